package report

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"safeguard/internal/interview"
	"safeguard/internal/procedure"
)

// ChecklistHTML writes a procedure as a blank form for a chair without a
// computer, to be printed on A4 and filled in by hand: every question in the
// order in which it is asked, with its paragraph, what a reply raises at once
// and room for the reason; what belongs beside the answers; and where the
// replies lead.
func ChecklistHTML(w io.Writer, p *procedure.Procedure) error {
	b := &checklistBuilder{p: p}
	b.head()
	for _, s := range p.Stages {
		b.stage(s)
	}
	b.beside()
	b.whereRepliesLead()
	b.routes()
	b.heading(2, "Judgement")
	b.paragraph("The routes are where the chapter points. What to do is for the people in the room, who know more than is asked here.")
	b.paragraph(aid)
	b.editionOf(p)
	return b.html(w, fmt.Sprintf("Checklist: %s, edition %s", p.ID, p.Edition))
}

type checklistBuilder struct {
	page
	p      *procedure.Procedure
	number int // of the question asked last
}

func (b *checklistBuilder) room(text string) {
	b.blocks = append(b.blocks, block{kind: room, text: text})
}

func (b *checklistBuilder) head() {
	b.heading(1, "Checklist: "+b.p.Title)
	if b.p.Opening != "" {
		b.paragraph(b.p.Opening)
		b.last().loud = true
	}
	b.paragraph("List by label, never by name: Child A, Person 1. \"Not known\" is a reply of its own, and never means no: find out, and come back to it.")
	b.table("This discussion", []string{"Case reference", "Date and time", "Chair: role and agency", "Meeting or telephone"}, []row{{cells: slices.Repeat([]string{empty}, 4)}})
}

func (b *checklistBuilder) stage(s *procedure.Stage) {
	b.heading(2, s.Title)
	if s.When != nil {
		b.paragraph(skipWords(s.When))
	}
	for _, k := range s.Kinds {
		b.number++
		b.heading(3, fmt.Sprintf("%d. %s", b.number, k.Ask))
		b.help(k.Help)
		b.room("Labels only, such as " + interview.OfferLabel(k, 0) + ", " + interview.OfferLabel(k, 1))
		b.marked(0, box, "There may be others: not known")
	}
	for _, q := range questionsOf(s) {
		b.question(q)
	}
}

// questionsOf gives the questions of a stage: its checklist, then what only its
// trees ask.
func questionsOf(s *procedure.Stage) []*procedure.Question {
	list := slices.Clone(s.Checklist)
	for _, t := range s.Trees {
		for _, q := range t.Reads.Questions {
			if q.Stage == s && !q.InChecklist && !slices.Contains(list, q) {
				list = append(list, q)
			}
		}
	}
	return list
}

func (b *checklistBuilder) help(text string) {
	if text != "" {
		b.paragraph(text)
		b.last().small = true
	}
}

func (b *checklistBuilder) question(q *procedure.Question) {
	b.number++
	b.heading(3, fmt.Sprintf("%d. %s%s", b.number, generic(q.Ask, q.About), cites(q.Cite)))
	b.help(whenAsked(q))
	b.help(generic(q.Help, q.About))
	if !q.KnownBy.Empty() {
		b.help("Who could know: " + generic(q.KnownBy, q.About))
	}
	replies := repliesOf(q)
	if q.About == nil {
		if len(withMore(replies)) > 0 {
			b.replies(q, replies, box)
		} else {
			b.paragraph(inLine(replies))
		}
		b.room(reasonWords(q))
		return
	}
	b.replies(q, withMore(replies), "-")
	b.forEach(q, replies)
}

// skipWords says when something is left out. It is not left out where that is not
// known.
func skipWords(c *procedure.Condition) string {
	return "Skip only where it is known that this is not so: " + conditionWords(c)
}

func whenAsked(q *procedure.Question) string {
	var words []string
	if q.When != nil {
		words = append(words, skipWords(q.When))
	}
	if !q.InChecklist {
		words = append(words, "Asked where a route turns on it.")
	}
	if q.Basis == procedure.Practice {
		words = append(words, "Added by today's practice.")
	}
	return strings.Join(words, "\n")
}

// reasonWords names the room to write in.
func reasonWords(q *procedure.Question) string {
	switch {
	case q.Type == procedure.FreeText || q.Type == procedure.DateType:
		return "Answer, and where it comes from:"
	case q.Judgement:
		return "What is this based on?"
	}
	return "Reason or evidence:"
}

// blank is a table to be filled in, with a few empty rows.
func (b *checklistBuilder) blank(title, caption string, rows int, header ...string) {
	b.heading(3, title)
	cells := make([]string, len(header))
	for i, h := range header {
		cells[i] = empty
		if _, ticks, ok := strings.Cut(h, ": "); ok && strings.HasPrefix(ticks, box) {
			header[i], _, _ = strings.Cut(h, ": ")
			cells[i] = strings.ReplaceAll(ticks, " "+box, "\n"+box)
		}
	}
	b.table(caption, header, slices.Repeat([]row{{cells: cells}}, rows))
}

// beside is what belongs beside the answers. All of it is optional.
func (b *checklistBuilder) beside() {
	b.heading(2, "What belongs beside the answers")
	b.blank("Who took part", "By agency and role, never by name", 6, "Agency", "Role", "Took part: ☐ present ☐ apologies ☐ no response")
	b.blank("Information by agency", "Fact and opinion apart", 5, "Agency", "Which: ☐ fact ☐ opinion", "About", "What was said")
	b.blank("Interim safety plan", "How each child is kept safe meanwhile", 3, "For", "What keeps them safe, and until when")
	b.blank("Actions", "What was agreed", 5, "What", "Owner", "By when", "How it will be checked")
	b.blank("Dissent", "Anyone may differ, whatever their seniority", 2, "Agency", "What they would have done", "Why", "Escalation: next step, and by when")
}
