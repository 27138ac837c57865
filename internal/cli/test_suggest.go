package cli

import (
	"fmt"
	"io"
	"os"
	"path/filepath"

	"safeguard/internal/fault"
	"safeguard/internal/report"
	"safeguard/internal/scenario"
)

// suggest writes scenarios that would reach what none does: to a folder, or one
// document after the other. A file that is there already is never written over.
func (a *app) suggest(out io.Writer, tests *report.Tests, ids map[string]bool, folder string) error {
	taken := func(id string) bool {
		if ids[id] || folder == toStdout {
			return ids[id]
		}
		_, err := os.Lstat(filepath.Join(folder, (&scenario.Skeleton{ID: id}).File()))
		return err == nil
	}
	number := 0
	for i := range tests.Covered {
		skeletons, unreached := tests.Covered[i].Suggest(taken)
		for _, s := range skeletons {
			ids[s.ID] = true
			if err := writeSkeleton(out, &s, folder, number); err != nil {
				return err
			}
			number++
		}
		a.tellSuggested(skeletons, unreached, tests.Covered[i].Procedure.ID, folder)
	}
	return nil
}

func writeSkeleton(out io.Writer, s *scenario.Skeleton, folder string, number int) error {
	if folder == toStdout {
		if number > 0 {
			fmt.Fprintln(out, "---")
		}
		if _, err := out.Write(s.YAML()); err != nil {
			return couldNot("write the output", err)
		}
		return nil
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return couldNot("make the folder "+fault.ShowPath(folder), reason(err))
	}
	name := filepath.Join(folder, s.File())
	if err := writeWhole(name, s.YAML()); err != nil {
		return couldNot("write "+fault.ShowPath(name), reason(err))
	}
	return nil
}

// tellSuggested says on standard error what was written and what was not found.
func (a *app) tellSuggested(skeletons []scenario.Skeleton, unreached []scenario.Gap, procedureID, folder string) {
	for _, s := range skeletons {
		if folder != toStdout {
			fmt.Fprintf(a.Err, "wrote %s\n", fault.ShowPath(filepath.Join(folder, s.File())))
		}
	}
	if len(skeletons)+len(unreached) == 0 {
		fmt.Fprintf(a.Err, "%s: everything is reached, so there is nothing to suggest\n", procedureID)
	}
	for _, g := range unreached {
		fmt.Fprintf(a.Err, "%s: no answers were found that reach this of the %s: %s\n", procedureID, g.Of, safeLine(g.Name))
	}
}
