package check

import (
	"fmt"
)

var reviewOverdue = Rule{
	ID:       "review-overdue",
	Severity: Warning,
	Finds:    "a procedure whose review date has passed",
	Why:      "Law, services and telephone numbers change. Whoever follows it should know that nobody has looked at it since the day it was promised. It is looked for where a day is given with --today.",
	Mend:     `Review the procedure against its source and today's practice, then set "review-by" anew.`,
	look:     lookReviewOverdue,
}

func lookReviewOverdue(l *look) {
	due := l.p.ReviewBy
	if !l.today.IsZero() && !due.IsZero() && due.Compare(l.today) < 0 {
		l.report(l.p.PlaceOf("review-by"), fmt.Sprintf("the procedure was to be reviewed by %s, and today is %s", due, l.today), "review it, then set \"review-by\" anew")
	}
}
