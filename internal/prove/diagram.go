package prove

import "math/bits"

// A node names a decision diagram: a function from answer sets to values. A
// diagram with one branch for each value of a variable, and equal parts held
// once, so that two functions are equal where their nodes are.
type node int32

// nothing is the empty set of answer sets: node 0, so that what has not been set
// is empty.
const nothing node = 0

// gaveUp stands for what would have taken more nodes than there may be. Whatever
// is made of it gave up, too: nothing is ever concluded from it.
const gaveUp node = -1

// leafLevel is the level of a node that is a value: below every variable.
const leafLevel = 1<<31 - 1

// diagrams holds nodes. A variable is known by its level: those of lower levels
// are looked at first.
type diagrams struct {
	size  []int // by level: how many values the variable has
	limit int   // of nodes
	steps *effort

	level  []int32  // by node
	first  []int32  // by node: where its children begin; of a value, which it is
	kids   []node   // of all nodes
	values []uint64 // of all leaves
	leaves map[uint64]node
	table  []node // open addressing; 0 is free, so that nodes stand in it plus one
	cache  []cached
	work   []node // children in the making
}

// cached is one remembered result. A later one takes its place where both fall
// on the same spot.
type cached struct {
	a, b, c node
	op      op
	result  node
}

// firstCache is how many results are remembered at first: a power of two.
const firstCache = 1 << 12

// effort is the steps of work that are left for one procedure: with nodes alone
// a diagram could be made over and over again.
type effort struct{ left int }

// stepsForANode is how many steps are allowed for each node: far more than any
// procedure took that was not too much for the nodes as well.
const stepsForANode = 60

// spend takes a step, and reports whether there was one.
func (e *effort) spend() bool {
	e.left--
	return e.left > 0
}

func newDiagrams(size []int, limit int, steps *effort) *diagrams {
	d := &diagrams{
		size: size, limit: limit, steps: steps, leaves: map[uint64]node{},
		table: make([]node, 1<<10), cache: make([]cached, firstCache),
	}
	d.value(out)
	return d
}

// value gives the diagram that is v for every answer set.
func (d *diagrams) value(v uint64) node {
	if n, ok := d.leaves[v]; ok {
		return n
	}
	n := node(len(d.level))
	d.level = append(d.level, leafLevel)
	d.first = append(d.first, int32(len(d.values)))
	d.values = append(d.values, v)
	d.leaves[v] = n
	return n
}

// isValue gives the value of a diagram that is the same for every answer set.
func (d *diagrams) isValue(n node) (uint64, bool) {
	if n == gaveUp || d.level[n] != leafLevel {
		return 0, false
	}
	return d.values[d.first[n]], true
}

// kid gives the diagram below n for the i-th value of n's variable.
func (d *diagrams) kid(n node, i int) node { return d.kids[int(d.first[n])+i] }

// below gives n where the variable of a level has its i-th value.
func (d *diagrams) below(n node, level int32, i int) node {
	if d.level[n] != level {
		return n
	}
	return d.kid(n, i)
}

// branch gives the diagram that looks at a variable first. The kids must stand
// on higher levels; they are copied.
func (d *diagrams) branch(level int32, kids []node) node {
	same := true
	for _, k := range kids {
		if k == gaveUp {
			return gaveUp
		}
		same = same && k == kids[0]
	}
	if same {
		return kids[0]
	}
	spot := d.find(level, kids)
	if n := d.table[spot]; n != 0 {
		return n - 1
	}
	if len(d.level) >= d.limit {
		return gaveUp
	}
	n := node(len(d.level))
	d.level = append(d.level, level)
	d.first = append(d.first, int32(len(d.kids)))
	d.kids = append(d.kids, kids...)
	d.table[spot] = n + 1
	if 2*len(d.level) > len(d.table) {
		d.grow()
	}
	return n
}

// find gives the spot in the table where such a node stands, or would.
func (d *diagrams) find(level int32, kids []node) uint32 {
	mask := uint32(len(d.table) - 1)
	spot := hashOf(level, kids) & mask
	for ; d.table[spot] != 0; spot = (spot + 1) & mask {
		n := d.table[spot] - 1
		if d.level[n] == level && d.hasKids(n, kids) {
			break
		}
	}
	return spot
}

func (d *diagrams) hasKids(n node, kids []node) bool {
	have := d.kids[d.first[n]:]
	for i, k := range kids {
		if have[i] != k {
			return false
		}
	}
	return true
}

func hashOf(level int32, kids []node) uint32 {
	h := uint64(level)*0x9E3779B97F4A7C15 + 0x7F4A7C15
	for _, k := range kids {
		h = (bits.RotateLeft64(h, 23) ^ uint64(uint32(k))) * 0x9E3779B97F4A7C15
	}
	return uint32(h >> 32)
}

func (d *diagrams) grow() {
	d.table = make([]node, 2*len(d.table))
	if len(d.cache) < len(d.table) {
		d.cache = make([]cached, len(d.table))
	}
	for n := range d.level {
		if level := d.level[n]; level != leafLevel {
			kids := d.kids[d.first[n] : int(d.first[n])+d.size[level]]
			d.table[d.find(level, kids)] = node(n) + 1
		}
	}
}

// remembered gives the spot of the cache where a result would stand.
func (d *diagrams) remembered(op op, a, b, c node) *cached {
	h := (uint64(uint32(a))*0x9E3779B97F4A7C15 ^ uint64(uint32(b))*0xC2B2AE3D27D4EB4F ^ uint64(uint32(c))*0x165667B19E3779F9) + uint64(op)*0x27D4EB2F165667C5
	return &d.cache[(h^h>>29)>>7&uint64(len(d.cache)-1)]
}

// apply combines two diagrams, answer set by answer set.
func (d *diagrams) apply(op op, a, b node) node {
	if a == gaveUp || b == gaveUp || !d.steps.spend() {
		return gaveUp
	}
	la, lb := d.level[a], d.level[b]
	if la == leafLevel && lb == leafLevel {
		return d.value(op.of(d.values[d.first[a]], d.values[d.first[b]]))
	}
	if n, ok := op.shortCut(d, a, b); ok {
		return n
	}
	have := d.remembered(op, a, b, 0)
	if have.op == op && have.a == a && have.b == b && have.c == 0 {
		return have.result
	}
	top := min(la, lb)
	from := len(d.work)
	for i := range d.size[top] {
		n := d.apply(op, d.below(a, top, i), d.below(b, top, i))
		d.work = append(d.work, n)
	}
	n := d.branch(top, d.work[from:])
	d.work = d.work[:from]
	*have = cached{a, b, 0, op, n}
	return n
}

// choose gives, answer set by answer set, yes where the truth is True, no where
// it is False, and both together (as sets of outcomes) where it is Unknown.
func (d *diagrams) choose(truth, yes, no node) node {
	if truth == gaveUp || yes == gaveUp || no == gaveUp || !d.steps.spend() {
		return gaveUp
	}
	if v, ok := d.isValue(truth); ok {
		switch v {
		case isTrue:
			return yes
		case isFalse:
			return no
		}
		return d.apply(opUnion, yes, no)
	}
	if yes == no {
		return yes
	}
	have := d.remembered(opChoose, truth, yes, no)
	if have.op == opChoose && have.a == truth && have.b == yes && have.c == no {
		return have.result
	}
	top := min(d.level[truth], d.level[yes], d.level[no])
	from := len(d.work)
	for i := range d.size[top] {
		n := d.choose(d.below(truth, top, i), d.below(yes, top, i), d.below(no, top, i))
		d.work = append(d.work, n)
	}
	n := d.branch(top, d.work[from:])
	d.work = d.work[:from]
	*have = cached{truth, yes, no, opChoose, n}
	return n
}

// with gives a as it is once a variable has its i-th value, whatever value it
// has.
func (d *diagrams) with(a node, level int32, i int) node {
	if a == gaveUp || d.level[a] > level {
		return a
	}
	if !d.steps.spend() {
		return gaveUp
	}
	if d.level[a] == level {
		return d.kid(a, i)
	}
	key := node(level)<<8 | node(i)
	have := d.remembered(opWith, a, key, 0)
	if have.op == opWith && have.a == a && have.b == key {
		return have.result
	}
	top := d.level[a]
	from := len(d.work)
	for j := range d.size[top] {
		n := d.with(d.kid(a, j), level, i)
		d.work = append(d.work, n)
	}
	n := d.branch(top, d.work[from:])
	d.work = d.work[:from]
	*have = cached{a, key, 0, opWith, n}
	return n
}

// each gives a with f of every value in the value's place.
func (d *diagrams) each(a node, f func(uint64) uint64) node {
	return d.eachBelow(a, f, map[node]node{})
}

func (d *diagrams) eachBelow(a node, f func(uint64) uint64, done map[node]node) node {
	if a == gaveUp || !d.steps.spend() {
		return gaveUp
	}
	if v, ok := d.isValue(a); ok {
		return d.value(f(v))
	}
	if n, ok := done[a]; ok {
		return n
	}
	top := d.level[a]
	from := len(d.work)
	for i := range d.size[top] {
		n := d.eachBelow(d.kid(a, i), f, done)
		d.work = append(d.work, n)
	}
	n := d.branch(top, d.work[from:])
	d.work = d.work[:from]
	done[a] = n
	return n
}

// merge combines two diagrams, answer set by answer set.
func (d *diagrams) merge(a, b node, f func(x, y uint64) uint64) node {
	return d.mergeBelow(a, b, f, map[[2]node]node{})
}

func (d *diagrams) mergeBelow(a, b node, f func(x, y uint64) uint64, done map[[2]node]node) node {
	if a == gaveUp || b == gaveUp || !d.steps.spend() {
		return gaveUp
	}
	la, lb := d.level[a], d.level[b]
	if la == leafLevel && lb == leafLevel {
		return d.value(f(d.values[d.first[a]], d.values[d.first[b]]))
	}
	if n, ok := done[[2]node{a, b}]; ok {
		return n
	}
	top := min(la, lb)
	from := len(d.work)
	for i := range d.size[top] {
		n := d.mergeBelow(d.below(a, top, i), d.below(b, top, i), f, done)
		d.work = append(d.work, n)
	}
	n := d.branch(top, d.work[from:])
	d.work = d.work[:from]
	done[[2]node{a, b}] = n
	return n
}
