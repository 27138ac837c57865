package check

import (
	"fmt"
	"strings"

	"safeguard/internal/procedure"
)

var noneAsOption = Rule{
	ID:       "none-as-option",
	Severity: Warning,
	Finds:    "an option of a many question that stands for none of the others",
	Why:      "\"None of these\" is built in and excludes the rest. As an option it can be ticked beside a worry, and counts as one where a condition says any-option.",
	Mend:     "Remove the option. A condition asks for none of them by {question: none}.",
	look: func(l *look) {
		for _, q := range l.p.Questions {
			for _, o := range q.Options {
				if q.Type == procedure.Many && (saysNone(strings.ReplaceAll(o.ID, "-", " ")) || saysNone(normal(o.Label.String()))) {
					l.report(o.At, fmt.Sprintf("option %q of question %q stands for none of the others, which is built in", o.ID, q.ID), fmt.Sprintf("remove the option; a condition asks for it by {%s: none}", q.ID))
				}
			}
		}
	},
}

func saysNone(s string) bool {
	switch s {
	case "none", "none of these", "none of the above", "none of them", "none of those", "none apply", "none applies", "none of these apply",
		"none of the others", "nothing", "no", "nothing of the kind", "not any", "neither":
		return true
	}
	return false
}
