package check

import (
	"fmt"
	"strings"
)

var endangersEvidence = Rule{
	ID:       "endangers-evidence",
	Severity: Warning,
	Finds:    "a text that tells people other than the Police to confront somebody, or to search or clear a device",
	Why:      "Whoever is warned can destroy evidence, silence the child or flee, and a device that others have searched may be worth nothing in court.",
	Mend:     "Leave it to the Police, and say \"do not ... until\" where people may be tempted.",
	look: func(l *look) {
		for t := range l.texts(helps | dos) {
			if !t.speaksOf(aboutEvidence) || t.action != nil && (t.action.Forbids() || leftToPolice(t.action)) {
				continue
			}
			if phrase := endangersIn(t.words); phrase != "" {
				l.report(t.at, fmt.Sprintf("%s says %q, which is for the Police alone to do", t.of(), phrase), "leave it to the Police, or forbid it by \"do-not\" and \"until\"")
			}
		}
	},
}

// endangersIn gives the words that tell the reader to do what warns somebody or
// spoils evidence, or "". A sentence with a negation in it tells nobody to.
func endangersIn(s string) string {
	for _, sentence := range sentences(s) {
		words := wordsOf(sentence)
		if isNegated(words) {
			continue
		}
		for i, w := range words {
			against := isDevice
			switch w {
			case "confront":
				against = isSuspected
			case "delete":
				against = func(word string) bool { return isDevice(word) || isImage(word) || strings.HasPrefix(word, "message") }
			case "search", "wipe":
			case "through":
				if i == 0 || words[i-1] != "look" {
					continue
				}
			default:
				continue
			}
			if n := reaches(words[i+1:], against); n > 0 {
				return strings.Join(words[i:i+1+n], " ")
			}
		}
	}
	return ""
}

// reaches gives how many words lead to and name what is meant, with nothing but
// articles and whose it is before it, or 0.
func reaches(words []string, is func(string) bool) int {
	for i, w := range words {
		switch {
		case is(w):
			return i + 1
		case !isDeterminer(w) && !isOfPerson(w):
			return 0
		}
	}
	return 0
}

func isDevice(word string) bool {
	switch strings.TrimSuffix(word, "s") {
	case "phone", "device", "computer", "laptop", "tablet", "account":
		return true
	}
	return false
}

func isSuspected(word string) bool {
	switch word {
	case "person", "{person}", "parent", "parents", "family", "suspect", "them", "adult", "carer":
		return true
	}
	return false
}
