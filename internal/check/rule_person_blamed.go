package check

import (
	"fmt"
	"slices"
	"strings"
)

var personBlamed = Rule{
	ID:       "person-blamed",
	Severity: Warning,
	Finds:    "a text that calls a person of concern an offender, an abuser or a perpetrator",
	Why:      "At this point there is a suspicion. A label can be wrong, is read as a finding, and can spoil an investigation; some of those suspected are children.",
	Mend:     "Say \"person of concern\", or what they are thought to have done.",
	look: func(l *look) {
		for t := range l.texts(asks | labels | titles | dos | helps) {
			if !t.speaksOf(aboutBlame) {
				continue
			}
			if word := blameIn(t.words); word != "" {
				l.report(t.at, fmt.Sprintf("%s says %q of someone who is only suspected, and a word that leaves the finding open was wanted", t.of(), word), "say \"person of concern\"")
			}
		}
	},
}

// blameIn gives the word that calls somebody guilty, or "". In a sentence that
// negates, or behind words that tell of a conviction or of something else than
// abuse of a child, it calls nobody so.
func blameIn(s string) string {
	for _, sentence := range sentences(s) {
		words := wordsOf(sentence)
		if isNegated(words) {
			continue
		}
		for i, w := range words {
			if !isBlame(w) || isInGeneral(words, i) {
				continue
			}
			if !isOffice(words, i) && !slices.ContainsFunc(words[max(0, i-3):i], excuses) {
				return w
			}
		}
	}
	return ""
}

// isOffice reports whether the i-th word belongs to the name of something else
// than a person of concern, such as an office or a service.
func isOffice(words []string, i int) bool {
	if i+1 == len(words) || strings.HasSuffix(words[i], "'s") {
		return false
	}
	switch words[i+1] {
	case "register", "management", "manager", "managers", "manager's", "supervisor", "programme", "programmes", "service", "services", "unit":
		return true
	}
	return false
}

func isBlame(word string) bool {
	switch strings.TrimSuffix(strings.TrimSuffix(word, "'s"), "s") {
	case "perpetrator", "offender", "abuser", "paedophile", "culprit", "predator", "molester":
		return true
	}
	return false
}

// isInGeneral reports whether the i-th word speaks of such people in general:
// "an offender", or "offenders" without "the".
func isInGeneral(words []string, i int) bool {
	before := words[max(0, i-2):i]
	if slices.ContainsFunc(before, func(w string) bool { return w == "a" || w == "an" || w == "any" || w == "every" }) {
		return true
	}
	isPlural := strings.HasSuffix(words[i], "s") && !strings.HasSuffix(words[i], "'s")
	return isPlural && !slices.ContainsFunc(before, func(w string) bool { return isDeterminer(w) || isOfPerson(w) })
}

func excuses(word string) bool {
	switch word {
	case "registered", "convicted", "known", "alleged", "suspected", "possible", "drug", "alcohol", "substance", "label", "labels", "word", "called":
		return true
	}
	return false
}
