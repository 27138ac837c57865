package yamldoc

import (
	"bytes"
	"fmt"
	"strings"

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
// It is for one goroutine.
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
