package check

import (
	"fmt"

	"safeguard/internal/fault"
)

var closedWithDuty = Rule{
	ID:       "closed-with-duty",
	Severity: Warning,
	Finds:    "an outcome that opens nothing and yet has a duty",
	Why:      "It is shown among the routes that are not opened, with a word that says it has to be followed. One of the two is wrong, and the route may be missed.",
	Mend:     "Write \"opens: true\" if there is something to follow, or \"duty: none\" if there is not. What is to be done beside it belongs to its actions.",
	look:     lookClosedWithDuty,
}

func lookClosedWithDuty(l *look) {
	for _, o := range l.p.Outcomes {
		if !o.Opens && hasDuty(o.Duty) {
			l.reportWith(o.PlaceOf("duty"), fault.Also{Place: o.PlaceOf("opens"), Says: "it opens nothing"},
				fmt.Sprintf("%s opens nothing and has the duty %q", quoted("outcome", o.ID), o.Duty.String()), `write "opens: true" or "duty: none"`)
		}
	}
}
