package scenario

import (
	"math/bits"
	"slices"

	"safeguard/internal/answers"
	"safeguard/internal/calendar"
	"safeguard/internal/decide"
	"safeguard/internal/interview"
	"safeguard/internal/procedure"
)

// A filler answers all that a solver has left open, with replies that nothing
// has reached yet before others.
type filler struct {
	*search
	solver  *solver
	reached []bool
	a       *answers.Answers
	who     [][]int // by kind: whom of the solver's subjects each label stands for
}

func (f *filler) fill() *answers.Answers {
	f.a = answers.New(f.p)
	f.who = make([][]int, len(f.p.Kinds))
	for _, st := range f.p.Stages {
		worked := decide.Evaluate(f.a, st.When, decide.Subject{}) != decide.False
		for _, k := range st.Kinds {
			if worked || f.solver.lists[k.Index] != undecided {
				f.list(k)
			}
		}
		if !worked {
			continue
		}
		for _, i := range decide.Order(f.a) {
			if q := i.Question; i.List == nil && q.Stage == st && (q.When == nil || decide.Evaluate(f.a, q.When, i.Of()) != decide.False) {
				f.answer(i)
			}
		}
	}
	return f.a
}

// list lists those whom some goal rests on, and at least as many as have to be.
func (f *filler) list(k *procedure.Kind) {
	l := answers.List{Given: true}
	if f.solver.lists[k.Index] != empty {
		f.who[k.Index] = f.solver.needed(k)
	}
	for i := range f.who[k.Index] {
		l.Labels = append(l.Labels, offered(f.p, k, i))
	}
	f.a.SetList(k, l)
}

// needed gives the subjects of a kind that some goal rests on, and others while
// there are fewer than there have to be.
func (s *solver) needed(k *procedure.Kind) []int {
	var list, idle []int
	for i := range s.count(k) {
		if slices.ContainsFunc(s.p.Questions, func(q *procedure.Question) bool { return q.About == k && s.cells[s.at(q, i)].used }) {
			list = append(list, i)
		} else {
			idle = append(idle, i)
		}
	}
	if short := max(k.Min, 1) - len(list); short > 0 {
		list = append(list, idle[:short]...)
	}
	return list
}

func (f *filler) answer(i decide.Item) {
	subject := i.Subject
	if k := i.Question.About; k != nil {
		subject = f.who[k.Index][i.Subject]
	}
	v := f.choose(i.Question, f.solver.cells[f.solver.at(i.Question, subject)])
	v.Given = true
	f.a.Set(i.Question, i.Subject, v)
}

// toBeWritten stands where an answer in words is wanted.
const toBeWritten = "Write the answer."

// someDay answers every question for a date. It is a working day of a year whose
// bank holidays are held.
func someDay() calendar.Date {
	day, _ := calendar.ParseDate("2026-11-23")
	return day
}

// choose gives an answer that a cell leaves open: of those, one that nothing has
// reached yet before any other.
func (f *filler) choose(q *procedure.Question, c cell) answers.Value {
	r := f.replies[q.Index]
	switch {
	case q.Type == procedure.Many:
		return f.ticks(q, c, r)
	case c.notKnown:
		return f.notKnown(r)
	case len(q.Options) > 0:
		return f.option(q, c, r)
	case !c.known && f.isNew(r.notKnown) && !f.isNew(r.written):
		return f.notKnown(r)
	}
	f.reach(r.written)
	if q.Type == procedure.DateType {
		return answers.Value{Date: someDay()}
	}
	return answers.Value{Text: toBeWritten}
}

func (f *filler) notKnown(r replies) answers.Value {
	f.reach(r.notKnown)
	return answers.Value{NotKnown: true}
}

func (f *filler) option(q *procedure.Question, c cell, r replies) answers.Value {
	open := q.All() &^ c.out
	for i, at := range r.options {
		if open.Has(i) && f.isNew(at) {
			f.reach(at)
			return answers.Value{Options: 1 << i}
		}
	}
	if open == 0 || !c.known && f.isNew(r.notKnown) {
		return f.notKnown(r)
	}
	return answers.Value{Options: 1 << bits.TrailingZeros64(uint64(open))}
}

// ticks ticks what has to be and, where that is open, every option that nothing
// has reached yet.
func (f *filler) ticks(q *procedure.Question, c cell, r replies) answers.Value {
	v := answers.Value{Options: c.in, NotKnown: c.notKnown}
	for i, at := range r.options {
		if !c.out.Has(i) && f.isNew(at) {
			v.Options |= 1 << i
		}
	}
	switch {
	case v.Options == 0 && !c.notKnown && f.isNew(r.none):
		f.reach(r.none)
	case !c.known && f.isNew(r.notKnown):
		v.NotKnown = true
	}
	for i, at := range r.options {
		if v.Options.Has(i) {
			f.reach(at)
		}
	}
	if v.NotKnown {
		f.reach(r.notKnown)
	}
	return v
}

// isNew reports whether a reply exists that nothing has reached yet.
func (f *filler) isNew(at int) bool { return at >= 0 && !f.reached[at] }

func (f *filler) reach(at int) { f.reached[at] = true }

// offered is the label of the n-th subject of a kind, from 0. Where another kind
// has the same words the id of the kind tells them apart.
func offered(p *procedure.Procedure, k *procedure.Kind, n int) string {
	label := interview.OfferLabel(k, n)
	for _, other := range p.Kinds {
		if other != k && interview.OfferLabel(other, n) == label {
			return label + " (" + k.ID + ")"
		}
	}
	return label
}
