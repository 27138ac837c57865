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
	Mend:     `Let "due", the words of the action and the gist of its paragraph say the same number of the same days.`,
	look:     lookDeadlineDiffers,
}

func lookDeadlineDiffers(l *look) {
	for _, a := range l.p.Actions {
		if a.Due == nil {
			continue
		}
		l.sameDeadline(a, []wording{{"its words say", a.Do.At, a.Do.String()}})
		if a.Basis == procedure.Chapter {
			l.sameDeadline(a, gistsOf(a.Cite))
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

// sameDeadline reports texts that name deadlines, none of which is that of a.
func (l *look) sameDeadline(a *procedure.Action, texts []wording) {
	due := deadline{a.Due.Within, a.Due.Unit}
	var first wording
	var other deadline
	for _, t := range texts {
		for _, d := range deadlinesIn(t.text) {
			if d.inDays() == due.inDays() {
				return
			}
			if other.within == 0 {
				first, other = t, d
			}
		}
	}
	if other.within > 0 {
		l.reportWith(a.PlaceOf("due"), fault.Also{Place: first.at, Says: "what it says"},
			fmt.Sprintf("%s is due within %s, and %s %s", quoted("action", a.ID), due, first.says, other), "let both say the same")
	}
}

// A deadline is a number of days, weeks or months, as it is written or spoken.
type deadline struct {
	within int
	unit   procedure.Unit
}

// inDays makes weeks into days, so that a week is seven days.
func (d deadline) inDays() deadline {
	if d.unit == procedure.Weeks {
		return deadline{7 * d.within, procedure.Days}
	}
	return d
}

func (d deadline) String() string {
	word := strings.ReplaceAll(d.unit.String(), "-", " ")
	if d.within == 1 {
		word = strings.TrimSuffix(word, "s")
	}
	return fmt.Sprintf("%d %s", d.within, word)
}

var spokenDeadline = regexp.MustCompile(`(?i)\bwithin (?:the )?(\d{1,4}|[a-z]+) (working |calendar )?(day|week|month)s?\b`)

// deadlinesIn gives the deadlines that a text names, as in "within 15 working
// days".
func deadlinesIn(text string) []deadline {
	var all []deadline
	for _, m := range spokenDeadline.FindAllStringSubmatch(text, -1) {
		n := numberOf(strings.ToLower(m[1]))
		if n == 0 {
			continue
		}
		unit := map[string]procedure.Unit{"day": procedure.Days, "week": procedure.Weeks, "month": procedure.Months}[strings.ToLower(m[3])]
		if unit == procedure.Days && strings.EqualFold(m[2], "working ") {
			unit = procedure.WorkingDays
		}
		all = append(all, deadline{n, unit})
	}
	return all
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
	if word == "a" || word == "an" {
		return 1
	}
	return max(slices.Index(numberWords, word), 0)
}
