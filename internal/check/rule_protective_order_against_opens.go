package check

import (
	"fmt"

	"safeguard/internal/fault"
	"safeguard/internal/procedure"
)

var protectiveOrderAgainstOpens = Rule{
	ID:       "protective-order-against-opens",
	Severity: Warning,
	Finds:    "an order that puts an outcome which opens nothing before one that opens a route",
	Why:      "The order tells which outcome protects a child most. Not opening a route seldom protects more than opening it, so the order is most likely upside down, and what is still possible would be shown upside down too. An outcome whose reply brings on a later stage is left alone: what it closes has gone on to the next step.",
	Mend:     `Put the outcomes that open a route first under "protective-order".`,
	look:     lookProtectiveOrderAgainstOpens,
}

func lookProtectiveOrderAgainstOpens(l *look) {
	for _, t := range l.p.Trees {
		if !t.Ordered {
			continue
		}
		var opening *procedure.Outcome // the last of the order
		for _, o := range t.Leaves {
			if o.Opens {
				opening = o
			}
		}
		for _, o := range t.Leaves {
			if o == opening || opening == nil {
				break
			}
			if !o.Opens && !l.leadsOn(t, o) {
				l.reportWith(t.PlaceOf("protective-order"), fault.Also{Place: o.PlaceOf("opens"), Says: "it opens nothing"},
					fmt.Sprintf("%q, which opens nothing, stands before %q, which opens a route", o.ID, opening.ID), "the most protective stands first")
			}
		}
	}
}

// leadsOn reports whether a reply that leads to o in t is one for which a stage
// waits.
func (l *look) leadsOn(t *procedure.Tree, o *procedure.Outcome) bool {
	leads := false
	for _, b := range branchesOf(t) {
		for i, below := range b.Answers {
			leads = leads || below.Outcome == o && l.stageWaits(b.Ask, 1<<i)
		}
		if b.If != nil && b.Then.Outcome == o {
			walkCondition(b.If, func(c *procedure.Condition) {
				leads = leads || c.Question != nil && l.stageWaits(c.Question, c.Options)
			})
		}
	}
	return leads
}

// stageWaits reports whether the when of a stage names one of these options of
// q.
func (l *look) stageWaits(q *procedure.Question, options procedure.Set) bool {
	waits := false
	for _, s := range l.p.Stages {
		walkCondition(s.When, func(c *procedure.Condition) {
			waits = waits || c.Question == q && c.Options&options != 0
		})
	}
	return waits
}
