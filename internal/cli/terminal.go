package cli

import (
	"context"
	"io"
	"os"
	"runtime"

	"golang.org/x/term"

	"safeguard/internal/report"
	"safeguard/internal/safetext"
	"safeguard/internal/wizard"
)

// pipedWidth is how wide a page is that does not go to a terminal.
const pipedWidth = 80

// looks gives how a page on standard output is set.
func (a *app) looks() report.Looks {
	width, ok := terminalWidth(a.Out)
	if !ok {
		return report.Looks{Width: pipedWidth}
	}
	return report.Looks{Width: width, Colour: a.colour()}
}

// colour tells whether a terminal may be sent colour.
func (a *app) colour() bool {
	return a.Getenv("NO_COLOR") == "" && !a.linesOnly()
}

// linesOnly tells whether a terminal is one that takes text and nothing else: it
// says so, or, where terminals say what they are, says nothing.
func (a *app) linesOnly() bool {
	name := a.Getenv("TERM")
	return name == "dumb" || name == "" && runtime.GOOS != "windows"
}

func terminalWidth(stream any) (int, bool) {
	f, ok := terminal(stream)
	if !ok {
		return 0, false
	}
	width, _, err := term.GetSize(int(f.Fd()))
	if err != nil || width == 0 {
		return pipedWidth, true
	}
	return width, true
}

// terminal gives the stream as a terminal, where it is one.
func terminal(stream any) (*os.File, bool) {
	f, ok := stream.(*os.File)
	return f, ok && term.IsTerminal(int(f.Fd()))
}

func isTerminal(stream any) bool {
	_, ok := terminal(stream)
	return ok
}

// prompter chooses how to talk, once. A plain talk writes its pages to page.
func (a *app) prompter(ctx context.Context, plain bool, page io.Writer) (wizard.Prompter, error) {
	keyboard, typed := terminal(a.In)
	display, drawn := terminal(a.Err)
	if !plain && typed && drawn {
		_ = os.Unsetenv("TEA_TRACE") // it would have the screen copied, unsealed, to a file
		return wizard.NewScreen(ctx, keyboard, display, wizard.ScreenLooks{Colour: a.colour()})
	}
	width, ok := terminalWidth(a.Err)
	if !ok {
		width = pipedWidth
	}
	lines := wizard.NewLines(a.In, a.Err, page, width, typed)
	if ok && !a.linesOnly() {
		lines.ClearsTerminal()
	}
	return lines, nil
}

// mustBePlain tells where a full screen cannot or should not be used.
func (a *app) mustBePlain() bool {
	return !isTerminal(a.In) || !isTerminal(a.Err) || a.Getenv("ACCESSIBLE") != "" || a.linesOnly()
}

// safeLine makes a person's words safe to print on one line.
func safeLine(s string) string { return safetext.Line(s) }
