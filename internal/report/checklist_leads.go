package report

import (
	"fmt"
	"slices"
	"strings"

	"safeguard/internal/decide"
	"safeguard/internal/procedure"
)

// whereRepliesLead lays the trees open, reply by reply.
func (b *checklistBuilder) whereRepliesLead() {
	b.heading(2, "Where the replies lead")
	b.paragraph("Where a reply is not known and has no line of its own, every line below its question stays possible.")
	for _, t := range b.p.Trees {
		b.heading(3, upperFirst(generic(t.Title, t.For)))
		b.branch(0, "", t, t.Root)
	}
}

// branch writes a branch under the reply that leads to it.
func (b *checklistBuilder) branch(level int, reply string, t *procedure.Tree, br *procedure.Branch) {
	switch {
	case br.Outcome != nil:
		b.item(level, reply+outcomeWords(br.Outcome, t.For))
	case br.If != nil:
		b.item(level, reply+"Is this so: "+conditionWords(br.If)+"?")
		b.branch(level+1, "Yes: ", t, br.Then)
		b.branch(level+1, "No: ", t, br.Else)
	default:
		b.item(level, reply+generic(br.Ask.Ask, br.Ask.About))
		for i, below := range br.Answers {
			b.branch(level+1, generic(br.Ask.Options[i].Label, br.Ask.About)+": ", t, below)
		}
		if br.NotKnown != nil {
			b.branch(level+1, "Not known: ", t, br.NotKnown)
		}
	}
}

func outcomeWords(o *procedure.Outcome, k *procedure.Kind) string {
	title := generic(o.Title, k)
	if o.Duty == procedure.NoDuty {
		return title + cites(o.Cite)
	}
	return fmt.Sprintf("%s (duty: %s)%s", title, o.Duty, cites(o.Cite))
}

// routes says what each route brings, so that it can be put into the table of
// actions.
func (b *checklistBuilder) routes() {
	b.heading(2, "What the routes bring")
	for _, o := range b.p.Outcomes {
		if len(o.Actions) == 0 {
			continue
		}
		k := kindOfOutcome(b.p, o)
		b.item(0, outcomeWords(o, k))
		for _, a := range o.Actions {
			b.item(1, genericDo(a, k)+b.termsOf(a, k))
		}
	}
}

// kindOfOutcome gives whom an outcome is about.
func kindOfOutcome(p *procedure.Procedure, o *procedure.Outcome) *procedure.Kind {
	for _, t := range p.Trees {
		if slices.Contains(t.Leaves, o) {
			return t.For
		}
	}
	return nil
}

func (b *checklistBuilder) termsOf(a *procedure.Action, k *procedure.Kind) string {
	var facts []string
	if a.By != "" {
		facts = append(facts, "who: "+a.By)
	}
	if a.Duty != procedure.NoDuty {
		facts = append(facts, "duty: "+a.Duty.String())
	}
	if a.Due != nil {
		facts = append(facts, fmt.Sprintf("within %s of: %s", decide.Span(a.Due), strings.TrimSuffix(generic(a.Due.Of.Ask, k), "?")))
	}
	if a.Basis == procedure.Practice {
		facts = append(facts, "added by today's practice")
	}
	if len(facts) == 0 {
		return cites(a.Cite)
	}
	return " (" + strings.Join(facts, "; ") + ")" + cites(a.Cite)
}
