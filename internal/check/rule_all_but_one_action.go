package check

import (
	"fmt"

	"safeguard/internal/fault"
	"safeguard/internal/procedure"
)

var allButOneAction = Rule{
	ID:       "all-but-one-action",
	Severity: Warning,
	Finds:    "two outcomes of a tree that bring the same actions, but for one that is missing in one of them",
	Why:      "Two such outcomes mostly differ in how strong the duty is and not in what has to be done. An action that was dropped from one of them is never done for a child who gets that one.",
	Mend:     "Add the action to the other outcome. Where it belongs to one alone, give it a duty of its own as strong as that of its outcome, or give the other outcome an action of its own.",
	look:     lookAllButOneAction,
}

// fewestShared is how many actions two outcomes have in common to count as
// sisters.
const fewestShared = 3

func lookAllButOneAction(l *look) {
	for _, t := range l.p.Trees {
		for above, below := range pairsInOrder(t) {
			onlyAbove, onlyBelow := onlyIn(above, below), onlyIn(below, above)
			switch {
			case len(above.Actions)-len(onlyAbove) < fewestShared:
			case len(onlyBelow) == 1 && len(onlyAbove) == 0 && !onlyBelow[0].Forbids(): // a ban has a rule of its own
				l.missingAction(above, below, onlyBelow[0])
			case len(onlyAbove) == 1 && len(onlyBelow) == 0 && !carries(onlyAbove[0], above):
				l.missingAction(below, above, onlyAbove[0])
			}
		}
	}
}

// carries reports whether an action is what the outcome above others is for: it
// names a duty, and one as strong as that of the outcome.
func carries(a *procedure.Action, o *procedure.Outcome) bool {
	return hasDuty(a.Duty) && a.Duty <= o.Duty
}

func (l *look) missingAction(in, other *procedure.Outcome, a *procedure.Action) {
	l.reportWith(in.PlaceOf("actions"), fault.Also{Place: other.PlaceOf("actions"), Says: "the outcome that brings it"},
		fmt.Sprintf("%s brings all that %q brings but %q, and nothing else", quoted("outcome", in.ID), other.ID, a.ID),
		fmt.Sprintf("add %q to its actions", a.ID))
}
