package rehearsal

import (
	"slices"

	"safeguard/internal/decide"
	"safeguard/internal/procedure"
	"safeguard/internal/record"
)

// lost names the outcomes that were the most protective possible ones of their
// decision and are possible no longer, nothing as protective in their place.
func lost(before, after *decide.Path) []string {
	var titles []string
	eachPair(before, after, func(d, t *decide.Decision) {
		best, now := mostProtective(d), mostProtective(t)
		if best == nil || slices.Contains(t.Possible, best) || now != nil && isBefore(d.Tree, now, best) {
			return
		}
		titles = addOnce(titles, about(best.Title.Fill(d.Subject.Name(before.Answers)), d.Subject.Label(before.Answers)))
	})
	return titles
}

// mostProtective gives the first outcome possible that opens something, in
// protective order where the tree has one; nil where none does.
func mostProtective(d *decide.Decision) *procedure.Outcome {
	for _, o := range d.Possible {
		if o.Opens {
			return o
		}
	}
	return nil
}

// isBefore tells whether an outcome is more protective than another, or may be:
// where a tree has no protective order, one that opens something is as good.
func isBefore(t *procedure.Tree, o, than *procedure.Outcome) bool {
	return !t.Ordered || slices.Index(t.Leaves, o) < slices.Index(t.Leaves, than)
}

// eachPair calls f with the decisions that are about the same on two paths.
func eachPair(p, q *decide.Path, f func(d, t *decide.Decision)) {
	for i := range p.Decisions {
		d := &p.Decisions[i]
		for j := range q.Decisions {
			t := &q.Decisions[j]
			if t.Tree == d.Tree && (t.Subject.Index == decide.Unlisted) == (d.Subject.Index == decide.Unlisted) &&
				comparable(t.Subject.Label(q.Answers)) == comparable(d.Subject.Label(p.Answers)) {
				f(d, t)
				break
			}
		}
	}
}

// asked tells whether a list or a question comes up on a path: it applies and, if
// only trees ask it, one of them has or awaits its answer.
func asked(p *decide.Path, i decide.Item) bool {
	if decide.Applies(p.Answers, i) == decide.False {
		return false
	}
	if i.List != nil || i.Question.InChecklist {
		return true
	}
	return slices.ContainsFunc(p.Decisions, func(d decide.Decision) bool {
		return slices.Contains(d.Trace, i) || slices.ContainsFunc(d.Awaiting, func(w decide.Await) bool { return w.Item == i })
	})
}

// differences compares two paths, what is to be found out left aside.
func differences(before, after *decide.Path) *record.Differences {
	d := record.Compare(before, after)
	d.Actions = slices.DeleteFunc(d.Actions, func(c record.ActionChange) bool {
		return (c.Before == nil || c.Before.Do == nil) && (c.After == nil || c.After.Do == nil)
	})
	return d
}
