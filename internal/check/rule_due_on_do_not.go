package check

var dueOnDoNot = Rule{
	ID:       "due-on-do-not",
	Severity: Warning,
	Finds:    "a deadline on what is not to be done",
	Why:      "By a deadline something is to be done. On a \"do not\" it reads as if the ban ended on that day, and a family might be told, or evidence touched, too soon.",
	Mend:     `Say under "until" what ends the ban, and give the date to the action that is to be done.`,
	look:     lookDueOnDoNot,
}

func lookDueOnDoNot(l *look) {
	for _, a := range l.p.Actions {
		if a.Due != nil && a.Forbids() {
			l.report(a.PlaceOf("due"), quoted("action", a.ID)+` is a "do-not" and has a deadline, where only "until" ends it`, `take "due" out`)
		}
	}
}
