package check

import "fmt"

var judgementHelpMissing = Rule{
	ID:       "judgement-help-missing",
	Severity: Warning,
	Finds:    "a question of judgement without help",
	Why:      "Without words on what counts and what is not enough, two people judge the same child by different measures.",
	Mend:     "Say in help what counts as yes, what is not enough for no, and when to answer not known.",
	look: func(l *look) {
		for _, q := range l.p.Questions {
			if q.Judgement && q.Help.Empty() {
				l.report(q.At, fmt.Sprintf("question %q asks for a judgement and has no help, and help was wanted", q.ID), "say what counts, what is not enough, and when to answer not known")
			}
		}
	},
}
