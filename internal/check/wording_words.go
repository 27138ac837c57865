package check

import (
	"slices"
	"strings"
	"unicode"
)

// wordsOf gives the words of a text in lower case, without the punctuation
// around them. A placeholder is a word with its braces.
func wordsOf(s string) []string {
	fields := strings.Fields(strings.ToLower(strings.ReplaceAll(s, "\u2019", "'")))
	words := fields[:0]
	for _, f := range fields {
		if f = strings.TrimFunc(f, notInWord); f != "" {
			words = append(words, f)
		}
	}
	return words
}

func notInWord(r rune) bool {
	return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '{' && r != '}'
}

// sentences cuts a text behind each full stop, question mark and exclamation
// mark that ends a sentence.
func sentences(s string) []string {
	var found []string
	from := 0
	for i, r := range s {
		if strings.ContainsRune(".?!", r) && (i+1 == len(s) || s[i+1] == ' ' || s[i+1] == '\n') {
			found = append(found, strings.TrimSpace(s[from:i+1]))
			from = i + 1
		}
	}
	if rest := strings.TrimSpace(s[from:]); rest != "" {
		found = append(found, rest)
	}
	return found
}

// negations are the words that turn what is said into its opposite.
func isNegation(word string) bool {
	switch word {
	case "not", "no", "never", "nobody", "nothing", "none", "neither", "nor", "nowhere", "without", "cannot":
		return true
	}
	return strings.HasSuffix(word, "n't")
}

// isNegated reports whether anything in a sentence is negated, or said to be
// avoided.
func isNegated(words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool {
		return isNegation(w) || w == "avoid" || w == "instead" || w == "rather"
	})
}

// capitalWords gives the words of a text that are two capitals or more and
// nothing else.
func capitalWords(s string) []string {
	var found []string
	for i := 0; i < len(s); i++ {
		from := i
		for i < len(s) && s[i] >= 'A' && s[i] <= 'Z' {
			i++
		}
		if i-from < 2 || from > 0 && isWordByte(s[from-1]) || i < len(s) && isWordByte(s[i]) {
			continue
		}
		found = append(found, s[from:i])
	}
	return found
}

// isWordByte reports whether a byte is of a letter or digit; those of letters
// beyond ASCII all count.
func isWordByte(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c >= 0x80
}

// isAuxiliary reports whether a question that yes or no answers may begin with
// the word.
func isAuxiliary(word string) bool {
	switch strings.TrimSuffix(word, "n't") {
	case "is", "are", "was", "were", "has", "have", "had", "does", "do", "did", "can", "could", "will", "would", "should", "may", "might", "must":
		return true
	}
	return false
}

// startsAt reports whether words stand in list from i on.
func startsAt(list []string, i int, words ...string) bool {
	return i >= 0 && i+len(words) <= len(list) && slices.Equal(list[i:i+len(words)], words)
}

// phraseIn gives the first of the phrases, which are in lower case, that stands
// in the words of a text, or "".
func phraseIn(words []string, phrases []string) string {
	joined := " " + strings.Join(words, " ") + " "
	for _, p := range phrases {
		if strings.Contains(joined, " "+p+" ") {
			return p
		}
	}
	return ""
}

// phraseUnlessNegated gives the first of the phrases in a sentence that negates
// nothing, or "".
func phraseUnlessNegated(s string, phrases []string) string {
	for _, sentence := range sentences(s) {
		if words := wordsOf(sentence); !isNegated(words) {
			if p := phraseIn(words, phrases); p != "" {
				return p
			}
		}
	}
	return ""
}
