package check_test

import (
	"io/fs"
	"testing"

	"safeguard/internal/check"
	"safeguard/internal/prove"
	"safeguard/procedures"
)

// Whatever the bytes are, checking them ends, and every finding has a rule, a
// message and a place within the file.
func FuzzCheck(f *testing.F) {
	if data, err := fs.ReadFile(procedures.Files, "child-abuse-ict/procedure.yaml"); err == nil {
		f.Add(data)
	}
	for _, rule := range check.Rules() {
		for _, e := range check.Examples(rule.ID) {
			f.Add(e.Data)
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 1<<17 {
			t.Skip("larger than what is tried here")
		}
		got := check.Procedure("p.yaml", data, check.Options{Limits: prove.Limits{Nodes: 20_000}})
		for _, x := range got.Findings {
			if x.Rule == "" || x.Message == "" || x.Line < 1 || x.Column < 1 {
				t.Errorf("got %+v, want a rule, a message and a place", x.Fault)
			}
			if check.Lookup(x.Rule) == nil {
				t.Errorf("the rule %s is not in the catalogue", x.Rule)
			}
		}
	})
}
