package wizard

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"

	"safeguard/internal/safetext"
)

// A screenList is options to choose one of or to tick. It shows no cursor until
// the person has moved, and what the cursor is on is not yet a choice.
type screenList struct {
	options []Option
	one     *huh.Select[int] // one or many; the values are places in options
	many    *huh.MultiSelect[int]
	at      *huh.EmbeddedAccessor[int]
	ticks   *huh.EmbeddedAccessor[[]int]
	shown   bool // the cursor is drawn
	width   int
	cap     int // the rows a label may take
}

// newScreenList makes a list; earlier ids are ticked in a list of many, and get
// the cursor in a list of one.
func newScreenList(options []Option, many bool, earlier []string, theme *screenTheme) *screenList {
	l := &screenList{options: options, at: &huh.EmbeddedAccessor[int]{}, ticks: &huh.EmbeddedAccessor[[]int]{}}
	var present []int
	for i, o := range options {
		if slices.Contains(earlier, o.ID) {
			present = append(present, i)
		}
	}
	if many {
		l.ticks.Set(present)
		l.many = huh.NewMultiSelect[int]().Filterable(false).Accessor(l.ticks)
		l.many.WithTheme(theme.huh()).WithKeyMap(screenKeyMap())
	} else {
		l.one = huh.NewSelect[int]().Accessor(l.at)
		l.one.WithTheme(theme.huh()).WithKeyMap(screenKeyMap())
	}
	l.relabel(screenMinWidth, 1)
	if len(present) > 0 {
		l.place(present[0])
	}
	return l
}

func (l *screenList) field() huh.Field {
	if l.many != nil {
		return l.many
	}
	return l.one
}

// hovered is the place of the option the cursor is on, whether or not it is
// drawn.
func (l *screenList) hovered() int {
	if l.many != nil {
		i, _ := l.many.Hovered()
		return i
	}
	i, _ := l.one.Hovered()
	return i
}

// place puts the cursor on an option and shows it.
func (l *screenList) place(i int) {
	if i < 0 || i >= len(l.options) {
		return
	}
	if !l.shown {
		l.shown = true
		l.field().Focus()
	}
	l.put(i)
}

// hide takes the cursor away, as if nothing had been gone to.
func (l *screenList) hide() {
	l.shown = false
	l.field().Blur()
}

// put moves the cursor without showing it.
func (l *screenList) put(i int) {
	if l.one != nil {
		l.at.Set(i)
		l.one.Accessor(l.at)
	} else {
		step := tea.KeyPressMsg{Code: tea.KeyDown}
		if i < l.hovered() {
			step.Code = tea.KeyUp
		}
		for l.hovered() != i {
			l.many.Update(step)
		}
	}
}

// show scrolls to the cursor: a field does so only after a key, and only once it
// has been drawn.
func (l *screenList) show() {
	l.field().View()
	l.field().Update(tea.KeyPressMsg{})
}

// move is a movement key; it reports whether it was one. The first one shows the
// cursor, at the end it comes from.
func (l *screenList) move(key string) bool {
	last := len(l.options) - 1
	if last < 0 {
		return false
	}
	first := !l.shown
	switch i := l.hovered(); {
	case key == "home", key == "down" && first:
		l.place(0)
	case key == "end", key == "up" && first:
		l.place(last)
	case key == "down":
		l.place((i + 1) % (last + 1))
	case key == "up":
		l.place((i + last) % (last + 1))
	case len(key) == 1 && key >= "1" && key <= "9" && int(key[0]-'1') <= last:
		l.place(int(key[0] - '1'))
	default:
		return false
	}
	return true
}

// tick ticks or unticks the option under the cursor.
func (l *screenList) tick() { l.many.Update(tea.KeyPressMsg{Code: tea.KeySpace, Text: " "}) }

// ticked are the places of the ticked options, in their order.
func (l *screenList) ticked() []int { return l.ticks.Get() }

// label is an option as it stands in the list, numbered, in at most most rows.
func (l *screenList) label(i, width, most int) []string {
	lead := fmt.Sprintf("%*d. ", len(fmt.Sprint(len(l.options))), i+1)
	frame := 2
	if l.many != nil {
		frame += len("[ ] ")
	}
	width = max(1, width-frame)
	return screenClip(screenHang(lead, safetext.Line(l.options[i].shown()), width), most, width, "...")
}

// rows is how many rows the list wants in a width.
func (l *screenList) rows(width int) int {
	n := 0
	for i := range l.options {
		n += len(l.label(i, width, 100))
	}
	return n
}

// fit sizes the list; the cursor stays where it is, and in sight. A label is cut
// where it alone would not fit.
func (l *screenList) fit(width, rows int) {
	if len(l.options) == 0 || rows <= 0 {
		return
	}
	l.field().WithWidth(width).WithHeight(rows)
	if l.width != width || l.cap != rows {
		l.relabel(width, rows)
	}
	l.show()
}

// relabel gives the field its labels anew: it does not break those of a list of
// many itself. It needs a fresh slice each time, as it keeps ticks in it.
func (l *screenList) relabel(width, most int) {
	l.width, l.cap = width, most
	options := make([]huh.Option[int], len(l.options))
	for i := range options {
		options[i] = huh.NewOption(strings.Join(l.label(i, width, most), "\n"), i)
	}
	if l.one != nil {
		l.one.Options(options...)
		return
	}
	at := l.hovered()
	l.many.Options(options...)
	if len(options) > 0 {
		l.put(at)
	}
}

func (l *screenList) view() string {
	if len(l.options) == 0 {
		return ""
	}
	return l.field().View()
}
