package prove

// A said is a value for some of the variables, by level.
type said map[int32]int

// search looks for an answer set that is in a set.
type search struct {
	d     *diagrams
	v     *variables
	allow func(x *variable, value int) bool
	dead  map[node]bool
	found said
}

// find gives one answer set of a set, known replies before unknown ones, or nil
// where it is empty.
func (w *world) find(set node) said {
	for _, allow := range []func(*variable, int) bool{oneSubjectAnswered, answered, anything} {
		s := search{d: w.d, v: w.v, allow: allow, dead: map[node]bool{}, found: said{}}
		if s.below(set) {
			return s.found
		}
	}
	return nil
}

// any reports whether a set holds an answer set that is allowed. In one that was
// given up none is found.
func (w *world) any(set node, allow func(*variable, int) bool) bool {
	s := search{d: w.d, v: w.v, allow: allow, dead: map[node]bool{}, found: said{}}
	return s.below(set)
}

// isEmpty reports whether a set holds no answer set that there is.
func (w *world) isEmpty(set node) bool {
	if v, ok := w.d.isValue(set); ok {
		return v == out
	}
	return w.v.barred && !w.any(set, anything) // without bars every branch leads somewhere
}

func (s *search) below(n node) bool {
	if n == gaveUp {
		return false
	}
	if v, ok := s.d.isValue(n); ok {
		return v != out
	}
	if s.dead[n] {
		return false
	}
	level := s.d.level[n]
	x := &s.v.all[level]
	for i := range x.size {
		value := x.preferred(i)
		if !s.allow(x, value) {
			continue
		}
		s.found[level] = value
		if s.below(s.d.kid(n, value)) {
			return true
		}
	}
	delete(s.found, level)
	s.dead[n] = true
	return false
}

// preferred gives the values in the order in which a person would rather read
// them: not given last and, of a list, one subject first.
func (x *variable) preferred(i int) int {
	if x.about == aTick {
		return i
	}
	if x.about != aList || x.most < 1 {
		return (i + 1) % x.size
	}
	one := x.complete(max(1, x.least))
	switch {
	case i == 0:
		return one
	case i < one:
		return i
	}
	return (i + 1) % x.size
}

// anything allows every answer set that there is.
func anything(x *variable, value int) bool { return x.barred&(1<<value) == 0 }

// answered allows answer sets in which everything is answered, known or not, and
// every list is given.
func answered(x *variable, value int) bool {
	return (x.about == aTick || value != notGiven) && anything(x, value)
}

// known allows answer sets in which the questions of the cone are answered and
// known.
func (c *cone) known(x *variable, value int) bool {
	switch {
	case !anything(x, value):
		return false
	case x.question == nil || !c.seen[x.question]:
		return true
	case x.about == anAnswer:
		return value != notGiven && (value < x.size-1 || x.question.RefusesNotKnown)
	case x.about == aGiven:
		return value == givenComplete
	}
	return true
}

// oneSubjectAnswered allows those of them with one subject of each kind.
func oneSubjectAnswered(x *variable, value int) bool {
	if x.about == aList {
		return value == x.complete(max(1, x.least))
	}
	return answered(x, value)
}
