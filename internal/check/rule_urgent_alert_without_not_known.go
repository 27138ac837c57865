package check

import (
	"fmt"
	"slices"

	"safeguard/internal/fault"
	"safeguard/internal/procedure"
)

var urgentAlertWithoutNotKnown = Rule{
	ID:       "urgent-alert-without-not-known",
	Severity: Error,
	Finds:    "an urgent alert on a reply, and nothing urgent on \"not known\"",
	Why:      "Where one reply means that something has to be done at once, not knowing means that somebody has to find out at once. Otherwise a child whom nobody has checked on is treated as safe.",
	Mend:     `Raise an urgent action on "not-known" too, under "alerts" of the question: as a rule, finding out now.`,
	look:     lookUrgentAlertWithoutNotKnown,
}

func lookUrgentAlertWithoutNotKnown(l *look) {
	for _, q := range l.p.Questions {
		if q.RefusesNotKnown || slices.ContainsFunc(q.NotKnownAlerts, isUrgent) {
			continue
		}
		for _, o := range q.Options {
			i := slices.IndexFunc(o.Alerts, isUrgent)
			if i < 0 {
				continue
			}
			l.reportWith(q.PlaceOf("alerts"), fault.Also{Place: o.Alerts[i].PlaceOf("urgent"), Says: "it is urgent"},
				fmt.Sprintf("%s raises %q on %q, which is urgent, and nothing urgent on not-known", quoted("question", q.ID), o.Alerts[i].ID, o.ID),
				`raise an urgent action on not-known too`)
			break
		}
	}
}

func isUrgent(a *procedure.Action) bool { return a.Urgent }
