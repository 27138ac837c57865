package check

import (
	"fmt"
	"strings"
)

// longestQuestion is how many words a question may have and still be taken in
// at one hearing.
const longestQuestion = 25

var questionTooLong = Rule{
	ID:       "question-too-long",
	Severity: Note,
	Finds:    "a question of more than 25 words",
	Why:      "In a tense meeting a long question is heard in part, and each person answers the part they heard.",
	Mend:     "Ask in one short sentence, and move what explains it to help.",
	look: func(l *look) {
		for t := range l.texts(asks) {
			if n := len(strings.Fields(t.words)); n > longestQuestion {
				l.report(t.at, fmt.Sprintf("%s asks in %d words, and at most %d were wanted", t.of(), n, longestQuestion), "move what explains the question to its help")
			}
		}
	},
}
