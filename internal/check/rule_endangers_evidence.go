package check

import (
	"fmt"
	"slices"
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
			if phrase := endangersIn(t.role, t.words); phrase != "" {
				l.report(t.at, fmt.Sprintf("%s says %q, which is for the Police alone to do", t.of(), phrase), "leave it to the Police, or forbid it by \"do-not\" and \"until\"")
			}
		}
	},
}

// endangersIn gives the words that tell the reader to do what warns somebody or
// spoils evidence, or "". A sentence with a negation in it tells nobody to.
func endangersIn(r role, s string) string {
	for _, sentence := range sentences(s) {
		words := wordsOf(sentence)
		if isNegated(words) {
			continue
		}
		for i := range words {
			n := warnsOrSpoils(words, i)
			if n == 0 && r == dos {
				n = asksOrLooks(words, i)
			}
			if n > 0 && !isForPolice(words[:i]) {
				return strings.Join(words[i:i+n], " ")
			}
		}
	}
	return ""
}

// warnsOrSpoils gives how many words from i on name what nobody but the Police
// is to do, or 0.
func warnsOrSpoils(words []string, i int) int {
	against := isDevice
	switch words[i] {
	case "confront":
		against = isSuspected
	case "delete":
		against = func(word string) bool { return isDevice(word) || isImage(word) || strings.HasPrefix(word, "message") }
	case "search":
		against = func(word string) bool { return isDevice(word) || isSearched(word) }
	case "wipe":
	case "through":
		if i == 0 || words[i-1] != "look" {
			return 0
		}
	default:
		return 0
	}
	return reaching(words, i, against)
}

// asksOrLooks is the same for words that an action alone says in that sense: a
// help may well tell to check an account, or call something a question.
func asksOrLooks(words []string, i int) int {
	switch words[i] {
	case "challenge", "question":
		if i == 0 || leadsToOrder(words[i-1]) || words[i-1] == "to" {
			return reaching(words, i, isSuspected)
		}
	case "check":
		if n := reaching(words, i, isHeldDevice); n > 0 && endsThing(words, i+n) {
			return n
		}
	case "take":
		if n := reaching(words, i, isHeldDevice); n > 0 && slices.ContainsFunc(words[i+n:], func(w string) bool { return w == "look" || w == "read" || w == "check" }) {
			return n
		}
	}
	return 0
}

// isForPolice reports whether words that lead up to an order give it to the
// Police, as in "Ask the Police to".
func isForPolice(before []string) bool {
	n := len(before)
	if n == 0 || !slices.Contains([]string{"to", "who", "can", "may", "will", "should", "must", "police"}, before[n-1]) {
		return false
	}
	return slices.ContainsFunc(before[max(0, n-5):], func(w string) bool { return w == "police" || w == "officer" || w == "officers" })
}

// reaching counts the i-th word with those that lead to what is meant, or is 0.
func reaching(words []string, i int, is func(string) bool) int {
	if n := reaches(words[i+1:], is); n > 0 {
		return 1 + n
	}
	return 0
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

// isHeldDevice leaves out accounts, which can be what somebody tells.
func isHeldDevice(word string) bool { return isDevice(word) && !strings.HasPrefix(word, "account") }

// endsThing reports whether what is named ends before the i-th word, unlike the
// phone in "phone number" and the computer in "computer records".
func endsThing(words []string, i int) bool {
	return i >= len(words) || slices.Contains([]string{"of", "for", "and", "or", "to", "with", "in", "at", "on", "from", "by", "before", "after", "first", "now", "then", "that", "used", "found", "itself"}, words[i])
}

func isSearched(word string) bool {
	switch strings.TrimSuffix(word, "s") {
	case "bag", "room", "bedroom", "house", "home", "flat", "car", "locker", "belonging", "pocket":
		return true
	}
	return false
}

func isSuspected(word string) bool {
	if isInHand(word) && !isChild(word) {
		return true
	}
	switch word {
	case "person", "parent", "parents", "family", "suspect", "them", "adult", "carer":
		return true
	}
	return false
}
