package prove

import (
	"io/fs"
	"testing"

	"safeguard/internal/procedure"
	"safeguard/procedures"
)

// The budget can run out while a finding is being described: then it is not
// counted, and nothing breaks.
func TestWhatCannotBeCountedAnyMoreIsLeftUncounted(t *testing.T) {
	data, err := fs.ReadFile(procedures.Files, "child-abuse-ict/procedure.yaml")
	if err != nil {
		t.Fatal(err)
	}
	p, faults := procedure.Load("procedure.yaml", data)
	if p == nil {
		t.Fatal(faults.All())
	}
	pr := newProver(p, Limits{})
	set := pr.where(pr.possible(p.Trees[len(p.Trees)-1]), func(v uint64) bool { return v == 1 })
	u := newUniverse(pr.world)
	pr.d.steps.left = 1
	if got := u.count(set); got != nil {
		t.Errorf("got %v sets, want none counted", got)
	}
	if got, more := u.patterns(set); len(got) > 0 || more {
		t.Errorf("got %q, want no pattern", got)
	}
}
