package cli

import (
	"github.com/spf13/cobra"

	"safeguard/internal/rego"
)

func (a *app) newExport() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "export [PROCEDURE]",
		Short: "Write a procedure for another engine to work",
		Long: `Write a procedure as a module for another engine. PROCEDURE is a bundled id or a
path; left out, the only bundled one.

rego is one module for Open Policy Agent, three-valued logic and all. Its rule
path takes an answers file as input and gives decisions, alerts, what is set
aside and tensions as "safeguard decide --format json" does. Actions with their
dates, what is outstanding and texts are not in it; its head says so.`,
		Example: `  safeguard export child-abuse-ict --format rego > child-abuse-ict.rego
  opa eval -d child-abuse-ict.rego -i case.json 'data.safeguard["child-abuse-ict"].path'`,
		Args:              cobra.MaximumNArgs(1),
		ValidArgsFunction: a.completeProcedure,
	}
	formatFlag(cmd, "rego")
	cmd.RunE = a.run(func(_ *cobra.Command, args []string) error { return a.runExport(args) })
	return cmd
}

func (a *app) runExport(args []string) error {
	p, err := a.loadProcedure(args)
	if err != nil {
		return err
	}
	_, err = a.out.Write(rego.Module(p))
	return err
}
