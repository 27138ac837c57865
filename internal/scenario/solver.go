package scenario

import (
	"math/bits"

	"safeguard/internal/procedure"
)

// A goal is something that answers are to bring about. It narrows what the
// solver may answer and calls next; where next gives false it tries another way.
// It gives false, and leaves nothing behind, where no way is left.
type goal func(next func() bool) bool

func reached(next func() bool) bool { return next() }

// impossible is a goal that nothing reaches.
func impossible(func() bool) bool { return false }

// allOf reaches one goal after the other.
func allOf(goals ...goal) goal {
	return func(next func() bool) bool {
		if len(goals) == 0 {
			return next()
		}
		return goals[0](func() bool { return allOf(goals[1:]...)(next) })
	}
}

// anyOf reaches the first goal that can be.
func anyOf(goals ...goal) goal {
	return func(next func() bool) bool {
		for _, g := range goals {
			if g(next) {
				return true
			}
		}
		return false
	}
}

// A solver looks for answers that reach goals: it keeps, for each question and
// subject, which answers are still open to it. Every goal it has reached stays
// reached whatever is answered within that. It looks for a while and no longer:
// what it does not find may exist all the same.
type solver struct {
	p        *procedure.Procedure
	lists    []listState // by kind
	subjects []int       // by kind: how many it works with
	base     []int       // by question: where its cells begin
	cells    []cell
	trail    []undo
	steps    int   // left, before it gives up
	draw     *draw // which way to try first is drawn by lot; nil: the ways in their order
}

// listState is what a solver has settled of a list.
type listState uint8

const (
	undecided listState = iota
	empty
	peopled
)

// A cell is which answers are still open to one question about one subject.
type cell struct {
	out      procedure.Set // replies ruled out; of a many question: not to be ticked
	in       procedure.Set // of a many question: to be ticked
	known    bool          // it must leave nothing unknown
	notKnown bool          // it must be not known
	used     bool          // some goal rests on it
}

// An undo is what stood before a change.
type undo struct {
	kind int // of a list, or -1
	list listState
	at   int // of a cell
	cell cell
}

func newSolver(p *procedure.Procedure, subjects, steps int) *solver {
	counts := make([]int, len(p.Kinds))
	for i, k := range p.Kinds {
		counts[i] = max(subjects, k.Min)
	}
	return newSolverFor(p, counts, steps)
}

// newSolverFor works with a number of subjects for each kind.
func newSolverFor(p *procedure.Procedure, counts []int, steps int) *solver {
	s := &solver{p: p, lists: make([]listState, len(p.Kinds)), subjects: counts, steps: steps}
	size := 0
	for _, q := range p.Questions {
		s.base = append(s.base, size)
		size += s.count(q.About)
	}
	s.cells = make([]cell, size)
	return s
}

func (s *solver) count(k *procedure.Kind) int {
	if k == nil {
		return 1
	}
	return s.subjects[k.Index]
}

func (s *solver) at(q *procedure.Question, subject int) int { return s.base[q.Index] + subject }

// try reaches a goal on top of those reached so far.
func (s *solver) try(g goal) bool { return g(func() bool { return true }) }

// spend tells whether the solver may go on.
func (s *solver) spend() bool {
	s.steps--
	return s.steps > 0
}

// setCell replaces a cell where that leaves some answer open, and takes it back
// where next gives false.
func (s *solver) setCell(q *procedure.Question, subject int, c cell, next func() bool) bool {
	if !s.spend() || !leavesAnswer(q, c) {
		return false
	}
	at, mark := s.at(q, subject), len(s.trail)
	c.used = true
	s.trail = append(s.trail, undo{-1, undecided, at, s.cells[at]})
	s.cells[at] = c
	if next() {
		return true
	}
	s.undoTo(mark)
	return false
}

// setList settles whether anyone is listed of a kind.
func (s *solver) setList(k *procedure.Kind, l listState, next func() bool) bool {
	if !s.spend() || s.lists[k.Index] != undecided && s.lists[k.Index] != l || l == empty && k.Min > 0 {
		return false
	}
	mark := len(s.trail)
	s.trail = append(s.trail, undo{k.Index, s.lists[k.Index], 0, cell{}})
	s.lists[k.Index] = l
	if next() {
		return true
	}
	s.undoTo(mark)
	return false
}

func (s *solver) undoTo(mark int) {
	for len(s.trail) > mark {
		last := s.trail[len(s.trail)-1]
		s.trail = s.trail[:len(s.trail)-1]
		if last.kind >= 0 {
			s.lists[last.kind] = last.list
		} else {
			s.cells[last.at] = last.cell
		}
	}
}

// leavesAnswer reports whether a cell leaves any answer open.
func leavesAnswer(q *procedure.Question, c cell) bool {
	switch {
	case c.known && c.notKnown, c.notKnown && q.RefusesNotKnown, c.in&c.out != 0:
		return false
	case !c.known && !q.RefusesNotKnown || len(q.Options) == 0 || q.Type == procedure.Many:
		return true
	}
	return q.All()&^c.out != 0
}

// A reply is what a question is to be answered with.
type reply struct {
	option   int  // where nothing else is set
	none     bool // nothing ticked, and nothing else there
	known    bool // anything, in words or a date
	notKnown bool
}

// gives narrows a cell to a reply.
func (s *solver) gives(q *procedure.Question, subject int, r reply) goal {
	return func(next func() bool) bool {
		c := s.cells[s.at(q, subject)]
		switch {
		case r.notKnown:
			c.notKnown = true
		case r.known:
			c.known = true
		case r.none:
			c.known, c.out = true, q.All()
		case q.Type == procedure.Many:
			c.in |= 1 << r.option
		default:
			c.known, c.out = true, c.out|q.All()&^(1<<r.option)
		}
		return s.setCell(q, subject, c, next)
	}
}

// avoids narrows a cell to replies that are known and none of these.
func (s *solver) avoids(q *procedure.Question, subject int, options procedure.Set) goal {
	return func(next func() bool) bool {
		c := s.cells[s.at(q, subject)]
		c.known, c.out = true, c.out|options
		return s.setCell(q, subject, c, next)
	}
}

// ticksAny narrows the cell of a many question so that one of these is ticked:
// one that is already, before any other.
func (s *solver) ticksAny(q *procedure.Question, subject int, options procedure.Set) goal {
	return func(next func() bool) bool {
		c := s.cells[s.at(q, subject)]
		if c.in&options != 0 {
			return next()
		}
		for rest := options &^ c.out; rest != 0; rest &= rest - 1 {
			if s.gives(q, subject, reply{option: bits.TrailingZeros64(uint64(rest))})(next) {
				return true
			}
		}
		return false
	}
}
