package check

import (
	"fmt"

	"safeguard/internal/fault"
	"safeguard/internal/procedure"
)

var urgentWithWeakDuty = Rule{
	ID:       "urgent-with-weak-duty",
	Severity: Warning,
	Finds:    "an urgent action that is only to be considered, or may be done",
	Why:      "It stands at the head of the list in front of every must, and its own words leave it open. Somebody in a hurry reads the word and passes on.",
	Mend:     "Give it the duty that it has, a must or a should, or take the urgency out.",
	look:     lookUrgentWithWeakDuty,
}

func lookUrgentWithWeakDuty(l *look) {
	for _, a := range l.p.Actions {
		if a.Urgent && (a.Duty == procedure.Consider || a.Duty == procedure.May) {
			l.reportWith(a.PlaceOf("duty"), fault.Also{Place: a.PlaceOf("urgent"), Says: "it is urgent"},
				fmt.Sprintf("%s is urgent and has the duty %q", quoted("action", a.ID), a.Duty.String()), "write must or should, or take the urgency out")
		}
	}
}
