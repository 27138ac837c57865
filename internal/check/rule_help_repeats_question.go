package check

import "fmt"

var helpRepeatsQuestion = Rule{
	ID:       "help-repeats-question",
	Severity: Note,
	Finds:    "help that says the question over again",
	Why:      "Whoever turns to help for what counts is left where they were, and guesses.",
	Mend:     "Say in help what counts as each reply and what is not enough, or leave help out.",
	look: func(l *look) {
		for _, q := range l.p.Questions {
			if !q.Help.Empty() && normal(q.Help.String()) == normal(q.Ask.String()) {
				l.report(q.Help.At, fmt.Sprintf("the help of question %q repeats the question, and what counts as each reply was wanted", q.ID), "say what counts, and when to answer not known")
			}
		}
	},
}
