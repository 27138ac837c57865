package report

import (
	"fmt"

	"safeguard/internal/answers"
	"safeguard/internal/decide"
	"safeguard/internal/rehearsal"
)

// notes are for the facilitator alone.
func (b *packBuilder) notes() {
	b.fresh("Facilitator's notes")
	b.paragraph("Keep these sheets to yourself until the debrief. The handout is printed once for each person, the role cards and the news once for each table.")
	b.glance()
	b.groundRules()
	if len(b.s.Aims) > 0 {
		b.heading(3, "Aims")
		for _, aim := range b.s.Aims {
			b.item(0, aim.Words)
		}
	}
	if words := b.s.Facilitator.Words; words != "" {
		b.heading(3, "Notes on this scenario")
		b.paragraph(words)
	}
	b.notKnown()
	b.news()
	b.panelAnswers()
	b.expected()
	b.viewsOf(3, b.s.Panel)
	b.afterwards()
	b.editionOf(b.p)
}

func (b *packBuilder) glance() {
	b.heading(3, "At a glance")
	if level := b.s.Level.String(); level != "" {
		b.item(0, "Level: "+level)
	}
	b.item(0, fmt.Sprintf("Length: about %s for one person who reads and answers everything; a group that talks needs far longer, and the debrief as long again", countOf(b.s.Minutes(), "minute")))
	b.item(0, fmt.Sprintf("To hand out: %s, %s of news", countOf(len(b.s.Roles), "role card"), countOf(len(b.s.Injects), "sheet")))
	if b.s.Pair != "" {
		b.item(0, fmt.Sprintf("Pair: %s, which differs by one thing. Playing both shows what that one thing does", b.s.Pair))
	}
	b.item(0, fmt.Sprintf("Scenario %s, for %s, edition %s", b.s.ID, b.p.ID, b.s.Edition))
}

func (b *packBuilder) groundRules() {
	b.heading(3, "Ground rules, to be said at the start")
	for _, rule := range []string{
		"The case is invented. No real child, family or colleague is named, also not as an example.",
		"Everybody answers silently and on paper before anybody speaks. Gather the answers, and read them out without saying whose they are.",
		"Whoever is usually heard last speaks first. Whoever saw it otherwise says why, and the reason is written down beside the group's answer.",
		"Not known is an answer. Nobody has to know, and nobody is marked.",
		"Anyone may step out at any time, without giving a reason. Say who is there to talk to.",
	} {
		b.item(0, rule)
	}
}

// notKnown lists what nobody knows even at the end.
func (b *packBuilder) notKnown() {
	a := b.s.End()
	b.heading(3, "What is truly not known")
	b.paragraph("Nobody at the table can know these, also after all the news. Any answer but not known is a guess.")
	none := true
	for _, i := range decide.Order(a) {
		unknown := i.List == nil && a.Value(i.Question, i.Subject).NotKnown || i.List != nil && a.List(i.List).NotKnown
		if !unknown || decide.Applies(a, i) == decide.False {
			continue
		}
		none = false
		words := packAsk(a, i)
		if said := packSaid(a, i); said != "Not known" {
			words += " Beside what is known: " + said
		}
		b.item(0, words)
	}
	if none {
		b.item(0, "Nothing: all that is asked is known by the end")
	}
}

// packAsk is what an item asks, with whom it is about.
func packAsk(a *answers.Answers, i decide.Item) string {
	if i.List != nil {
		return i.List.Ask
	}
	return answers.Asked(i.Question, i.Of().Label(a))
}

// packSaid is what is answered to an item, in words.
func packSaid(a *answers.Answers, i decide.Item) string {
	if i.List == nil {
		return repliedWords(i.Question, i.Of().Label(a), a.Value(i.Question, i.Subject))
	}
	if l := a.List(i.List); l.Given {
		return l.Words()
	}
	return "Not answered"
}

// news says when each sheet is handed out, and what it changes.
func (b *packBuilder) news() {
	if len(b.s.Injects) == 0 {
		return
	}
	b.heading(3, "When the news is handed out, and what it changes")
	for n, inject := range b.s.Injects {
		after := b.s.Points()[n+1]
		b.marked(0, fmt.Sprintf("%d.", n+1), upperFirst(arrivesWords(inject)))
		changes := b.s.Changes(inject)
		for _, i := range changes {
			b.item(1, fmt.Sprintf("%s Now: %s", packAsk(after, i), packSaid(after, i)))
		}
		if len(changes) == 0 {
			b.item(1, "It changes no answer")
		}
	}
}

// panelAnswers is every answer of the panel, at the start and by the end.
func (b *packBuilder) panelAnswers() {
	start, end := b.s.Start(), b.s.End()
	var rows []row
	for _, i := range decide.Order(end) {
		before, after := packSaid(start, i), packSaid(end, i)
		if decide.Applies(end, i) == decide.False || before == "Not answered" && after == "Not answered" {
			continue
		}
		if after == before {
			after = "The same"
		}
		note := ""
		if i.List == nil {
			note = end.Value(i.Question, i.Subject).Note
		}
		rows = append(rows, row{cells: []string{packAsk(end, i), before, after, note}})
	}
	if len(rows) == 0 {
		return
	}
	b.heading(3, "The panel's answers")
	b.table("In the order of the interview", []string{"Question", "At the start", "By the end", "Why"}, rows)
}

// expected is where the chapter points for the panel's answers.
func (b *packBuilder) expected() {
	path := decide.Decide(b.s.End())
	b.heading(3, "Where the chapter points with the panel's answers")
	for i := range path.Decisions {
		d := &path.Decisions[i]
		b.item(0, fmt.Sprintf("%s: %s", rehearsal.DecisionTitle(d, path), decisionWords(d, path)))
	}
	b.urgentActions(path)
	b.dates(path)
	if len(b.s.Expect.Never) > 0 {
		b.heading(3, "What must never be possible here")
		for _, never := range b.s.Expect.Never {
			b.item(0, generic(never.Outcome.Title, kindOfOutcome(b.p, never.Outcome))+cites(never.Outcome.Cite))
		}
	}
}

func (b *packBuilder) urgentActions(path *decide.Path) {
	b.heading(3, "What the answers raise at once")
	seen := map[string]bool{}
	for i := range path.Alerts {
		a := &path.Alerts[i]
		words := alertWords(a, path)
		if seen[words] {
			continue
		}
		seen[words] = true
		b.item(0, words+cites(a.Action.Cite))
		if a.Action.Urgent {
			b.last().text = "Urgent: " + b.last().text
			b.last().loud = true
		}
	}
	if len(path.Alerts) == 0 {
		b.item(0, "Nothing")
	}
}

// dates lists what is due by a day, in words.
func (b *packBuilder) dates(path *decide.Path) {
	first := true
	for i := range path.Actions {
		a := &path.Actions[i]
		if a.Do == nil || a.Due.IsZero() {
			continue
		}
		if first {
			b.heading(3, "What is due by a day")
			first = false
		}
		b.item(0, datedAction(a, path)+cites(a.Do.Cite))
	}
}

// afterwards is how to talk about it, and how to look after each other.
func (b *packBuilder) afterwards() {
	b.heading(3, "Afterwards")
	b.item(0, "Let people speak before you do: which moment stayed with them, and what would they have wanted to know?")
	b.item(0, "Then: what was not known and taken for no, which children were not looked at singly, which routes were not opened, what was urgent and came late, and what was not gone back to after news?")
	b.item(0, "Talk about answers and reasons, not about who gave them. The panel's views are views.")
	b.paragraph(lookAfter)
}
