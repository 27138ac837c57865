package check

import (
	"iter"
	"slices"

	"safeguard/internal/procedure"
)

// agreementRules look at whether parts that belong together agree: an alert with
// the reply it stands on, an outcome with its actions and with the outcomes
// beside it, and all of them with the paragraphs they rest on.
var agreementRules = []*Rule{
	&alertOnTheOtherReply,
	&alertHeldBack,
	&dangerInALaterStage,
	&banMissingAbove,
	&allButOneAction,
	&outcomeWeakerThanActions,
	&citesApart,
	&restsOnBackground,
	&practiceThoughSourceSays,
	&protectiveOrderAgainstStrongDuty,
	&guaranteePromisesNothing,
	&calendarMissing,
}

// pairsInOrder gives each two outcomes of a tree that open a route, the more
// protective first; none where the tree says nothing of their order.
func pairsInOrder(t *procedure.Tree) iter.Seq2[*procedure.Outcome, *procedure.Outcome] {
	return func(yield func(above, below *procedure.Outcome) bool) {
		if !t.Ordered {
			return
		}
		for i, above := range t.Leaves {
			for _, below := range t.Leaves[i+1:] {
				if above.Opens && below.Opens && !yield(above, below) {
					return
				}
			}
		}
	}
}

// onlyIn gives the actions of one outcome that another does not bring.
func onlyIn(one, other *procedure.Outcome) []*procedure.Action {
	return slices.DeleteFunc(slices.Clone(one.Actions), func(a *procedure.Action) bool { return slices.Contains(other.Actions, a) })
}
