package cli

import (
	"errors"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"safeguard/internal/answers"
	"safeguard/internal/decide"
	"safeguard/internal/procedure"
	"safeguard/internal/record"
	"safeguard/internal/report"
	"safeguard/internal/store"
)

func (a *app) newCase() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "case",
		Short: "Work with the records of cases: list, show, resume, reopen, export, verify, delete",
		Long: `Work with the records of cases that "safeguard triage" kept on this computer.

A record is a folder with one file of events, each a line of JSON that is only
ever added to, closed by a hash that covers the line before; and the procedure
file the case is worked under. That tells damage and casual edits. It proves
nothing against somebody who writes the whole record anew: note the head hash
that every export shows, and check it with "verify --expect".

A record is an aid note: the decision belongs in your case system.`,
		Example: `  safeguard case list
  safeguard case resume K7QX-M2PD
  safeguard case export K7QX-M2PD --format html --output case.html`,
		Args: cobra.NoArgs,
		RunE: a.run(func(cmd *cobra.Command, _ []string) error { return cmd.Help() }),
	}
	cmd.AddCommand(a.newCaseList(), a.newCaseShow(), a.newCaseResume(), a.newCaseReopen(), a.newCaseExport(), a.newCaseVerify(), a.newCaseDelete(), a.newCaseKey())
	return cmd
}

// completeCase offers the references of the cases there are.
func (a *app) completeCase(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	records, err := a.lookAtStore()
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	entries, _ := records.List() // what cannot be listed cannot be offered
	var references []string
	for _, e := range entries {
		if e.Deleted == nil && e.Log != nil {
			references = append(references, e.Reference)
		}
	}
	return references, cobra.ShellCompDirectiveNoFileComp
}

// readCase reads a case as far as it goes, without a change to it.
func (a *app) readCase(reference string, o *recordOptions) (*store.Kept, error) {
	records, err := a.openStore(o)
	if err != nil {
		return nil, err
	}
	kept, err := records.Read(reference)
	if errors.Is(err, record.ErrSealed) && kept != nil && kept.Case != nil {
		kept.Note = fmt.Sprintf("%v. From event %d on no key at hand opens it: what is shown ends before that", err, kept.Log.Readable+1)
		err = nil
	}
	if err != nil {
		return nil, caseFailure("read the record", err)
	}
	if kept.Case == nil {
		return nil, couldNot("read the record", fmt.Errorf("case %s: %w", kept.Reference, kept.Damage))
	}
	return kept, nil
}

// caseView gives a case as a page shows it.
func (a *app) caseView(kept *store.Kept) report.CaseView {
	c := kept.Case
	return report.CaseView{
		Case:    c,
		Stamp:   report.Stamp{Reference: c.Reference, Head: c.Head(), Events: len(c.Events), AsAt: a.now(), Tool: version()},
		Damage:  kept.Damage,
		Torn:    len(kept.Log.Torn),
		Unread:  kept.Log.Unread,
		Problem: kept.Note,
		Newer:   a.otherEdition(c),
	}
}

// otherEdition gives what the bundled edition of a case's procedure says of its
// answers, where that is another than the one it was made under.
func (a *app) otherEdition(c *record.Case) *report.NewerEdition {
	_, data, err := a.bundledFile(c.Procedure.ID)
	if err != nil {
		return nil
	}
	p, faults := procedure.Load(c.Procedure.ID, data)
	if faults.Len() > 0 || p.Digest == c.Procedure.Digest {
		return nil
	}
	other := &report.NewerEdition{Edition: p.Edition, Digest: p.Digest}
	said, faults := answers.Load(p, "", c.Answers.YAML())
	if faults.Len() > 0 {
		for _, f := range faults.All() {
			other.Faults = append(other.Faults, f.Message)
		}
		return other
	}
	other.Path = decide.Decide(said)
	other.Differs = record.Compare(decide.Decide(c.Answers), other.Path)
	return other
}

// editionWords says in short that a case is worked under another edition than
// the bundled one; "" where it is not.
func (a *app) editionWords(c *record.Case) string {
	other := a.otherEdition(c)
	if other == nil {
		return ""
	}
	text := fmt.Sprintf("This case was made under edition %s, and stays under it. Edition %s, which comes with this program, ", c.Procedure.Edition, other.Edition)
	if other.Edition == c.Procedure.Edition {
		text = fmt.Sprintf("This case was made under another file of edition %s than the one that comes with this program, and stays under it. The other one ", c.Procedure.Edition)
	}
	switch {
	case other.Path == nil:
		text += "does not take some of the answers."
	case other.Differs.Any():
		text += fmt.Sprintf("would say otherwise in %s.", count(len(other.Differs.Decisions)+len(other.Differs.Actions)+len(other.Differs.Alerts), "place"))
	default:
		text += "says the same of these answers."
	}
	return text + fmt.Sprintf(" See: safeguard case show %s", c.Reference)
}

// momentWords is a time as a page shows it.
func momentWords(t time.Time) string { return t.UTC().Format("2 Jan 2006, 15:04 UTC") }
