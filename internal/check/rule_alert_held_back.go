package check

import (
	"fmt"
	"slices"

	"safeguard/internal/fault"
	"safeguard/internal/procedure"
)

var alertHeldBack = Rule{
	ID:       "alert-held-back",
	Severity: Warning,
	Finds:    "an urgent action that an alert raises, and that a \"when\" can hold back",
	Why:      "The reply says that a child is in danger, and because of another answer nothing is shown. What is urgent waits for no second condition.",
	Mend:     `Take the "when" out of the action. If it is meant for something else as well, write an action of its own for the alert.`,
	look:     lookAlertHeldBack,
}

func lookAlertHeldBack(l *look) {
	reported := map[*procedure.Action]bool{}
	for q, a := range alerting(l.p) {
		if !a.Urgent || reported[a] || a.When == nil || isMetByAlerts(a.When, q, a) {
			continue
		}
		reported[a] = true
		l.reportWith(a.PlaceOf("when"), fault.Also{Place: q.PlaceOf("alerts"), Says: "the alert that raises it"},
			fmt.Sprintf("%s is urgent and raised by an alert of %s, and its \"when\" can hold it back", quoted("action", a.ID), quoted("question", q.ID)),
			`take the "when" out`)
	}
}

// isMetByAlerts reports whether each reply to q that raises the action meets the
// condition by itself.
func isMetByAlerts(when *procedure.Condition, q *procedure.Question, a *procedure.Action) bool {
	if when.Op != procedure.Is || when.Question != q {
		return false
	}
	for i, o := range q.Options {
		if slices.Contains(o.Alerts, a) && !when.Options.Has(i) {
			return false
		}
	}
	return when.NotKnown || !slices.Contains(q.NotKnownAlerts, a)
}
