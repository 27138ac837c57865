package record

import (
	"slices"

	"safeguard/internal/decide"
	"safeguard/internal/procedure"
)

// Differences are what differs between two outcome paths of one case, of one
// edition or of two. Trees, outcomes, actions and subjects are the same where
// their ids and labels are.
type Differences struct {
	Decisions []DecisionChange // in the order of the later path, then those that are gone
	Alerts    []AlertChange
	Actions   []ActionChange
}

// Any reports whether anything differs.
func (d *Differences) Any() bool { return len(d.Decisions)+len(d.Alerts)+len(d.Actions) > 0 }

// A DecisionChange is a decision before and after; nil where it was not there,
// or is gone.
type DecisionChange struct{ Before, After *decide.Decision }

// An AlertChange is an alert raised (Before is nil) or no longer raised.
type AlertChange struct{ Before, After *decide.Alert }

// An ActionChange is an action that came, went or has another date.
type ActionChange struct{ Before, After *decide.Action }

// Compare gives what differs between two paths. Decisions differ in what is
// possible, in whether they are reached, or in being provisional; actions in
// being there or in their date.
func Compare(before, after *decide.Path) *Differences {
	d := &Differences{}
	pairs(before.Decisions, after.Decisions,
		func(x *decide.Decision, p *decide.Path) key { return key{x.Tree.ID, x.Subject.Label(p.Answers)} }, before, after,
		func(x, y *decide.Decision) {
			if x == nil || y == nil || !sameDecision(x, y) {
				d.Decisions = append(d.Decisions, DecisionChange{x, y})
			}
		})
	pairs(before.Alerts, after.Alerts,
		func(x *decide.Alert, p *decide.Path) key { return key{x.Action.ID, x.Subject.Label(p.Answers)} }, before, after,
		func(x, y *decide.Alert) {
			if x == nil || y == nil {
				d.Alerts = append(d.Alerts, AlertChange{x, y})
			}
		})
	pairs(before.Actions, after.Actions,
		func(x *decide.Action, p *decide.Path) key { return key{x.ID(), x.Subject.Label(p.Answers)} }, before, after,
		func(x, y *decide.Action) {
			if x == nil || y == nil || x.Due != y.Due {
				d.Actions = append(d.Actions, ActionChange{x, y})
			}
		})
	return d
}

// key names a thing on a path and whom it is about.
type key struct{ id, label string }

// pairs calls f for each thing of the later path with the one of the earlier
// path that has the same key, or nil; then for those of the earlier path alone.
func pairs[T any](before, after []T, name func(*T, *decide.Path) key, was, is *decide.Path, f func(x, y *T)) {
	earlier := map[key]*T{}
	for i := range before {
		earlier[name(&before[i], was)] = &before[i]
	}
	for i := range after {
		k := name(&after[i], is)
		f(earlier[k], &after[i])
		delete(earlier, k)
	}
	for i := range before {
		if x := earlier[name(&before[i], was)]; x == &before[i] {
			f(x, nil)
		}
	}
}

func sameDecision(x, y *decide.Decision) bool {
	id := func(o *procedure.Outcome) string { return o.ID }
	return x.Status == y.Status && x.Provisional == y.Provisional && x.Applies == y.Applies && slices.Equal(ids(x.Possible, id), ids(y.Possible, id))
}

func ids[T any](items []T, id func(T) string) []string {
	list := make([]string, len(items))
	for i, item := range items {
		list[i] = id(item)
	}
	return list
}
