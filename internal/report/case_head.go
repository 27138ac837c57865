package report

import (
	"fmt"
	"strings"

	"safeguard/internal/record"
)

func (b *caseBuilder) head() {
	b.heading(1, "Case "+b.v.reference())
	b.warnings()
	p, s := b.c.Procedure, b.v.Stamp
	facts := []string{
		"State: " + b.c.State().String(),
		fmt.Sprintf("Procedure: %s (%s), edition %s", p.Title, p.ID, p.Edition),
		"Opened: " + timeWords(b.c.Began()) + "; last event: " + timeWords(b.c.Last()),
	}
	if !s.AsAt.IsZero() {
		facts = append(facts, "As at: "+timeWords(s.AsAt))
	}
	if !b.c.Retain.IsZero() {
		facts = append(facts, "Keep until: "+longDate(b.c.Retain)+". Nothing is deleted by itself")
	}
	for _, fact := range facts {
		b.item(0, fact)
	}
	if p.Opening != "" {
		b.paragraph(p.Opening)
	}
}

// warnings say first what is wrong with the record.
func (b *caseBuilder) warnings() {
	warn := func(text string) {
		b.paragraph(text)
		b.last().loud = true
	}
	if r := b.c.Rehearsal; r != nil {
		warn("FICTITIOUS: a rehearsal of the invented case \"" + r.Title + "\". Nothing here is about anybody.")
	}
	if d := b.v.Damage; d != nil {
		text := fmt.Sprintf("Warning: the record is damaged from event %d on: %s. What is shown here ends before it.", d.Event, d.Why)
		if b.v.Unread > 0 {
			text += fmt.Sprintf(" %s behind it could not be used.", countOf(b.v.Unread, "byte"))
		}
		warn(text)
	}
	if b.v.Torn > 0 {
		warn(fmt.Sprintf("Warning: a write broke off. The %s it left behind are no part of the record, and are not shown here.", countOf(b.v.Torn, "byte")))
	}
	if b.v.Problem != "" {
		warn("Warning: " + b.v.Problem)
	}
}

func (b *caseBuilder) foot() {
	b.heading(2, "Judgement")
	b.paragraph(judgement)
	b.paragraph(aid)
	b.editionOf(b.c.Procedure)
}

// check says how a copy is held against the record that it was made from.
func (b *caseBuilder) check() {
	s := b.v.Stamp
	b.heading(2, "How to check this copy")
	b.item(0, fmt.Sprintf("Case %s: %s", b.v.reference(), countOf(s.Events, "event")))
	b.item(0, "Head hash: "+orWord(s.Head))
	if s.Tool != "" {
		b.item(0, "Made with: safeguard "+s.Tool)
	}
	b.paragraph("Whether the record still holds all that this copy was made from, this command tells:")
	b.item(0, fmt.Sprintf("safeguard case verify %s --expect %s", b.v.reference(), s.Head))
	b.paragraph("The check needs the record itself: a copy alone proves nothing of itself. Of each file that was handed on, the record keeps the sha256 of its bytes, under \"Handed on\". It is taken when the file is written, so no file can name its own: look for it in the record, or in a later copy.")
}

// orWord is a word, or that nobody gave one.
func orWord(s string) string {
	if s == "" {
		return "not said"
	}
	return s
}

// handling is what was done with the record itself.
func (b *caseBuilder) handling() {
	if len(b.c.Torn) > 0 {
		b.heading(2, "Set aside")
		b.paragraph("A write broke off, and what it left behind was set aside. It is no part of the record.")
		for _, t := range b.c.Torn {
			b.item(0, fmt.Sprintf("%s: %s in %s, %s", eventWords(t.Event), countOf(t.Said.Bytes, "byte"), t.Said.File, t.Said.Digest))
		}
	}
	if len(b.c.Exports) > 0 {
		b.heading(2, "Handed on")
		for _, x := range b.c.Exports {
			b.item(0, fmt.Sprintf("%s: as %s, %s", eventWords(x.Event), x.Said.Format, x.Said.Digest))
		}
	}
}

// whoWords names who was at the keyboard, by role and agency.
func whoWords(w record.Who) string {
	var parts []string
	for _, part := range []string{w.Role, w.Agency} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	if len(parts) == 0 {
		return "not said"
	}
	return strings.Join(parts, ", ")
}

// eventWords names an event by its number, its time and who was there.
func eventWords(e record.Event) string {
	return fmt.Sprintf("Event %d, %s, by: %s", e.Number, timeWords(e.At), whoWords(e.By))
}
