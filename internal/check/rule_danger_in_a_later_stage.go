package check

import (
	"fmt"

	"safeguard/internal/fault"
	"safeguard/internal/procedure"
)

var dangerInALaterStage = Rule{
	ID:       "danger-in-a-later-stage",
	Severity: Warning,
	Finds:    "a question about danger that is asked in a later stage than the one that lists whom it is about",
	Why:      "The child is known, and whether the child is in danger is asked only in a stage that may be days away, or that is never reached.",
	Mend:     `Put the question into the "checklist" of the stage that lists its subject.`,
	look:     lookDangerInALaterStage,
}

func lookDangerInALaterStage(l *look) {
	for _, s := range l.p.Stages {
		for _, q := range s.Checklist {
			if q.About == nil || q.About.Stage == nil || q.About.Stage.Index >= s.Index || !raisesUrgent(q) || hasToWait(q) {
				continue
			}
			listed := q.About.Stage
			l.reportWith(q.At, fault.Also{Place: listed.PlaceOf("subjects"), Says: "where its subject is listed"},
				fmt.Sprintf("%s can raise something urgent, and is asked in %s, though %q is listed in %s", quoted("question", q.ID), quoted("stage", s.ID), q.About.ID, quoted("stage", listed.ID)),
				fmt.Sprintf("put it into the checklist of %s", quoted("stage", listed.ID)))
		}
	}
}

// hasToWait reports whether the question depends on another that is asked after
// the stage that lists its subject.
func hasToWait(q *procedure.Question) bool {
	for _, earlier := range q.When.Reads().Questions {
		if earlier.Stage != nil && earlier.Stage.Index > q.About.Stage.Index {
			return true
		}
	}
	return false
}
