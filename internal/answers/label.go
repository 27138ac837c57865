package answers

import (
	"strings"

	"safeguard/internal/procedure"
	"safeguard/internal/safetext"
)

// MeansNotKnown reports whether a label is not-known in some spelling: as a
// label it would be taken for somebody, and the list for complete.
func MeansNotKnown(label string) bool {
	words := strings.FieldsFunc(label, func(c rune) bool { return c == ' ' || c == '-' || c == '_' })
	return strings.EqualFold(strings.Join(words, "-"), procedure.NotKnown)
}

// MeansNone reports whether a label says that there is nobody.
func MeansNone(label string) bool { return strings.EqualFold(label, "none") }

// HidesInLabel reports whether a label holds a character that would not be seen,
// or not be told from another.
func HidesInLabel(label string) bool {
	return strings.ContainsFunc(label, func(c rune) bool {
		return c == '\n' || c == '\t' || c == safetext.Replacement || safetext.Hidden(c)
	})
}
