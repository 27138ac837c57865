package compare

import (
	"slices"
	"strings"

	"safeguard/internal/procedure"
)

// Wording gives the words that changed. The program cannot tell whether they mean
// the same: those stand first that most depends on.
func (c *Comparison) Wording() []Difference {
	var urgent, rest []Difference
	for _, d := range c.Differences {
		switch {
		case d.Wording && d.Urgent:
			urgent = append(urgent, d)
		case d.Wording:
			rest = append(rest, d)
		}
	}
	return append(urgent, rest...)
}

// markUrgent marks the words that most depends on, with why that is so. What
// either version says counts.
func markUrgent(found []Difference, old, new *procedure.Procedure) {
	why := weights{}
	for _, p := range []*procedure.Procedure{old, new} {
		why.read(p)
	}
	for i := range found {
		d := &found[i]
		if !d.Wording {
			continue
		}
		question, _, _ := strings.Cut(d.ID, "/")
		switch d.What {
		case "question", "option":
			d.Note = why["question "+question]
		case "action":
			d.Note = why["action "+d.ID]
		}
		d.Urgent = d.Note != ""
	}
}

// weights tells of a question or action, as "action convene", why its words
// weigh more than others.
type weights map[string]string

func (w weights) read(p *procedure.Procedure) {
	for _, q := range p.Questions {
		alerts := slices.Clone(q.NotKnownAlerts)
		for _, o := range q.Options {
			alerts = append(alerts, o.Alerts...)
		}
		switch of := "question " + q.ID; {
		case slices.ContainsFunc(alerts, func(a *procedure.Action) bool { return a.Urgent }):
			w[of] = "its answers raise an urgent alert"
		case w[of] == "" && slices.ContainsFunc(alerts, (*procedure.Action).Forbids):
			w[of] = "its answers say what is not to be done"
		}
	}
	for _, a := range p.Actions {
		switch {
		case a.Urgent:
			w["action "+a.ID] = "urgent"
		case a.Forbids() && w["action "+a.ID] == "":
			w["action "+a.ID] = "what is not to be done"
		}
	}
}
