package prove

import (
	"fmt"
	"math/bits"
	"strings"

	"safeguard/internal/answers"
	"safeguard/internal/decide"
	"safeguard/internal/procedure"
)

// guarantee claims what a guarantee says: of every answer set, and of each
// subject of the tree's kind, of whom its when is true. Where it has a when, a
// decision that is not reached breaks it, unless it only rules something out;
// without one it speaks of the decisions that are reached.
func (pr *prover) guarantee(g *procedure.Guarantee) {
	if pr.broken[reference{"never-true", g.ID}] || pr.tooLarge[g.Tree] {
		return
	}
	pr.about(func(c *cone) { c.guarantee(g) })
	broken := pr.where(pr.possible(g.Tree), func(v uint64) bool { return breaks(g, v) })
	sets := pr.both(pr.inHand(g.Tree.For), pr.both(pr.whereTrue(pr.truth(g.When)), broken))
	pr.claim("guarantee-fails", g.ID, fmt.Sprintf("guarantee %q holds", g.ID), doubt{
		sets:    sets,
		at:      g.PlaceOf(g.Verdict.String()),
		message: fmt.Sprintf("guarantee %q does not hold: %s", g.ID, promise(g)),
		hint:    "mend the tree or what it depends on; change the guarantee only if the source no longer says so",
		instead: func(a *answers.Answers) string { return comesTo(decisionOf(a, g.Tree)) },
		taken:   g.Tree,
		fails: func(a *answers.Answers) bool {
			s := decide.Subject{Kind: g.Tree.For}
			return decide.Evaluate(a, g.When, s) == decide.True && breaks(g, setOf(g.Tree, decisionOf(a, g.Tree).Possible))
		},
	})
}

// promise says what a guarantee that fails was to keep.
func promise(g *procedure.Guarantee) string {
	switch g.Verdict {
	case procedure.SettlesOn:
		return fmt.Sprintf("tree %q was to settle on %q", g.Tree.ID, g.Outcome.ID)
	case procedure.KeepsPossible:
		return fmt.Sprintf("tree %q was to keep %q possible", g.Tree.ID, g.Outcome.ID)
	case procedure.Never:
		return fmt.Sprintf("tree %q was never to lead to %q", g.Tree.ID, g.Outcome.ID)
	}
	return fmt.Sprintf("tree %q was to lead to nothing less protective than %q", g.Tree.ID, g.Outcome.ID)
}

// comesTo says what a decision comes to.
func comesTo(d decide.Decision) string {
	switch d.Status {
	case decide.NotReached:
		return "is not reached"
	case decide.Settled:
		return fmt.Sprintf("settles on %q", d.Outcome().ID)
	}
	ids := make([]string, len(d.Possible))
	for i, o := range d.Possible {
		ids[i] = fmt.Sprintf("%q", o.ID)
	}
	return "keeps possible " + strings.Join(ids, ", ")
}

// leafTaken gives the leaf that a case takes for the first subject of a tree, or
// nil where an unknown stands in its way.
func leafTaken(a *answers.Answers, t *procedure.Tree) *procedure.Branch {
	if a.Subjects(t.For) == 0 || decisionOf(a, t).Status == decide.NotReached {
		return nil
	}
	b := t.Root
	for b != nil && b.Outcome == nil {
		b = branchTaken(a, t, b)
	}
	return b
}

// branchTaken gives the branch below b that a case takes, or nil.
func branchTaken(a *answers.Answers, t *procedure.Tree, b *procedure.Branch) *procedure.Branch {
	if b.If != nil {
		switch decide.Evaluate(a, b.If, decide.Subject{Kind: t.For}) {
		case decide.True:
			return b.Then
		case decide.False:
			return b.Else
		}
		return nil
	}
	v := a.Value(b.Ask, 0)
	if v.NotKnown {
		return b.NotKnown
	}
	for i, below := range b.Answers {
		if v.Options.Has(i) && appliesTo(a, b.Ask, 0) != decide.False {
			return below
		}
	}
	return nil
}

// breaks reports whether what is possible breaks what a guarantee promises.
func breaks(g *procedure.Guarantee, possible uint64) bool {
	if possible == 0 {
		return g.When != nil && g.Verdict != procedure.Never
	}
	wanted := setOf(g.Tree, []*procedure.Outcome{g.Outcome})
	switch g.Verdict {
	case procedure.SettlesOn:
		return possible != wanted
	case procedure.KeepsPossible:
		return possible&wanted == 0
	case procedure.Never:
		return possible&wanted != 0
	}
	return bits.Len64(possible) > bits.Len64(wanted)
}

// setOf gives outcomes by the leaves of their tree.
func setOf(t *procedure.Tree, outcomes []*procedure.Outcome) uint64 {
	var set uint64
	for _, o := range outcomes {
		for i, leaf := range t.Leaves {
			if leaf == o {
				set |= 1 << i
			}
		}
	}
	return set
}
