package decide_test

import "slices"

// page works out the whole outcome path.
func (w world) page() page {
	verdicts := w.verdicts()
	p := page{
		Decisions: []decision{}, Alerts: []alert{}, Actions: merged(w.entries(verdicts)), Outstanding: w.outstanding(verdicts),
		SetAside: w.setAside(), Tensions: w.pulled(), Interpretations: []readSo{}, Currency: []nowadays{},
	}
	for _, v := range verdicts {
		p.Decisions = append(p.Decisions, w.decision(v))
	}
	for _, r := range w.raised() {
		if w.keeps(r.action, hand{r.about: r.subject}) {
			p.Alerts = append(p.Alerts, alert{r.action, r.subject, r.question, listOf(w.action(r.action).cite)})
		}
	}
	for _, r := range w.readings {
		if w.showsReading(r, verdicts) {
			p.Interpretations = append(p.Interpretations, readSo{r.id, "Read so", listOf(r.cite)})
		}
	}
	cited := w.cited(p, verdicts)
	for _, n := range w.overtaken {
		if slices.ContainsFunc(n.cite, func(c string) bool { return slices.Contains(cited, c) }) {
			p.Currency = append(p.Currency, nowadays{Cite: n.cite, Now: n.now})
		}
	}
	return p
}

// listOf is a list as JSON shows it: never left out.
func listOf[T any](list []T) []T { return append([]T{}, list...) }

// shown is a subject as JSON shows it.
func shown(subject string) string {
	if subject == nobody {
		return ""
	}
	return subject
}

// named is what stands in texts for a subject.
func (w world) named(kind, subject string) string {
	if subject == nobody {
		return w.kind(kind).label
	}
	return subject
}

// json is an answer as JSON shows it: a list for a question that takes many.
func (q *question) json(a answer) any {
	said := slices.Clone(a.ticks)
	if a.text+a.date != "" {
		said = append(said, a.text+a.date)
	}
	if a.notKnown {
		said = append(said, "not-known")
	}
	if q.kind == "many" {
		return listOf(said)
	}
	return said[0]
}

func (w world) decision(v verdict) decision {
	d := decision{
		Stage: w.treeStage(v.tree).id, Tree: v.tree.id, Title: "For the case", About: v.tree.each, Subject: shown(v.subject),
		Applies: v.applies.String(), Status: v.status, Possible: listOf(v.possible), Cite: []string{}, Interpretations: []string{},
		Trace: []step{}, Awaiting: []wait{}, WouldChange: w.wouldChange(v),
	}
	if v.tree.each != "" {
		d.Title = "For " + w.named(v.tree.each, v.subject)
	}
	if v.status == "settled" {
		o := w.outcome(v.possible[0])
		d.Outcome, d.Duty, d.Opens, d.Cite, d.Provisional = o.id, o.duty, &o.opens, listOf(o.cite), v.rests
	}
	for _, i := range v.trace {
		d.Trace = append(d.Trace, w.step(i))
	}
	for n, i := range v.awaiting {
		d.Awaiting = append(d.Awaiting, wait{i.id(), i.subject, v.leads[n]})
	}
	for _, r := range w.readings {
		if w.bearsOn(r, v) {
			d.Interpretations = append(d.Interpretations, r.id)
		}
	}
	return d
}

func (w world) step(i item) step {
	if i.list == "" {
		q := w.question(i.question)
		return step{q.id, i.subject, q.json(w.answers[i.slot]), w.notes[i.slot], q.cite}
	}
	labels := listOf(w.lists[i.list].labels)
	if w.lists[i.list].notKnown {
		labels = append(labels, "not-known")
	}
	return step{i.list, "", labels, "", []string{}}
}

// interview gives everything that can be asked about those listed: stages; in a
// stage the lists, the checklist, then what its trees still need.
func (w world) interview() []item {
	var all []item
	for _, s := range w.stages {
		for _, k := range s.kinds {
			all = append(all, item{list: k})
		}
		for rest := s.checklist; len(rest) > 0; {
			// A run of questions about one kind is asked subject by subject.
			about, run := w.question(rest[0]).about, 0
			for run < len(rest) && w.question(rest[run]).about == about {
				run++
			}
			for _, subject := range w.subjects(w.said, about) {
				for _, q := range rest[:run] {
					all = append(all, item{slot: slot{q, subject}})
				}
			}
			rest = rest[run:]
		}
		for _, t := range s.trees {
			all = append(all, w.stillNeeded(w.tree(t), s)...)
		}
	}
	return once(all)
}

// stillNeeded gives what only trees ask, subject by subject of the tree, and
// once more so that what is about the case is asked where nobody is listed.
func (w world) stillNeeded(t *tree, s *stage) []item {
	var items []item
	for _, subject := range append(slices.Clone(w.subjects(w.said, t.each)), nobody) {
		for _, id := range w.readBy(t) {
			q := w.question(id)
			switch {
			case !w.onlyTreesAsk(id) || w.stageOf(id) != s:
			case q.about != "" && q.about == t.each && subject != nobody:
				items = append(items, item{slot: slot{id, subject}})
			case q.about == "" || q.about != t.each:
				for _, other := range w.subjects(w.said, q.about) {
					items = append(items, item{slot: slot{id, other}})
				}
			}
		}
	}
	return items
}

func (w world) onlyTreesAsk(question string) bool {
	return !slices.ContainsFunc(w.stages, func(s *stage) bool { return slices.Contains(s.checklist, question) })
}

func (w world) pulled() []pulled {
	all := []pulled{}
	for _, x := range w.tensions {
		for _, subject := range w.subjects(w.said, x.each) {
			says := "Pull apart"
			if x.each != "" {
				says = subject + " is pulled apart"
			}
			if w.truth(x.when, hand{x.each: subject}, false) == yes {
				all = append(all, pulled{x.id, subject, says, listOf(x.cite)})
			}
		}
	}
	return all
}

// bearsOn: a reading is shown with the trees, outcomes and questions it names,
// unless its when is false.
func (w world) bearsOn(r *reading, v verdict) bool {
	return v.status != "not-reached" && w.truth(r.when, nil, false) != no && slices.ContainsFunc(r.shownWith, func(id string) bool {
		return id == v.tree.id || slices.Contains(v.possible, id) || slices.Contains(w.readBy(v.tree), id)
	})
}

// showsReading: the page shows the readings of its decisions and of the
// questions answered.
func (w world) showsReading(r *reading, verdicts []verdict) bool {
	if slices.ContainsFunc(verdicts, func(v verdict) bool { return w.bearsOn(r, v) }) {
		return true
	}
	return w.truth(r.when, nil, false) != no && slices.ContainsFunc(w.slots(w.said), func(at slot) bool {
		_, given := w.given(at)
		return slices.Contains(r.shownWith, at.question) && given && w.applies(at) != no
	})
}

// cited gives the paragraphs that anything on the page cites.
func (w world) cited(p page, verdicts []verdict) []string {
	var all []string
	for _, d := range p.Decisions {
		for _, o := range d.Possible {
			all = append(all, w.outcome(o).cite...)
		}
		for _, s := range d.Trace {
			all = append(all, s.Cite...)
		}
	}
	for _, a := range p.Actions {
		all = append(all, a.Cite...)
	}
	for _, x := range p.Tensions {
		all = append(all, x.Cite...)
	}
	for _, r := range p.Interpretations {
		all = append(all, r.Cite...)
	}
	return all
}
