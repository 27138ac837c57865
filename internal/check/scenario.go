package check

import (
	"safeguard/internal/fault"
	"safeguard/internal/procedure"
	"safeguard/internal/scenario"
)

// Scenario checks a scenario file under the procedure that it plays. The scenario
// is nil where it cannot be played; where it can, the list holds what comes out
// otherwise than it expects, and answers that count for nothing.
func Scenario(p *procedure.Procedure, path string, data []byte) (*scenario.Scenario, fault.List) {
	s, faults := scenario.Load(p, path, data)
	if s != nil {
		for _, f := range append(scenario.Check(s), scenario.SetAside(s)...) {
			faults.Add(f)
		}
	}
	return s, faults
}
