package interview

import (
	"strings"
	"unicode"
)

var (
	datedReference = whenWanted(`(^|[^0-9])(\d{1,2}-\d{1,2}-(\d{2}|\d{4})|(19|20)\d{2}-\d{1,2}-\d{1,2}|\d{6}|\d{8})([^0-9]|$)`)
	caseWords      = wordSet("case ref no id ss cp csc mash lado sd test demo")
)

// DoubtReference gives what in the reference of a case looks as if it identified
// someone; "" where nothing does. Six or eight digits may be a date of birth, and
// a word of letters alone a name or initials.
func DoubtReference(reference string) string {
	if datedReference().MatchString(reference) {
		return "a date"
	}
	for _, part := range strings.Split(strings.ToLower(reference), "-") {
		if len(part) > 1 && !caseWords[part] && strings.IndexFunc(part, func(r rune) bool { return !unicode.IsLetter(r) }) < 0 {
			return "a name or initials"
		}
	}
	return DoubtText(reference)
}
