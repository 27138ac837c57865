package check

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"safeguard/internal/fault"
	"safeguard/internal/procedure"
)

var deadlineDiffers = Rule{
	ID:       "deadline-differs",
	Severity: Warning,
	Finds:    "a deadline that is not the one in the action's words or in its paragraph",
	Why:      "The date on the page is counted from the one, and people read the other. Whichever is wrong, a conference or a visit comes too late or is called late when it is not.",
	Mend:     `Let "due", the words of the action and the gist of its paragraph say the same number of the same days. Hours and working days are not the same: 72 hours run over a weekend.`,
	look:     lookDeadlineDiffers,
}

func lookDeadlineDiffers(l *look) {
	for _, a := range l.p.Actions {
		if a.Due == nil {
			continue
		}
		due := deadline{a.Due.Within, strings.ReplaceAll(a.Due.Unit.String(), "-", " ")}
		others := due.others([]wording{{"its words say", a.Do.At, a.Do.String()}})
		if a.Basis == procedure.Chapter {
			others = append(others, due.others(gistsOf(a.Cite))...)
		}
		if len(others) > 0 {
			l.reportWith(a.PlaceOf("due"), fault.Also{Place: others[0].at, Says: "what it says"},
				fmt.Sprintf("%s is due within %s, and %s", quoted("action", a.ID), due, sayings(others)), "let them say the same")
		}
	}
}

// A wording is a text that may name a deadline in words.
type wording struct {
	says string
	at   fault.Place
	text string
}

func gistsOf(cite []*procedure.Paragraph) []wording {
	gists := make([]wording, len(cite))
	for i, p := range cite {
		gists[i] = wording{fmt.Sprintf("paragraph %q says", p.ID), p.PlaceOf("gist"), p.Gist}
	}
	return gists
}

func sayings(others []wording) string {
	said := make([]string, len(others))
	for i, o := range others {
		said[i] = o.says + " " + o.text
	}
	return strings.Join(said, ", and ")
}

// others gives the first of the texts that names a deadline, with that alone as
// its text, where none of them names due.
func (due deadline) others(texts []wording) []wording {
	var other []wording
	for _, t := range texts {
		for _, d := range deadlinesIn(t.text) {
			if d.inDays() == due.inDays() {
				return nil
			}
			if other == nil {
				other = []wording{{t.says, t.at, d.String()}}
			}
		}
	}
	return other
}

// A deadline is a number of minutes, hours, days, working days, weeks or months,
// as it is spoken.
type deadline struct {
	within int
	unit   string
}

// inDays makes weeks into days, so that a week is seven days, and hours that are
// whole days.
func (d deadline) inDays() deadline {
	switch {
	case d.unit == "weeks":
		return deadline{7 * d.within, "days"}
	case d.unit == "hours" && d.within%24 == 0:
		return deadline{d.within / 24, "days"}
	}
	return d
}

// inHours reports whether the deadline is too short for a due, which counts
// whole days.
func (d deadline) inHours() bool { return d.unit == "hours" || d.unit == "minutes" }

func (d deadline) String() string {
	unit := d.unit
	if d.within == 1 {
		unit = strings.TrimSuffix(unit, "s")
	}
	return fmt.Sprintf("%d %s", d.within, unit)
}

var spokenDeadline = regexp.MustCompile(`(?i)\b(?:(once |twice |times )?in |within (?:the )?)(\d{1,4}|[a-z]+) (working |calendar )?(minute|hour|day|week|month)s?\b`)

// deadlinesIn gives the deadlines that a text names, as in "within 15 working
// days" and "in two weeks". "Once in two weeks" and "in a week" tell how often.
func deadlinesIn(text string) []deadline {
	if !namesUnit(text) {
		return nil
	}
	var all []deadline
	for _, m := range spokenDeadline.FindAllStringSubmatch(text, -1) {
		n := numberOf(strings.ToLower(m[2]))
		isIn := strings.EqualFold(m[0][:len("in ")], "in ")
		if n == 0 || m[1] != "" || isIn && isArticle(m[2]) {
			continue
		}
		unit := strings.ToLower(m[4]) + "s"
		if unit == "days" && strings.EqualFold(m[3], "working ") {
			unit = "working days"
		}
		all = append(all, deadline{n, unit})
	}
	return all
}

// namesUnit spares most texts the search.
func namesUnit(text string) bool {
	lower := strings.ToLower(text)
	return slices.ContainsFunc([]string{"minute", "hour", "day", "week", "month"}, func(unit string) bool { return strings.Contains(lower, unit) })
}

func isArticle(word string) bool {
	return strings.EqualFold(word, "a") || strings.EqualFold(word, "an")
}

var numberWords = []string{
	"", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
	"eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
}

// numberOf reads a number in digits or words; 0 where it is none.
func numberOf(word string) int {
	if n, err := strconv.Atoi(word); err == nil {
		return n
	}
	if isArticle(word) {
		return 1
	}
	return max(slices.Index(numberWords, word), 0)
}
