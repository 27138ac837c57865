package prove_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"safeguard/internal/procedure"
	"safeguard/internal/prove"
)

// Whatever procedure is loaded: its claims are worked out within their bounds, the
// same each time, and of it and itself nothing differs. A claim that fails has a
// case in point that is written and read back as an answers file.
func FuzzProve(f *testing.F) {
	files, err := filepath.Glob("../check/examples/*/bad-*.yaml")
	if err != nil || len(files) == 0 {
		f.Fatal(files, err)
	}
	for _, file := range append(files, "../check/examples/procedure.yaml", "../compare/testdata/small.yaml") {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		if p, _ := procedure.Load(file, data); p != nil {
			f.Add(data)
		}
	}
	l := prove.Limits{Nodes: 20_000}
	f.Fuzz(func(t *testing.T, data []byte) {
		p, _ := procedure.Load("p.yaml", data)
		if p == nil {
			return
		}
		claims := prove.Prove(p, l)
		for _, c := range claims {
			switch {
			case c.Verdict == prove.Holds && c.Witness != nil:
				t.Errorf("%s holds of %s, and has a case in point against it", c.Rule, c.Of)
			case c.Verdict != prove.Holds && c.Message == "":
				t.Errorf("%s of %s does not say what is wrong", c.Rule, c.Of)
			case c.Sets != nil && c.In != nil && c.Sets.Cmp(c.In) > 0:
				t.Errorf("%s of %s concerns %d answer sets of %d", c.Rule, c.Of, c.Sets, c.In)
			}
			if c.Witness != nil {
				for _, d := range roundTripDiffers(p, c.Witness) {
					t.Errorf("%s of %s: %s", c.Rule, c.Of, d)
				}
			}
		}
		if again := prove.Prove(p, l); !slices.Equal(inWords(again), inWords(claims)) {
			t.Error("proved again the claims are others")
		}
		for _, c := range prove.Compare(p, p, l) {
			if c.Verdict != prove.Undecided {
				t.Errorf("the tree %s differs from itself", c.Tree)
			}
		}
	})
}

func inWords(claims []prove.Claim) []string {
	var lines []string
	for _, c := range claims {
		line := fmt.Sprint(c.Rule, c.Of, c.Says, c.Verdict, c.At, c.Message, c.Hint, c.Sets, c.In, c.Patterns)
		if c.Witness != nil {
			line += string(c.Witness.YAML())
		}
		lines = append(lines, line)
	}
	return lines
}

// draws are bytes enough to draw a procedure from.
func draws(f *testing.F) {
	for seed := range uint64(24) {
		r := rand.New(rand.NewPCG(seed, 7))
		data := make([]byte, 6000)
		for i := range data {
			data[i] = byte(r.Uint32() >> (r.Uint32() % 24))
		}
		f.Add(data)
	}
}

// The engine against the oracle, on procedures that the fuzzer draws.
func FuzzOracle(f *testing.F) {
	draws(f)
	f.Fuzz(rapid.MakeFuzz(func(t *rapid.T) {
		file := drawProcedure(t, shape{kinds: 1, actions: true})
		p, faults := procedure.Load("drawn.yaml", []byte(file))
		if faults.Len() > 0 || newWorld(p).size(300) > 300 {
			return
		}
		for _, d := range disagreements(p) {
			t.Errorf("%s", d)
		}
		if t.Failed() {
			t.Fatalf("the procedure:\n%s", file)
		}
	}))
}
