package prove_test

import (
	"io/fs"
	"strings"
	"testing"

	"safeguard/internal/prove"
	"safeguard/procedures"
)

// However small the budget, nothing is said that a full proof does not say: a
// claim comes out the same, or it is not decided, or it is not made.
func TestABudgetThatRunsOutNeverTurnsIntoAnAnswer(t *testing.T) {
	data, err := fs.ReadFile(procedures.Files, "child-abuse-ict/procedure.yaml")
	if err != nil {
		t.Fatal(err)
	}
	bundled := string(data)
	for name, text := range map[string]string{
		"the bundled procedure":  bundled,
		"a ban that is lifted":   strings.Replace(bundled, `{family-plan-agreed: ["no", not-known]}`, `{family-plan-agreed: "no"}`, 1),
		"outcomes swapped":       strings.Replace(bundled, "    then: allegations-procedure\n    else: no-allegations-route\n", "    then: no-allegations-route\n    else: allegations-procedure\n", 1),
		"not known taken as no":  strings.Replace(bundled, "          not-known: child-in-need\n", "          not-known: support-services\n", 1),
		"sections with defects":  large(3, oneInEachSection),
		"no images taken as one": strings.Replace(bundled, "    if: {concern: none}\n", "    if: {concern: [not-known]}\n", 1),
	} {
		t.Run(name, func(t *testing.T) {
			p := loaded(t, text)
			full := map[string]prove.Verdict{}
			for _, c := range prove.Prove(p, prove.Limits{}) {
				full[c.Rule+c.Of+c.Says] = c.Verdict
			}
			for nodes := 1; nodes < 9000; nodes += 1 + nodes/8 {
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
		})
	}
}
