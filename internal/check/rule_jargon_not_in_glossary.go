package check

import (
	"fmt"
	"slices"
	"strings"
)

var jargonNotInGlossary = Rule{
	ID:       "jargon-not-in-glossary",
	Severity: Note,
	Finds:    "an abbreviation that neither the glossary nor any text of the file writes out",
	Why:      "People from other agencies guess what it stands for, and may ring the wrong team.",
	Mend:     "Give it an entry in the glossary, or write it out where it is first used, as \"Local Authority Designated Officer (LADO)\".",
	look: func(l *look) {
		known := glossaryWords(l)
		for t := range l.texts(readInRoom) {
			for _, word := range abbreviations(t.words) {
				if known[word] {
					continue
				}
				known[word] = true // each is looked up, and reported, once
				if !isWrittenOut(l, word) {
					l.report(t.at, fmt.Sprintf("%s uses %q, which nothing in the file writes out, and an entry in the glossary was wanted", t.of(), word), fmt.Sprintf("add %s to the glossary", strings.ToLower(word)))
				}
			}
		}
	},
}

// abbreviations gives the words of a text that are short for something.
func abbreviations(s string) []string {
	return slices.DeleteFunc(capitalWords(s), func(word string) bool {
		return len(word) < 3 || isShouted(word) || isEverydayShort(word) || isPlaceholder(word)
	})
}

// isEverydayShort reports whether everybody knows the abbreviation better than
// what it stands for.
func isEverydayShort(word string) bool {
	switch word {
	case "NHS", "CCTV", "USB", "SMS", "MMS", "PDF", "SIM", "GPS", "DVD", "BBC", "URL", "VPN", "GCSE", "DNA", "HIV", "III":
		return true
	}
	return false
}

// glossaryWords gives the ids of the glossary, and their parts, in capitals.
func glossaryWords(l *look) map[string]bool {
	known := map[string]bool{}
	for _, term := range l.p.Glossary {
		id := strings.ToUpper(term.ID)
		known[strings.ReplaceAll(id, "-", "")] = true
		for part := range strings.SplitSeq(id, "-") {
			known[part] = true
		}
	}
	return known
}

// isWrittenOut reports whether some text of the file says what an abbreviation
// is short for: beside brackets, with "is" or "means", or by words that begin
// with its letters.
func isWrittenOut(l *look, word string) bool {
	for t := range l.texts(everyText) {
		if strings.Contains(t.words, word) && writesOut(t.words, word) {
			return true
		}
	}
	return false
}

func writesOut(s, word string) bool {
	for _, form := range []string{"(" + word + ")", word + " (", word + " is ", word + " means ", word + " stands for "} {
		if strings.Contains(s, form) {
			return true
		}
	}
	return initialsIn(s, word)
}

// initialsIn reports whether a run of words in the text begins with the letters
// of the abbreviation, small words left aside.
func initialsIn(s, word string) bool {
	var initials strings.Builder
	for _, field := range strings.Fields(s) {
		switch w := strings.TrimFunc(field, notInWord); {
		case w == "" || w == "and" || w == "of" || w == "the" || w == "for" || w == "in" || len(capitalWords(w)) > 0:
		default:
			initials.WriteString(strings.ToUpper(w[:1]))
		}
	}
	return strings.Contains(initials.String(), word)
}
