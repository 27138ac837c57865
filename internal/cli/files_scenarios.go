package cli

import (
	"path/filepath"

	"safeguard/internal/fault"
	"safeguard/internal/procedure"
	"safeguard/internal/scenario"
)

// namedPaths gives the paths that arguments name: what stands beside such a file
// was not looked at.
func namedPaths(args []string) map[string]bool {
	named := map[string]bool{"stdin": true}
	for _, arg := range args {
		named[filepath.Clean(arg)] = true
	}
	return named
}

// together looks at what the scenarios of each procedure have to do with each
// other; nil ones are passed over. Of one that was named alone nobody can tell
// whether its pair exists.
func together(scenarios []*scenario.Scenario, named map[string]bool) []fault.Fault {
	all, walked := map[*procedure.Procedure][]*scenario.Scenario{}, map[*procedure.Procedure][]*scenario.Scenario{}
	var order []*procedure.Procedure
	for _, s := range scenarios {
		if s == nil {
			continue
		}
		if all[s.Procedure] == nil {
			order = append(order, s.Procedure)
		}
		all[s.Procedure] = append(all[s.Procedure], s)
		if !named[s.Path] {
			walked[s.Procedure] = append(walked[s.Procedure], s)
		}
	}
	var found []fault.Fault
	for _, p := range order {
		found = append(found, scenario.SameIDs(all[p])...)
		found = append(found, scenario.LonePairs(walked[p], all[p])...)
	}
	return found
}
