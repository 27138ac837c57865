package procedure

import (
	"strings"

	"safeguard/internal/fault"
)

// A Text is words of a procedure that may name the subject in hand by its kind,
// as in "{child}".
type Text struct {
	At     fault.Place
	pieces []string // literal, kind id, literal, ...
}

// newText takes s apart at its placeholders. Braces that hold no word are kept
// as they stand; the check of placeholders reports them.
func newText(s string, at fault.Place) Text {
	t := Text{At: at}
	for {
		before, after, opened := strings.Cut(s, "{")
		word, behind, closed := strings.Cut(after, "}")
		if !opened || !closed || !isID(word) {
			break
		}
		t.pieces = append(t.pieces, before, word)
		s = behind
	}
	t.pieces = append(t.pieces, s)
	return t
}

// Empty reports whether there are no words.
func (t Text) Empty() bool { return len(t.pieces) == 0 || len(t.pieces) == 1 && t.pieces[0] == "" }

// Fill gives the words with the subject's label in place of its kind's
// placeholder. Replacing is one pass: a label that holds braces stays as it is.
func (t Text) Fill(label string) string {
	if len(t.pieces) == 1 {
		return t.pieces[0]
	}
	var b strings.Builder
	for i, piece := range t.pieces {
		if i%2 == 1 {
			piece = label
		}
		b.WriteString(piece)
	}
	return b.String()
}

// String gives the words as they are written in the file.
func (t Text) String() string {
	var b strings.Builder
	for i, piece := range t.pieces {
		if i%2 == 1 {
			piece = "{" + piece + "}"
		}
		b.WriteString(piece)
	}
	return b.String()
}

// placeholders gives the kinds named, and whether a brace is left that names
// none.
func (t Text) placeholders() (kinds []string, stray bool) {
	for i, piece := range t.pieces {
		if i%2 == 1 {
			kinds = append(kinds, piece)
		} else if strings.ContainsAny(piece, "{}") {
			stray = true
		}
	}
	return kinds, stray
}

// isID reports whether s is a lower-case word or several joined by hyphens.
func isID(s string) bool {
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
