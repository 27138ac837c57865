package interview

import (
	"regexp"
	"strings"
	"unicode"

	"safeguard/internal/procedure"
)

// What in a text may identify someone. Best effort: it warns, and never blocks.
var (
	nhsNumber = regexp.MustCompile(`\b\d{3}[ -]?\d{3}[ -]?\d{4}\b`)
	postcode  = regexp.MustCompile(`(?i)\b[a-z]{1,2}\d[a-z\d]?\s*\d[a-z]{2}\b`)
	birthDate = regexp.MustCompile(`\b(\d{1,2}[/.-]\d{1,2}[/.-](\d{2}|\d{4})|(19|20)\d{2}-\d{2}-\d{2})\b`)
)

// DoubtText gives what in a text looks as if it identified someone, in words for
// a warning; "" where nothing does.
func DoubtText(s string) string {
	switch {
	case nhsNumber.MatchString(s):
		return "an NHS number"
	case postcode.MatchString(s):
		return "a postcode"
	case birthDate.MatchString(s):
		return "a date of birth"
	}
	return ""
}

// plainWords may stand in a label with a capital and name nobody.
var plainWords = map[string]bool{
	"Baby": true, "Boy": true, "Girl": true, "Unborn": true, "Twin": true, "Sibling": true, "Brother": true, "Sister": true,
	"Older": true, "Younger": true, "Oldest": true, "Youngest": true, "Mother": true, "Father": true, "Parent": true,
	"Step-parent": true, "Partner": true, "Carer": true, "Uncle": true, "Aunt": true, "Cousin": true, "Grandfather": true,
	"Grandmother": true, "Teacher": true, "Coach": true, "Leader": true, "Visitor": true, "Friend": true, "Neighbour": true,
	"Adult": true, "Child": true, "Person": true, "Contact": true, "Online": true, "Unknown": true, "Foster": true, "Young": true,
}

// DoubtLabel gives what in a subject's label looks as if it identified someone;
// "" where nothing does. A word with a capital that is neither the kind's own
// label nor a common noun is taken for a name.
func DoubtLabel(k *procedure.Kind, label string) string {
	if what := DoubtText(label); what != "" {
		return what
	}
	if countDigits(label) >= 6 {
		return "a number that belongs to someone"
	}
	for _, word := range strings.Fields(strings.TrimPrefix(label, k.Label+" ")) {
		word = strings.TrimFunc(word, func(r rune) bool { return !unicode.IsLetter(r) })
		letters := []rune(word)
		if len(letters) > 1 && unicode.IsUpper(letters[0]) && unicode.IsLower(letters[1]) && !plainWords[word] {
			return "a name"
		}
	}
	return ""
}

func countDigits(s string) int {
	n := 0
	for _, r := range s {
		if unicode.IsDigit(r) {
			n++
		}
	}
	return n
}
