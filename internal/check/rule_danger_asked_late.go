package check

import (
	"fmt"
	"slices"

	"safeguard/internal/fault"
	"safeguard/internal/procedure"
)

var dangerAskedLate = Rule{
	ID:       "danger-asked-late",
	Severity: Note,
	Finds:    "a question about danger that stands behind others which can wait",
	Why:      "A reply that raises an urgent action should come as early as it can: people are called away in the middle of a checklist.",
	Mend:     `Put the question at the head of its "checklist", behind only those that a route or the question itself depends on.`,
	look:     lookDangerAskedLate,
}

func lookDangerAskedLate(l *look) {
	for _, s := range l.p.Stages {
		if late, waits := l.firstLate(s); late != nil {
			l.reportWith(late.At, fault.Also{Place: waits.At, Says: "what can wait"},
				fmt.Sprintf("%s can raise something urgent, and is asked after %q, which can wait", quoted("question", late.ID), waits.ID),
				fmt.Sprintf("put it first in the checklist of %s", quoted("stage", s.ID)))
		}
	}
}

// firstLate gives the first question of a stage that is asked too late, and the
// first before it that can wait; nil where none is late.
func (l *look) firstLate(s *procedure.Stage) (late, waits *procedure.Question) {
	for _, q := range s.Checklist {
		switch urgent := raisesUrgent(q); {
		case !urgent && waits == nil && l.canWait(s, q):
			waits = q
		case urgent && waits != nil:
			return q, waits
		}
	}
	return nil, nil
}

func raisesUrgent(q *procedure.Question) bool { return slices.ContainsFunc(alertsOf(q), isUrgent) }

// canWait reports whether no tree reads q, and no question about danger depends
// on it or shows its answer.
func (l *look) canWait(s *procedure.Stage, q *procedure.Question) bool {
	for _, t := range l.p.Trees {
		if t.Reads.HasQuestion(q) {
			return false
		}
	}
	return !slices.ContainsFunc(s.Checklist, func(danger *procedure.Question) bool {
		if !raisesUrgent(danger) {
			return false
		}
		reads := danger.When.Reads()
		return reads.HasQuestion(q) || slices.Contains(danger.Recall, q)
	})
}
