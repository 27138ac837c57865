package decide_test

import (
	"fmt"
	"slices"
)

// drawActions draws the actions, and lets outcomes and replies bring them.
func (d *draft) drawActions() {
	var ids []string
	for i := range d.upTo(1, 6) {
		a := &action{id: fmt.Sprintf("a%d", i), doNot: d.chance(2), urgent: d.chance(2), cite: some(d, paragraphs, 0)}
		if d.chance(6) {
			a.duty = pick(d, []string{"must", "should", "none", "must"})
		}
		d.actions = append(d.actions, a)
		ids = append(ids, a.id)
	}
	for _, o := range d.outcomes {
		if d.chance(6) {
			o.actions = shuffled(d, some(d, ids, 1))
		}
	}
	for _, q := range d.asked {
		replies := slices.Clone(q.options)
		if !q.refuses {
			replies = append(replies, "not-known")
		}
		for _, r := range replies {
			if d.chance(1) {
				q.alerts = append(q.alerts, raised{r, shuffled(d, some(d, ids, 1))})
			}
		}
	}
}

// drawActionConditions draws whens and deadlines. They may speak of a subject
// only where everything that brings the action is about that kind.
func (d *draft) drawActionConditions() {
	all := scope{asked: d.asked}
	for _, k := range d.kinds {
		all.kinds = append(all.kinds, k.id)
	}
	for _, a := range d.actions {
		about := d.broughtFor(a.id)
		if len(about) == 0 {
			continue
		}
		bound := ""
		if len(about) == 1 {
			bound = about[0]
		}
		if bound != "" && d.chance(4) {
			a.names = bound
		}
		if d.chance(3) {
			a.when = d.drawCond(all.with(bound), 2)
		}
		var dates []string
		for _, q := range d.asked {
			if q.kind == "date" && (q.about == "" || q.about == bound) {
				dates = append(dates, q.id)
			}
		}
		if len(dates) > 0 && d.chance(5) {
			a.due = &due{pick(d, []int{1, 2, 3, 10, 15, 40}), pick(d, []string{"working-days", "working-days", "days", "weeks", "months"}), pick(d, dates)}
		}
	}
}

// broughtFor gives the kinds ("": the case) that outcomes and replies bring an
// action for.
func (d *draft) broughtFor(id string) []string {
	var about []string
	for _, t := range d.trees {
		for _, leaf := range leavesOf(t.root) {
			if slices.Contains(d.outcome(leaf).actions, id) && !slices.Contains(about, t.each) {
				about = append(about, t.each)
			}
		}
	}
	for _, q := range d.asked {
		for _, r := range q.alerts {
			if slices.Contains(r.actions, id) && !slices.Contains(about, q.about) {
				about = append(about, q.about)
			}
		}
	}
	return about
}

// drawRemarks draws tensions, readings and notes on what has been overtaken.
func (d *draft) drawRemarks() {
	all := scope{asked: d.asked}
	shown := []string{}
	for _, k := range d.kinds {
		all.kinds = append(all.kinds, k.id)
	}
	for _, q := range d.asked {
		shown = append(shown, q.id)
	}
	for _, t := range d.trees {
		shown = append(shown, t.id)
	}
	for _, o := range d.outcomes {
		shown = append(shown, o.id)
	}
	for i := range d.upTo(0, 2) {
		x := &tension{id: fmt.Sprintf("x%d", i), cite: some(d, paragraphs, 0)}
		if len(d.kinds) > 0 && d.chance(4) {
			x.each = pick(d, d.kinds).id
		}
		if x.when = d.drawCond(all.with(x.each), 2); x.when != nil {
			d.tensions = append(d.tensions, x)
		}
	}
	for i := range d.upTo(0, 2) {
		r := &reading{id: fmt.Sprintf("r%d", i), cite: some(d, paragraphs, 0), shownWith: shuffled(d, some(d, shown, 1))}
		if d.chance(4) {
			r.when = d.drawCond(all, 2)
		}
		d.readings = append(d.readings, r)
	}
	for i := range d.upTo(0, 2) {
		d.overtaken = append(d.overtaken, &note{some(d, paragraphs, 1), fmt.Sprintf("Note %d", i)})
	}
}
