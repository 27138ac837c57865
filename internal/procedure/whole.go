package procedure

import (
	"fmt"
	"slices"

	"safeguard/internal/fault"
	"safeguard/internal/yamldoc"
)

// checkWhole looks at what only the whole file can show: that everything asked
// and listed has its turn, and that nothing is read before it is asked.
func (r *reader) checkWhole() {
	order := r.putInOrder()
	for _, s := range r.p.Stages {
		start := order.start[s]
		r.readBefore(s.When, start, fmt.Sprintf("stage %q", s.ID), order)
		for _, t := range s.Trees {
			r.treeReadsBefore(t, order)
		}
	}
	for _, q := range r.p.Questions {
		if q.Stage == nil {
			continue
		}
		r.readBefore(q.When, q.order, fmt.Sprintf("question %q", q.ID), order)
		if k := q.About; k != nil && k.Stage != nil && order.kinds[k] > q.order {
			r.faultf(q.PlaceOf("about"), "asked-later", "question %q is about each %s, and they are listed only later, in stage %q", q.ID, k.ID, k.Stage.ID)
		}
	}
	// A fault above may be why something has no turn, so only a file without
	// any is looked at for this.
	if r.faults.Len() == 0 {
		r.checkTurns()
	}
	slices.SortStableFunc(r.p.Trees, func(a, b *Tree) int { return a.Index - b.Index })
}

// turns is the interview's order: a number for everything that has its turn.
type turns struct {
	start map[*Stage]int
	end   map[*Stage]int
	kinds map[*Kind]int
}

// putInOrder numbers what is asked, and gives the questions that only a tree
// reads to the stage of the first tree that does.
func (r *reader) putInOrder() turns {
	order := turns{map[*Stage]int{}, map[*Stage]int{}, map[*Kind]int{}}
	next, trees := 1, 0
	turn := func() int { next++; return next }
	for _, s := range r.p.Stages {
		order.start[s] = turn()
		for _, k := range s.Kinds {
			order.kinds[k] = turn()
		}
		for _, q := range s.Checklist {
			q.order = turn()
		}
		for _, t := range s.Trees {
			t.Index, trees = trees, trees+1
			for _, q := range t.Reads.Questions {
				if q.Stage == nil {
					q.Stage, q.order = s, turn()
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
		if q := part.Question; q != nil && q.order >= turn {
			r.faultf(part.At, "asked-later", "%s depends on question %q, which is asked only later%s", who, q.ID, inStage(q.Stage))
		}
		if k := part.Kind; k != nil && order.kinds[k] >= turn {
			r.faultf(part.At, "asked-later", "%s depends on the list of each %s, which is made only later%s", who, k.ID, inStage(k.Stage))
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
		r.faultf(t.PlaceOf("for-each"), "asked-later", "%s is worked for each %s, and they are listed only later%s", who, k.ID, inStage(k.Stage))
	}
	t.Root.Walk(func(b *Branch) {
		if q := b.Ask; q != nil && q.order > end {
			r.faultf(b.At, "asked-later", "%s asks question %q, whose turn comes only later%s", who, q.ID, inStage(q.Stage))
		}
		r.readBefore(b.If, end, who, order)
	})
}

// checkTurns reports what would never be asked, listed or worked.
func (r *reader) checkTurns() {
	for _, k := range r.p.Kinds {
		if k.Stage == nil {
			r.add(k.At, "no-turn", fmt.Sprintf("subject kind %q is in no stage, so none would ever be listed", k.ID), `name it under "subjects" of a stage`)
		}
	}
	for _, q := range r.p.Questions {
		if q.Stage == nil {
			r.add(q.At, "no-turn", fmt.Sprintf("question %q is in no checklist and no tree reads it, so it would never be asked", q.ID), `name it under "checklist" of a stage`)
		}
	}
	for _, t := range r.p.Trees {
		if t.Stage == nil {
			r.add(t.At, "no-turn", fmt.Sprintf("tree %q is in no stage, so it would never be worked", t.ID), `name it under "trees" of a stage`)
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
	kinds, stray := t.placeholders()
	for _, id := range kinds {
		switch k := r.p.kinds[id]; {
		case k == nil:
			r.placeholder(t.At, fmt.Sprintf("{%s} names no subject kind", id), yamldoc.DidYouMean(id, r.kindIDs))
		case !bound.holds(k):
			r.placeholder(t.At, fmt.Sprintf("{%s} stands where no %s is in hand", id, id), "")
		}
	}
	if stray {
		r.placeholder(t.At, "a brace stands in a text and names no subject", "only a subject kind in hand stands in braces")
	}
}

func (r *reader) placeholder(at fault.Place, message, hint string) {
	r.add(at, "placeholder", message, hint)
}
