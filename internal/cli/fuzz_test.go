package cli_test

import (
	"bytes"
	"encoding/json"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"testing/iotest"

	"safeguard/internal/cli"
	"safeguard/internal/safetext"
	"safeguard/internal/yamldoc"
)

// asked is a procedure that is read in no time, with a question of each kind.
const asked = `format: 1
id: asked
title: When nobody comes
edition: "1"
source: {title: Invented, paragraphs: {"1": {section: Calling, gist: Ring.}}}
subjects: {child: {label: Child, ask: "Which children?"}}
questions:
  reached: {ask: "Has anyone been reached?", type: yes-no, cite: ["1"]}
  noticed: {ask: "What was noticed?", type: many, options: {upset: Upset, unwell: Unwell}, cite: ["1"]}
  told-on: {ask: "When was that?", type: date, cite: ["1"]}
  safe: {about: child, ask: "Is {child} safe?", type: yes-no, cite: ["1"]}
  needs: {about: child, ask: "What does {child} need?", type: text, cite: ["1"]}
stages: [{id: calling, title: Calling, subjects: [child], checklist: [reached, noticed, told-on, safe, needs], trees: [telling, care]}]
trees:
  telling: {title: Who is told, ask: reached, answers: {"yes": nobody, "no": team}}
  care: {title: "Where {child} goes", for-each: child, ask: safe, answers: {"yes": nobody, "no": team}}
outcomes:
  nobody: {title: Nobody, duty: none, opens: false}
  team: {title: The team, duty: must, opens: true, cite: ["1"], actions: [tell]}
actions:
  tell: {do: Tell the team, by: Staff, duty: must, due: {within: 2, unit: working-days, of: told-on}, cite: ["1"]}
`

// bundledAsked is a program that comes with that procedure alone.
var bundledAsked = fstest.MapFS{"asked/procedure.yaml": &fstest.MapFile{Data: []byte(asked)}}

// ran runs a command line and gives what it printed.
func ran(bundled fs.FS, in io.Reader, args ...string) (out, problems string, status int) {
	var o, e bytes.Buffer
	status = cli.Main(cli.System{Args: args, In: in, Out: &o, Err: &e, Getenv: func(string) string { return "" }, Bundled: bundled})
	return o.String(), e.String(), status
}

// Whatever comes in as JSON: decide gives one line for each value, what it gives of
// that value alone, however the stream is cut; the status tells whether any was
// faulty.
func FuzzDecideStream(f *testing.F) {
	const whole = `{"subjects":{"child":["Child A"]},"answers":{"reached":"no","noticed":["upset","not-known"],"told-on":"2026-11-23","safe":{"Child A":"no"},"needs":{"Child A":"Rest."}}}`
	for _, seed := range []string{
		whole, whole + "\n" + whole, whole + whole, "{}\n[]\n{\"answers\":{}}", "{\"a\": \"}\n{}\n", "{}}\n{}", "{\"\xff\": 1}\n{}\n", "{}\r\n\r\n{}\r", "\x00\n{}", "{}\n\x1b[2J\n{}\n",
		"{\"procedure\":\"other\"}\n" + whole, "{\"answers\":{\"needs\":{\"Child A\":\"\\u202e\"}}}", "1 2 3\n\"a\" \"b\"\nnull\n", strings.Repeat("[", 70) + "\n{}", "\n\n\n", "{\"answers\":\n{\"reached\":\n\"no\"}}\n{}", "{\"a\":1,\"a\":2}", "\uFEFF{}",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 4000 {
			return
		}
		stream := append([]byte("{\"answers\":{}}\n"), data...)
		out, problems, status := ran(bundledAsked, bytes.NewReader(stream), "decide", "--answers", "-", "--format", "json")
		lines := strings.SplitAfter(strings.TrimSuffix(out, "\n"), "\n")
		values, _ := valuesOf(t, stream)
		if len(lines) != len(values) {
			t.Fatalf("%d lines for the %d values of %q:\n%s", len(lines), len(values), stream, out)
		}
		faulty := false
		for i, line := range lines {
			line = strings.TrimSuffix(line, "\n")
			var got struct {
				Decisions []json.RawMessage
				Faults    []json.RawMessage
			}
			if err := json.Unmarshal([]byte(line), &got); err != nil || safetext.Clean(line) != line && !strings.Contains(string(values[i]), "needs") {
				t.Fatalf("line %d, %v: %s", i+1, err, line)
			}
			if (got.Decisions == nil) != (got.Faults != nil) || got.Faults != nil && len(got.Faults) == 0 {
				t.Fatalf("line %d has decisions and faults, or neither: %s", i+1, line)
			}
			faulty = faulty || got.Faults != nil
			if i < 4 && got.Faults == nil {
				alone, _, _ := ran(bundledAsked, bytes.NewReader(append([]byte("{\"answers\":{}}\n"), values[i]...)), "decide", "--answers", "-", "--format", "json")
				if second := strings.SplitAfter(alone, "\n")[1]; strings.TrimSuffix(second, "\n") != line {
					t.Errorf("line %d is\n%s\nand alone\n%s", i+1, line, second)
				}
			}
		}
		if want := map[bool]int{false: 0, true: 2}[faulty]; status != want || (problems != "") != faulty || safetext.Clean(problems) != problems {
			t.Errorf("status %d, want %d; %q", status, want, problems)
		}
		again, _, _ := ran(bundledAsked, iotest.HalfReader(bytes.NewReader(stream)), "decide", "--answers", "-", "--format", "json")
		if again != out {
			t.Errorf("in pieces it gives\n%s\nand whole\n%s", again, out)
		}
	})
}

// valuesOf gives the values of a stream.
func valuesOf(t *testing.T, stream []byte) (values [][]byte, err error) {
	t.Helper()
	s := yamldoc.NewScanner(bytes.NewReader(stream))
	for {
		value, _, err := s.Next()
		if err == io.EOF {
			return values, nil
		}
		if err != nil {
			return values, err
		}
		values = append(values, bytes.Clone(value))
	}
}

// commands are what can be done with a file that comes on standard input.
var commands = [][]string{
	{"validate", "-", "--format", "text"},
	{"validate", "-", "--format", "json"},
	{"validate", "-", "--format", "sarif"},
	{"validate", "-", "--format", "github"},
	{"validate", "-", "--format", "junit"},
	{"show", "-"},
	{"show", "-", "--format", "json"},
	{"show", "-", "--format", "mermaid"},
	{"show", "-", "--format", "dot"},
	{"show", "-", "--format", "html"},
	{"decide", "--answers", "-"},
	{"decide", "--answers", "-", "--format", "markdown"},
	{"decide", "--answers", "-", "--format", "html"},
	{"decide", "--answers", "-", "--format", "ics"},
	{"decide", "--answers", "-", "--format", "json"},
	{"diff", "asked", "-"},
	{"diff", "-", "asked", "--format", "json"},
	{"test", "-"},
	{"test", "-", "--format", "json"},
	{"test", "-", "--format", "junit"},
	{"explain"},
	{"schema"},
	{"list"},
	{"version"},
	{"help"},
	{"triage", "asked", "--plain", "--no-save"},
}

// Whatever comes on standard input, and whatever word stands behind a command: it
// ends with a status of the table, says why where it did not do what it was to, and
// sends nothing to a terminal that acts on it.
func FuzzCommand(f *testing.F) {
	for i := range commands {
		f.Add(uint8(i), []byte(asked), "")
		f.Add(uint8(i), []byte("answers: {reached: \"no\"}\n"), "--format=\x1b[31m")
		f.Add(uint8(i), []byte("1\nno\n\xff\n2\n:stop\n"), "\u202eword")
		f.Add(uint8(i), []byte("{\"answers\":{}}"), "--width=41")
	}
	if data, err := os.ReadFile(filepath.Join("..", "check", "examples", "procedure.yaml")); err == nil {
		f.Add(uint8(0), data, "--strict")
	}
	f.Fuzz(func(t *testing.T, which uint8, stdin []byte, word string) {
		if len(stdin) > 6000 || len(word) > 100 {
			return
		}
		args := append([]string{}, commands[int(which)%len(commands)]...)
		if isHarmless(word) {
			args = append(args, word)
		}
		out, problems, status := ran(bundledAsked, bytes.NewReader(stdin), args...)
		if status < 0 || status > 4 {
			t.Errorf("%q: status %d", args, status)
		}
		if status >= 2 && problems == "" {
			t.Errorf("%q: status %d, and nothing says why", args, status)
		}
		for _, text := range []string{problems, out} {
			text = strings.ReplaceAll(text, "\r\n", "\n") // of a calendar
			if at := strings.IndexFunc(text, safetext.Hidden); at >= 0 && !(args[0] == "decide" && strings.Contains(strings.Join(args, " "), "json")) {
				t.Errorf("%q: %q is hidden", args, text[max(0, at-40):min(len(text), at+20)])
			}
		}
	})
}

// isHarmless keeps words out that name a file to read or to write.
func isHarmless(word string) bool {
	switch {
	case word == "", strings.ContainsAny(word, "/\\\x00"):
		return false
	case strings.HasPrefix(word, "-"):
		return strings.HasPrefix(word, "--format") || strings.HasPrefix(word, "--width") || strings.HasPrefix(word, "--strict") || strings.HasPrefix(word, "--severity")
	}
	_, err := os.Lstat(word)
	return err != nil
}
