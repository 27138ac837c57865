package check

import "fmt"

var blamesChild = Rule{
	ID:       "blames-child",
	Severity: Warning,
	Finds:    "a text that lays what was done to a child at the child's door",
	Why:      "Words such as \"lifestyle choice\" hide that somebody abused the child, and a child who is called so is believed less and protected less.",
	Mend:     "Say what others did to the child, or what the child has to live with.",
	look: func(l *look) {
		for t := range l.texts(readInRoom) {
			if !t.speaksOf(aboutConduct) {
				continue
			}
			if phrase := phraseUnlessNegated(t.words, blamingPhrases()); phrase != "" {
				l.report(t.at, fmt.Sprintf("%s says %q of a child, and words that name what was done to the child were wanted", t.of(), phrase), "say what others did, not what the child is like")
			}
		}
	},
}

func blamingPhrases() []string {
	return []string{
		"promiscuous", "lifestyle choice", "lifestyle choices", "put themselves at risk", "puts themselves at risk", "putting themselves at risk",
		"placing themselves at risk", "places themselves at risk", "put themself at risk", "puts themself at risk", "attention seeking", "attention-seeking",
		"sexual favours", "streetwise", "asking for it",
	}
}
