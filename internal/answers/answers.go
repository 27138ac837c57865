// Package answers holds what was said about a case: who was listed, what was
// answered, and the note behind each answer. It reads and writes answers files
// and reports what is wrong in them. It never fills anything in: what was not
// said is not there.
package answers

import (
	"slices"

	"safeguard/internal/calendar"
	"safeguard/internal/procedure"
)

// Answers is what was said of one case under one procedure.
type Answers struct {
	p      *procedure.Procedure
	lists  []List  // by kind
	values []Value // question after question, subject after subject
	base   []int   // where the values of a question begin
}

// A List names the subjects of one kind. Not given is not the same as empty:
// an empty list says that there is none.
type List struct {
	Given    bool
	NotKnown bool // there may be others beside those named
	Labels   []string
}

// Complete reports whether the list is given and holds no not-known.
func (l List) Complete() bool { return l.Given && !l.NotKnown }

// A Value is one answer. NotKnown may stand alone or, for a question that takes
// many options, beside those ticked. A note can stand without an answer.
type Value struct {
	Given    bool
	NotKnown bool
	Options  procedure.Set
	Text     string
	Date     calendar.Date
	Note     string
}

// Known reports whether the answer is given and leaves nothing unknown.
func (v Value) Known() bool { return v.Given && !v.NotKnown }

// Same reports whether two answers say the same, notes apart.
func (v Value) Same(w Value) bool {
	v.Note, w.Note = "", ""
	return v == w
}

// New gives answers in which nothing has been said.
func New(p *procedure.Procedure) *Answers {
	a := &Answers{p: p, lists: make([]List, len(p.Kinds))}
	a.layOut()
	return a
}

// layOut makes room for one value for each question and subject.
func (a *Answers) layOut() {
	a.base = make([]int, len(a.p.Questions)+1)
	size := 0
	for i, q := range a.p.Questions {
		a.base[i] = size
		size += a.Subjects(q.About)
	}
	a.base[len(a.p.Questions)] = size
	a.values = make([]Value, size)
}

// Procedure gives the procedure that was answered.
func (a *Answers) Procedure() *procedure.Procedure { return a.p }

// Subjects is how many subjects of a kind are listed; the case (nil) is one.
func (a *Answers) Subjects(k *procedure.Kind) int {
	if k == nil {
		return 1
	}
	return len(a.lists[k.Index].Labels)
}

// Label gives the label of a subject; "" for the case.
func (a *Answers) Label(k *procedure.Kind, subject int) string {
	if k == nil {
		return ""
	}
	return a.lists[k.Index].Labels[subject]
}

// List gives who is listed of a kind.
func (a *Answers) List(k *procedure.Kind) List { return a.lists[k.Index] }

// Slot is the place of an answer among all answers, from 0 below Slots.
func (a *Answers) Slot(q *procedure.Question, subject int) int { return a.base[q.Index] + subject }

// Slots is how many answers there could be.
func (a *Answers) Slots() int { return len(a.values) }

// Value gives the answer to q about a subject: its place in the list of its
// kind, 0 for the case.
func (a *Answers) Value(q *procedure.Question, subject int) Value {
	return a.values[a.base[q.Index]+subject]
}

// At is Value without a copy; it must not be written to.
func (a *Answers) At(q *procedure.Question, subject int) *Value {
	return &a.values[a.base[q.Index]+subject]
}

// Set puts down an answer.
func (a *Answers) Set(q *procedure.Question, subject int, v Value) {
	a.values[a.base[q.Index]+subject] = v
}

// SetList puts down who is listed of a kind. Answers about a label that stays
// are kept; those about a label that goes, go with it.
func (a *Answers) SetList(k *procedure.Kind, l List) {
	before := a.Clone()
	l.Labels = slices.Clone(l.Labels)
	a.lists[k.Index] = l
	a.layOut()
	for _, q := range a.p.Questions {
		for s := range a.Subjects(q.About) {
			was := s
			if q.About == k {
				was = slices.Index(before.lists[k.Index].Labels, l.Labels[s])
			}
			if was >= 0 {
				a.Set(q, s, before.Value(q, was))
			}
		}
	}
}

// Clone gives a copy that can be changed without changing a.
func (a *Answers) Clone() *Answers {
	return &Answers{p: a.p, lists: slices.Clone(a.lists), values: slices.Clone(a.values), base: a.base}
}

// AnyAbout reports whether anything has been answered or noted about a subject.
func (a *Answers) AnyAbout(k *procedure.Kind, subject int) bool {
	for _, q := range a.p.Questions {
		if q.About == k {
			if v := a.At(q, subject); v.Given || v.Note != "" {
				return true
			}
		}
	}
	return false
}

// Count is how many lists and questions have been answered, not known included.
func (a *Answers) Count() int {
	n := 0
	for _, l := range a.lists {
		if l.Given {
			n++
		}
	}
	for i := range a.values {
		if a.values[i].Given {
			n++
		}
	}
	return n
}
