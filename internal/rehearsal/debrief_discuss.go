package rehearsal

import (
	"fmt"
	"slices"
	"strings"

	"safeguard/internal/decide"
)

// How many questions a room is given, and how many of them come from the points.
const (
	leastAsked   = 3
	mostAsked    = 8
	mostOfPoints = 4
	mostOfAims   = 3
)

// lastQuestions fill up where little else is to be asked.
var lastQuestions = [...]string{
	"What one piece of news would have changed the path, and who would have brought it?",
	"Who was not at the table, and what would they have said?",
}

// discuss gives the questions for the room: those of the points, theme by theme and
// the heaviest of each first; then where the panel itself holds several views, and
// what the scenario is meant to show.
func (k *course) discuss(points []Point) []string {
	var asked []string
	add := func(q string) { asked = addOnce(asked, q) }
	for round := 0; round < len(points); round++ {
		for _, theme := range Themes() {
			if p := nth(points, theme, round); p != nil && len(asked) < mostOfPoints {
				add(p.Ask)
			}
		}
	}
	if n := len(k.s.Panel); n > 1 {
		add(fmt.Sprintf("The panel holds %s views, each with its reasons. Which would you defend, and what would bring you to another?", numberWord(n)))
	}
	for n, aim := range k.s.Aims {
		if n < mostOfAims {
			add(fmt.Sprintf("One aim of this case: %s Where did that show, and where was it hard?", sentence(aim.Words)))
		}
	}
	for _, q := range lastQuestions {
		if len(asked) < leastAsked {
			add(q)
		}
	}
	return asked[:min(len(asked), mostAsked)]
}

// nth gives the n-th point of a theme, from 0; nil where there are fewer.
func nth(points []Point, theme Theme, n int) *Point {
	for i := range points {
		if points[i].Theme == theme {
			if n == 0 {
				return &points[i]
			}
			n--
		}
	}
	return nil
}

func numberWord(n int) string {
	words := [...]string{"no", "one", "two", "three", "four", "five", "six"}
	if n < len(words) {
		return words[n]
	}
	return "several"
}

func sentence(s string) string {
	if s = strings.TrimSpace(s); strings.HasSuffix(s, ".") || strings.HasSuffix(s, "?") {
		return s
	}
	return s + "."
}

// weight is by how much a kind of point comes before others of its theme: what can
// leave somebody unprotected first.
func weight(kind Kind) int {
	return slices.Index([]Kind{
		RiskPassedOver, NeverPossible, NotListed, NotSingly, UnknownAsNo, RouteNotOpened, NotRevisited, RiskSeenLate,
		AnsweredOtherwise, AnsweredEarly, UnknownAsKnown, RouteOnlyTheirs, KnownAsUnknown, NothingOfTheirOwn, OneVoice, NoReason, Unanswered,
	}, kind)
}

// mostOfTheme is how many points a theme has at the most.
const mostOfTheme = 12

// inOrder sorts points by theme, weight and the order of the interview, and counts
// what is more than a theme can hold.
func (k *course) inOrder(points []Point, lines []Line) []Point {
	place := func(p Point) int {
		return slices.IndexFunc(lines, func(l Line) bool { return p.Item != decide.Item{} && l.Item == p.Item })
	}
	var sorted []Point
	for _, theme := range Themes() {
		var of []Point
		for _, p := range points {
			if p.Theme == theme {
				of = append(of, p)
			}
		}
		slices.SortStableFunc(of, func(p, q Point) int {
			if d := weight(p.Kind) - weight(q.Kind); d != 0 {
				return d
			}
			return place(p) - place(q)
		})
		if more := len(of) - mostOfTheme; more > 0 {
			of = of[:mostOfTheme]
			last := &of[mostOfTheme-1]
			last.Says += fmt.Sprintf(" There are %d more points like these; each stands among the answers.", more)
		}
		sorted = append(sorted, of...)
	}
	return sorted
}
