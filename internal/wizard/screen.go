package wizard

import (
	"context"
	"errors"
	"fmt"
	"io"

	tea "charm.land/bubbletea/v2"
)

// ScreenLooks is how a full screen looks.
type ScreenLooks struct {
	Colour bool // without it, bold and reverse only
}

// A ScreenPrompter is the full-screen driver: one program on the alternate
// screen for the whole talk. Ask is called by one goroutine at a time.
type ScreenPrompter struct {
	program *tea.Program
	model   *screenModel
	done    chan struct{} // closed when the program has ended and the terminal is restored
	why     error         // why it ended; read it only after done
}

var errScreenClosed = errors.New("the screen is closed")

// A Terminal is an open terminal, such as an *os.File.
type Terminal interface {
	io.ReadWriteCloser
	Fd() uintptr
	Name() string
}

// NewScreen takes a terminal over until Close, the end of ctx, ctrl+c or the
// end of the input, and then restores it. That both streams are terminals is
// for the caller to know. It handles no signals: give it a context that ends on
// them.
func NewScreen(ctx context.Context, keyboard, display Terminal, looks ScreenLooks) (*ScreenPrompter, error) {
	model := newScreenModel(looks)
	p := &ScreenPrompter{model: model, done: make(chan struct{})}
	p.program = tea.NewProgram(model,
		tea.WithInput(&watchedInput{Terminal: keyboard, ended: func() { p.stop(ErrEnded) }}),
		tea.WithOutput(display),
		tea.WithoutSignalHandler(),
	)
	go p.run()
	unwatch := context.AfterFunc(ctx, func() { p.stop(context.Cause(ctx)) })
	go func() {
		<-p.done
		unwatch()
	}()
	select {
	case <-model.started:
		return p, nil
	case <-p.done:
		return nil, p.why
	}
}

func (p *ScreenPrompter) run() {
	defer close(p.done)
	_, err := p.program.Run()
	switch {
	case p.model.ending != nil:
		p.why = p.model.ending
	case errors.Is(err, tea.ErrProgramPanic):
		p.why = fmt.Errorf("the screen broke down: %w", err)
	case err != nil:
		p.why = fmt.Errorf("%w: %w", ErrEnded, err)
	default:
		p.why = errScreenClosed
	}
}

// stop ends the program; the first reason given is the one that counts. It does
// nothing once the program has ended.
func (p *ScreenPrompter) stop(why error) { p.program.Send(screenStop{why}) }

// Ask shows a screen and waits for a reply. Its error is ErrInterrupted,
// ErrEnded, the cause of a context's end, or what broke the screen; the terminal is
// then restored, every later Ask gives the same error, and the reply holds what
// was half typed: the text in Draft, and the whole note in Note.
func (p *ScreenPrompter) Ask(ctx context.Context, s Screen) (Reply, error) {
	answer := make(chan Reply, 1)
	p.program.Send(screenAsk{s, answer})
	select {
	case reply := <-answer:
		return reply, nil
	case <-ctx.Done():
		p.stop(context.Cause(ctx))
		<-p.done
	case <-p.done:
	}
	select {
	case reply := <-answer: // given before the end
		return reply, nil
	default:
		return p.model.unfinished(), p.why
	}
}

// Close gives the terminal back. It may be called again, and after an end that
// Ask has told of.
func (p *ScreenPrompter) Close() error {
	p.stop(errScreenClosed)
	<-p.done
	return nil
}

// watchedInput is a terminal whose end is told: the reading loop takes the end
// of the input for silence and would wait for ever.
type watchedInput struct {
	Terminal
	ended func()
}

// Read reads from the terminal.
func (w *watchedInput) Read(b []byte) (int, error) {
	n, err := w.Terminal.Read(b)
	if err != nil {
		go w.ended() // the loop that handles it may be waiting for this reader
	}
	return n, err
}
