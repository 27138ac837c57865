package check

import (
	"fmt"
	"strings"

	"safeguard/internal/procedure"
)

var questionNotAQuestion = Rule{
	ID:       "question-not-a-question",
	Severity: Warning,
	Finds:    "a yes-no question without a question mark",
	Why:      "Yes to a statement or an order can mean \"it is so\", \"I agree\" or \"I will do it\".",
	Mend:     "Write it as a question that yes or no answers.",
	look: func(l *look) {
		for t := range l.texts(asks) {
			if q := t.question; q != nil && q.Type == procedure.YesNo && !strings.Contains(t.words, "?") {
				l.report(t.at, fmt.Sprintf("%s is answered by yes or no and has no question mark, and a question was wanted", t.of()), "begin with Is, Has, Does or Can, and end with a question mark")
			}
		}
	},
}
