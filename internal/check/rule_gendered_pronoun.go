package check

import (
	"fmt"
	"strings"
)

var genderedPronoun = Rule{
	ID:       "gendered-pronoun",
	Severity: Note,
	Finds:    "a text that calls anybody whom it is read for he or she",
	Why:      "It is read for every child and every person. Where it does not fit, people take the question to be about somebody else.",
	Mend:     "Say they, or name the subject, as {child}.",
	look: func(l *look) {
		for t := range l.texts(asks | helps | labels | titles | dos | remarks) {
			if !t.speaksOf(aboutSomebody) {
				continue
			}
			for field := range strings.FieldsSeq(t.words) {
				if word := strings.ToLower(strings.TrimFunc(field, notInWord)); isGendered(word) {
					l.report(t.at, fmt.Sprintf("%s says %q, and a word that fits everybody was wanted", t.of(), word), "say they, or name the subject")
					break
				}
			}
		}
	},
}

func isGendered(word string) bool {
	switch word {
	case "he", "she", "him", "his", "hers", "her", "himself", "herself", "he/she", "she/he", "s/he", "his/her", "him/her", "he's", "she's":
		return true
	}
	return false
}
