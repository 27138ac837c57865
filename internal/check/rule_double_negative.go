package check

import (
	"fmt"
	"strings"
)

var doubleNegative = Rule{
	ID:       "double-negative",
	Severity: Warning,
	Finds:    "a question with two negatives in it",
	Why:      "Under pressure people answer the opposite of what they mean: is a no to \"is it not unsafe\" good or bad news?",
	Mend:     "Ask for what is so: \"Is the child safe?\" in place of \"Is it not unsafe?\"",
	look: func(l *look) {
		for t := range l.texts(asks) {
			if first, second := twoNegatives(t.words); second != "" {
				l.report(t.at, fmt.Sprintf("%s has two negatives, %q and %q, and a question in the positive was wanted", t.of(), first, second), "ask for what is so, not for what is not")
			}
		}
	},
}

// twoNegatives gives two negatives that stand in one clause. A comma, an "and"
// or an "or" between them begins another, as in "no phone and no computer".
func twoNegatives(s string) (first, second string) {
	for _, field := range strings.Fields(strings.ReplaceAll(s, "\u2019", "'")) {
		for _, w := range wordsOf(field) {
			switch {
			case w == "and" || w == "or" || w == "nor" || w == "because" || w == "than":
				first = ""
			case !isNegation(w) && !isNegativeForm(w):
			case first == "":
				first = w
			default:
				return first, w
			}
		}
		if strings.ContainsAny(field[len(field)-1:], ",;:.?!") {
			first = ""
		}
	}
	return "", ""
}

// isNegativeForm reports whether a word says no by its own form. Only words that
// people do use as a plain opposite count: "unfit", not "under".
func isNegativeForm(word string) bool {
	switch word {
	case "unsafe", "unable", "unlikely", "unaware", "unwilling", "untrue", "unfit", "unprotected", "unharmed", "unsupervised",
		"unimportant", "unfounded", "unsubstantiated", "unconcerned", "unidentified", "unsuitable", "unreasonable", "unnecessary",
		"impossible", "incapable", "inadequate", "insufficient", "inappropriate", "fail", "fails", "failed", "lack", "lacks", "lacking", "absence":
		return true
	}
	return false
}
