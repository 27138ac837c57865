package prove

import (
	"slices"

	"safeguard/internal/procedure"
)

// A world is one procedure over the answer sets of its variables. It keeps the
// meaning that package decide gives them, for all of them at once.
type world struct {
	p *procedure.Procedure
	d *diagrams
	v *variables

	bind    []int // by kind: the subject in hand
	clip    []int // by kind: how many subjects the present claim looks at; a longer list counts as this long
	mode    mode
	without *procedure.Condition // left out, as if it were not written
	taken   *procedure.Question  // taken to apply
	memo    map[key]node
}

// A mode changes how a condition takes an answer that is not given.
type mode uint8

const (
	asWritten        mode = iota
	unansweredCounts      // it counts as not known: an action's "when"
)

// A key is a condition, question or stage with the subjects in hand.
type key struct {
	of   any
	hand [keptKinds]uint8
	mode mode
}

// keptKinds is of how many kinds the subject in hand is part of a key. With more
// kinds, nothing that has one of the others in hand is remembered.
const keptKinds = 8

func newWorld(p *procedure.Procedure, d *diagrams, v *variables) *world {
	return &world{p: p, d: d, v: v, bind: make([]int, len(p.Kinds)), clip: v.most, memo: map[key]node{}}
}

// keyOf gives the key under which what w makes of something is remembered. What
// a part is left out of, or a question taken to apply, is not.
func (w *world) keyOf(of any) (k key, ok bool) {
	if c, is := of.(*procedure.Condition); w.taken != nil || is && w.without != nil && holds(c, w.without) {
		return k, false
	}
	k.of, k.mode = of, w.mode
	for i, s := range w.bind {
		if s != 0 && (i >= keptKinds || s > 255) {
			return k, false
		}
		if i < keptKinds {
			k.hand[i] = uint8(s)
		}
	}
	return k, true
}

// holds reports whether a condition is a part of another, or is it.
func holds(c, part *procedure.Condition) bool {
	if c == nil || c == part {
		return c != nil
	}
	return holds(c.Where, part) || slices.ContainsFunc(c.Parts, func(below *procedure.Condition) bool { return holds(below, part) })
}

// remember gives what make gives, once for each key.
func (w *world) remember(of any, make func() node) node {
	k, ok := w.keyOf(of)
	if !ok {
		return make()
	}
	if n, known := w.memo[k]; known {
		return n
	}
	n := make()
	w.memo[k] = n
	return n
}

// stageApplies gives the truth of a stage's when.
func (w *world) stageApplies(s *procedure.Stage) node {
	if s.When == nil {
		return w.d.value(isTrue)
	}
	return w.remember(s, func() node { return w.in(asWritten, func() node { return w.truth(s.When) }) })
}

// applies gives whether a question applies to a subject.
func (w *world) applies(q *procedure.Question, subject int) node {
	if q == w.taken {
		return w.d.value(isTrue)
	}
	stage := w.stageApplies(q.Stage)
	if q.When == nil {
		return stage
	}
	return w.with(q.About, subject, func() node {
		return w.remember(q, func() node {
			own := w.in(asWritten, func() node { return w.truth(q.When) })
			return w.d.apply(opLeast, stage, own)
		})
	})
}

func (w *world) in(m mode, f func() node) node {
	before := w.mode
	w.mode = m
	n := f()
	w.mode = before
	return n
}

// with calls f with a subject of a kind in hand.
func (w *world) with(k *procedure.Kind, subject int, f func() node) node {
	if k == nil {
		return f()
	}
	before := w.bind[k.Index]
	w.bind[k.Index] = subject
	n := f()
	w.bind[k.Index] = before
	return n
}

func (w *world) subjectOf(q *procedure.Question) int {
	if q.About == nil {
		return 0
	}
	return w.bind[q.About.Index]
}

// truth gives the truth of a condition about the subjects in hand; of none,
// True.
func (w *world) truth(c *procedure.Condition) node {
	if c == nil {
		return w.d.value(isTrue)
	}
	return w.remember(c, func() node { return w.truthOf(c) })
}

func (w *world) truthOf(c *procedure.Condition) node {
	if !w.d.steps.spend() {
		return gaveUp
	}
	switch c.Op {
	case procedure.Is:
		s := w.subjectOf(c.Question)
		return w.d.apply(opGate, w.applies(c.Question, s), w.compare(c, s))
	case procedure.AllOf:
		return w.fold(c, opLeast, isTrue)
	case procedure.AnyOf:
		return w.fold(c, opGreatest, isFalse)
	case procedure.NoneListed:
		return w.noneListed(c.Kind)
	case procedure.Some:
		return w.overSubjects(c, opGreatest, isFalse)
	}
	return w.overSubjects(c, opLeast, isTrue)
}

func (w *world) fold(c *procedure.Condition, by op, start uint64) node {
	n := w.d.value(start)
	for _, part := range c.Parts {
		if part != w.without {
			n = w.d.apply(by, n, w.truth(part))
		}
	}
	return n
}

// compare gives the truth of a comparison where its question applies.
func (w *world) compare(c *procedure.Condition, subject int) node {
	if c.Question.Type == procedure.Many {
		return w.compareTicks(c, subject)
	}
	s := &w.v.slots[c.Question.Index]
	level := s.levels[subject]
	kids := make([]node, w.v.all[level].size)
	for i := range kids {
		kids[i] = w.d.value(isUnknown)
	}
	kids[notGiven] = w.notGiven(c)
	for i, value := range s.options {
		kids[1+value] = w.d.value(isFalse)
		if c.Options.Has(i) {
			kids[1+value] = w.d.value(isTrue)
		}
	}
	if s.notKnown >= 0 {
		kids[s.notKnown] = w.notKnown(c)
	}
	return w.d.branch(level, kids)
}

// notKnown gives the truth of a comparison with an answer of not known in which
// nothing is ticked.
func (w *world) notKnown(c *procedure.Condition) node {
	if c.NotKnown {
		return w.d.value(isTrue)
	}
	return w.d.value(isUnknown)
}

func (w *world) notGiven(c *procedure.Condition) node {
	if w.mode == unansweredCounts {
		return w.notKnown(c)
	}
	return w.d.value(isUnknown)
}

func (w *world) compareTicks(c *procedure.Condition, subject int) node {
	s := &w.v.slots[c.Question.Index]
	level := s.levels[subject]
	one, any := w.d.value(isFalse), w.d.value(isFalse)
	for i := len(s.options) - 1; i >= 0; i-- {
		tick := w.ticked(level, s.options[i])
		any = w.d.apply(opGreatest, tick, any)
		if c.Options.Has(i) {
			one = w.d.apply(opGreatest, tick, one)
		}
	}
	complete, open := w.d.value(isFalse), w.notKnown(c)
	if c.None {
		complete = w.d.choose(any, w.d.value(isFalse), w.d.value(isTrue))
		open = w.d.choose(any, w.d.value(isFalse), open)
	}
	kids := make([]node, w.v.all[level].size)
	for i := range kids {
		kids[i] = w.d.value(isUnknown)
	}
	kids[notGiven] = w.notGiven(c)
	kids[givenComplete] = w.d.apply(opGreatest, one, complete)
	if s.notKnown >= 0 {
		kids[s.notKnown] = w.d.apply(opGreatest, one, open)
	}
	return w.d.branch(level, kids)
}

// ticked gives the truth of one tick behind the level of its question.
func (w *world) ticked(level int32, tick int) node {
	return w.d.branch(level+1+int32(tick), []node{w.d.value(isFalse), w.d.value(isTrue)})
}

func (w *world) noneListed(k *procedure.Kind) node {
	level := w.v.lists[k.Index]
	list := &w.v.all[level]
	kids := make([]node, list.size)
	for i := range kids {
		count, given, complete := list.listed(i)
		switch {
		case !given, count == 0 && !complete:
			kids[i] = w.d.value(isUnknown)
		case count > 0:
			kids[i] = w.d.value(isFalse)
		default:
			kids[i] = w.d.value(isTrue)
		}
	}
	return w.d.branch(level, kids)
}

// overSubjects gives "some" and "every": over a list that may be incomplete one
// listed subject decides, or nothing does.
func (w *world) overSubjects(c *procedure.Condition, by op, start uint64) node {
	level := w.v.lists[c.Kind.Index]
	list := &w.v.all[level]
	soFar := []node{w.d.value(start)} // by how many are listed
	for s := range w.clip[c.Kind.Index] {
		one := w.with(c.Kind, s, func() node { return w.truth(c.Where) })
		if one == gaveUp {
			return gaveUp
		}
		soFar = append(soFar, w.d.apply(by, soFar[s], one))
	}
	result := w.d.value(isUnknown)
	for value := 1; value < list.size; value++ {
		count, _, complete := list.listed(value)
		n := soFar[min(count, w.clip[c.Kind.Index])]
		if !complete {
			n = w.d.apply(by, n, w.d.value(isUnknown))
		}
		result = w.d.choose(w.says(level, value), n, result)
	}
	return result
}

// says gives True where a variable has a value, and False elsewhere.
func (w *world) says(level int32, value int) node {
	kids := make([]node, w.v.all[level].size)
	for i := range kids {
		kids[i] = w.d.value(isFalse)
	}
	kids[value] = w.d.value(isTrue)
	return w.d.branch(level, kids)
}
