// Package yamldoc reads one YAML document, or one JSON value, into nodes that
// know where they stand. It checks what every file here must keep: plain text,
// one document, no anchors, aliases, merge keys or tags, no key twice, bounded
// size and depth. It knows nothing of procedures, and it never guesses: what
// cannot be read is a fault with its place.
package yamldoc

import (
	"strings"

	"safeguard/internal/fault"
)

// Kind is the shape of a node.
type Kind uint8

// The three shapes of a node.
const (
	Scalar Kind = iota
	Sequence
	Mapping
)

// Tag is what YAML makes of a scalar.
type Tag uint8

// Text is every scalar that is quoted, a block, or that YAML reads as a string
// ("yes" and "no" among them). The others are plain scalars that a YAML reader
// would turn into something else; Value keeps them as they were written.
const (
	Text   Tag = iota
	Bool       // true, false
	Null       // null, ~, or nothing at all
	Number     // 12, 012, 1.5, .inf
	Date       // 2026-11-23, and other timestamps
)

// A Node is one value of a document. Place is where it starts (for an empty
// value, just behind its key).
type Node struct {
	fault.Place
	Kind  Kind
	Tag   Tag     // of a scalar
	Value string  // of a scalar, as written; escapes resolved, folding done
	Pairs []Pair  // of a mapping, in file order, no key twice
	Items []*Node // of a sequence

	flow bool // a mapping written in braces
}

// A Pair is one key of a mapping with its value. The key is always a scalar.
type Pair struct {
	Key, Value *Node
}

// Lookup gives the value under a key of a mapping, or nil.
func (n *Node) Lookup(key string) *Node {
	for _, p := range n.Pairs {
		if p.Key.Value == key {
			return p.Value
		}
	}
	return nil
}

// LooksLikePlaceholder reports whether the node is a lone word in braces, as in
// "title: {child}": YAML reads a mapping there, its writer meant a text.
func (n *Node) LooksLikePlaceholder() bool {
	if n.Kind != Mapping || !n.flow || len(n.Pairs) != 1 {
		return false
	}
	v := n.Pairs[0].Value
	return v.Kind == Scalar && v.Tag == Null && v.Value == ""
}

// CutByComma reports whether a pair of a mapping is most likely the rest of a
// text that a comma cut short, as in "{gist: Tell them why, in plain words}".
func (n *Node) CutByComma(p Pair) bool {
	v := p.Value
	return n.flow && v.Kind == Scalar && v.Tag == Null && v.Value == "" && strings.ContainsRune(p.Key.Value, ' ')
}

// Limits of a file. See the procedure format.
const (
	MaxBytes = 4 << 20
	MaxDepth = 64
)
