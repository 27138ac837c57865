package cli

import (
	"github.com/spf13/cobra"

	"safeguard/internal/record"
	"safeguard/internal/report"
)

type caseShowOptions struct {
	recordOptions
	asOf  int
	width int
}

func (a *app) newCaseShow() *cobra.Command {
	o := &caseShowOptions{}
	cmd := &cobra.Command{
		Use:   "show REFERENCE",
		Short: "Print a case: where it points now, what was said, and its history",
		Long: `Print a case as a page: where its answers point now, what stands beside them,
what was changed and why, each outcome path that was shown, and every event.
Nothing is written. With --as-of the case is shown as it stood after that event.`,
		Example:           "  safeguard case show K7QX-M2PD\n  safeguard case show K7QX-M2PD --as-of 14",
		Args:              cobra.ExactArgs(1),
		ValidArgsFunction: a.completeCase,
		RunE:              a.run(func(_ *cobra.Command, args []string) error { return a.runCaseShow(args[0], o) }),
	}
	cmd.Flags().Var((*whole)(&o.asOf), "as-of", "the case as it stood after event `N`")
	cmd.Flags().Var((*whole)(&o.width), "width", "`COLUMNS` of the page, 40 to 120 (default: the terminal's, or 80)")
	o.keyFlags(cmd)
	return cmd
}

func (a *app) runCaseShow(reference string, o *caseShowOptions) error {
	if err := checkWidth(o.width); err != nil {
		return err
	}
	kept, err := a.readCase(reference, &o.recordOptions)
	if err != nil {
		return err
	}
	v := a.caseView(kept)
	if o.asOf != 0 {
		if o.asOf < 1 || o.asOf > len(kept.Case.Events) {
			return misuse("--as-of is %d, where an event from 1 to %d is wanted", o.asOf, len(kept.Case.Events))
		}
		v.Case, _ = record.Replay(kept.Case.Reference, kept.Case.Procedure, kept.Case.Events[:o.asOf])
		v.Stamp.Head, v.Stamp.Events = v.Case.Head(), o.asOf
		v.Newer = a.otherEdition(v.Case)
		v.Problem = "This is the case as it stood then, not as it stands now."
	}
	looks := a.looks()
	if o.width > 0 {
		looks.Width = o.width
	}
	if err := report.CaseText(a.out, v, looks); err != nil {
		return err
	}
	if v.Damage != nil {
		return silent(statusFound) // the page says it first
	}
	return nil
}

// checkWidth refuses a width that no page has; 0 is none given.
func checkWidth(width int) error {
	if width != 0 && (width < report.MinWidth || width > report.MaxWidth) {
		return misuse("--width is %d, where %d to %d is wanted", width, report.MinWidth, report.MaxWidth)
	}
	return nil
}
