package compare

import (
	"slices"

	"safeguard/internal/procedure"
)

// narrower tells of two conditions whether the new one holds of fewer answers
// (Weaker, where holding protects), of more (Stronger), or whether that cannot
// be told. nil always holds.
func narrower(old, new *procedure.Condition) Turn {
	back, forth := implies(new, old), implies(old, new)
	switch {
	case back && !forth:
		return Weaker
	case forth && !back:
		return Stronger
	}
	return Level
}

// implies reports whether b is at least as true as a for every set of answers,
// in the order false, unknown, true. It looks at the form of the two alone, so
// it can miss that it is so; it never says so wrongly.
func implies(a, b *procedure.Condition) bool {
	return implier{}.implies(a, b)
}

// An implier remembers what it has found out: parts within parts come up again
// and again.
type implier map[[2]*procedure.Condition]bool

func (m implier) implies(a, b *procedure.Condition) bool {
	if a == nil || b == nil {
		return b == nil
	}
	key := [2]*procedure.Condition{a, b}
	known, seen := m[key]
	if !seen {
		known = m.byParts(a, b)
		m[key] = known
	}
	return known
}

func (m implier) byParts(a, b *procedure.Condition) bool {
	impliesB := func(part *procedure.Condition) bool { return m.implies(part, b) }
	impliedByA := func(part *procedure.Condition) bool { return m.implies(a, part) }
	switch {
	case b.Op == procedure.AllOf:
		return every(b.Parts, impliedByA)
	case a.Op == procedure.AnyOf:
		return every(a.Parts, impliesB)
	case b.Op == procedure.AnyOf && slices.ContainsFunc(b.Parts, impliedByA):
		return true
	case a.Op == procedure.AllOf:
		return slices.ContainsFunc(a.Parts, impliesB)
	case a.Op != b.Op:
		return false
	case a.Op == procedure.Is:
		return impliesReplies(a, b)
	case a.Op == procedure.NoneListed:
		return a.Kind.ID == b.Kind.ID
	case a.Op == procedure.Some || a.Op == procedure.Every:
		return a.Kind.ID == b.Kind.ID && m.implies(a.Where, b.Where)
	}
	return false
}

// impliesReplies is implies of two comparisons.
func impliesReplies(a, b *procedure.Condition) bool {
	if a.Question.ID != b.Question.ID || a.None != b.None || a.NotKnown && !b.NotKnown {
		return false
	}
	if isAnyOption(a) && isAnyOption(b) {
		return true
	}
	named := optionsIn(b)
	return every(optionsIn(a), func(id string) bool { return slices.Contains(named, id) })
}

func every[T any](list []T, is func(T) bool) bool {
	return !slices.ContainsFunc(list, func(t T) bool { return !is(t) })
}
