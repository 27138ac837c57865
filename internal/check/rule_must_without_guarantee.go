package check

import (
	"fmt"
	"slices"

	"safeguard/internal/fault"
	"safeguard/internal/procedure"
)

var mustWithoutGuarantee = Rule{
	ID:       "must-without-guarantee",
	Severity: Note,
	Finds:    "an outcome that must follow, and of which no guarantee says when it does",
	Why:      "A guarantee is proved anew after each edit, for every combination of answers. Where there is none, two branches can change places and nothing notices.",
	Mend:     `Say in a sentence under "guarantees" when the outcome is always reached, or stays possible, or is the least that is reached, and let it be proved. That it is never reached does not count. A file that has no guarantees at all is left alone.`,
	look:     lookMustWithoutGuarantee,
}

func lookMustWithoutGuarantee(l *look) {
	if len(l.p.Guarantees) == 0 {
		return // the file does without them
	}
	promised := map[*procedure.Outcome]bool{}
	for _, g := range l.p.Guarantees {
		if g.Verdict != procedure.Never {
			promised[g.Outcome] = true
		}
	}
	for _, o := range l.p.Outcomes {
		if o.Duty != procedure.Must || !o.Opens || promised[o] {
			continue
		}
		if t := l.treeChoosing(o); t != nil {
			l.reportWith(o.At, fault.Also{Place: t.At, Says: "the tree that can lead there"},
				fmt.Sprintf("%s (must) is what %s can lead to, and no guarantee says when it does", quoted("outcome", o.ID), quoted("tree", t.ID)), `write it under "guarantees"`)
		}
	}
}

// treeChoosing gives the first tree that can lead to o and to something else, or
// nil.
func (l *look) treeChoosing(o *procedure.Outcome) *procedure.Tree {
	for _, t := range l.p.Trees {
		if len(t.Leaves) > 1 && slices.Contains(t.Leaves, o) {
			return t
		}
	}
	return nil
}
