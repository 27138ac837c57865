package cli

import (
	"github.com/spf13/cobra"

	"safeguard/internal/report"
)

func (a *app) newShow() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "show [PROCEDURE]",
		Short: "Lay a procedure open: questions, trees, outcomes, citations",
		Long: `Lay a procedure open: its questions, its trees with the reply on every edge,
its outcomes and actions, and the paragraphs they rest on. PROCEDURE is a
bundled id or a path; left out, the only bundled one.

mermaid and dot print the trees as diagrams. html is a blank checklist to print
and fill in by hand, for a chair without a laptop.`,
		Example: `  safeguard show child-abuse-ict
  safeguard show --format mermaid > trees.mmd
  safeguard show --format html > checklist.html
  safeguard show my-procedure.yaml --format dot | dot -Tsvg > trees.svg`,
		Args:              cobra.MaximumNArgs(1),
		ValidArgsFunction: a.completeProcedure,
	}
	format := formatFlag(cmd, "text", "mermaid", "dot", "json", "html")
	cmd.RunE = a.run(func(_ *cobra.Command, args []string) error { return a.runShow(args, format.value) })
	return cmd
}

func (a *app) runShow(args []string, format string) error {
	p, err := a.loadProcedure(args)
	if err != nil {
		return err
	}
	switch format {
	case "mermaid":
		return report.Mermaid(a.out, p)
	case "dot":
		return report.Dot(a.out, p)
	case "json":
		return report.ProcedureJSON(a.out, p)
	case "html":
		return report.ChecklistHTML(a.out, p)
	}
	return report.Procedure(a.out, p, a.looks())
}
