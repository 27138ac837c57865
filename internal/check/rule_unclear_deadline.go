package check

import (
	"fmt"
	"strings"
)

var unclearDeadline = Rule{
	ID:       "unclear-deadline",
	Severity: Note,
	Finds:    "an action that says \"soon\", or names a number of days, and has no due",
	Why:      "Nobody can say on which day it is late, so nobody notices that it is.",
	Mend:     "Give due with a number, a unit and the question whose date it counts from, or urgent: true if it is to be done now.",
	look: func(l *look) {
		for t := range l.texts(dos) {
			if t.action.Due != nil || t.action.Forbids() {
				continue
			}
			if words := vagueTime(wordsOf(t.words), t.action.Urgent); words != "" {
				l.report(t.at, fmt.Sprintf("%s says %q and has no due, and a day that it can be checked by was wanted", t.of(), words), "give due, with the question whose date it counts from")
			}
		}
	},
}

// vagueTime gives the words that speak of a time without a day to count from, or
// "". What is due within one day or 24 hours counts from now, and is clear; what
// is urgent is to be done now, however it is put.
func vagueTime(words []string, urgent bool) string {
	if !urgent {
		if p := phraseIn(words, []string{"as soon as possible", "asap", "soon", "promptly", "in due course", "shortly", "in good time", "without undue delay", "when convenient"}); p != "" {
			return p
		}
	}
	for i := range words {
		if words[i] != "within" || i+2 >= len(words) || isOne(words[i+1]) {
			continue
		}
		for j := i + 2; j < min(i+4, len(words)); j++ {
			if isUnit(words[j]) && isNumber(words[i+1]) {
				return strings.Join(words[i:j+1], " ")
			}
		}
	}
	return ""
}

func isOne(word string) bool { return word == "one" || word == "1" || word == "24" || word == "a" }

func isNumber(word string) bool {
	switch word {
	case "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve", "fifteen", "twenty", "thirty":
		return true
	}
	return word != "" && strings.Trim(word, "0123456789") == ""
}

func isUnit(word string) bool {
	switch word {
	case "hours", "day", "days", "week", "weeks", "month", "months":
		return true
	}
	return false
}
