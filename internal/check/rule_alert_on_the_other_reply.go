package check

import (
	"fmt"
	"slices"

	"safeguard/internal/fault"
	"safeguard/internal/procedure"
)

var alertOnTheOtherReply = Rule{
	ID:       "alert-on-the-other-reply",
	Severity: Warning,
	Finds:    "an urgent alert on one of yes and no, while everything else in the file speaks of the other",
	Why:      "The reply that the file works with is mostly the one that cannot wait. If the alert stands on the other by mistake, \"yes, in danger\" raises nothing.",
	Mend:     `Look at the question's "alerts", and let the reply that means danger raise the action. Where the alert is right, look at the conditions that name the question.`,
	look:     lookAlertOnTheOtherReply,
}

func lookAlertOnTheOtherReply(l *look) {
	for _, q := range l.p.Questions {
		alerted := onlyUrgentReply(q)
		if alerted < 0 {
			continue
		}
		if c := l.onlyNamesOther(q, alerted); c != nil {
			raises := q.Options[alerted]
			urgent := raises.Alerts[slices.IndexFunc(raises.Alerts, isUrgent)]
			l.reportWith(q.PlaceOf("alerts"), fault.Also{Place: c.At, Says: "what speaks of the other reply"},
				fmt.Sprintf("%s raises %q, which is urgent, on %q, and every condition that names the question is about %q",
					quoted("question", q.ID), urgent.ID, raises.ID, q.Options[1-alerted].ID),
				"see whether the alert stands on the wrong reply")
		}
	}
}

// onlyUrgentReply gives the one reply of a yes-no question that raises something
// urgent; below 0 where both do, or none.
func onlyUrgentReply(q *procedure.Question) int {
	if q.Type != procedure.YesNo {
		return -1
	}
	onYes, onNo := slices.ContainsFunc(q.Options[0].Alerts, isUrgent), slices.ContainsFunc(q.Options[1].Alerts, isUrgent)
	switch {
	case onYes == onNo:
		return -1
	case onYes:
		return 0
	}
	return 1
}

// onlyNamesOther gives the first condition that names the other reply of q; nil
// where none does, or one names the reply that raises the alert.
func (l *look) onlyNamesOther(q *procedure.Question, alerted int) *procedure.Condition {
	var other *procedure.Condition
	named := false
	for whole := range conditionsOf(l.p) {
		walkCondition(whole, func(c *procedure.Condition) {
			if c.Question != q {
				return
			}
			named = named || c.Options.Has(alerted)
			if other == nil && c.Options.Has(1-alerted) {
				other = c
			}
		})
	}
	if named {
		return nil
	}
	return other
}
