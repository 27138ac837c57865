package check

import (
	"fmt"

	"safeguard/internal/fault"
)

var labelsAlike = Rule{
	ID:       "labels-alike",
	Severity: Warning,
	Finds:    "two options of one question whose labels differ in capitals or punctuation only",
	Why:      "On the screen the two look alike, and the one that is picked may be the one that leads away from help.",
	Mend:     "Give each option words of its own, or keep only one of the two.",
	look: func(l *look) {
		for _, q := range l.p.Questions {
			first := map[string]fault.Place{}
			for _, o := range q.Options {
				label := normal(o.Label.String())
				if at, twice := first[label]; twice {
					l.reportWith(o.Label.At, fault.Also{Place: at, Says: "the other label"},
						fmt.Sprintf("option %q of question %q reads like an option before it, and words of its own were wanted", o.ID, q.ID), "say in the label how this option differs")
					continue
				}
				first[label] = o.Label.At
			}
		}
	},
}
