package report

import (
	"slices"

	"safeguard/internal/calendar"
	"safeguard/internal/decide"
	"safeguard/internal/field"
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

// A likeness is what the actions that are joined have in common, beside the
// questions whose answers raised them.
type likeness struct {
	do              *procedure.Action
	kind            *procedure.Kind
	due, ifFirstDay calendar.Date
	note            string
}

// joinActions joins actions that stand in one rank of the list and are alike in
// everything but their subject. It looks at each action once: there may be
// thousands of subjects.
func joinActions(p *decide.Path) []joined {
	var list []joined
	alike := map[likeness][]int{} // where they stand in the list
	raised := raisers(p)
	for i := range p.Actions {
		a := &p.Actions[i]
		l := likeness{a.Do, a.Subject.Kind, a.Due, a.DueIfFirstDay, a.DueNote}
		at := len(list)
		for _, have := range alike[l] {
			if slices.Equal(list[have].action.BecauseAnswered, a.BecauseAnswered) {
				at = have
				break
			}
		}
		if at == len(list) {
			list = append(list, joined{action: a})
			if a.Do != nil && a.Subject.Kind != nil {
				alike[l] = append(alike[l], at)
			}
		}
		j := &list[at]
		j.all = append(j.all, a)
		j.subjects = append(j.subjects, a.Subject.Name(p.Answers))
		j.raisedBy = append(j.raisedBy, raised[alertOf{a.Do, a.Subject}]...)
	}
	for i := range list {
		list[i].view = viewFor(p, &list[i])
	}
	return list
}

// alertOf names what an alert raises, and whom it is about.
type alertOf struct {
	action  *procedure.Action
	subject decide.Subject
}

// raisers gives the answers that raised each action.
func raisers(p *decide.Path) map[alertOf][]decide.Item {
	items := map[alertOf][]decide.Item{}
	for _, alert := range p.Alerts {
		of := alertOf{alert.Action, alert.Subject}
		items[of] = append(items[of], alert.Item)
	}
	return items
}

// viewFor is the view of an action with all its subjects named in its texts.
func viewFor(p *decide.Path, j *joined) actionView {
	v := viewAction(p, j.action)
	if len(j.all) == 1 {
		return v
	}
	names, do := field.And(j.subjects), j.action.Do
	v.Do, v.DoNot, v.Until = do.Do.Fill(names), do.DoNot.Fill(names), do.Until.Fill(names)
	return v
}
