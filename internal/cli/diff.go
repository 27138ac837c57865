package cli

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"io"
	"slices"

	"github.com/spf13/cobra"

	"safeguard/internal/answers"
	"safeguard/internal/compare"
	"safeguard/internal/fault"
	"safeguard/internal/procedure"
	"safeguard/internal/prove"
	"safeguard/internal/report"
	"safeguard/internal/yamldoc"
)

type diffOptions struct {
	answers []string
	format  *choice
	width   int
}

func (a *app) newDiff() *cobra.Command {
	o := &diffOptions{}
	cmd := &cobra.Command{
		Use:   "diff OLD NEW",
		Short: "Say what changes for people between two versions of a procedure",
		Long: `Say what changes for people between two versions of a procedure: first the
trees that become less protective, with how many combinations of answers come
out differently, which those are and a case of each; then what else weakens or
strengthens protection, the words that changed, which are for you to judge, and
all other changes; then the saved answers that would no longer fit. Everything
is matched by id: what has a new id went and came.

OLD and NEW are bundled ids or paths, and "-" is standard input. --answers tries
a saved answers file under both versions: whether it still loads, and which
decisions and actions differ.

Exit status: 0 nothing differs for people; 1 something does; 2 misuse, or a file
with faults; 3 a file that could not be read.`,
		Example: `  safeguard diff child-abuse-ict mine.yaml
  safeguard diff old.yaml new.yaml --answers case.yaml
  git show HEAD:mine.yaml | safeguard diff - mine.yaml --format json`,
		Args:              twoFiles,
		ValidArgsFunction: a.completeTwoProcedures,
		RunE:              a.run(func(_ *cobra.Command, args []string) error { return a.runDiff(args[0], args[1], o) }),
	}
	cmd.Flags().StringArrayVar(&o.answers, "answers", nil, "an answers `FILE` to try under both; may be given again")
	cmd.Flags().Var((*whole)(&o.width), "width", "`COLUMNS` of a text page, 40 to 120 (default: the terminal's, or 80)")
	o.format = formatFlag(cmd, "text", "json")
	return cmd
}

// twoFiles wants an old and a new version.
func twoFiles(_ *cobra.Command, args []string) error {
	if len(args) == 2 {
		return nil
	}
	return misuse("name two files: the old one and the new one\nfor example: safeguard diff old.yaml new.yaml")
}

// completeTwoProcedures offers the bundled ids, and files, for both versions.
func (a *app) completeTwoProcedures(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
	if len(args) > 1 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return a.completeProcedure(cmd, nil, typed)
}

func (a *app) runDiff(oldName, newName string, o *diffOptions) error {
	if err := o.check(oldName, newName); err != nil {
		return err
	}
	return a.untilTold(func(context.Context) error { return a.diff(oldName, newName, o) })
}

func (a *app) diff(oldName, newName string, o *diffOptions) error {
	old, new, err := a.loadTwo(oldName, newName)
	if err != nil {
		return err
	}
	c := &report.Comparison{OldPath: old.name, NewPath: new.name}
	for _, name := range o.answers {
		tried, err := a.tryAnswers(name, old.p, new.p)
		if err != nil {
			return err
		}
		c.Cases = append(c.Cases, tried)
	}
	c.Comparison = compare.Procedures(old.p, new.p, prove.Limits{})
	if err := a.printComparison(c, o); err != nil {
		return err
	}
	if c.Differs() {
		return silent(statusFound)
	}
	return nil
}

func (o *diffOptions) check(oldName, newName string) error {
	inputs := 0
	for _, name := range append([]string{oldName, newName}, o.answers...) {
		if name == "-" {
			inputs++
		}
	}
	switch {
	case inputs > 1:
		return misuse("standard input (-) is named %d times, where it can be read once", inputs)
	case slices.Contains(o.answers, ""):
		return misuse("--answers names no file")
	case o.width != 0 && (o.width < report.MinWidth || o.width > report.MaxWidth):
		return misuse("--width is %d, where %d to %d is wanted", o.width, report.MinWidth, report.MaxWidth)
	}
	return nil
}

func (a *app) printComparison(c *report.Comparison, o *diffOptions) error {
	if o.format.value == "json" {
		return report.ComparedJSON(a.out, c)
	}
	looks := a.looks()
	if o.width > 0 {
		looks.Width = o.width
	}
	return report.Compared(a.out, c, looks)
}

// A side is one of the two procedures, with the name of its file.
type side struct {
	name string
	p    *procedure.Procedure
}

// loadTwo loads both versions. Where either has faults, those of both are told.
func (a *app) loadTwo(oldName, newName string) (old, new side, err error) {
	var faults fault.List
	for _, v := range []struct {
		arg  string
		into *side
	}{{oldName, &old}, {newName, &new}} {
		name, data, err := a.procedureFile([]string{v.arg})
		if err != nil {
			return old, new, err
		}
		p, found := procedure.Load(name, data)
		faults.Join(found)
		*v.into = side{name, p}
	}
	if faults.Len() > 0 {
		return old, new, &failure{status: statusMisuse, faults: faults.All(), err: errors.New("nothing was compared: a file with faults cannot be read as a procedure")}
	}
	return old, new, nil
}

// tryAnswers reads a saved file under both versions and, where it loads under
// both, decides it under both. A file that loads under neither has faults of its
// own, and those are an error.
func (a *app) tryAnswers(name string, old, new *procedure.Procedure) (compare.Case, error) {
	in, err := a.openAnswers(name)
	if err != nil {
		return compare.Case{}, err
	}
	defer in.Close()
	data, err := io.ReadAll(io.LimitReader(in, yamldoc.MaxBytes+1))
	if err != nil {
		return compare.Case{}, couldNot("read "+fault.ShowPath(in.path), reason(err))
	}
	if line := secondCase(in, data); line > 0 {
		return compare.Case{}, misuse("%s holds a second case at line %d: give each saved case a file of its own", fault.ShowPath(in.path), line)
	}
	before, oldErr := a.readAnswers(in, data, old)
	now, newErr := a.readAnswers(in, data, new)
	oldFaults, newFaults := faultsOf(oldErr), faultsOf(newErr)
	switch {
	case oldErr != nil && (newErr != nil || len(oldFaults) == 0):
		return compare.Case{}, oldErr
	case newErr != nil && len(newFaults) == 0:
		return compare.Case{}, newErr
	case oldErr != nil || newErr != nil:
		return compare.Case{Path: in.path, OldFaults: oldFaults, NewFaults: newFaults}, nil
	}
	return compare.Decided(in.path, before, now), nil
}

// secondCase gives the line of a second case in JSON input, or 0.
func secondCase(in *answersInput, data []byte) int {
	if !in.json {
		return 0
	}
	values := yamldoc.NewScanner(bytes.NewReader(data))
	if _, _, err := values.Next(); err != nil {
		return 0
	}
	if _, at, err := values.Next(); err == nil {
		return at.Line
	}
	return 0
}

func (a *app) readAnswers(in *answersInput, data []byte, p *procedure.Procedure) (*answers.Answers, error) {
	again := *in
	again.Reader = bufio.NewReader(bytes.NewReader(data))
	return a.oneCase(p, &again)
}

// faultsOf gives the faults of a file that could be read but not taken.
func faultsOf(err error) []fault.Fault {
	var f *failure
	if errors.As(err, &f) {
		return f.faults
	}
	return nil
}
