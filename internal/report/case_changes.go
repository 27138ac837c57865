package report

import (
	"fmt"
	"io"
	"strings"

	"safeguard/internal/decide"
	"safeguard/internal/field"
	"safeguard/internal/procedure"
	"safeguard/internal/record"
)

// changes says what is no longer as it was: the answers that were changed after a
// path had been shown, with each reopening where it stands among them, and how the
// path changed from each time it was shown to the next, and since.
func (b *caseBuilder) changes() {
	steps, rows := b.steps(), b.changed()
	if len(rows)+len(steps) == 0 {
		return
	}
	b.heading(2, "What changed after a path was shown, and why")
	b.table("In the order of the record", []string{"Event", "When and who", "What", "Before", "Now", "Why"}, rows)
	if len(steps) == 0 {
		return
	}
	b.heading(3, "How the path changed")
	for _, s := range steps {
		b.paragraph(s.words)
		b.differences(record.Compare(s.was, s.is), s.was, s.is, overTime)
	}
}

// Since writes what differs between the path that was shown before and the one
// that is to be shown now, as a page of text to stand before it. Both are of one
// case.
func Since(w io.Writer, before, now *decide.Path, looks Looks) error {
	p := &page{}
	p.heading(2, "What changed since the path shown before")
	p.differences(record.Compare(before, now), before, now, overTime)
	return p.text(w, looks)
}

// A step is from one outcome path to the next, or to how things stand now.
type step struct {
	words   string
	was, is *decide.Path
}

func (b *caseBuilder) steps() []step {
	var steps []step
	for i := range b.c.Paths {
		p := b.c.Paths[i]
		s := step{fmt.Sprintf("From the path shown at event %d to the answers as they stand now:", p.Event.Number), p.Decide(), b.now}
		if i+1 < len(b.c.Paths) {
			next := b.c.Paths[i+1]
			s.words = fmt.Sprintf("From the path shown at event %d to the one shown at event %d:", p.Event.Number, next.Event.Number)
			s.is = next.Decide()
		} else if !b.c.ChangedSince(p) {
			break
		}
		steps = append(steps, s)
	}
	return steps
}

func orNotSaid(s string) string {
	if s == "" {
		return "no reason was given"
	}
	return s
}

// changed gives a row for each thing that was said anew after a path was shown,
// and for each reopening, in the order of their events: what was changed before a
// reopening is not what it led to.
func (b *caseBuilder) changed() []row {
	var rows []row
	reopened := b.c.Reopened
	for _, e := range b.c.Changed {
		for len(reopened) > 0 && reopened[0].Event.Number < e.Event.Number {
			rows = append(rows, reopenedRow(reopened[0]))
			reopened = reopened[1:]
		}
		rows = append(rows, b.changedRow(e))
	}
	for _, r := range reopened {
		rows = append(rows, reopenedRow(r))
	}
	return rows
}

func (b *caseBuilder) changedRow(e record.Changed) row {
	s, _ := sayWords(b.c.Procedure, e.Said)
	if s.before == "" {
		s.before = "Not answered"
	}
	return row{
		line:  fmt.Sprintf("%s\nBefore: %s\nNow: %s\nWhy: %s\n%s", s.asked, s.before, s.now, orWord(e.Why), eventWords(e.Event)),
		cells: []string{fmt.Sprint(e.Event.Number), whenAndWho(e.Event), s.asked, s.before, s.now, orWord(e.Why)},
	}
}

func reopenedRow(r record.Entry[record.Reopened]) row {
	const what = "The case was reopened"
	return row{
		line:  fmt.Sprintf("%s\nWhy: %s\n%s", what, orWord(r.Said.Why), eventWords(r.Event)),
		cells: []string{fmt.Sprint(r.Event.Number), whenAndWho(r.Event), what, "", "", orWord(r.Said.Why)},
	}
}

func whenAndWho(e record.Event) string { return timeWords(e.At) + "\nBy: " + whoWords(e.By) }

// sides are what the two paths of a comparison are called.
type sides struct{ before, now, came, went, raised, cleared, moved string }

// overTime compares a path with an earlier one of the same case.
var overTime = sides{
	before: "Before", now: "Now", came: "New action", went: "No longer an action of the path",
	raised: "Now raised at once", cleared: "No longer raised at once", moved: "Moved",
}

// underEditions compares what two editions say of the same answers. A file that
// was changed without a new edition is told apart in words.
func underEditions(this, other string) sides {
	this, other = "edition "+this, "edition "+other
	if this == other {
		this, other = "the file kept with the case", "the file at hand"
	}
	return sides{
		before: "Under " + this, now: "Under " + other, came: "Only under " + other, went: "Only under " + this,
		raised: "Raised at once only under " + other, cleared: "Raised at once only under " + this, moved: "Another date",
	}
}

// differences lists what differs between two paths.
func (b *page) differences(d *record.Differences, was, is *decide.Path, say sides) {
	if !d.Any() {
		b.paragraph("Nothing on the path differs: no decision, no alert and no action.")
		return
	}
	for _, c := range d.Decisions {
		b.item(0, fmt.Sprintf("%s\n%s: %s\n%s: %s", decisionTitle(c, was, is), say.before, decisionWords(c.Before, was), say.now, decisionWords(c.After, is)))
	}
	for _, c := range d.Alerts {
		if c.Before == nil {
			b.item(0, say.raised+": "+alertWords(c.After, is))
		} else {
			b.item(0, say.cleared+": "+alertWords(c.Before, was))
		}
	}
	for _, c := range d.Actions {
		switch {
		case c.Before == nil:
			b.item(0, say.came+": "+datedAction(c.After, is))
		case c.After == nil:
			b.item(0, say.went+": "+datedAction(c.Before, was))
		default:
			b.item(0, fmt.Sprintf("%s: %s\n%s: %s\n%s: %s", say.moved, actionOf(c.After, is), say.before, dueBy(c.Before), say.now, dueBy(c.After)))
		}
	}
}

// decisionTitle names a decision, with whom it is about where it does not say.
func decisionTitle(c record.DecisionChange, was, is *decide.Path) string {
	one, of := c.After, is
	if one == nil {
		one, of = c.Before, was
	}
	label := one.Subject.Name(of.Answers)
	title := one.Tree.Title.Fill(label)
	if label != "" && !strings.Contains(title, label) {
		title = label + ": " + title
	}
	return title
}

// decisionWords says how a decision came out; nil is one that a path has not.
func decisionWords(d *decide.Decision, p *decide.Path) string {
	if d == nil {
		return "not on the path"
	}
	var titles []string
	for _, o := range d.Possible {
		title := o.Title.Fill(d.Subject.Name(p.Answers))
		if o.Duty != procedure.NoDuty {
			title += fmt.Sprintf(" (duty: %s)", o.Duty)
		}
		titles = append(titles, title)
	}
	words := ""
	switch d.Status {
	case decide.NotReached:
		return "not reached, which does not mean safe"
	case decide.Open:
		words = "still open: " + field.Or(titles)
	default:
		words = strings.Join(titles, "")
	}
	if d.Provisional {
		words += ", provisional"
	}
	if d.Applies == decide.Unknown {
		words += ", where it is not certain yet that the stage applies"
	}
	return words
}

func alertWords(a *decide.Alert, p *decide.Path) string {
	return actionOf(&decide.Action{Do: a.Action, Subject: a.Subject}, p)
}

// viewWords is an action in words, with whom it is for where it does not say.
func viewWords(v actionView, name string) string {
	words := v.Do
	if v.DoNot != "" {
		words = "Do not: " + v.DoNot + ". Until: " + v.Until
	}
	if name != "" && !strings.Contains(words, name) {
		words += " (for " + name + ")"
	}
	return words
}

func actionOf(a *decide.Action, p *decide.Path) string {
	return viewWords(viewAction(p, a), a.Subject.Name(p.Answers))
}

func datedAction(a *decide.Action, p *decide.Path) string {
	words := actionOf(a, p)
	if !a.Due.IsZero() {
		words += ", " + dueBy(a)
	}
	return words
}

func dueBy(a *decide.Action) string {
	if a.Due.IsZero() {
		return "no date"
	}
	return "by " + longDate(a.Due)
}
