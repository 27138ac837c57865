package check

import (
	"fmt"
	"strings"
)

// longestSentence is how many words a sentence of help may have and still be
// taken in at one reading.
const longestSentence = 40

var sentenceTooLong = Rule{
	ID:       "sentence-too-long",
	Severity: Note,
	Finds:    "a sentence of more than 40 words in help",
	Why:      "Help is read in a hurry. What stands behind the second comma of a long sentence is not taken in.",
	Mend:     "Make two or three sentences of it.",
	look: func(l *look) {
		for t := range l.texts(helps) {
			for _, s := range sentences(t.words) {
				if n := len(strings.Fields(s)); n > longestSentence {
					l.report(t.at, fmt.Sprintf("the help of %s has a sentence of %d words, and at most %d were wanted", t.of(), n, longestSentence), "make two or three sentences of it")
					break
				}
			}
		}
	},
}
