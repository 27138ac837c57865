package field

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"safeguard/internal/calendar"
	"safeguard/internal/yamldoc"
)

// The makers of fields, by what stands under the key. The reader has to be
// named, as in field.Text[*reader]("title", ...).

// Text takes words.
func Text[R Reporter, T any](key, about string, at func(*T) *string) Field[R, T] {
	return New(key, TextShape("a text"), about, func(r R, n *yamldoc.Node, into *T) {
		s, _ := ReadText(r, n, key, "a text")
		*at(into) = strings.TrimSpace(s)
	})
}

// Date takes a day.
func Date[R Reporter, T any](key, about string, at func(*T) *calendar.Date) Field[R, T] {
	return New(key, DateShape("a date"), about, func(r R, n *yamldoc.Node, into *T) {
		if n.Kind != yamldoc.Scalar || n.Tag != yamldoc.Date && n.Tag != yamldoc.Text {
			Wanted(r, n, key, "a date such as 2026-11-23")
			return
		}
		d, err := calendar.ParseDate(n.Value)
		if err != nil {
			faultf(r, n.Place, "bad-date", "%q: %v", key, err)
			return
		}
		*at(into) = d
	})
}

// Flag takes true or false.
func Flag[R Reporter, T any](key, about string, at func(*T) *bool) Field[R, T] {
	return New(key, Shape{Says: "true or false", Form: FlagForm}, about, func(r R, n *yamldoc.Node, into *T) {
		if n.Kind == yamldoc.Scalar && (n.Value == "yes" || n.Value == "no") {
			r.Report(n.Place, "wrong-value", fmt.Sprintf("%q is %s, where true or false is wanted", key, n.Describe()), fmt.Sprintf("write %t", n.Value == "yes"))
			return
		}
		if n.Kind != yamldoc.Scalar || n.Value != "true" && n.Value != "false" {
			Wanted(r, n, key, "true or false")
			return
		}
		*at(into) = n.Value == "true"
	})
}

// Number takes a whole number within bounds.
func Number[R Reporter, T any](key, about string, least, most int, at func(*T) *int) Field[R, T] {
	shape := NumberShape(least, most)
	return New(key, shape, about, func(r R, n *yamldoc.Node, into *T) {
		v, err := strconv.Atoi(n.Value)
		if n.Kind != yamldoc.Scalar || n.Tag != yamldoc.Number || err != nil || v < least || v > most || n.Value != strconv.Itoa(v) {
			Wanted(r, n, key, shape.Says)
			return
		}
		*at(into) = v
	})
}

// Enum takes one of a few words; words holds them in the order of V.
func Enum[R Reporter, T any, V ~uint8](key, about string, words []string, at func(*T) *V) Field[R, T] {
	return New(key, WordShape(words), about, func(r R, n *yamldoc.Node, into *T) {
		word, ok := ReadWord(r, n, key)
		if !ok {
			return
		}
		i := slices.Index(words, word.ID)
		if i < 0 {
			r.Report(word.At, "unknown-word", fmt.Sprintf("%q is %q, where %s is wanted", key, word.ID, OneOf(words)), DidYouMean(r, word.ID, words))
			return
		}
		*at(into) = V(i)
	})
}
