package scenario

import (
	"safeguard/internal/answers"
	"safeguard/internal/calendar"
	"safeguard/internal/decide"
	"safeguard/internal/procedure"
)

// list lists everybody whom the solver works with, in an order of their own, and
// now and then says that there may be others.
func (m *maker) list() {
	m.end = answers.New(m.p)
	m.who = make([][]int, len(m.p.Kinds))
	for i, k := range m.p.Kinds {
		l := answers.List{Given: true}
		if m.solver.lists[i] != empty {
			m.who[i] = m.lot.order(m.solver.count(k))
			l.NotKnown = m.solver.lists[i] == undecided && m.lot.oneIn(8)
		}
		for n := range m.who[i] {
			l.Labels = append(l.Labels, offered(m.p, k, n))
		}
		m.end.SetList(k, l)
	}
	m.order = decide.Order(m.end)
}

// fill answers all that applies, and takes back what does not, until that is the
// same. It comes to an end, since whether a question applies hangs on earlier ones
// alone.
func (m *maker) fill() {
	for changed := true; changed; {
		changed = false
		left := leftOut(m.end)
		for _, item := range m.order {
			if item.List != nil || left[item] != m.end.At(item.Question, item.Subject).Given {
				continue
			}
			if changed = true; left[item] {
				m.end.Set(item.Question, item.Subject, answers.Value{})
			} else {
				m.answer(item)
			}
		}
	}
}

// leftOut gives what does not apply.
func leftOut(a *answers.Answers) map[decide.Item]bool {
	left := map[decide.Item]bool{}
	for _, item := range decide.LeftOut(a) {
		left[item] = true
	}
	return left
}

// repairs is how often an answer is drawn anew before a case is given up.
const repairs = 60

// calm draws anew one answer after the other of those that pull apart, until
// none do.
func (m *maker) calm() bool {
	for range repairs {
		tensions := decide.Decide(m.end).Tensions
		if len(tensions) == 0 {
			return true
		}
		item, ok := m.oneOf(tensions[m.lot.below(len(tensions))])
		if !ok {
			return false
		}
		m.answer(item)
		m.fill()
	}
	return false
}

// oneOf draws one of the answers that a tension reads; false where it reads lists
// alone, which stay.
func (m *maker) oneOf(t decide.Tension) (decide.Item, bool) {
	var reads procedure.Reads
	reads.Add(t.Tension.When)
	var items []decide.Item
	for _, q := range reads.Questions {
		from, to := 0, m.end.Subjects(q.About)
		if q.About != nil && q.About == t.Subject.Kind {
			from, to = t.Subject.Index, t.Subject.Index+1
		}
		for subject := from; subject < to; subject++ {
			if m.end.At(q, subject).Given {
				items = append(items, decide.Item{Question: q, Subject: subject})
			}
		}
	}
	if len(items) == 0 {
		return decide.Item{}, false
	}
	return items[m.lot.below(len(items))], true
}

// drawn draws an answer of those that the solver leaves open.
func (m *maker) drawn(item decide.Item) answers.Value {
	q, subject := item.Question, item.Subject
	if q.About != nil {
		subject = m.who[q.About.Index][subject]
	}
	c := m.solver.cells[m.solver.at(q, subject)]
	mayBeUnknown := !c.known && !q.RefusesNotKnown
	switch {
	case q.Type == procedure.Many:
		return m.ticked(q, c, mayBeUnknown)
	case c.notKnown:
		return answers.Value{NotKnown: true}
	case len(q.Options) > 0:
		open := q.All() &^ c.out
		if open == 0 || mayBeUnknown && m.lot.oneIn(5) {
			return answers.Value{NotKnown: true}
		}
		return answers.Value{Options: m.lot.option(open)}
	case q.Type == procedure.DateType:
		if mayBeUnknown && m.lot.oneIn(8) {
			return answers.Value{NotKnown: true}
		}
		return answers.Value{Date: m.day(item)}
	}
	// No words can be drawn that say anything of one person: most often nobody knows.
	known := m.lot.oneIn(4)
	if q.About == nil {
		known = !m.lot.oneIn(3)
	}
	if mayBeUnknown && !known {
		return answers.Value{NotKnown: true}
	}
	return answers.Value{Text: inWriting}
}

// ticked ticks what has to be, and some of what may be. That nothing is there says
// that somebody has looked everywhere: it is said only where the solver needs it.
func (m *maker) ticked(q *procedure.Question, c cell, mayBeUnknown bool) answers.Value {
	v := answers.Value{Options: c.in, NotKnown: c.notKnown || mayBeUnknown && m.lot.oneIn(8)}
	open := q.All() &^ c.out &^ c.in
	for i := range q.Options {
		if open.Has(i) && m.lot.oneIn(4) {
			v.Options |= 1 << i
		}
	}
	if v.Options == 0 && open != 0 && !v.NotKnown {
		v.Options = m.lot.option(open)
	}
	return v
}

// inWriting stands where a question is answered in words: it fits any case, says
// nothing of anyone, and leaves the words to those who play.
const inWriting = "Something is known, and is to be asked in the room: who would know it, and what would they say?"

// daysBack is how far before the day of the story a date may lie.
const daysBack = 12

// day draws a working day before the day of the story: never after a date that
// the question shows beside it.
func (m *maker) day(item decide.Item) calendar.Date {
	latest := someDay()
	for _, shown := range item.Question.Recall {
		subject := 0
		if shown.About != nil && shown.About == item.Question.About {
			subject = item.Subject
		} else if shown.About != nil {
			continue
		}
		if date := m.end.At(shown, subject).Date; !date.IsZero() && date.Compare(latest) < 0 {
			latest = date
		}
	}
	day, _ := latest.AddDays(-m.lot.below(daysBack))
	for {
		if working, held := m.p.Calendar.IsWorkingDay(day); working || !held {
			return day
		}
		day, _ = day.AddDays(-1)
	}
}
