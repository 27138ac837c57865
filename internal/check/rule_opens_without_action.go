package check

var opensWithoutAction = Rule{
	ID:       "opens-without-action",
	Severity: Error,
	Finds:    "an outcome that opens a route and brings no action",
	Why:      "People are told that a route is open, and not what anybody is to do. A route without a first step is not taken.",
	Mend:     `Name under "actions" what is done, by whom and, where the source says so, by when.`,
	look:     lookOpensWithoutAction,
}

func lookOpensWithoutAction(l *look) {
	for _, o := range l.p.Outcomes {
		if o.Opens && len(o.Actions) == 0 {
			l.report(o.At, quoted("outcome", o.ID)+" opens a route and brings no action", `say under "actions" what is done`)
		}
	}
}
