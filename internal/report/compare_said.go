package report

import (
	"fmt"

	"safeguard/internal/compare"
	"safeguard/internal/procedure"
)

// said tells a difference in one sentence; "" where the two versions are better
// read one below the other.
func (b *comparedBuilder) said(d *told) string {
	switch {
	case d.Fate != compare.Changed:
		return ""
	case d.What == "question" && d.Field == "alerts":
		return b.alertSaid(d)
	case d.What == "outcome" && d.Field == "actions":
		return b.bringsSaid(d)
	case d.What == "action" && d.Field == "due":
		return dueSaid(d)
	}
	return ""
}

// alertSaid tells of an alert as people meet it: what is answered, and what is
// raised then.
func (b *comparedBuilder) alertSaid(d *told) string {
	p, fate := b.c.New, "is now raised"
	if isGone(&d.Difference) {
		p, fate = b.c.Old, "is no longer raised"
	}
	reply, action := alertParts(member(&d.Difference))
	words, urgent := actionSaid(p, action)
	return fmt.Sprintf("When \"%s\" %s, %s %s%s%s", d.ID, replySaid(p.Question(d.ID), reply), words, fate, urgent, renamedSaid(d, action))
}

// replySaid tells what was answered: "is not known", "includes "Harm"".
func replySaid(q *procedure.Question, reply string) string {
	switch {
	case reply == procedure.NotKnown:
		return "is not known"
	case q.Type == procedure.YesNo:
		return "is " + reply
	}
	label := `"` + q.Options[q.Option(reply)].Label.String() + `"`
	if q.Type == procedure.Many {
		return "includes " + label
	}
	return "is " + label
}

func (b *comparedBuilder) bringsSaid(d *told) string {
	p, fate := b.c.New, "now brings"
	if isGone(&d.Difference) {
		p, fate = b.c.Old, "no longer brings"
	}
	action := member(&d.Difference)
	words, urgent := actionSaid(p, action)
	return fmt.Sprintf("Outcome %s %s %s%s%s", d.ID, fate, words, urgent, renamedSaid(d, action))
}

// actionSaid gives the words of an action, and whether it is urgent.
func actionSaid(p *procedure.Procedure, id string) (words, urgent string) {
	for _, a := range p.Actions {
		if a.ID != id {
			continue
		}
		words = a.Do.String()
		if a.Forbids() {
			words = "Do not: " + a.DoNot.String()
		}
		if a.Urgent {
			urgent = " (urgent)"
		}
	}
	return `"` + words + `"`, urgent
}

// renamedSaid asks whether an action has another id; it does not know.
func renamedSaid(d *told, action string) string {
	switch {
	case d.Renamed == "":
		return ""
	case d.came != nil:
		return fmt.Sprintf("; %s renamed to %s?", action, d.Renamed)
	case isGone(&d.Difference):
		return fmt.Sprintf("; %s may now be %s", action, d.Renamed)
	}
	return fmt.Sprintf("; %s may have been %s", action, d.Renamed)
}

func dueSaid(d *told) string {
	text := fmt.Sprintf("Action %s, due: %s -> %s", d.ID, orNoDeadline(d.Old), orNoDeadline(d.New))
	if d.Old == "" || d.New == "" {
		return text
	}
	return text + " (" + d.Note + ")"
}

func orNoDeadline(words string) string {
	if words == "" {
		return "no deadline"
	}
	return words
}
