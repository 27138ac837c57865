package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"safeguard/internal/interview"
	"safeguard/internal/record"
	"safeguard/internal/store"
)

type caseResumeOptions struct {
	recordOptions
	plain  bool
	reason string
}

func (a *app) newCaseResume() *cobra.Command {
	o := &caseResumeOptions{}
	cmd := &cobra.Command{
		Use:   "resume REFERENCE",
		Short: "Go on with a case that is not finished",
		Long: `Go on with a case that is not finished, under the procedure it was begun with.
A case whose outcome path was shown and ended is taken up again with "reopen".`,
		Example:           "  safeguard case resume K7QX-M2PD",
		Args:              cobra.ExactArgs(1),
		ValidArgsFunction: a.completeCase,
		RunE:              a.run(func(_ *cobra.Command, args []string) error { return a.runCaseResume(args[0], o) }),
	}
	o.talkFlags(cmd)
	return cmd
}

func (a *app) newCaseReopen() *cobra.Command {
	o := &caseResumeOptions{}
	cmd := &cobra.Command{
		Use:   "reopen REFERENCE --reason TEXT",
		Short: "Take a case up again on new evidence; what was shown before stays",
		Long: `Take a case up again when new evidence comes. The outcome path that was shown
before stays in the record, and the page shows what has changed since and why.`,
		Example:           "  safeguard case reopen K7QX-M2PD --reason \"The school has given a statement\"",
		Args:              cobra.ExactArgs(1),
		ValidArgsFunction: a.completeCase,
		RunE:              a.run(func(_ *cobra.Command, args []string) error { return a.runCaseReopen(args[0], o) }),
	}
	o.talkFlags(cmd)
	cmd.Flags().StringVar(&o.reason, "reason", "", "why the case is taken up again: `TEXT` without names")
	return cmd
}

func (o *caseResumeOptions) talkFlags(cmd *cobra.Command) {
	cmd.Flags().BoolVar(&o.plain, "plain", false, "talk line by line")
	o.whoFlags(cmd)
	o.keyFlags(cmd)
}

func (a *app) runCaseResume(reference string, o *caseResumeOptions) error {
	return a.sit(o.plain, "", func(s *sitting) error { return s.openKept(reference, &o.recordOptions, "") })
}

func (a *app) runCaseReopen(reference string, o *caseResumeOptions) error {
	reason := strings.TrimSpace(o.reason)
	if reason == "" {
		return misuse("say why the case is taken up again: --reason TEXT")
	}
	if what := interview.DoubtText(reason); what != "" {
		fmt.Fprintf(a.Err, "The reason looks as if it holds %s (best effort); it stands in the record for good.\n", what)
	}
	return a.sit(o.plain, "", func(s *sitting) error { return s.openKept(reference, &o.recordOptions, reason) })
}

// openKept goes on with a case that is kept; with a reason, it is reopened.
func (s *sitting) openKept(reference string, o *recordOptions, reason string) error {
	records, err := s.openStore(o)
	if err != nil {
		return err
	}
	by, err := s.who(o)
	if err != nil {
		return err
	}
	session, err := s.opened(func() (*store.Session, error) { return records.Resume(reference, by) })
	if err != nil {
		return caseFailure("go on with it", err)
	}
	if err := s.takeUp(session, reason); err != nil {
		_ = session.Close() // the error in hand says more
		return err
	}
	if err := s.keepRecord(session); err != nil {
		return err
	}
	if words := s.editionWords(s.session.Case()); words != "" {
		s.opening = append(s.opening, words)
	}
	return nil
}

// takeUp writes down that a sitting begins.
func (s *sitting) takeUp(session *store.Session, reason string) error {
	c := session.Case()
	var begin record.Body = record.Resumed{Tool: version()}
	switch {
	case reason != "" && len(c.Paths) == 0:
		return misuse("no outcome path has been shown for case %s yet: go on with it by \"case resume\"", c.Reference)
	case reason != "":
		begin = record.Reopened{Tool: version(), Why: reason}
		s.opening = append(s.opening, "Reopened: "+safeLine(reason)+"\nThe outcome path shown before stays in the record. Choose the answers that have changed in the list that follows.")
	case c.State() == record.Finished:
		return misuse("case %s is finished: take it up again with: safeguard case reopen %[1]s --reason \"...\"", c.Reference)
	}
	if err := session.Append(begin); err != nil {
		return caseFailure("write the record", err)
	}
	return nil
}
