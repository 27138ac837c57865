package cli

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"safeguard/internal/fault"
	"safeguard/internal/procedure"
	"safeguard/internal/yamldoc"
)

// bundledIDs are the ids of the procedures that come with the program, sorted.
func (a *app) bundledIDs() []string {
	files, err := fs.Glob(a.Bundled, "*/procedure.yaml")
	if err != nil {
		return nil // only a malformed pattern gives an error
	}
	ids := make([]string, len(files))
	for i, file := range files {
		ids[i] = path.Dir(file)
	}
	slices.Sort(ids)
	return ids
}

// procedureFile finds the file that a PROCEDURE argument means: a bundled id, a
// path, or, left out, the only bundled one.
func (a *app) procedureFile(args []string) (name string, data []byte, err error) {
	ids := a.bundledIDs()
	switch {
	case len(args) == 0 && len(ids) == 1:
		return a.bundledFile(ids[0])
	case len(args) == 0:
		return "", nil, misuse("say which procedure: %s", strings.Join(ids, ", "))
	case slices.Contains(ids, args[0]):
		return a.bundledFile(args[0])
	}
	data, err = a.readFile(args[0])
	if errors.Is(err, fs.ErrNotExist) && !strings.ContainsAny(args[0], `/\.`) {
		hint := yamldoc.DidYouMean(args[0], ids)
		return "", nil, misuse("no procedure %q comes with safeguard, and there is no such file: %s", args[0], orElse(hint, "run \"safeguard list\""))
	}
	return args[0], data, err
}

func orElse(s, other string) string {
	if s == "" {
		return other
	}
	return s
}

func (a *app) bundledFile(id string) (string, []byte, error) {
	name := id + "/procedure.yaml"
	data, err := fs.ReadFile(a.Bundled, name)
	if err != nil {
		return "", nil, couldNot("read the bundled procedure", err)
	}
	return name, data, nil
}

// loadProcedure loads the procedure that the argument means.
func (a *app) loadProcedure(args []string) (*procedure.Procedure, error) {
	name, data, err := a.procedureFile(args)
	if err != nil {
		return nil, err
	}
	p, faults := procedure.Load(name, data)
	if faults.Len() > 0 {
		return nil, faulty(faults)
	}
	return p, nil
}

// readFile reads a file that may not be larger than any file may be. "-" is
// standard input.
func (a *app) readFile(name string) ([]byte, error) {
	in := a.In
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return nil, couldNot("read "+fault.ShowPath(name), reason(err))
		}
		defer f.Close()
		in = f
	}
	data, err := io.ReadAll(io.LimitReader(in, yamldoc.MaxBytes+1))
	if err != nil {
		return nil, couldNot("read "+fault.ShowPath(name), reason(err))
	}
	return data, nil
}

// reason gives why a file could not be used, without its name: the caller has
// named it, safely.
func reason(err error) error {
	var pathError *fs.PathError
	var linkError *os.LinkError
	switch {
	case errors.As(err, &pathError):
		return pathError.Err
	case errors.As(err, &linkError):
		return linkError.Err
	}
	return err
}

// completeProcedure offers the bundled ids, and files.
func (a *app) completeProcedure(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return a.bundledIDs(), cobra.ShellCompDirectiveDefault
}
