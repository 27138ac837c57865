package prove

import (
	"fmt"

	"safeguard/internal/answers"
	"safeguard/internal/decide"
	"safeguard/internal/fault"
	"safeguard/internal/procedure"
)

// outcomes claims of each outcome that opens a route and has actions as strong
// as itself that one of them comes with it, whatever was answered.
func (pr *prover) outcomes() {
	for _, o := range pr.p.Outcomes {
		if carriers := carriersOf(o); o.Opens && len(carriers) > 0 && !hasOneWithoutWhen(carriers) && !pr.neverKept(carriers) {
			pr.carries(o, carriers)
		}
	}
}

// carriersOf gives the actions of an outcome that carry its duty: those to be
// done that are as strong as itself, or that leave their strength to it.
func carriersOf(o *procedure.Outcome) []*procedure.Action {
	var list []*procedure.Action
	for _, a := range o.Actions {
		if !a.Forbids() && (a.Duty <= o.Duty || a.Duty == procedure.NoDuty) {
			list = append(list, a)
		}
	}
	return list
}

func hasOneWithoutWhen(actions []*procedure.Action) bool {
	for _, a := range actions {
		if a.When == nil {
			return true
		}
	}
	return false
}

// neverKept reports whether one of some actions was found to be kept for no
// answers whatever: that says it all.
func (pr *prover) neverKept(actions []*procedure.Action) bool {
	for _, a := range actions {
		if pr.broken[reference{"action-never-kept", a.ID}] {
			return true
		}
	}
	return false
}

func (pr *prover) carries(o *procedure.Outcome, carriers []*procedure.Action) {
	for _, t := range pr.p.Trees {
		leaf := leafOf(t, o)
		if leaf < 0 || pr.tooLarge[t] {
			continue
		}
		pr.about(func(c *cone) {
			c.tree(t)
			for _, a := range carriers {
				c.condition(a.When)
			}
		})
		sets := pr.both(pr.inHand(t.For), pr.where(pr.possible(t), func(v uint64) bool { return v == 1<<leaf }))
		for _, a := range carriers {
			sets = pr.d.apply(opWithout, sets, pr.keeps(a))
		}
		pr.claim("outcome-without-its-action", o.ID, fmt.Sprintf("outcome %q brings what is to be done wherever tree %q settles on it", o.ID, t.ID), doubt{
			sets:    sets,
			at:      carriers[0].PlaceOf("when"),
			also:    fault.Also{Place: o.At, Says: fmt.Sprintf("outcome %q", o.ID)},
			message: fmt.Sprintf("outcome %q can be settled without an action that carries its duty: the \"when\" of %s is not met", o.ID, namesOf(carriers)),
			hint:    "leave the \"when\" out, or split the outcome in two",
			fails: func(a *answers.Answers) bool {
				d := decisionOf(a, t)
				return d.Status == decide.Settled && d.Outcome() == o && !keepsAny(a, t, carriers)
			},
		})
	}
}

func leafOf(t *procedure.Tree, o *procedure.Outcome) int {
	for i, leaf := range t.Leaves {
		if leaf == o {
			return i
		}
	}
	return -1
}

func namesOf(actions []*procedure.Action) string {
	names := ""
	for i, a := range actions {
		if i > 0 {
			names += " and "
		}
		names += fmt.Sprintf("action %q", a.ID)
	}
	return names
}

// keepsAny tells of a case whether one of some actions is kept for the first
// subject of a tree.
func keepsAny(c *answers.Answers, t *procedure.Tree, actions []*procedure.Action) bool {
	for _, have := range decide.Decide(c).Actions {
		for _, a := range actions {
			if have.Do == a && have.Subject == (decide.Subject{Kind: t.For}) {
				return true
			}
		}
	}
	return false
}
