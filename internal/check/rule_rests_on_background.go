package check

import (
	"fmt"
	"slices"

	"safeguard/internal/fault"
	"safeguard/internal/procedure"
)

var restsOnBackground = Rule{
	ID:       "rests-on-background",
	Severity: Warning,
	Finds:    "an outcome or action that rests on background alone",
	Why:      "A background paragraph asks nothing of anyone. What it is cited for then stands on nothing, and nobody can check it against the source.",
	Mend:     `Cite the paragraph that asks for it. If this one does, take "background: true" out of it.`,
	look: func(l *look) {
		for _, o := range l.p.Outcomes {
			l.onlyBackground(quoted("outcome", o.ID), o.PlaceOf("cite"), o.Cite)
		}
		for _, a := range l.p.Actions {
			l.onlyBackground(quoted("action", a.ID), a.PlaceOf("cite"), a.Cite)
		}
	},
}

func (l *look) onlyBackground(who string, at fault.Place, cite []*procedure.Paragraph) {
	if len(cite) == 0 || slices.ContainsFunc(cite, func(p *procedure.Paragraph) bool { return !p.Background }) {
		return
	}
	l.reportWith(at, fault.Also{Place: cite[0].PlaceOf("background"), Says: "it is background"},
		fmt.Sprintf("%s rests on nothing but background (%s), which asks nothing of anyone", who, paragraphIDs(cite)),
		"cite the paragraph that asks for it")
}
