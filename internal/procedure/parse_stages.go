package procedure

import "safeguard/internal/yamldoc"

var stageFields = []field[Stage]{
	need(idField("id", "the id of the stage", func(s *Stage) *string { return &s.ID })),
	need(plainField("title", "what it is called", func(s *Stage) *string { return &s.Title })),
	whenField("worked unless this is false", func(s *Stage) **Condition { return &s.When }, bindsNothing[Stage]),
	{"subjects", false, shape{says: "a list of subject kinds"}, "who is listed here, before the questions about them", func(r *reader, n *yamldoc.Node, s *Stage) {
		for _, w := range r.words(n, "subjects") {
			if k := lookup(r, w, "subject kind", r.p.kinds, r.kindIDs); k != nil && takeUp(r, w, "subject kind", s, &k.Stage) {
				s.Kinds = append(s.Kinds, k)
			}
		}
	}},
	{"checklist", false, shape{says: "a list of question ids"}, "the questions that must be worked through", func(r *reader, n *yamldoc.Node, s *Stage) {
		for _, w := range r.words(n, "checklist") {
			if q := lookup(r, w, "question", r.p.questions, r.questionIDs); q != nil && takeUp(r, w, "question", s, &q.Stage) {
				q.InChecklist = true
				s.Checklist = append(s.Checklist, q)
			}
		}
	}},
	{"trees", false, shape{says: "a list of tree ids"}, "what is settled here", func(r *reader, n *yamldoc.Node, s *Stage) {
		for _, w := range r.words(n, "trees") {
			if t := lookup(r, w, "tree", r.trees, r.treeIDs); t != nil && takeUp(r, w, "tree", s, &t.Stage) {
				s.Trees = append(s.Trees, t)
			}
		}
	}},
}

// takeUp puts something into a stage, or reports that it is in one already.
func takeUp(r *reader, w word, what string, s *Stage, at **Stage) bool {
	if *at != nil {
		r.faultf(w.at, "in-two-stages", "%s %q is taken up in %s already", what, w.id, named("stage", (*at).ID))
		return false
	}
	*at = s
	return true
}

func (r *reader) stage(n *yamldoc.Node) {
	s := &Stage{Written: Written{n.Place, n}, Index: len(r.p.Stages)}
	before := r.faults.Len()
	readMapping(r, s.Written, entryName(n, "stage"), stageFields, s)
	r.doubts.stages = r.doubts.stages || r.faults.Len() > before
	r.once(s.Written, "stage", s.ID)
	r.p.Stages = append(r.p.Stages, s)
}
