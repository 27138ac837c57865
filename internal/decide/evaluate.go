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

// One works out what one tree gives for one subject, as Decide does among all
// else.
func One(a *answers.Answers, t *procedure.Tree, s Subject) Decision {
	return new(Decider).newWork(a).decide(t, s)
}

// LeftOut gives the questions, by subject, that do not apply, in interview order.
func LeftOut(a *answers.Answers) []Item {
	e := newEngine(a, new(Decider))
	var list []Item
	for _, i := range Order(a) {
		if i.List == nil && e.itemApplies(i) == False {
			list = append(list, i)
		}
	}
	return list
}
