package check

import (
	"fmt"

	"safeguard/internal/fault"
	"safeguard/internal/procedure"
)

var protectiveOrderAgainstStrongDuty = Rule{
	ID:       "protective-order-against-strong-duty",
	Severity: Warning,
	Finds:    "an order that puts a route with a far weaker duty before one with a stronger",
	Why:      "Not known is judged by this order. Where what is only to be considered stands before what must be done, a case with an unknown ends in the weaker route, and nothing else in the file notices.",
	Mend:     `Check which of the two protects a child more, and put that first under "protective-order". Duties one step apart are only noted.`,
	look:     lookProtectiveOrderAgainstStrongDuty,
}

// farApart is how many steps lie between duties that no order should turn round:
// must, will, should, consider, may.
const farApart = 2

func lookProtectiveOrderAgainstStrongDuty(l *look) {
	for _, t := range l.p.Trees {
		for above, below := range pairsInOrder(t) {
			if !isFarWeaker(above, below) {
				continue
			}
			l.reportWith(t.PlaceOf("protective-order"), fault.Also{Place: below.PlaceOf("duty"), Says: "the stronger duty"},
				fmt.Sprintf("%q (%s) stands before %q (%s), whose duty is far stronger", above.ID, above.Duty, below.ID, below.Duty),
				"check which of the two protects more, and put it first")
			break // one look at the order shows the rest
		}
	}
}

func isFarWeaker(one, other *procedure.Outcome) bool {
	return hasDuty(one.Duty) && one.Duty >= other.Duty+farApart
}
