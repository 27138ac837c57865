package decide

import (
	"slices"

	"safeguard/internal/answers"
	"safeguard/internal/procedure"
)

// outstanding lists what applies and is not answered, or not known, in
// interview order. A question that only a tree asks is listed while a decision
// awaits it.
func (w *work) outstanding() {
	w.waitingActions()
	for _, item := range w.order {
		if Known(w.a, item) || w.itemApplies(item) == False {
			continue
		}
		i := w.at.index(item)
		if item.List == nil && !item.Question.InChecklist && len(w.awaitedBy[i]) == 0 {
			continue
		}
		w.path.Outstanding = append(w.path.Outstanding, Outstanding{item, saidNotKnown(w.a, item), w.awaitedBy[i], w.waiting[i]})
	}
}

// waitingActions gathers, by item, the actions of outcomes still possible and of
// alerts raised whose date or when reads it, in file order.
func (w *work) waitingActions() {
	wait := func(item Item, a *procedure.Action) {
		i := w.at.index(item)
		if at, has := slices.BinarySearchFunc(w.waiting[i], a, func(x, y *procedure.Action) int { return x.Index - y.Index }); !has {
			w.waiting[i] = slices.Insert(w.waiting[i], at, a)
		}
	}
	for i := range w.path.Decisions {
		d := &w.path.Decisions[i]
		for _, o := range d.Possible {
			for _, a := range o.Actions {
				w.eachRead(a, d.Subject, func(item Item) { wait(item, a) })
			}
		}
	}
	for _, alert := range w.raised {
		w.eachRead(alert.Action, alert.Subject, func(item Item) { wait(item, alert.Action) })
	}
}

// eachRead calls f with everything that an action's date and when read for a
// subject.
func (w *work) eachRead(a *procedure.Action, s Subject, f func(Item)) {
	w.eachReadBy(a.When, s, f)
	if a.Due != nil {
		if of := w.dateItem(a.Due.Of, s); of.Subject != Unlisted {
			f(of)
		}
	}
}

// eachReadBy does so for a condition with s in hand.
func (w *work) eachReadBy(c *procedure.Condition, s Subject, f func(Item)) {
	if c == nil {
		return
	}
	if q := c.Question; q != nil {
		switch {
		case q.About == nil:
			f(Item{Question: q})
		case q.About == s.Kind:
			if s.Index != Unlisted {
				f(Item{Question: q, Subject: s.Index})
			}
		default:
			for other := range w.a.Subjects(q.About) {
				f(Item{Question: q, Subject: other})
			}
		}
	}
	if c.Kind != nil {
		f(Item{List: c.Kind})
		if c.Kind == s.Kind {
			s = Subject{} // it speaks of all of them
		}
	}
	for _, part := range c.Parts {
		w.eachReadBy(part, s, f)
	}
	w.eachReadBy(c.Where, s, f)
}

// setAside lists the answers whose question no longer applies.
func (w *work) setAside() {
	for _, item := range w.order {
		q := item.Question
		if item.List != nil || !w.a.At(q, item.Subject).Given || w.applies(q, item.Subject) != False {
			continue
		}
		var because []string
		w.whyNot(q, item.Subject, func(c *procedure.Condition) { because = w.falseBy(c, because) })
		w.path.SetAside = append(w.path.SetAside, SetAside{item, because})
	}
}

// falseBy adds the ids of the questions and kinds that make a condition false.
func (w *work) falseBy(c *procedure.Condition, ids []string) []string {
	add := func(id string) {
		if !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	switch c.Op {
	case procedure.Is:
		if s := w.subjectOf(c.Question); w.applies(c.Question, s) == False {
			w.whyNot(c.Question, s, func(c *procedure.Condition) { ids = w.falseBy(c, ids) })
		} else {
			add(c.Question.ID)
		}
	case procedure.AllOf, procedure.AnyOf:
		for _, part := range c.Parts {
			if w.evalAsWritten(part) == False {
				ids = w.falseBy(part, ids)
			}
		}
	case procedure.NoneListed:
		add(c.Kind.ID)
	default:
		if w.a.Subjects(c.Kind) == 0 {
			add(c.Kind.ID)
		}
		w.eachSubject(c.Kind, func() {
			if w.evalAsWritten(c.Where) == False {
				ids = w.falseBy(c.Where, ids)
			}
		})
	}
	return ids
}

// tensions lists the answers that pull apart.
func (w *work) tensions() {
	for _, t := range w.p.Tensions {
		for s := range w.a.Subjects(t.For) {
			if t.For != nil {
				w.bind[t.For.Index] = s
			}
			if w.evalAsWritten(t.When) == True {
				w.path.Tensions = append(w.path.Tensions, Tension{t, Subject{t.For, s}})
			}
		}
	}
}

// interpretations gives each decision the readings that bear on it, and the
// path those of all its decisions and of the questions answered.
func (w *work) interpretations() {
	onPath := make([]bool, len(w.p.Interpretations))
	for _, in := range w.p.Interpretations {
		if in.When != nil && w.evalAsWritten(in.When) == False {
			continue
		}
		for i := range w.path.Decisions {
			d := &w.path.Decisions[i]
			if d.Status != NotReached && bearsOn(in, d) {
				d.Interpretations = append(d.Interpretations, in)
				onPath[in.Index] = true
			}
		}
		onPath[in.Index] = onPath[in.Index] || slices.ContainsFunc(in.Questions, w.isAnswered)
	}
	for i, shown := range onPath {
		if shown {
			w.path.Interpretations = append(w.path.Interpretations, w.p.Interpretations[i])
		}
	}
}

func bearsOn(in *procedure.Interpretation, d *Decision) bool {
	if slices.Contains(in.Trees, d.Tree) {
		return true
	}
	for _, o := range in.Outcomes {
		if slices.Contains(d.Possible, o) {
			return true
		}
	}
	for _, q := range in.Questions {
		if d.Tree.Reads.HasQuestion(q) {
			return true
		}
	}
	return false
}

// isAnswered tells whether a question that applies is answered about anyone.
func (w *work) isAnswered(q *procedure.Question) bool {
	for s := range w.a.Subjects(q.About) {
		if w.a.At(q, s).Given && w.applies(q, s) != False {
			return true
		}
	}
	return false
}

// currency gives the notes on what has been overtaken, of the paragraphs that
// the path cites.
func (w *work) currency() {
	cited := make([]bool, len(w.p.Source.Paragraphs))
	cite := func(list []*procedure.Paragraph) {
		for _, p := range list {
			cited[p.Index] = true
		}
	}
	for i := range w.path.Decisions {
		d := &w.path.Decisions[i]
		for _, o := range d.Possible {
			cite(o.Cite)
		}
		for _, step := range d.Trace {
			if step.Question != nil {
				cite(step.Question.Cite)
			}
		}
	}
	for i := range w.path.Actions {
		if do := w.path.Actions[i].Do; do != nil {
			cite(do.Cite)
		}
	}
	for _, t := range w.path.Tensions {
		cite(t.Tension.Cite)
	}
	for _, in := range w.path.Interpretations {
		cite(in.Cite)
	}
	for _, note := range w.p.Currency {
		if slices.ContainsFunc(note.Cite, func(p *procedure.Paragraph) bool { return cited[p.Index] }) {
			w.path.Currency = append(w.path.Currency, note)
		}
	}
}

// Known reports whether an item is answered with nothing left unknown.
func Known(a *answers.Answers, i Item) bool {
	if i.List != nil {
		return a.List(i.List).Complete()
	}
	return a.Value(i.Question, i.Subject).Known()
}

// saidNotKnown reports whether an item was answered, and as not known.
func saidNotKnown(a *answers.Answers, i Item) bool {
	if i.List != nil {
		return a.List(i.List).NotKnown
	}
	return a.Value(i.Question, i.Subject).NotKnown
}
