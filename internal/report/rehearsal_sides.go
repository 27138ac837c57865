package report

import (
	"fmt"
	"strings"

	"safeguard/internal/decide"
	"safeguard/internal/rehearsal"
	"safeguard/internal/scenario"
)

// viewsOf gives the views of a panel, with their reasons.
func (p *page) viewsOf(level int, views []scenario.View) {
	if len(views) == 0 {
		return
	}
	p.heading(level, "How the panel sees it")
	if len(views) > 1 {
		p.paragraph(fmt.Sprintf("The panel holds %d views. They are views with reasons, not a key: others can be held, and the panel did not vote.", len(views)))
	} else {
		p.paragraph("This is a view with its reasons, not a key: another can be held.")
	}
	for _, v := range views {
		p.item(0, v.View.Words)
		p.item(1, "Because: "+v.Because.Words+cites(v.Cite))
	}
}

// sideBySide is every answer beside the panel's.
func (b *debriefBuilder) sideBySide() {
	var rows []row
	for i := range b.d.Lines {
		if l := &b.d.Lines[i]; !isEmptyLine(l) {
			rows = append(rows, b.lineRow(l))
		}
	}
	if len(rows) == 0 {
		return
	}
	b.heading(2, "The answers side by side")
	b.paragraph("What the panel answers is what it knows by the end, with the news that was told.")
	b.table("In the order of the interview", []string{"Question", b.you + ", first", b.you + ", at the end", "The panel"}, rows)
}

// isEmptyLine tells whether neither side ever said anything.
func isEmptyLine(l *rehearsal.Line) bool {
	if l.List != nil {
		return !l.Lists[0].Given && !l.Lists[1].Given && !l.Lists[2].Given
	}
	return !l.Panel.Given && !l.First.Given && !l.Last.Given
}

func (b *debriefBuilder) lineRow(l *rehearsal.Line) row {
	ask := l.Asked()
	first, last, panel := lineWords(l, l.First, l.Lists[1]), lineWords(l, l.Last, l.Lists[2]), lineWords(l, l.Panel, l.Lists[0])
	note := lineNote(l)
	lines := []string{ask}
	switch {
	case first == last && last == panel:
		lines = append(lines, b.you+" and the panel: "+last)
	case first == last:
		lines = append(lines, b.you+": "+last, "The panel: "+panel)
	default:
		lines = append(lines, b.you+", first: "+first, b.you+", at the end: "+last, "The panel: "+panel)
	}
	if note != "" {
		lines = append(lines, "To note: "+note)
	}
	if note != "" {
		ask += "\nTo note: " + note
	}
	return row{line: strings.Join(lines, "\n"), cells: []string{ask, first, orSame(last, first, "As at first"), orSame(panel, last, "The same")}}
}

// orSame is words, or what stands for them where they are those beside them.
func orSame(words, beside, same string) string {
	if words == beside {
		return same
	}
	return words
}

// lineNote says what is to be noted of a line beside its answers.
func lineNote(l *rehearsal.Line) string {
	var notes []string
	if l.Matters {
		notes = append(notes, "Differs, and the path with it")
	}
	if l.News {
		notes = append(notes, "News spoke to it")
	}
	if l.Changes > 0 {
		notes = append(notes, "Said anew "+times(l.Changes))
	}
	if l.Why != "" {
		notes = append(notes, "Why: "+l.Why)
	}
	return strings.Join(notes, "; ")
}

func times(n int) string {
	switch n {
	case 1:
		return "once"
	case 2:
		return "twice"
	}
	return fmt.Sprintf("%d times", n)
}

// whereItPoints is where the chapter points for either set of answers.
func (b *debriefBuilder) whereItPoints() {
	if b.d.Panel == nil || b.d.Trainee == nil {
		return
	}
	b.heading(2, "Where the chapter points")
	theirs := map[string]*decide.Decision{}
	for i := range b.d.Trainee.Decisions {
		theirs[decisionKey(&b.d.Trainee.Decisions[i], b.d.Trainee)] = &b.d.Trainee.Decisions[i]
	}
	var rows []row
	for i := range b.d.Panel.Decisions {
		one := &b.d.Panel.Decisions[i]
		key := decisionKey(one, b.d.Panel)
		rows = append(rows, b.decisionRow(rehearsal.DecisionTitle(one, b.d.Panel), theirs[key], one))
		delete(theirs, key)
	}
	for i := range b.d.Trainee.Decisions {
		if one := &b.d.Trainee.Decisions[i]; theirs[decisionKey(one, b.d.Trainee)] == one {
			rows = append(rows, b.decisionRow(rehearsal.DecisionTitle(one, b.d.Trainee), one, nil))
		}
	}
	b.table("By decision", []string{"Decision", "With " + b.yours + " answers", "With the panel's"}, rows)
}

// decisionKey is what a decision has on both paths. Labels are the same where they
// differ in case and blanks alone.
func decisionKey(d *decide.Decision, p *decide.Path) string {
	return d.Tree.ID + "\x00" + strings.ToLower(strings.TrimSpace(d.Subject.Name(p.Answers)))
}

func (b *debriefBuilder) decisionRow(title string, theirs, panels *decide.Decision) row {
	here, there := upperFirst(decisionWords(theirs, b.d.Trainee)), upperFirst(decisionWords(panels, b.d.Panel))
	if here == there {
		return row{line: title + "\nBoth: " + here, cells: []string{title, here, "The same"}}
	}
	return row{
		line:  fmt.Sprintf("%s\nWith %s answers: %s\nWith the panel's: %s", title, b.yours, here, there),
		cells: []string{title, here, there},
	}
}
