package scenario

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"safeguard/internal/calendar"
	"safeguard/internal/fault"
	"safeguard/internal/field"
	"safeguard/internal/procedure"
	"safeguard/internal/yamldoc"
)

func (r *reader) expect(n *yamldoc.Node, s *Scenario) {
	s.Expect.Written = Written{n.Place, n}
	before := r.Len()
	field.Read(r, n.Place, n, `"expect"`, expectFields, &s.Expect)
	if r.Len() == before && !anyExpected(n) {
		r.noExpectation(n.Place)
	}
}

// anyExpected reports whether a mapping expects anything. An empty list of
// alerts does: that none is raised.
func anyExpected(n *yamldoc.Node) bool {
	return slices.ContainsFunc(n.Pairs, func(p yamldoc.Pair) bool {
		return p.Key.Value == "alerts" || len(p.Value.Pairs)+len(p.Value.Items) > 0
	})
}

// decisions reads what trees are expected to hold possible.
func (r *reader) decisions(n *yamldoc.Node, e *Expect) {
	r.eachOf(n, "decisions", func(key, value *yamldoc.Node) {
		t := lookup(r, field.WordOf(key), "tree", r.index.trees)
		if t == nil || !r.bySubject(value, key.Value, "[outcome]") {
			return
		}
		for _, pair := range value.Pairs {
			d := Decision{At: pair.Key.Place, Tree: t, Of: label(pair.Key)}
			d.Possible = r.leaves(t, pair.Value)
			e.Decisions = append(e.Decisions, d)
			r.later(func() { r.checkDecided(t, pair.Key) })
		}
		r.onceEach(value, key.Value)
	})
}

// eachOf reads a mapping of ids.
func (r *reader) eachOf(n *yamldoc.Node, key string, one func(key, value *yamldoc.Node)) {
	if !field.IsMapping(r, n, strconv.Quote(key)) {
		return
	}
	for _, pair := range n.Pairs {
		if field.IsThere(r, pair) {
			one(pair.Key, pair.Value)
		}
	}
}

// bySubject reports what is no mapping of labels, and one that is empty. wanted
// is what stands behind a label.
func (r *reader) bySubject(n *yamldoc.Node, key, wanted string) bool {
	if n.Kind != yamldoc.Mapping {
		r.Report(n.Place, "wrong-kind", fmt.Sprintf("%q is %s, where labels, or the word case, are wanted", key, n.Describe()), fmt.Sprintf("write {Label: %s}, or {case: %s} for the case", wanted, wanted))
		return false
	}
	if len(n.Pairs) == 0 {
		r.Reportf(n.Place, "empty-value", "%q has nothing in it", key)
	}
	return true
}

// onceEach reports labels that are the same but for blanks around them.
func (r *reader) onceEach(n *yamldoc.Node, key string) {
	first := map[string]int{}
	for _, pair := range n.Pairs {
		if line, twice := first[label(pair.Key)]; twice {
			r.Reportf(pair.Key.Place, "duplicate-key", "the label %q stands under %q again, it first stands on line %d", label(pair.Key), key, line)
			continue
		}
		first[label(pair.Key)] = pair.Key.Line
	}
}

// leaves reads outcomes that a tree leads to.
func (r *reader) leaves(t *procedure.Tree, n *yamldoc.Node) []*procedure.Outcome {
	var list []*procedure.Outcome
	for _, w := range field.ReadWords(r, n, t.ID) {
		o := r.index.outcomes.known[w.ID]
		if slices.Contains(t.Leaves, o) {
			list = append(list, o)
			continue
		}
		ids := make([]string, len(t.Leaves))
		for i, leaf := range t.Leaves {
			ids[i] = leaf.ID
		}
		hint := field.DidYouMean(r, w.ID, ids)
		if hint == "" || o != nil {
			hint = "it leads to " + field.OneOf(ids)
		}
		r.Report(w.At, "unknown-id", fmt.Sprintf("tree %q does not lead to %q", t.ID, w.ID), hint)
	}
	return list
}

// checkDecided reports a label for which a tree gives no decision.
func (r *reader) checkDecided(t *procedure.Tree, key *yamldoc.Node) {
	of := label(key)
	if t.For == nil {
		if of != Case {
			r.Report(key.Place, "unknown-label", fmt.Sprintf("tree %q is about the case, where %q stands", t.ID, of), `write "case"`)
		}
		return
	}
	if r.lists.vague {
		return
	}
	list := r.lists.of[t.For.Index]
	switch {
	case r.lists.kindOf[of] == t.For:
	case of == NotListed && !list.Complete():
	case of == NotListed:
		r.Report(key.Place, "unknown-label", fmt.Sprintf("the list of each %s is complete, so that nothing is decided for one who is not listed", t.For.ID), fmt.Sprintf("write not-known in the list of each %s where there may be others", t.For.ID))
	default:
		r.Report(key.Place, "unknown-label", fmt.Sprintf("no %s is listed as %q, and tree %q is worked for each %s", t.For.ID, of, t.ID, t.For.ID), r.labelHint(of, list.Labels))
	}
}

func (r *reader) labelHint(of string, labels []string) string {
	if hint := field.DidYouMean(r, of, labels); hint != "" {
		return hint
	}
	if len(labels) == 0 {
		return `nobody is listed under "subjects"`
	}
	const most = 10
	return "listed: " + strings.Join(labels[:min(len(labels), most)], ", ")
}

func (r *reader) alerts(n *yamldoc.Node, e *Expect) {
	e.Alerts = &Alerts{At: n.Place}
	for _, w := range field.ReadWords(r, n, "alerts") {
		a := lookup(r, w, "action", r.index.actions)
		if a == nil {
			continue
		}
		if !r.index.raised[a] {
			r.Report(w.At, "never-raised", fmt.Sprintf("no answer raises action %q", a.ID), "alerts stand beside the replies of a question; what an outcome brings is no alert")
		}
		e.Alerts.Actions = append(e.Alerts.Actions, Alert{w.At, a})
	}
}

// due reads the days by which actions are expected to be due.
func (r *reader) due(n *yamldoc.Node, e *Expect) {
	r.eachOf(n, "due", func(key, value *yamldoc.Node) {
		a := lookup(r, field.WordOf(key), "action", r.index.actions)
		if a != nil && a.Due == nil {
			r.Reportf(key.Place, "no-deadline", "action %q has no deadline, so that it is never due", a.ID)
			return
		}
		if a == nil || !r.bySubject(value, key.Value, "2026-11-23") {
			return
		}
		for _, pair := range value.Pairs {
			on, ok := r.date(pair.Value, pair.Key.Value)
			if !ok {
				continue
			}
			e.Due = append(e.Due, Due{pair.Key.Place, a, label(pair.Key), on})
			r.later(func() { r.checkListed(pair.Key) })
		}
		r.onceEach(value, key.Value)
	})
}

// date reads a day as the field of a date does.
func (r *reader) date(n *yamldoc.Node, key string) (calendar.Date, bool) {
	before := r.Len()
	var on calendar.Date
	field.Date[*reader](key, "", func(d *calendar.Date) *calendar.Date { return d }).Read(r, n, &on)
	return on, r.Len() == before
}

// checkListed reports a label that nobody is listed under.
func (r *reader) checkListed(key *yamldoc.Node) {
	of := label(key)
	if of == Case || of == NotListed || r.lists.vague {
		return
	}
	if r.lists.kindOf[of] == nil {
		var labels []string
		for _, l := range r.lists.of {
			labels = append(labels, l.Labels...)
		}
		r.Report(key.Place, "unknown-label", fmt.Sprintf("nobody is listed as %q", of), r.labelHint(of, labels))
	}
}

func (r *reader) never(n *yamldoc.Node, e *Expect) {
	for _, w := range field.ReadWords(r, n, "never") {
		if o := lookup(r, w, "outcome", r.index.outcomes); o != nil {
			e.Never = append(e.Never, Never{w.At, o})
		}
	}
	r.later(func() { r.checkNever(e) })
}

// checkNever reports an outcome that is expected and never to be possible.
func (r *reader) checkNever(e *Expect) {
	for _, never := range e.Never {
		for _, d := range e.Decisions {
			if slices.Contains(d.Possible, never.Outcome) {
				r.Add(fault.Fault{
					Path: r.Path, Place: never.At, Rule: "contradiction",
					Message: fmt.Sprintf("%q is never to be possible, and is expected of tree %q on line %d", never.Outcome.ID, d.Tree.ID, d.At.Line),
					Also:    fault.Also{Place: d.At, Says: "expected here"},
				})
				break
			}
		}
	}
}
