package check

import "safeguard/internal/procedure"

var knownByMissing = Rule{
	ID:       "known-by-missing",
	Severity: Note,
	Finds:    "a question that a tree or a deadline waits for, without who could know",
	Why:      "While its answer is not known, \"find out\" stands among the actions. Without a name for who could know it, it is nobody's task.",
	Mend:     `Say under "known-by" which role is most likely to know.`,
	look:     lookKnownByMissing,
}

func lookKnownByMissing(l *look) {
	awaited := map[*procedure.Question]bool{}
	for _, t := range l.p.Trees {
		for _, q := range t.Reads.Questions {
			awaited[q] = true
		}
	}
	for _, a := range l.p.Actions {
		if a.Due != nil {
			awaited[a.Due.Of] = true
		}
	}
	for _, q := range l.p.Questions {
		if awaited[q] && q.KnownBy.Empty() {
			l.report(q.At, quoted("question", q.ID)+` has no "known-by": while it is not known, finding out is nobody's task`, "say which role could know")
		}
	}
}
