package check

import (
	"fmt"
	"slices"

	"safeguard/internal/fault"
	"safeguard/internal/procedure"
)

var alertOnSaferReply = Rule{
	ID:       "alert-on-safer-reply",
	Severity: Warning,
	Finds:    "an urgent alert on one reply, while a tree protects a child more on another reply that raises none",
	Why:      "The reply that cannot wait is mostly the one that leads to the most protective outcome. Where it is not, the alert or the branches have most likely changed places, and a child in danger gets the route that was meant for a safe one.",
	Mend:     `Look at the question's "alerts" and at the branches of the tree, and let the worse reply have both. Where two replies can lead to the same best outcome nothing is found.`,
	look:     lookAlertOnSaferReply,
}

func lookAlertOnSaferReply(l *look) {
	for _, t := range l.p.Trees {
		if !t.Ordered {
			continue
		}
		rank := map[*procedure.Outcome]int{}
		for i, o := range t.Leaves {
			rank[o] = i
		}
		found := map[*procedure.Question]bool{}
		for _, b := range branchesOf(t) {
			if b.Ask == nil || found[b.Ask] {
				continue
			}
			alerted, other := saferAlert(b, rank)
			if alerted < 0 {
				continue
			}
			found[b.Ask] = true
			l.saferReply(t, b, alerted, other)
		}
	}
}

func (l *look) saferReply(t *procedure.Tree, b *procedure.Branch, alerted, other int) {
	q := b.Ask
	raises, calm := q.Options[alerted], q.Options[other]
	urgent := raises.Alerts[slices.IndexFunc(raises.Alerts, isUrgent)]
	l.reportWith(q.PlaceOf("alerts"), fault.Also{Place: b.Answers[other].At, Says: "the branch that can protect more"},
		fmt.Sprintf("%s raises %q, which is urgent, on %q, and in %s %q can lead to something more protective and raises nothing urgent",
			quoted("question", q.ID), urgent.ID, raises.ID, quoted("tree", t.ID), calm.ID),
		"see whether the alert, the branches or the protective-order have changed places")
}

// saferAlert gives a reply that raises something urgent, and one that raises
// nothing urgent and can lead to something more protective; below 0 where there
// are none.
func saferAlert(b *procedure.Branch, rank map[*procedure.Outcome]int) (alerted, other int) {
	for i, o := range b.Ask.Options {
		if !slices.ContainsFunc(o.Alerts, isUrgent) {
			continue
		}
		for j, calm := range b.Ask.Options {
			if !slices.ContainsFunc(calm.Alerts, isUrgent) && bestBelow(b.Answers[j], rank) < bestBelow(b.Answers[i], rank) {
				return i, j
			}
		}
	}
	return -1, -1
}

// bestBelow is the place in the protective order of the most protective outcome
// that a branch can lead to.
func bestBelow(b *procedure.Branch, rank map[*procedure.Outcome]int) int {
	best := len(rank)
	b.Walk(func(below *procedure.Branch) {
		if i, ok := rank[below.Outcome]; ok {
			best = min(best, i)
		}
	})
	return best
}
