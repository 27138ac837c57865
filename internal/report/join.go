package report

import (
	"slices"

	"safeguard/internal/decide"
	"safeguard/internal/procedure"
)

// joined is one action of the page: the same words with the same dates are
// joined for all the subjects they are about.
type joined struct {
	action   *decide.Action // the first of them
	all      []*decide.Action
	view     actionView
	subjects []string
	raisedBy []decide.Item // the answers that raised it; none where only decisions bring it
}

// from reports whether a decision brings the action.
func (j *joined) from(d *decide.Decision) bool {
	return slices.ContainsFunc(j.all, func(a *decide.Action) bool { return slices.Contains(a.Because, d) })
}

// joinActions joins actions that stand in one rank of the list and are alike in
// everything but their subject.
func joinActions(p *decide.Path) []joined {
	var list []joined
	for i := range p.Actions {
		a := &p.Actions[i]
		if a.Do != nil {
			if at := slices.IndexFunc(list, func(j joined) bool { return alike(j.action, a) }); at >= 0 {
				j := &list[at]
				j.all = append(j.all, a)
				j.subjects = append(j.subjects, a.Subject.Name(p.Answers))
				j.view = viewFor(p, a, andList(j.subjects))
				j.raisedBy = append(j.raisedBy, raisers(p, a)...)
				continue
			}
		}
		list = append(list, joined{
			action: a, all: []*decide.Action{a}, view: viewAction(p, a),
			subjects: []string{a.Subject.Name(p.Answers)}, raisedBy: raisers(p, a),
		})
	}
	return list
}

// raisers gives the answers that raised an action.
func raisers(p *decide.Path, a *decide.Action) []decide.Item {
	var items []decide.Item
	for _, alert := range p.Alerts {
		if alert.Action == a.Do && alert.Subject == a.Subject {
			items = append(items, alert.Item)
		}
	}
	return items
}

func alike(a, b *decide.Action) bool {
	return a.Do == b.Do && a.Due == b.Due && a.DueIfFirstDay == b.DueIfFirstDay && a.DueNote == b.DueNote &&
		a.Subject.Kind != nil && a.Subject.Kind == b.Subject.Kind &&
		slices.Equal(a.BecauseAnswered, b.BecauseAnswered)
}

// viewFor is the view of an action with several subjects named in its texts.
func viewFor(p *decide.Path, a *decide.Action, names string) actionView {
	v := viewAction(p, a)
	for _, text := range []struct {
		at *string
		of procedure.Text
	}{{&v.Do, a.Do.Do}, {&v.DoNot, a.Do.DoNot}, {&v.Until, a.Do.Until}} {
		*text.at = text.of.Fill(names)
	}
	return v
}
