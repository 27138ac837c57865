// Package interview knows what to ask next. It keeps no place of its own: where
// a talk stands follows from the answers, so that going back or changing an
// answer can leave nothing behind that is no longer true. It is pure; it shows
// nothing and reads nothing.
package interview

import (
	"safeguard/internal/answers"
	"safeguard/internal/decide"
	"safeguard/internal/procedure"
)

// An Interview is a set of answers in the making.
type Interview struct {
	a    *answers.Answers
	left map[leftKey]bool // not to be asked again for now
	path *decide.Path     // of the answers as they stand; nil when they have changed
}

// leftKey names an item by id and label, which outlive a change of the list.
type leftKey struct{ id, label string }

// New begins with the answers given so far. They are changed as the interview
// goes on.
func New(a *answers.Answers) *Interview {
	return &Interview{a: a, left: map[leftKey]bool{}}
}

// Answers gives what has been said so far.
func (v *Interview) Answers() *answers.Answers { return v.a }

// Path gives the outcome path of the answers as they stand. It keeps answers of
// its own, so that it can be compared with the one after a change.
func (v *Interview) Path() *decide.Path {
	if v.path == nil {
		v.path = decide.Decide(v.a.Clone())
	}
	return v.path
}

func (v *Interview) key(i decide.Item) leftKey { return leftKey{i.ID(), i.Of().Label(v.a)} }

// Given reports whether an item has been answered, with not known or otherwise.
func (v *Interview) Given(i decide.Item) bool {
	if i.List != nil {
		return v.a.List(i.List).Given
	}
	return v.a.Value(i.Question, i.Subject).Given
}

// Next gives the first thing that applies, is not answered and has not been
// left for now; false when there is none.
func (v *Interview) Next() (decide.Item, bool) {
	for _, o := range v.Path().Outstanding {
		if !v.Given(o.Item) && !v.left[v.key(o.Item)] {
			return o.Item, true
		}
	}
	return decide.Item{}, false
}

// Before gives what stands before an item in the interview and can be asked
// again; false at the beginning.
func (v *Interview) Before(i decide.Item) (decide.Item, bool) {
	lines := v.Lines()
	found := false
	var before decide.Item
	for _, line := range lines {
		if line.Item == i {
			return before, found
		}
		if !line.SetAside {
			before, found = line.Item, true
		}
	}
	return before, found
}

// Record puts down an answer.
func (v *Interview) Record(i decide.Item, value answers.Value) {
	value.Given = true
	v.a.Set(i.Question, i.Subject, value)
	v.changed(i)
}

// Note puts down a note beside a question, whether or not it is answered.
func (v *Interview) Note(i decide.Item, note string) {
	value := v.a.Value(i.Question, i.Subject)
	value.Note = note
	v.a.Set(i.Question, i.Subject, value)
	v.path = nil
}

// PathIf gives the outcome path as it would be with another answer. Nothing is
// put down.
func (v *Interview) PathIf(i decide.Item, value answers.Value) *decide.Path {
	a := v.a.Clone()
	value.Given = true
	a.Set(i.Question, i.Subject, value)
	return decide.Decide(a)
}

// RecordList puts down who is listed of a kind.
func (v *Interview) RecordList(k *procedure.Kind, l answers.List) {
	l.Given = true
	v.a.SetList(k, l)
	v.changed(decide.Item{List: k})
}

// Leave leaves an item for now: an answer it has stays, and it is not asked
// again until it is chosen.
func (v *Interview) Leave(i decide.Item) { v.left[v.key(i)] = true }

// TakeUp lets everything that was left be asked again.
func (v *Interview) TakeUp() { clear(v.left) }

func (v *Interview) changed(i decide.Item) {
	delete(v.left, v.key(i))
	v.path = nil
}

// A Line is one item of the review.
type Line struct {
	decide.Item
	Stage    *procedure.Stage
	Given    bool
	SetAside bool // answered, and its question no longer applies
}

// Lines gives everything that applies or is set aside, in interview order. A
// question that only a tree asks is there when it is answered or awaited.
func (v *Interview) Lines() []Line {
	shown := map[decide.Item]bool{}
	for _, o := range v.Path().Outstanding {
		shown[o.Item] = true
	}
	aside := map[decide.Item]bool{}
	for _, s := range v.Path().SetAside {
		aside[s.Item] = true
	}
	var lines []Line
	for _, i := range decide.Order(v.a) {
		given := v.Given(i)
		if !given && !shown[i] || given && i.List != nil && !v.listApplies(i.List) {
			continue
		}
		lines = append(lines, Line{i, StageOf(i), given, aside[i]})
	}
	return lines
}

func (v *Interview) listApplies(k *procedure.Kind) bool {
	return decide.Applies(v.a, decide.Item{List: k}) != decide.False
}

// StageOf is the stage in which an item is asked.
func StageOf(i decide.Item) *procedure.Stage {
	if i.List != nil {
		return i.List.Stage
	}
	return i.Question.Stage
}

// Progress counts what is answered and what is still to be asked, as things
// stand now: an answer can add questions, and take some away.
func (v *Interview) Progress() (answered, toGo int) {
	for _, line := range v.Lines() {
		switch {
		case line.SetAside:
		case line.Given:
			answered++
		default:
			toGo++
		}
	}
	return answered, toGo
}

// NewAlerts gives the alerts of after that before did not have.
func NewAlerts(before, after *decide.Path) []decide.Alert {
	type key struct{ action, label string }
	had := map[key]bool{}
	for _, a := range before.Alerts {
		had[key{a.Action.ID, a.Subject.Label(before.Answers)}] = true
	}
	var fresh []decide.Alert
	for _, a := range after.Alerts {
		if !had[key{a.Action.ID, a.Subject.Label(after.Answers)}] {
			fresh = append(fresh, a)
		}
	}
	return fresh
}
