package report

import (
	"fmt"
	"io"
	"strings"

	"safeguard/internal/decide"
	"safeguard/internal/procedure"
)

// Procedure lays a procedure open as text: what is asked, how the trees branch,
// what the outcomes bring, and what it all rests on.
func Procedure(w io.Writer, p *procedure.Procedure, looks Looks) error {
	b := &procedureBuilder{p: p}
	b.head()
	for _, s := range p.Stages {
		b.stage(s)
	}
	b.outcomes()
	b.actions()
	b.rest()
	return b.text(w, looks)
}

type procedureBuilder struct {
	page
	p *procedure.Procedure
}

func (b *procedureBuilder) head() {
	b.heading(1, b.p.Title)
	b.paragraph(fmt.Sprintf("%s, edition %s. %s", b.p.ID, b.p.Edition, b.p.Source.Title))
	if !b.p.ReviewBy.IsZero() {
		b.paragraph("To be reviewed by " + longDate(b.p.ReviewBy))
	}
	b.paragraph(fmt.Sprintf("Working days: those of %s. File: %s", strings.ReplaceAll(b.p.Calendar.String(), "-", " "), b.p.Digest))
	if b.p.Opening != "" {
		b.paragraph(b.p.Opening)
	}
}

func (b *procedureBuilder) stage(s *procedure.Stage) {
	b.heading(2, "Stage: "+s.Title)
	if s.When != nil {
		b.paragraph(skipWords(s.When))
	}
	for _, k := range s.Kinds {
		b.item(0, fmt.Sprintf("%s (list of each %s)", k.Ask, k.ID))
		b.detail(k.Help)
	}
	for _, q := range s.Checklist {
		b.question(q)
	}
	for _, t := range s.Trees {
		for _, q := range t.Reads.Questions {
			if q.Stage == s && !q.InChecklist {
				b.question(q)
			}
		}
	}
	for _, t := range s.Trees {
		b.heading(3, "Tree: "+generic(t.Title, t.For))
		b.branch(0, "", t, t.Root)
	}
}

func (b *procedureBuilder) detail(text string) {
	if text != "" {
		b.item(1, text)
	}
}

func (b *procedureBuilder) question(q *procedure.Question) {
	facts := q.Type.String()
	if q.About != nil {
		facts += ", for each " + q.About.ID
	}
	if !q.InChecklist {
		facts += ", where a tree needs it"
	}
	if q.Basis == procedure.Practice {
		facts += ", added by today's practice"
	}
	b.item(0, fmt.Sprintf("%s (%s: %s)%s", generic(q.Ask, q.About), q.ID, facts, cites(q.Cite)))
	if q.When != nil {
		b.detail(skipWords(q.When))
	}
	b.detail(generic(q.Help, q.About))
	for _, o := range q.Options {
		if q.Type != procedure.YesNo {
			b.item(1, fmt.Sprintf("%s (%s)", generic(o.Label, q.About), o.ID))
		}
		b.raises(generic(o.Label, q.About), o.Alerts)
	}
	b.raises("Not known", q.NotKnownAlerts)
}

func (b *procedureBuilder) raises(reply string, actions []*procedure.Action) {
	for _, a := range actions {
		b.item(1, fmt.Sprintf("%s raises at once: %s", reply, actionWords(a)))
	}
}

func actionWords(a *procedure.Action) string {
	if a.Forbids() {
		return fmt.Sprintf("Do not: %s, until: %s", a.DoNot, a.Until)
	}
	return a.Do.String()
}

// branch writes a branch under the reply that leads to it.
func (b *procedureBuilder) branch(level int, reply string, t *procedure.Tree, br *procedure.Branch) {
	if reply != "" {
		reply += ": "
	}
	switch {
	case br.Outcome != nil:
		o := br.Outcome
		b.item(level, fmt.Sprintf("%s-> %s (%s, duty: %s)%s", reply, generic(o.Title, t.For), o.ID, o.Duty, cites(o.Cite)))
	case br.If != nil:
		b.item(level, reply+"If "+conditionWords(br.If))
		b.branch(level+1, "Yes", t, br.Then)
		b.branch(level+1, "No", t, br.Else)
	default:
		b.item(level, reply+generic(br.Ask.Ask, br.Ask.About)+cites(br.Ask.Cite))
		for i, below := range br.Answers {
			b.branch(level+1, generic(br.Ask.Options[i].Label, br.Ask.About), t, below)
		}
		if br.NotKnown != nil {
			b.branch(level+1, "Not known", t, br.NotKnown)
		}
	}
}

func (b *procedureBuilder) outcomes() {
	b.heading(2, "Outcomes")
	for _, o := range b.p.Outcomes {
		kind := "opens a route"
		if !o.Opens {
			kind = "opens no route"
		}
		b.item(0, fmt.Sprintf("%s (%s, duty: %s, %s)%s", o.Title, o.ID, o.Duty, kind, cites(o.Cite)))
		for _, a := range o.Actions {
			b.item(1, fmt.Sprintf("%s (%s)", actionWords(a), a.ID))
		}
	}
}

func (b *procedureBuilder) actions() {
	b.heading(2, "Actions")
	for _, a := range b.p.Actions {
		b.item(0, fmt.Sprintf("%s (%s)%s", actionWords(a), a.ID, cites(a.Cite)))
		var facts []string
		if a.By != "" {
			facts = append(facts, "by "+a.By)
		}
		if a.Duty != procedure.NoDuty {
			facts = append(facts, "duty: "+a.Duty.String())
		}
		if a.Urgent {
			facts = append(facts, "urgent")
		}
		if a.Basis == procedure.Practice {
			facts = append(facts, "added by today's practice")
		}
		if a.Due != nil {
			facts = append(facts, fmt.Sprintf("due %s after the answer to %s", decide.Span(a.Due), a.Due.Of.ID))
		}
		b.detail(upperFirst(strings.Join(facts, "; ")))
		if a.When != nil {
			b.detail("Kept where " + conditionWords(a.When))
		}
	}
}

func (b *procedureBuilder) rest() {
	b.heading(2, "Guarantees")
	for _, g := range b.p.Guarantees {
		b.item(0, g.Says)
	}
	b.heading(2, "How it is read")
	for _, in := range b.p.Interpretations {
		b.item(0, in.Says+cites(in.Cite))
	}
	b.heading(2, "Answers that pull apart")
	for _, t := range b.p.Tensions {
		b.item(0, generic(t.Says, t.For)+cites(t.Cite))
	}
	b.heading(2, "Overtaken since this edition")
	for _, c := range b.p.Currency {
		b.overtaken(c)
	}
	b.heading(2, "Words")
	for _, t := range b.p.Glossary {
		b.item(0, strings.ReplaceAll(t.ID, "-", " ")+": "+t.Means)
	}
	b.heading(2, "Paragraphs")
	for _, p := range b.p.Source.Paragraphs {
		b.item(0, fmt.Sprintf("%s  %s", p.ID, p.Gist))
	}
}
