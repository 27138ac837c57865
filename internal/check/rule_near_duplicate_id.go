package check

import (
	"fmt"
	"iter"
	"slices"
	"strings"

	"safeguard/internal/fault"
	"safeguard/internal/procedure"
)

var nearDuplicateID = Rule{
	ID:       "near-duplicate-id",
	Severity: Warning,
	Finds:    "two ids that differ by a letter, by two letters that changed places, or as singular and plural",
	Why:      "Ids that look alike are taken for one another. Either one of them is a slip, or the next person to edit the file will write the wrong one, and it will be accepted.",
	Mend:     "Give one of them a name that cannot be mistaken.",
	look:     lookNearDuplicateID,
}

// An idAt is an id and where it is defined.
type idAt struct {
	id string
	at fault.Place
}

func lookNearDuplicateID(l *look) {
	asked := append(idsOf(l.p.Kinds, func(k *procedure.Kind) idAt { return idAt{k.ID, k.At} }),
		idsOf(l.p.Questions, func(q *procedure.Question) idAt { return idAt{q.ID, q.At} })...)
	l.nearIDs("question", asked)
	for _, q := range l.p.Questions {
		l.nearIDs("option", idsOf(q.Options, func(o *procedure.Option) idAt { return idAt{o.ID, o.At} }))
	}
	l.nearIDs("stage", idsOf(l.p.Stages, func(s *procedure.Stage) idAt { return idAt{s.ID, s.PlaceOf("id")} }))
	l.nearIDs("tree", idsOf(l.p.Trees, func(t *procedure.Tree) idAt { return idAt{t.ID, t.At} }))
	l.nearIDs("outcome", idsOf(l.p.Outcomes, func(o *procedure.Outcome) idAt { return idAt{o.ID, o.At} }))
	l.nearIDs("action", idsOf(l.p.Actions, func(a *procedure.Action) idAt { return idAt{a.ID, a.At} }))
}

func idsOf[T any](list []T, id func(T) idAt) []idAt {
	ids := make([]idAt, len(list))
	for i, t := range list {
		ids[i] = id(t)
	}
	return ids
}

// nearIDs reports each id that is near one before it.
func (l *look) nearIDs(what string, ids []idAt) {
	before := earlier{few: len(ids) <= fewIDs, byRemainder: map[string][]int{}}
	for i, id := range ids {
		if j := before.nearest(ids[:i], id.id); j >= 0 {
			l.reportWith(id.at, fault.Also{Place: ids[j].at, Says: "the other"},
				fmt.Sprintf("%s is easily taken for %q", quoted(what, id.id), ids[j].id), "give one of them a name that cannot be mistaken")
		}
		before.add(i, id.id)
	}
}

// fewIDs is up to how many each id is compared with every other.
const fewIDs = 300

// earlier finds ids that are near another. Two that differ by one letter become
// the same once the right letter is left out of each, so of many ids only those
// are compared that share such a remainder.
type earlier struct {
	few         bool
	byRemainder map[string][]int
}

func (e *earlier) add(i int, id string) {
	if e.few {
		return
	}
	for remainder := range remainders(id) {
		e.byRemainder[remainder] = append(e.byRemainder[remainder], i)
	}
}

// nearest gives the place of the first id that another is near, or -1.
func (e *earlier) nearest(ids []idAt, id string) int {
	if e.few {
		return slices.IndexFunc(ids, func(other idAt) bool { return areNear(other.id, id) })
	}
	first := -1
	for remainder := range remainders(id) {
		for _, j := range e.byRemainder[remainder] {
			if (first < 0 || j < first) && areNear(ids[j].id, id) {
				first = j
			}
		}
	}
	return first
}

// remainders gives an id as it is, as one where it may be many, and, unless it
// is short, without each of its letters in turn.
func remainders(id string) iter.Seq[string] {
	return func(yield func(string) bool) {
		if !yield(id) || !yield(singular(id)) || len(id) < shortestNear-1 {
			return
		}
		for i := range len(id) {
			if !yield(id[:i] + id[i+1:]) {
				return
			}
		}
	}
}

// singular takes the ending of several from an id: "worries" is "worry".
func singular(id string) string {
	if stem, ok := strings.CutSuffix(id, "ies"); ok {
		return stem + "y"
	}
	return strings.TrimSuffix(id, "s")
}

// shortestNear is the length from which one letter is seldom all that tells two
// words apart, as it is with "mother" and "other".
const shortestNear = 8

// areNear reports whether two different ids are singular and plural of a word, or
// differ by one letter or hyphen, or by two that changed places. Digits make a
// difference that is meant, as in "visit-1" and "visit-2".
func areNear(a, b string) bool {
	if a == b {
		return false
	}
	if len(a) > len(b) {
		a, b = b, a
	}
	switch {
	case len(b)-len(a) > 2 || a[0] != b[0] && a[len(a)-1] != b[len(b)-1]:
		return false
	case singular(b) == a:
		return true
	case len(b) < shortestNear:
		return false
	}
	from := 0
	for from < len(a) && a[from] == b[from] {
		from++
	}
	endA, endB := len(a), len(b)
	for endA > from && endB > from && a[endA-1] == b[endB-1] {
		endA, endB = endA-1, endB-1
	}
	x, y := a[from:endA], b[from:endB]
	if strings.ContainsAny(x+y, "0123456789") {
		return false
	}
	swapped := len(x) == 2 && len(y) == 2 && x[0] == y[1] && x[1] == y[0]
	return len(x) <= 1 && len(y) <= 1 || swapped
}
