package report

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"safeguard/internal/procedure"
	"safeguard/internal/rehearsal"
	"safeguard/internal/scenario"
)

// FacilitatorPack writes a scenario for a room without computers, as one HTML
// document to be printed on A4: a handout with the opening and the questions, a
// card for each agency, a sheet for each piece of news, and the facilitator's
// notes. Each card, each sheet and the notes begin on paper of their own, and
// nothing that the notes give away stands before them.
func FacilitatorPack(w io.Writer, s *scenario.Scenario) error {
	b := &packBuilder{s: s, p: s.Procedure}
	b.handout()
	for _, stage := range b.p.Stages {
		b.stage(stage)
	}
	for _, role := range s.Roles {
		b.card(role)
	}
	for i, inject := range s.Injects {
		b.sheet(i+1, inject)
	}
	b.notes()
	return b.html(w, fictitiousFoot("Rehearsal", s.Title))
}

type packBuilder struct {
	page
	s      *scenario.Scenario
	p      *procedure.Procedure
	number int // of the question asked last
}

// fresh begins a sheet of its own.
func (b *packBuilder) fresh(title string) {
	b.heading(2, title)
	b.last().fresh = true
	b.fictitious()
}

func (b *packBuilder) help(text string) {
	if text != "" {
		b.paragraph(text)
		b.last().small = true
	}
}

func (b *packBuilder) handout() {
	b.heading(1, b.s.Title)
	b.fictitious()
	b.heading(2, "Handout for everybody")
	if b.s.Welfare.Words != "" {
		b.paragraph(b.s.Welfare.Words)
	}
	b.heading(3, "What is known at the start")
	b.paragraph(b.s.Opening.Words)
	b.heading(3, "How to answer")
	b.item(0, "Write your own answers first, in silence. Talk after that.")
	b.item(0, "Labels only, such as those above, and never a name.")
	b.item(0, "Not known is an answer of its own, and never means no.")
	b.item(0, "Any answer can be changed at any time. Cross it out, so that the first can still be read.")
}

// stage prints the questions of a stage, short, with room to write.
func (b *packBuilder) stage(s *procedure.Stage) {
	questions := questionsOf(s)
	if len(s.Kinds)+len(questions) == 0 {
		return
	}
	b.heading(2, s.Title)
	if s.When != nil {
		b.help(skipWords(s.When))
	}
	for _, k := range s.Kinds {
		b.number++
		b.heading(3, fmt.Sprintf("%d. %s", b.number, k.Ask))
		b.blocks = append(b.blocks, block{kind: room, text: "Labels:"})
		b.marked(0, box, "There may be others: not known")
	}
	for _, q := range questions {
		b.question(q)
	}
}

func (b *packBuilder) question(q *procedure.Question) {
	b.number++
	b.heading(3, fmt.Sprintf("%d. %s%s", b.number, generic(q.Ask, q.About), cites(q.Cite)))
	b.help(whenAsked(q))
	replies := inLine(repliesOf(q))
	if q.About != nil {
		b.eachSubject(q, replies)
		return
	}
	b.paragraph(replies)
	b.blocks = append(b.blocks, block{kind: room, text: reasonWords(q)})
}

// linesForEach is how many children or people there is a line for. It is the same
// in every pack: how many there are is for the room to find.
const linesForEach = 4

func (b *packBuilder) eachSubject(q *procedure.Question, replies string) {
	line := row{cells: []string{empty, replies, empty}}
	b.table("One line for each "+strings.ToLower(q.About.Label), []string{q.About.Label, "Reply", strings.TrimSuffix(reasonWords(q), ":")}, slices.Repeat([]row{line}, linesForEach))
}

func (b *packBuilder) card(r scenario.Role) {
	b.fresh("Role card: " + rehearsal.RoleName(r.ID))
	b.paragraph(r.Knows.Words)
	b.help("Only you hold this card. Others learn what stands on it when you say it.")
}

func (b *packBuilder) sheet(n int, i *scenario.Inject) {
	b.fresh(fmt.Sprintf("News %d", n))
	b.paragraph(i.Tell.Words)
	b.help("To be handed out: " + arrivesWords(i))
}

// arrivesWords says when news is handed out.
func arrivesWords(i *scenario.Inject) string {
	switch a := i.After; {
	case a.Stage != nil:
		return fmt.Sprintf("once everything under \"%s\" has been answered", a.Stage.Title)
	case a.Question == nil:
		return fmt.Sprintf("%s after the start, or when the last question is answered, if that is sooner", countOf(a.Minutes, "minute"))
	case a.Question.About != nil:
		return fmt.Sprintf("once this has been answered for each %s: %s", strings.ToLower(a.Question.About.Label), generic(a.Question.Ask, a.Question.About))
	}
	return "once this has been answered: " + generic(i.After.Question.Ask, nil)
}
