package rehearsal

import (
	"slices"

	"safeguard/internal/answers"
	"safeguard/internal/decide"
	"safeguard/internal/record"
)

// lines gives what can be compared, in interview order: each list and question
// that the panel answers, or that was answered, where it comes up on the panel's
// path by the end, or was answered and came up on it before news led elsewhere; and
// what was answered about anybody whom only the trainee lists.
func (k *course) lines() []Line {
	known := k.known[k.end()]
	everybody := k.everybody()
	var lines []Line
	for _, i := range decide.Order(everybody) {
		label := i.Of().Label(everybody)
		if i.List == nil && i.Subject >= known.Subjects(i.Question.About) {
			i.Subject = decide.Unlisted
		}
		if l, ok := k.line(i, label); ok {
			lines = append(lines, l)
		}
	}
	return lines
}

// everybody gives the panel's answers with whoever was ever listed besides.
func (k *course) everybody() *answers.Answers {
	a := k.known[k.end()].Clone()
	for _, kind := range k.p.Kinds {
		list := a.List(kind)
		list.Labels = slices.Clone(list.Labels)
		for _, s := range k.lists[kind.ID] {
			for _, label := range missing(s.list, list) {
				if !k.isLabel(a, label) {
					list.Labels = append(list.Labels, label)
				}
			}
		}
		a.SetList(kind, list)
	}
	return a
}

// isLabel tells whether anybody of any kind has that very label.
func (k *course) isLabel(a *answers.Answers, label string) bool {
	for _, kind := range k.p.Kinds {
		if slices.Contains(a.List(kind).Labels, label) {
			return true
		}
	}
	return false
}

// cameUp tells whether a question came up on the panel's path at any time that was
// played.
func (k *course) cameUp(i decide.Item) bool {
	return slices.ContainsFunc(k.panel, func(p *decide.Path) bool { return asked(p, i) })
}

func (k *course) line(i decide.Item, label string) (Line, bool) {
	l := Line{Item: i, Question: i.Question, List: i.List, Label: label}
	if i.List != nil {
		return k.listLine(l)
	}
	said := k.said[itemKey{i.Question.ID, comparable(label)}]
	if i.Subject != decide.Unlisted {
		l.Panel = k.known[k.end()].Value(i.Question, i.Subject)
		if !asked(k.panel[k.end()], i) && (len(said) == 0 || !k.cameUp(i)) || !l.Panel.Given && len(said) == 0 {
			return l, false
		}
		l.News = slices.ContainsFunc(k.news, func(n news) bool { return slices.Contains(n.changes, i) })
	} else if len(said) == 0 {
		return l, false
	}
	if len(said) > 0 {
		l.First = said[0].value
	}
	if s := find(k.c.Answers, i.Question.About, label); s >= 0 {
		l.Last = k.c.Answers.Value(i.Question, s)
	}
	for n, s := range said[min(1, len(said)):] {
		if !s.value.Same(said[n].value) {
			l.Changes++
		}
	}
	l.Why = k.why(itemKey{i.Question.ID, comparable(label)})
	l.Matters = i.Subject != decide.Unlisted && l.Panel.Given && l.Last.Given && !same(l.Question, l.Panel, l.Last) &&
		differences(k.panel[k.end()], k.withValue(k.end(), i, l.Last)).Any()
	return l, true
}

func (k *course) listLine(l Line) (Line, bool) {
	if !k.counts(k.end(), l.Item) {
		return l, false
	}
	said := k.lists[l.List.ID]
	l.Lists[0], l.Lists[2] = k.known[k.end()].List(l.List), k.c.Answers.List(l.List)
	if len(said) > 0 {
		l.Lists[1] = said[0].list
	}
	l.Changes = max(len(said)-1, 0)
	l.Why = k.why(itemKey{l.List.ID, ""})
	l.Matters = l.Lists[2].Given && !sameList(l.Lists[0], l.Lists[2]) &&
		differences(k.panel[k.end()], k.withList(k.end(), l.List, l.Lists[2])).Any()
	return l, true
}

// why gives the reason for the last change; "" where none was given.
func (k *course) why(of itemKey) (why string) {
	for _, c := range k.c.Changed {
		switch b := c.Said.(type) {
		case record.Listed:
			if of == (itemKey{b.Kind, ""}) {
				why = c.Why
			}
		case record.Answered:
			if of == (itemKey{b.Question, comparable(b.Subject)}) {
				why = c.Why
			}
		}
	}
	return why
}
