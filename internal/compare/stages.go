package compare

import (
	"strings"

	"safeguard/internal/procedure"
)

var stageSection = section[*procedure.Stage]{
	what:    "stage",
	id:      stageID,
	says:    func(s *procedure.Stage) string { return s.Title },
	ordered: true,
	fields: []field[*procedure.Stage]{
		{key: "title", words: func(s *procedure.Stage) string { return s.Title }, prose: true},
		{
			key: "when", words: func(s *procedure.Stage) string { return when(s.When) }, full: func(s *procedure.Stage) string { return whenInFull(s.When) },
			turn: conditionTurn("worked", func(s *procedure.Stage) *procedure.Condition { return s.When }),
		},
	},
	// What belongs to a stage is said with the kind, question or tree.
	more: func(d *differ, id string, old, new *procedure.Stage) {
		d.order("stage", id, "subjects", idsOf(old.Kinds, kindID), idsOf(new.Kinds, kindID))
		d.order("stage", id, "checklist", idsOf(old.Checklist, questionID), idsOf(new.Checklist, questionID))
		d.order("stage", id, "trees", idsOf(old.Trees, treeID), idsOf(new.Trees, treeID))
	},
}

var treeSection = section[*procedure.Tree]{
	what: "tree",
	id:   treeID,
	says: func(t *procedure.Tree) string { return t.Title.String() },
	loss: func(t *procedure.Tree) Turn {
		if opensAny(t) {
			return Weaker
		}
		return Level
	},
	fields: []field[*procedure.Tree]{
		{key: "title", words: func(t *procedure.Tree) string { return t.Title.String() }, prose: true},
		{key: "for-each", words: func(t *procedure.Tree) string { return kindID(t.For) }},
		{key: "protective-order", words: protectiveOrder},
		{key: "stage", words: func(t *procedure.Tree) string { return stageID(t.Stage) }},
	},
	more: func(d *differ, id string, old, new *procedure.Tree) { d.branches(id, old, new) },
}

func protectiveOrder(t *procedure.Tree) string {
	if !t.Ordered {
		return ""
	}
	return strings.Join(idsOf(t.Leaves, func(o *procedure.Outcome) string { return o.ID }), ", ")
}
