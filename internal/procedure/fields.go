package procedure

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"safeguard/internal/calendar"
	"safeguard/internal/fault"
	"safeguard/internal/yamldoc"
)

// A field is one key that a mapping may hold. The tables of fields feed the
// parsing, the messages about unknown and missing keys and the format page, so
// a key is written down once.
type field[T any] struct {
	key      string
	required bool
	shape    shape
	about    string // for the person who writes the file
	read     func(*reader, *yamldoc.Node, *T)
}

// A shape is what stands under a key.
type shape struct {
	says string   // "a text", "a list of question ids"
	enum []string // the words that may stand there, where they are few
}

// need marks a field as required.
func need[T any](f field[T]) field[T] {
	f.required = true
	return f
}

// readMapping reads w's mapping into *into, in the order of its table, and
// reports wrong kind, unknown and missing keys. what names the mapping in
// messages, as in `outcome "refer"`. It gives the keys that are misspelt.
func readMapping[T any](r *reader, w Written, what string, fields []field[T], into *T) misspelt {
	if !r.isMapping(w.node, what) {
		return nil
	}
	wrong := r.unknownKeys(w.node, what, keysOf(fields))
	readFields(r, w, what, fields, wrong, into)
	return wrong
}

func readFields[T any](r *reader, w Written, what string, fields []field[T], wrong misspelt, into *T) {
	for _, f := range fields {
		switch pair := pairOf(w.node, f.key); {
		case pair == nil && f.required && !wrong[f.key]:
			r.faultf(w.At, "missing-key", "%s has no %q, which is needed: %s", what, f.key, f.shape.says)
		case pair != nil && r.isThere(*pair):
			f.read(r, pair.Value, into)
		}
	}
}

// misspelt holds the keys that a mapping lacks and that one of its unknown keys
// was most likely meant to be: nothing more is said of their absence.
type misspelt map[string]bool

// tried reports whether a key stands in n, or was meant to.
func (m misspelt) tried(n *yamldoc.Node, key string) bool { return m[key] || n.Lookup(key) != nil }

// unknownKeys reports the keys of n that are none of keys.
func (r *reader) unknownKeys(n *yamldoc.Node, what string, keys []string) misspelt {
	var wrong misspelt
	for _, pair := range n.Pairs {
		if slices.Contains(keys, pair.Key.Value) {
			continue
		}
		if near := r.unknownKey(pair.Key, what, keys); near != "" && n.Lookup(near) == nil {
			if wrong == nil {
				wrong = misspelt{}
			}
			wrong[near] = true
		}
	}
	return wrong
}

func keysOf[T any](fields []field[T]) []string {
	keys := make([]string, len(fields))
	for i, f := range fields {
		keys[i] = f.key
	}
	return keys
}

func pairOf(n *yamldoc.Node, key string) *yamldoc.Pair {
	for i := range n.Pairs {
		if n.Pairs[i].Key.Value == key {
			return &n.Pairs[i]
		}
	}
	return nil
}

// The constructors of fields, by what stands under the key.

func textField[T any](key, about string, at func(*T) *Text) field[T] {
	return field[T]{key, false, shape{says: "a text"}, about, func(r *reader, n *yamldoc.Node, into *T) {
		*at(into) = r.text(n, key)
	}}
}

// plainField is a text in which no subject is bound.
func plainField[T any](key, about string, at func(*T) *string) field[T] {
	return field[T]{key, false, shape{says: "a text"}, about, func(r *reader, n *yamldoc.Node, into *T) {
		*at(into) = r.plain(n, key)
	}}
}

func dateField[T any](key, about string, at func(*T) *calendar.Date) field[T] {
	return field[T]{key, false, shape{says: "a date"}, about, func(r *reader, n *yamldoc.Node, into *T) {
		if n.Kind != yamldoc.Scalar || n.Tag != yamldoc.Date && n.Tag != yamldoc.Text {
			r.wanted(n, key, "a date such as 2026-11-23")
			return
		}
		d, err := calendar.ParseDate(n.Value)
		if err != nil {
			r.faultf(n.Place, "bad-date", "%q: %v", key, err)
			return
		}
		*at(into) = d
	}}
}

func flagField[T any](key, about string, at func(*T) *bool) field[T] {
	return field[T]{key, false, shape{says: "true or false", enum: []string{"true", "false"}}, about, func(r *reader, n *yamldoc.Node, into *T) {
		if n.Kind != yamldoc.Scalar || n.Value != "true" && n.Value != "false" {
			r.wanted(n, key, "true or false")
			return
		}
		*at(into) = n.Value == "true"
	}}
}

func numberField[T any](key, about string, least, most int, at func(*T) *int) field[T] {
	says := fmt.Sprintf("a whole number from %d to %d", least, most)
	return field[T]{key, false, shape{says: says}, about, func(r *reader, n *yamldoc.Node, into *T) {
		v, err := strconv.Atoi(n.Value)
		if n.Kind != yamldoc.Scalar || n.Tag != yamldoc.Number || err != nil || v < least || v > most || n.Value != strconv.Itoa(v) {
			r.wanted(n, key, says)
			return
		}
		*at(into) = v
	}}
}

// enumField takes one of a few words; words holds them in the order of V.
func enumField[T any, V ~uint8](key, about string, words []string, at func(*T) *V) field[T] {
	return field[T]{key, false, shape{says: oneOf(words), enum: words}, about, func(r *reader, n *yamldoc.Node, into *T) {
		word, ok := r.word(n, key)
		if !ok {
			return
		}
		for i, w := range words {
			if w == word.id {
				*at(into) = V(i)
				return
			}
		}
		r.add(word.at, "unknown-word", fmt.Sprintf("%q is %q, where %s is wanted", key, word.id, oneOf(words)), r.didYouMean(word.id, words))
	}}
}

// citeField reads a list of paragraph ids.
func citeField[T any](about string, at func(*T) *[]*Paragraph) field[T] {
	return field[T]{"cite", false, shape{says: "a list of paragraph ids"}, about, func(r *reader, n *yamldoc.Node, into *T) {
		if n.Kind == yamldoc.Sequence && len(n.Items) == 0 {
			r.faultf(n.Place, "empty-value", `"cite" names no paragraph`)
		}
		for _, w := range r.words(n, "cite") {
			if p := lookup(r, w, "paragraph", r.paragraphs, r.paragraphIDs); p != nil {
				*at(into) = append(*at(into), p)
			}
		}
	}}
}

// whenField reads a condition, once all questions are known.
func whenField[T any](about string, at func(*T) **Condition, bound func(*reader, *T) binding) field[T] {
	return field[T]{"when", false, shape{says: "a condition"}, about, func(r *reader, n *yamldoc.Node, into *T) {
		r.later(func() { *at(into) = r.condition(n, bound(r, into)) })
	}}
}

// bindsNothing is for a condition that is about the case alone.
func bindsNothing[T any](*reader, *T) binding { return nothing }

// A word is an id as it stands in the file.
type word struct {
	id string
	at fault.Place
}

func oneOf(words []string) string { return quotedList(words, " or ") }

func allOf(words []string) string { return quotedList(words, " and ") }

func quotedList(words []string, link string) string {
	quoted := make([]string, len(words))
	for i, w := range words {
		quoted[i] = strconv.Quote(w)
	}
	last := len(quoted) - 1
	if last < 1 {
		return strings.Join(quoted, "")
	}
	return strings.Join(quoted[:last], ", ") + link + quoted[last]
}
