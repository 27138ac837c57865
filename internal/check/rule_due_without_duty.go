package check

import "safeguard/internal/fault"

var dueWithoutDuty = Rule{
	ID:       "due-without-duty",
	Severity: Warning,
	Finds:    "a deadline on an action that nobody has a duty to do",
	Why:      "A date without a duty is a wish. In the list the undated musts come first and those with a date next, and this one has no place among them that anybody could defend.",
	Mend:     `Say under "duty" how strong it is.`,
	look:     lookDueWithoutDuty,
}

func lookDueWithoutDuty(l *look) {
	for _, a := range l.p.Actions {
		if a.Due != nil && !hasDuty(a.Duty) {
			l.reportWith(a.At, fault.Also{Place: a.PlaceOf("due"), Says: "the deadline"},
				quoted("action", a.ID)+" has a deadline and no duty", `write its word under "duty": must, will, should, consider or may`)
		}
	}
}
