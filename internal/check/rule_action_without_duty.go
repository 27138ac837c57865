package check

import "safeguard/internal/procedure"

var actionWithoutDuty = Rule{
	ID:       "action-without-duty",
	Severity: Warning,
	Finds:    "an action that does not say how strong a duty it is, where others do",
	Why:      "In the list of actions nothing tells whether it has to be done or may be thought about. Only an action that outcomes of different duties bring, because the paragraphs it cites differ too, can leave it to them.",
	Mend:     "Give the action the word that its paragraph uses: must, will, should, consider or may.",
	look:     lookActionWithoutDuty,
}

func lookActionWithoutDuty(l *look) {
	actions, say := usedActions(l.p)
	by, says := outcomesBringing(l.p), newStrengths(l.p)
	alerted := alertedActions(l.p)
	for _, i := range say.lacking() {
		a := actions[i]
		if a.Due == nil && (alerted[a] || !dutiesDiffer(by[a]) || !paragraphsDiffer(says, a.Cite)) {
			l.report(a.At, quoted("action", a.ID)+" does not say how strong a duty it is, as others do", `write its word under "duty": must, will, should, consider or may`)
		}
	}
}

// usedActions gives the actions that something brings, and whether they say how
// strong a duty they are.
func usedActions(p *procedure.Procedure) ([]*procedure.Action, peers) {
	var used []*procedure.Action
	alerted, by := alertedActions(p), outcomesBringing(p)
	for _, a := range p.Actions {
		if alerted[a] || len(by[a]) > 0 {
			used = append(used, a)
		}
	}
	return used, peers{len(used), func(i int) bool { return hasDuty(used[i].Duty) }}
}

func alertedActions(p *procedure.Procedure) map[*procedure.Action]bool {
	alerted := map[*procedure.Action]bool{}
	for _, a := range alerting(p) {
		alerted[a] = true
	}
	return alerted
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
