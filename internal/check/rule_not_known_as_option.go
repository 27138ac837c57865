package check

import (
	"fmt"
	"strings"

	"safeguard/internal/procedure"
)

var notKnownAsOption = Rule{
	ID:       "not-known-as-option",
	Severity: Error,
	Finds:    "an option that stands for not knowing",
	Why:      "Not known is built into every question and keeps routes open. As an option it is one more answer: the route closes, and nobody is sent to find out.",
	Mend:     "Remove the option. Whoever does not know answers not known, and a tree may give not-known a branch of its own.",
	look: func(l *look) {
		for _, q := range l.p.Questions {
			for _, o := range q.Options {
				if q.Type != procedure.YesNo && (saysNotKnown(strings.ReplaceAll(o.ID, "-", " ")) || saysNotKnown(normal(o.Label.String()))) {
					l.report(o.At, fmt.Sprintf("option %q of question %q stands for not knowing, which is built in as not-known and keeps routes open", o.ID, q.ID), "remove the option; a tree may give not-known a branch of its own")
				}
			}
		}
	},
}

func saysNotKnown(s string) bool {
	switch s {
	case "unknown", "not known", "not yet known", "unknown yet", "unknown at this time", "not known at this time",
		"don't know", "dont know", "do not know", "i don't know", "we don't know", "nobody knows", "no idea",
		"unsure", "not sure", "uncertain", "not certain", "unclear", "not clear", "can't say", "cannot say", "can't tell", "cannot tell":
		return true
	}
	return false
}
