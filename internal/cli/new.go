package cli

import (
	_ "embed"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"safeguard/internal/fault"
	"safeguard/internal/procedure"
)

// newProcedureText is the procedure that "new" writes, with {ID} and {FILE} where
// the id and the file's name belong.
//
//go:embed new_procedure.yaml
var newProcedureText string

func (a *app) newNew() *cobra.Command {
	var output string
	cmd := &cobra.Command{
		Use:   "new ID",
		Short: "Write a small procedure to start from",
		Long: `Writes a small, whole procedure to the new file ID.yaml: one kind of subject, two
questions, one tree, with a comment on each part. "safeguard validate" finds
nothing wrong in it. Change it step by step into your own.

ID is lower-case words joined by hyphens. A file that is there already is never
written over.`,
		Example: `  safeguard new missing-children
  safeguard new missing-children --output -
  safeguard validate missing-children.yaml`,
		Args:              oneID,
		ValidArgsFunction: cobra.NoFileCompletions,
	}
	cmd.Flags().StringVarP(&output, "output", "o", "", "write to the new `FILE` in place of ID.yaml; - is standard output")
	cmd.RunE = a.run(func(_ *cobra.Command, args []string) error { return a.runNew(args[0], output) })
	return cmd
}

func oneID(_ *cobra.Command, args []string) error {
	if len(args) != 1 {
		return misuse("new wants one id for the procedure, such as missing-children")
	}
	return nil
}

func (a *app) runNew(id, output string) error {
	name := id + ".yaml"
	if output != "" && output != toStdout {
		name = output
	}
	text := strings.NewReplacer("{ID}", id, "{FILE}", fault.ShowPath(name)).Replace(newProcedureText)
	if _, faults := procedure.Load(name, []byte(text)); faults.Len() > 0 {
		// Only the id can be wrong: the text is one that has been tried.
		return misuse("%s", faults.All()[0].Message)
	}
	if output == toStdout {
		_, err := a.out.Write([]byte(text))
		return err
	}
	if err := writeNew(name, []byte(text)); err != nil {
		return err
	}
	shown := fault.ShowPath(name)
	fmt.Fprintf(a.Err, "Wrote %s. Check it, and work through it:\n  safeguard validate %[1]s\n  safeguard triage %[1]s\n", shown)
	return nil
}

// writeNew writes a file that must not be there yet. One that could not be
// written whole is taken away again.
func writeNew(name string, data []byte) error {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	switch {
	case os.IsExist(err):
		return misuse("%s is there already: it is not written over", fault.ShowPath(name))
	case err != nil:
		return couldNot("write "+fault.ShowPath(name), reason(err))
	}
	_, err = f.Write(data)
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err != nil {
		_ = os.Remove(name) // the error in hand says more
		return couldNot("write "+fault.ShowPath(name), reason(err))
	}
	return nil
}
