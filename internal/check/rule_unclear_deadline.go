package check

import (
	"fmt"
	"strings"
)

var unclearDeadline = Rule{
	ID:       "unclear-deadline",
	Severity: Note,
	Finds:    "an action that says \"soon\", or names a number of days or hours, and has no due and is not urgent",
	Why:      "Nobody can say on which day it is late, so nobody notices that it is. \"Within one working day\" and \"within 24 hours\" count from now, for whoever reads them, and are left alone.",
	Mend:     "Give due with a number, a unit and the question whose date it counts from, or urgent: true if it is to be done now. A due counts whole days: hours and minutes stay in the words, with urgent: true.",
	look: func(l *look) {
		for t := range l.texts(dos) {
			if t.action.Due != nil || t.action.Forbids() {
				continue
			}
			switch said, unit := vagueTime(wordsOf(t.words), t.action.Urgent); {
			case said == "":
			case isShort(unit):
				l.report(t.at, fmt.Sprintf("%s says %q and is not urgent, and a place at the head of the list was wanted", t.of(), said), "say \"urgent: true\" and leave the time in the words, for a due counts whole days")
			default:
				l.report(t.at, fmt.Sprintf("%s says %q and has no due, and a day that it can be checked by was wanted", t.of(), said), "give due, with the question whose date it counts from")
			}
		}
	},
}

// vagueTime gives the words that speak of a time without a day to count from,
// and their unit, or "". What is due within one day or 24 hours counts from now,
// and is clear; what is urgent is to be done now, however it is put, and so are
// its hours and minutes.
func vagueTime(words []string, urgent bool) (said, unit string) {
	if !urgent {
		if p := phraseIn(words, []string{"as soon as possible", "asap", "soon", "promptly", "in due course", "shortly", "in good time", "without undue delay", "when convenient"}); p != "" {
			return p, ""
		}
	}
	for i := range words {
		if words[i] != "within" || i+2 >= len(words) || isOne(words[i+1]) {
			continue
		}
		for j := i + 2; j < min(i+4, len(words)); j++ {
			if isUnit(words[j]) && isNumber(words[i+1]) && !(urgent && isShort(words[j])) {
				return strings.Join(words[i:j+1], " "), words[j]
			}
		}
	}
	return "", ""
}

func isOne(word string) bool { return word == "one" || word == "1" || word == "24" || isArticle(word) }

func isNumber(word string) bool { return numberOf(word) > 0 || word == "thirty" || word == "sixty" }

func isUnit(word string) bool {
	switch word {
	case "day", "days", "week", "weeks", "month", "months":
		return true
	}
	return isShort(word)
}

// isShort reports whether a unit of time is shorter than a day.
func isShort(unit string) bool {
	return unit == "hour" || unit == "hours" || unit == "minute" || unit == "minutes"
}
