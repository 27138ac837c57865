package cli_test

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"safeguard/internal/cli"
	"safeguard/procedures"
)

var update = flag.Bool("update", false, "write the run in README.md anew")

// between gives what stands between two marks, and what is around it.
func between(t *testing.T, s, from, to string) (before, inside, after string) {
	t.Helper()
	before, rest, ok := strings.Cut(s, from)
	inside, after, closed := strings.Cut(rest, to)
	if !ok || !closed {
		t.Fatalf("README.md has no %q ... %q", from, to)
	}
	return before + from, inside, to + after
}

func TestTheRunInTheReadmeIsWhatTheProgramPrints(t *testing.T) {
	const readme = "../../README.md"
	data, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	_, example, _ := between(t, string(data), "<!-- case -->\n```yaml\n", "```\n")
	before, got, after := between(t, string(data), "<!-- run -->\n```text\n", "```\n<!-- /run -->\n")
	file := filepath.Join(t.TempDir(), "case.yaml")
	if err := os.WriteFile(file, []byte(example), 0o600); err != nil {
		t.Fatal(err)
	}
	var out, problems bytes.Buffer
	status := cli.Main(cli.System{
		Args: []string{"decide", "--answers", file}, In: strings.NewReader(""), Out: &out, Err: &problems,
		Getenv: func(string) string { return "" }, Bundled: procedures.Files,
	})
	if status != 0 {
		t.Fatal(problems.String())
	}
	want, _, _ := strings.Cut(out.String(), "\nPERSON 1\n")
	if *update {
		if err := os.WriteFile(readme, []byte(before+want+after), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if got != want {
		t.Errorf("README.md shows another run; run \"make golden\".\ngot:\n%s\nwant:\n%s", got, want)
	}
}
