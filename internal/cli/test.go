package cli

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"safeguard/internal/report"
)

type testOptions struct {
	format  *choice
	least   string
	suggest string
	minimum report.Minimum
}

// toStdout is the value of --suggest that names no folder.
const toStdout = "-"

func (a *app) newTest() *cobra.Command {
	o := &testOptions{}
	cmd := &cobra.Command{
		Use:   "test PATH...",
		Short: "Try scenarios: does each come out as it expects, and how much do they reach?",
		Long: `Work each scenario through with everything that arrives in it, and compare
what comes of it with what its file expects: what is possible, which alerts are
raised, what is due, and what must never be possible. Then tell how much of each
procedure the scenarios reach, at any point of time: outcomes, branches, replies,
alerts, guarantees, paragraphs, tensions and interpretations, with what is not
reached by name. No percentage is ever rounded up.

PATH is a file, a folder, "-" for standard input, or a bundled id. A folder is
walked for *.yaml and *.yml. The procedure of a scenario is found by its id among
the files given, in a procedure.yaml beside it or one folder up, or among the
bundled ones. A file that is neither a scenario nor a procedure is named and
passed over.

--coverage-min wants so many percent of each kind of thing to be reached.

--suggest looks for the fewest scenarios that would reach the rest, and prints
them as YAML documents, each with its file name at its head; the report then goes
to standard error. --suggest=DIR writes the files into a folder instead. Their
answers are complete, and they expect what the program decides: read whether that
is right, and write their words, before you keep one.

Exit status: 0 everything came out as expected; 1 a scenario came out differently,
a file has faults, or less than the minimum is reached; 2 misuse, or no scenario
was found; 3 a PATH could not be read (the rest is still tried).`,
		Example: `  safeguard test procedures/
  safeguard test my-scenario.yaml
  safeguard test procedures/ --coverage-min 100 --format junit > tests.xml
  safeguard test my-procedure.yaml scenarios/ --suggest=scenarios`,
		RunE: a.run(func(_ *cobra.Command, args []string) error { return a.runTest(args, o) }),
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return a.bundledIDs(), cobra.ShellCompDirectiveDefault
		},
	}
	o.format = formatFlag(cmd, "text", "json", "junit")
	cmd.Flags().StringVar(&o.least, "coverage-min", "", "the least `PERCENT` of each kind of thing to be reached, as 90 or 99.9")
	cmd.Flags().StringVar(&o.suggest, "suggest", "", "print scenarios that would reach the rest; with =`DIR`, write them into a folder")
	cmd.Flags().Lookup("suggest").NoOptDefVal = toStdout
	// An error here means that the flag does not exist, which it does.
	_ = cmd.RegisterFlagCompletionFunc("coverage-min", cobra.FixedCompletions([]string{"100"}, cobra.ShellCompDirectiveNoFileComp))
	_ = cmd.MarkFlagDirname("suggest")
	return cmd
}

func (a *app) runTest(args []string, o *testOptions) error {
	if err := o.check(args); err != nil {
		return err
	}
	return a.untilTold(func(ctx context.Context) error {
		tests, found, err := a.tryScenarios(ctx, unlessToBeFilled(args, o.suggest))
		if err != nil {
			return err
		}
		return a.printTests(tests, found, o)
	})
}

// unlessToBeFilled leaves out the folder that the suggested scenarios are to go to
// where it is not there yet, or empty: one command line serves the first time too.
func unlessToBeFilled(paths []string, folder string) []string {
	return slices.DeleteFunc(slices.Clone(paths), func(path string) bool {
		if len(paths) == 1 || folder == "" || filepath.Clean(path) != filepath.Clean(folder) {
			return false
		}
		entries, err := os.ReadDir(path)
		return errors.Is(err, fs.ErrNotExist) || err == nil && len(entries) == 0
	})
}

// printTests prints what came of the scenarios, with those that are proposed.
func (a *app) printTests(tests *report.Tests, found *trial, o *testOptions) error {
	tests.Minimum = o.minimum
	out := bufio.NewWriterSize(a.out, 1<<16)
	to := io.Writer(out)
	if o.suggest == toStdout {
		to = a.Err
	}
	if err := a.writeTests(to, tests, o.format.value); err != nil {
		return couldNot("write the output", err)
	}
	if o.suggest != "" {
		if err := a.suggest(out, tests, found.ids, o.suggest); err != nil {
			return err
		}
	}
	if err := out.Flush(); err != nil {
		return couldNot("write the output", err)
	}
	return a.concludeTests(tests, o)
}

// check looks at the options before any file is read.
func (o *testOptions) check(args []string) error {
	if len(args) == 0 {
		return misuse("say what to try: a scenario file, a folder, - for standard input, or a bundled procedure\n" +
			"for example: safeguard test procedures/")
	}
	if o.suggest == toStdout && o.format.value != "text" {
		return misuse("--suggest prints files, which --format %s has no place for; name a folder: --suggest=DIR", o.format.value)
	}
	if o.least == "" {
		return nil
	}
	least, ok := hundredths(strings.TrimSuffix(o.least, "%"))
	if !ok {
		return misuse("--coverage-min is %q, where a number from 0 to 100 with at most two decimals is wanted", o.least)
	}
	o.minimum = report.Minimum(least)
	return nil
}

// hundredths reads a percentage exactly: "99.9" is 9990.
func hundredths(s string) (int, bool) {
	whole, decimals, _ := strings.Cut(s, ".")
	if len(decimals) > 2 || whole == "" || strings.ContainsAny(s, "+-") {
		return 0, false
	}
	n, err := strconv.Atoi(whole + (decimals + "00")[:2])
	return n, err == nil && n <= 100_00
}

// writeTests prints what came of the scenarios in one of the formats.
func (a *app) writeTests(w io.Writer, tests *report.Tests, format string) error {
	switch format {
	case "json":
		return report.TestsJSON(w, tests)
	case "junit":
		return report.TestsJUnit(w, tests)
	}
	looks := a.looks()
	if !isTerminal(a.Out) {
		looks.Width = report.MaxWidth // a log may be as wide as the lines of a file are
	}
	return report.TestsText(w, tests, looks)
}

// concludeTests gives the exit status. A run that tried nothing is no success.
func (a *app) concludeTests(tests *report.Tests, o *testOptions) error {
	for _, u := range tests.Unreadable {
		fmt.Fprintf(a.Err, "safeguard: could not read %s: %s\n", foundFile{path: u.Path}.shown(), safeLine(u.Why))
	}
	switch {
	case len(tests.Unreadable) > 0:
		return silent(statusCouldNot)
	case tests.Fails():
		return silent(statusFound)
	case tests.Scenarios() == 0 && (o.suggest == "" || len(tests.Covered) == 0):
		return misuse("no scenario was found, so nothing was tried")
	}
	return nil
}

// tryScenarios reads and tries what PATH arguments lead to.
func (a *app) tryScenarios(ctx context.Context, args []string) (*report.Tests, *trial, error) {
	files, unreadable, err := a.findFiles(ctx, args)
	if err != nil {
		return nil, nil, err
	}
	t := a.newTrial(files, args)
	t.read(ctx)
	t.try(ctx)
	tests := t.report()
	tests.Unreadable = append(unreadable, tests.Unreadable...)
	return tests, t, ctx.Err()
}
