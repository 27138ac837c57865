package rehearsal

import (
	"safeguard/internal/fault"
	"safeguard/internal/record"
	"safeguard/internal/scenario"
)

// ScenarioOf gives the scenario that a rehearsal plays, read against the very
// procedure that the record was read with: what is told and compared goes by the
// questions of that one. Faults tell of a record that another program wrote; of
// a case that is no rehearsal the scenario is nil.
func ScenarioOf(c *record.Case) (*scenario.Scenario, fault.List) {
	if c.Rehearsal == nil {
		return nil, fault.List{}
	}
	return scenario.Load(c.Procedure, c.Rehearsal.Scenario+".yaml", []byte(c.Rehearsal.File))
}
