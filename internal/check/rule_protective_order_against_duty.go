package check

import (
	"fmt"

	"safeguard/internal/fault"
	"safeguard/internal/procedure"
)

var protectiveOrderAgainstDuty = Rule{
	ID:       "protective-order-against-duty",
	Severity: Note,
	Finds:    "an order that puts a route with a weaker duty before one with a stronger",
	Why:      "What the source demands most strongly is mostly what protects a child most. Where the order says otherwise, two outcomes may have changed places.",
	Mend:     `Check which of the two protects a child more, and look at the order under "protective-order" once more. Leave it where the source means it so.`,
	look:     lookProtectiveOrderAgainstDuty,
}

func lookProtectiveOrderAgainstDuty(l *look) {
	for _, t := range l.p.Trees {
		if !t.Ordered {
			continue
		}
		var before *procedure.Outcome // the last one that opens a route
		for _, o := range t.Leaves {
			if !o.Opens {
				continue
			}
			if before != nil && o.Duty < before.Duty && !isFarWeaker(before, o) {
				l.reportWith(t.PlaceOf("protective-order"), fault.Also{Place: o.PlaceOf("duty"), Says: "the stronger duty"},
					fmt.Sprintf("%q (%s) stands before %q (%s), whose duty is stronger", before.ID, before.Duty, o.ID, o.Duty), "check which of the two protects more")
			}
			before = o
		}
	}
}
