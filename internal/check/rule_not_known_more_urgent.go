package check

import (
	"fmt"
	"slices"

	"safeguard/internal/fault"
	"safeguard/internal/procedure"
)

var notKnownMoreUrgent = Rule{
	ID:       "not-known-more-urgent",
	Severity: Warning,
	Finds:    "something urgent on \"not known\", and nothing urgent on any reply",
	Why:      "Finding out is urgent only because one of the replies would be. The action on that reply has most likely lost its \"urgent\", and would stand at the end of a list.",
	Mend:     `Say "urgent: true" in the action that the worse reply raises.`,
	look:     lookNotKnownMoreUrgent,
}

func lookNotKnownMoreUrgent(l *look) {
	for _, q := range l.p.Questions {
		i := slices.IndexFunc(q.NotKnownAlerts, isUrgent)
		onReply := slices.ContainsFunc(q.Options, func(o *procedure.Option) bool { return slices.ContainsFunc(o.Alerts, isUrgent) })
		if i < 0 || onReply {
			continue
		}
		l.reportWith(q.PlaceOf("alerts"), fault.Also{Place: q.NotKnownAlerts[i].PlaceOf("urgent"), Says: "it is urgent"},
			fmt.Sprintf("%s raises %q on not-known, which is urgent, and nothing urgent on any reply", quoted("question", q.ID), q.NotKnownAlerts[i].ID),
			"make what the worse reply raises urgent too")
	}
}
