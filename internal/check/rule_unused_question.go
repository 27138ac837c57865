package check

import "safeguard/internal/procedure"

var unusedQuestion = Rule{
	ID:       "unused-question",
	Severity: Note,
	Finds:    "a question with fixed replies on which nothing depends",
	Why:      "People answer it in a hurry and under strain, and their answer changes nothing: no tree, condition, alert or later question uses it. Perhaps what should use it was forgotten. Texts and dates are left alone, since they are kept for the record.",
	Mend:     "Let a tree, a condition or an alert use the answer, or show it beside a later question with \"recall\". Where it is only for the record, ask for a text.",
	look:     lookUnusedQuestion,
}

func lookUnusedQuestion(l *look) {
	read, _ := readAnywhere(l.p)
	for _, q := range l.p.Questions {
		hasReplies := q.Type != procedure.FreeText && q.Type != procedure.DateType
		if hasReplies && !read[q] && len(alertsOf(q)) == 0 {
			l.report(q.At, quoted("question", q.ID)+" is asked, and no tree, condition, alert or later question uses its answer",
				"let something use the answer, or ask for a text where it is only for the record")
		}
	}
}
