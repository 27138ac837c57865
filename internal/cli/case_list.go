package cli

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"safeguard/internal/fault"
	"safeguard/internal/record"
	"safeguard/internal/store"
)

func (a *app) newCaseList() *cobra.Command {
	return &cobra.Command{
		Use:   "list",
		Short: "List the cases kept on this computer, the last written first",
		Long: `List the cases kept on this computer, the last written first: reference, state,
when it was last written, how many answers it holds, the procedure and its
edition. Deleted cases are listed with their reason, damaged and sealed ones as
what they are.`,
		Example:           "  safeguard case list",
		Args:              cobra.NoArgs,
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE:              a.run(func(*cobra.Command, []string) error { return a.runCaseList() }),
	}
}

func (a *app) runCaseList() error {
	dir, err := a.dataFolder()
	if err != nil {
		return err
	}
	records, err := a.lookAtStore()
	if err != nil {
		return err
	}
	entries, err := records.List()
	if err != nil {
		return caseFailure("list the cases", err)
	}
	if len(entries) == 0 {
		fmt.Fprintf(a.Err, "No case is kept in %s.\n", fault.ShowPath(dir))
	}
	for _, e := range entries {
		fmt.Fprintln(a.out, a.caseLine(e))
	}
	if warning := store.Place(dir); warning != "" && len(entries) > 0 {
		fmt.Fprintln(a.Err, upperStart(warning))
	}
	return nil
}

// caseLine says what is to be known of a case at a glance.
func (a *app) caseLine(e store.Entry) string {
	var facts []string
	switch {
	case e.Deleted != nil:
		return strings.Join([]string{e.Reference, "deleted", momentWords(e.Deleted.Deleted), safeLine(e.Deleted.Reason)}, "\t")
	case errors.Is(e.Problem, record.ErrSealed):
		return strings.Join([]string{e.Reference, "sealed", "", count(len(e.Log.Events), "event")}, "\t")
	case e.Case == nil:
		return strings.Join([]string{e.Reference, "not readable", "", safeLine(fmt.Sprint(e.Problem))}, "\t")
	case e.Problem != nil:
		facts = append(facts, safeLine(e.Problem.Error()))
	}
	c := e.Case
	if e.InUse {
		facts = append(facts, "in use")
	}
	if !c.Retain.IsZero() {
		facts = append(facts, a.retainWords(c))
	}
	line := []string{e.Reference, c.State().String(), momentWords(c.Last()), count(c.Answers.Count(), "answer"), fmt.Sprintf("%s %s", c.Procedure.ID, c.Procedure.Edition)}
	return strings.Join(append(line, facts...), "\t")
}

func (a *app) retainWords(c *record.Case) string {
	if today := a.now().Format("2006-01-02"); c.Retain.String() < today {
		return fmt.Sprintf("was to be kept until %s: look whether it is to be deleted", c.Retain.Long())
	}
	return "to be kept until " + c.Retain.Long()
}
