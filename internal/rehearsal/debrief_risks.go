package rehearsal

import (
	"slices"

	"safeguard/internal/decide"
)

// lateAfter is how many other answers, given once something urgent could have
// been raised and before it is, make it late: a slip set right at once is none.
const lateAfter = 5

// A risk is something urgent on the panel's path while some news was told.
type risk struct {
	action *decide.Action
	words  string
	label  string
	told   int           // from when on the panel's path has it
	items  []decide.Item // the panel's answers that raise it
	due    int           // the moment from which on they could have raised it; -1 while they could not
	raised int           // the moment at which theirs has it; -1 for never
	after  int           // how many other answers stand between the two
}

type riskKey struct{ id, label string }

// urgentKeys gives what is urgent on a path.
func urgentKeys(p *decide.Path) map[riskKey]*decide.Action {
	keys := map[riskKey]*decide.Action{}
	for i := range p.Actions {
		if a := &p.Actions[i]; a.Do != nil && a.Do.Urgent {
			keys[riskKey{a.Do.ID, comparable(a.Subject.Label(p.Answers))}] = a
		}
	}
	return keys
}

// urgentOnly gives in words what is urgent on the first path alone.
func urgentOnly(p, q *decide.Path) []string {
	other := urgentKeys(q)
	var only []string
	for i := range p.Actions {
		a := &p.Actions[i]
		if a.Do != nil && a.Do.Urgent && other[riskKey{a.Do.ID, comparable(a.Subject.Label(p.Answers))}] == nil {
			only = addOnce(only, actionBrought(a, p, false))
		}
	}
	return only
}

// risks gives what was urgent on the panel's path at some time and could have been
// raised by them by then: they had answered, while the panel's path had it, what
// raises it there, or they finished without answering that.
func (k *course) risks() []*risk {
	paths := make([]map[riskKey]*decide.Action, len(k.moments))
	for n := range k.moments {
		paths[n] = urgentKeys(k.moments[n].path)
	}
	var found []*risk
	seen := map[riskKey]*risk{}
	for told, panel := range k.panel {
		for i := range panel.Actions {
			a := &panel.Actions[i]
			if a.Do == nil || !a.Do.Urgent {
				continue
			}
			label := a.Subject.Label(panel.Answers)
			key := riskKey{a.Do.ID, comparable(label)}
			r := seen[key]
			if r == nil {
				r = &risk{action: a, words: actionBrought(a, panel, false), label: label, told: told, due: -1}
				r.raised = k.firstRaised(paths, key, told, k.raisedBy(told, a))
				seen[key], found = r, append(found, r)
			}
			if r.due < 0 {
				r.items = k.raisedBy(told, a)
				r.due = k.dueIn(told, r.items)
			}
		}
	}
	found = slices.DeleteFunc(found, func(r *risk) bool { return r.due < 0 })
	for _, r := range found {
		k.wait(r)
	}
	return found
}

// from is the first moment after so much news.
func (k *course) from(told int) int {
	if told == 0 {
		return 0
	}
	return k.news[told-1].moment
}

// firstRaised gives the first moment, once so much news was told, at which their
// path has something urgent; -1 for none. Where the panel has it because an answer is not known, what
// else is urgent by that answer will do: who takes it for a yes has seen it.
func (k *course) firstRaised(paths []map[riskKey]*decide.Action, key riskKey, told int, items []decide.Item) int {
	unknown := len(items) == 1 && k.at(k.known[told], items[0]).NotKnown
	for n := k.from(told); n < len(paths); n++ {
		if paths[n][key] != nil || unknown && k.raises(k.moments[n].path, items[0]) {
			return n
		}
	}
	return -1
}

// raises tells whether an answer of theirs raises anything urgent.
func (k *course) raises(theirs *decide.Path, item decide.Item) bool {
	return slices.ContainsFunc(theirs.Alerts, func(a decide.Alert) bool {
		i, ok := k.ours(theirs.Answers, a.Item)
		return ok && i == item && a.Action.Urgent
	})
}

// dueIn gives the first moment, while so much news was told, at which all of some
// items were answered; -1 where there was none. Who finished had the time.
func (k *course) dueIn(told int, items []decide.Item) int {
	to := len(k.moments)
	if told < k.end() {
		to = k.news[told].moment
	}
	for n := k.from(told); n < to; n++ {
		if k.allAnswered(n, items) {
			return n
		}
	}
	if told == k.end() && k.done && len(k.moments) > 0 {
		if last := len(k.moments) - 1; k.allListed(last, items) {
			return last
		}
	}
	return -1
}

func (k *course) allAnswered(n int, items []decide.Item) bool {
	return !slices.ContainsFunc(items, func(i decide.Item) bool { return !k.at(k.moments[n].now, i).Given })
}

// allListed tells whether everybody whom items are about is listed: of whoever is
// not, that is said by itself.
func (k *course) allListed(n int, items []decide.Item) bool {
	return !slices.ContainsFunc(items, func(i decide.Item) bool {
		return find(k.moments[n].now, i.Question.About, i.Of().Label(k.known[0])) < 0
	})
}

// raisedBy gives the panel's answers that something urgent rests on: those whose
// alerts raise it or, where decisions bring it, those of their trace and of its
// own condition.
func (k *course) raisedBy(told int, a *decide.Action) []decide.Item {
	path := k.panel[told]
	var items []decide.Item
	for _, alert := range path.Alerts {
		if alert.Action == a.Do && alert.Subject == a.Subject {
			items = append(items, alert.Item)
		}
	}
	if len(items) > 0 {
		return items[:1]
	}
	for _, d := range a.Because {
		for _, i := range d.Trace {
			if i.List == nil {
				items = append(items, i)
			}
		}
	}
	for _, q := range a.Do.Reads.Questions {
		switch {
		case q.About == nil:
			items = append(items, decide.Item{Question: q})
		case q.About == a.Subject.Kind && a.Subject.Index >= 0:
			items = append(items, decide.Item{Question: q, Subject: a.Subject.Index})
		}
	}
	return items
}

// wait counts the other answers between the moment at which a risk could have been
// raised and the one at which it was.
func (k *course) wait(r *risk) {
	for n := r.due + 1; n < r.raised; n++ {
		if m := &k.moments[n]; m.said && !slices.ContainsFunc(r.items, func(i decide.Item) bool { return k.key(i) == m.of }) {
			r.after++
		}
	}
}
