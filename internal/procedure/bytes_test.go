package procedure_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"safeguard/internal/procedure"
	"safeguard/internal/yamldoc"
)

// small is a procedure without a fault.
const small = `format: 1
id: late-collection
title: When nobody comes for a child
edition: "1"
source:
  paragraphs:
    "1.1": {gist: Ring every number that is held.}
subjects:
  child: {label: Child, ask: "Which children are waiting?"}
questions:
  reached: {ask: "Has anyone been reached?", type: yes-no, cite: ["1.1"]}
  safe: {about: child, ask: "Is {child} safe tonight?", type: yes-no, cite: ["1.1"]}
stages:
  - {id: calling, title: Calling, subjects: [child], checklist: [reached, safe], trees: [care]}
trees:
  care: {title: "Where {child} goes", for-each: child, ask: safe, answers: {"yes": home, "no": stay}}
outcomes:
  home: {title: "{child} goes home", duty: none, opens: false}
  stay: {title: "{child} stays", duty: must, opens: true, cite: ["1.1"]}
`

func TestTheSmallProcedureHasNoFault(t *testing.T) {
	if _, faults := procedure.Load("small.yaml", []byte(small)); faults.Len() > 0 {
		t.Fatal(faults.All())
	}
}

type mistakeInBytes struct {
	name string
	data []byte
	want []string // "line:column rule" and the beginning of the message
}

// mistakesInBytes are those that a file in testdata would not show, or that
// would make it long.
func mistakesInBytes() []mistakeInBytes {
	with := func(old, new string) []byte { return []byte(strings.Replace(small, old, new, 1)) }
	return []mistakeInBytes{
		{"an escape character in a title", with("title: When", "title: \x1bWhen"), []string{"3:8 control-character: a hidden character stands here, U+001B (escape)"}},
		{"an escape written as one", with("title: When nobody comes for a child", `title: "When \e[2J"`), []string{`3:14 control-character: the escape \e makes a hidden character`}},
		{"a mark that turns the writing direction", with("Calling", "Call\u202eing"), []string{"14:30 control-character: a hidden character stands here, U+202E (writing direction)"}},
		{"a zero-width space in an id", with("reached: {ask", "rea\u200bched: {ask"), []string{"11:6 control-character: a hidden character stands here, U+200B (zero-width space)"}},
		{"a NUL", with("Ring", "R\x00ing"), []string{"7:20 control-character: a hidden character stands here, U+0000 (NUL)"}},
		{"a byte that is not UTF-8", with("Ring", "R\xe9ng"), []string{"7:20 not-utf8: the byte E9 is not UTF-8"}},
		{"UTF-16", []byte("\xff\xfef\x00o\x00"), []string{"1:1 not-utf8: the file is in UTF-16"}},
		{"a no-break space in the indentation", with("  reached", " \u00a0reached"), []string{"11:2 yaml-syntax: the indentation holds U+00A0 (no-break space)"}},
		{"old line ends", []byte(strings.ReplaceAll(small, "\n", "\r")), []string{"1:10 control-character: a carriage return stands here"}},
		{"a file of more than 4 MiB", bytes.Repeat([]byte("# nothing\n"), yamldoc.MaxBytes/10+1), []string{"1:1 file-too-big: the file holds "}},
		{"65 levels", with("title: When nobody comes for a child", "title: "+strings.Repeat("[", 65)+strings.Repeat("]", 65)), []string{"3:71 too-deep: this stands more than 64 levels deep"}},
		{"an empty file", nil, []string{"1:1 empty-file: the file is empty"}},
		{"only blanks", []byte(" \n\n"), []string{"1:1 empty-file: the file is empty"}},
		{"61 options", withOptions(61), []string{"75:5 too-many-options: question \"shade\" has 61 options, where 60 are the most"}},
		{"65 outcomes of one tree", withLeaves(65), []string{"17:3 too-many-outcomes: tree \"steps\" leads to 65 outcomes, where 64 are the most"}},
		{"a file of nothing but faults", []byte("questions:\n" + strings.Repeat("  - x\n", 5) + "stages: [" + strings.Repeat("x, ", 2000) + "]\n"), nil},
	}
}

// withOptions adds a choice of so many options and a tree that leads from each.
func withOptions(n int) []byte {
	var options, answers strings.Builder
	for i := range n {
		fmt.Fprintf(&options, "    o%d: Shade %d\n", i, i)
		fmt.Fprintf(&answers, "o%d: dark, ", i)
	}
	return []byte(strings.NewReplacer(
		"  reached: {", "  shade:\n   ask: Which shade?\n   type: choice\n   options:\n"+options.String()+"   cite: [\"1.1\"]\n  reached: {",
		"[reached, safe], trees: [care]", "[shade, reached, safe], trees: [care, dark]",
		"outcomes:\n", "  dark: {title: Dark, ask: shade, answers: {"+answers.String()+"}}\noutcomes:\n  dark: {title: Dark, duty: none, opens: false}\n",
	).Replace(small))
}

// withLeaves adds a tree of so many outcomes.
func withLeaves(n int) []byte {
	var leaves strings.Builder
	for i := range n {
		fmt.Fprintf(&leaves, "  step-%d: {title: Step %d, duty: none, opens: false}\n", i, i)
	}
	var branch func(from, to int) string
	branch = func(from, to int) string {
		if to-from == 1 {
			return fmt.Sprintf("step-%d", from)
		}
		half := (from + to) / 2
		return fmt.Sprintf(`{ask: reached, answers: {"yes": %s, "no": %s}}`, branch(from, half), branch(half, to))
	}
	return []byte(strings.NewReplacer(
		"trees: [care]", "trees: [care, steps]",
		"outcomes:\n", "  steps: {title: Steps, "+branch(0, n)[1:]+"\noutcomes:\n"+leaves.String(),
	).Replace(small))
}

func TestMistakesThatAFileWouldNotShow(t *testing.T) {
	for _, tt := range mistakesInBytes() {
		t.Run(tt.name, func(t *testing.T) {
			p, faults := procedure.Load("p.yaml", tt.data)
			if p != nil || faults.Len() == 0 {
				t.Fatal("no fault was found")
			}
			checkFaults(t, tt.data, faults)
			all := faults.All()
			if tt.want == nil {
				return
			}
			if len(all) != len(tt.want) {
				t.Fatalf("got %v, want %q", all, tt.want)
			}
			for i, f := range all {
				if got := fmt.Sprintf("%d:%d %s: %s", f.Line, f.Column, f.Rule, f.Message); !strings.HasPrefix(got, tt.want[i]) {
					t.Errorf("got %q, want %q", got, tt.want[i])
				}
			}
		})
	}
}

func TestTheMostOptionsAndOutcomesAreRead(t *testing.T) {
	for name, data := range map[string][]byte{"60 options": withOptions(60), "64 outcomes": withLeaves(64)} {
		if _, faults := procedure.Load("p.yaml", data); faults.Len() > 0 {
			t.Errorf("%s: %v", name, faults.All())
		}
	}
}

func TestAFileOfFaultsIsCutShort(t *testing.T) {
	data := []byte(small + "currency: [" + strings.Repeat("x, ", 5000) + "]\n")
	_, faults := procedure.Load("p.yaml", data)
	all := faults.All()
	if len(all) > 1001 {
		t.Fatalf("got %d faults", len(all))
	}
	if last := all[len(all)-1]; last.Message != "there are more faults than the 1000 shown" {
		t.Errorf("the last is %v", last)
	}
}
