package check

import (
	"fmt"

	"safeguard/internal/fault"
)

var sameQuestionTwice = Rule{
	ID:       "same-question-twice",
	Severity: Warning,
	Finds:    "two questions that ask the same in the same words",
	Why:      "The two can be answered differently, and a tree that reads the one knows nothing of the other.",
	Mend:     "Keep one and let every tree and condition read it, or say in each what it asks about.",
	look: func(l *look) {
		first := map[string]fault.Place{}
		for t := range l.texts(asks) {
			words := normal(t.words)
			if at, twice := first[words]; twice {
				l.reportWith(t.at, fault.Also{Place: at, Says: "the same words stand here"},
					fmt.Sprintf("%s asks what another asks, in the same words, and one question for one thing was wanted", t.of()), "keep one of the two, or say how this one differs")
				continue
			}
			first[words] = t.at
		}
	},
}
