package scenario

import (
	"fmt"

	"safeguard/internal/fault"
	"safeguard/internal/yamldoc"
)

// SameIDs gives a fault for each scenario whose id an earlier one has: of
// scenarios of one procedure, an id names one.
func SameIDs(scenarios []*Scenario) []fault.Fault {
	var found []fault.Fault
	first := map[string]*Scenario{}
	for _, s := range scenarios {
		if twin := first[s.ID]; twin != nil {
			found = append(found, fault.Fault{
				Path: s.Path, Place: s.PlaceOf("id"), Rule: "duplicate-id",
				Message: fmt.Sprintf("scenario %q has its id in common with %s", s.ID, fault.ShowPath(twin.Path)),
			})
			continue
		}
		first[s.ID] = s
	}
	return found
}

// LonePairs gives a fault for each of some scenarios whose pair is none among
// all those of their procedure.
func LonePairs(of, among []*Scenario) []fault.Fault {
	var (
		found []fault.Fault
		ids   []string
	)
	exists := map[string]bool{}
	for _, s := range among {
		exists[s.ID] = true
		ids = append(ids, s.ID)
	}
	for _, s := range of {
		if s.Pair != "" && !exists[s.Pair] {
			found = append(found, fault.Fault{
				Path: s.Path, Place: s.PlaceOf("pair"), Rule: "unknown-pair",
				Message: fmt.Sprintf("the pair of this scenario is to be %q, and no scenario beside it has that id", s.Pair),
				Hint:    yamldoc.DidYouMean(s.Pair, ids),
			})
		}
	}
	return found
}
