package scenario

import (
	"safeguard/internal/decide"
	"safeguard/internal/procedure"
)

// mark marks what one path reaches.
func (l *ledger) mark(path *decide.Path, hit []bool) {
	m := &marker{ledger: l, path: path, hit: hit, aside: make(map[decide.Item]bool, len(path.SetAside))}
	for _, s := range path.SetAside {
		m.aside[s.Item] = true
	}
	for i := range path.Decisions {
		m.decision(&path.Decisions[i])
	}
	for _, item := range decide.Order(path.Answers) {
		if item.List == nil {
			m.answer(item)
		}
	}
	for _, a := range path.Alerts {
		hit[l.raised[a.Action]] = true
	}
	for i := range path.Actions {
		if do := path.Actions[i].Do; do != nil {
			m.cite(do.Cite)
		}
	}
	for _, t := range path.Tensions {
		hit[l.pulled[t.Tension]] = true
		m.cite(t.Tension.Cite)
	}
	for _, in := range path.Interpretations {
		hit[l.read[in.Index]] = true
		m.cite(in.Cite)
	}
	m.guarantees()
}

// A marker marks what one path reaches.
type marker struct {
	*ledger
	path  *decide.Path
	hit   []bool
	aside map[decide.Item]bool // the answers whose question does not apply
}

func (m *marker) decision(d *decide.Decision) {
	for _, o := range d.Possible {
		m.cite(o.Cite)
	}
	if o := d.Outcome(); o != nil {
		m.hit[m.settled[o]] = true
	}
	if d.Status != decide.NotReached && d.Subject.Index != decide.Unlisted {
		m.walk(d.Tree.Root, d.Subject)
	}
}

// walk takes the branches that the answers alone decide, and stops at the first
// that they do not.
func (m *marker) walk(b *procedure.Branch, s decide.Subject) {
	for b != nil && b.Outcome == nil {
		if b = m.next(b, s); b != nil {
			m.hit[m.taken[b]] = true
		}
	}
}

func (m *marker) next(b *procedure.Branch, s decide.Subject) *procedure.Branch {
	if b.If != nil {
		switch decide.Evaluate(m.path.Answers, b.If, s) {
		case decide.True:
			return b.Then
		case decide.False:
			return b.Else
		}
		return nil
	}
	item := decide.Item{Question: b.Ask}
	if b.Ask.About != nil {
		item.Subject = s.Index
	}
	v := m.path.Answers.At(b.Ask, item.Subject)
	switch {
	case !v.Given || m.aside[item]:
		return nil
	case v.NotKnown:
		return b.NotKnown
	}
	for i, below := range b.Answers {
		if v.Options.Has(i) {
			return below
		}
	}
	return nil
}

func (m *marker) answer(item decide.Item) {
	v := m.path.Answers.At(item.Question, item.Subject)
	if !v.Given || m.aside[item] {
		return
	}
	m.cite(item.Question.Cite)
	r := m.replies[item.Question.Index]
	for i, at := range r.options {
		if v.Options.Has(i) {
			m.hit[at] = true
		}
	}
	switch {
	case v.NotKnown:
		m.hit[r.notKnown] = true
	case r.written >= 0:
		m.hit[r.written] = true
	case r.none >= 0 && v.Options == 0:
		m.hit[r.none] = true
	}
}

func (m *marker) cite(list []*procedure.Paragraph) {
	for _, par := range list {
		if at := m.cited[par.Index]; at >= 0 {
			m.hit[at] = true
		}
	}
}

// guarantees marks each whose when holds of somebody; without one, each whose
// tree is reached.
func (m *marker) guarantees() {
	for i, g := range m.p.Guarantees {
		for j := range m.path.Decisions {
			d := &m.path.Decisions[j]
			if d.Tree == g.Tree && d.Subject.Index != decide.Unlisted && m.exercises(g, d) {
				m.hit[m.held[i]] = true
			}
		}
	}
}

func (m *marker) exercises(g *procedure.Guarantee, d *decide.Decision) bool {
	if g.When == nil {
		return d.Status != decide.NotReached
	}
	return decide.Evaluate(m.path.Answers, g.When, d.Subject) == decide.True
}
