package check

import "fmt"

var saysItDecides = Rule{
	ID:       "says-it-decides",
	Severity: Warning,
	Finds:    "a text that hands the decision to the tool",
	Why:      "People stop thinking where a screen says that the matter is decided. The judgement is theirs, and so is the duty.",
	Mend:     "Say which route the source points to, and leave the decision with the people in the room.",
	look: func(l *look) {
		for t := range l.texts(readInRoom) {
			if !t.speaksOf(aboutDeciding) {
				continue
			}
			if phrase := phraseIn(wordsOf(t.words), decidingPhrases()); phrase != "" {
				l.report(t.at, fmt.Sprintf("%s says %q, and words that leave the decision with people were wanted", t.of(), phrase), "say which route the source points to")
			}
		}
	},
}

func decidingPhrases() []string {
	return []string{
		"the decision is that", "the decision is to", "tool decides", "tool will decide", "tool has decided", "tool determines", "tool will determine",
		"system decides", "system will decide", "program decides", "program will decide", "computer decides", "app decides", "software decides", "safeguard decides", "safeguard will decide",
		"do not use judgement", "do not use your judgement", "do not use your own judgement", "must not use judgement", "must not use your judgement", "must not use your own judgement",
		"no judgement is needed", "judgement is not needed", "let the tool decide", "let the system decide",
	}
}
