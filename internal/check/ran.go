package check

import "slices"

// Ran gives the rules that a file was looked at for, those that are proofs
// apart: what came of them stands in its claims. A file that could not be loaded
// was looked at for none of them to the end.
func (r *Result) Ran() []*Rule {
	if r.Procedure == nil {
		return nil
	}
	return slices.DeleteFunc(Rules(), func(rule *Rule) bool { return slices.Contains(proofRules, rule) })
}
