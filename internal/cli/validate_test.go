package cli_test

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"safeguard/internal/cli"
	"safeguard/internal/safetext"
	"safeguard/procedures"
)

// validated runs the command and gives what it printed.
func validated(t *testing.T, args ...string) (out, problems string, status int) {
	t.Helper()
	var o, e bytes.Buffer
	status = cli.Main(cli.System{
		Args: append([]string{"validate"}, args...), In: strings.NewReader(""), Out: &o, Err: &e,
		Getenv: func(string) string { return "" }, Bundled: procedures.Files,
	})
	return o.String(), e.String(), status
}

// Names and contents that try to break out of the output they stand in.
func TestHostileFilesBreakNoFormat(t *testing.T) {
	folder := t.TempDir()
	t.Chdir(folder)
	for name, data := range map[string]string{
		"new\nline ::error::x.yaml":    "id: \"\x1b[31m\n",
		"\u202Ertl <b>&'\"%0A,:.yaml":  "procedure: \"\u202E\\e[31m\"\nanswers: {a: \x00}\n",
		"\xff\xfe not utf-8.yml":       "\xff\xfe\x00",
		"-rf.yaml":                     "subjects: {child: [\"\u202EA\"]}\nanswers: {nothing: x}\n",
		"$(touch pwned) `x`; 'y'.yaml": "expect: " + strings.Repeat("[", 100),
		"long.yaml":                    "id: " + strings.Repeat("x\t", 200_000),
		"deep/]]>/<!--.yaml":           "title: a: b: c\n",
	} {
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(data), 0o600); err != nil {
			t.Skip("such names cannot be had here: ", err)
		}
	}
	for _, format := range []string{"text", "json", "sarif", "github", "junit"} {
		out, problems, status := validated(t, ".", "no\n\x1b[31msuch", "--format", format)
		if status != 3 {
			t.Fatalf("%s: status %d, %s", format, status, problems)
		}
		for _, text := range []string{out, problems} {
			if safetext.Clean(text) != text {
				t.Errorf("%s: hidden characters in %q", format, text)
			}
		}
		if len(out) > 1<<17 {
			t.Errorf("%s: %d bytes are printed", format, len(out))
		}
		switch format {
		case "json", "sarif":
			if !json.Valid([]byte(out)) {
				t.Errorf("%s is no JSON", format)
			}
		case "junit":
			if err := xml.Unmarshal([]byte(out), new(struct{})); err != nil {
				t.Error(err)
			}
		case "github":
			for line := range strings.Lines(out) {
				if !strings.HasPrefix(line, "::error ") && !strings.HasPrefix(line, "::notice ") {
					t.Errorf("a line that is no command: %q", line)
				}
			}
		}
	}
}

func TestTheSameRunGivesTheSameBytes(t *testing.T) {
	for _, format := range []string{"text", "json", "sarif", "github", "junit"} {
		first, _, _ := validated(t, "../procedure/testdata", "--format", format)
		for range 3 {
			if again, _, _ := validated(t, "../procedure/testdata", "--format", format); again != first {
				t.Errorf("%s differs from run to run", format)
			}
		}
		if len(first) < 1000 {
			t.Errorf("%s: got only %q", format, first)
		}
	}
}

func TestAFullDiskIsNotTakenForAReport(t *testing.T) {
	for _, format := range []string{"text", "json", "sarif", "github", "junit"} {
		var problems bytes.Buffer
		status := cli.Main(cli.System{
			Args: []string{"validate", "child-abuse-ict", "--format", format}, In: strings.NewReader(""), Out: fullDisk{}, Err: &problems,
			Getenv: func(string) string { return "" }, Bundled: procedures.Files,
		})
		if status != 3 || !strings.Contains(problems.String(), "no space left") {
			t.Errorf("%s: status %d, %s", format, status, problems.String())
		}
	}
}
