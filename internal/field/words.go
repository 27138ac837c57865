package field

import (
	"strconv"
	"strings"
)

// IDPattern is the regular expression of what IsID takes.
const IDPattern = "^[a-z][a-z0-9]*(-[a-z0-9]+)*$"

// IsID reports whether s is a lower-case word or several joined by hyphens.
func IsID(s string) bool {
	hyphen := true // none at the start, none doubled
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c >= 'a' && c <= 'z', c >= '0' && c <= '9' && i > 0:
			hyphen = false
		case c == '-' && !hyphen:
			hyphen = true
		default:
			return false
		}
	}
	return !hyphen
}

// IDLike proposes an id for a word that is none, or gives "".
func IDLike(s string) string {
	parts := strings.FieldsFunc(strings.ToLower(s), func(c rune) bool {
		return (c < 'a' || c > 'z') && (c < '0' || c > '9')
	})
	if id := strings.Join(parts, "-"); IsID(id) {
		return id
	}
	return ""
}

// OneOf lists words of which one is meant: "a", "b" or "c".
func OneOf(words []string) string { return quotedList(words, " or ") }

// AllOf lists words that are all meant: "a", "b" and "c".
func AllOf(words []string) string { return quotedList(words, " and ") }

// Or lists words of which one is meant, as they stand: a, b or c.
func Or(words []string) string { return list(words, " or ") }

// And lists words that are all meant, as they stand: a, b and c.
func And(words []string) string { return list(words, " and ") }

func quotedList(words []string, link string) string {
	quoted := make([]string, len(words))
	for i, w := range words {
		quoted[i] = strconv.Quote(w)
	}
	return list(quoted, link)
}

func list(words []string, link string) string {
	last := len(words) - 1
	if last < 1 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:last], ", ") + link + words[last]
}
