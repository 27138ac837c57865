package procedure

import (
	"strings"

	"safeguard/internal/calendar"
	"safeguard/internal/field"
	"safeguard/internal/yamldoc"
)

// A row is one key of a procedure file.
type row[T any] = field.Field[*reader, T]

// readMapping reads w's mapping into *into by its table; see field.Read.
func readMapping[T any](r *reader, w Written, what string, fields []row[T], into *T) field.Misspelt {
	return field.Read(r, w.At, w.node, what, fields, into)
}

// The makers of rows, by what stands under the key.

func textField[T any](key, about string, at func(*T) *Text) row[T] {
	return field.New(key, field.TextShape("a text"), about, func(r *reader, n *yamldoc.Node, into *T) {
		*at(into) = r.text(n, key)
	})
}

// plainField is a text in which no subject is bound.
func plainField[T any](key, about string, at func(*T) *string) row[T] {
	return field.New(key, field.TextShape("a text"), about, func(r *reader, n *yamldoc.Node, into *T) {
		*at(into) = r.plain(n, key)
	})
}

func dateField[T any](key, about string, at func(*T) *calendar.Date) row[T] {
	return field.Date[*reader](key, about, at)
}

func flagField[T any](key, about string, at func(*T) *bool) row[T] {
	return field.Flag[*reader](key, about, at)
}

func enumField[T any, V ~uint8](key, about string, words []string, at func(*T) *V) row[T] {
	return field.Enum[*reader](key, about, words, at)
}

func idField[T any](key, about string, at func(*T) *string) row[T] {
	shape := field.IDShape("an id")
	shape.Bars = reserved
	return field.New(key, shape, about, func(r *reader, n *yamldoc.Node, into *T) {
		if w, ok := field.ReadWord(r, n, key); ok {
			r.checkID(n, key)
			*at(into) = w.ID
		}
	})
}

// citeField reads a list of paragraph ids.
func citeField[T any](about string, at func(*T) *[]*Paragraph) row[T] {
	shape := field.ListShape("a list of paragraph ids", field.TextShape("a paragraph id")).Filled()
	return field.New("cite", shape, about, func(r *reader, n *yamldoc.Node, into *T) {
		if n.Kind == yamldoc.Sequence && len(n.Items) == 0 {
			r.Reportf(n.Place, "empty-value", `"cite" names no paragraph`)
		}
		for _, w := range field.ReadWords(r, n, "cite") {
			if p := lookup(r, w, "paragraph", r.paragraphs, r.paragraphIDs); p != nil {
				*at(into) = append(*at(into), p)
			}
		}
	})
}

// whenField reads a condition, once all questions are known.
func whenField[T any](about string, at func(*T) **Condition, bound func(*reader, *T) binding) row[T] {
	return field.New("when", conditionShape, about, func(r *reader, n *yamldoc.Node, into *T) {
		r.later(func() { *at(into) = r.condition(n, bound(r, into)) })
	})
}

// bindsNothing is for a condition that is about the case alone.
func bindsNothing[T any](*reader, *T) binding { return nothing }

func (r *reader) text(n *yamldoc.Node, key string) Text {
	s, _ := field.ReadText(r, n, key, "a text")
	return newText(strings.TrimSpace(s), n.Place)
}

// plain reads a text in which no subject is bound.
func (r *reader) plain(n *yamldoc.Node, key string) string {
	t := r.text(n, key)
	r.later(func() { r.checkText(t, nothing) })
	return t.String()
}

// passedOver is a key that is known, and read in its turn by what reads the
// mapping as a whole.
func passedOver[T any](key string, shape field.Shape, about string) row[T] {
	return field.New(key, shape, about, func(*reader, *yamldoc.Node, *T) {})
}
