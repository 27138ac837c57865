package decide_test

import "slices"

// outstanding gives what applies and is not answered, or not known.
func (w world) outstanding(verdicts []verdict) []open {
	all := []open{}
	for _, i := range w.interview() {
		if w.known(i) || w.itemApplies(i) == no {
			continue
		}
		o := open{Question: i.id(), Subject: i.subject, Reason: "not-answered", Decides: []string{}, Actions: []string{}}
		if w.answers[i.slot].notKnown || w.lists[i.list].notKnown {
			o.Reason = "not-known"
		}
		for _, v := range verdicts {
			if slices.Contains(v.awaiting, i) && !slices.Contains(o.Decides, v.tree.id) {
				o.Decides = append(o.Decides, v.tree.id)
			}
		}
		for _, a := range w.actions {
			if w.waitsFor(a, i, verdicts) {
				o.Actions = append(o.Actions, a.id)
			}
		}
		if i.list != "" || !w.onlyTreesAsk(i.question) || len(o.Decides) > 0 {
			all = append(all, o)
		}
	}
	return all
}

// itemApplies tells whether a question or, by its stage, a list applies.
func (w world) itemApplies(i item) truth {
	if i.list == "" {
		return w.applies(i.slot)
	}
	return w.truth(find(w.stages, func(s *stage) bool { return slices.Contains(s.kinds, i.list) }).when, nil, false)
}

// waitsFor reports whether an action of an outcome still possible, or of an
// alert raised, reads an item in its when or its deadline.
func (w world) waitsFor(a *action, i item, verdicts []verdict) bool {
	reads := func(h hand) bool {
		return a.due != nil && (item{slot: w.about(a.due.of, h)}) == i || slices.Contains(w.readByCond(a.when, h), i)
	}
	ofOutcome := slices.ContainsFunc(verdicts, func(v verdict) bool {
		return reads(hand{v.tree.each: v.subject}) && slices.ContainsFunc(v.possible, func(o string) bool {
			return slices.Contains(w.outcome(o).actions, a.id)
		})
	})
	return ofOutcome || slices.ContainsFunc(w.raised(), func(r raising) bool {
		return r.action == a.id && reads(hand{r.about: r.subject})
	})
}

// setAside gives the answers whose question no longer applies.
func (w world) setAside() []setAside {
	all := []setAside{}
	for _, i := range w.interview() {
		a, given := w.given(i.slot)
		if i.list != "" || !given || w.applies(i.slot) != no {
			continue
		}
		because := []string{}
		for _, id := range w.setAsideBy(i.slot) {
			if !slices.Contains(because, id) {
				because = append(because, id)
			}
		}
		all = append(all, setAside{i.question, i.subject, w.question(i.question).json(a), because})
	}
	return all
}

// setAsideBy gives the questions and kinds that make a question not apply.
func (w world) setAsideBy(at slot) []string {
	q := w.question(at.question)
	return append(w.falseBy(w.stageOf(q.id).when, nil), w.falseBy(q.when, hand{q.about: at.subject})...)
}

// falseBy gives the questions and kinds that make a condition false. A question
// that does not apply counts as not given, so it sets nothing aside: what set
// that one aside does.
func (w world) falseBy(c *cond, h hand) []string {
	if w.truth(c, h, false) != no {
		return nil
	}
	var ids []string
	switch c.form {
	case "is":
		if at := w.about(c.question, h); w.applies(at) == no {
			return w.setAsideBy(at)
		}
		return []string{c.question}
	case "all", "any":
		for _, part := range c.parts {
			ids = append(ids, w.falseBy(part, h)...)
		}
		return ids
	}
	if c.form == "none" || len(w.lists[c.kind].labels) == 0 {
		return []string{c.kind}
	}
	for _, label := range w.lists[c.kind].labels {
		ids = append(ids, w.falseBy(c.where, h.with(c.kind, label))...)
	}
	return ids
}
