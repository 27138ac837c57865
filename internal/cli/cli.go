// Package cli is the command line: one file for each command, and one place
// that turns what went wrong into an exit status. What a command finds goes to
// standard output, everything else to standard error. It never uses a network.
package cli

import (
	"io"
	"io/fs"
	"sync"
	"time"

	"github.com/spf13/cobra"
)

// A System is all that the commands may touch of the world outside.
type System struct {
	Args    []string // without the name of the program
	In      io.Reader
	Out     io.Writer
	Err     io.Writer
	Getenv  func(string) string
	Bundled fs.FS            // the procedures that come with the program, as ID/procedure.yaml
	Now     func() time.Time // the clock; nil is that of the machine
}

// Main runs a command line and gives the exit status. Started by a double-click
// in Explorer it works too, and keeps its window until the page in it is read.
func Main(sys System) int {
	doubleClicked := byDoubleClick()
	out := &checkedWriter{to: sys.Out}
	app := &app{System: sys, out: out}
	root := app.root()
	root.SetArgs(sys.Args)
	root.SetIn(sys.In)
	root.SetOut(out)
	root.SetErr(sys.Err)
	err := root.Execute()
	if failed := out.failure(); failed != nil {
		err = failed
	}
	status := app.finish(err)
	if doubleClicked && staysToBeRead(status) {
		waitForEnter(sys.In, sys.Err)
	}
	return status
}

// Command gives the command line as a tree, for what is written of it: manual
// pages. To run it, call Main.
func Command(sys System) *cobra.Command {
	return (&app{System: sys, out: &checkedWriter{to: sys.Out}}).root()
}

// An app carries the system to the commands.
type app struct {
	System
	out     *checkedWriter
	running bool // a command's own work has begun, so an error is no longer one of usage
}

func (a *app) root() *cobra.Command {
	root := &cobra.Command{
		Use:   "safeguard",
		Short: "Work through a safeguarding procedure, and see where it points and why",
		Long: `safeguard works through a local safeguarding procedure written as decision
trees. It asks the Strategy Discussion checklist and prints the outcome path:
for each child and each person of concern the route the chapter points to, its
duty, the paragraph it rests on, who does what by when, what is still open and
what would change it.

It supports judgement and never decides. "Not known" never counts as "no". It
never asks for names, never opens images, and never uses a network.

Exit status: 0 done; 1 faults, failing scenarios or differences found;
2 misuse, or an answers file with faults; 3 could not be done; 4 stopped before
the end; 130 interrupted.`,
		Example: `  safeguard triage
  safeguard triage --plain --no-save
  safeguard case list
  safeguard rehearse
  safeguard decide --answers case.yaml
  safeguard show child-abuse-ict`,
		SilenceErrors: true,
		SilenceUsage:  true,
		RunE:          a.run(func(cmd *cobra.Command, _ []string) error { return a.runStart(cmd) }),
	}
	root.AddCommand(a.newTriage(), a.newRehearse(), a.newDecide(), a.newList(), a.newShow(), a.newExport(), a.newSchema(), a.newValidate(), a.newTest(), a.newExplain(), a.newDiff(), a.newNew(), a.newCase(), a.newVersion())
	helpOfNone(root)
	return root
}

// run marks that a command's own work begins.
func (a *app) run(f func(cmd *cobra.Command, args []string) error) func(*cobra.Command, []string) error {
	return func(cmd *cobra.Command, args []string) error {
		if err := notEmpty(cmd); err != nil {
			return err
		}
		a.running = true
		return f(cmd, args)
	}
}

// A checkedWriter remembers the first write that failed, so that a full disk is
// never taken for success. A command that is broken off may still be writing
// while it is asked.
type checkedWriter struct {
	to    io.Writer
	mutex sync.Mutex
	err   error
}

func (w *checkedWriter) Write(p []byte) (int, error) {
	n, err := w.to.Write(p)
	w.mutex.Lock()
	defer w.mutex.Unlock()
	if err != nil && w.err == nil {
		w.err = err
	}
	return n, err
}

func (w *checkedWriter) failure() error {
	w.mutex.Lock()
	defer w.mutex.Unlock()
	if w.err == nil {
		return nil
	}
	return couldNot("write the output", w.err)
}
