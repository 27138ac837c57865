package yamldoc

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"safeguard/internal/fault"
)

// ParseJSON reads exactly one JSON value (RFC 8259) into the nodes that the same
// YAML would give: texts are Text, whatever they look like. The first byte of
// data stands at the place at, so that places are those of the whole file; with
// at 1:1 a byte order mark may stand first. The node is nil exactly when there
// are faults.
//
// Hidden characters in texts are passed through, as in ParseLoose: people's own
// words may hold them. Raw control characters are not JSON, and are faults.
func ParseJSON(path string, data []byte, at fault.Place) (*Node, fault.List) {
	var r JSONReader
	return r.Parse(path, data, at)
}

// A JSONReader reads JSON values one after the other and uses its memory again
// for each, as a stream of many small values needs it. The zero value is ready.
type JSONReader struct {
	nodes []Node
	pairs []Pair
	items []*Node
}

// Parse is ParseJSON; the nodes it gives are good until the next call. The texts
// in them stay good.
func (r *JSONReader) Parse(path string, data []byte, at fault.Place) (*Node, fault.List) {
	if at.Line == 1 && at.Column == 1 {
		data = bytes.TrimPrefix(data, []byte(byteOrderMark))
	}
	p := jsonParser{found: faults{path: path}, line: at.Line, base: 1 - at.Column}
	if len(data) > MaxBytes {
		p.found.add(at, ruleBig, fmt.Sprintf("this holds more than the %d bytes that are read", MaxBytes), "")
		return nil, p.found.list
	}
	p.src = string(data)
	r.reserve(&p)
	n := p.document(at)
	if p.found.any() {
		return nil, p.found.list
	}
	return n, fault.List{}
}

// slabSize is the most that is reserved of a kind at a time, so that a file
// cannot ask for much memory with few bytes.
const slabSize = 512

// reserve gives the parser its slabs. Each pair has a colon, and each pair or
// item but the first of its mapping or list a comma. Where texts hold such signs
// a slab is too large, and where it is too small the parser makes another.
func (r *JSONReader) reserve(p *jsonParser) {
	pairs := strings.Count(p.src, ":")
	values := strings.Count(p.src, ",") + strings.Count(p.src, "{") + strings.Count(p.src, "[") + 1
	nodes := min(pairs+values, slabSize)
	items := min(max(values-pairs, 0), slabSize)
	pairs = min(pairs, slabSize)
	open := min(pairs, 2*fewKeys)

	r.nodes = atLeast(r.nodes, nodes)
	r.pairs = atLeast(r.pairs, pairs+open)
	r.items = atLeast(r.items, 2*items)
	p.nodes = r.nodes[:nodes]
	p.pairs, p.openPairs = r.pairs[:pairs], r.pairs[pairs:pairs]
	p.items, p.openItems = r.items[:items], r.items[items:items]
}

// atLeast gives the slab, or a new one where it is too small.
func atLeast[T any](slab []T, size int) []T {
	if len(slab) >= size {
		return slab
	}
	return make([]T, size)
}

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

// place is where the next byte stands.
func (p *jsonParser) place() fault.Place {
	return fault.Place{Line: p.line, Column: p.pos - p.base + 1}
}

func (p *jsonParser) fault(rule, message, hint string) {
	p.found.add(p.place(), rule, message, hint)
}

// unexpected says what stands here in place of what was wanted, and gives up.
func (p *jsonParser) unexpected(wanted string) {
	if p.stopped {
		return
	}
	p.stopped = true
	if p.pos == len(p.src) {
		p.fault(ruleJSON, "the end stands here, "+wanted+" was wanted", "")
		return
	}
	r, width := utf8.DecodeRuneInString(p.src[p.pos:])
	what := fmt.Sprintf("%q", p.src[p.pos:p.pos+width])
	if isLetter(r) {
		end := p.pos
		for end < len(p.src) && end < p.pos+20 && isLetter(rune(p.src[end])) {
			end++
		}
		what = fmt.Sprintf("%q", p.src[p.pos:end])
	}
	if r == utf8.RuneError && width == 1 {
		p.fault(ruleUTF8, fmt.Sprintf("the byte %02X is not UTF-8, %s was wanted", p.src[p.pos], wanted), "")
		return
	}
	p.fault(ruleJSON, what+" stands here, "+wanted+" was wanted", p.hint(r))
}

func isLetter(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' }

func (p *jsonParser) hint(r rune) string {
	switch {
	case r == '\'' || r == '“' || r == '”':
		return `JSON takes only double quotes (")`
	case r == '#' || r == '/':
		return "JSON has no comments"
	case isLetter(r):
		return "put texts and keys in double quotes; true, false and null are written in small letters"
	}
	return ""
}
