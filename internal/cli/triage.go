package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"safeguard/internal/answers"
	"safeguard/internal/decide"
	"safeguard/internal/fault"
	"safeguard/internal/procedure"
	"safeguard/internal/report"
	"safeguard/internal/wizard"
)

type triageOptions struct {
	recordOptions
	answers   string
	save      string
	reference string
	plain     bool
	noSave    bool
}

func (a *app) newTriage() *cobra.Command {
	o := &triageOptions{}
	cmd := &cobra.Command{
		Use:   "triage [PROCEDURE]",
		Short: "Work through a procedure, question by question",
		Long: `Work through a procedure, question by question, and print the outcome path.
PROCEDURE is a bundled id or a path; left out, the only bundled one.

You can go back, leave a question for now, answer not known, add a note to any
answer and change any answer later. Nothing is answered for you.

The first screen asks whether to keep a record on this computer, and offers the
cases that can be gone on with. --case REFERENCE keeps one without asking: it
goes on with the case of that reference, or begins it. --no-save keeps nothing
at all. With --save-answers every answer is written to a file before the next
question shows; --answers begins with what such a file holds.

--plain talks line by line, for a screen reader or a pipe. It is chosen by
itself where there is no terminal, where TERM is "dumb" and where ACCESSIBLE is
set.`,
		Example: `  safeguard triage
  safeguard triage --no-save
  safeguard triage --case 2026-117 --role "social worker"
  safeguard triage --answers case.yaml --save-answers case.yaml
  safeguard triage --plain`,
		Args:              cobra.MaximumNArgs(1),
		ValidArgsFunction: a.completeProcedure,
		RunE:              a.run(func(_ *cobra.Command, args []string) error { return a.runTriage(args, o) }),
	}
	cmd.Flags().StringVar(&o.answers, "answers", "", "start from the answers `FILE`")
	cmd.Flags().StringVar(&o.save, "save-answers", "", "write every answer to `FILE` as it is given")
	cmd.Flags().StringVar(&o.reference, "case", "", "keep a record under this `REFERENCE`, or go on with it: letters, digits and hyphens, no initials and no birth date")
	cmd.Flags().BoolVar(&o.noSave, "no-save", false, "keep nothing, and do not ask")
	cmd.Flags().BoolVar(&o.plain, "plain", false, "talk line by line")
	o.whoFlags(cmd)
	o.keyFlags(cmd)
	_ = cmd.RegisterFlagCompletionFunc("case", a.completeCase) // an error means that the flag does not exist, which it does
	cmd.PreRunE = a.run(func(cmd *cobra.Command, _ []string) error {
		if o.noSave && (o.save != "" || o.reference != "") {
			return misuse("--no-save keeps nothing, so it cannot stand beside --save-answers or --case")
		}
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
	name, file, err := a.procedureFile(args)
	if err != nil {
		return err
	}
	p, faults := procedure.Load(name, file)
	if faults.Len() > 0 {
		return faulty(faults)
	}
	said, err := a.startingAnswers(p, o)
	if err != nil {
		return err
	}
	return a.sit(o.plain, o.save, func(s *sitting) error {
		s.said = said
		return s.openTriage(args, o, p, file)
	})
}

// sit takes the terminal, opens what is worked on, and talks.
func (a *app) sit(plain bool, file string, open func(*sitting) error) error {
	ctx, stop := a.untilSignal()
	defer stop()
	s := &sitting{app: a, ctx: ctx, plain: plain || a.mustBePlain(), pages: a.out, file: file, asksWho: isTerminal(a.In)}
	if err := s.begin(); err != nil {
		return err
	}
	defer s.close()
	if err := open(s); err != nil {
		_ = s.prompter.Close() // the error in hand says more
		return err
	}
	return s.talk()
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

// printEnd prints the outcome path; a plain talk has printed it already, but for
// what the person said of it.
func (a *app) printEnd(said *answers.Answers, own report.Said, plain bool) error {
	if plain {
		return report.OwnWords(a.out, report.Said{Differs: own.Differs}, a.looks())
	}
	return report.Text(a.out, decide.Decide(said), own, a.looks())
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
