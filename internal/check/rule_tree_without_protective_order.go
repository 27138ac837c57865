package check

import "fmt"

var treeWithoutProtectiveOrder = Rule{
	ID:       "tree-without-protective-order",
	Severity: Warning,
	Finds:    "a tree with several outcomes that does not say which protects most",
	Why:      "While a question is open, the outcomes still possible are shown with the most protective first. Without an order they stand as they happen to be written, and nothing can prove that \"not known\" is never taken more lightly than an answer.",
	Mend:     `List the outcomes of the tree under "protective-order", the most protective first.`,
	look:     lookTreeWithoutProtectiveOrder,
}

func lookTreeWithoutProtectiveOrder(l *look) {
	for _, t := range l.p.Trees {
		if len(t.Leaves) > 1 && !t.Ordered {
			l.report(t.At, fmt.Sprintf("%s leads to %d outcomes and has no protective-order", quoted("tree", t.ID), len(t.Leaves)),
				`list them under "protective-order", the most protective first`)
		}
	}
}
