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
	initials  = regexp.MustCompile(`^([A-Z]\.){1,3}[A-Z]?$|^[A-Z]{2,3}$`)
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

// plainWords may stand in a label and name nobody.
var plainWords = wordSet("blue red green black white coat room floor baby boy girl unborn twin sibling brother sister older younger oldest youngest elder eldest big little mother father parent step-parent stepfather stepmother partner carer uncle aunt cousin grandfather grandmother grandparent " +
	"teacher coach leader visitor friend neighbour adult child children person contact online unknown foster young of the in at from who with by an image picture school club house household " +
	"team group one other second third first lodger tutor helper volunteer sender user man woman pupil student infant toddler teenager aged year years old")

func wordSet(words string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(words) {
		set[w] = true
	}
	return set
}

// DoubtLabel gives what in a subject's label looks as if it identified someone;
// "" where nothing does. A word that is neither the kind's own label nor a
// common noun is taken for a name.
func DoubtLabel(k *procedure.Kind, label string) string {
	if what := DoubtText(label); what != "" {
		return what
	}
	if countDigits(label) >= 6 {
		return "a number that belongs to someone"
	}
	for _, word := range strings.Fields(strings.TrimPrefix(label, k.Label+" ")) {
		word = strings.TrimFunc(word, func(r rune) bool { return !unicode.IsLetter(r) })
		if initials.MatchString(word) {
			return "someone's initials"
		}
		if letters := []rune(strings.ToLower(word)); len(letters) > 1 && !plainWords[string(letters)] {
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
