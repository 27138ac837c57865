package cli

import (
	"fmt"

	"github.com/spf13/cobra"
)

func (a *app) newList() *cobra.Command {
	return &cobra.Command{
		Use:               "list",
		Short:             "List the procedures that come with safeguard",
		Example:           "  safeguard list",
		Args:              cobra.NoArgs,
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE:              a.run(func(*cobra.Command, []string) error { return a.runList() }),
	}
}

func (a *app) runList() error {
	for _, id := range a.bundledIDs() {
		p, err := a.loadProcedure([]string{id})
		if err != nil {
			return err
		}
		fmt.Fprintf(a.out, "%s\t%s\tedition %s\n", p.ID, p.Title, p.Edition)
	}
	return nil
}
