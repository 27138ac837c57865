package check

var opensWithoutDuty = Rule{
	ID:       "opens-without-duty",
	Severity: Warning,
	Finds:    "an outcome that opens a route and has no duty",
	Why:      "The page cannot say whether the route must be taken or may be thought about, and people fill that in as it suits them.",
	Mend:     "Give the outcome the word that the source uses: must, will, should, consider or may.",
	look:     lookOpensWithoutDuty,
}

func lookOpensWithoutDuty(l *look) {
	for _, o := range l.p.Outcomes {
		if o.Opens && !hasDuty(o.Duty) {
			l.report(o.PlaceOf("duty"), quoted("outcome", o.ID)+` opens a route and has the duty "none", where the source's own word is wanted`,
				"write must, will, should, consider or may")
		}
	}
}
