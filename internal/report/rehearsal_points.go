package report

import (
	"fmt"
	"strings"

	"safeguard/internal/answers"
	"safeguard/internal/procedure"
	"safeguard/internal/record"
	"safeguard/internal/rehearsal"
)

// inShort is where the two paths part.
func (b *debriefBuilder) inShort() {
	b.heading(2, "In short: where the two paths part")
	p := b.d.Parting
	if p == nil && !b.d.Finished {
		b.paragraph(fmt.Sprintf("As far as the sitting went they do not part: where %s answers differ from the panel's, they point to the same decisions and actions so far.", b.yours))
		return
	}
	if p == nil {
		b.paragraph(fmt.Sprintf("They do not part. Where %s answers differ from the panel's, they point to the same decisions and actions.", b.yours))
		return
	}
	l := &p.Line
	when, answered := partedWhen(p)
	b.paragraph("They part for the first time " + when + ", at this question:")
	b.item(0, l.Asked())
	b.item(1, fmt.Sprintf("%s %s: %s", b.you, answered, lineWords(l, p.Trainee, p.List[1])))
	b.item(1, "The panel, with what was known by then: "+lineWords(l, p.Panel, p.List[0]))
	if l.Question != nil {
		b.paragraphsBelow(1, l.Question.Cite)
	}
	b.partedWith(p)
	answer := "answer"
	if len(p.With) > 0 {
		answer = "answers"
	}
	panels, theirs := p.Brings()
	b.brings("With the panel's "+answer+" there would have been, and with "+b.yours+" "+answer+" not:", panels)
	b.brings("With "+b.yours+" "+answer+" there is, and with the panel's not:", theirs)
	if p.Corrected {
		b.paragraph(fmt.Sprintf("%s answered it anew later on, as the panel does.", b.you))
	} else {
		b.paragraph("The answer stayed as it was to the end.")
	}
}

// partedWith says with which earlier answers together an answer parts.
func (b *debriefBuilder) partedWith(p *rehearsal.Parting) {
	if len(p.With) == 0 {
		return
	}
	b.paragraph("By itself it would have changed nothing. It did together with what was answered before:")
	for n := range p.With {
		l := &p.With[n]
		b.item(0, l.Asked())
		b.item(1, fmt.Sprintf("%s answered: %s", b.you, lineWords(l, l.Last, answers.List{})))
		b.item(1, "The panel, with what was known by then: "+lineWords(l, l.Panel, answers.List{}))
	}
}

// partedWhen says when the paths part, and how the answer that they part by is to
// be spoken of: news can make another answer of one that was given before.
func partedWhen(p *rehearsal.Parting) (when, answered string) {
	if p.Event.Number == 0 {
		return "by the end", "answered"
	}
	if _, byNews := p.Event.Body.(record.Told); byNews {
		return "when news came, on " + timeWords(p.Event.At), "had answered"
	}
	return "on " + timeWords(p.Event.At), "answered"
}

func (b *debriefBuilder) brings(title string, what []string) {
	if len(what) == 0 {
		return
	}
	b.paragraph(title)
	for _, words := range what {
		b.item(0, words)
	}
}

// lineWords is one answer to a line, in words.
func lineWords(l *rehearsal.Line, v answers.Value, list answers.List) string {
	switch {
	case l.List != nil && !list.Given:
		return "Not answered"
	case l.List != nil:
		return list.Words()
	}
	return repliedWords(l.Question, l.Label, v)
}

// repliedWords is an answer in words, with semicolons between its parts as
// everywhere in a debrief.
func repliedWords(q *procedure.Question, label string, v answers.Value) string {
	if !v.Given {
		return "Not answered"
	}
	return strings.Join(v.Words(q, label), "; ")
}

func (b *debriefBuilder) standsOut() {
	if len(b.d.Points) == 0 {
		b.heading(2, "What stands out")
		b.paragraph("Nothing stands out against the panel's answers. There is still much to talk about: the panel's views, and what decided it for you.")
		return
	}
	b.points("What stands out", b.d.Points)
}

// points lists points by theme, each with the paragraph behind it and a question
// for the room.
func (b *debriefBuilder) points(title string, points []rehearsal.Point) {
	if len(points) == 0 {
		return
	}
	b.heading(2, title)
	for _, theme := range rehearsal.Themes() {
		first := true
		for i := range points {
			if points[i].Theme != theme {
				continue
			}
			if first {
				b.heading(3, themeWords(theme))
				first = false
			}
			b.point(&points[i])
		}
	}
}

func (b *debriefBuilder) point(p *rehearsal.Point) {
	b.item(0, p.Says)
	b.paragraphsBelow(1, p.Cite)
	if p.Ask != "" {
		b.item(1, "To talk about: "+p.Ask)
	}
}

// panelViews gives all the views of the panel, with their reasons.
func (b *debriefBuilder) panelViews() {
	b.viewsOf(2, b.d.Scenario.Panel)
}
