package report

import (
	"fmt"
	"slices"
	"strings"

	"safeguard/internal/decide"
	"safeguard/internal/field"
	"safeguard/internal/procedure"
	"safeguard/internal/safetext"
)

// urgent lists what comes before anything else: the urgent actions, and the
// questions that nobody has answered although not knowing would be urgent.
func (b *pathBuilder) urgent() {
	var unasked []string
	for _, o := range b.p.Outstanding {
		if q := o.Question; q != nil && !o.NotKnown && slices.ContainsFunc(q.NotKnownAlerts, func(a *procedure.Action) bool { return a.Urgent }) {
			unasked = append(unasked, b.about(o.Item)+askOf(b.a, o.Item))
		}
	}
	if len(unasked) == 0 && !slices.ContainsFunc(b.actions, func(j joined) bool { return j.view.Urgent }) {
		return
	}
	b.heading(2, "Urgent: before anything else")
	for i, j := range b.actions {
		if j.view.Urgent {
			b.action(i, true)
		}
	}
	for _, ask := range unasked {
		b.item(0, "Nobody has answered: "+ask)
		b.blocks[len(b.blocks)-1].loud = true
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
		facts = append(facts, "for "+field.And(j.subjects))
	}
	if v.By != "" {
		facts = append(facts, "who: "+v.By)
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
	for _, raised := range j.raisedBy {
		b.item(1, "Raised by: "+b.stepWords(raised))
		if note := b.a.Value(raised.Question, raised.Subject).Note; note != "" {
			b.item(2, "Noted: "+safetext.Clean(note))
		}
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
