package check

import (
	"fmt"

	"safeguard/internal/procedure"
)

var treeWithoutProtectiveOrder = Rule{
	ID:       "tree-without-protective-order",
	Severity: Warning,
	Finds:    "a tree with several outcomes that does not say which protects most, where others do",
	Why:      "While a question is open, the outcomes still possible are shown with the most protective first. Without an order they stand as they happen to be written, and nothing can prove that \"not known\" is never taken more lightly than an answer.",
	Mend:     `List the outcomes of the tree under "protective-order", the most protective first.`,
	look:     lookTreeWithoutProtectiveOrder,
}

func lookTreeWithoutProtectiveOrder(l *look) {
	trees, ordered := choosingTrees(l.p)
	for _, i := range ordered.lacking() {
		t := trees[i]
		l.report(t.At, fmt.Sprintf("%s leads to %d outcomes and has no protective-order, as others have", quoted("tree", t.ID), len(t.Leaves)),
			`list them under "protective-order", the most protective first`)
	}
}

// choosingTrees gives the trees that lead to more than one outcome, and whether
// they say which protects most.
func choosingTrees(p *procedure.Procedure) ([]*procedure.Tree, peers) {
	var trees []*procedure.Tree
	for _, t := range p.Trees {
		if len(t.Leaves) > 1 {
			trees = append(trees, t)
		}
	}
	return trees, peers{len(trees), func(i int) bool { return trees[i].Ordered }}
}
