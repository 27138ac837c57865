package cli_test

import (
	"bytes"
	"os"
	"regexp"
	"strings"
	"testing"

	"safeguard/internal/cli"
	"safeguard/procedures"
)

// edited makes the edits that README.md shows: each line with a minus stands in
// the file once, and the line with a plus below it takes its place.
func edited(t *testing.T, page, file string) string {
	t.Helper()
	_, edits, _ := between(t, page, "<!-- edit -->\n```diff\n", "```\n<!-- /edit -->\n")
	for pair := range strings.SplitSeq(strings.TrimPrefix(edits, "-"), "\n-") {
		old, new, ok := strings.Cut(pair, "\n+")
		new = strings.TrimSuffix(new, "\n")
		if !ok || strings.Count(file, old+"\n") != 1 {
			t.Fatalf("README.md edits %q, which does not stand in the file once", old)
		}
		file = strings.Replace(file, old+"\n", new+"\n", 1)
	}
	return file
}

var consoleBlock = regexp.MustCompile("(?s)```console\n\\$ safeguard ([^\n]*)\n(.*?)```\n")

// Every command in README.md is run. Three dots on a line stand for what is left
// out there; the rest is what the program prints, in that order.
func TestEveryCommandInTheReadmePrintsWhatStandsThere(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	example, err := os.ReadFile("../check/examples/procedure.yaml")
	if err != nil {
		t.Fatal(err)
	}
	blocks := consoleBlock.FindAllStringSubmatch(string(readme), -1)
	if len(blocks) < 4 {
		t.Fatalf("%d commands in README.md, want those of the four steps at least", len(blocks))
	}
	t.Chdir(t.TempDir())
	for name, data := range map[string]string{"mine.yaml": string(example), "edited.yaml": edited(t, string(readme), string(example))} {
		if err := os.WriteFile(name, []byte(data), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, block := range blocks {
		t.Run(block[1], func(t *testing.T) {
			var out bytes.Buffer
			cli.Main(cli.System{
				Args: strings.Fields(block[1]), In: strings.NewReader(""), Out: &out, Err: &out,
				Getenv: func(string) string { return "" }, Bundled: procedures.Files,
			})
			rest := out.String()
			for part := range strings.SplitSeq(block[2], "...\n") {
				_, after, ok := strings.Cut(rest, part)
				if !ok {
					t.Fatalf("README.md shows\n%s\nwhere the program prints\n%s", part, out.String())
				}
				rest = after
			}
		})
	}
}
