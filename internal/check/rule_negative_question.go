package check

import (
	"fmt"

	"safeguard/internal/procedure"
)

var negativeQuestion = Rule{
	ID:       "negative-question",
	Severity: Note,
	Finds:    "a yes-no question put in the negative",
	Why:      "A no to \"Is the child not at home?\" is heard as \"no, not at home\" by some and as \"at home\" by others.",
	Mend:     "Put the question in the positive, and turn round with it every alert, \"when\", branch, tension and guarantee that reads it.",
	look: func(l *look) {
		for t := range l.texts(asks) {
			if t.question == nil || t.question.Type != procedure.YesNo {
				continue
			}
			if word := mainNegation(wordsOf(t.words)); word != "" {
				if _, second := twoNegatives(t.words); second == "" {
					l.report(t.at, fmt.Sprintf("%s asks for yes or no with %q in it, and a question in the positive was wanted", t.of(), word), "turn the question round, with every alert, when, branch, tension and guarantee that reads it")
				}
			}
		}
	},
}

// mainNegation gives the negation of the clause that yes or no answers: in the
// auxiliary, or within a few words behind it and before any further clause.
func mainNegation(words []string) string {
	if len(words) == 0 || !isAuxiliary(words[0]) {
		return ""
	}
	for i, w := range words[:min(len(words), 5)] {
		switch {
		case w == "or" || w == "that" || w == "whether" || w == "if" || w == "who":
			return ""
		case isNegation(w) && w != "no" && w != "nothing" && w != "none" && w != "without" && w != "nobody" && !startsAt(words, i, "not", "only"):
			return w
		}
	}
	return ""
}
