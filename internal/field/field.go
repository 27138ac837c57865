// Package field holds the tables of keys that a mapping of a file may hold. One
// table feeds the reading, the messages about unknown and missing keys, the
// format page and the JSON Schema, so a key is written down once.
package field

import (
	"fmt"
	"slices"

	"safeguard/internal/fault"
	"safeguard/internal/yamldoc"
)

// A Reporter is whoever reads a file by tables: it keeps what is wrong in it,
// and finds the word that was most likely meant, "" where none is near.
type Reporter interface {
	Report(at fault.Place, rule, message, hint string)
	Closest(wrong string, among []string) string
}

// A Field is one key that a mapping may hold. R reads the file, T is what the
// mapping is read into.
type Field[R Reporter, T any] struct {
	Key    string
	Needed bool
	Shape  Shape
	About  string // for the person who writes the file
	Read   func(R, *yamldoc.Node, *T)
}

// New makes a field that is not needed and that is read in its own way.
func New[R Reporter, T any](key string, shape Shape, about string, read func(R, *yamldoc.Node, *T)) Field[R, T] {
	return Field[R, T]{Key: key, Shape: shape, About: about, Read: read}
}

// Need marks a field as needed.
func Need[R Reporter, T any](f Field[R, T]) Field[R, T] {
	f.Needed = true
	return f
}

// Read reads the mapping n into *into, in the order of its table, and reports
// wrong kind, unknown and missing keys; what is missing is missing at the place
// given. what names the mapping in messages, as in `outcome "refer"`. It gives
// the keys that are misspelt.
func Read[R Reporter, T any](r R, at fault.Place, n *yamldoc.Node, what string, fields []Field[R, T], into *T) Misspelt {
	if !IsMapping(r, n, what) {
		return nil
	}
	wrong := UnknownKeys(r, n, what, Keys(fields))
	ReadKnown(r, at, n, what, fields, wrong, into)
	return wrong
}

// ReadKnown is Read for a mapping whose unknown keys are reported already.
func ReadKnown[R Reporter, T any](r R, at fault.Place, n *yamldoc.Node, what string, fields []Field[R, T], wrong Misspelt, into *T) {
	for _, f := range fields {
		switch pair := PairOf(n, f.Key); {
		case pair == nil && f.Needed && !wrong[f.Key]:
			faultf(r, at, "missing-key", "%s has no %q, which is needed: %s", what, f.Key, f.Shape.Says)
		case pair != nil && IsThere(r, *pair):
			f.Read(r, pair.Value, into)
		}
	}
}

// Misspelt holds the keys that a mapping lacks and that one of its unknown keys
// was most likely meant to be: nothing more is said of their absence.
type Misspelt map[string]bool

// Tried reports whether a key stands in n, or was meant to.
func (m Misspelt) Tried(n *yamldoc.Node, key string) bool { return m[key] || n.Lookup(key) != nil }

// UnknownKeys reports the keys of n that are none of keys.
func UnknownKeys(r Reporter, n *yamldoc.Node, what string, keys []string) Misspelt {
	var wrong Misspelt
	for _, pair := range n.Pairs {
		if slices.Contains(keys, pair.Key.Value) {
			continue
		}
		if n.CutByComma(pair) {
			r.Report(pair.Key.Place, "unknown-key", fmt.Sprintf("%s has a key %q: the comma before it ended the text, where braces stand around both", what, pair.Key.Value),
				"put the whole text in quotes")
			continue
		}
		if near := UnknownKey(r, pair.Key, what, keys); near != "" && n.Lookup(near) == nil {
			if wrong == nil {
				wrong = Misspelt{}
			}
			wrong[near] = true
		}
	}
	return wrong
}

// Keys gives the keys of a table.
func Keys[R Reporter, T any](fields []Field[R, T]) []string {
	keys := make([]string, len(fields))
	for i, f := range fields {
		keys[i] = f.Key
	}
	return keys
}

// PairOf gives the pair of n under key, or nil.
func PairOf(n *yamldoc.Node, key string) *yamldoc.Pair {
	for i := range n.Pairs {
		if n.Pairs[i].Key.Value == key {
			return &n.Pairs[i]
		}
	}
	return nil
}
