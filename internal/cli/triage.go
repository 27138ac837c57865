package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"safeguard/internal/answers"
	"safeguard/internal/decide"
	"safeguard/internal/fault"
	"safeguard/internal/procedure"
	"safeguard/internal/report"
	"safeguard/internal/wizard"
)

type triageOptions struct {
	answers string
	save    string
	plain   bool
}

func (a *app) newTriage() *cobra.Command {
	o := &triageOptions{}
	cmd := &cobra.Command{
		Use:   "triage [PROCEDURE]",
		Short: "Work through a procedure, question by question",
		Long: `Work through a procedure, question by question, and print the outcome path.
PROCEDURE is a bundled id or a path; left out, the only bundled one.

You can go back, leave a question for now, answer not known, add a note to any
answer and change any answer later. Nothing is answered for you. With
--save-answers every answer is written to a file before the next question
shows; --answers goes on from such a file.

--plain talks line by line, for a screen reader or a pipe. It is chosen by
itself where there is no terminal, where TERM is "dumb" and where ACCESSIBLE is
set.`,
		Example: `  safeguard triage
  safeguard triage --save-answers case.yaml
  safeguard triage --answers case.yaml --save-answers case.yaml
  safeguard triage --plain`,
		Args:              cobra.MaximumNArgs(1),
		ValidArgsFunction: a.completeProcedure,
		RunE:              a.run(func(_ *cobra.Command, args []string) error { return a.runTriage(args, o) }),
	}
	cmd.Flags().StringVar(&o.answers, "answers", "", "start from the answers `FILE`")
	cmd.Flags().StringVar(&o.save, "save-answers", "", "write every answer to `FILE` as it is given")
	cmd.Flags().BoolVar(&o.plain, "plain", false, "talk line by line")
	cmd.PreRunE = a.run(func(cmd *cobra.Command, _ []string) error {
		return checkNames(cmd.Flags().Changed("answers"), o.answers, cmd.Flags().Changed("save-answers"), o.save)
	})
	return cmd
}

// checkNames refuses files that answers cannot be kept in or read from: a name
// that is empty, as that of a shell variable that is not set, would keep nothing.
func checkNames(answersGiven bool, answers string, saveGiven bool, save string) error {
	ext := strings.ToLower(filepath.Ext(save))
	switch {
	case answersGiven && answers == "", saveGiven && save == "":
		return misuse("a file name is empty: name the file, or leave the flag out")
	case save == "-":
		return misuse("--save-answers needs the name of a file")
	case ext == ".json" || ext == ".jsonl":
		return misuse("answers are kept as YAML: name a file that ends in .yaml, not %s", ext)
	}
	return nil
}

func (a *app) runTriage(args []string, o *triageOptions) error {
	p, err := a.loadProcedure(args)
	if err != nil {
		return err
	}
	said, err := a.startingAnswers(p, o)
	if err != nil {
		return err
	}
	return a.talk(said, o)
}

// startingAnswers reads what has been said already. A file that would be written
// over without having been read is refused: it may be somebody's case.
func (a *app) startingAnswers(p *procedure.Procedure, o *triageOptions) (*answers.Answers, error) {
	if o.save != "" && !samePath(o.save, o.answers) {
		if info, err := os.Lstat(o.save); err == nil && info.IsDir() {
			return nil, misuse("%s is a folder; name a file", fault.ShowPath(o.save))
		} else if err == nil {
			return nil, misuse("%s exists already; go on from it with --answers %[1]s, or name another file", fault.ShowPath(o.save))
		} else if !errors.Is(err, fs.ErrNotExist) {
			return nil, couldNot("use "+fault.ShowPath(o.save), reason(err))
		}
	}
	if o.answers == "" {
		return answers.New(p), nil
	}
	if o.answers == "-" {
		return nil, misuse("--answers - cannot be used here: standard input is where you answer")
	}
	in, err := a.openAnswers(o.answers)
	if err != nil {
		return nil, err
	}
	defer in.Close()
	return a.oneCase(p, in)
}

func samePath(x, y string) bool {
	return x != "" && y != "" && filepath.Clean(x) == filepath.Clean(y)
}

// talk asks, prints the outcome path and says what was kept.
func (a *app) talk(said *answers.Answers, o *triageOptions) error {
	ctx, stop := a.untilSignal()
	defer stop()
	plain := o.plain || a.mustBePlain()
	prompter, err := a.prompter(ctx, plain)
	if err != nil {
		return couldNot("use the terminal", err)
	}
	options := wizard.Options{
		Answers: said,
		Kept:    keptWords(o),
		Page:    func(path *decide.Path, own wizard.OwnWords) string { return a.pageText(path, own, plain) },
	}
	if o.save != "" {
		options.Save = func(now *answers.Answers) error { return writeWhole(o.save, now.YAML()) }
		if err := options.Save(said); err != nil {
			_ = prompter.Close() // the error in hand says more
			return couldNot("write "+fault.ShowPath(o.save), reason(err))
		}
	}
	result, err := wizard.Talk(ctx, prompter, options)
	if closed := prompter.Close(); err == nil {
		err = closed
	}
	return a.conclude(said, o, plain, result, err)
}

func keptWords(o *triageOptions) string {
	if o.save != "" {
		return fmt.Sprintf("Every answer is kept in %s as you give it.", fault.ShowPath(o.save))
	}
	return "Nothing is kept on this computer. To keep your answers, stop now and start with --save-answers FILE."
}

// conclude prints the path where the talk came to it, says what was kept, and
// gives the status.
func (a *app) conclude(said *answers.Answers, o *triageOptions, plain bool, result wizard.Result, err error) error {
	own := saidOf(result.Words)
	if err == nil && result.Finished && !result.Quit {
		if err := a.printEnd(said, own, plain); err != nil {
			return err
		}
	}
	if result.Draft != "" {
		fmt.Fprintf(a.Err, "You were writing, and this is not kept: %s\n", safeLine(result.Draft))
	}
	fmt.Fprintf(a.Err, "\n%s\n", keptAtEnd(said, o, result))
	switch {
	case err != nil:
		return brokenOff(err)
	case result.Unsaved != nil:
		return couldNot("write "+fault.ShowPath(o.save), reason(result.Unsaved))
	case result.Quit:
		return silent(statusStopped)
	}
	return nil
}

// brokenOff gives the failure of a talk that ended before its end.
func brokenOff(err error) error {
	switch {
	case errors.Is(err, wizard.ErrInterrupted):
		return silent(statusInterrupted)
	case errors.Is(err, wizard.ErrEnded), errors.Is(err, wizard.ErrUnusable), errors.Is(err, errSignalled):
		return &failure{status: statusStopped, err: err}
	}
	return couldNot("go on", err)
}

// printEnd prints the outcome path; a plain talk has printed it already, but for
// what the person said of it.
func (a *app) printEnd(said *answers.Answers, own report.Said, plain bool) error {
	if plain {
		return report.OwnWords(a.out, report.Said{Differs: own.Differs}, a.looks())
	}
	return report.Text(a.out, decide.Decide(said), own, a.looks())
}

func keptAtEnd(said *answers.Answers, o *triageOptions, result wizard.Result) string {
	answered := said.Count()
	switch {
	case result.Unsaved != nil:
		return fmt.Sprintf("The last save to %s failed: %v. What it holds is from before.", fault.ShowPath(o.save), reason(result.Unsaved))
	case o.save != "":
		text := fmt.Sprintf("Kept in %s: %s and the notes.", fault.ShowPath(o.save), count(answered, "answer"))
		if len(result.Words.Views) > 0 || result.Words.Differs != "" {
			text += "\nYour own view and where you differ are not part of that file."
		}
		return text + fmt.Sprintf("\nGo on with:\n  safeguard triage --answers %s --save-answers %[1]s", fault.ShowPath(o.save))
	case answered == 0:
		return "Nothing was answered, and nothing was kept."
	}
	return fmt.Sprintf("Nothing was kept of %s: no --save-answers FILE was given.", count(answered, "answer"))
}

func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

func saidOf(own wizard.OwnWords) report.Said {
	var said report.Said
	for _, v := range own.Views {
		said.Views = append(said.Views, report.View(v))
	}
	switch {
	case own.Differs != "":
		said.Differs = []report.View{{Words: "You differ: " + own.Differs}}
	case own.Agrees:
		said.Differs = []report.View{{Words: "You agree with where it points."}}
	}
	return said
}

// pageText sets the outcome path for the wizard to show.
func (a *app) pageText(path *decide.Path, own wizard.OwnWords, plain bool) string {
	looks := a.looks()
	if !plain {
		looks.Colour = false // the screen styles its own text
	}
	var b strings.Builder
	_ = report.Text(&b, path, saidOf(own), looks) // a strings.Builder takes every write
	return b.String()
}

// prompter chooses how to talk, once.
func (a *app) prompter(ctx context.Context, plain bool) (wizard.Prompter, error) {
	keyboard, typed := terminal(a.In)
	display, drawn := terminal(a.Err)
	if !plain && typed && drawn {
		return wizard.NewScreen(ctx, keyboard, display, wizard.ScreenLooks{Colour: a.colour()})
	}
	width, ok := terminalWidth(a.Err)
	if !ok {
		width = pipedWidth
	}
	return wizard.NewLines(a.In, a.Err, a.out, width, typed), nil
}

// mustBePlain tells where a full screen cannot or should not be used.
func (a *app) mustBePlain() bool {
	return !isTerminal(a.In) || !isTerminal(a.Err) || a.Getenv("ACCESSIBLE") != "" || a.Getenv("TERM") == "dumb"
}

// errSignalled tells that another program asked this one to stop.
var errSignalled = errors.New("told to stop before the last question")

// untilSignal gives a context that ends at a signal, with the reason as cause.
func (a *app) untilSignal() (context.Context, func()) {
	ctx, cancel := context.WithCancelCause(context.Background())
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	go func() {
		select {
		case s := <-signals:
			if s == os.Interrupt {
				cancel(wizard.ErrInterrupted)
			} else {
				cancel(errSignalled)
			}
		case <-ctx.Done():
		}
	}()
	return ctx, func() { signal.Stop(signals); cancel(nil) }
}

// writeWhole replaces a file by one that holds data, readable by its owner
// alone: either the old or the new content is there, whatever happens.
func writeWhole(name string, data []byte) (err error) {
	f, err := os.CreateTemp(filepath.Dir(name), ".safeguard-*")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			_ = os.Remove(f.Name()) // the error in hand says more
		}
	}()
	_, err = f.Write(data)
	if err == nil {
		err = f.Sync()
	}
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return err
	}
	if err = os.Rename(f.Name(), name); err != nil {
		return err
	}
	syncFolder(filepath.Dir(name))
	return nil
}

// syncFolder asks for a new name to outlast a power cut. Not every system can
// do that for a folder; the file itself is safe either way.
func syncFolder(name string) {
	if folder, err := os.Open(name); err == nil {
		_ = folder.Sync()
		_ = folder.Close()
	}
}
