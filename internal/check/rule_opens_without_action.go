package check

import "safeguard/internal/procedure"

var opensWithoutAction = Rule{
	ID:       "opens-without-action",
	Severity: Warning,
	Finds:    "an outcome that opens a route and brings no action, where others do",
	Why:      "People are told that a route is open, and not what anybody is to do. A route without a first step is not taken.",
	Mend:     `Name under "actions" what is done, by whom and, where the source says so, by when.`,
	look:     lookOpensWithoutAction,
}

func lookOpensWithoutAction(l *look) {
	opening, bring := firstSteps(l.p)
	for _, i := range bring.lacking() {
		l.report(opening[i].At, quoted("outcome", opening[i].ID)+" opens a route and brings no action, as others do", `say under "actions" what is done`)
	}
}

// firstSteps gives the outcomes that open a route, and whether they bring an
// action.
func firstSteps(p *procedure.Procedure) ([]*procedure.Outcome, peers) {
	var opening []*procedure.Outcome
	for _, o := range p.Outcomes {
		if o.Opens {
			opening = append(opening, o)
		}
	}
	return opening, peers{len(opening), func(i int) bool { return len(opening[i].Actions) > 0 }}
}
