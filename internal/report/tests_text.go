package report

import (
	"fmt"
	"io"
	"strings"

	"safeguard/internal/fault"
	"safeguard/internal/safetext"
	"safeguard/internal/scenario"
)

// TestsText writes what came of trying scenarios, for a person: a line for each
// with the differences below it, how much of each procedure they reach with what
// is missing named, and a summary.
func TestsText(w io.Writer, r *Tests, looks Looks) error {
	var b strings.Builder
	for i := range r.Files {
		writeTested(&b, &r.Files[i], looks)
	}
	for _, p := range r.PassedOver {
		fmt.Fprintf(&b, "passed over %s: %s\n", fault.ShowPath(p.Path), p.Why)
	}
	for i := range r.Covered {
		writeCovered(&b, &r.Covered[i], r.Minimum, looks)
	}
	if b.Len() > 0 {
		b.WriteByte('\n')
	}
	b.WriteString(r.summary() + "\n")
	_, err := io.WriteString(w, b.String())
	return err
}

var testWords = map[string]string{testOK: "ok", testFailed: "FAILED", testFaulty: "FAULTY"}

func writeTested(b *strings.Builder, file *TestedFile, looks Looks) {
	t := findingWriter{b: b, source: newSourceLines(file.Source), looks: looks}
	word := fmt.Sprintf("%-6s", testWords[file.status()])
	style := ""
	if len(file.Found) > 0 {
		style = boldRed
		word = t.styled(style, word)
	}
	fmt.Fprintf(b, "%s %s%s\n", word, fault.ShowPath(file.Path), titleOf(file))
	for _, f := range file.Found {
		fmt.Fprintf(b, "%s: %s [%s]\n", t.styled(bold, where(f.Path, f.Place)), safetext.Line(f.Message), f.Rule)
		t.line(f.Place, style)
		if f.Also.Says != "" {
			fmt.Fprintf(b, "  %s: %s\n", where(f.Path, f.Also.Place), safetext.Line(f.Also.Says))
		}
		if f.Hint != "" {
			fmt.Fprintf(b, "  hint: %s\n", safetext.Line(f.Hint))
		}
	}
}

func titleOf(file *TestedFile) string {
	if file.Scenario == nil {
		return ""
	}
	return ": " + safetext.Line(file.Scenario.Title)
}

func writeCovered(b *strings.Builder, c *CoveredProcedure, least Minimum, looks Looks) {
	fmt.Fprintf(b, "\n%s, edition %s: %s\n", c.Procedure.ID, safetext.Line(c.Procedure.Edition), reachedBy(c.Scenarios))
	if c.Scenarios == 0 {
		return // all of it would be named
	}
	for _, t := range c.Kinds {
		if t.Total == 0 {
			continue
		}
		short := ""
		if !t.Reaches(int(least)) {
			short = "  below " + least.String() + "%"
		}
		fmt.Fprintf(b, "  %-16s%5d of %-5d %5s%%%s\n", t.Of, t.Covered, t.Total, t.Percent(), short)
		writeMissing(b, t.Missing, looks)
	}
}

func reachedBy(scenarios int) string {
	if scenarios == 0 {
		return "no scenario reaches it"
	}
	return "what " + countOf(scenarios, "scenario") + map[bool]string{true: " reaches", false: " reach"}[scenarios == 1]
}

// writeMissing names what is not reached, on lines that are not torn within a
// name.
func writeMissing(b *strings.Builder, gaps []scenario.Gap, looks Looks) {
	const indent = "      "
	line := indent + "not reached:"
	for i, g := range gaps {
		name := " " + safetext.Line(g.Name)
		if i < len(gaps)-1 {
			name += ";"
		}
		if len(line)+len(name) > max(looks.Width, MinWidth) && line != indent {
			b.WriteString(line + "\n")
			line = indent + " "
		}
		line += name
	}
	if len(gaps) > 0 {
		b.WriteString(line + "\n")
	}
}
