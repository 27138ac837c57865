package report

import (
	"fmt"
	"io"
	"strings"

	"safeguard/internal/field"
	"safeguard/internal/procedure"
	"safeguard/internal/rehearsal"
)

// Debrief writes a debrief as a page of text for the people who played. What they
// have to say comes first, and no mark is given.
func Debrief(w io.Writer, d *rehearsal.Debrief, looks Looks) error {
	return debriefPage(d).text(w, looks)
}

// DebriefMarkdown writes the same page as Markdown.
func DebriefMarkdown(w io.Writer, d *rehearsal.Debrief) error { return debriefPage(d).markdown(w) }

// DebriefHTML writes the same page as one self-contained HTML document. Every
// printed sheet says at its foot that the case is fictitious.
func DebriefHTML(w io.Writer, d *rehearsal.Debrief) error {
	return debriefPage(d).html(w, fictitiousFoot("Debrief", d.Scenario.Title))
}

// DebriefJSON writes the debrief as a results file, which can be gathered with
// others.
func DebriefJSON(w io.Writer, d *rehearsal.Debrief) error {
	_, err := w.Write(d.Results().JSON())
	return err
}

// fictitious stands first on every page of a rehearsal.
const fictitious = "FICTITIOUS. An invented case, played to learn from. Nobody in it exists."

func fictitiousFoot(what, title string) string {
	return fmt.Sprintf("FICTITIOUS. %s: %s", what, title)
}

func (p *page) fictitious() {
	p.paragraph(fictitious)
	p.last().loud = true
}

type debriefBuilder struct {
	page
	d     *rehearsal.Debrief
	you   string // who answered, at the beginning of a sentence
	yours string // whose answers they are, within one
}

// debriefPage lays out a debrief: what the people in the room say, then what can be
// told from the record of the sitting.
func debriefPage(d *rehearsal.Debrief) *page {
	b := &debriefBuilder{d: d, you: "You", yours: "your"}
	if len(d.Agencies) > 0 {
		b.you, b.yours = "The group", "the group's"
	}
	b.head()
	b.talkFirst()
	b.inShort()
	b.points("What was done well", d.Well)
	b.standsOut()
	b.ownViews()
	b.votes()
	b.panelViews()
	b.sideBySide()
	b.discuss()
	b.counts()
	b.aims()
	b.whereItPoints()
	b.foot()
	return &b.page
}

func (b *debriefBuilder) head() {
	d, s := b.d, b.d.Scenario
	b.heading(1, "Debrief: "+s.Title)
	b.fictitious()
	b.item(0, fmt.Sprintf("Scenario: %s (%s), for %s, edition %s", s.Title, s.ID, s.Procedure.ID, s.Edition))
	b.item(0, "Played: "+timeWords(d.Began())+", "+b.length())
	if len(d.Agencies) > 0 {
		b.item(0, "In a group: "+field.And(d.Agencies))
	}
	if !d.Finished {
		b.item(0, "Broken off before the outcome path was shown. What follows is of the answers up to then.")
	}
}

func (b *debriefBuilder) length() string {
	words := countOf(b.d.Minutes, "minute")
	if b.d.Minutes == 0 {
		words = "less than a minute"
	}
	if b.d.Sittings > 1 {
		words += fmt.Sprintf(" in %d sittings", b.d.Sittings)
	}
	return words
}

// talkFirst lets people speak before the page does.
func (b *debriefBuilder) talkFirst() {
	b.heading(2, "Talk first")
	b.paragraph("Before reading on: what do you yourself take from this case? In a group everybody speaks once, whoever is usually heard last first, and nobody answers yet.")
	b.item(0, "Which moment stayed with you, and what made it hard or easy?")
	b.item(0, "What would you want to have known, and whom would you have asked?")
}

func (b *debriefBuilder) discuss() {
	if len(b.d.Discuss) == 0 {
		return
	}
	b.heading(2, "Questions for the room")
	for i, ask := range b.d.Discuss {
		b.marked(0, fmt.Sprintf("%d.", i+1), ask)
	}
}

func (b *debriefBuilder) counts() {
	if len(b.d.Counts) == 0 {
		return
	}
	b.heading(2, "How the sitting went, in counts")
	b.paragraph("These are counts of what happened. They are no marks, and more is not better.")
	for _, c := range b.d.Counts {
		b.item(0, c.Label+": "+nOf(c.N, c.Of))
	}
}

// nOf says n of a number, where there is something to be out of.
func nOf(n, of int) string {
	if of == 0 {
		return fmt.Sprint(n)
	}
	return fmt.Sprintf("%d of %d", n, of)
}

func (b *debriefBuilder) aims() {
	if len(b.d.Scenario.Aims) == 0 {
		return
	}
	b.heading(2, "What this scenario is for")
	for _, aim := range b.d.Scenario.Aims {
		b.item(0, aim.Words)
	}
}

func (b *debriefBuilder) foot() {
	b.heading(2, "Looking after each other")
	if words := b.d.Scenario.Welfare.Words; words != "" {
		b.paragraph(words)
	}
	b.paragraph(lookAfter)
	b.heading(2, "What this page is")
	b.paragraph("This page holds one sitting against what a panel answered. Another panel would see some of it otherwise, and the chapter leaves room. Nothing here assesses anybody.")
	b.editionOf(b.d.Scenario.Procedure)
}

// lookAfter stands wherever a rehearsal ends.
const lookAfter = "Cases like this can stay with people, also when they are invented. Say so to somebody: the trainer, a supervisor, a colleague, or your employer's support for staff."

// fewParagraphs is how many paragraphs are named with their gists; more than that
// would hide what they stand behind.
const fewParagraphs = 3

// paragraphsBelow names the paragraphs behind what was said.
func (p *page) paragraphsBelow(level int, cite []*procedure.Paragraph) {
	if len(cite) > fewParagraphs {
		p.item(level, "Paragraphs:"+cites(cite))
		p.last().small = true
		return
	}
	for _, c := range cite {
		p.item(level, c.ID+": "+strings.TrimSpace(c.Gist))
		p.last().small = true
	}
}
