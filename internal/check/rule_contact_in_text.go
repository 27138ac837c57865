package check

import (
	"fmt"
	"strings"
	"unicode"
)

var contactInText = Rule{
	ID:       "contact-in-text",
	Severity: Note,
	Finds:    "a telephone number or an e-mail address in a text",
	Why:      "Numbers change, and the procedure does not say when they were last tried. In the night somebody rings a line that is gone.",
	Mend:     "Name the team, and keep its number where it is looked after. 999, 101 and 111 do not change.",
	look: func(l *look) {
		for t := range l.texts(readInRoom) {
			if contact := contactIn(t.words); contact != "" {
				l.report(t.at, fmt.Sprintf("%s has %q in it, which nobody keeps up to date here, and the name of a team was wanted", t.of(), contact), "name the team in place of its number")
			}
		}
	},
}

// fewestPhoneDigits is one more than a date has, as in 2026-11-23.
const fewestPhoneDigits = 9

// contactIn gives the first e-mail address or telephone number of a text, or "".
func contactIn(s string) string {
	if at := strings.IndexByte(s, '@'); at > 0 && at+1 < len(s) && isWordByte(s[at-1]) && isWordByte(s[at+1]) {
		for field := range strings.FieldsSeq(s) {
			if strings.Contains(field, "@") {
				return strings.TrimFunc(field, notInWord)
			}
		}
	}
	digits, from := 0, -1
	for i, r := range s {
		switch {
		case r >= '0' && r <= '9':
			if digits == 0 {
				from = i
			}
			if digits++; digits == fewestPhoneDigits {
				return numberFrom(s[from:])
			}
		case r == ' ' || r == '-' || r == '(' || r == ')':
		default:
			digits = 0
		}
	}
	return ""
}

func numberFrom(s string) string {
	end := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsDigit(r) && !strings.ContainsRune(" -()", r) })
	if end >= 0 {
		s = s[:end]
	}
	return strings.TrimRight(s, " -()")
}
