package prove

import "strings"

// An answerBlock is the variables of one answer to a question that takes many: whether
// it is given, and each tick.
type answerBlock struct{ first, last int32 }

// blockOf gives the block that a level is in.
func (w *world) blockOf(level int32) answerBlock {
	same := func(a, b int32) bool {
		x, y := &w.v.all[a], &w.v.all[b]
		return x.question == y.question && x.subject == y.subject
	}
	b := answerBlock{level, level}
	for b.first > 0 && same(b.first-1, level) {
		b.first--
	}
	for int(b.last)+1 < len(w.v.all) && same(b.last+1, level) {
		b.last++
	}
	return b
}

// writeMany describes a whole answer at once where a few words can, else tick by
// tick.
func (p *patternWriter) writeMany(n node) {
	w := p.u.w
	b := w.blockOf(w.d.level[n])
	exits := p.exits(n, b)
	words := make([][]string, len(exits))
	for i, exit := range exits {
		var ok bool
		if words[i], ok = w.sayMany(b, w.leadingTo(n, exit, b, map[node]node{})); !ok {
			p.writeEach(n)
			return
		}
	}
	for i, exit := range exits {
		before := len(p.path)
		p.path = append(p.path, words[i]...)
		p.write(exit)
		p.path = p.path[:before]
	}
}

// exits gives the diagrams below a block, in the order of its values, but for
// what is out.
func (p *patternWriter) exits(n node, b answerBlock) []node {
	var list []node
	seen := map[node]bool{}
	var look func(node)
	look = func(n node) {
		switch {
		case seen[n] || p.isOut(n):
			return
		case p.u.w.d.level[n] > b.last:
			list = append(list, n)
		default:
			x := &p.u.w.v.all[p.u.w.d.level[n]]
			for value := range x.size {
				if counted(x, value) {
					look(p.u.w.d.kid(n, value))
				}
			}
		}
		seen[n] = true
	}
	look(n)
	return list
}

// leadingTo gives the answers in a block that lead from n to one exit, as a set.
func (w *world) leadingTo(n, exit node, b answerBlock, done map[node]node) node {
	level := w.d.level[n]
	if level > b.last {
		return w.d.value(asSet(n == exit))
	}
	if m, ok := done[n]; ok {
		return m
	}
	kids := make([]node, w.d.size[level])
	for i := range kids {
		kids[i] = w.leadingTo(w.d.kid(n, i), exit, b, done)
	}
	done[n] = w.d.branch(level, kids)
	return done[n]
}

// sayMany describes a set of answers in a block, of those that are given: what
// is ticked in all of them, what in none, of what something is, and whether
// not-known stands beside it.
func (w *world) sayMany(b answerBlock, set node) (words []string, ok bool) {
	given := w.d.apply(opWithout, w.d.value(in), w.has(b.first, notGiven))
	set = w.both(set, given)
	said, status := w.statusOf(b, set)
	said = w.both(said, given)
	var with, without, some []string
	rest := nothing
	for level := b.first + 1; level <= b.last; level++ {
		x := &w.v.all[level]
		tick := w.whereTrue(w.ticked(b.first, int(level-b.first)-1))
		on, off := w.d.with(set, level, 1), w.d.with(set, level, 0)
		switch {
		case on == off:
		case w.isEmpty(on):
			without, said = append(without, x.optionID(x.option)), w.d.apply(opWithout, said, tick)
		case w.isEmpty(off):
			with, said = append(with, x.optionID(x.option)), w.both(said, tick)
		default:
			some, rest = append(some, x.optionID(x.option)), w.or(rest, tick)
		}
	}
	if len(some) > 0 {
		said = w.both(said, rest)
	}
	if said != set || set == gaveUp {
		return nil, false
	}
	id := w.v.all[b.first].question.ID
	for _, part := range []struct {
		form string
		of   []string
	}{{"any of ", some}, {"with ", with}, {"without ", without}} {
		if len(part.of) > 0 {
			words = append(words, id+": "+part.form+strings.Join(part.of, ", "))
		}
	}
	if status != "" {
		words = append(words, id+": "+status)
	}
	return words, true
}

// statusOf tells whether a set wants not-known beside what is ticked, or not,
// with the answers that are so.
func (w *world) statusOf(b answerBlock, set node) (said node, words string) {
	x := &w.v.all[b.first]
	if x.size <= givenNotKnown {
		return w.d.value(in), ""
	}
	complete, open := w.d.with(set, b.first, givenComplete), w.d.with(set, b.first, givenNotKnown)
	switch {
	case w.isEmpty(complete):
		return w.has(b.first, givenNotKnown), x.word(givenNotKnown)
	case w.isEmpty(open):
		return w.has(b.first, givenComplete), x.word(givenComplete)
	}
	return w.d.value(in), ""
}
