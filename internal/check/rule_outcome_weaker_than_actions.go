package check

import (
	"fmt"

	"safeguard/internal/fault"
	"safeguard/internal/procedure"
)

var outcomeWeakerThanActions = Rule{
	ID:       "outcome-weaker-than-actions",
	Severity: Warning,
	Finds:    "an outcome whose duty is weaker than that of everything the source asks for in it",
	Why:      "The headline says that the route may be taken, and each step of it says that it should be. People who read only the headline leave it undone.",
	Mend:     "Look at the source, and give the outcome the duty that its steps have, or the steps the duty that the outcome has.",
	look:     lookOutcomeWeakerThanActions,
}

func lookOutcomeWeakerThanActions(l *look) {
	says := newStrengths(l.p)
	for _, o := range l.p.Outcomes {
		if !o.Opens || !hasDuty(o.Duty) {
			continue
		}
		if _, by := says.wantedOver(o.Duty, o.Cite); by != nil {
			continue // its paragraph says so already
		}
		if weakest := weakestStep(o); weakest != nil && weakest.Duty < o.Duty {
			l.reportWith(o.PlaceOf("duty"), fault.Also{Place: weakest.PlaceOf("duty"), Says: "the weakest of its steps"},
				fmt.Sprintf("%s has the duty %q, and the weakest of what the source asks for in it, %q, has %q", quoted("outcome", o.ID), o.Duty.String(), weakest.ID, weakest.Duty.String()),
				"see in the source which of the two is right")
		}
	}
}

// weakestStep gives what has the weakest duty of all that the source asks people
// to do in an outcome; nil where nothing is, or an action takes the duty of its
// outcome.
func weakestStep(o *procedure.Outcome) *procedure.Action {
	var weakest *procedure.Action
	for _, a := range o.Actions {
		if !hasDuty(a.Duty) {
			return nil
		}
		if a.Basis == procedure.Chapter && !a.Forbids() && (weakest == nil || a.Duty > weakest.Duty) {
			weakest = a
		}
	}
	return weakest
}
