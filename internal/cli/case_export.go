package cli

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"safeguard/internal/decide"
	"safeguard/internal/fault"
	"safeguard/internal/record"
	"safeguard/internal/report"
	"safeguard/internal/store"
)

type caseExportOptions struct {
	recordOptions
	format *choice
	output string
}

func (a *app) newCaseExport() *cobra.Command {
	o := &caseExportOptions{}
	cmd := &cobra.Command{
		Use:   "export REFERENCE",
		Short: "Hand a case on as text, Markdown, HTML, JSON, calendar entries or an answers file",
		Long: `Hand a case on. html is one file that prints to A4 and opens in a browser or in
Word; ics holds one all-day entry for each deadline, with the reference and the
action only; json holds what "decide" prints under "outcome-path" and what the
record adds under "record"; answers is the answers file alone.

Every export but the answers file carries the reference, the procedure with its
edition and digest, the head hash and the number of events, and when it was
made. That the case was handed on is noted in its record.`,
		Example: `  safeguard case export K7QX-M2PD --format html --output case.html
  safeguard case export K7QX-M2PD --format answers | safeguard decide --answers -`,
		Args:              cobra.ExactArgs(1),
		ValidArgsFunction: a.completeCase,
	}
	o.format = formatFlag(cmd, "text", "markdown", "html", "json", "ics", "answers")
	cmd.Flags().StringVarP(&o.output, "output", "o", "", "write to a new `FILE` that you alone can read, in place of standard output")
	o.whoFlags(cmd)
	o.keyFlags(cmd)
	cmd.RunE = a.run(func(_ *cobra.Command, args []string) error { return a.runCaseExport(args[0], o) })
	return cmd
}

func (a *app) runCaseExport(reference string, o *caseExportOptions) error {
	if err := a.newOutput(o.output); err != nil {
		return err
	}
	records, err := a.openStore(&o.recordOptions)
	if err != nil {
		return err
	}
	kept, err := a.readCase(reference, &o.recordOptions)
	if err != nil {
		return err
	}
	var page bytes.Buffer
	if err := writeCase(&page, a.caseView(kept), o.format.value); err != nil {
		return couldNot("write the export", err)
	}
	if o.format.value == "ics" {
		a.tellUndated(decide.Decide(kept.Case.Answers))
	}
	if err := a.handOn(page.Bytes(), o.output); err != nil {
		return err
	}
	a.noteExport(records, kept, o, page.Bytes())
	if kept.Damage != nil {
		fmt.Fprintf(a.Err, "Case %s is damaged at %v. What was exported ends before it.\n", kept.Case.Reference, kept.Damage)
		return silent(statusFound)
	}
	return nil
}

func writeCase(w io.Writer, v report.CaseView, format string) error {
	switch format {
	case "markdown":
		return report.CaseMarkdown(w, v)
	case "html":
		return report.CaseHTML(w, v)
	case "json":
		return report.CaseJSON(w, v)
	case "ics":
		return report.CaseCalendar(w, v)
	case "answers":
		_, err := w.Write(v.Case.Answers.YAML())
		return err
	}
	return report.CaseText(w, v, report.Looks{Width: pipedWidth})
}

// handOn writes an export to a new file or to standard output.
func (a *app) handOn(data []byte, output string) error {
	if output == "" {
		if _, err := a.out.Write(data); err != nil {
			return couldNot("write the output", err)
		}
		return nil
	}
	if err := writeWhole(output, data); err != nil {
		return couldNot("write "+fault.ShowPath(output), reason(err))
	}
	return nil
}

// noteExport notes in the record that it was handed on. Where that cannot be
// done the export stands all the same, and the person is told.
func (a *app) noteExport(records *store.Store, kept *store.Kept, o *caseExportOptions, page []byte) {
	if kept.Damage != nil {
		return // it is read only, which is said
	}
	session, err := records.Resume(kept.Case.Reference, o.who())
	if err == nil {
		err = session.Append(record.Exported{Format: o.format.value, Digest: fmt.Sprintf("sha256:%x", sha256.Sum256(page))})
		_ = session.Close() // the event is on disk, or err says why not
	}
	if err != nil {
		fmt.Fprintf(a.Err, "Exported; but this could not be noted in the record of case %s: %v\n", kept.Case.Reference, safeLine(reason(err).Error()))
	}
}
