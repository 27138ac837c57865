package prove

import (
	"safeguard/internal/procedure"
)

// possible gives, for each answer set, what a tree can lead to for the subject
// in hand: bit i for the i-th of its leaves, and nothing where its stage does
// not apply.
func (w *world) possible(t *procedure.Tree) node {
	return w.remember(t, func() node {
		leaves := map[*procedure.Outcome]node{}
		for i, o := range t.Leaves {
			leaves[o] = w.d.value(1 << i)
		}
		walked := w.in(asWritten, func() node { return w.walk(t.Root, leaves) })
		return w.d.apply(opGate, w.stageApplies(t.Stage), walked)
	})
}

// walk gives what a branch can lead to, leaves by their outcomes.
func (w *world) walk(b *procedure.Branch, leaves map[*procedure.Outcome]node) node {
	switch {
	case b.Outcome != nil:
		return leaves[b.Outcome]
	case b.If != nil:
		return w.d.choose(w.truth(b.If), w.walk(b.Then, leaves), w.walk(b.Else, leaves))
	}
	return w.walkAsk(b, leaves)
}

// walkAsk takes the branch of a known reply, not known's own branch or else each
// reply's, and of a question not answered every branch. Below, the reply stays
// assumed.
func (w *world) walkAsk(b *procedure.Branch, leaves map[*procedure.Outcome]node) node {
	q := b.Ask
	s := &w.v.slots[q.Index]
	level := s.levels[w.subjectOf(q)]
	kids := make([]node, w.v.all[level].size)
	all := w.d.value(0)
	for i, below := range b.Answers {
		value := 1 + s.options[i]
		kids[value] = w.d.with(w.walk(below, leaves), level, value)
		all = w.d.apply(opUnion, all, kids[value])
	}
	unanswered := all
	notKnown := all
	if b.NotKnown != nil {
		notKnown = w.d.with(w.walk(b.NotKnown, leaves), level, s.notKnown)
		unanswered = w.d.apply(opUnion, all, notKnown)
	}
	answered := unanswered
	for value, kid := range kids {
		switch {
		case value == notGiven:
			continue
		case value == s.notKnown:
			kid = notKnown
		case !w.hasOption(s, value):
			kid = unanswered // another version's option: never looked at
		}
		answered = w.d.choose(w.says(level, value), kid, answered)
	}
	applies := w.applies(q, w.subjectOf(q))
	return w.d.choose(w.d.apply(opMayBe, applies, applies), answered, unanswered)
}

func (w *world) hasOption(s *slot, value int) bool {
	for _, v := range s.options {
		if 1+v == value {
			return true
		}
	}
	return false
}

// where gives the set of answer sets for which f holds of a diagram's value.
func (w *world) where(n node, f func(uint64) bool) node {
	return w.d.each(n, func(v uint64) uint64 { return asSet(f(v)) })
}

func (w *world) whereTrue(truth node) node     { return w.d.apply(opTrue, truth, truth) }
func (w *world) whereFalse(truth node) node    { return w.d.apply(opFalse, truth, truth) }
func (w *world) whereNotFalse(truth node) node { return w.d.apply(opNotFalse, truth, truth) }

// has gives the set of answer sets in which a variable has a value.
func (w *world) has(level int32, value int) node { return w.whereTrue(w.says(level, value)) }

// inHand gives the set of answer sets in which the first subject of a kind is
// listed; for the case (nil), all of them.
func (w *world) inHand(k *procedure.Kind) node {
	if k == nil {
		return w.d.value(in)
	}
	level := w.v.lists[k.Index]
	list := &w.v.all[level]
	kids := make([]node, list.size)
	for i := range kids {
		count, _, _ := list.listed(i)
		kids[i] = w.d.value(asSet(count > 0))
	}
	return w.d.branch(level, kids)
}

func (w *world) both(a, b node) node { return w.d.apply(opBoth, a, b) }
func (w *world) or(a, b node) node   { return w.d.apply(opUnion, a, b) }

// Of a walk that meets no unknown:

// start gives the answer sets with which a walk of a tree begins.
func (w *world) start(t *procedure.Tree) node {
	return w.both(w.inHand(t.For), w.whereNotFalse(w.stageApplies(t.Stage)))
}

// A step is a branch with the answer sets whose walk comes to it.
type step struct {
	branch *procedure.Branch
	sets   node
}

// steps gives the branches directly below b, with the answer sets of those sets
// whose walk takes each.
func (w *world) steps(b *procedure.Branch, sets node) []step {
	switch {
	case b.If != nil:
		truth := w.truth(b.If)
		return []step{{b.Then, w.both(sets, w.whereTrue(truth))}, {b.Else, w.both(sets, w.whereFalse(truth))}}
	case b.Ask == nil:
		return nil
	}
	subject := w.subjectOf(b.Ask)
	s := &w.v.slots[b.Ask.Index]
	sets = w.both(sets, w.whereNotFalse(w.applies(b.Ask, subject)))
	var list []step
	for i, below := range b.Answers {
		list = append(list, step{below, w.both(sets, w.has(s.levels[subject], 1+s.options[i]))})
	}
	if b.NotKnown != nil {
		list = append(list, step{b.NotKnown, w.both(sets, w.has(s.levels[subject], s.notKnown))})
	}
	return list
}
