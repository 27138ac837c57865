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
			if term := outdatedIn(t.words); term != "" {
				l.report(t.at, fmt.Sprintf("%s says %q, and a term that names the abuse was wanted", t.of(), term), insteadOf(term))
			}
		}
	},
}

// outdatedIn gives the first outdated term that a text uses, or "". A sentence
// that is about the term does not use it, nor one of which the next says so.
func outdatedIn(s string) string {
	said := sentences(s)
	for i, sentence := range said {
		term := phraseIn(wordsOf(sentence), outdated())
		if term == "" || isAboutTerm(wordsOf(sentence), term) || i+1 < len(said) && pointsAtWord(wordsOf(said[i+1])) {
			continue
		}
		return term
	}
	return ""
}

// isAboutTerm reports whether a sentence speaks of a term as words, or says what
// to say in its place.
func isAboutTerm(words []string, term string) bool {
	for i, w := range words {
		isSpan := i > 0 && (words[i-1] == "long" || words[i-1] == "short") || startsAt(words, i+1, "of")
		if isWordForWord(w) && !isSpan {
			return true
		}
	}
	return phraseIn(words, []string{
		"instead of " + term, "rather than " + term, "called " + term, "spoke of " + term, "speaks of " + term,
		"not say " + term, "never say " + term, "not write " + term, "never write " + term, "not use " + term,
	}) != ""
}

// pointsAtWord reports whether a sentence points back at words: "that phrase".
func pointsAtWord(words []string) bool {
	for i, w := range words {
		if i > 0 && isWordForWord(w) && (words[i-1] == "that" || words[i-1] == "this" || words[i-1] == "those" || words[i-1] == "these" || words[i-1] == "such") {
			return true
		}
	}
	return false
}

func isWordForWord(word string) bool {
	switch word {
	case "word", "words", "term", "terms", "phrase", "phrases", "wording", "expression":
		return true
	}
	return false
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
