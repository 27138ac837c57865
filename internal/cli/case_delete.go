package cli

import (
	"bufio"
	"fmt"
	"strings"

	"github.com/spf13/cobra"
)

type caseDeleteOptions struct {
	recordOptions
	reason string
	yes    bool
}

func (a *app) newCaseDelete() *cobra.Command {
	o := &caseDeleteOptions{}
	cmd := &cobra.Command{
		Use:   "delete REFERENCE --reason TEXT",
		Short: "Delete the record of a case; its reference, head hash, date and reason stay",
		Long: `Delete the record of a case. What stays is a note that it was deleted: its
reference, head hash and number of events, the procedure, when, and why.

Deleting a file does not erase it from a disk; a sealed record is unreadable
once its keys are gone. You are asked to type the reference, unless --yes is
given.`,
		Example:           "  safeguard case delete K7QX-M2PD --reason \"Entered for practice\"",
		Args:              cobra.ExactArgs(1),
		ValidArgsFunction: a.completeCase,
		RunE:              a.run(func(_ *cobra.Command, args []string) error { return a.runCaseDelete(args[0], o) }),
	}
	cmd.Flags().StringVar(&o.reason, "reason", "", "why it is deleted: `TEXT` without names")
	cmd.Flags().BoolVar(&o.yes, "yes", false, "do not ask")
	o.whoFlags(cmd)
	return cmd
}

func (a *app) runCaseDelete(reference string, o *caseDeleteOptions) error {
	why := strings.TrimSpace(safeLine(o.reason))
	if why == "" {
		return misuse("say why the record is deleted: --reason TEXT")
	}
	records, err := a.lookAtStore()
	if err != nil {
		return err
	}
	if !o.yes {
		if err := a.confirm(reference); err != nil {
			return err
		}
	}
	gone, err := records.Delete(reference, why, o.who())
	if err != nil {
		return caseFailure("delete the record", err)
	}
	fmt.Fprintf(a.out, "Deleted: case %s, %s, head %s\n", gone.Reference, count(gone.Events, "event"), gone.Head)
	return nil
}

// confirm asks for the reference once more.
func (a *app) confirm(reference string) error {
	if !isTerminal(a.In) {
		return misuse("nobody can be asked whether to delete it: give --yes")
	}
	fmt.Fprintf(a.Err, "The record cannot be brought back. Type %s to delete it: ", safeLine(strings.ToUpper(reference)))
	typed, err := bufio.NewReader(a.In).ReadString('\n')
	if err != nil || !strings.EqualFold(strings.TrimSpace(typed), reference) {
		return misuse("nothing was deleted")
	}
	return nil
}
