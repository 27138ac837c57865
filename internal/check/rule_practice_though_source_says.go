package check

import (
	"fmt"
	"slices"

	"safeguard/internal/fault"
	"safeguard/internal/procedure"
)

var practiceThoughSourceSays = Rule{
	ID:       "practice-though-source-says",
	Severity: Warning,
	Finds:    "an action that is said to come from practice, though its paragraph demands it in the same word",
	Why:      "What the source demands is shown as something that practice adds. People weigh it less, and its duty is no longer compared with the source.",
	Mend:     `Take "basis: practice" out where the source asks for the action. Where practice adds it, cite the paragraph that it serves, not one that demands something else.`,
	look:     lookPracticeThoughSourceSays,
}

func lookPracticeThoughSourceSays(l *look) {
	says := newStrengths(l.p)
	for _, a := range l.p.Actions {
		if a.Basis != procedure.Practice || a.Duty != procedure.Must && a.Duty != procedure.Will {
			continue
		}
		if i := slices.IndexFunc(a.Cite, func(p *procedure.Paragraph) bool { return says.of(p).words[a.Duty] }); i >= 0 {
			l.reportWith(a.PlaceOf("basis"), fault.Also{Place: a.Cite[i].PlaceOf("gist"), Says: "what the paragraph says"},
				fmt.Sprintf("%s has the basis \"practice\" and the duty %q, and paragraph %q, which it cites, says %q itself", quoted("action", a.ID), a.Duty.String(), a.Cite[i].ID, a.Duty.String()),
				`take "basis: practice" out if the source asks for it`)
		}
	}
}
