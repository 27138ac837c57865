package check

import (
	"fmt"

	"safeguard/internal/procedure"
)

var vagueLabel = Rule{
	ID:       "vague-label",
	Severity: Warning,
	Finds:    "an option called \"Other\" or the like, without help that says what it covers",
	Why:      "What is most unusual, and may be most serious, ends up where nobody can tell what was meant.",
	Mend:     "Name what the option stands for, or say in its help what it covers.",
	look: func(l *look) {
		for _, q := range l.p.Questions {
			for _, o := range q.Options {
				if q.Type != procedure.YesNo && o.Help.Empty() && isVague(normal(o.Label.String())) {
					l.report(o.Label.At, fmt.Sprintf("option %q of question %q is called %q alone, and what it covers was wanted", o.ID, q.ID, o.Label), "name what it stands for, or say so in its help")
				}
			}
		}
	},
}

func isVague(label string) bool {
	switch label {
	case "other", "others", "misc", "miscellaneous", "various", "n/a", "na", "something else", "anything else", "somewhere else", "else",
		"other reason", "other reasons", "other option", "not applicable", "see notes", "general", "etc":
		return true
	}
	return false
}
