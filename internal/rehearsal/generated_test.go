package rehearsal_test

import (
	"testing"

	"safeguard/internal/rehearsal"
	"safeguard/internal/scenario"
)

// Two hundred scenarios that nobody wrote play through to their debriefs: as the
// panel would, and by somebody who takes every unknown for "no".
func TestGeneratedScenariosPlayThroughAndAreDebriefed(t *testing.T) {
	p := theScenarios(t)[0].Procedure
	for seed := range uint64(200) {
		made, err := scenario.Generate(p, scenario.GenerateOptions{Seed: seed, Tension: seed%10 == 9})
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		s, faults := scenario.Load(p, made.ID+".yaml", made.YAML())
		if s == nil {
			t.Fatalf("seed %d: %v", seed, faults.All())
		}
		d := playThrough(t, s, &trainee{revise: true})
		mustTell(t, s, d.Case)
		if d.Parting != nil {
			t.Errorf("seed %d: whoever answers as the panel does parts from it at %v", seed, d.Parting.Line.Label)
		}
		d = playThrough(t, s, &trainee{reply: hasty})
		for _, point := range append(d.Points, d.Well...) {
			if point.Says == "" || point.Theme == "" || len(point.Cite) == 0 {
				t.Errorf("seed %d: this point says %q under %q and cites %v", seed, point.Says, point.Theme, point.Cite)
			}
		}
		if _, faults := rehearsal.ReadResults("results.json", d.Results().JSON()); faults.Len() > 0 {
			t.Errorf("seed %d: the results cannot be read: %v", seed, faults.All())
		}
	}
}
