package wizard

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"
)

// screenMostLines is what a text may have; the field would drop what is beyond.
const screenMostLines = 9000

// A screenWriting is a text being written, of one line or of many.
type screenWriting struct {
	field huh.Field
	lines bool   // of many lines
	saved string // what counts as kept already
	began string // the text it began with
	shown string // the same, as the field gives it back
}

// newScreenWriting begins with a text, the cursor at its end. Saved is what is
// kept already: what differs from it is a draft.
func newScreenWriting(lines bool, text, saved string, theme *screenTheme) *screenWriting {
	w := &screenWriting{lines: lines, began: unixLines(text), saved: unixLines(saved)}
	accessor := &huh.EmbeddedAccessor[string]{}
	accessor.Set(w.began)
	if lines {
		w.field = huh.NewText().ExternalEditor(false).Accessor(accessor)
	} else {
		w.field = huh.NewInput().Prompt("> ").Accessor(accessor)
	}
	w.field.WithTheme(theme.huh()).WithKeyMap(screenKeyMap())
	w.field.Focus()
	w.send(nil)
	w.shown = w.value()
	return w
}

// send gives the field a message. What it wants done besides is dropped: it
// could only be a blinking cursor or a clipboard that answers too late.
func (w *screenWriting) send(msg tea.Msg) { w.field.Update(msg) }

// value is the text. One that was not touched is what it began with, also where
// the field cannot hold a character of it.
func (w *screenWriting) value() string {
	s, _ := w.field.GetValue().(string)
	if s == w.shown {
		return w.began
	}
	return s
}

// draft is the text where it is not kept already.
func (w *screenWriting) draft() string {
	if s := w.value(); s != w.saved {
		return s
	}
	return ""
}

func (w *screenWriting) empty() bool { return strings.TrimSpace(w.value()) == "" }

// press is a key that ends nothing. Keys that would change words already typed
// in a way nobody asked for are dropped: alt with a letter is mostly esc and a
// letter that came together.
func (w *screenWriting) press(msg tea.KeyPressMsg) (problem string) {
	switch key := msg.String(); key {
	case "alt+enter", "ctrl+j", "shift+enter", "ctrl+enter", "alt+ctrl+j":
		return w.paste("\n")
	case "tab", "shift+tab", "ctrl+t":
		return ""
	case "ctrl+v":
		return "Paste with your terminal's own paste key, often ctrl+shift+v or the right mouse button"
	case "alt+left", "alt+right", "alt+backspace", "alt+delete":
	default:
		if msg.Mod.Contains(tea.ModAlt) && msg.Text == "" {
			return ""
		}
	}
	if len(w.value())+len(msg.Text) > mostReply && msg.Text != "" {
		return tooLong
	}
	w.send(msg)
	return ""
}

// paste puts a text in at the cursor.
func (w *screenWriting) paste(text string) (problem string) {
	text = unixLines(text)
	switch {
	case len(w.value())+len(text) > mostReply:
		return tooLong
	case !w.lines && text == "\n":
		return "This answer is one line: enter takes it"
	case strings.Count(w.value(), "\n")+strings.Count(text, "\n") > screenMostLines:
		return "That is too long to be pasted here; nothing was put in"
	}
	w.send(tea.PasteMsg{Content: text})
	return ""
}

// fit sizes the field; text and cursor stay.
func (w *screenWriting) fit(width, rows int) {
	if w.lines {
		w.field.WithWidth(max(1, width-len(screenMargin))).WithHeight(max(1, rows))
	} else {
		w.field.WithWidth(width)
	}
	w.send(nil) // makes a field of one line scroll to its cursor
}

// screenMargin marks the lines that can be written on.
const screenMargin = "| "

func (w *screenWriting) view() string {
	drawn := screenShown(w.field.View())
	if w.lines {
		drawn = screenMargin + strings.ReplaceAll(drawn, "\n", "\n"+screenMargin)
	}
	return drawn
}

// A screenNote is the note beside an answer. Leaving its editor, by whatever
// key, keeps what was typed.
type screenNote struct {
	kept    string         // the note that came with the screen
	writing *screenWriting // nil until it is opened
	theme   *screenTheme
}

func (n *screenNote) open() {
	if n.writing == nil {
		n.writing = newScreenWriting(true, n.kept, n.kept, n.theme)
	}
}

// value is the whole note.
func (n *screenNote) value() string {
	if n.writing == nil {
		return n.kept
	}
	return n.writing.value()
}

// draft is the note where it is not the one that came with the screen.
func (n *screenNote) draft() string {
	if n.writing == nil {
		return ""
	}
	return n.writing.draft()
}
