package check

import "safeguard/internal/procedure"

var paragraphNotCited = Rule{
	ID:       "paragraph-not-cited",
	Severity: Warning,
	Finds:    "a paragraph on which no question, outcome, action or tension rests",
	Why:      "What the source asks for was left out of the procedure, or its citation was lost. Nobody who follows the file will do it.",
	Mend:     `Encode what the paragraph asks for and cite it there. Where it asks nothing of anyone, say "background: true".`,
	look:     lookParagraphNotCited,
}

func lookParagraphNotCited(l *look) {
	cited := citedInTheWork(l.p)
	for _, p := range l.p.Source.Paragraphs {
		if !p.Background && !cited[p] {
			l.report(p.At, quoted("paragraph", p.ID)+" is cited by no question, outcome, action or tension",
				`cite it where it is followed, or say "background: true" where it asks nothing of anyone`)
		}
	}
}

// citedInTheWork is what anything cites that people answer, do or talk about.
// Interpretations and notes of what is overtaken only speak of paragraphs.
func citedInTheWork(p *procedure.Procedure) map[*procedure.Paragraph]bool {
	cited := citedInDuties(p)
	for _, q := range p.Questions {
		mark(cited, q.Cite)
	}
	for _, t := range p.Tensions {
		mark(cited, t.Cite)
	}
	return cited
}

// citedInDuties is what outcomes and actions cite.
func citedInDuties(p *procedure.Procedure) map[*procedure.Paragraph]bool {
	cited := map[*procedure.Paragraph]bool{}
	for _, o := range p.Outcomes {
		mark(cited, o.Cite)
	}
	for _, a := range p.Actions {
		mark(cited, a.Cite)
	}
	return cited
}

func mark(cited map[*procedure.Paragraph]bool, list []*procedure.Paragraph) {
	for _, p := range list {
		cited[p] = true
	}
}
