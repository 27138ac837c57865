package decide

import (
	"safeguard/internal/answers"
	"safeguard/internal/procedure"
)

// Evaluate tells whether a condition of the procedure holds of a set of answers,
// with a subject in hand: the case where the condition is about nobody in
// particular. A nil condition holds. Nothing is assumed: an answer not given
// leaves unknown what rests on it.
func Evaluate(a *answers.Answers, c *procedure.Condition, s Subject) Truth {
	if c == nil {
		return True
	}
	e := newEngine(a, new(Decider))
	if s.Kind != nil {
		e.bind[s.Kind.Index] = s.Index
	}
	return e.evalAsWritten(c)
}
