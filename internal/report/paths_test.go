package report_test

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"safeguard/internal/answers"
	"safeguard/internal/decide"
	"safeguard/internal/report"
)

var update = flag.Bool("update", false, "write the golden files anew")

// Whole outputs of hand-written cases, each read line by line before it was
// kept: every case as JSON, some as the page.
func TestOutcomePathsReadAsTheyDid(t *testing.T) {
	files, err := filepath.Glob("testdata/paths/*.yaml")
	if err != nil || len(files) < 10 {
		t.Fatalf("%d cases, %v", len(files), err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(file, ".yaml")
		t.Run(filepath.Base(name), func(t *testing.T) {
			path := decideFile(t, file)
			golden(t, name+".json", func(b *bytes.Buffer) error { return report.JSON(b, path) })
			for _, page := range []struct {
				ending string
				write  func(*bytes.Buffer) error
			}{
				{".txt", func(b *bytes.Buffer) error { return report.Text(b, path, report.Said{}, report.Looks{Width: 80}) }},
				{".40.txt", func(b *bytes.Buffer) error { return report.Text(b, path, report.Said{}, report.Looks{Width: 40}) }},
				{".md", func(b *bytes.Buffer) error { return report.Markdown(b, path, report.Said{}) }},
			} {
				if _, err := os.Stat(name + page.ending); err == nil {
					golden(t, name+page.ending, page.write)
				}
			}
		})
	}
}

func decideFile(t *testing.T, file string) *decide.Path {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	a, faults := answers.Load(bundled(t), file, data)
	if faults.Len() > 0 {
		t.Fatal(faults.All())
	}
	return decide.Decide(a)
}

func golden(t *testing.T, file string, write func(*bytes.Buffer) error) {
	t.Helper()
	var got bytes.Buffer
	if err := write(&got); err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile(file, got.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got.String() != string(want) {
		t.Errorf("%s has changed; run \"make golden\" and read the difference.\ngot:\n%s", file, got.String())
	}
}
