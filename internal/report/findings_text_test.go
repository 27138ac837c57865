package report_test

import (
	"bytes"
	"strings"
	"testing"

	"safeguard/internal/check"
	"safeguard/internal/report"
)

// One error of a file that could not be loaded is not all that may be wrong.
func TestTheSummarySaysWhereNotAllWasLookedAt(t *testing.T) {
	file := func(whole check.Coverage, findings int) report.CheckedFile {
		f := report.CheckedFile{Path: "p.yaml", Covered: whole}
		for range findings {
			f.Findings = append(f.Findings, finding("p.yaml", at(1, 1), check.Error, "example-rule", "wrong"))
		}
		return f
	}
	for _, c := range []struct {
		name  string
		files []report.CheckedFile
		want  string
	}{
		{"a file looked at to its end", []report.CheckedFile{file(check.Whole, 1)}, "1 file: 1 error"},
		{"a file that could not be loaded", []report.CheckedFile{file(check.InPart, 1)}, "1 file: 1 error. The rest of the file is checked once this is mended."},
		{"with two faults", []report.CheckedFile{file(check.InPart, 2)}, "1 file: 2 errors. The rest of the file is checked once these are mended."},
		{"one file of two", []report.CheckedFile{file(check.InPart, 2), file(check.Whole, 1)}, "2 files: 3 errors. The rest of 1 file is checked once it is mended."},
		{"two files of three", []report.CheckedFile{file(check.InPart, 1), file(check.Whole, 0), file(check.InPart, 1)}, "3 files: 2 errors. The rest of 2 files is checked once they are mended."},
		{"no file", nil, "no file was checked"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var text, gitHub bytes.Buffer
			r := &report.Findings{Files: c.files}
			if err := report.FindingsText(&text, r, report.Looks{}); err != nil {
				t.Fatal(err)
			}
			if err := report.FindingsGitHub(&gitHub, r); err != nil {
				t.Fatal(err)
			}
			lines := strings.Split(strings.TrimSpace(text.String()), "\n")
			if got := lines[len(lines)-1]; got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
			if !strings.Contains(gitHub.String(), c.want) {
				t.Errorf("GitHub is not told %q:\n%s", c.want, gitHub.String())
			}
		})
	}
}
