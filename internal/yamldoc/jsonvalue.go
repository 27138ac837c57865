package yamldoc

import (
	"fmt"
	"strings"

	"safeguard/internal/fault"
)

// jsonParser reads one value in one pass. It runs for each case of a stream, so
// it copies the data once, cuts the texts out of that copy, and takes nodes,
// pairs and items out of slabs that are as large as the data lets expect.
type jsonParser struct {
	src  string
	pos  int
	line int
	base int // column of a byte = its offset - base + 1: where the line starts, moved on by each byte that is not a character of its own

	found   faults
	stopped bool // nothing behind can be read

	nodes []Node // what is left of the slabs
	pairs []Pair
	items []*Node

	openPairs []Pair // of the mappings and lists that are not closed yet
	openItems []*Node
}

func (p *jsonParser) node(kind Kind) *Node {
	if len(p.nodes) == 0 {
		p.nodes = make([]Node, slabSize/4)
	}
	n := &p.nodes[0]
	p.nodes = p.nodes[1:]
	*n = Node{Place: p.place(), Kind: kind}
	return n
}

// document reads the value and wants nothing behind it.
func (p *jsonParser) document(at fault.Place) *Node {
	p.space()
	if p.pos == len(p.src) {
		p.found.add(at, ruleEmpty, "nothing stands here, a JSON value was wanted", "")
		return nil
	}
	n := p.value(0)
	p.space()
	if !p.stopped && p.pos < len(p.src) {
		p.unexpected("the end")
	}
	return n
}

// space moves over white space, of which there mostly is none, or one.
func (p *jsonParser) space() {
	if p.pos < len(p.src) && p.src[p.pos] == ' ' {
		p.pos++
	}
	if p.pos < len(p.src) && p.src[p.pos] <= ' ' {
		p.moreSpace()
	}
}

func (p *jsonParser) moreSpace() {
	for p.pos < len(p.src) {
		switch p.src[p.pos] {
		case ' ', '\t', '\r':
			p.pos++
		case '\n':
			p.pos++
			p.line++
			p.base = p.pos
		default:
			return
		}
	}
}

// next is the next byte, 0 at the end. A NUL is nowhere wanted either.
func (p *jsonParser) next() byte {
	if p.pos < len(p.src) {
		return p.src[p.pos]
	}
	return 0
}

// value reads a value that stands inside depth mappings and lists.
func (p *jsonParser) value(depth int) *Node {
	switch c := p.next(); c {
	case '"':
		n := p.node(Scalar)
		n.Value = p.text()
		return n
	case '{', '[':
		if depth == MaxDepth {
			p.fault(ruleDeep, fmt.Sprintf("this stands more than %d levels deep", MaxDepth), "")
			p.stopped = true
			return nil
		}
		if c == '{' {
			return p.mapping(depth + 1)
		}
		return p.list(depth + 1)
	case 't':
		return p.word("true", Bool)
	case 'f':
		return p.word("false", Bool)
	case 'n':
		return p.word("null", Null)
	default:
		return p.number()
	}
}

func (p *jsonParser) word(word string, tag Tag) *Node {
	if !strings.HasPrefix(p.src[p.pos:], word) {
		p.unexpected("a value")
		return nil
	}
	n := p.node(Scalar)
	n.Tag, n.Value = tag, p.src[p.pos:p.pos+len(word)]
	p.pos += len(word)
	return n
}

func (p *jsonParser) mapping(depth int) *Node {
	n := p.node(Mapping)
	n.flow = true
	first := len(p.openPairs)
	var keys keySet
	p.pos++
	p.space()
	if p.next() == '}' {
		p.pos++
		return n
	}
	for !p.stopped {
		if p.next() != '"' {
			p.unexpected("a key in double quotes")
			break
		}
		key := p.node(Scalar)
		key.Value = p.text()
		p.space()
		if !p.take(':', "a colon") {
			break
		}
		p.space()
		p.openPairs = append(p.openPairs, Pair{Key: key})
		if before, ok := keys.first(p.openPairs[first:]); ok {
			p.found.add(key.Place, ruleDuplicate, twice(key.Value, before), "")
		}
		slot := len(p.openPairs) - 1
		value := p.value(depth)
		p.openPairs[slot].Value = value
		if p.closed('}') {
			break
		}
	}
	n.Pairs = p.keepPairs(p.openPairs[first:])
	p.openPairs = p.openPairs[:first]
	return n
}

func (p *jsonParser) list(depth int) *Node {
	n := p.node(Sequence)
	first := len(p.openItems)
	p.pos++
	p.space()
	if p.next() == ']' {
		p.pos++
		return n
	}
	for !p.stopped {
		item := p.value(depth)
		p.openItems = append(p.openItems, item)
		if p.closed(']') {
			break
		}
	}
	n.Items = p.keepItems(p.openItems[first:])
	p.openItems = p.openItems[:first]
	return n
}

// take moves over a sign that has to stand here.
func (p *jsonParser) take(sign byte, name string) bool {
	if p.stopped {
		return false
	}
	if p.next() != sign {
		p.unexpected(name)
		return false
	}
	p.pos++
	return true
}

// closed moves over a comma, or over the bracket that ends the mapping or list.
func (p *jsonParser) closed(bracket byte) bool {
	if p.stopped {
		return true
	}
	p.space()
	switch p.next() {
	case bracket:
		p.pos++
		return true
	case ',':
		p.pos++
		p.space()
		if c := p.next(); c == '}' || c == ']' {
			p.fault(ruleJSON, fmt.Sprintf("%q stands behind a comma, another value was wanted", string(c)), "leave out the comma")
			p.stopped = true
		}
		return p.stopped
	}
	p.unexpected(fmt.Sprintf("a comma or %q", string(bracket)))
	return true
}

// keepPairs moves the pairs of a closed mapping to where they stay.
func (p *jsonParser) keepPairs(open []Pair) []Pair {
	if len(open) > len(p.pairs) {
		p.pairs = make([]Pair, max(len(open), slabSize/4))
	}
	kept := p.pairs[:len(open):len(open)]
	p.pairs = p.pairs[len(open):]
	copy(kept, open)
	return kept
}

func (p *jsonParser) keepItems(open []*Node) []*Node {
	if len(open) > len(p.items) {
		p.items = make([]*Node, max(len(open), slabSize/4))
	}
	kept := p.items[:len(open):len(open)]
	p.items = p.items[len(open):]
	copy(kept, open)
	return kept
}
