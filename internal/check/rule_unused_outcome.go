package check

import "safeguard/internal/procedure"

var unusedOutcome = Rule{
	ID:       "unused-outcome",
	Severity: Error,
	Finds:    "an outcome that no tree leads to",
	Why:      "A route that was written down but joined to nothing is shown to nobody, whatever the answers are. Whoever reads the file believes that it is there.",
	Mend:     "Let a branch of a tree lead to the outcome, or take it out of the file.",
	look:     lookUnusedOutcome,
}

func lookUnusedOutcome(l *look) {
	led := map[*procedure.Outcome]bool{}
	for _, t := range l.p.Trees {
		for _, o := range t.Leaves {
			led[o] = true
		}
	}
	for _, o := range l.p.Outcomes {
		if !led[o] {
			l.report(o.At, quoted("outcome", o.ID)+" is in no tree, so it is never reached", "let a branch lead to it, or take it out")
		}
	}
}
