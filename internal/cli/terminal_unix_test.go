//go:build unix

package cli_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/creack/pty"
	"github.com/hinshun/vt10x"
	"golang.org/x/term"
)

const (
	patience = 60 * time.Second       // how long a text may be awaited on a loaded machine
	rest     = 200 * time.Millisecond // between two tries of a key: longer than a new screen ignores keys
)

// A seat is the program on a terminal of its own. The terminal answers no query.
// Its methods end the goroutine they are called in where something never comes.
type seat struct {
	t        *testing.T
	what     string // for messages
	dir      string
	keyboard *os.File // the person's end of the terminal
	tty      *os.File // the program's end
	screen   vt10x.Terminal
	cmd      *exec.Cmd
	before   *term.State
	mu       sync.Mutex
	raw      strings.Builder
	changed  chan struct{}
	read     chan struct{} // closed when nothing more will come
}

// sit starts the program in a folder.
func sit(t *testing.T, what, dir string, width, height int, env []string, args ...string) *seat {
	keyboard, tty, err := pty.Open()
	if err != nil {
		t.Skip("no pseudo-terminal:", err)
	}
	s := &seat{
		t: t, what: what, dir: dir, keyboard: keyboard, tty: tty, screen: vt10x.New(vt10x.WithSize(width, height)),
		changed: make(chan struct{}, 1), read: make(chan struct{}),
	}
	s.resize(width, height)
	if s.before, err = term.GetState(int(tty.Fd())); err != nil {
		s.fail("%v", err)
	}
	s.cmd = exec.Command(os.Args[0], args...)
	s.cmd.Args[0], s.cmd.Dir = "safeguard", dir
	s.cmd.Env = append([]string{"HOME=" + dir, "XDG_DATA_HOME=" + filepath.Join(dir, "data")}, env...)
	s.cmd.Stdin, s.cmd.Stdout, s.cmd.Stderr = tty, tty, tty
	s.cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	if err := s.cmd.Start(); err != nil {
		s.fail("%v", err)
	}
	go s.watch()
	return s
}

// leave ends what still runs.
func (s *seat) leave() {
	_ = s.cmd.Process.Kill()
	s.tty.Close()
	<-s.read
	s.keyboard.Close()
}

func (s *seat) fail(format string, args ...any) {
	s.t.Errorf("%s: "+format+"\nthe screen is\n%s", append(append([]any{s.what}, args...), s.screen.String())...)
	runtime.Goexit()
}

func (s *seat) watch() {
	defer close(s.read)
	buf := make([]byte, 4096)
	var inserts insertMode
	for {
		n, err := s.keyboard.Read(buf)
		if err != nil {
			return
		}
		s.mu.Lock()
		s.raw.Write(buf[:n])
		s.mu.Unlock()
		_, _ = s.screen.Write(inserts.take(buf[:n]))
		select {
		case s.changed <- struct{}{}:
		default:
		}
	}
}

// An insertMode makes up for what the emulator leaves out. It takes no notice of the
// mode in which text moves what stands behind it, which the program uses where a
// terminal, such as a vt100, has no other way: room is made first in its place.
type insertMode struct{ held string }

// take gives what can be shown by now.
func (m *insertMode) take(b []byte) []byte {
	const on, off = "\x1b[4h", "\x1b[4l"
	m.held += string(b)
	var out string
	for {
		before, rest, found := strings.Cut(m.held, on)
		text, behind, whole := strings.Cut(rest, off)
		if !found || !whole {
			break
		}
		out += before + fmt.Sprintf("\x1b[%d@", ansi.StringWidth(text)) + text
		m.held = behind
	}
	safe := strings.Index(m.held, on)
	if safe < 0 {
		safe = len(m.held)
	}
	for n := len(on) - 1; n > 0 && safe == len(m.held); n-- { // its beginning may stand at the end
		if strings.HasSuffix(m.held, on[:n]) {
			safe -= n
		}
	}
	out, m.held = out+m.held[:safe], m.held[safe:]
	return []byte(out)
}

// bytes is all that the program has written, and what the terminal echoed.
func (s *seat) bytes() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.raw.String()
}

func (s *seat) resize(width, height int) {
	s.screen.Resize(width, height)
	if err := pty.Setsize(s.keyboard, &pty.Winsize{Cols: uint16(width), Rows: uint16(height)}); err != nil {
		s.fail("%v", err)
	}
}

func (s *seat) types(keys string) {
	if _, err := s.keyboard.WriteString(keys); err != nil {
		s.fail("%v", err)
	}
}

// shows waits until a text stands on the screen.
func (s *seat) shows(text string) {
	s.until(text, func() bool { return strings.Contains(s.screen.String(), text) }, nil)
}

// until waits for a condition. Where there is something to try, it is tried again
// and again, each time after a rest: that is how a person gets past the moment in
// which keys do not count.
func (s *seat) until(what string, met func() bool, try func()) {
	deadline := time.After(patience)
	again := time.NewTicker(rest)
	defer again.Stop()
	for !met() {
		select {
		case <-s.changed:
		case <-again.C:
			if try != nil && !met() {
				try()
			}
		case <-deadline:
			s.fail("never came: %s", what)
		}
	}
}

// presses presses a key until a text stands on the screen; pressing it twice must
// do no harm.
func (s *seat) presses(key, text string) {
	s.until(text, func() bool { return strings.Contains(s.screen.String(), text) }, func() { s.types(key) })
}

// writes writes into the field behind a mark, anew where the beginning did not count.
func (s *seat) writes(mark, text string) {
	s.until(text, func() bool { return strings.Contains(s.screen.String(), mark+text) }, func() { s.types("\x15" + text) })
}

// prompted waits until so many prompts of a plain talk were shown.
func (s *seat) prompted(n int) {
	s.until("the next prompt", func() bool { return strings.Count(s.bytes(), "for more): ") >= n }, nil)
}

// ends waits for the end, and wants its status and the terminal as it was.
func (s *seat) ends(status int) {
	ended := make(chan struct{})
	go func() {
		_ = s.cmd.Wait()
		close(ended)
	}()
	select {
	case <-ended:
	case <-time.After(patience):
		s.fail("it does not end")
	}
	if got := s.cmd.ProcessState.ExitCode(); got != status {
		s.t.Errorf("%s: status %d, want %d\n%s", s.what, got, status, s.screen.String())
	}
	after, err := term.GetState(int(s.tty.Fd()))
	if err != nil || *after != *s.before {
		s.t.Errorf("%s: the terminal is not in the mode it was in before (%v)", s.what, err)
	}
	raw := s.bytes()
	for on, off := range map[string]string{"\x1b[?1049h": "\x1b[?1049l", "\x1b[?25l": "\x1b[?25h", "\x1b[?2004h": "\x1b[?2004l"} {
		s.until("the end of what "+off[1:]+" ends", func() bool {
			raw = s.bytes()
			return strings.LastIndex(raw, off) >= strings.LastIndex(raw, on)
		}, nil)
	}
}

var (
	colour = regexp.MustCompile(`\x1b\[(?:[0-9;:]*;)?(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])[0-9;:]*m`)
	query  = regexp.MustCompile(`\?20\d\d|\$[py]|\[[<>?]|\x{FFFD}`)
)

// clean wants no colour where none is wanted, and nothing to be seen that is meant
// for the terminal and not for people.
func (s *seat) clean(noColour, noEscape bool) {
	raw := s.bytes()
	if found := colour.FindString(raw); noColour && found != "" {
		s.t.Errorf("%s: colour %q", s.what, found)
	}
	if i := strings.IndexFunc(raw, func(r rune) bool { return r < ' ' && r != '\r' && r != '\n' || r == 0x7f }); noEscape && i >= 0 {
		s.t.Errorf("%s: a control character in %q", s.what, raw[i:min(i+40, len(raw))])
	}
	if found := query.FindString(s.screen.String()); found != "" {
		s.t.Errorf("%s: %q stands on the screen\n%s", s.what, found, s.screen.String())
	}
}
