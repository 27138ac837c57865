package check

import "fmt"

var promisesSecrecy = Rule{
	ID:       "promises-secrecy",
	Severity: Warning,
	Finds:    "a text that promises a child or anybody else to keep a secret",
	Why:      "The promise cannot be kept where a child is at risk, and a child who sees it broken may never speak again.",
	Mend:     "Say who has to be told and why, and that no more people will hear of it than need to.",
	look: func(l *look) {
		for t := range l.texts(helps | dos) {
			if !t.speaksOf(aboutSecrecy) || t.action != nil && t.action.Forbids() {
				continue
			}
			if phrase := phraseUnlessNegated(t.words, secrecyPhrases()); phrase != "" {
				l.report(t.at, fmt.Sprintf("%s says %q, and a promise that can be kept was wanted", t.of(), phrase), "say who has to be told, and why")
			}
		}
	},
}

func secrecyPhrases() []string {
	return []string{
		"promise to keep", "promise confidentiality", "promise that nobody", "promise secrecy", "promise {child}", "promise the child",
		"keep it secret", "keep it a secret", "keep this secret", "keep it strictly between",
	}
}
