package check

import (
	"fmt"

	"safeguard/internal/fault"
	"safeguard/internal/procedure"
)

var dutyAboveParagraph = Rule{
	ID:       "duty-above-paragraph",
	Severity: Warning,
	Finds:    "a duty that is stronger than any paragraph it rests on",
	Why:      "What the source only allows, or asks people to consider, is shown as something that must be done. People stop believing the word, and a family may be put through more than anybody asked for. Where a gist orders without such a word, as in \"Call 999\", nothing is found: how strong the order is, only the source can say.",
	Mend:     "Look at the source first. If it demands this, put its word into the gist, or cite the paragraph that demands it; where practice demands more, say \"basis: practice\". Only where the source really says less, give the outcome or action the weaker duty.",
	look:     lookDutyAboveParagraph,
}

func lookDutyAboveParagraph(l *look) {
	says := newStrengths(l.p)
	for _, o := range l.p.Outcomes {
		l.strongDuty(quoted("outcome", o.ID), o.PlaceOf("duty"), o.Duty, o.Cite, func(p *procedure.Paragraph) procedure.Duty { return says.of(p).most() })
	}
	for _, a := range l.p.Actions {
		if a.Basis == procedure.Chapter {
			l.strongDuty(quoted("action", a.ID), a.PlaceOf("duty"), a.Duty, a.Cite, func(p *procedure.Paragraph) procedure.Duty { return says.of(p).mostOfAStep() })
		}
	}
}

// strongDuty reports a duty that is stronger than the most that any paragraph
// cited can be read as.
func (l *look) strongDuty(who string, at fault.Place, duty procedure.Duty, cite []*procedure.Paragraph, most func(*procedure.Paragraph) procedure.Duty) {
	strongest := procedure.NoDuty
	for _, p := range cite {
		strongest = min(strongest, most(p))
	}
	if len(cite) > 0 && duty < strongest {
		l.reportWith(at, fault.Also{Place: cite[0].PlaceOf("gist"), Says: "what the paragraph says"},
			fmt.Sprintf("%s has the duty %q, and the most that the paragraphs it cites say is %q", who, duty.String(), strongest.String()),
			fmt.Sprintf("look at the source: if it demands this, put its word into the gist, or cite the paragraph that does; only if it really says less, write %q", strongest.String()))
	}
}
