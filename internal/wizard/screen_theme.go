package wizard

import (
	"strings"

	"charm.land/bubbles/v2/key"
	"charm.land/huh/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"
)

// A screenTheme is how each kind of line looks. Text is in the terminal's own
// colour, which reads on every background; colour only sets off what words and
// bold already say.
type screenTheme struct {
	colour bool
	head   lipgloss.Style // the top line
	title  lipgloss.Style // the question
	urgent lipgloss.Style
	strong lipgloss.Style // warnings, problems, headings
	hint   lipgloss.Style // the foot line and other asides
	field  *huh.Styles
}

func newScreenTheme(looks ScreenLooks) *screenTheme {
	t := &screenTheme{colour: looks.Colour}
	bold := lipgloss.NewStyle().Bold(true)
	t.head, t.title, t.strong = bold, bold, bold
	t.urgent = bold.Reverse(true)
	t.hint = lipgloss.NewStyle()
	t.field = screenFieldStyles(bold)
	return t
}

// follow sets the colours for a dark or a light background.
func (t *screenTheme) follow(dark bool) {
	if !t.colour {
		return
	}
	pick := lipgloss.LightDark(dark)
	accent := lipgloss.NewStyle().Bold(true).Foreground(pick(lipgloss.Color("25"), lipgloss.Color("117")))
	aside := lipgloss.NewStyle().Foreground(pick(lipgloss.Color("238"), lipgloss.Color("250")))
	t.head, t.hint = aside, aside
	t.field = screenFieldStyles(accent)
}

// screenFieldStyles are the styles of the fields, which draw no frame, title or
// error of their own. A field that is not focused draws no cursor: nothing looks
// chosen before the person has moved.
func screenFieldStyles(cursor lipgloss.Style) *huh.Styles {
	plain := lipgloss.NewStyle()
	s := huh.ThemeBase(true)
	f := huh.FieldStyles{
		Base: plain, Title: plain, Description: plain,
		Option: plain, SelectedOption: cursor, UnselectedOption: plain,
		SelectSelector:      cursor.SetString("> "),
		MultiSelectSelector: cursor.SetString("> "),
		SelectedPrefix:      plain.SetString("[x] "),
		UnselectedPrefix:    plain.SetString("[ ] "),
		TextInput:           huh.TextInputStyles{Cursor: plain, CursorText: plain, Placeholder: plain, Prompt: plain, Text: plain},
	}
	s.Focused, s.Blurred = f, f
	s.Blurred.SelectedOption = plain
	s.Blurred.SelectSelector = plain.SetString("  ")
	s.Blurred.MultiSelectSelector = plain.SetString("  ")
	return s
}

// huh gives the theme in the form that fields take. They ask for it again each
// time they are drawn, so that it is built once and followed here.
func (t *screenTheme) huh() huh.Theme {
	return huh.ThemeFunc(func(bool) *huh.Styles { return t.field })
}

// sober takes the colours out of what a field has drawn where there is to be
// none: some of a field's styles cannot be reached.
func (t *screenTheme) sober(s string) string {
	if t.colour {
		return s
	}
	var b strings.Builder
	w := colorprofile.Writer{Forward: &b, Profile: colorprofile.ASCII}
	if _, err := w.WriteString(s); err != nil {
		return s
	}
	return b.String()
}

// screenKeyMap is the only keys a field may act on. What ends a field, filters
// its options, ticks all of them or opens an editor is bound to nothing.
func screenKeyMap() *huh.KeyMap {
	none := key.NewBinding()
	k := huh.NewDefaultKeyMap()
	k.Select = huh.SelectKeyMap{
		Next: none, Prev: none, Submit: none, Left: none, Right: none,
		Filter: none, SetFilter: none, ClearFilter: none,
		HalfPageUp: none, HalfPageDown: none, GotoTop: none, GotoBottom: none,
		Up: none, Down: none,
	}
	k.MultiSelect = huh.MultiSelectKeyMap{
		Next: none, Prev: none, Submit: none,
		Filter: none, SetFilter: none, ClearFilter: none,
		HalfPageUp: none, HalfPageDown: none, GotoTop: none, GotoBottom: none,
		SelectAll: none, SelectNone: none,
		Up: key.NewBinding(key.WithKeys("up")), Down: key.NewBinding(key.WithKeys("down")),
		Toggle: key.NewBinding(key.WithKeys("space")),
	}
	k.Input = huh.InputKeyMap{AcceptSuggestion: none, Next: none, Prev: none, Submit: none}
	k.Text = huh.TextKeyMap{Next: none, Prev: none, NewLine: none, Editor: none, Submit: none}
	return k
}
