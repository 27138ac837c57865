package wizard

import (
	"fmt"

	"safeguard/internal/safetext"
)

// alertLines are all alerts, each marked in words.
func (p *screenPage) alertLines(width int) []string {
	var out []string
	for _, a := range p.s.Alerts {
		if a.Urgent {
			out = append(out, screenStyled(p.theme.urgent, screenHang("URGENT: ", safetext.Line(a.Text), width))...)
			continue
		}
		out = append(out, screenStyled(p.theme.strong, screenHang("Note: ", safetext.Line(a.Text), width))...)
	}
	return out
}

// alertsIn is the alerts in at most rows lines. Where they are cut the last line
// says where the rest is; urgent ones come first then, so that none hides behind
// one that can wait.
func (p *screenPage) alertsIn(width, rows int) []string {
	all := p.alertLines(width)
	if len(all) <= rows || rows <= 0 {
		return all[:min(len(all), rows)]
	}
	sorted := *p
	sorted.s.Alerts = nil
	for _, urgent := range []bool{true, false} {
		for _, a := range p.s.Alerts {
			if a.Urgent == urgent {
				sorted.s.Alerts = append(sorted.s.Alerts, a)
			}
		}
	}
	if rows == 1 {
		return screenClip(sorted.alertLines(width), 1, width, "... more: press F1")
	}
	return append(sorted.alertLines(width)[:rows-1], p.theme.strong.Render("... more: press F1"))
}

func (p *screenPage) warningLines(width int) []string {
	if p.s.Warning == "" {
		return nil
	}
	return screenStyled(p.theme.strong, screenHang("Warning: ", safetext.Line(p.s.Warning+p.passing()), width))
}

// passing names the one key that gives the same reply again.
func (p *screenPage) passing() string {
	switch {
	case !p.s.Again || !p.s.HasReply:
		return ""
	case p.s.Form == ChooseMany, p.text != nil && !p.s.Earlier.NotKnown:
		return " Enter does that."
	}
	return " Ctrl+f does that."
}

// A screenSet is a text set in a width, kept because it may be long and is wanted
// after every key.
type screenSet struct {
	width int
	lines []string
}

// guideLines is what scrolls above the answers: the help, what it rests on and
// what was said earlier or, of Read, the text.
func (p *screenPage) guideLines(width int) []string {
	if p.guided.width != width {
		p.guided = screenSet{width, p.setGuide(width)}
	}
	return p.guided.lines
}

func (p *screenPage) setGuide(width int) []string {
	out := screenWrap(p.s.Help, width)
	for _, r := range p.s.Rests {
		out = append(out, screenHang("Rests on: ", screenOne(r), width)...)
	}
	for _, r := range p.s.Recall {
		out = append(out, screenHang("Earlier: ", screenOne(r), width)...)
	}
	if p.s.Form == Read {
		if len(out) > 0 {
			out = append(out, "")
		}
		out = append(out, screenWrap(p.s.Text, width)...)
	}
	return out
}

// guideIn is the guidance in some rows; the last of them says that there is more
// where there is.
func (p *screenPage) guideIn(lines []string, rows int) []string {
	switch {
	case rows <= 0:
		p.guide.rows, p.guide.lines = 0, 0
		return nil
	case len(lines) <= rows:
		p.guide.fit(rows, len(lines))
		return lines
	}
	p.guide.fit(rows-1, len(lines))
	seen := lines[p.guide.top : p.guide.top+p.guide.rows]
	keys := "pgup/pgdn"
	switch {
	case !p.guide.above():
		keys = "pgdn"
	case !p.guide.below():
		keys = "pgup"
	}
	more := fmt.Sprintf("-- %s: more (%d of %d lines) --", keys, p.guide.top+p.guide.rows, len(lines))
	return append(append([]string{}, seen...), p.theme.hint.Render(more))
}

// optionHelp is the help of the option under the cursor, in the rows that the
// longest help of any option wants, so that nothing jumps as the cursor moves.
func (p *screenPage) optionHelp(width int) (lines []string, rows int) {
	if p.list == nil || p.pane == screenNoting {
		return nil, 0
	}
	const most, indent = 3, "     "
	for i, o := range p.s.Options {
		if o.Help == "" {
			continue
		}
		help := screenClip(screenHang(indent, safetext.Line(o.Help), width), most, width, "... F1")
		rows = max(rows, len(help))
		if p.list.shown && i == p.list.hovered() {
			lines = help
		}
	}
	return lines, rows
}

// asideLines are the present answer and the note, each on a line.
func (p *screenPage) asideLines(width int) []string {
	var out []string
	if p.pane == screenNoting {
		return []string{p.theme.strong.Render(screenCut("Note beside the answer:", width))}
	}
	if now := p.now(); now != "" {
		what := "Now: "
		if p.s.Held {
			what = "Not kept yet: "
		}
		out = append(out, p.theme.strong.Render(screenLine(what+now, width)))
	}
	if note := safetext.Line(p.note.value()); note != "" {
		out = append(out, screenLine(p.noteIs()+": "+note, width))
	}
	return out
}

// noteIs says whether the note is kept already.
func (p *screenPage) noteIs() string {
	switch {
	case p.s.Held:
		return "Note, not kept yet"
	case p.note.draft() != "":
		return "Note, kept once you answer"
	}
	return "Note"
}
