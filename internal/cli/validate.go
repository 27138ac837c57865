package cli

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"runtime/debug"
	"slices"

	"github.com/spf13/cobra"

	"safeguard/internal/calendar"
	"safeguard/internal/check"
	"safeguard/internal/prove"
	"safeguard/internal/report"
)

type validateOptions struct {
	format    *choice
	failLevel *choice
	disable   []string
	today     string
	witness   string
	budget    int
}

func (a *app) newValidate() *cobra.Command {
	o := &validateOptions{failLevel: &choice{check.Warning.String(), check.Severities()}}
	cmd := &cobra.Command{
		Use:   "validate PATH...",
		Short: "Check procedure, scenario and answers files, and prove what can be proved",
		Long: `Check procedure, scenario and answers files: every fault with its line, what
was wanted and how to mend it. What a procedure claims is proved over every
combination of answers, not known and not answered included, or refuted with a
case that shows it.

PATH is a file, a folder, "-" for standard input, or a bundled id. A folder is
walked for *.yaml and *.yml; names that begin with a dot are passed over. The
procedure of a scenario or answers file is found by its id among the files
given, in a procedure.yaml beside it or one folder up, or among the bundled ones.

--disable leaves out what a rule finds, for warnings and notes, in a file that
says why on a line of its own:
  # safeguard: disable RULE: reason

Exit status: 0 nothing at or above --fail-level; 1 findings; 2 misuse; 3 a PATH
could not be read (the rest is still checked).`,
		Example: `  safeguard validate procedures/
  safeguard validate my-procedure.yaml --witness cases
  safeguard validate . --format sarif --fail-level error > safeguard.sarif
  safeguard validate child-abuse-ict`,
		RunE: a.run(func(_ *cobra.Command, args []string) error { return a.runValidate(args, o) }),
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return a.bundledIDs(), cobra.ShellCompDirectiveDefault
		},
	}
	o.format = formatFlag(cmd, "text", "json", "sarif", "github", "junit")
	cmd.Flags().Var(o.failLevel, "fail-level", "the least that makes the exit status 1")
	cmd.Flags().StringSliceVar(&o.disable, "disable", nil, "leave out what this `RULE` finds where the file gives a reason")
	cmd.Flags().StringVar(&o.today, "today", "", "compare review dates with this `DATE`, as 2026-11-23")
	cmd.Flags().StringVar(&o.witness, "witness", "", "write the case that shows each finding of a proof into the folder `DIR`")
	o.budget = prove.DefaultNodes
	cmd.Flags().Var((*whole)(&o.budget), "budget", "how large the work on one procedure may grow, in `NODES`")
	// An error here means that the flag does not exist, which it does.
	_ = cmd.RegisterFlagCompletionFunc("disable", cobra.FixedCompletions(check.CanBeDisabled(), cobra.ShellCompDirectiveNoFileComp))
	_ = cmd.RegisterFlagCompletionFunc("fail-level", cobra.FixedCompletions(o.failLevel.allowed, cobra.ShellCompDirectiveNoFileComp))
	return cmd
}

func (a *app) runValidate(args []string, o *validateOptions) error {
	options, err := o.check(args)
	if err != nil {
		return err
	}
	if !o.showsClaims() {
		// What is made for one file is gone with the next: collecting it more
		// rarely costs some memory and saves time.
		defer debug.SetGCPercent(debug.SetGCPercent(400))
	}
	progress := a.startProgress()
	defer progress.end()
	return a.untilTold(func(ctx context.Context) error {
		found, err := a.validate(ctx, args, o, options, progress)
		if err != nil {
			return err
		}
		progress.end()
		return a.concludeValidation(found, o)
	})
}

// check looks at the options before any file is read.
func (o *validateOptions) check(args []string) (check.Options, error) {
	options := check.Options{Limits: prove.Limits{Nodes: o.budget}}
	if len(args) == 0 {
		return options, misuse("say what to check: a file, a folder, - for standard input, or a bundled procedure\n" +
			"for example: safeguard validate procedures/")
	}
	if o.budget < 1 {
		return options, misuse("--budget is %d, where at least 1 is wanted", o.budget)
	}
	if o.today != "" {
		day, err := calendar.ParseDate(o.today)
		if err != nil {
			return options, misuse("--today: %w", err)
		}
		options.Today = day
	}
	for _, rule := range o.disable {
		if why, hint := check.CanDisable(rule); why != "" {
			return options, misuse("--disable: the rule %q %s%s", rule, why, afterColon(hint))
		}
	}
	return options, nil
}

func afterColon(hint string) string {
	if hint == "" {
		return ""
	}
	return ": " + hint
}

// concludeValidation prints what was found and gives the exit status.
func (a *app) concludeValidation(found *report.Findings, o *validateOptions) error {
	kept := writeWitnesses(found, o.witness)
	out := bufio.NewWriterSize(a.out, 1<<16)
	if err := a.writeFindings(out, found, o.format.value); err != nil {
		return couldNot("write the output", err)
	}
	if err := out.Flush(); err != nil {
		return couldNot("write the output", err)
	}
	for _, u := range found.Unreadable {
		fmt.Fprintf(a.Err, "safeguard: could not read %s: %s\n", foundFile{path: u.Path}.shown(), safeLine(u.Why))
	}
	switch {
	case kept != nil: // what was found is printed all the same
		return kept
	case len(found.Unreadable) > 0:
		return silent(statusCouldNot)
	case found.Fails():
		return silent(statusFound)
	}
	return nil
}

// writeFindings prints findings in one of the formats.
func (a *app) writeFindings(w io.Writer, found *report.Findings, format string) error {
	switch format {
	case "json":
		return report.FindingsJSON(w, found)
	case "sarif":
		return report.FindingsSARIF(w, found)
	case "github":
		return report.FindingsGitHub(w, found)
	case "junit":
		return report.FindingsJUnit(w, found)
	}
	looks := a.looks()
	if !isTerminal(a.Out) {
		looks.Width = report.MaxWidth // a log may be as wide as the lines of a file are
	}
	return report.FindingsText(w, found, looks)
}

// showsClaims tells whether the format shows each claim.
func (o *validateOptions) showsClaims() bool {
	return o.format.value == "json" || o.format.value == "junit"
}

// severity is the one that a word stands for.
func severity(word string) check.Severity {
	return check.Severity(slices.Index(check.Severities(), word))
}

// here is the folder that addresses in a report are relative to; "" where it
// cannot be told.
func here() string {
	folder, err := os.Getwd()
	if err != nil {
		return ""
	}
	return folder
}
