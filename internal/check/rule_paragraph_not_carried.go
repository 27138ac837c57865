package check

import (
	"fmt"

	"safeguard/internal/procedure"
)

var paragraphNotCarried = Rule{
	ID:       "paragraph-not-carried",
	Severity: Warning,
	Finds:    "a paragraph that says what must or should be done, and that no outcome or action cites",
	Why:      "Something is asked about it, and nobody is told to do it. Either the action was forgotten, or its citation was lost.",
	Mend:     "Cite the paragraph in the outcome or action that carries it out, or write the action that is missing.",
	look:     lookParagraphNotCarried,
}

func lookParagraphNotCarried(l *look) {
	carried, asked := citedInDuties(l.p), citedInTheWork(l.p)
	for _, p := range l.p.Source.Paragraphs {
		// What nothing at all cites is found as such.
		if p.Background || carried[p] || !asked[p] {
			continue
		}
		if s := strengthOf(p.Gist); s.strict == procedure.Must || s.strict == procedure.Should {
			l.report(p.PlaceOf("gist"), fmt.Sprintf("%s says %q, and no outcome or action cites it", quoted("paragraph", p.ID), s.strict.String()),
				"cite it where it is carried out")
		}
	}
}
