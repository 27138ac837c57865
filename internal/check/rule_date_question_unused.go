package check

import (
	"fmt"

	"safeguard/internal/fault"
	"safeguard/internal/procedure"
)

var dateQuestionUnused = Rule{
	ID:       "date-question-unused",
	Severity: Warning,
	Finds:    "a date that no deadline is counted from",
	Why:      "A date is asked for so that a deadline can be counted from it. Where none is, the deadline was most likely lost from an action, and nobody is told by when it is due.",
	Mend:     `Give the action its "due" with this question under "of"; look first at actions whose words name a deadline. Where the date is only for the record, ask for a text.`,
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
			also, hint := l.lostDue()
			l.reportWith(q.At, also, quoted("question", q.ID)+" asks for a date, and no action has a deadline that is counted from it", hint)
		}
	}
}

// lostDue tells how a date may have come to be unused: where the words of an
// action name a deadline and it has no due, most likely that was lost. What is
// to be done within one day counts from now, and needs no date.
func (l *look) lostDue() (fault.Also, string) {
	for _, a := range l.p.Actions {
		if a.Due != nil {
			continue
		}
		for _, d := range deadlinesIn(a.Do.String()) {
			if !d.inHours() && d.within > 1 {
				return fault.Also{Place: a.PlaceOf("do"), Says: "it names a deadline"},
					fmt.Sprintf(`did %s lose its "due"? Name the question there, under "of"; ask for a text only if the date is for the record`, quoted("action", a.ID))
			}
		}
	}
	return fault.Also{}, `name it under "of" in the "due" of an action, or ask for a text`
}
