package check

import (
	"fmt"

	"safeguard/internal/fault"
)

var outcomeStrongerThanActions = Rule{
	ID:       "outcome-stronger-than-actions",
	Severity: Warning,
	Finds:    "an outcome whose duty none of its actions carries",
	Why:      "The page says that the route must be taken, and in the list of actions nothing must be done. What people work from is the list.",
	Mend:     "Give the action that carries the route out the duty of the outcome, or add the action that is missing. An action without a duty takes that of its outcome.",
	look:     lookOutcomeStrongerThanActions,
}

func lookOutcomeStrongerThanActions(l *look) {
	for _, o := range l.p.Outcomes {
		if !o.Opens || !hasDuty(o.Duty) || len(o.Actions) == 0 {
			continue
		}
		strongest := o.Actions[0]
		carried := false
		for _, a := range o.Actions {
			carried = carried || a.Duty <= o.Duty || !hasDuty(a.Duty)
			if a.Duty < strongest.Duty {
				strongest = a
			}
		}
		if !carried {
			l.reportWith(o.PlaceOf("duty"), fault.Also{Place: strongest.PlaceOf("duty"), Says: "the strongest of its actions"},
				fmt.Sprintf("%s has the duty %q, and the strongest of its actions, %q, has %q", quoted("outcome", o.ID), o.Duty.String(), strongest.ID, strongest.Duty.String()),
				"give the action that carries it out the duty of the outcome")
		}
	}
}
