package check

import "safeguard/internal/procedure"

var actionWithoutDuty = Rule{
	ID:       "action-without-duty",
	Severity: Warning,
	Finds:    "an action that does not say how strong a duty it is",
	Why:      "In the list of actions nothing tells whether it has to be done or may be thought about. Only an action that outcomes of different duties bring, because the paragraphs it cites differ too, can leave it to them.",
	Mend:     "Give the action the word that its paragraph uses: must, will, should, consider or may.",
	look:     lookActionWithoutDuty,
}

func lookActionWithoutDuty(l *look) {
	alerted := map[*procedure.Action]bool{}
	for _, a := range alerting(l.p) {
		alerted[a] = true
	}
	by, says := outcomesBringing(l.p), newStrengths(l.p)
	for _, a := range l.p.Actions {
		used := alerted[a] || len(by[a]) > 0
		if used && !hasDuty(a.Duty) && a.Due == nil && (alerted[a] || !dutiesDiffer(by[a]) || !paragraphsDiffer(says, a.Cite)) {
			l.report(a.At, quoted("action", a.ID)+" does not say how strong a duty it is", `write its word under "duty": must, will, should, consider or may`)
		}
	}
}

// dutiesDiffer reports whether outcomes all have a duty, and not all the same.
func dutiesDiffer(list []*procedure.Outcome) bool {
	differ := false
	for _, o := range list {
		if !hasDuty(o.Duty) {
			return false
		}
		differ = differ || o.Duty != list[0].Duty
	}
	return differ
}

// paragraphsDiffer reports whether the paragraphs that demand something do not
// all demand it as strongly.
func paragraphsDiffer(says *strengths, cite []*procedure.Paragraph) bool {
	first := procedure.NoDuty
	for _, p := range cite {
		switch strict := says.of(p).strict; {
		case !hasDuty(strict):
		case !hasDuty(first):
			first = strict
		case strict != first:
			return true
		}
	}
	return false
}
