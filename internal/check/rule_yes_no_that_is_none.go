package check

import (
	"fmt"

	"safeguard/internal/procedure"
)

var yesNoThatIsNone = Rule{
	ID:       "yes-no-that-is-none",
	Severity: Warning,
	Finds:    "a yes-no question that yes or no does not answer",
	Why:      "Nobody can tell afterwards what a yes to \"Who lives in the household?\" meant, and a tree acts on it all the same.",
	Mend:     "Ask what yes or no can answer, or change the type to choice, many, text or date.",
	look: func(l *look) {
		for t := range l.texts(asks) {
			if t.question == nil || t.question.Type != procedure.YesNo {
				continue
			}
			if word := openingWord(wordsOf(t.words)); word != "" {
				l.report(t.at, fmt.Sprintf("%s begins with %q and takes yes or no, and a question that one of these answers was wanted", t.of(), word), "ask with Is, Has, Does or Can, or change the type")
			}
		}
	},
}

// openingWord gives the word that makes a question an open one, or "". "When"
// and "where" do so only before a verb: "Where there are images, have they ..."
// can be answered by yes.
func openingWord(words []string) string {
	if len(words) < 2 {
		return ""
	}
	switch w := words[0]; w {
	case "what", "which", "who", "whom", "whose", "why", "how":
		return w
	case "when", "where":
		if isAuxiliary(words[1]) {
			return w
		}
	}
	return ""
}
