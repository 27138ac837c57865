package check

import (
	"fmt"
	"strings"

	"safeguard/internal/procedure"
)

var compoundQuestion = Rule{
	ID:       "compound-question",
	Severity: Warning,
	Finds:    "a question that asks two things and takes one reply",
	Why:      "Where one thing is so and the other is not, no reply is right, and a worry can vanish behind a no.",
	Mend:     "Ask two questions. A condition or a tree can put the replies together again.",
	look: func(l *look) {
		for t := range l.texts(asks) {
			if t.question == nil || t.question.Type == procedure.FreeText {
				continue // free words can answer several things
			}
			if sign := twoInOne(t.words); sign != "" {
				l.report(t.at, fmt.Sprintf("%s asks two things (%s) and takes one reply, and one thing was wanted", t.of(), sign), "ask each as a question of its own")
			}
		}
	},
}

// twoInOne gives what shows that a question asks two things, or "". An "and" or
// "or" inside a question is usual and no sign: "Have the Police and the school
// agreed?" But an auxiliary behind ", and" begins a second question.
func twoInOne(ask string) string {
	words := strings.Fields(strings.ToLower(ask))
	switch {
	case strings.Contains(strings.ToLower(ask), "and/or"):
		return `"and/or"`
	case strings.Count(ask, "?") > 1:
		return "two question marks"
	case len(words) == 0 || !isAuxiliary(words[0]):
		return ""
	}
	for i, w := range words {
		if strings.HasSuffix(w, ",") && i+2 < len(words) && words[i+1] == "and" && isAuxiliary(words[i+2]) {
			return fmt.Sprintf(`", and %s"`, words[i+2])
		}
	}
	return ""
}
