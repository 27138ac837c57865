package report

import (
	"fmt"
	"strings"

	"safeguard/internal/decide"
	"safeguard/internal/procedure"
)

func (b *pathBuilder) urgent() {
	first := true
	for i, j := range b.actions {
		if !j.view.Urgent {
			continue
		}
		if first {
			b.heading(2, "Urgent: before anything else")
			first = false
		}
		b.action(i, true)
	}
}

func (b *pathBuilder) actionList() {
	first := true
	for i, j := range b.actions {
		if j.view.Urgent {
			continue
		}
		if first {
			b.heading(2, "Actions")
			first = false
		}
		b.action(i, false)
	}
}

// action writes the i-th action of the page under its number.
func (b *pathBuilder) action(i int, loud bool) {
	j := b.actions[i]
	v := j.view
	text := v.Do
	if v.DoNot != "" {
		text = "Do not: " + v.DoNot + "\nUntil: " + v.Until
	}
	b.marked(0, fmt.Sprintf("%d.", i+1), text)
	b.blocks[len(b.blocks)-1].loud = loud
	var facts []string
	if len(j.subjects) > 1 || j.subjects[0] != "" && !strings.Contains(text, j.subjects[0]) {
		facts = append(facts, "for "+andList(j.subjects))
	}
	if v.By != "" {
		facts = append(facts, "by "+v.By)
	}
	if v.Duty != procedure.NoDuty.String() {
		facts = append(facts, "duty: "+v.Duty)
	}
	if v.Practice {
		facts = append(facts, "added by today's practice")
	}
	line := strings.Join(facts, "; ") + cites(v.Cite)
	if line = strings.TrimSpace(line); line != "" {
		b.item(1, upperFirst(line))
	}
	b.deadline(j.action)
	if j.answered != "" {
		b.item(1, "Raised by the answer to: "+j.answered)
	}
}

func (b *pathBuilder) deadline(a *decide.Action) {
	switch {
	case !a.Due.IsZero() && a.Do == nil:
		b.item(1, fmt.Sprintf("In time for %s", longDate(a.Due)))
	case !a.Due.IsZero():
		of := b.a.Value(a.Do.Due.Of, max(0, a.Subject.Index)).Date
		if a.Do.Due.Of.About == nil {
			of = b.a.Value(a.Do.Due.Of, 0).Date
		}
		line := fmt.Sprintf("By %s: %s after %s, which is day 0", longDate(a.Due), decide.Span(a.Do.Due), longDate(of))
		if !a.DueIfFirstDay.IsZero() {
			line += fmt.Sprintf(" (%s if that day counts as the first)", longDate(a.DueIfFirstDay))
		}
		b.item(1, line)
	case a.DueNote != "":
		b.item(1, "No date yet: "+a.DueNote)
	}
}
