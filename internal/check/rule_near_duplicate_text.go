package check

import (
	"fmt"
	"slices"
	"strings"

	"safeguard/internal/fault"
)

var nearDuplicateText = Rule{
	ID:       "near-duplicate-text",
	Severity: Note,
	Finds:    "two questions, actions or outcomes whose words differ only in an article, an ending or a stop",
	Why:      "People take the two for one and do or answer only one of them, or wonder what difference was meant.",
	Mend:     "Keep one, or say in each how it differs.",
	look: func(l *look) {
		first := map[string]text{}
		for t := range l.texts(asks | titles | dos) {
			key := t.shape()
			before, seen := first[key]
			if !seen {
				first[key] = t
				continue
			}
			if normal(before.words) != normal(t.words) {
				l.reportWith(t.at, fault.Also{Place: before.at, Says: fmt.Sprintf("%s says nearly the same here", before.of())},
					fmt.Sprintf("%s says nearly word for word what another says, and words that tell the two apart were wanted", t.of()), "keep one of the two, or say how this one differs")
			}
		}
	},
}

// fewestShapeWords is how many words a text needs for its shape to say enough.
const fewestShapeWords = 3

// shape gives the words of a text without articles and common endings, behind
// what the text is for. Where few are left it gives all that stands there.
func (t text) shape() string {
	words := slices.DeleteFunc(wordsOf(t.words), func(w string) bool { return w == "the" || w == "a" || w == "an" || w == "any" })
	if len(words) < fewestShapeWords {
		return fmt.Sprintf("%d %s", t.role, t.words)
	}
	for i, w := range words {
		words[i] = stem(w)
	}
	return fmt.Sprintf("%d %s %s", t.role, t.what, strings.Join(words, " "))
}

// stem cuts a common ending from a word of some length, roughly.
func stem(word string) string {
	word = strings.TrimSuffix(word, "'s")
	for _, ending := range []string{"ies", "ing", "ed", "es", "s", "y", "e"} {
		if rest, cut := strings.CutSuffix(word, ending); cut && len(rest) > 3 {
			return rest
		}
	}
	return word
}
