package check

import (
	"safeguard/internal/fault"
	"safeguard/internal/procedure"
)

var notCited = Rule{
	ID:       "not-cited",
	Severity: Error,
	Finds:    "an outcome, action, tension or interpretation that names no paragraph",
	Why:      "Everything that people are told to do or to think of shows the paragraph it rests on, so that they can read it and disagree. What rests on nothing cannot be checked by anybody.",
	Mend:     `Name the paragraph under "cite". What today's practice adds names the paragraph that it serves, beside "basis: practice".`,
	look:     lookNotCited,
}

func lookNotCited(l *look) {
	for _, o := range l.p.Outcomes {
		l.cites("outcome", o.ID, o.At, o.Cite)
	}
	for _, a := range l.p.Actions {
		l.cites("action", a.ID, a.At, a.Cite)
	}
	for _, t := range l.p.Tensions {
		l.cites("tension", t.ID, t.PlaceOf("id"), t.Cite)
	}
	for _, i := range l.p.Interpretations {
		l.cites("interpretation", i.ID, i.At, i.Cite)
	}
}

func (l *look) cites(what, id string, at fault.Place, cite []*procedure.Paragraph) {
	if len(cite) == 0 {
		l.report(at, quoted(what, id)+` has no "cite", so nobody can see what it rests on`, `name the paragraph under "cite"`)
	}
}
