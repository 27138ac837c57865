package check

import "safeguard/internal/procedure"

var unusedAction = Rule{
	ID:       "unused-action",
	Severity: Error,
	Finds:    "an action that no outcome and no alert brings",
	Why:      "What nothing brings is never on anybody's list. When an outcome is edited, a step that protects a child can be lost so, without a trace.",
	Mend:     `Name the action under "actions" of an outcome or under "alerts" of a question, or take it out of the file.`,
	look:     lookUnusedAction,
}

func lookUnusedAction(l *look) {
	brought := map[*procedure.Action]bool{}
	for a := range outcomesBringing(l.p) {
		brought[a] = true
	}
	for _, a := range alerting(l.p) {
		brought[a] = true
	}
	for _, a := range l.p.Actions {
		if !brought[a] {
			l.report(a.At, quoted("action", a.ID)+" is brought by no outcome and raised by no alert, so nobody is ever told of it",
				`name it under "actions" of an outcome or "alerts" of a question, or take it out`)
		}
	}
}
