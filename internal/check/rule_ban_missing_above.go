package check

import (
	"fmt"

	"safeguard/internal/fault"
	"safeguard/internal/procedure"
)

var banMissingAbove = Rule{
	ID:       "ban-missing-above",
	Severity: Warning,
	Finds:    "an outcome without a \"do not\" that a less protective outcome of the same tree brings",
	Why:      "The more serious the case, the more a warning matters. Where it is missing, a family is told too soon or evidence is lost in the very cases that can bear it least.",
	Mend:     `Add the "do not" to the actions of the more protective outcome as well.`,
	look:     lookBanMissingAbove,
}

func lookBanMissingAbove(l *look) {
	type missing struct {
		in  *procedure.Outcome
		ban *procedure.Action
	}
	reported := map[missing]bool{}
	for _, t := range l.p.Trees {
		for above, below := range pairsInOrder(t) {
			for _, a := range onlyIn(below, above) {
				if !a.Forbids() || reported[missing{above, a}] {
					continue
				}
				reported[missing{above, a}] = true
				l.reportWith(above.PlaceOf("actions"), fault.Also{Place: below.PlaceOf("actions"), Says: "the less protective outcome"},
					fmt.Sprintf("%s does not bring %q, a \"do not\" that %q brings, which protects less", quoted("outcome", above.ID), a.ID, below.ID),
					fmt.Sprintf("add %q to its actions", a.ID))
			}
		}
	}
}
