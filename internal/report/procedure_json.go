package report

import (
	"encoding/json"
	"io"

	"safeguard/internal/procedure"
)

// ProcedureJSON writes a procedure laid open as one JSON document: all that its
// file says, by the same ids and under the same keys, with conditions in words.
func ProcedureJSON(w io.Writer, p *procedure.Procedure) error {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(openProcedure(p))
}

func openProcedure(p *procedure.Procedure) procedureJSON {
	return procedureJSON{
		Format: procedure.Format, ID: p.ID, Title: p.Title, Edition: p.Edition,
		ReviewBy: p.ReviewBy.String(), Digest: p.Digest,
		Opening: p.Opening, Calendar: p.Calendar.String(), Source: p.Source.Title,
		Paragraphs:      each(p.Source.Paragraphs, openParagraph),
		Subjects:        each(p.Kinds, openKind),
		Questions:       each(p.Questions, openQuestion),
		Stages:          each(p.Stages, openStage),
		Trees:           each(p.Trees, openTree),
		Outcomes:        each(p.Outcomes, openOutcome),
		Actions:         each(p.Actions, openAction),
		Glossary:        each(p.Glossary, openTerm),
		Currency:        each(p.Currency, openCurrency),
		Interpretations: each(p.Interpretations, openInterpretation),
		Tensions:        each(p.Tensions, openTension),
		Guarantees:      each(p.Guarantees, openGuarantee),
	}
}

func openParagraph(p *procedure.Paragraph) paragraphJSON {
	return paragraphJSON{ID: p.ID, Section: p.Section, Gist: p.Gist, Background: p.Background}
}

func openKind(k *procedure.Kind) kindJSON {
	return kindJSON{ID: k.ID, Label: k.Label, Ask: k.Ask, Help: k.Help, Min: k.Min}
}

func openQuestion(q *procedure.Question) questionJSON {
	notKnown := ""
	if q.RefusesNotKnown {
		notKnown = "refuse"
	}
	return questionJSON{
		ID: q.ID, About: idOf(q.About), Ask: q.Ask.String(), Help: q.Help.String(), Type: q.Type.String(),
		Options: each(q.Options, openOption), NotKnown: notKnown, NotKnownAlerts: each(q.NotKnownAlerts, actionID),
		Judgement: q.Judgement, Recall: each(q.Recall, questionID), KnownBy: q.KnownBy.String(),
		Basis: q.Basis.String(), When: whenWords(q.When), Cite: paragraphIDs(q.Cite),
	}
}

func openOption(o *procedure.Option) optionJSON {
	return optionJSON{ID: o.ID, Label: o.Label.String(), Help: o.Help.String(), Alerts: each(o.Alerts, actionID)}
}

func openStage(s *procedure.Stage) stageJSON {
	return stageJSON{
		ID: s.ID, Title: s.Title, When: whenWords(s.When), Subjects: each(s.Kinds, idOf),
		Checklist: each(s.Checklist, questionID), Trees: each(s.Trees, treeID),
	}
}

func openTree(t *procedure.Tree) treeJSON {
	j := treeJSON{
		ID: t.ID, Title: t.Title.String(), ForEach: idOf(t.For),
		Leaves: each(t.Leaves, outcomeID), ProtectiveOrder: []string{}, Root: openBranch(t.Root),
	}
	if t.Ordered {
		j.ProtectiveOrder = j.Leaves
	}
	return j
}

func openOutcome(o *procedure.Outcome) outcomeJSON {
	return outcomeJSON{
		ID: o.ID, Title: o.Title.String(), Duty: o.Duty.String(), Opens: o.Opens,
		Cite: paragraphIDs(o.Cite), Actions: each(o.Actions, actionID),
	}
}

func openAction(a *procedure.Action) actionJSON {
	j := actionJSON{
		ID: a.ID, Do: a.Do.String(), DoNot: a.DoNot.String(), Until: a.Until.String(), By: a.By,
		Duty: a.Duty.String(), Urgent: a.Urgent, Basis: a.Basis.String(), When: whenWords(a.When), Cite: paragraphIDs(a.Cite),
	}
	if a.Due != nil {
		j.Due = &dueJSON{Within: a.Due.Within, Unit: a.Due.Unit.String(), Of: a.Due.Of.ID}
	}
	return j
}

func openTerm(t procedure.Term) termJSON { return termJSON{ID: t.ID, Means: t.Means} }

func openCurrency(c *procedure.Currency) currencyJSON {
	return currencyJSON{Cite: paragraphIDs(c.Cite), Then: c.Then, Now: c.Now, Source: c.Source, AsAt: c.AsAt.String()}
}

func openInterpretation(i *procedure.Interpretation) interpretationJSON {
	return interpretationJSON{
		ID: i.ID, Says: i.Says, When: whenWords(i.When), Cite: paragraphIDs(i.Cite),
		ShownWith: shownWithJSON{
			Outcomes: each(i.Outcomes, outcomeID), Trees: each(i.Trees, treeID), Questions: each(i.Questions, questionID),
		},
	}
}

func openTension(t *procedure.Tension) tensionJSON {
	return tensionJSON{ID: t.ID, ForEach: idOf(t.For), When: whenWords(t.When), Says: t.Says.String(), Cite: paragraphIDs(t.Cite)}
}

func openGuarantee(g *procedure.Guarantee) guaranteeJSON {
	return guaranteeJSON{
		ID: g.ID, Says: g.Says, Tree: g.Tree.ID, When: whenWords(g.When),
		Verdict: g.Verdict.String(), Outcome: g.Outcome.ID,
	}
}

// each maps a list; an empty one stays a list in JSON.
func each[A, B any](list []A, f func(A) B) []B {
	out := make([]B, len(list))
	for i, a := range list {
		out[i] = f(a)
	}
	return out
}

func idOf(k *procedure.Kind) string {
	if k == nil {
		return ""
	}
	return k.ID
}

func actionID(a *procedure.Action) string { return a.ID }

func questionID(q *procedure.Question) string { return q.ID }

func paragraphIDs(list []*procedure.Paragraph) []string {
	return each(list, func(p *procedure.Paragraph) string { return p.ID })
}

func whenWords(c *procedure.Condition) string {
	if c == nil {
		return ""
	}
	return conditionWords(c)
}

func openBranch(b *procedure.Branch) branchJSON {
	switch {
	case b.Outcome != nil:
		return branchJSON{Outcome: b.Outcome.ID}
	case b.If != nil:
		return branchJSON{If: conditionWords(b.If), Edges: []edgeJSON{{"yes", openBranch(b.Then)}, {"no", openBranch(b.Else)}}}
	}
	j := branchJSON{Ask: b.Ask.ID}
	for i, below := range b.Answers {
		j.Edges = append(j.Edges, edgeJSON{b.Ask.Options[i].ID, openBranch(below)})
	}
	if b.NotKnown != nil {
		j.Edges = append(j.Edges, edgeJSON{procedure.NotKnown, openBranch(b.NotKnown)})
	}
	return j
}
