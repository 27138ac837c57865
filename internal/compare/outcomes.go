package compare

import (
	"strconv"

	"safeguard/internal/fault"
	"safeguard/internal/procedure"
)

var outcomeSection = section[*procedure.Outcome]{
	what: "outcome",
	id:   func(o *procedure.Outcome) string { return o.ID },
	says: func(o *procedure.Outcome) string { return o.Title.String() },
	loss: func(o *procedure.Outcome) Turn {
		if o.Opens {
			return Weaker
		}
		return Level
	},
	fields: []field[*procedure.Outcome]{
		{key: "title", words: func(o *procedure.Outcome) string { return o.Title.String() }, prose: true},
		{
			key: "duty", words: func(o *procedure.Outcome) string { return o.Duty.String() },
			turn: dutyTurn(func(o *procedure.Outcome) procedure.Duty { return o.Duty }),
		},
		{
			key: "opens", words: func(o *procedure.Outcome) string { return strconv.FormatBool(o.Opens) },
			turn: holds(func(o *procedure.Outcome) bool { return o.Opens }),
		},
		{key: "cite", words: func(o *procedure.Outcome) string { return cites(o.Cite) }},
	},
	more: func(d *differ, id string, old, new *procedure.Outcome) {
		about := Difference{What: "outcome", ID: id, Field: "actions", OldAt: old.PlaceOf("actions"), NewAt: new.PlaceOf("actions")}
		d.actions(about, idsOf(old.Actions, actionID), idsOf(new.Actions, actionID))
	},
}

func actionID(a *procedure.Action) string { return a.ID }

var actionSection = section[*procedure.Action]{
	what:    "action",
	id:      actionID,
	says:    actionWords,
	loss:    always[*procedure.Action],
	ordered: true,
	fields: []field[*procedure.Action]{
		{key: "do", words: toDo, turn: kept(toDo), prose: true},
		{key: "do-not", words: notToDo, turn: kept(notToDo), prose: true},
		{key: "until", words: func(a *procedure.Action) string { return a.Until.String() }, prose: true},
		{key: "by", words: func(a *procedure.Action) string { return a.By }, prose: true},
		{
			key: "duty", words: func(a *procedure.Action) string { return a.Duty.String() },
			turn: dutyTurn(func(a *procedure.Action) procedure.Duty { return a.Duty }),
		},
		{
			key: "urgent", words: func(a *procedure.Action) string { return strconv.FormatBool(a.Urgent) },
			turn: holds(func(a *procedure.Action) bool { return a.Urgent }),
		},
		{key: "basis", words: func(a *procedure.Action) string { return basis(a.Basis) }},
		{
			key: "when", words: func(a *procedure.Action) string { return when(a.When) }, full: func(a *procedure.Action) string { return whenInFull(a.When) },
			turn: conditionTurn("brought", func(a *procedure.Action) *procedure.Condition { return a.When }),
		},
		{key: "due", words: due, turn: dueTurn},
		{key: "cite", words: func(a *procedure.Action) string { return cites(a.Cite) }},
	},
}

func toDo(a *procedure.Action) string { return a.Do.String() }

func notToDo(a *procedure.Action) string { return a.DoNot.String() }

func actionWords(a *procedure.Action) string {
	if a.Forbids() {
		return "Do not: " + notToDo(a)
	}
	return toDo(a)
}

var guaranteeSection = section[*procedure.Guarantee]{
	what: "guarantee",
	id:   func(g *procedure.Guarantee) string { return g.ID },
	says: func(g *procedure.Guarantee) string { return g.Says },
	loss: always[*procedure.Guarantee],
	fields: []field[*procedure.Guarantee]{
		{key: "says", words: func(g *procedure.Guarantee) string { return g.Says }, prose: true},
		{key: "tree", words: func(g *procedure.Guarantee) string { return g.Tree.ID }},
		{
			key: "when", words: func(g *procedure.Guarantee) string { return when(g.When) }, full: func(g *procedure.Guarantee) string { return whenInFull(g.When) },
			turn: conditionTurn("promised", func(g *procedure.Guarantee) *procedure.Condition { return g.When }),
		},
		{
			key: "verdict", words: func(g *procedure.Guarantee) string { return g.Verdict.String() + ": " + g.Outcome.ID }, turn: verdictTurn,
			at: func(g *procedure.Guarantee) fault.Place { return g.PlaceOf(g.Verdict.String()) },
		},
	},
}
