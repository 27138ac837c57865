package decide

import (
	"math/bits"

	"safeguard/internal/answers"
	"safeguard/internal/procedure"
)

// leaves is a set of outcomes of one tree: bit i for the i-th of its leaves.
type leaves uint64

// of gives the outcomes of the set, in the order of the tree's leaves. Leaves
// that stand side by side are a part of the tree's own list, and mostly they do.
func (l leaves) of(t *procedure.Tree) []*procedure.Outcome {
	if l == 0 {
		return nil
	}
	from, count := bits.TrailingZeros64(uint64(l)), bits.OnesCount64(uint64(l))
	if to := bits.Len64(uint64(l)); to-from == count {
		return t.Leaves[from:to:to]
	}
	list := make([]*procedure.Outcome, 0, count)
	for i, o := range t.Leaves {
		if l&(1<<i) != 0 {
			list = append(list, o)
		}
	}
	return list
}

func allLeaves(t *procedure.Tree) leaves { return 1<<len(t.Leaves) - 1 }

func leaf(t *procedure.Tree, o *procedure.Outcome) leaves {
	for i, l := range t.Leaves {
		if l == o {
			return 1 << i
		}
	}
	return 0
}

// possible gives what a tree can still lead to for a subject, under the present
// assumptions: nothing where its stage does not apply.
func (e *engine) possible(t *procedure.Tree, s Subject) leaves {
	if e.stageApplies(t.Stage) == False {
		return 0
	}
	if s.Index == Unlisted {
		return allLeaves(t)
	}
	return e.walk(t, t.Root, nil)
}

// A tracer gathers, along a walk, the answers that a decision rests on.
type tracer struct {
	steps []Item
	from  int  // where those of this decision begin in steps
	rests bool // on an answer of not known
}

// walk gives the leaves that b can lead to. tr may be nil.
func (e *engine) walk(t *procedure.Tree, b *procedure.Branch, tr *tracer) leaves {
	switch {
	case b.Outcome != nil:
		return leaf(t, b.Outcome)
	case b.If != nil:
		return e.walkIf(t, b, tr)
	}
	return e.walkAsk(t, b, tr)
}

func (e *engine) walkIf(t *procedure.Tree, b *procedure.Branch, tr *tracer) leaves {
	truth := e.eval(b.If)
	if tr != nil {
		e.traceIf(b.If, truth, tr)
	}
	switch truth {
	case True:
		return e.walk(t, b.Then, tr)
	case False:
		return e.walk(t, b.Else, tr)
	}
	return e.walk(t, b.Then, tr) | e.walk(t, b.Else, tr)
}

func (e *engine) walkAsk(t *procedure.Tree, b *procedure.Branch, tr *tracer) leaves {
	q, s := b.Ask, e.subjectOf(b.Ask)
	v := e.value(q, s)
	if !v.Given || e.applies(q, s) == False {
		return e.walkEach(t, b, tr, true)
	}
	e.trace(q, s, tr)
	if !v.NotKnown {
		return e.walk(t, b.Answers[bits.TrailingZeros64(uint64(v.Options))], tr)
	}
	if b.NotKnown == nil {
		return e.walkEach(t, b, tr, false)
	}
	if tr != nil && e.a.At(q, s).NotKnown {
		tr.rests = true
	}
	return e.walk(t, b.NotKnown, tr)
}

// walkEach takes every reply's branch, each reply assumed on its own: also not
// known's where the question is not answered.
func (e *engine) walkEach(t *procedure.Tree, b *procedure.Branch, tr *tracer, unanswered bool) leaves {
	q, s := b.Ask, e.subjectOf(b.Ask)
	var all leaves
	for i, below := range b.Answers {
		e.assume(q, s, answers.Value{Options: 1 << i})
		all |= e.walk(t, below, tr)
		e.release()
	}
	if unanswered && b.NotKnown != nil {
		e.assume(q, s, answers.Value{NotKnown: true})
		all |= e.walk(t, b.NotKnown, tr)
		e.release()
	}
	return all
}

// trace puts an answer that was given, and whose question applies, on the
// trace, once.
func (e *engine) trace(q *procedure.Question, subject int, tr *tracer) {
	if tr == nil || !e.a.At(q, subject).Given || e.applies(q, subject) == False {
		return
	}
	tr.add(Item{Question: q, Subject: subject})
}

// traceOrWhy traces an answer or, where its question does not apply, what says so.
func (e *engine) traceOrWhy(q *procedure.Question, subject int, tr *tracer) {
	if e.applies(q, subject) != False {
		e.trace(q, subject, tr)
		return
	}
	e.whyNot(q, subject, func(c *procedure.Condition) { e.traceRead(c, tr) })
}

// whyNot calls f with each when that makes a question not apply, its subject in
// hand.
func (e *engine) whyNot(q *procedure.Question, subject int, f func(*procedure.Condition)) {
	if e.stageApplies(q.Stage) == False {
		f(q.Stage.When)
	}
	if q.When == nil || e.whenOf(q, subject) != False {
		return
	}
	if q.About == nil {
		f(q.When)
		return
	}
	before := e.bind[q.About.Index]
	e.bind[q.About.Index] = subject
	f(q.When)
	e.bind[q.About.Index] = before
}

func (e *engine) traceList(k *procedure.Kind, tr *tracer) {
	if e.a.List(k).Given {
		tr.add(Item{List: k})
	}
}

func (tr *tracer) add(step Item) {
	for _, have := range tr.steps[tr.from:] {
		if have == step {
			return
		}
	}
	tr.steps = append(tr.steps, step)
}

// traceIf traces the answers that made a condition true or, where it is not,
// all that it read.
func (e *engine) traceIf(c *procedure.Condition, truth Truth, tr *tracer) {
	if truth != True {
		e.traceRead(c, tr)
		return
	}
	e.traceTrue(c, tr)
	if e.evalIn(unlistedNotKnown, c) != True {
		tr.rests = true
	}
}

// traceTrue traces the answers that made c true.
func (e *engine) traceTrue(c *procedure.Condition, tr *tracer) {
	switch c.Op {
	case procedure.Is:
		e.trace(c.Question, e.subjectOf(c.Question), tr)
	case procedure.AllOf, procedure.AnyOf:
		for _, part := range c.Parts {
			if e.eval(part) == True {
				e.traceTrue(part, tr)
			}
		}
	case procedure.NoneListed:
		e.traceList(c.Kind, tr)
	case procedure.Every:
		e.traceList(c.Kind, tr)
		e.eachSubject(c.Kind, func() { e.traceTrue(c.Where, tr) })
	case procedure.Some:
		e.eachSubject(c.Kind, func() {
			if e.eval(c.Where) == True {
				e.traceTrue(c.Where, tr)
			}
		})
	}
}

// traceRead traces all that c reads and that is given.
func (e *engine) traceRead(c *procedure.Condition, tr *tracer) {
	switch c.Op {
	case procedure.Is:
		e.traceOrWhy(c.Question, e.subjectOf(c.Question), tr)
	case procedure.AllOf, procedure.AnyOf:
		for _, part := range c.Parts {
			e.traceRead(part, tr)
		}
	case procedure.NoneListed:
		e.traceList(c.Kind, tr)
	default:
		e.traceList(c.Kind, tr)
		e.eachSubject(c.Kind, func() { e.traceRead(c.Where, tr) })
	}
}

// eachSubject calls f with each listed subject of k in hand.
func (e *engine) eachSubject(k *procedure.Kind, f func()) {
	before := e.bind[k.Index]
	for s := range e.a.Subjects(k) {
		e.bind[k.Index] = s
		f()
	}
	e.bind[k.Index] = before
}
