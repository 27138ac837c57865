package decide_test

import (
	"cmp"
	"slices"
	"strings"

	"safeguard/internal/calendar"
)

// A raising is an action brought by an answer.
type raising struct{ action, about, subject, question string }

// raised gives what the answers raise, set aside or not, in interview order.
func (w world) raised() []raising {
	var all []raising
	for _, i := range w.interview() {
		a, given := w.given(i.slot)
		if !given {
			continue
		}
		q := w.question(i.question)
		said := q.inOrder(a.ticks)
		if a.notKnown {
			said = append(said, "not-known")
		}
		for _, reply := range said {
			for _, r := range q.alerts {
				for _, id := range r.actions {
					one := raising{id, q.about, i.subject, q.id}
					if r.reply == reply && !slices.Contains(all, one) {
						all = append(all, one)
					}
				}
			}
		}
	}
	return all
}

// keeps reports whether an action's when keeps it.
func (w world) keeps(id string, h hand) bool { return w.truth(w.action(id).when, h, true) == yes }

// due gives the date by which an action is to be done and, beside it, the date
// had the first day counted; "" where there is none.
func (w world) due(a *action, h hand) (due, first string) {
	if a.due == nil {
		return "", ""
	}
	day0, known := w.date(w.about(a.due.of, h))
	if !known {
		return "", ""
	}
	var day calendar.Date
	var held bool
	switch a.due.unit {
	case "working-days":
		nation := calendar.Nation(slices.Index(calendar.Nations(), w.calendar))
		day, held = nation.AddWorkingDays(day0, a.due.within)
		if working, _ := nation.IsWorkingDay(day0); working && held {
			earlier, _ := nation.AddWorkingDays(day0, a.due.within-1)
			first = earlier.String()
		}
	case "days":
		day, held = day0.AddDays(a.due.within)
	case "weeks":
		day, held = day0.AddDays(7 * a.due.within)
	case "months":
		day, held = day0.AddMonths(a.due.within)
	}
	if !held {
		return "", ""
	}
	return day.String(), first
}

// date gives the date that answers a question, where it is known and counts.
func (w world) date(at slot) (calendar.Date, bool) {
	a, given := w.given(at)
	if !given || a.notKnown || w.applies(at) == no {
		return calendar.Date{}, false
	}
	d, err := calendar.ParseDate(a.date)
	return d, err == nil
}

// earliest is the earliest date that any of these outcomes would bring.
func (w world) earliest(v verdict, outcomes []string) string {
	h, first := hand{v.tree.each: v.subject}, ""
	for _, o := range outcomes {
		for _, id := range w.outcome(o).actions {
			if by, _ := w.due(w.action(id), h); w.keeps(id, h) && by != "" && (first == "" || by < first) {
				first = by
			}
		}
	}
	return first
}

// An entry is one line of the list of actions with what its place depends on.
type entry struct {
	listed
	rank    int // urgent alerts, other urgent, "do not"s, the rest
	findOut bool
	source  []int // stage, alert or tree, tree, kind, subject, action; or the turn in the interview
}

// before compares the places of two lines.
func (e entry) before(f entry) int {
	dated := func(e entry) int {
		switch {
		case e.Due != "":
			return 1
		case e.Duty == "must":
			return 0
		}
		return 2
	}
	last := func(e entry) int {
		if e.findOut {
			return 1
		}
		return 0
	}
	return cmp.Or(cmp.Compare(e.rank, f.rank), cmp.Compare(dated(e), dated(f)), strings.Compare(e.Due, f.Due),
		cmp.Compare(last(e), last(f)), slices.Compare(e.source, f.source))
}

// entries gives all that alerts and decisions bring, one line for each source.
func (w world) entries(verdicts []verdict) []entry {
	var all []entry
	for _, r := range w.raised() {
		h := hand{r.about: r.subject}
		if !w.keeps(r.action, h) {
			continue
		}
		e := w.entry(r.action, r.about, r.subject, r.question)
		e.source = append([]int{slices.Index(w.stages, w.stageOf(r.question)), 0, 0}, e.source...)
		if e.Urgent {
			e.rank = 0
		}
		all = append(all, e)
		// No outcome keeps it, so nothing gives this task a date.
		all = append(all, w.findDate(w.action(r.action), h, "")...)
	}
	for _, v := range verdicts {
		all = append(all, w.brought(v)...)
		for _, i := range v.awaiting {
			all = append(all, w.findOut(i, w.earliest(v, v.possible), v.tree.id))
		}
	}
	return all
}

// brought gives what a decision brings: all actions that every outcome possible
// does, and the "do not"s that any does.
func (w world) brought(v verdict) []entry {
	var all []entry
	st, h := w.treeStage(v.tree), hand{v.tree.each: v.subject}
	for _, a := range w.actions {
		bring := keep(v.possible, func(o string) bool { return slices.Contains(w.outcome(o).actions, a.id) })
		if len(bring) == 0 || !a.doNot && len(bring) < len(v.possible) || !w.keeps(a.id, h) {
			continue
		}
		e := w.entry(a.id, v.tree.each, v.subject, v.tree.id)
		e.source = append([]int{slices.Index(w.stages, st), 1, slices.Index(st.trees, v.tree.id)}, e.source...)
		all = append(all, e)
		all = append(all, w.findDate(a, h, w.earliest(v, bring), v.tree.id)...)
	}
	return all
}

// entry makes the line of one action.
func (w world) entry(id, about, subject, because string) entry {
	a, text := w.action(id), "Act"
	if a.names != "" {
		text = "Act for " + w.named(about, subject)
	}
	e := entry{rank: 3, listed: listed{ID: id, Subject: shown(subject), Duty: cmp.Or(a.duty, "none"), Urgent: a.urgent, Because: []string{because}, Cite: listOf(a.cite)}}
	if a.doNot {
		e.rank, e.DoNot, e.Until = 2, text, "It holds"
	} else {
		e.Do, e.By = text, "Somebody"
	}
	if a.urgent {
		e.rank = 1
	}
	e.Due, e.DueIfFirstDay = w.due(a, hand{about: subject})
	if a.due != nil && e.Due == "" {
		e.DueNote = someNote
	}
	kindAt := slices.IndexFunc(w.kinds, func(k *kind) bool { return k.id == about }) // the case: -1
	e.source = []int{kindAt, slices.Index(w.subjectsOf(about), subject), slices.Index(w.actions, a)}
	return e
}

// findDate gives the task of finding out the date that an action is counted
// from, where it is not known and can be asked.
func (w world) findDate(a *action, h hand, by string, because ...string) []entry {
	if a.due == nil {
		return nil
	}
	at := w.about(a.due.of, h)
	if _, known := w.date(at); known || w.applies(at) == no || at.subject == nobody {
		return nil
	}
	return []entry{w.findOut(item{slot: at}, by, because...)}
}

func (w world) findOut(i item, by string, because ...string) entry {
	e := entry{rank: 3, findOut: true, source: []int{slices.Index(w.interview(), i)}}
	e.listed = listed{ID: "find-out-" + i.id(), Subject: i.subject, Do: "Find out", Duty: "none", Due: by, Because: listOf(because), Cite: []string{}}
	if i.list == "" {
		e.By = w.question(i.question).knownBy
	}
	return e
}

// merged puts the lines in order, with no id twice for one subject: the earliest
// place stays, and has the reasons of all.
func merged(all []entry) []listed {
	type key struct{ id, subject string }
	reasons := map[key][]string{}
	for _, e := range all {
		for _, why := range e.Because {
			if k := (key{e.ID, e.Subject}); !slices.Contains(reasons[k], why) {
				reasons[k] = append(reasons[k], why)
			}
		}
	}
	slices.SortStableFunc(all, entry.before)
	kept := []listed{}
	for _, e := range all {
		if !slices.ContainsFunc(kept, func(k listed) bool { return k.ID == e.ID && k.Subject == e.Subject }) {
			e.Because = listOf(reasons[key{e.ID, e.Subject}])
			kept = append(kept, e.listed)
		}
	}
	return kept
}
