package rehearsal

import (
	"slices"

	"safeguard/internal/answers"
	"safeguard/internal/decide"
	"safeguard/internal/record"
)

// parting finds the first answer in time, or who was listed, that differs from
// what the panel knew by then so that it matters: put in the place of the panel's
// alone, it changes a decision, an alert or an action, and not only what is to be
// found out; or it does so together with what was said otherwise before, of which
// nothing did by itself. An answer parts from the panel's also at the moment when news makes
// another of it, if it is never said anew although the sitting went on. Whom only
// the trainee lists, and what the panel does not answer, parts nobody. Where no
// single moment shows it, and an answer matters at the end all the same, the
// parting is at the first such answer.
func (k *course) parting(lines []Line) *Parting {
	for n := range k.moments {
		m := &k.moments[n]
		if m.said {
			if p := k.partingAt(m); p != nil {
				return k.withLine(p, m.of, lines)
			}
			continue
		}
		for _, i := range k.news[m.told-1].changes {
			if p := k.partingByNews(m, i); p != nil {
				return k.withLine(p, k.key(i), lines)
			}
		}
	}
	return k.partingAtEnd(lines)
}

// partingAt tells whether what was said at a moment parts.
func (k *course) partingAt(m *moment) *Parting {
	i, ok := k.item(m.of)
	if !ok || !k.counts(m.told, i) {
		return nil
	}
	known := k.known[m.told]
	if i.List != nil {
		p := &Parting{Event: m.event, List: [2]answers.List{known.List(i.List), m.now.List(i.List)}}
		if sameList(p.List[0], p.List[1]) {
			return nil
		}
		return k.ifItMatters(p, m.told, k.withList(m.told, i.List, p.List[1]))
	}
	return k.partingOver(m, i, k.at(m.now, i))
}

func (k *course) partingOver(m *moment, i decide.Item, v answers.Value) *Parting {
	p := &Parting{Event: m.event, Panel: k.known[m.told].Value(i.Question, i.Subject), Trainee: v}
	if !v.Given || same(i.Question, p.Panel, v) {
		return nil
	}
	if alone := k.ifItMatters(p, m.told, k.withValue(m.told, i, v)); alone != nil {
		return alone
	}
	return k.partingTogether(p, m, i)
}

// partingTogether tells whether an answer matters together with what was said
// otherwise than the panel before it: two unknowns taken for "no", say, close what
// either alone leaves open.
func (k *course) partingTogether(p *Parting, m *moment, i decide.Item) *Parting {
	theirs := k.known[m.told].Clone()
	var with []decide.Item
	for _, j := range decide.Order(k.known[m.told]) {
		if j.List != nil || !k.counts(m.told, j) {
			continue
		}
		v := k.at(m.now, j)
		if !v.Given || same(j.Question, theirs.Value(j.Question, j.Subject), v) {
			continue
		}
		theirs.Set(j.Question, j.Subject, v)
		if j != i {
			with = append(with, j)
		}
	}
	after := decide.Decide(theirs)
	if len(with) == 0 || !differences(k.without(theirs, m.told, i), after).Any() {
		return nil
	}
	with = slices.DeleteFunc(with, func(j decide.Item) bool { return !differences(k.without(theirs, m.told, j), after).Any() })
	if p = k.ifItMatters(p, m.told, after); p != nil {
		for _, j := range with {
			p.With = append(p.With, Line{
				Item: j, Question: j.Question, Label: j.Of().Label(k.known[0]),
				Panel: k.known[m.told].Value(j.Question, j.Subject), Last: theirs.Value(j.Question, j.Subject),
			})
		}
	}
	return p
}

// without gives what follows from some answers with the panel's in place of one.
func (k *course) without(theirs *answers.Answers, told int, i decide.Item) *decide.Path {
	a := theirs.Clone()
	a.Set(i.Question, i.Subject, k.known[told].Value(i.Question, i.Subject))
	return decide.Decide(a)
}

// partingByNews tells whether news parts by an answer that then stays.
func (k *course) partingByNews(m *moment, i decide.Item) *Parting {
	n := m.told - 1
	if !k.changed(n, i) || !k.counts(m.told, i) || !k.wentOn(n) {
		return nil
	}
	if said := k.said[k.key(i)]; len(said) == 0 || said[len(said)-1].event.Number > m.event.Number {
		return nil
	}
	return k.partingOver(m, i, k.at(m.now, i))
}

// changed tells whether news answers an item otherwise than the panel had it.
func (k *course) changed(n int, i decide.Item) bool {
	return !same(i.Question, k.known[n].Value(i.Question, i.Subject), k.known[n+1].Value(i.Question, i.Subject))
}

func (k *course) ifItMatters(p *Parting, told int, after *decide.Path) *Parting {
	p.Before, p.After = k.panel[told], after
	if p.Differs = differences(p.Before, p.After); !p.Differs.Any() {
		return nil
	}
	return p
}

// partingAtEnd takes the earliest answer that matters at the end, unless news to
// it came when the sitting broke off.
func (k *course) partingAtEnd(lines []Line) *Parting {
	var first *Parting
	var of itemKey
	for n := range lines {
		l := &lines[n]
		if !l.Matters || k.broken(l) {
			continue
		}
		p := &Parting{Panel: l.Panel, Trainee: l.Last}
		key := itemKey{l.Item.ID(), comparable(l.Label)}
		said, after := k.said[key], (*decide.Path)(nil)
		if l.List != nil {
			said, p.List = k.lists[l.List.ID], [2]answers.List{l.Lists[0], l.Lists[2]}
			after = k.withList(k.end(), l.List, l.Lists[2])
		} else {
			after = k.withValue(k.end(), l.Item, l.Last)
		}
		if len(said) > 0 {
			p.Event = said[len(said)-1].event
		}
		if p = k.ifItMatters(p, k.end(), after); p != nil && (first == nil || p.Event.Number < first.Event.Number) {
			first, of = p, key
		}
	}
	if first == nil {
		return nil
	}
	return k.withLine(first, of, lines)
}

// broken tells whether the sitting broke off before anybody could act on the news
// that speaks to a line.
func (k *course) broken(l *Line) bool {
	if l.Question == nil {
		return false
	}
	n := k.changedSince(l)
	return n >= 0 && !k.wentOn(n)
}

// withLine completes a parting by the line that it stands in, and by whether it
// was set right: said later as the panel had it by then.
func (k *course) withLine(p *Parting, of itemKey, lines []Line) *Parting {
	i, _ := k.item(of)
	p.Line = Line{Item: i, Question: i.Question, List: i.List, Label: i.Of().Label(k.known[0]), Panel: p.Panel, Last: p.Trainee}
	for n := range lines {
		if l := &lines[n]; l.Item.ID() == of.id && comparable(l.Label) == of.label {
			p.Line = *l
		}
	}
	if _, byNews := p.Event.Body.(record.Told); byNews {
		return p
	}
	said := k.said[of]
	if i.List != nil {
		said = k.lists[of.id]
	}
	for _, s := range said {
		if s.event.Number <= p.Event.Number {
			continue
		}
		known := k.known[s.told]
		if i.List != nil && sameList(known.List(i.List), s.list) || i.List == nil && same(i.Question, known.Value(i.Question, i.Subject), s.value) {
			p.Corrected = true
		}
	}
	return p
}
