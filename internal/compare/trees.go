package compare

import (
	"slices"

	"safeguard/internal/procedure"
	"safeguard/internal/prove"
)

// A TreeChange is a tree whose decisions differ. Where only one version has the
// tree, or works it for that kind of subject, Fate says so and there are no answer
// sets to count.
type TreeChange struct {
	prove.Change
	Fate  Fate
	About string // the kind of subject that it is worked for; "" for the case
}

// treeChanges puts what was worked out of the trees that both versions have
// beside the trees that only one of them has.
func treeChanges(old, new *procedure.Procedure, worked []prove.Change) []TreeChange {
	var list []TreeChange
	for _, c := range worked {
		if c.Verdict != prove.Holds {
			list = append(list, TreeChange{Change: c, About: aboutOf(new, c.Tree)})
		}
	}
	for _, t := range without(old.Trees, new.Trees, treeAndKind) {
		list = append(list, wholeTree(t, Went, prove.LessProtective))
	}
	for _, t := range without(new.Trees, old.Trees, treeAndKind) {
		list = append(list, wholeTree(t, Came, prove.MoreProtective))
	}
	slices.SortStableFunc(list, func(a, b TreeChange) int { return int(a.Direction) - int(b.Direction) })
	return list
}

// wholeTree is a tree that only one version has. One that could open a route
// protects; of another nothing can be said.
func wholeTree(t *procedure.Tree, f Fate, d prove.Direction) TreeChange {
	if !opensAny(t) {
		d = prove.Otherwise
	}
	return TreeChange{prove.Change{Tree: t.ID, Direction: d, Verdict: prove.Fails}, f, kindID(t.For)}
}

func opensAny(t *procedure.Tree) bool {
	return slices.ContainsFunc(t.Leaves, func(o *procedure.Outcome) bool { return o.Opens })
}

func aboutOf(p *procedure.Procedure, tree string) string {
	for _, t := range p.Trees {
		if t.ID == tree {
			return kindID(t.For)
		}
	}
	return ""
}

// treeAndKind tells trees apart as people do: a tree that is worked for others
// than before makes none of the decisions that it made.
func treeAndKind(t *procedure.Tree) string { return t.ID + " " + kindID(t.For) }

func treeID(t *procedure.Tree) string { return t.ID }

// without gives the things of a list whose ids another list does not have.
func without[T any](list, other []T, id func(T) string) []T {
	has := make(map[string]bool, len(other))
	for _, t := range other {
		has[id(t)] = true
	}
	var rest []T
	for _, t := range list {
		if !has[id(t)] {
			rest = append(rest, t)
		}
	}
	return rest
}
