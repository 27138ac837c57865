package yamldoc

import (
	"bytes"
	"fmt"
	"strings"

	"gopkg.in/yaml.v3"

	"safeguard/internal/fault"
)

// converter turns the nodes of yaml.v3 into ours, and finds what YAML allows
// and a file here may not hold.
type converter struct {
	src    *source
	loose  bool
	found  *faults
	bangs  bool // the file holds a "!", which may be a tag without a name
	broken bool // something has no value of its own, so the nodes are no use
	slab   []Node
}

func newConverter(src *source, loose bool, found *faults) *converter {
	return &converter{src: src, loose: loose, found: found, bangs: bytes.IndexByte(src.data, '!') >= 0}
}

// make gives a node out of a slab: one allocation for many.
func (c *converter) make(at fault.Place, kind Kind) *Node {
	if len(c.slab) == 0 {
		c.slab = make([]Node, 128)
	}
	n := &c.slab[0]
	c.slab = c.slab[1:]
	n.Place, n.Kind = at, kind
	return n
}

// node converts a value that stands inside depth mappings and lists.
func (c *converter) node(y *yaml.Node, depth int) *Node {
	at := fault.Place{Line: y.Line, Column: y.Column}
	c.properties(y, at)
	switch y.Kind {
	case yaml.MappingNode, yaml.SequenceNode:
		return c.collection(y, at, depth+1)
	case yaml.AliasNode:
		c.broken = true
		c.found.add(at, ruleAnchor, fmt.Sprintf("the alias \"*%s\" stands here, the value itself was wanted", y.Value), "write the value out; "+hintQuotes)
		n := c.make(at, Scalar)
		n.Value = "*" + y.Value
		return n
	}
	n := c.make(at, Scalar)
	n.Tag, n.Value = tagOf(y), y.Value
	if n.Tag == Null && n.Value == "" && y.Style == 0 && y.Anchor == "" {
		n.Place = c.src.behind(at)
	}
	if y.Style&yaml.DoubleQuotedStyle != 0 && !c.loose {
		c.escapes(y, at)
	}
	c.cutShort(y, at)
	return n
}

// cutShort reports words that YAML takes for a comment though they look like
// the end of the text before them, as in "see #4".
func (c *converter) cutShort(y *yaml.Node, at fault.Place) {
	words := y.LineComment
	if y.Style != 0 || !strings.ContainsRune(y.Value, ' ') || len(words) < 2 || strings.ContainsRune(" \t#!", rune(words[1])) {
		return
	}
	end, _, _ := strings.Cut(words, " ")
	c.found.add(at, ruleCutShort, fmt.Sprintf("this text ends before %q, which YAML takes for a comment", end),
		`put the whole text in quotes or, where a comment is meant, leave a space behind the "#"`)
}

func (c *converter) collection(y *yaml.Node, at fault.Place, depth int) *Node {
	kind := Sequence
	if y.Kind == yaml.MappingNode {
		kind = Mapping
	}
	n := c.make(at, kind)
	n.flow = kind == Mapping && y.Style&yaml.FlowStyle != 0
	if depth > MaxDepth {
		c.broken = true
		c.found.add(at, ruleDeep, fmt.Sprintf("this stands more than %d levels deep", MaxDepth), "")
		return n
	}
	if kind == Mapping {
		c.pairs(n, y.Content, depth)
		return n
	}
	n.Items = make([]*Node, 0, len(y.Content))
	for _, item := range y.Content {
		n.Items = append(n.Items, c.node(item, depth))
	}
	return n
}

// properties finds anchors and tags. yaml.v3 keeps no trace of a tag without a
// name ("! text"), so the file itself is asked.
func (c *converter) properties(y *yaml.Node, at fault.Place) {
	if y.Anchor != "" {
		c.found.add(at, ruleAnchor, fmt.Sprintf("the anchor \"&%s\" stands here, plain values were wanted", y.Anchor), "leave it out; "+hintQuotes)
	}
	switch {
	case y.Style&yaml.TaggedStyle != 0:
		c.found.add(at, ruleTag, fmt.Sprintf("the tag %q stands here, plain values were wanted", y.Tag), "leave it out; "+hintQuotes)
	case c.bangs && y.Anchor == "" && y.Kind != yaml.AliasNode && !startsWithin(y):
		if i := c.src.offset(at); i < len(c.src.data) && c.src.data[i] == '!' {
			c.found.add(at, ruleTag, `the tag "!" stands here, plain values were wanted`, "leave it out; "+hintQuotes)
		}
	}
}

// startsWithin reports whether a collection starts where its first key or item
// does: what stands there is theirs.
func startsWithin(y *yaml.Node) bool {
	return len(y.Content) > 0 && y.Content[0].Line == y.Line && y.Content[0].Column == y.Column
}

// tagOf gives what YAML makes of a scalar. A plain "<<" that is no key is text.
func tagOf(y *yaml.Node) Tag {
	switch y.Tag {
	case "!!bool":
		return Bool
	case "!!null":
		return Null
	case "!!int", "!!float":
		return Number
	case "!!timestamp":
		return Date
	}
	return Text
}
