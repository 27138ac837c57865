package check

import (
	"fmt"

	"safeguard/internal/fault"
	"safeguard/internal/procedure"
)

var notKnownRefusedWithRoute = Rule{
	ID:       "not-known-refused-with-route",
	Severity: Warning,
	Finds:    "a question that a tree reads and that cannot be answered \"not known\"",
	Why:      "Someone who does not know has to guess or to stop. A guess of \"no\" closes a route for a child without anybody having looked.",
	Mend:     `Take "not-known: refuse" out. Where the tree should wait, or lead somewhere, on not known, give it a branch for that.`,
	look:     lookNotKnownRefusedWithRoute,
}

func lookNotKnownRefusedWithRoute(l *look) {
	for _, q := range l.p.Questions {
		if !q.RefusesNotKnown {
			continue
		}
		for _, t := range l.p.Trees {
			if t.Reads.HasQuestion(q) {
				l.reportWith(q.PlaceOf(procedure.NotKnown), fault.Also{Place: t.At, Says: "the tree"},
					fmt.Sprintf("%s refuses not-known, and %s depends on it", quoted("question", q.ID), quoted("tree", t.ID)),
					`take "not-known: refuse" out`)
				break
			}
		}
	}
}
