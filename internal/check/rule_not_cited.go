package check

import (
	"slices"

	"safeguard/internal/fault"
	"safeguard/internal/procedure"
)

var notCited = Rule{
	ID:       "not-cited",
	Severity: Warning,
	Finds:    "an outcome, action, tension or interpretation that names no paragraph, where others of the file do",
	Why:      "Everything that people are told to do or to think of shows the paragraph it rests on, so that they can read it and disagree. What rests on nothing cannot be checked by anybody.",
	Mend:     `Name the paragraph under "cite". What today's practice adds names the paragraph that it serves, beside "basis: practice".`,
	look:     lookNotCited,
}

func lookNotCited(l *look) {
	var outcomes, actions, tensions, interpretations []citer
	for _, o := range l.p.Outcomes {
		if o.Duty == procedure.NoDuty { // the format asks the others for it
			outcomes = append(outcomes, citer{o.ID, o.At, o.Cite})
		}
	}
	for _, a := range l.p.Actions {
		actions = append(actions, citer{a.ID, a.At, a.Cite})
	}
	for _, t := range l.p.Tensions {
		tensions = append(tensions, citer{t.ID, t.PlaceOf("id"), t.Cite})
	}
	for _, i := range l.p.Interpretations {
		interpretations = append(interpretations, citer{i.ID, i.At, i.Cite})
	}
	l.cites("outcome", outcomes)
	l.cites("action", actions)
	l.cites("tension", tensions)
	l.cites("interpretation", interpretations)
}

// A citer is something that can name the paragraphs it rests on.
type citer struct {
	id   string
	at   fault.Place
	cite []*procedure.Paragraph
}

// cites reports those that cite nothing, where any of them cites something.
func (l *look) cites(what string, all []citer) {
	if !slices.ContainsFunc(all, func(c citer) bool { return len(c.cite) > 0 }) {
		return
	}
	for _, c := range all {
		if len(c.cite) == 0 {
			l.report(c.at, quoted(what, c.id)+` has no "cite", as others have, so nobody can see what it rests on`, `name the paragraph under "cite"`)
		}
	}
}
