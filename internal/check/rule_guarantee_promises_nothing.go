package check

import (
	"fmt"

	"safeguard/internal/fault"
	"safeguard/internal/procedure"
)

var guaranteePromisesNothing = Rule{
	ID:       "guarantee-promises-nothing",
	Severity: Warning,
	Finds:    "a guarantee that holds of any tree",
	Why:      "Nothing is less protective than the last outcome of the order. A promise of at least that is always kept, and whoever reads it believes that something was proved.",
	Mend:     `Name the more protective outcome that is promised. Or say under "when" for which answers it is: then it also promises that the tree is reached with them.`,
	look:     lookGuaranteePromisesNothing,
}

func lookGuaranteePromisesNothing(l *look) {
	for _, g := range l.p.Guarantees {
		if g.Verdict != procedure.AtLeastAsProtectiveAs || g.When != nil || !g.Tree.Ordered || g.Outcome != g.Tree.Leaves[len(g.Tree.Leaves)-1] {
			continue
		}
		l.reportWith(g.PlaceOf(g.Verdict.String()), fault.Also{Place: g.Tree.PlaceOf("protective-order"), Says: "the order"},
			fmt.Sprintf("%s promises at least %q, the last in the protective-order of %s, so that it always holds", quoted("guarantee", g.ID), g.Outcome.ID, quoted("tree", g.Tree.ID)),
			`name a more protective outcome, or add the "when" it is promised for`)
	}
}
