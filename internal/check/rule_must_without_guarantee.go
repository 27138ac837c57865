package check

import (
	"fmt"

	"safeguard/internal/fault"
	"safeguard/internal/procedure"
)

var mustWithoutGuarantee = Rule{
	ID:       "must-without-guarantee",
	Severity: Note,
	Finds:    "a tree that leads to what must or will be done, and of which no guarantee speaks",
	Why:      "A guarantee is proved anew after each edit, for every combination of answers. Where there is none, two branches can change places and nothing notices.",
	Mend:     `Say in a sentence under "guarantees" when the outcome is always reached, and let it be proved. A file that has no guarantees at all is left alone.`,
	look:     lookMustWithoutGuarantee,
}

func lookMustWithoutGuarantee(l *look) {
	if len(l.p.Guarantees) == 0 {
		return // the file does without them
	}
	spoken := map[*procedure.Tree]bool{}
	for _, g := range l.p.Guarantees {
		spoken[g.Tree] = true
	}
	for _, t := range l.p.Trees {
		if spoken[t] || len(t.Leaves) < 2 {
			continue
		}
		for _, o := range t.Leaves {
			if o.Opens && o.Duty <= procedure.Will {
				l.reportWith(t.At, fault.Also{Place: o.PlaceOf("duty"), Says: "the duty of " + quoted("outcome", o.ID)},
					fmt.Sprintf("%s can lead to %q (%s), and no guarantee says when it does", quoted("tree", t.ID), o.ID, o.Duty), `write it under "guarantees"`)
				break
			}
		}
	}
}
