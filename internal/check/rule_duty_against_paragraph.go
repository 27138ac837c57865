package check

import (
	"fmt"

	"safeguard/internal/fault"
	"safeguard/internal/procedure"
)

var dutyAgainstParagraph = Rule{
	ID:       "duty-against-paragraph",
	Severity: Warning,
	Finds:    "a duty that is weaker than the paragraph it rests on",
	Why:      "A \"must\" that is told as a \"should\" is left undone when people are short of time. The strength of each duty is the source's, not the encoder's. The words must, will, should, consider and may are looked for in the gists of the paragraphs that an outcome or action cites. A may or will that only tells when something is done, as in \"when a child may be in danger\", is none of them; beside an order, as in \"Tell the Police\", a may or will is left alone.",
	Mend:     "Give the outcome or action the duty that the paragraph has. Only where the source says less than the gist does, correct the gist; where the paragraph is not what it rests on, leave it out of \"cite\"; where practice adds it, say \"basis: practice\".",
	look:     lookDutyAgainstParagraph,
}

func lookDutyAgainstParagraph(l *look) {
	says := newStrengths(l.p)
	for _, o := range l.p.Outcomes {
		l.weakDuty(says, quoted("outcome", o.ID), o.PlaceOf("duty"), o.Duty, o.Cite)
	}
	for _, a := range l.p.Actions {
		if a.Basis == procedure.Chapter {
			l.weakDuty(says, quoted("action", a.ID), a.PlaceOf("duty"), a.Duty, a.Cite)
		}
	}
}

// weakDuty reports a duty that is weaker than a must, should or consider of a
// paragraph cited, or that none of the paragraphs has while one has a stronger.
// What has no duty of its own is left to other rules.
func (l *look) weakDuty(says *strengths, who string, at fault.Place, duty procedure.Duty, cite []*procedure.Paragraph) {
	if !hasDuty(duty) {
		return
	}
	wanted, by := says.wantedOver(duty, cite)
	if by == nil {
		return
	}
	l.reportWith(at, fault.Also{Place: by.PlaceOf("gist"), Says: "what the paragraph says"},
		fmt.Sprintf("%s has the duty %q, and paragraph %q, which it cites, says %q", who, duty.String(), by.ID, wanted.String()),
		fmt.Sprintf("write %s; only if the source says less, correct the gist", wanted))
}

// wantedOver gives the stronger duty that is wanted, and the paragraph that
// says so; nil where the duty will do. Beside an order a will or a may tells
// something else.
func (s *strengths) wantedOver(duty procedure.Duty, cite []*procedure.Paragraph) (procedure.Duty, *procedure.Paragraph) {
	strict, strictBy := procedure.NoDuty, (*procedure.Paragraph)(nil)
	strongest, by, hasIt := procedure.NoDuty, (*procedure.Paragraph)(nil), false
	for _, p := range cite {
		says := s.of(p)
		hasIt = hasIt || says.words[duty]
		if says.strict < strict {
			strict, strictBy = says.strict, p
		}
		if !says.orders && says.toppedBy < strongest {
			strongest, by = says.toppedBy, p
		}
	}
	switch {
	case strict < duty:
		return strict, strictBy
	case !hasIt && strongest < duty:
		return strongest, by
	}
	return duty, nil
}
