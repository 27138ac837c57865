package wizard

import (
	"fmt"
	"time"

	tea "charm.land/bubbletea/v2"
)

// settleTime is how long no key may come after a new screen before keys count:
// a key pressed for the screen before must never answer one that was not seen.
// A fixed wait of the same length let queued keys through in one run of four.
const settleTime = 120 * time.Millisecond

// The smallest window that can be worked in.
const (
	screenMinWidth  = 30
	screenMinHeight = 8
)

// What the program is told from outside, beside keys and sizes.
type (
	screenAsk struct {
		screen Screen
		answer chan<- Reply // takes one reply without waiting
	}
	screenStop    struct{ why error }
	screenSettled struct{ wait int } // no key since the wait of that number began
)

// A screenModel is the program: the window, and the page that is open. It
// decides itself what every key does; fields only ever get text and movement.
type screenModel struct {
	theme         *screenTheme
	width, height int
	page          *screenPage
	answer        chan<- Reply // nil where no question is open
	armed         bool         // keys count
	wait          int          // the number of the wait that is under way
	ignored       bool         // keys came that did not count
	ending        error        // why the program stops
	frame         string
	started       chan struct{}
}

func newScreenModel(looks ScreenLooks) *screenModel {
	return &screenModel{theme: newScreenTheme(looks), started: make(chan struct{})}
}

// Init asks for the background colour where colours are shown; nothing waits for
// the reply.
func (m *screenModel) Init() tea.Cmd {
	close(m.started)
	if m.theme.colour {
		return tea.RequestBackgroundColor
	}
	return nil
}

// View gives the frame that Update has drawn.
func (m *screenModel) View() tea.View {
	v := tea.NewView(m.frame)
	v.AltScreen = true
	return v
}

// Update takes one message and draws the frame anew. A panic on the way becomes
// the reason why the program ends.
func (m *screenModel) Update(msg tea.Msg) (model tea.Model, cmd tea.Cmd) {
	defer func() {
		if r := recover(); r != nil {
			model, cmd = m, m.end(fmt.Errorf("the screen broke down: %v", r))
		}
	}()
	cmd = m.handle(msg)
	m.frame = m.draw()
	return m, cmd
}

func (m *screenModel) handle(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.width, m.height = msg.Width, msg.Height
	case tea.BackgroundColorMsg:
		m.theme.follow(msg.IsDark())
	case screenAsk:
		m.page, m.answer = newScreenPage(msg.screen, m.theme), msg.answer
		return m.settle()
	case screenSettled:
		m.settled(msg)
	case screenStop:
		return m.end(msg.why)
	case tea.KeyPressMsg:
		return m.press(msg)
	case tea.PasteMsg:
		return m.paste(msg.Content)
	}
	return nil
}

// settle begins a wait in which keys do not count.
func (m *screenModel) settle() tea.Cmd {
	m.armed = false
	m.wait++
	msg := screenSettled{m.wait}
	return tea.Tick(settleTime, func(time.Time) tea.Msg { return msg })
}

func (m *screenModel) settled(msg screenSettled) {
	if msg.wait != m.wait || m.armed {
		return
	}
	m.armed = true
	if m.ignored && m.page != nil && m.page.problem == "" {
		m.page.problem = "Keys pressed before this screen was shown were ignored"
	}
	m.ignored = false
}

// press is a key. Ctrl+c always counts; all others only when a question is open
// and has stood long enough.
func (m *screenModel) press(msg tea.KeyPressMsg) tea.Cmd {
	key := msg.String()
	switch {
	case key == "ctrl+c":
		return m.end(ErrInterrupted)
	case m.answer == nil:
		return nil
	case !m.armed:
		m.ignored = true
		return m.settle()
	case m.tooSmall() && key != "ctrl+s":
		return nil
	}
	open := m.page.pane
	if reply, done := m.page.press(msg); done {
		m.answer <- reply
		m.answer = nil
		return nil
	}
	if m.page.pane != open && m.page.pane == screenAsking { // keys meant for the pane that has closed
		return m.settle()
	}
	return nil
}

func (m *screenModel) paste(text string) tea.Cmd {
	switch {
	case m.answer == nil || m.tooSmall():
	case !m.armed:
		m.ignored = true
		return m.settle()
	default:
		m.page.paste(text)
	}
	return nil
}

// end stops the program for the first reason given.
func (m *screenModel) end(why error) tea.Cmd {
	if m.ending == nil {
		m.ending = why
	}
	return tea.Quit
}

// unfinished is what was half typed where a question is open. It never panics:
// it is also what is saved of a page that broke down.
func (m *screenModel) unfinished() (r Reply) {
	defer func() { _ = recover() }()
	if m.answer == nil || m.page == nil {
		return Reply{}
	}
	return Reply{Draft: m.page.draft(), Note: m.page.note.value()}
}

func (m *screenModel) tooSmall() bool {
	return m.width < screenMinWidth || m.height < screenMinHeight
}
