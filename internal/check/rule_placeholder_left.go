package check

import (
	"fmt"
	"strings"
	"unicode"
)

var placeholderLeft = Rule{
	ID:       "placeholder-left",
	Severity: Error,
	Finds:    "a text with a placeholder left in it, such as TODO or ???",
	Why:      "Somebody meant to come back to it. Until then people act on words that were never finished.",
	Mend:     "Write the words that belong there.",
	look: func(l *look) {
		for t := range l.texts(everyText) {
			if mark := placeholderIn(t); mark != "" {
				l.report(t.at, fmt.Sprintf("%s has %q in its words, and finished words were wanted", t.of(), mark), "write what belongs there")
			}
		}
	},
}

func placeholderIn(t text) string {
	s := t.words
	if strings.Contains(s, "???") {
		return "???"
	}
	for _, word := range capitalWords(s) {
		if isPlaceholder(word) {
			return word
		}
	}
	if !t.speaksOf(aboutNothing) {
		return ""
	}
	return phraseIn(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(".,:;()", r) }),
		[]string{"lorem ipsum", "tbc", "tbd", "[insert", "<insert"})
}

func isPlaceholder(word string) bool {
	switch word {
	case "TODO", "TBC", "TBD", "FIXME", "XXX", "XXXX":
		return true
	}
	return false
}
