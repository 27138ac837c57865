package check

import (
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
	for _, sort := range citers(l.p) {
		for _, i := range sort.lacking() {
			c := sort.all[i]
			l.report(c.at, quoted(sort.what, c.id)+` has no "cite", as others have, so nobody can see what it rests on`, `name the paragraph under "cite"`)
		}
	}
}

// A citer is something that can name the paragraphs it rests on.
type citer struct {
	id   string
	at   fault.Place
	cite []*procedure.Paragraph
}

// A citingSort is all citers of one sort.
type citingSort struct {
	what string
	all  []citer
	peers
}

// citers gives everything that may name paragraphs and need not, sort by sort.
func citers(p *procedure.Procedure) []citingSort {
	var outcomes, actions, tensions, interpretations []citer
	for _, o := range p.Outcomes {
		if o.Duty == procedure.NoDuty { // the format asks the others for it
			outcomes = append(outcomes, citer{o.ID, o.At, o.Cite})
		}
	}
	for _, a := range p.Actions {
		actions = append(actions, citer{a.ID, a.At, a.Cite})
	}
	for _, t := range p.Tensions {
		tensions = append(tensions, citer{t.ID, t.PlaceOf("id"), t.Cite})
	}
	for _, i := range p.Interpretations {
		interpretations = append(interpretations, citer{i.ID, i.At, i.Cite})
	}
	return []citingSort{
		newCitingSort("outcome", outcomes), newCitingSort("action", actions),
		newCitingSort("tension", tensions), newCitingSort("interpretation", interpretations),
	}
}

func newCitingSort(what string, all []citer) citingSort {
	return citingSort{what, all, peers{len(all), func(i int) bool { return len(all[i].cite) > 0 }}}
}
