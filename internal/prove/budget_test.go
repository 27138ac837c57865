package prove_test

import (
	"io/fs"
	"testing"

	"safeguard/internal/procedure"
	"safeguard/internal/prove"
	"safeguard/procedures"
)

// However small the budget, nothing is said that a full proof does not say: a
// claim comes out the same, or it is not decided.
func TestABudgetThatRunsOutNeverTurnsIntoAnAnswer(t *testing.T) {
	data, err := fs.ReadFile(procedures.Files, "child-abuse-ict/procedure.yaml")
	if err != nil {
		t.Fatal(err)
	}
	p, faults := procedure.Load("procedure.yaml", data)
	if p == nil {
		t.Fatal(faults.All())
	}
	full := map[string]prove.Verdict{}
	for _, c := range prove.Prove(p, prove.Limits{}) {
		full[c.Rule+c.Of+c.Says] = c.Verdict
	}
	for _, nodes := range []int{1, 2, 5, 10, 50, 200, 1000, 3000} {
		undecided := 0
		for _, c := range prove.Prove(p, prove.Limits{Nodes: nodes}) {
			want, known := full[c.Rule+c.Of+c.Says]
			switch {
			case c.Verdict == prove.Undecided:
				undecided++
			case known && c.Verdict != want:
				t.Errorf("with %d nodes %q came out as %s, want %s", nodes, c.Says, c.Verdict, want)
			}
		}
		if nodes <= 50 && undecided == 0 {
			t.Errorf("with %d nodes everything was decided", nodes)
		}
	}
}
