package prove_test

import (
	"slices"

	"safeguard/internal/answers"
	"safeguard/internal/decide"
	"safeguard/internal/procedure"
)

// A reading says what conditions come to on one set of answers. It is written
// from the page on the format, one sentence after the other, and slow.
type reading struct {
	a        *answers.Answers
	hand     []int               // by kind: the subject in hand
	asAction bool                // an answer not given counts as not known
	supposed *procedure.Question // taken to apply, whatever says that it does not
}

func newReading(a *answers.Answers) *reading {
	return &reading{a: a, hand: make([]int, len(a.Procedure().Kinds))}
}

// about takes a subject in hand; the case is nobody in particular.
func (r *reading) about(k *procedure.Kind, subject int) {
	if k != nil {
		r.hand[k.Index] = subject
	}
}

func (r *reading) subjectOf(q *procedure.Question) int {
	if q.About == nil {
		return 0
	}
	return r.hand[q.About.Index]
}

// applies tells whether a question applies: unless its stage's when or its own
// is false.
func (r *reading) applies(q *procedure.Question, subject int) decide.Truth {
	if r.supposed == q {
		return decide.True
	}
	plain := &reading{a: r.a, hand: slices.Clone(r.hand), supposed: r.supposed}
	plain.about(q.About, subject)
	t := decide.True
	if q.Stage.When != nil {
		t = min(t, plain.truth(q.Stage.When))
	}
	if q.When != nil {
		t = min(t, plain.truth(q.When))
	}
	return t
}

func (r *reading) truth(c *procedure.Condition) decide.Truth {
	switch c.Op {
	case procedure.Is:
		return r.plainForm(c)
	case procedure.AllOf:
		t := decide.True
		for _, part := range c.Parts {
			t = min(t, r.truth(part))
		}
		return t
	case procedure.AnyOf:
		t := decide.False
		for _, part := range c.Parts {
			t = max(t, r.truth(part))
		}
		return t
	case procedure.NoneListed:
		return r.noneListed(c.Kind)
	}
	return r.overSubjects(c)
}

func (r *reading) plainForm(c *procedure.Condition) decide.Truth {
	q, s := c.Question, r.subjectOf(c.Question)
	if r.applies(q, s) == decide.False {
		return decide.False
	}
	v := r.a.Value(q, s)
	if !v.Given && !r.asAction {
		return decide.Unknown
	}
	unknown := v.NotKnown || !v.Given
	switch {
	case v.Options&c.Options != 0, unknown && c.NotKnown:
		return decide.True
	case c.None && v.Options != 0:
		return decide.False
	case unknown:
		return decide.Unknown
	case c.None:
		return decide.True
	}
	return decide.False
}

func (r *reading) noneListed(k *procedure.Kind) decide.Truth {
	switch l := r.a.List(k); {
	case len(l.Labels) > 0:
		return decide.False
	case l.Complete():
		return decide.True
	}
	return decide.Unknown
}

// overSubjects works out "some" and "every" by Kleene's tables; whoever may not
// be listed is unknown.
func (r *reading) overSubjects(c *procedure.Condition) decide.Truth {
	var each []decide.Truth
	before := r.hand[c.Kind.Index]
	for s := range r.a.Subjects(c.Kind) {
		r.hand[c.Kind.Index] = s
		each = append(each, r.truth(c.Where))
	}
	r.hand[c.Kind.Index] = before
	if !r.a.List(c.Kind).Complete() {
		each = append(each, decide.Unknown)
	}
	switch {
	case c.Op == procedure.Some && len(each) == 0:
		return decide.False
	case c.Op == procedure.Some:
		return slices.Max(each)
	case len(each) == 0:
		return decide.True
	}
	return slices.Min(each)
}

// A shorter condition is one that a part is left out of. Where it stands within
// a part that can itself be left out, that one says it all: within is its place
// in the list, -1 for none.
type shorter struct {
	part      *procedure.Condition
	condition *procedure.Condition
	within    int
}

// shorterOnes leaves out each part of an "all" or "any" that has others beside
// it, one at a time.
func shorterOnes(c *procedure.Condition) []shorter {
	if c == nil {
		return nil
	}
	var list []shorter
	add := func(within int, below []shorter, rebuild func(*procedure.Condition) *procedure.Condition) {
		from := len(list)
		for _, b := range below {
			at := within
			if b.within >= 0 {
				at = from + b.within
			}
			list = append(list, shorter{b.part, rebuild(b.condition), at})
		}
	}
	for i, part := range c.Parts {
		within := -1
		if len(c.Parts) > 1 {
			short := *c
			short.Parts = slices.Delete(slices.Clone(c.Parts), i, i+1)
			within = len(list)
			list = append(list, shorter{part, &short, -1})
		}
		add(within, shorterOnes(part), func(below *procedure.Condition) *procedure.Condition {
			short := *c
			short.Parts = slices.Clone(c.Parts)
			short.Parts[i] = below
			return &short
		})
	}
	add(-1, shorterOnes(c.Where), func(below *procedure.Condition) *procedure.Condition {
		short := *c
		short.Where = below
		return &short
	})
	return list
}

// readsOf gives each answer that a condition reads for the subjects in hand.
func (r *reading) readsOf(c *procedure.Condition, visit func(q *procedure.Question, subject int)) {
	if c == nil {
		return
	}
	if c.Op == procedure.Is {
		visit(c.Question, r.subjectOf(c.Question))
	}
	for _, part := range c.Parts {
		r.readsOf(part, visit)
	}
	if c.Where != nil {
		before := r.hand[c.Kind.Index]
		for s := range r.a.Subjects(c.Kind) {
			r.hand[c.Kind.Index] = s
			r.readsOf(c.Where, visit)
		}
		r.hand[c.Kind.Index] = before
	}
}
