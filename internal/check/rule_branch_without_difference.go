package check

import (
	"fmt"

	"safeguard/internal/procedure"
)

var branchWithoutDifference = Rule{
	ID:       "branch-without-difference",
	Severity: Warning,
	Finds:    "a branch whose replies all lead to the same outcome",
	Why:      "A question that decides nothing is asked as if it did, and a reply that should have led elsewhere is most likely wrong: copying one branch for another is a common slip.",
	Mend:     "Let each reply lead where the source says, or take the branch out and put the outcome in its place.",
	look:     lookBranchWithoutDifference,
}

func lookBranchWithoutDifference(l *look) {
	for _, t := range l.p.Trees {
		l.sameEverywhere(t.Root)
	}
}

// sameEverywhere reports b, or else what lies below it: of branches within one
// another only the topmost.
func (l *look) sameEverywhere(b *procedure.Branch) {
	if b.Outcome != nil {
		return
	}
	if o := onlyOutcome(b); o != nil {
		l.report(b.At, fmt.Sprintf("%s leads to %s on every side, so that it decides nothing", nameOfBranch(b), quoted("outcome", o.ID)),
			"let the sides lead apart, or put the outcome in place of the branch")
		return
	}
	for _, child := range b.Children() {
		l.sameEverywhere(child)
	}
}

func nameOfBranch(b *procedure.Branch) string {
	if b.Ask != nil {
		return quoted("question", b.Ask.ID)
	}
	return `this "if"`
}

// onlyOutcome gives the one outcome that b leads to, or nil where there are
// several.
func onlyOutcome(b *procedure.Branch) *procedure.Outcome {
	var only *procedure.Outcome
	several := false
	b.Walk(func(below *procedure.Branch) {
		switch o := below.Outcome; {
		case o == nil:
		case only == nil:
			only = o
		default:
			several = several || o != only
		}
	})
	if several {
		return nil
	}
	return only
}
