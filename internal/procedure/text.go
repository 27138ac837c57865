package procedure

import (
	"strings"

	"safeguard/internal/fault"
	"safeguard/internal/field"
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
	from := 0
	for i := strings.IndexByte(s, '{'); i >= 0; {
		end := strings.IndexAny(s[i+1:], "{}") + i + 1
		next := i + 1
		if end > i && s[end] == '}' && field.IsID(s[i+1:end]) {
			t.pieces = append(t.pieces, s[from:i], s[i+1:end])
			from, next = end+1, end+1
		}
		if i = strings.IndexByte(s[next:], '{'); i >= 0 {
			i += next
		}
	}
	t.pieces = append(t.pieces, s[from:])
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

// Literals gives the words around the places where the label stands: one more
// than there are places.
func (t Text) Literals() []string {
	literals := []string{""}
	for i, piece := range t.pieces {
		switch {
		case i%2 == 1:
		case i == 0:
			literals[0] = piece
		default:
			literals = append(literals, piece)
		}
	}
	return literals
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

// placeholders gives the kinds named, and what else stands in braces: words with
// both of them, or a brace alone.
func (t Text) placeholders() (kinds, strays []string) {
	for i, piece := range t.pieces {
		if i%2 == 1 {
			kinds = append(kinds, piece)
		} else {
			strays = appendStrays(strays, piece)
		}
	}
	return kinds, strays
}

// longestStray is what of a text in braces is still shown with both of them.
const longestStray = 40

func appendStrays(strays []string, s string) []string {
	for i := strings.IndexAny(s, "{}"); i >= 0; i = strings.IndexAny(s, "{}") {
		s = s[i:]
		length := 1
		if end := strings.IndexAny(s[1:min(len(s), longestStray)], "{}") + 1; s[0] == '{' && end > 0 && s[end] == '}' {
			length = end + 1
		}
		strays = append(strays, s[:length])
		s = s[length:]
	}
	return strays
}
