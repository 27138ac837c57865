package answers_test

import (
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"safeguard/internal/answers"
	"safeguard/internal/fault"
	"safeguard/internal/yamldoc"
)

// Whatever the bytes, read as YAML and as JSON: no panic, answers or faults and
// never both, every fault with a rule, a message and a place in the file; and
// what was read is written so that it is read back the same.
func FuzzAnswers(f *testing.F) {
	for _, seed := range []string{
		"", "{}", "- a", "procedure: late-collection\n",
		"subjects: {child: [Child A, Child B], adult: [Adult 1, not-known]}\nanswers:\n  reached: yes\n  place: hall\n  noticed: [upset, not-known]\n  told-on: 2026-11-23\n  remarks: |\n    One.\n    Two.\n  safe: {Child A: yes, Child B: not-known}\nnotes:\n  safe: {Child A: Seen.}\n",
		`{"procedure": "late-collection", "subjects": {"child": ["Child A"], "adult": []}, "answers": {"safe": {"Child A": "yes"}, "checked": []}, "notes": {"reached": "\u200f\n"}}`,
		"subjects: {child: [Child A, Child A, \" Child A\", 7, null, none, not known]}\nanswers: {safe: {Child A: 1, \" Child A\": yes, Child B: []}}\n",
		"answers: {told-on: 2026-02-31, reached: [not-known], checked: [not-known, not-known], signs: {}, orgnised: x}\n",
		"subjects: [a]\nanswers: {safe: {a: yes}}\nnotes: {remarks: [a]}\nextra: 1\n",
	} {
		f.Add([]byte(seed))
	}
	p := load(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		a, faults := answers.Load(p, "answers.yaml", data)
		check(t, data, a, faults)
		root, faults := yamldoc.ParseJSON("answers.json", data, fault.Place{Line: 1, Column: 1})
		a = nil
		if root != nil {
			a, faults = answers.Read(p, "answers.json", root)
		}
		check(t, data, a, faults)
	})
}

var kebab = regexp.MustCompile(`^[a-z][a-z0-9]*(-[a-z0-9]+)*$`)

func check(t *testing.T, data []byte, a *answers.Answers, faults fault.List) {
	t.Helper()
	if (a == nil) != (faults.Len() > 0) {
		t.Fatalf("answers %v, %d faults", a != nil, faults.Len())
	}
	lines := strings.Split(strings.TrimPrefix(string(data), "\uFEFF"), "\n")
	for _, f := range faults.All() {
		switch {
		case !kebab.MatchString(f.Rule):
			t.Errorf("rule %q is no id", f.Rule)
		case f.Message == "" || strings.ContainsAny(f.Message+f.Hint, "\n\r"):
			t.Errorf("message %q, hint %q: one line is wanted", f.Message, f.Hint)
		case f.Line < 1 || f.Line > len(lines) || f.Column < 1 || f.Column > utf8.RuneCountInString(lines[f.Line-1])+1:
			t.Errorf("%v is not in the file", f)
		}
	}
	if a == nil {
		return
	}
	written := a.YAML()
	b, faults := answers.Load(a.Procedure(), "again.yaml", written)
	if faults.Len() > 0 {
		t.Fatalf("%v\n%s", faults.All(), written)
	}
	if again := b.YAML(); string(again) != string(written) {
		t.Errorf("got\n%s\nwant\n%s", again, written)
	}
}
