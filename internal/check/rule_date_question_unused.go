package check

import "safeguard/internal/procedure"

var dateQuestionUnused = Rule{
	ID:       "date-question-unused",
	Severity: Warning,
	Finds:    "a date that no deadline is counted from",
	Why:      "A date is asked for so that a deadline can be counted from it. Where none is, the deadline was most likely lost from an action, and nobody is told by when it is due.",
	Mend:     `Give the action its "due" with this question under "of". Where the date is only for the record, ask for a text.`,
	look:     lookDateQuestionUnused,
}

func lookDateQuestionUnused(l *look) {
	counted := map[*procedure.Question]bool{}
	for _, a := range l.p.Actions {
		if a.Due != nil {
			counted[a.Due.Of] = true
		}
	}
	for _, q := range l.p.Questions {
		if q.Type == procedure.DateType && !counted[q] {
			l.report(q.At, quoted("question", q.ID)+" asks for a date, and no action has a deadline that is counted from it",
				`name it under "of" in the "due" of an action, or ask for a text`)
		}
	}
}
