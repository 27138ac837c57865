package check

import (
	"fmt"

	"safeguard/internal/procedure"
)

var nestedCondition = Rule{
	ID:       "nested-condition",
	Severity: Note,
	Finds:    `a condition with "all" and "any" more than two deep`,
	Why:      "Few people can say what such a condition means, and those who review the file have to.",
	Mend:     "Write it with at most two levels: ask a question that stands for the inner part, or divide the branch in two.",
	look:     lookNestedCondition,
}

const deepestNesting = 2

func lookNestedCondition(l *look) {
	for c := range conditionsOf(l.p) {
		if depth := nesting(c); depth > deepestNesting {
			l.report(c.At, fmt.Sprintf("%q and %q stand %d deep within one another here, where %d is the most that is easily read", "all", "any", depth, deepestNesting), "")
		}
	}
}

// nesting counts how deep "all" and "any" stand within one another.
func nesting(c *procedure.Condition) int {
	if c == nil {
		return 0
	}
	deepest := nesting(c.Where)
	for _, part := range c.Parts {
		deepest = max(deepest, nesting(part))
	}
	if c.Op == procedure.AllOf || c.Op == procedure.AnyOf {
		deepest++
	}
	return deepest
}
