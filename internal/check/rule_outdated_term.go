package check

import "fmt"

var outdatedTerm = Rule{
	ID:       "outdated-term",
	Severity: Warning,
	Finds:    "a term that makes abuse of a child sound like something else, such as \"child pornography\"",
	Why:      "Such words suggest consent or trade where a child was abused, and a child who reads them feels blamed.",
	Mend:     "Say \"indecent images of children\" or \"child sexual abuse images\", and \"sexual exploitation of a child\".",
	look: func(l *look) {
		for t := range l.texts(readInRoom) {
			if !t.speaksOf(aboutOldTerms) {
				continue
			}
			if term := phraseIn(wordsOf(t.words), outdated()); term != "" {
				l.report(t.at, fmt.Sprintf("%s says %q, and a term that names the abuse was wanted", t.of(), term), insteadOf(term))
			}
		}
	},
}

func outdated() []string {
	return []string{"child pornography", "child porn", "kiddie porn", "kiddy porn", "child prostitute", "child prostitutes", "child prostitution", "underage sex", "child sex tourist"}
}

func insteadOf(term string) string {
	switch term {
	case "child pornography", "child porn", "kiddie porn", "kiddy porn":
		return "say \"indecent images of children\""
	}
	return "say \"sexual exploitation of a child\""
}
