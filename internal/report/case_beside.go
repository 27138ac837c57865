package report

import (
	"fmt"
	"strings"

	"safeguard/internal/calendar"
	"safeguard/internal/record"
)

// beside is what the record holds beside the answers. What nobody wrote down is
// named, so that an empty place is seen.
func (b *caseBuilder) beside() {
	b.participants()
	b.information()
	b.safetyPlan()
	b.takenUp()
	b.dissent()
	var nothing []string
	for _, part := range []struct {
		n    int
		what string
	}{
		{len(b.c.Participants), "who took part"},
		{len(b.c.Information), "information by agency"},
		{len(b.c.SafetyPlan), "an interim safety plan"},
		{len(b.c.TakenUp), "actions taken up"},
		{len(b.c.Dissent), "dissent"},
	} {
		if part.n == 0 {
			nothing = append(nothing, part.what)
		}
	}
	if len(nothing) > 0 {
		b.heading(2, "What nobody wrote down")
		b.paragraph("The record holds nothing on: " + strings.Join(nothing, "; ") + ".")
	}
}

// withdrawnWords says that an entry was taken back, and why; "" where it stands.
func withdrawnWords(c *record.Case, by int) string {
	if by == 0 || by > len(c.Events) {
		return ""
	}
	words := fmt.Sprintf("Withdrawn by event %d", by)
	if w, ok := c.Events[by-1].Body.(record.Withdrawn); ok && w.Why != "" {
		words += ": " + w.Why
	}
	return words
}

// entryRow is a row for one entry: the event that says it, then its own cells.
// One that was taken back says so before anything else.
func entryRow[B record.Body](c *record.Case, e record.Entry[B], line string, cells ...string) row {
	if gone := withdrawnWords(c, e.Withdrawn); gone != "" {
		line = gone + "\n" + line
		cells[0] = gone + "\n" + cells[0]
	}
	return row{line: line, cells: append([]string{fmt.Sprint(e.Event.Number)}, cells...)}
}

func rowsOf[B record.Body](c *record.Case, entries []record.Entry[B], one func(B) (line string, cells []string)) []row {
	var rows []row
	for _, e := range entries {
		line, cells := one(e.Said)
		rows = append(rows, entryRow(c, e, line, cells...))
	}
	return rows
}

// section adds a heading with a table below it, unless the table is empty.
func (b *caseBuilder) section(title, caption string, header []string, rows []row) {
	if len(rows) > 0 {
		b.heading(2, title)
		b.table(caption, append([]string{"Event"}, header...), rows)
	}
}

func (b *caseBuilder) participants() {
	b.section("Who took part", "By agency and role", []string{"Agency", "Role", "Took part"},
		rowsOf(b.c, b.c.Participants, func(p record.Participant) (string, []string) {
			return besideName(p.Agency, p.Role) + ": " + p.Presence, []string{p.Agency, p.Role, p.Presence}
		}))
}

func besideName(name, more string) string {
	if more == "" {
		return name
	}
	return name + ", " + more
}

func (b *caseBuilder) information() {
	b.section("Information by agency", "Fact and opinion apart, as they were given", []string{"Agency", "Fact or opinion", "About", "What was said"},
		rowsOf(b.c, b.c.Information, func(i record.Information) (string, []string) {
			return fmt.Sprintf("%s, %s, about %s: %s", i.Agency, i.Standing, aboutInside(i.About), i.Words), []string{i.Agency, i.Standing, aboutWords(i.About), i.Words}
		}))
}

// aboutWords names whom an entry is about; without a label it is the case.
func aboutWords(label string) string {
	if label == "" {
		return "The case"
	}
	return label
}

// aboutInside is aboutWords within a sentence.
func aboutInside(label string) string {
	if label == "" {
		return "the case"
	}
	return label
}

func (b *caseBuilder) safetyPlan() {
	b.section("Interim safety plan", "How each is kept safe meanwhile", []string{"For", "What keeps them safe"},
		rowsOf(b.c, b.c.SafetyPlan, func(s record.SafetyPlan) (string, []string) {
			return aboutWords(s.About) + ": " + s.Words, []string{aboutWords(s.About), s.Words}
		}))
}

func (b *caseBuilder) takenUp() {
	b.section("Actions taken up", "What somebody undertook to do", []string{"What", "Owner", "By when", "How it will be checked"},
		rowsOf(b.c, b.c.TakenUp, func(t record.TakenUp) (string, []string) {
			do := t.Do
			if t.About != "" && !strings.Contains(do, t.About) {
				do = t.About + ": " + do
			}
			if words := pathActionWords(b.c.Procedure, t.Action); words != "" && words != t.Do {
				do += "\nOn the path: " + words
			}
			by := b.byWords(t.By)
			line := do + "\nOwner: " + t.Owner + "; " + by
			if t.Check != "" {
				line += "\nHow it will be checked: " + t.Check
			}
			return line, []string{do, t.Owner, upperFirst(by), t.Check}
		}))
}

// byWords says by when something is due. Whether it was done nobody can tell
// from here.
func (b *caseBuilder) byWords(d calendar.Date) string {
	switch asAt := b.v.Stamp.AsAt; {
	case d.IsZero():
		return "no date given"
	case !asAt.IsZero() && d.String() < asAt.UTC().Format("2006-01-02"):
		return "was due by " + longDate(d)
	}
	return "due by " + longDate(d)
}

func (b *caseBuilder) dissent() {
	b.section("Dissent", "Who would have done something else", []string{"Agency", "Would have done", "Why", "Escalation"},
		rowsOf(b.c, b.c.Dissent, func(d record.Dissent) (string, []string) {
			line := d.Agency + " would have: " + d.Would
			if d.Why != "" {
				line += "\nWhy: " + d.Why
			}
			if d.Escalation != "" {
				line += "\nEscalation: " + d.Escalation
			}
			return line, []string{d.Agency, d.Would, d.Why, d.Escalation}
		}))
}

// views is what the practitioner said in their own words, before the path was
// shown and of it.
func (b *caseBuilder) views() {
	if len(b.c.Views) > 0 {
		b.heading(2, "The practitioner's own view, said before the path was shown")
		for _, e := range b.c.Views {
			text := fmt.Sprintf("%s: %s\n%s", aboutWords(e.Said.About), e.Said.Words, eventWords(e.Event))
			if gone := withdrawnWords(b.c, e.Withdrawn); gone != "" {
				text = gone + "\n" + text
			}
			b.item(0, text)
		}
	}
	b.verdicts()
}

// verdicts lists what was said of each path that was shown. One does not take the
// place of another: others may have been at the keyboard.
func (b *caseBuilder) verdicts() {
	if len(b.c.Verdicts) == 0 {
		return
	}
	b.heading(2, "Whether the practitioner agrees, and why not")
	for _, v := range b.c.Verdicts {
		b.item(0, fmt.Sprintf("%s\n%s\n%s", verdictWords(v.Said), ofPath(v.Of), eventWords(v.Event)))
	}
	if b.isDisputed() {
		b.paragraph("Of the path shown last, one agrees and another differs. Both stand: the record does not choose between them.")
	}
	b.unseen()
}

func verdictWords(said record.Body) string {
	if d, ok := said.(record.Differed); ok {
		return "Differs: " + orNotSaid(d.Words)
	}
	return "Agrees with where the path points."
}

// ofPath says which path a verdict is on.
func ofPath(p *record.Path) string {
	if p == nil {
		return "No path had been shown."
	}
	return fmt.Sprintf("Of the path shown at event %d.", p.Event.Number)
}

// isDisputed tells whether the path shown last was agreed with and differed from.
func (b *caseBuilder) isDisputed() bool {
	agreed, differed := false, false
	for _, v := range b.c.Verdicts {
		if v.Of == nil || v.Of != b.c.LastPath() {
			continue
		}
		_, differs := v.Said.(record.Differed)
		agreed, differed = agreed || !differs, differed || differs
	}
	return agreed && differed
}
