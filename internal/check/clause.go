package check

import (
	"slices"
	"strings"
	"unicode"
)

// tellsWhen reports whether the i-th word, a may or a will, only tells what is
// or could be so: in a clause that says when, or of whom, something holds ("when
// a child may be in danger"), or as "may still", "may have been", "may be at
// risk". A must or a should is a demand wherever it stands.
func tellsWhen(words []string, i int) bool {
	switch strings.ToLower(words[i]) {
	case "may":
		return isOnlyPossible(words[i+1:]) || inCondition(words, i)
	case "will":
		return inCondition(words, i)
	}
	return false
}

// isOnlyPossible reports whether words behind a may tell what could be so, and
// not what is allowed.
func isOnlyPossible(after []string) bool {
	for k, word := range after[:min(len(after), 4)] {
		switch strings.ToLower(word) {
		case "still", "already", "know", "suffer", "mean":
			return true
		case "come":
			return followedBy(after[k+1:], "to harm")
		case "not", "also", "well", "now", "even":
		case "be":
			return followedBy(after[k+1:], "in danger", "in immediate danger", "at risk", "at immediate risk", "at continuing risk", "unsafe", "unaware", "afraid")
		case "have":
			return followedBy(after[k+1:], "been", "had", "done", "seen", "not been", "already been", "also been")
		default:
			return false
		}
	}
	return false
}

func followedBy(words []string, phrases ...string) bool {
	return slices.ContainsFunc(phrases, func(p string) bool { return startsAt(words, 0, strings.Fields(p)...) })
}

// inCondition reports whether the i-th word belongs to a clause of condition: it
// stands behind "when" or the like without a comma between them, or behind "who"
// or the like as the verb of that clause.
func inCondition(words []string, i int) bool {
	for k := i - 1; k >= 0; k-- {
		switch word := strings.ToLower(words[k]); {
		case word == ",":
			return false
		case isCondition(words, k):
			return true
		case opensClause(word):
			return isVerbOf(words[k+1 : i])
		}
	}
	return false
}

// isCondition reports whether a clause that says when or why begins at the k-th
// word.
func isCondition(words []string, k int) bool {
	switch strings.ToLower(words[k]) {
	case "when", "whenever", "where", "wherever", "if", "unless", "whether", "while", "because", "until", "once", "although", "though":
		return true
	case "should":
		return k == 0 // "Should a child ..."
	case "case":
		return k > 0 && strings.EqualFold(words[k-1], "in")
	}
	return false
}

func opensClause(word string) bool {
	switch word {
	case "who", "whom", "whose", "which", "that", "what", "how", "why":
		return true
	}
	return false
}

// isVerbOf reports whether words that lead from "who" or "that" to a may or will
// leave it the verb of that clause: they are few, and none is a verb already, as
// in "a child who is hurt may see a doctor".
func isVerbOf(between []string) bool {
	return len(between) <= 5 && !slices.ContainsFunc(between, func(w string) bool { return isAuxiliary(strings.ToLower(w)) })
}

// givesOrder reports whether a sentence orders something, at its start or behind
// an opening clause, as in "When a child is in danger, call 999".
func givesOrder(words []string) bool {
	if len(words) == 0 {
		return false
	}
	if isOrder(words, 0) {
		return true
	}
	if !isCondition(words, 0) {
		return false
	}
	for i, w := range words {
		if w == "," && isOrder(words, i+1) {
			return true
		}
	}
	return false
}

// isOrder reports whether the i-th word orders something. Words such as "call"
// and "contact" can name a thing as well; they are an order in front of whom or
// what it is about.
func isOrder(words []string, i int) bool {
	if i >= len(words) {
		return false
	}
	switch strings.ToLower(words[i]) {
	case "then", "always", "also", "first", "please":
		return isOrder(words, i+1)
	case "tell", "refer", "inform", "ask", "seek", "make", "take", "give", "convene", "agree", "establish", "find", "ensure", "follow",
		"send", "write", "begin", "arrange", "complete", "notify", "speak", "talk", "listen", "protect", "remove", "ring", "stay", "treat",
		"discuss", "identify", "involve", "invite", "obtain", "pass", "preserve", "get", "go", "do", "never":
		return true
	case "call", "contact", "report", "record", "share", "check", "visit", "search", "act", "hold", "keep", "start", "plan", "list", "note",
		"use", "review", "stop", "phone", "alert", "leave", "assess", "carry", "support":
		return i+1 < len(words) && isWhatOrWhom(words[i+1])
	}
	return false
}

func isWhatOrWhom(word string) bool {
	switch word {
	case "what", "who", "whether", "how", "when", "it", "them", "him", "everything", "everyone", "anything", "anyone", "both", "to", "at", "on", "children":
		return true
	}
	first := []rune(word)[0]
	return isDeterminer(strings.ToLower(word)) || unicode.IsUpper(first) || unicode.IsDigit(first)
}
