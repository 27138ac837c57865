package procedure

import (
	"fmt"
	"slices"
	"strings"
)

// checkWhole looks at what only the whole file can show: that everything asked
// and listed has its turn, and that nothing is read before it is asked.
func (r *reader) checkWhole() {
	order := r.putInOrder()
	for _, s := range r.p.Stages {
		r.readBefore(s.When, s.Turn, named("stage", s.ID), order)
		for _, t := range s.Trees {
			r.treeReadsBefore(t, order)
		}
	}
	for _, q := range r.p.Questions {
		if q.Stage == nil {
			continue
		}
		r.readBefore(q.When, q.Turn, named("question", q.ID), order)
		for _, earlier := range q.Recall {
			switch {
			case earlier == q:
				r.Reportf(q.PlaceOf("recall"), "asked-later", "question %q recalls itself", q.ID)
			case r.hasTurn(earlier) && earlier.Turn >= q.Turn:
				r.Reportf(q.PlaceOf("recall"), "asked-later", "question %q recalls %q, which is asked only later%s", q.ID, earlier.ID, inStage(earlier.Stage))
			}
		}
	}
	r.listedBefore(order)
	// A fault in the stages may be why something has no turn.
	if !r.doubts.stages {
		r.checkTurns()
	}
	slices.SortStableFunc(r.p.Trees, func(a, b *Tree) int { return a.Index - b.Index })
}

// listedBefore reports each kind that is listed only after a question about it,
// at the first such question.
func (r *reader) listedBefore(order turns) {
	for _, k := range r.p.Kinds {
		if k.Stage == nil {
			continue
		}
		var first *Question
		more := 0
		for _, q := range r.p.Questions {
			switch {
			case q.About != k || !r.hasTurn(q) || q.Turn > order.kinds[k]:
			case first == nil:
				first = q
			default:
				more++
				if q.Turn < first.Turn {
					first = q
				}
			}
		}
		if first == nil {
			continue
		}
		message := fmt.Sprintf("question %q is about each %s, and is asked before they are listed%s", first.ID, k.ID, inStage(k.Stage))
		switch {
		case more == 1:
			message += "; so is one more question about them"
		case more > 1:
			message += fmt.Sprintf("; so are %d more questions about them", more)
		}
		r.Reportf(first.PlaceOf("about"), "asked-later", "%s", message)
	}
}

// hasTurn reports whether the turn of a question is known: that of one which
// only a tree asks is not while a tree or stage has a fault.
func (r *reader) hasTurn(q *Question) bool {
	return q.InChecklist || q.Stage != nil && !r.doubts.stages && !r.doubts.trees
}

// turns is the interview's order: a number for everything that has its turn.
type turns struct {
	end   map[*Stage]int
	kinds map[*Kind]int
}

// putInOrder numbers what is asked, and gives the questions that only a tree
// reads to the stage of the first tree that does.
func (r *reader) putInOrder() turns {
	order := turns{map[*Stage]int{}, map[*Kind]int{}}
	next, trees := 1, 0
	turn := func() int { next++; return next }
	for _, s := range r.p.Stages {
		s.Turn = turn()
		for _, k := range s.Kinds {
			order.kinds[k] = turn()
		}
		for _, q := range s.Checklist {
			q.Turn = turn()
		}
		for _, t := range s.Trees {
			t.Index, trees = trees, trees+1
			for _, q := range t.Reads.Questions {
				if q.Stage == nil {
					q.Stage, q.Turn = s, turn()
				}
			}
		}
		order.end[s] = turn()
	}
	return order
}

// readBefore reports each question and list that c reads and whose turn comes
// only at or after turn.
func (r *reader) readBefore(c *Condition, turn int, who string, order turns) {
	c.each(func(part *Condition) {
		if q := part.Question; q != nil && r.hasTurn(q) && q.Turn >= turn {
			message := fmt.Sprintf("%s depends on question %q, which is asked only later%s", who, q.ID, inStage(q.Stage))
			if who == named("question", q.ID) {
				message = who + " depends on itself"
			}
			r.Report(part.At, "asked-later", message, "")
		}
		if k := part.Kind; k != nil && order.kinds[k] >= turn {
			r.Reportf(part.At, "asked-later", "%s depends on the list of each %s, which is made only later%s", who, k.ID, inStage(k.Stage))
		}
	})
}

func inStage(s *Stage) string {
	if s == nil {
		return ""
	}
	return fmt.Sprintf(", in stage %q", s.ID)
}

// treeReadsBefore reports a tree that reads what is asked only in a later stage.
func (r *reader) treeReadsBefore(t *Tree, order turns) {
	who, end := fmt.Sprintf("tree %q", t.ID), order.end[t.Stage]
	if t.Root == nil {
		return
	}
	if k := t.For; k != nil && order.kinds[k] > end {
		r.Reportf(t.PlaceOf("for-each"), "asked-later", "%s is worked for each %s, and they are listed only later%s", who, k.ID, inStage(k.Stage))
	}
	t.Root.Walk(func(b *Branch) {
		if q := b.Ask; q != nil && r.hasTurn(q) && q.Turn > end {
			r.Reportf(b.At, "asked-later", "%s asks question %q, whose turn comes only later%s", who, q.ID, inStage(q.Stage))
		}
		r.readBefore(b.If, end, who, order)
	})
}

// checkTurns reports what would never be asked, listed or worked.
func (r *reader) checkTurns() {
	for _, k := range r.p.Kinds {
		if k.Stage == nil {
			r.Report(k.At, "no-turn", fmt.Sprintf("subject kind %q is in no stage, so none would ever be listed", k.ID), `name it under "subjects" of a stage`)
		}
	}
	waiting := map[*Question]bool{} // for a tree that is in no stage
	for _, t := range r.p.Trees {
		if t.Stage == nil {
			r.Report(t.At, "no-turn", fmt.Sprintf("tree %q is in no stage, so it would never be worked", t.ID), `name it under "trees" of a stage`)
			for _, q := range t.Reads.Questions {
				waiting[q] = true
			}
		}
	}
	for _, q := range r.p.Questions {
		if q.Stage == nil && !waiting[q] && !r.doubts.trees {
			r.Report(q.At, "no-turn", fmt.Sprintf("question %q is in no checklist and no tree reads it, so it would never be asked", q.ID), `name it under "checklist" of a stage`)
		}
	}
}

// each calls visit for c and every condition within it; a nil condition has
// none.
func (c *Condition) each(visit func(*Condition)) {
	if c == nil {
		return
	}
	visit(c)
	for _, part := range c.Parts {
		part.each(visit)
	}
	c.Where.each(visit)
}

// checkText reports placeholders that name no subject in hand, and braces that
// are none.
func (r *reader) checkText(t Text, bound binding) {
	kinds, strays := t.placeholders()
	for _, id := range kinds {
		switch k := r.p.kinds[id]; {
		case k == nil && (r.excused(id, "subject kind") || r.missing[reference{"subject kind", id}]):
		case k == nil:
			r.Report(t.At, "placeholder", fmt.Sprintf("{%s} names no subject kind", id), r.nearPlaceholder(id))
		case !bound.holds(k):
			r.Report(t.At, "placeholder", fmt.Sprintf("{%s} stands where no %s is in hand", id, id), "")
		}
	}
	for _, stray := range strays {
		hint := r.nearPlaceholder(strings.Trim(stray, "{} "))
		if hint == "" {
			hint = "only a subject kind that is in hand stands in braces, as in {child}"
		}
		r.Report(t.At, "placeholder", fmt.Sprintf("%q stands in a text and names no subject", stray), hint)
	}
}

func (r *reader) nearPlaceholder(id string) string {
	if near := r.Closest(id, r.kindIDs); near != "" {
		return fmt.Sprintf("did you mean {%s}?", near)
	}
	return ""
}
