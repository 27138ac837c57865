package wizard

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// A screenRig drives the program without a terminal, a clock or a goroutine: it
// sends messages and throws away every command that comes back.
type screenRig struct {
	t      *testing.T
	m      *screenModel
	answer chan Reply
}

func newScreenRig(t *testing.T, width, height int) *screenRig {
	t.Helper()
	r := &screenRig{t: t, m: newScreenModel(ScreenLooks{})}
	r.size(width, height)
	return r
}

// openScreen shows a screen at 80x24 and waits until keys count.
func openScreen(t *testing.T, s Screen) *screenRig {
	t.Helper()
	r := newScreenRig(t, 80, 24)
	r.ask(s)
	r.arm()
	return r
}

func (r *screenRig) ask(s Screen) {
	r.answer = make(chan Reply, 1)
	r.m.Update(screenAsk{s, r.answer})
}

// arm is the end of the wait without a key.
func (r *screenRig) arm() { r.m.Update(screenSettled{r.m.wait}) }

func (r *screenRig) size(width, height int) {
	r.m.Update(tea.WindowSizeMsg{Width: width, Height: height})
}

// keys presses keys one after another, as if they had come in one read.
func (r *screenRig) keys(names ...string) {
	r.t.Helper()
	for _, name := range names {
		r.m.Update(keyCalled(r.t, name))
	}
}

func (r *screenRig) types(text string) {
	for _, c := range text {
		r.m.Update(tea.KeyPressMsg{Code: c, Text: string(c)})
	}
}

func (r *screenRig) pastes(text string) { r.m.Update(tea.PasteMsg{Content: text}) }

// frame is the screen as plain text.
func (r *screenRig) frame() string { return ansi.Strip(r.m.View().Content) }

func (r *screenRig) shows(text string) {
	r.t.Helper()
	if !strings.Contains(r.frame(), text) {
		r.t.Errorf("the screen does not show %q:\n%s", text, r.frame())
	}
}

func (r *screenRig) hides(text string) {
	r.t.Helper()
	if strings.Contains(r.frame(), text) {
		r.t.Errorf("the screen shows %q:\n%s", text, r.frame())
	}
}

// replied gives the reply; there must be one.
func (r *screenRig) replied() Reply {
	r.t.Helper()
	select {
	case reply := <-r.answer:
		return reply
	default:
		r.t.Fatalf("there is no reply yet:\n%s", r.frame())
		return Reply{}
	}
}

// silent fails when there is a reply.
func (r *screenRig) silent() {
	r.t.Helper()
	select {
	case reply := <-r.answer:
		r.t.Fatalf("got a reply: %+v", reply)
	default:
	}
}

// keyOfText is a key that writes a text, whatever the text is.
func keyOfText(text string) tea.KeyPressMsg { return tea.KeyPressMsg{Code: 'x', Text: text} }

func keyCalled(t *testing.T, name string) tea.KeyPressMsg {
	t.Helper()
	var msg tea.KeyPressMsg
	rest := name
	for _, mod := range []struct {
		prefix string
		mod    tea.KeyMod
	}{{"ctrl+", tea.ModCtrl}, {"alt+", tea.ModAlt}, {"shift+", tea.ModShift}} {
		if after, ok := strings.CutPrefix(rest, mod.prefix); ok {
			msg.Mod |= mod.mod
			rest = after
		}
	}
	codes := map[string]rune{
		"enter": tea.KeyEnter, "esc": tea.KeyEscape, "up": tea.KeyUp, "down": tea.KeyDown,
		"left": tea.KeyLeft, "right": tea.KeyRight, "home": tea.KeyHome, "end": tea.KeyEnd,
		"pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown, "tab": tea.KeyTab, "f1": tea.KeyF1,
		"space": tea.KeySpace, "backspace": tea.KeyBackspace,
	}
	code, known := codes[rest]
	switch {
	case known:
		msg.Code = code
	case len([]rune(rest)) == 1:
		msg.Code = []rune(rest)[0]
		if msg.Mod == 0 {
			msg.Text = rest
		}
	default:
		t.Fatalf("no key is called %q", name)
	}
	if rest == "space" && msg.Mod == 0 {
		msg.Text = " "
	}
	if msg.String() != name {
		t.Fatalf("the key %q reads as %q", name, msg.String())
	}
	return msg
}

// Screens to ask.

var yesNo = []Option{{ID: "yes", Label: "Yes"}, {ID: "no", Label: "No"}, {ID: "not-known", Label: "Not known"}}

func yesNoScreen() Screen {
	return Screen{
		Form: ChooseOne, Stage: "Referral", Subject: "Child A", Progress: "7 answered, about 20 to go",
		Title: "Is the child in immediate danger?", Help: "Act on what is known now.",
		Rests: []string{"4.5a  Protect first"}, Recall: []string{"Who told you: a teacher"},
		Options: slices.Clone(yesNo), CanBack: true, CanLeave: true, CanNote: true,
	}
}

func manyScreen() Screen {
	s := yesNoScreen()
	s.Form, s.Title = ChooseMany, "What has been seen?"
	s.Options = []Option{
		{ID: "bruise", Label: "A bruise"},
		{ID: "fear", Label: "Fear of somebody", Help: "Shown or said."},
		{ID: "hunger", Label: "Hunger"},
		{ID: "none", Label: "None of these", Alone: true},
	}
	return s
}

func wordsScreen() Screen {
	s := yesNoScreen()
	s.Form, s.Title, s.Options, s.NotKnown = Words, "What did the child say?", nil, true
	return s
}

func lineScreen() Screen {
	s := wordsScreen()
	s.Form, s.Title = Line, "When was it?"
	return s
}

func reviewScreen(n int) Screen {
	s := Screen{Form: Review, Title: "Look over the answers", Help: "Enter changes a line.", CanBack: true}
	for i := range n {
		s.Lines = append(s.Lines, ReviewLine{
			Stage: "Stage " + string(rune('A'+i/20)), Subject: "Child " + string(rune('A'+i%20/10)),
			Question: fmt.Sprintf("Question number %d?", i), Answer: fmt.Sprintf("answer number %d", i),
		})
	}
	return s
}

func readScreen(lines int) Screen {
	s := Screen{Form: Read, Title: "Where the chapter points", Options: slices.Clone(yesNo), CanBack: true}
	var text []string
	for i := range lines {
		text = append(text, fmt.Sprintf("  text line %d of the page", i))
	}
	s.Text = strings.Join(text, "\n")
	return s
}
