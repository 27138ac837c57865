package wizard

import (
	"fmt"

	"safeguard/internal/safetext"
)

// helpLines is the page of help: everything the screen has to say, whole, and
// all keys.
func (p *screenPage) helpLines(width int) []string {
	var out []string
	section := func(heading string, lines ...string) {
		if len(lines) == 0 {
			return
		}
		if len(out) > 0 {
			out = append(out, "")
		}
		if heading != "" {
			out = append(out, p.theme.strong.Render(screenCut(heading, width)))
		}
		out = append(out, lines...)
	}
	section("", p.alertLines(width)...)
	section("", p.warningLines(width)...)
	section("The question", screenWrap(p.s.Title, width)...)
	section("", screenWrap(p.s.Help, width)...)
	var rests, recall []string
	for _, r := range p.s.Rests {
		rests = append(rests, screenHang("- ", screenOne(r), width)...)
	}
	for _, r := range p.s.Recall {
		recall = append(recall, screenHang("- ", screenOne(r), width)...)
	}
	section("It rests on", rests...)
	section("Said earlier", recall...)
	section("The answers", p.optionLines(width)...)
	if now := p.now(); now != "" {
		heading := "Your answer now"
		if p.s.Held {
			heading = "Your answer, not kept yet"
		}
		section(heading, screenWrap(now, width)...)
	}
	section("Your note", screenWrap(p.note.value(), width)...)
	section("The answers so far", p.reviewLines(width)...)
	section("Keys", p.keyLines(width)...)
	if len(p.s.Story) > 0 {
		section(soFar, p.storyLines(width)...)
	}
	return out
}

// storyLines is what was told so far, each tale under its title.
func (p *screenPage) storyLines(width int) []string {
	var out []string
	for i, tale := range p.s.Story {
		if i > 0 {
			out = append(out, "")
		}
		if tale.Title != "" {
			out = append(out, screenStyled(p.theme.strong, screenWrap(tale.Title, width))...)
		}
		out = append(out, screenWrap(tale.Text, width)...)
	}
	return out
}

func (p *screenPage) optionLines(width int) []string {
	var out []string
	for i, o := range p.s.Options {
		out = append(out, screenHang(fmt.Sprintf("%d. ", i+1), safetext.Line(o.shown()), width)...)
		if o.Help != "" {
			out = append(out, screenHang("     ", safetext.Line(o.Help), width)...)
		}
	}
	return out
}

func (p *screenPage) reviewLines(width int) []string {
	var out []string
	for _, line := range p.s.Lines {
		out = append(out, screenHang("- ", screenReviewText(line), width)...)
		if line.Note != "" {
			out = append(out, screenHang("  ", "Note: "+safetext.Line(line.Note), width)...)
		}
	}
	return out
}

func (p *screenPage) keyLines(width int) []string {
	var out []string
	for _, h := range p.askingHints() {
		out = append(out, screenHang(fmt.Sprintf("%-12s  ", h.keys), h.means, width)...)
	}
	return out
}
