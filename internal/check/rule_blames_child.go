package check

import (
	"fmt"
	"strings"
)

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
			if phrase := blamedIn(t.words); phrase != "" {
				l.report(t.at, fmt.Sprintf("%s says %q of a child, and words that name what was done to the child were wanted", t.of(), phrase), "say what others did, not what the child is like")
			}
		}
	},
}

// blamedIn gives the words that blame a child, or "".
func blamedIn(s string) string {
	if phrase := phraseUnlessNegated(s, blamingPhrases()); phrase != "" {
		return phrase
	}
	for _, sentence := range sentences(s) {
		words := wordsOf(sentence)
		if isNegated(words) {
			continue
		}
		for i := range words {
			if n := faultAt(words, i); n > 0 {
				return strings.Join(words[i:i+n], " ")
			}
		}
	}
	return ""
}

// faultAt gives how many words from i on say that a child is at fault, or 0.
// That a child asked for something blames nobody, but in "Did {child} ask for
// it?" the "it" is the abuse.
func faultAt(words []string, i int) int {
	switch w := words[i]; {
	case w == "fault" && startsAt(words, i+1, "of"):
		if n := reaches(words[i+2:], isChild); n > 0 {
			return 2 + n
		}
	case w == "fault" && i > 0 && isChild(strings.TrimSuffix(words[i-1], "'s")):
		return 1
	case w == "did" || w == "does" || w == "do":
		if n := reaches(words[i+1:], isChild); i == 0 && n > 0 && startsAt(words, 1+n, "ask", "for", "it") {
			return 4 + n
		}
	case isChild(w):
		return toBlame(words, i)
	}
	return 0
}

// toBlame gives how many words from i, a child, on say that it is to blame, or 0.
// "Children are led to blame themselves" says so of nobody.
func toBlame(words []string, i int) int {
	k := i + 1
	if k < len(words) && isBe(words[k]) {
		k++
	} else if i == 0 || !isBe(words[i-1]) {
		return 0
	}
	if k < len(words) && strings.HasSuffix(words[k], "ly") {
		k++
	}
	if startsAt(words, k, "to", "blame") {
		return k + 2 - i
	}
	return 0
}

func isBe(word string) bool { return word == "is" || word == "are" || word == "was" || word == "were" }

func isChild(word string) bool {
	switch word {
	case "child", "children", "girl", "boy", "pupil", "victim", "{child}", "{pupil}", "{victim}":
		return true
	}
	return strings.HasPrefix(word, "{young")
}

func blamingPhrases() []string {
	return []string{
		"promiscuous", "lifestyle choice", "lifestyle choices", "put themselves at risk", "puts themselves at risk", "putting themselves at risk",
		"placing themselves at risk", "places themselves at risk", "put themself at risk", "puts themself at risk", "attention seeking", "attention-seeking",
		"sexual favours", "streetwise", "asking for it",
		"brought this on themselves", "brought it on themselves", "brought this on themself", "brought it on themself", "brought this on herself", "brought it on herself",
		"brought this on himself", "brought it on himself", "their own fault",
	}
}
