package procedure

import (
	"safeguard/internal/field"
	"safeguard/internal/yamldoc"
)

var stageFields = []row[Stage]{
	field.Need(idField("id", "the id of the stage", func(s *Stage) *string { return &s.ID })),
	field.Need(plainField("title", "what it is called", func(s *Stage) *string { return &s.Title })),
	whenField("left out where this is known to be false", func(s *Stage) **Condition { return &s.When }, bindsNothing[Stage]),
	field.New("subjects", field.ListShape("a list of subject kinds", field.IDShape("a subject kind")), "who is listed here, before the questions about them", func(r *reader, n *yamldoc.Node, s *Stage) {
		for _, w := range field.ReadWords(r, n, "subjects") {
			if k := lookup(r, w, "subject kind", r.p.kinds, r.kindIDs); k != nil && takeUp(r, w, "subject kind", s, &k.Stage) {
				s.Kinds = append(s.Kinds, k)
			}
		}
	}),
	field.New("checklist", field.ListShape("a list of question ids", field.IDShape("a question id")), "the questions that must be worked through", func(r *reader, n *yamldoc.Node, s *Stage) {
		for _, w := range field.ReadWords(r, n, "checklist") {
			if q := lookup(r, w, "question", r.p.questions, r.questionIDs); q != nil && takeUp(r, w, "question", s, &q.Stage) {
				q.InChecklist = true
				s.Checklist = append(s.Checklist, q)
			}
		}
	}),
	field.New("trees", field.ListShape("a list of tree ids", field.IDShape("a tree id")), "what is settled here", func(r *reader, n *yamldoc.Node, s *Stage) {
		for _, w := range field.ReadWords(r, n, "trees") {
			if t := lookup(r, w, "tree", r.trees, r.treeIDs); t != nil && takeUp(r, w, "tree", s, &t.Stage) {
				s.Trees = append(s.Trees, t)
			}
		}
	}),
}

// takeUp puts something into a stage, or reports that it is in one already.
func takeUp(r *reader, w field.Word, what string, s *Stage, at **Stage) bool {
	if *at != nil {
		r.Reportf(w.At, "in-two-stages", "%s %q is taken up in %s already", what, w.ID, named("stage", (*at).ID))
		return false
	}
	*at = s
	return true
}

func (r *reader) stage(n *yamldoc.Node) {
	s := &Stage{Written: Written{n.Place, n}, Index: len(r.p.Stages)}
	before := r.Len()
	readMapping(r, s.Written, entryName(n, "stage"), stageFields, s)
	r.doubts.stages = r.doubts.stages || r.Len() > before
	r.once(s.Written, "stage", s.ID)
	r.p.Stages = append(r.p.Stages, s)
}
