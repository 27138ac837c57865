package check

import (
	"fmt"

	"safeguard/internal/fault"
	"safeguard/internal/procedure"
)

var notKnownRefusedWithRoute = Rule{
	ID:       "not-known-refused-with-route",
	Severity: Warning,
	Finds:    "a question that a route, an alert, a \"when\" or a deadline depends on, and that cannot be answered \"not known\"",
	Why:      "Someone who does not know has to guess or to stop. A guess of \"no\" closes a route for a child, raises no alert or leaves out a stage without anybody having looked; a guessed date moves a deadline.",
	Mend:     `Take "not-known: refuse" out. Where the tree should wait, or lead somewhere, on not known, give it a branch for that.`,
	look:     lookNotKnownRefusedWithRoute,
}

func lookNotKnownRefusedWithRoute(l *look) {
	for _, q := range l.p.Questions {
		if !q.RefusesNotKnown {
			continue
		}
		if depends, at := l.dependsOn(q); depends != "" {
			l.reportWith(q.PlaceOf(procedure.NotKnown), fault.Also{Place: at, Says: "what depends on it"},
				fmt.Sprintf("%s refuses not-known, and %s depends on it", quoted("question", q.ID), depends),
				`take "not-known: refuse" out`)
		}
	}
}

// dependsOn gives the first thing that depends on the answer to a question, and
// where that stands; "" where nothing does.
func (l *look) dependsOn(q *procedure.Question) (string, fault.Place) {
	for _, t := range l.p.Trees {
		if t.Reads.HasQuestion(q) {
			return quoted("tree", t.ID), t.At
		}
	}
	if raised := alertsOf(q); len(raised) > 0 {
		return quoted("the alert", raised[0].ID), q.PlaceOf("alerts")
	}
	for _, a := range l.p.Actions {
		if a.Due != nil && a.Due.Of == q {
			return "the deadline of " + quoted("action", a.ID), a.PlaceOf("due")
		}
	}
	return l.heldBackBy(q)
}

// heldBackBy gives the first thing whose "when" reads a question.
func (l *look) heldBackBy(q *procedure.Question) (string, fault.Place) {
	for _, s := range l.p.Stages {
		if readsQuestion(s.When, q) {
			return quoted("stage", s.ID), s.PlaceOf("when")
		}
	}
	for _, later := range l.p.Questions {
		if readsQuestion(later.When, q) {
			return quoted("question", later.ID), later.PlaceOf("when")
		}
	}
	for _, a := range l.p.Actions {
		if readsQuestion(a.When, q) {
			return quoted("action", a.ID), a.PlaceOf("when")
		}
	}
	for _, t := range l.p.Tensions {
		if readsQuestion(t.When, q) {
			return quoted("tension", t.ID), t.PlaceOf("when")
		}
	}
	return "", fault.Place{}
}

func readsQuestion(c *procedure.Condition, q *procedure.Question) bool {
	reads := c.Reads()
	return reads.HasQuestion(q)
}
