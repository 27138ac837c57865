package report

import (
	"fmt"
	"strings"

	"safeguard/internal/decide"
	"safeguard/internal/procedure"
	"safeguard/internal/safetext"
)

func (b *pathBuilder) outstanding() {
	if len(b.p.Outstanding) == 0 {
		return
	}
	b.heading(2, "Still to be answered")
	for _, o := range b.p.Outstanding {
		state := "Not answered"
		if o.NotKnown {
			state = "Not known"
		}
		b.item(0, fmt.Sprintf("%s: %s%s", state, b.about(o.Item), askOf(b.a, o.Item)))
		if q := o.Question; q != nil && !q.KnownBy.Empty() {
			b.item(1, "Who could know: "+q.KnownBy.Fill(o.Of().Name(b.a)))
		}
		var titles []string
		for _, t := range o.Decides {
			name := o.Of().Name(b.a)
			if t.For != nil && t.For != o.Of().Kind {
				name = t.For.Label
			}
			titles = append(titles, t.Title.Fill(name))
		}
		if len(titles) > 0 {
			b.item(1, "Waited for by: "+strings.Join(titles, "; "))
		}
	}
}

func (b *pathBuilder) tensions() {
	if len(b.p.Tensions) == 0 {
		return
	}
	b.heading(2, "Answers that pull apart")
	b.paragraph("Nothing here blocks anything. Each is a question to the room.")
	for _, t := range b.p.Tensions {
		says := t.Tension.Says.Fill(t.Subject.Name(b.a))
		if name := t.Subject.Label(b.a); name != "" && !strings.Contains(says, name) {
			says = name + ": " + says
		}
		b.item(0, says+cites(t.Tension.Cite))
	}
}

func (b *pathBuilder) setAside() {
	if len(b.p.SetAside) == 0 {
		return
	}
	b.heading(2, "Answers set aside")
	b.paragraph("These answers are kept and count for nothing now, because their questions no longer apply. An alert that one of them raised still stands.")
	for _, s := range b.p.SetAside {
		v := b.a.Value(s.Question, s.Subject)
		b.item(0, fmt.Sprintf("%s%s %s", b.about(s.Item), askOf(b.a, s.Item), b.said(s.Item, v)))
		var asks []string
		for _, id := range s.Because {
			asks = append(asks, b.asked(id))
		}
		b.item(1, "Set aside by the answer to: "+strings.Join(asks, " and "))
	}
}

// besides gives what was answered or noted and stands nowhere else on the page.
func (b *pathBuilder) besides() {
	shown := map[decide.Item]bool{}
	for i := range b.p.Decisions {
		for _, step := range b.p.Decisions[i].Trace {
			shown[step] = true
		}
	}
	for _, j := range b.actions {
		for _, raised := range j.raisedBy {
			shown[raised] = true
		}
	}
	for _, s := range b.p.SetAside {
		shown[s.Item] = true
	}
	first := true
	for _, i := range decide.Order(b.a) {
		if i.List != nil || shown[i] {
			continue
		}
		v := b.a.Value(i.Question, i.Subject)
		if !v.Given && v.Note == "" {
			continue
		}
		if first {
			b.heading(2, "What else was said")
			first = false
		}
		said := "Not answered."
		if v.Given {
			said = b.said(i, v)
		}
		b.item(0, fmt.Sprintf("%s%s %s%s", b.about(i), askOf(b.a, i), said, cites(i.Question.Cite)))
		if v.Note != "" {
			b.item(1, "Noted: "+safetext.Clean(v.Note))
		}
	}
}

// asked gives the words of a question or kind by its id.
func (b *pathBuilder) asked(id string) string {
	if k := b.p.Procedure.Kind(id); k != nil {
		return k.Ask
	}
	q := b.p.Procedure.Question(id)
	if q.About == nil {
		return q.Ask.Fill("")
	}
	return q.Ask.Fill(q.About.Label)
}

func (b *pathBuilder) views(said Said) {
	for _, part := range []struct {
		title string
		views []View
	}{
		{"What you would have done, said before the path was shown", said.Views},
		{"What you said of the path", said.Differs},
	} {
		if len(part.views) == 0 {
			continue
		}
		b.heading(2, part.title)
		for _, v := range part.views {
			about := v.About
			if about == "" {
				about = "The case"
			}
			b.item(0, about+": "+v.Words)
		}
	}
}

func (b *pathBuilder) readings() {
	if len(b.p.Interpretations) == 0 {
		return
	}
	b.heading(2, "How the chapter was read")
	for i, in := range b.p.Interpretations {
		b.marked(0, fmt.Sprintf("%d.", i+1), in.Says+cites(in.Cite))
	}
}

func (b *pathBuilder) overtaken() {
	if len(b.p.Currency) == 0 {
		return
	}
	b.heading(2, "What has been overtaken since this edition")
	for _, c := range b.p.Currency {
		b.page.overtaken(c)
	}
}

// overtaken writes one note on what has been overtaken.
func (p *page) overtaken(c *procedure.Currency) {
	text := c.Now
	if c.Then != "" {
		text = fmt.Sprintf("Then: %s\nNow: %s", c.Then, c.Now)
	}
	p.item(0, text+cites(c.Cite))
	if c.Source == "" {
		return
	}
	source := "Source: " + c.Source
	if !c.AsAt.IsZero() {
		source += ", as at " + longDate(c.AsAt)
	}
	p.item(1, source)
	p.last().link = true
}
