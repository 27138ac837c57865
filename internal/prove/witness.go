package prove

import (
	"strconv"

	"safeguard/internal/answers"
	"safeguard/internal/calendar"
	"safeguard/internal/decide"
	"safeguard/internal/procedure"
)

// witness makes a complete case of what has been said: one subject of each kind
// or as many as it takes, and an answer to every question that applies, but
// where it is the point that none was given.
func (w *world) witness(s said) *answers.Answers {
	a := answers.New(w.p)
	for _, k := range w.p.Kinds {
		a.SetList(k, w.listFor(k, s))
	}
	fixed := map[decide.Item]bool{}
	for _, item := range decide.Order(a) {
		if item.List == nil {
			v, is := w.valueFor(item, s)
			a.Set(item.Question, item.Subject, v)
			if is {
				fixed[item] = true
			}
		}
	}
	for _, item := range decide.LeftOut(a) {
		if !fixed[item] {
			a.Set(item.Question, item.Subject, answers.Value{})
		}
	}
	return a
}

func (w *world) listFor(k *procedure.Kind, s said) answers.List {
	level := w.v.lists[k.Index]
	list := &w.v.all[level]
	value, fixed := s[level]
	if !fixed {
		value = list.complete(max(1, list.least))
	}
	count, given, complete := list.listed(value)
	l := answers.List{Given: given, NotKnown: given && !complete}
	for i := range count {
		l.Labels = append(l.Labels, w.label(k, i))
	}
	return l
}

// label makes up a label that no other kind's labels are like.
func (w *world) label(k *procedure.Kind, i int) string {
	name := k.Label
	for _, other := range w.p.Kinds[:k.Index] {
		if other.Label == name {
			name += " " + k.ID
			break
		}
	}
	if k.Index > 0 || i >= 26 {
		return name + " " + strconv.Itoa(i+1)
	}
	return name + " " + string(rune('A'+i))
}

const inventedText = "Made up for this case."

// inventedDay answers a question about a date in a case that is made up.
func inventedDay() calendar.Date {
	d, _ := calendar.NewDate(2026, 11, 23) // a day that there is
	return d
}

// valueFor gives what has been said of an item or, where it makes no
// difference, some known reply; fixed tells which.
func (w *world) valueFor(i decide.Item, s said) (v answers.Value, fixed bool) {
	q := i.Question
	level := w.v.slots[q.Index].levels
	switch q.Type {
	case procedure.FreeText:
		return w.entryFor(i, s, answers.Value{Given: true, Text: inventedText})
	case procedure.DateType:
		return w.entryFor(i, s, answers.Value{Given: true, Date: inventedDay()})
	case procedure.Many:
		if i.Subject < len(level) {
			return w.ticksFor(q, level[i.Subject], s)
		}
		return answers.Value{Given: true}, false
	}
	if i.Subject >= len(level) {
		return answers.Value{Given: true, Options: 1}, false
	}
	value, fixed := s[level[i.Subject]]
	if !fixed {
		value = 1
	}
	return w.answerOf(q, value), fixed
}

// entryFor gives an invented entry, unless it has been said that there is none or
// that it is not known.
func (w *world) entryFor(i decide.Item, s said, invented answers.Value) (v answers.Value, fixed bool) {
	slot := &w.v.slots[i.Question.Index]
	if i.Subject >= len(slot.levels) || slot.levels[i.Subject] < 0 {
		return invented, false
	}
	value, fixed := s[slot.levels[i.Subject]]
	switch {
	case !fixed || value == givenComplete:
		return invented, fixed
	case value == slot.notKnown:
		return answers.Value{Given: true, NotKnown: true}, true
	}
	return v, true
}

func (w *world) answerOf(q *procedure.Question, value int) answers.Value {
	s := &w.v.slots[q.Index]
	if value == s.notKnown {
		return answers.Value{Given: true, NotKnown: true}
	}
	for i, v := range s.options {
		if 1+v == value {
			return answers.Value{Given: true, Options: 1 << i}
		}
	}
	return answers.Value{}
}

func (w *world) ticksFor(q *procedure.Question, level int32, s said) (v answers.Value, fixed bool) {
	value, fixed := s[level]
	if fixed && value == notGiven {
		return v, true
	}
	slot := &w.v.slots[q.Index]
	v = answers.Value{Given: true, NotKnown: fixed && value == slot.notKnown}
	for i, tick := range slot.options {
		if on, is := s[level+1+int32(tick)]; is {
			fixed = true
			v.Options |= procedure.Set(on) << i
		}
	}
	return v, fixed
}
