package report

import (
	"fmt"
	"strings"

	"safeguard/internal/check"
	"safeguard/internal/safetext"
)

func exampleTitle(e check.Example) string {
	if e.Bad {
		return "What it finds"
	}
	return "What is right"
}

// exampleCaption says what an example shows: its name is a phrase with hyphens.
func exampleCaption(e check.Example, all []check.Example) string {
	caption := upperFirst(exampleName(e))
	if e.Kind != check.ProcedureFile {
		caption += fmt.Sprintf(" (%s file)", e.Kind)
	}
	if !e.Today.IsZero() {
		caption += ", checked on " + longDate(e.Today)
	}
	if bad := nearest(e, all); !e.Bad && bad != nil {
		caption += fmt.Sprintf(". The lines that differ from %q", exampleName(*bad))
	}
	return caption + ":"
}

func exampleName(e check.Example) string {
	name, _, _ := strings.Cut(e.Name, ".")
	_, name, _ = strings.Cut(name, "-")
	return strings.ReplaceAll(name, "-", " ")
}

// exampleLines gives what is found in a bad example, and of a good one the lines
// that set it apart.
func exampleLines(e check.Example, all []check.Example, looks Looks) string {
	var b strings.Builder
	if e.Bad {
		for i, f := range e.Findings() {
			if i > 0 {
				b.WriteByte('\n')
			}
			b.WriteString(Finding(f, e.Data, looks))
		}
		return b.String()
	}
	bad := nearest(e, all)
	if bad == nil {
		return ""
	}
	for _, line := range apart(fileLines(bad.Data), fileLines(e.Data)) {
		b.WriteString(line + "\n")
	}
	return b.String()
}

func fileLines(data []byte) []string {
	lines := strings.Split(strings.TrimSuffix(string(data), "\n"), "\n")
	for i, line := range lines {
		lines[i] = strings.ReplaceAll(safetext.Clean(line), "\t", "    ")
	}
	return lines
}

// nearest gives the bad example of the same kind that a good one differs least
// from, or nil.
func nearest(good check.Example, all []check.Example) *check.Example {
	var best *check.Example
	least := 0
	for i, e := range all {
		if !e.Bad || e.Kind != good.Kind {
			continue
		}
		if n := len(apart(fileLines(e.Data), fileLines(good.Data))); best == nil || n < least {
			best, least = &all[i], n
		}
	}
	return best
}
