package report

import (
	"fmt"
	"slices"
	"strings"

	"safeguard/internal/decide"
)

// Undated names the actions of a path that have a deadline but no date yet, each
// with the reason, in the order of the path: a calendar lacks them. As in the
// calendar, the words are the procedure's own, without a label, and what is the
// same about several subjects is said once.
func Undated(p *decide.Path) []string {
	var words []string
	for i := range p.Actions {
		a := &p.Actions[i]
		if a.DueNote == "" || !a.Due.IsZero() {
			continue
		}
		if line := genericAction(a) + ": " + genericNote(p, a); !slices.Contains(words, line) {
			words = append(words, line)
		}
	}
	return words
}

// genericNote says why an action has no date, of "the child" and not of Child A.
func genericNote(p *decide.Path, a *decide.Action) string {
	if a.Do == nil || a.Do.Due == nil {
		return a.DueNote
	}
	ask := a.Do.Due.Of.Ask
	return strings.ReplaceAll(a.DueNote, fmt.Sprintf("%q", ask.Fill(a.Subject.Name(p.Answers))), fmt.Sprintf("%q", generic(ask, a.Subject.Kind)))
}
