package check

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"safeguard/internal/safetext"
)

// Whatever a file says: a finding is disabled only where it was asked to be and a
// comment of the file names its rule and gives a reason, an error never is, and no
// finding is lost or doubled on the way.
func FuzzDisable(f *testing.F) {
	id, _ := doubt()
	for _, seed := range []string{
		"# safeguard: disable " + id + ": agreed in March", "    #safeguard:  disable " + id + " :agreed: in March  ", "# safeguard: disable " + id + ":", "# safeguard: disable " + id,
		"# safeguard: ignore " + id, "# safeguard: disable " + id + "x: why", "# safeguard: disable " + anError() + ": why", "# safeguard: disable disable-comment: why",
		"text: |\n  # safeguard: disable " + id + ": why", "a: b # safeguard: disable " + id + ": why", "# safeguard: disable " + id + ": \u202Ewhy\x1b",
		"\uFEFF# safeguard: disable " + id + ": why\r\n#safeguard:disable\n# safeguard: disable  " + id + " : \u00a0", "\xff# safeguard: disable " + id + ": why",
	} {
		f.Add([]byte(seed), true)
		f.Add([]byte(seed+"\n"), false)
	}
	f.Fuzz(func(t *testing.T, data []byte, asked bool) {
		_, found := doubt()
		found = append(found, found[0], found[0])
		found[1].Severity, found[1].Rule = Error, anError()
		found[2].Rule, found[2].Line = CanBeDisabled()[1], 1
		rules := []string{anError()}
		if asked {
			rules = append(rules, id)
		}
		kept, off := Disable("p.yaml", data, found, rules, Whole)
		for _, d := range off {
			lines := strings.SplitAfter(string(data), "\n")
			if !asked || d.Rule != id || d.Severity == Error {
				t.Fatalf("%v is disabled", d.Finding)
			}
			if d.Why.Line < 1 || d.Why.Line > len(lines) || !strings.Contains(lines[d.Why.Line-1], id) || strings.TrimSpace(d.Reason) == "" || !strings.Contains(lines[d.Why.Line-1], d.Reason) {
				t.Errorf("disabled for %q, in line %d", d.Reason, d.Why.Line)
			}
		}
		about := 0
		lines := strings.Split(string(data), "\n")
		for _, x := range kept {
			if x.Rule != disableComment {
				continue
			}
			about++
			if x.Line < 1 || x.Line > len(lines) || x.Column < 1 || x.Column > utf8.RuneCountInString(lines[x.Line-1])+1 || strings.ContainsFunc(x.Message+x.Hint, func(r rune) bool { return r == '\n' || safetext.Hidden(r) }) {
				t.Errorf("got %v", x.Fault)
			}
		}
		if len(kept)-about+len(off) != len(found) {
			t.Errorf("%d findings, kept %d, disabled %d", len(found), len(kept)-about, len(off))
		}
		if !slices.IsSortedFunc(kept, byPlace) {
			t.Error("the findings are not in their order")
		}
	})
}
