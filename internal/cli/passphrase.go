package cli

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/term"

	"safeguard/internal/fault"
	"safeguard/internal/yamldoc"
)

// askPassphrase reads a passphrase from its file or, unseen, from the keyboard. A
// signal ends it, and the terminal is left as it was.
func (a *app) askPassphrase(o *recordOptions, prompt string) (string, error) {
	if o.passphrase != "" {
		return a.passphraseIn(o.passphrase)
	}
	keyboard, ok := terminal(a.In)
	if !ok {
		return "", errors.New("there is no keyboard to ask at: give --passphrase-file FILE")
	}
	before, err := term.GetState(int(keyboard.Fd()))
	if err != nil {
		return "", err
	}
	ctx, stop := a.untilSignal()
	defer stop()
	type read struct {
		text []byte
		err  error
	}
	done := make(chan read, 1)
	go func() {
		text, err := term.ReadPassword(int(keyboard.Fd()))
		done <- read{text, err}
	}()
	awaitChange(int(keyboard.Fd()), before)
	fmt.Fprint(a.Err, prompt)
	defer fmt.Fprintln(a.Err)
	select {
	case <-ctx.Done():
		_ = term.Restore(int(keyboard.Fd()), before) // the program ends
		return "", context.Cause(ctx)
	case got := <-done:
		if got.err != nil {
			return "", fmt.Errorf("the passphrase could not be read: %w", got.err)
		}
		return string(got.text), nil
	}
}

// passphraseIn gives the first line of a file, without a byte order mark. What could
// not be typed at the keyboard is refused, since the same words typed there would
// open nothing; so is a file of which a part would be left out. Its errors never
// repeat what stands in it.
func (a *app) passphraseIn(name string) (string, error) {
	data, err := a.readFile(name)
	if err != nil {
		return "", err
	}
	line, _, _ := strings.Cut(strings.TrimPrefix(string(data), "\ufeff"), "\n")
	line = strings.TrimRight(line, "\r")
	switch {
	case len(data) > yamldoc.MaxBytes:
		return "", misuse("%s holds more than the %d bytes that are read", fault.ShowPath(name), yamldoc.MaxBytes)
	case strings.HasPrefix(line, "\xff\xfe"), strings.HasPrefix(line, "\xfe\xff"):
		return "", misuse("%s is UTF-16 text, where UTF-8 is wanted: save it anew as UTF-8", fault.ShowPath(name))
	case !utf8.ValidString(line):
		return "", misuse("the first line of %s is not UTF-8, where a passphrase is wanted", fault.ShowPath(name))
	case strings.ContainsFunc(line, func(r rune) bool { return unicode.IsControl(r) && r != '\t' }):
		return "", misuse("the first line of %s holds control characters, where a passphrase is wanted", fault.ShowPath(name))
	}
	return line, nil
}

// awaitChange waits until a terminal is no longer in a state, or for a second: who
// restores it before that would be too early.
func awaitChange(fd int, before *term.State) {
	for range 1000 {
		now, err := term.GetState(fd)
		if err != nil || *now != *before {
			return
		}
		time.Sleep(time.Millisecond)
	}
}
