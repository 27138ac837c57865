//go:build unix

package wizard

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"reflect"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/creack/pty"
	"github.com/hinshun/vt10x"
	"golang.org/x/term"
)

// ptyPatience is how long a text may be awaited on a loaded machine; nothing is
// ever slept for.
const ptyPatience = 30 * time.Second

// A ptyTalk is a real talk in a process of its own on a terminal of its own.
type ptyTalk struct {
	t        *testing.T
	keyboard *os.File // the other end of the terminal
	tty      *os.File
	screen   vt10x.Terminal
	cmd      *exec.Cmd
	before   *term.State
	mu       sync.Mutex
	raw      strings.Builder
	changed  chan struct{}
}

// startTalk runs TestTalkOnATerminal, which is the program that the others
// drive.
func startTalk(t *testing.T) *ptyTalk {
	t.Helper()
	keyboard, tty, err := pty.Open()
	if err != nil {
		t.Skip("no pseudo-terminal:", err)
	}
	p := &ptyTalk{t: t, keyboard: keyboard, tty: tty, screen: vt10x.New(vt10x.WithSize(80, 24)), changed: make(chan struct{}, 1)}
	p.resize(80, 24)
	if p.before, err = term.GetState(int(tty.Fd())); err != nil {
		t.Fatal(err)
	}
	p.cmd = exec.Command(os.Args[0], "-test.run=^TestTalkOnATerminal$")
	p.cmd.Env = append(os.Environ(), "SAFEGUARD_SCREEN_TALK=1", "TERM=xterm-256color")
	p.cmd.Stdin, p.cmd.Stdout, p.cmd.Stderr = tty, tty, tty
	p.cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	if err := p.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	go p.watch()
	t.Cleanup(func() {
		_ = p.cmd.Process.Kill()
		_ = tty.Close()
	})
	return p
}

func (p *ptyTalk) watch() {
	buf := make([]byte, 4096)
	for {
		n, err := p.keyboard.Read(buf)
		if err != nil {
			return
		}
		p.mu.Lock()
		p.raw.Write(buf[:n])
		p.mu.Unlock()
		_, _ = p.screen.Write(buf[:n])
		select {
		case p.changed <- struct{}{}:
		default:
		}
	}
}

func (p *ptyTalk) resize(width, height int) {
	p.t.Helper()
	if err := pty.Setsize(p.keyboard, &pty.Winsize{Cols: uint16(width), Rows: uint16(height)}); err != nil {
		p.t.Fatal(err)
	}
	p.screen.Resize(width, height)
}

func (p *ptyTalk) types(keys string) {
	p.t.Helper()
	if _, err := p.keyboard.WriteString(keys); err != nil {
		p.t.Fatal(err)
	}
}

// until waits for a condition, looking again each time something was drawn.
func (p *ptyTalk) until(what string, met func() bool) {
	p.t.Helper()
	deadline := time.After(ptyPatience)
	for !met() {
		select {
		case <-p.changed:
		case <-deadline:
			p.t.Fatalf("never came: %s; the screen is\n%s", what, p.screen.String())
		}
	}
}

func (p *ptyTalk) sees(text string) {
	p.t.Helper()
	p.until(text, func() bool { return strings.Contains(p.screen.String(), text) })
}

// answers presses a key again and again, each time after a rest longer than the
// wait of a new screen, until a text is seen: that is how a person gets past it.
func (p *ptyTalk) answers(keys, text string) {
	p.t.Helper()
	rest := time.NewTicker(3 * settleTime)
	defer rest.Stop()
	deadline := time.After(ptyPatience)
	for !strings.Contains(p.screen.String(), text) {
		select {
		case <-rest.C:
			p.types(keys)
		case <-p.changed:
		case <-deadline:
			p.t.Fatalf("%q never led to %q; the screen is\n%s", keys, text, p.screen.String())
		}
	}
}

// ended waits for the end and checks that the terminal is as it was.
func (p *ptyTalk) ended(want ...string) {
	p.t.Helper()
	_ = p.cmd.Wait()
	for _, text := range want {
		p.sees(text)
	}
	after, err := term.GetState(int(p.tty.Fd()))
	if err != nil {
		p.t.Fatal(err)
	}
	if !reflect.DeepEqual(after, p.before) {
		p.t.Error("the terminal is not in the mode it was in before")
	}
	p.mu.Lock()
	raw := p.raw.String()
	p.mu.Unlock()
	if strings.LastIndex(raw, "\x1b[?1049l") < strings.LastIndex(raw, "\x1b[?1049h") {
		p.t.Error("the alternate screen stays")
	}
	if !p.screen.CursorVisible() {
		p.t.Error("the cursor stays hidden")
	}
}

// TestTalkOnATerminal is not a test but the program of the others.
func TestTalkOnATerminal(t *testing.T) {
	if os.Getenv("SAFEGUARD_SCREEN_TALK") == "" {
		t.Skip("run by the tests beside it")
	}
	ctx, cancel := context.WithCancelCause(context.Background())
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, syscall.SIGTERM, syscall.SIGHUP)
	go func() { cancel(fmt.Errorf("told %v", <-signals)) }()
	s, err := NewScreen(ctx, os.Stdin, os.Stdout, ScreenLooks{Colour: true})
	if err != nil {
		t.Fatal(err)
	}
	first := yesNoScreen()
	first.Title = "First question?"
	second := wordsScreen()
	second.Title = "Second question?"
	third := reviewScreen(5)
	third.Title = "Third and last"
	var said []string
	for _, screen := range []Screen{first, second, third} {
		reply, err := s.Ask(ctx, screen)
		said = append(said, fmt.Sprintf("act=%d chosen=%v text=%q draft=%q err=%v", reply.Act, reply.Chosen, reply.Text, reply.Draft, err))
		if err != nil {
			if _, again := s.Ask(context.Background(), screen); !errors.Is(again, err) {
				said = append(said, fmt.Sprintf("and then %v", again))
			}
			break
		}
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
	for _, line := range said {
		fmt.Println(line)
	}
}

func TestAWholeTalkOnATerminal(t *testing.T) {
	p := startTalk(t)
	p.sees("First question?")
	p.answers("2", "> 2. No")
	p.resize(40, 12)
	p.sees("> 2. No")
	p.resize(80, 24)
	p.sees("First question?")
	p.sees("> 2. No")
	p.answers("\r", "Second question?")
	p.answers("?", "| ?")
	p.types(" and\nmore")
	p.sees("| more")
	p.answers("\r", "Third and last")
	p.answers("f", "act=5")
	p.ended(`act=0 chosen=[no] text="" draft="" err=<nil>`, `and\nmore"`, "act=5 chosen=[]")
	if strings.Contains(p.screen.String(), "and then") {
		t.Error(p.screen.String())
	}
}

func TestWhatEndsATalkRestoresTheTerminalAndKeepsTheDraft(t *testing.T) {
	for name, test := range map[string]struct {
		end  func(p *ptyTalk)
		want string
	}{
		"ctrl+c":  {func(p *ptyTalk) { p.types("\x03") }, `half" err=interrupted`},
		"SIGTERM": {func(p *ptyTalk) { _ = p.cmd.Process.Signal(syscall.SIGTERM) }, `half" err=told terminated`},
		"SIGHUP":  {func(p *ptyTalk) { _ = p.cmd.Process.Signal(syscall.SIGHUP) }, `half" err=told hangup`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := startTalk(t)
			p.sees("First question?")
			p.answers("1\r", "Second question?")
			p.answers("h", "| h")
			p.types("alf")
			p.sees("half")
			test.end(p)
			p.ended(test.want)
		})
	}
}

func TestTheEndOfTheInputIsTold(t *testing.T) {
	keyboard, tty, err := pty.Open()
	if err != nil {
		t.Skip("no pseudo-terminal:", err)
	}
	s, err := NewScreen(t.Context(), tty, tty, ScreenLooks{})
	if err != nil {
		t.Fatal(err)
	}
	go func() {
		_, _ = keyboard.Read(make([]byte, 1)) // something was drawn
		_ = keyboard.Close()
	}()
	if reply, err := s.Ask(t.Context(), yesNoScreen()); !errors.Is(err, ErrEnded) || reply.Act != Answered || reply.Chosen != nil {
		t.Errorf("got %+v, %v, want %v", reply, err, ErrEnded)
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
}

func TestABreakdownRestoresTheTerminal(t *testing.T) {
	keyboard, tty, err := pty.Open()
	if err != nil {
		t.Skip("no pseudo-terminal:", err)
	}
	before, err := term.GetState(int(tty.Fd()))
	if err != nil {
		t.Fatal(err)
	}
	s, err := NewScreen(t.Context(), tty, tty, ScreenLooks{})
	if err != nil {
		t.Fatal(err)
	}
	go func() { // somebody has to read what is drawn
		buf := make([]byte, 4096)
		for {
			if _, err := keyboard.Read(buf); err != nil {
				return
			}
		}
	}()
	closed := make(chan Reply)
	close(closed)
	s.program.Send(screenAsk{lineScreen(), closed})
	rest := time.NewTicker(3 * settleTime)
	defer rest.Stop()
	for range 100 {
		select {
		case <-s.done:
		case <-rest.C:
			if _, err := keyboard.WriteString("a\r"); err != nil {
				t.Fatal(err)
			}
			continue
		}
		break
	}
	if reply, err := s.Ask(t.Context(), yesNoScreen()); err == nil || !strings.Contains(err.Error(), "broke down: send on closed channel") || !strings.Contains(reply.Draft, "a") {
		t.Errorf("got %+v, %v, want the draft and that the screen broke down", reply, err)
	}
	if after, err := term.GetState(int(tty.Fd())); err != nil || !reflect.DeepEqual(after, before) {
		t.Error("the terminal is not in the mode it was in before", err)
	}
}
