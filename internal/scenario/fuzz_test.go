package scenario_test

import (
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"safeguard/internal/fault"
	"safeguard/internal/scenario"
)

var kebab = regexp.MustCompile(`^[a-z][a-z0-9]*(-[a-z0-9]+)*$`)

// checkFaults wants every fault to have a rule, a message of one line and a
// place in the file.
func checkFaults(t *testing.T, data string, faults fault.List) {
	t.Helper()
	lines := strings.Split(strings.TrimPrefix(data, "\uFEFF"), "\n")
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
}

// Whatever the bytes: no panic, a scenario or faults and never both, every fault
// with a rule, a message and a place in the file. What was read can be checked
// and counted.
func FuzzLoad(f *testing.F) {
	f.Add([]byte(played))
	for _, m := range mistakes {
		f.Add([]byte(changed(f, m.old, m.new)))
	}
	f.Add([]byte(""))
	f.Add([]byte("- a"))
	p := load(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		s, faults := scenario.Load(p, "rain.yaml", data)
		if (s == nil) != (faults.Len() > 0) {
			t.Fatalf("scenario %v, %d faults", s != nil, faults.Len())
		}
		checkFaults(t, string(data), faults)
		if s == nil {
			return
		}
		var differences fault.List
		for _, d := range scenario.Check(s) {
			differences.Add(d)
		}
		checkFaults(t, string(data), differences)
		if all := scenario.Cover(p, s.Points()).All(); all.Covered == 0 || all.Covered > all.Total {
			t.Errorf("%d of %d reached", all.Covered, all.Total)
		}
	})
}
