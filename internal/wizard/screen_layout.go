package wizard

import (
	"fmt"
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"safeguard/internal/safetext"
)

// screenTextWidth is how wide a text is set at most: longer lines are hard to
// read back from.
const screenTextWidth = 100

// draw gives the whole frame: exactly as many lines as the window has rows, none
// wider than it.
func (m *screenModel) draw() string {
	if m.width <= 0 || m.height <= 0 {
		return ""
	}
	var lines []string
	switch {
	case m.tooSmall():
		lines = append(m.markLines(), screenWrap("Make the window larger (30x8 at least). Nothing is lost.", m.width)...)
	case m.page == nil:
	case m.page.pane == screenHelping:
		lines = m.page.drawPane("Help", m.page.helpLines, m.width, m.height)
	case m.page.pane == screenTelling:
		lines = m.page.drawPane(soFar, m.page.storyLines, m.width, m.height)
	default:
		lines = m.page.draw(m.width, m.height)
	}
	lines = lines[:min(len(lines), m.height)]
	for i, line := range lines {
		lines[i] = ansi.Truncate(line, m.width, "")
	}
	for len(lines) < m.height {
		lines = append(lines, "")
	}
	return strings.Join(lines, "\n")
}

// markLines is the mark of the page that is open, for a window that has room for
// nothing else.
func (m *screenModel) markLines() []string {
	if m.page == nil {
		return nil
	}
	return screenWrap(m.page.s.Mark, m.width)
}

// textWidth is how wide the page is set in a window. A page to read comes with
// its lines broken already, for the whole window.
func (p *screenPage) textWidth(window int) int {
	if p.s.Form == Read && !p.s.Told {
		return window
	}
	return min(window, screenTextWidth)
}

// draw sets the page: from the top what is to be read, at the bottom what the
// last key did and the keys there are.
func (p *screenPage) draw(width, height int) []string {
	c := p.content(p.textWidth(width), height)
	s := p.plan(c)
	p.hidden = s.guide == 0 && len(c.guide) > 0
	blank := func(spare *int) []string {
		if *spare == 0 {
			return nil
		}
		*spare--
		return []string{""}
	}
	gap, spare := s.gap, s.left
	if gap == 0 && s.alerts+s.warning > 0 {
		gap = len(blank(&spare))
	}
	beforeField, underHeader, underTitle := blank(&spare), blank(&spare), blank(&spare)

	var out []string
	put := func(parts ...[]string) {
		for _, part := range parts {
			out = append(out, part...)
		}
	}
	if s.header > 0 {
		put([]string{p.theme.head.Render(screenHeader(p.s, width))}, underHeader)
	}
	put(p.alertsIn(c.width, s.alerts), screenClip(c.warning, s.warning, c.width, "... F1"), blank(&gap))
	put(screenStyled(p.theme.title, screenClip(c.title, s.title, c.width, "... F1")))
	put(underTitle, p.guideIn(c.guide, s.guide), beforeField)
	put(screenClip(c.aside, s.aside, c.width, ""), p.fieldIn(c.width, s.field), c.help[:min(len(c.help), s.option)])
	for len(out) < height-s.say-s.foot {
		put([]string{""})
	}
	return append(out[:height-s.say-s.foot], p.drawFoot(c, s, width)...)
}

// drawFoot sets the line that says why a key did nothing, or that there is more
// than is shown, and the line of keys. Where there is but one line, why.
func (p *screenPage) drawFoot(c screenContent, s screenPlan, width int) []string {
	keys := p.theme.hint.Render(p.footer(width))
	switch said := screenStyled(p.theme.strong, screenClip(c.say, max(1, s.say), c.width, "...")); {
	case s.say == 0 && len(said) > 0:
		return said
	case s.say == 0:
		return []string{keys}
	case len(said) > 0:
		return append(said, keys)
	}
	return []string{p.theme.hint.Render(screenCut(p.beyond(s.field, c.wants.all), c.width)), keys}
}

// beyond says that there are more answers or lines than the rows show.
func (p *screenPage) beyond(rows, all int) string {
	switch {
	case p.pane == screenNoting:
	case p.list != nil && rows < all:
		return fmt.Sprintf("%d answers in all: up and down show more", len(p.s.Options))
	case p.review != nil && rows < len(p.review.rows):
		return fmt.Sprintf("%d lines in all: up and down show more", len(p.s.Lines))
	}
	return ""
}

// fieldIn sizes and draws the field.
func (p *screenPage) fieldIn(width, rows int) []string {
	var drawn string
	switch {
	case rows <= 0:
		return nil
	case p.pane == screenNoting:
		p.note.writing.fit(width, rows)
		drawn = p.note.writing.view()
	case p.text != nil:
		p.text.fit(width, rows)
		drawn = p.text.view()
	case p.review != nil:
		p.review.fit(width, rows)
		return p.review.view(p.theme)
	case p.list != nil:
		p.list.fit(width, rows)
		drawn = p.list.view()
	}
	lines := strings.Split(p.theme.sober(drawn), "\n")
	return lines[:min(len(lines), rows)]
}

// drawPane sets a page to read that stands over the question.
func (p *screenPage) drawPane(name string, text func(width int) []string, width, height int) []string {
	lines := text(p.textWidth(width))
	p.help.fit(height-2, len(lines))
	where := join(" | ", safetext.Line(p.s.Mark), name)
	switch {
	case p.help.below():
		where += " (pgdn: more)"
	case p.help.above():
		where += " (the end; pgup: more)"
	}
	out := []string{p.theme.head.Render(screenCut(where, width))}
	out = append(out, lines[p.help.top:min(p.help.top+p.help.rows, len(lines))]...)
	for len(out) < height-1 {
		out = append(out, "")
	}
	return append(out, p.theme.hint.Render(p.footer(width)))
}

// screenStyled gives lines in a style, each by itself.
func screenStyled(style lipgloss.Style, lines []string) []string {
	styled := make([]string, len(lines))
	for i, line := range lines {
		styled[i] = style.Render(line)
	}
	return styled
}
