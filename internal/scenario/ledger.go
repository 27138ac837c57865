package scenario

import (
	"slices"

	"safeguard/internal/fault"
	"safeguard/internal/procedure"
)

// A ledger lists everything in a procedure that scenarios are to reach, and
// where each thing stands in the list.
type ledger struct {
	p       *procedure.Procedure
	items   []item
	settled map[*procedure.Outcome]int
	taken   map[*procedure.Branch]int // the branch below a reply, then or else
	replies []replies                 // by question
	raised  map[*procedure.Action]int
	held    []int // by guarantee
	cited   []int // by paragraph; -1: background
	pulled  map[*procedure.Tension]int
	read    []int // by interpretation
}

// An item is one thing to reach, with how to reach it.
type item struct {
	Gap
	reach func(*solver) goal
}

// replies is where the replies to one question stand in the list; -1 where there
// is no such reply.
type replies struct {
	options                 []int
	none, written, notKnown int
}

func newLedger(p *procedure.Procedure) *ledger {
	l := &ledger{
		p:       p,
		settled: map[*procedure.Outcome]int{},
		taken:   map[*procedure.Branch]int{},
		raised:  map[*procedure.Action]int{},
		pulled:  map[*procedure.Tension]int{},
	}
	for _, o := range p.Outcomes {
		l.settled[o] = l.add(ofOutcomes, o.ID, o.At, func(s *solver) goal { return s.settles(o) })
	}
	for _, t := range p.Trees {
		l.branches(t, t.Root, t.ID+": ", nil)
	}
	for _, q := range p.Questions {
		l.options(q)
	}
	for _, a := range p.Actions {
		if raises(p, a) {
			l.raised[a] = l.add(ofAlerts, a.ID, a.At, func(s *solver) goal { return s.raises(a) })
		}
	}
	for _, g := range p.Guarantees {
		l.held = append(l.held, l.add(ofGuarantees, g.ID, g.At, func(s *solver) goal { return s.exercises(g) }))
	}
	for _, par := range p.Source.Paragraphs {
		at := -1
		if !par.Background {
			at = l.add(ofParagraphs, par.ID, par.At, func(s *solver) goal { return s.cites(par) })
		}
		l.cited = append(l.cited, at)
	}
	for _, t := range p.Tensions {
		l.pulled[t] = l.add(ofTensions, t.ID, t.At, func(s *solver) goal { return s.pulls(t) })
	}
	for _, in := range p.Interpretations {
		l.read = append(l.read, l.add(ofInterpretations, in.ID, in.At, func(s *solver) goal { return s.shows(in) }))
	}
	return l
}

func (l *ledger) add(kind, name string, at fault.Place, reach func(*solver) goal) int {
	l.items = append(l.items, item{Gap{kind, name, at, len(l.items)}, reach})
	return len(l.items) - 1
}

// A step is one branch taken: a reply to a question, or a condition that came
// out true or false.
type step struct {
	from *procedure.Branch
	to   *procedure.Branch
}

// reply names what a step takes: an option, not known, then or else.
func (s step) reply() string {
	switch {
	case s.from.If != nil && s.to == s.from.Then:
		return "then"
	case s.from.If != nil:
		return "else"
	case s.to == s.from.NotKnown:
		return s.from.Ask.ID + " " + procedure.NotKnown
	}
	return s.from.Ask.ID + " " + s.from.Ask.Options[slices.Index(s.from.Answers, s.to)].ID
}

// branches adds every branch below b; name and steps lead to it.
func (l *ledger) branches(t *procedure.Tree, b *procedure.Branch, name string, steps []step) {
	for _, child := range b.Children() {
		s := step{b, child}
		way := append(slices.Clone(steps), s)
		l.taken[child] = l.add(ofBranches, name+s.reply(), child.At, func(s *solver) goal { return s.walks(t, way) })
		l.branches(t, child, name+s.reply()+" > ", way)
	}
}

func (l *ledger) options(q *procedure.Question) {
	add := func(name string, at fault.Place, r reply) int {
		return l.add(ofOptions, q.ID+" "+name, at, func(s *solver) goal { return s.answers(q, r) })
	}
	r := replies{none: -1, written: -1, notKnown: -1}
	for i, o := range q.Options {
		r.options = append(r.options, add(o.ID, o.At, reply{option: i}))
	}
	switch q.Type {
	case procedure.Many:
		r.none = add("none", q.At, reply{none: true})
	case procedure.FreeText:
		r.written = add("in words", q.At, reply{known: true})
	case procedure.DateType:
		r.written = add("with a date", q.At, reply{known: true})
	}
	if !q.RefusesNotKnown {
		r.notKnown = add(procedure.NotKnown, q.At, reply{notKnown: true})
	}
	l.replies = append(l.replies, r)
}

func raises(p *procedure.Procedure, a *procedure.Action) bool {
	return slices.ContainsFunc(p.Questions, func(q *procedure.Question) bool { return slices.Contains(alertsOf(q), a) })
}
