package prove

import (
	"fmt"

	"safeguard/internal/answers"
	"safeguard/internal/decide"
	"safeguard/internal/fault"
	"safeguard/internal/procedure"
)

// An owner is what a when belongs to.
type owner struct {
	what, id string
	at       procedure.Written
	when     *procedure.Condition
	about    *procedure.Kind
}

func (o owner) place() fault.Place { return o.at.PlaceOf("when") }

func (o owner) String() string { return fmt.Sprintf("%s %q", o.what, o.id) }

// A use is what a when of some kind does: it hides what it is false of, or
// brings what it is true of.
type use uint8

const (
	neverFalse   use = iota // it makes no difference where it is never false
	answeredTrue            // it makes no difference where it is true whatever is answered
)

// when claims of a condition that it can be true, that it makes a difference,
// and that so does each of its parts.
func (pr *prover) when(o owner, u use) {
	if o.when == nil {
		return
	}
	pr.about(func(c *cone) { c.condition(o.when) })
	truth, hand := pr.truth(o.when), pr.inHand(o.about)
	if pr.canBeTrue(o, pr.both(hand, pr.whereTrue(truth))) && pr.canDiffer(o, u, truth, hand) {
		pr.parts(o, o.id, truth, hand)
	}
}

func (pr *prover) canBeTrue(o owner, sets node) bool {
	pr.never("never-true", o.id, fmt.Sprintf("the \"when\" of %s is true for some answers", o), sets, doubt{
		at:      o.place(),
		message: fmt.Sprintf("the \"when\" of %s is true for no answers whatever, where a condition that can be met was wanted", o),
		hint:    "look for replies that rule each other out, and for questions that do not apply together",
	})
	return pr.lastHolds()
}

func (pr *prover) canDiffer(o owner, u use, truth, hand node) bool {
	sets := pr.both(hand, pr.whereFalse(truth))
	says := fmt.Sprintf("the \"when\" of %s is false for some answers", o)
	message := fmt.Sprintf("the \"when\" of %s is never false, so it makes no difference, where a condition that can fail was wanted", o)
	if u == answeredTrue {
		sets = pr.someAnswered(pr.both(hand, pr.d.apply(opWithout, pr.d.value(in), pr.whereTrue(truth))))
		says = fmt.Sprintf("the \"when\" of %s is not true whatever is answered", o)
		message = fmt.Sprintf("the \"when\" of %s is true whatever is answered, where a condition that can fail was wanted", o)
	}
	pr.never("always-true", o.id, says, sets, doubt{at: o.place(), message: message, hint: "leave it out, or name the replies that are meant"})
	return pr.lastHolds()
}

// someAnswered gives a set back if it holds an answer set in which everything is
// answered, else nothing.
func (pr *prover) someAnswered(set node) node {
	if set != gaveUp && !pr.any(set, answered) {
		return nothing
	}
	return set
}

func (pr *prover) lastHolds() bool { return pr.claims[len(pr.claims)-1].Verdict == Holds }

// parts claims of each part of a condition that leaving it out changes its truth
// for some of the answer sets given.
func (pr *prover) parts(o owner, of string, truth, sets node) {
	var look func(c *procedure.Condition)
	look = func(c *procedure.Condition) {
		if c == nil {
			return
		}
		for _, part := range c.Parts {
			if len(c.Parts) > 1 && !isGate(part, c) && !pr.isRedundant(o, of, c, part, truth, sets) {
				look(part)
			}
		}
		look(c.Where)
	}
	look(o.when)
}

// isGate reports whether a part says when the question of another part is asked:
// to repeat that is not needed, and clear.
func isGate(part, c *procedure.Condition) bool {
	if c.Op != procedure.AllOf {
		return false
	}
	gate := part.Reads()
	for _, other := range c.Parts {
		if other == part {
			continue
		}
		for _, q := range other.Reads().Questions {
			var asked procedure.Reads
			asked.Add(q.When)
			asked.Add(q.Stage.When)
			for _, first := range gate.Questions {
				if asked.HasQuestion(first) {
					return true
				}
			}
		}
	}
	return false
}

func (pr *prover) isRedundant(o owner, of string, c, part *procedure.Condition, truth, sets node) bool {
	pr.without = part
	other := pr.truth(o.when)
	pr.without = nil
	differs := pr.both(sets, pr.d.apply(opDiffers, truth, other))
	word := "all"
	if c.Op == procedure.AnyOf {
		word = "any"
	}
	pr.never("redundant-part", of, fmt.Sprintf("each part of the condition of %s counts (line %d)", o, part.At.Line), differs, doubt{
		at:      part.At,
		also:    fault.Also{Place: c.At, Says: fmt.Sprintf("the %q that it is a part of", word)},
		message: fmt.Sprintf("this part of the condition of %s changes nothing: the rest says as much", o),
		hint:    "leave it out, or say what was meant",
	})
	return !pr.lastHolds()
}

// stage claims what holds of a stage.
func (pr *prover) stage(s *procedure.Stage) {
	pr.when(owner{what: "stage", id: s.ID, at: s.Written, when: s.When}, neverFalse)
}

// question claims what holds of a question: beside its when, that it is ever
// asked.
func (pr *prover) question(q *procedure.Question) {
	o := owner{what: "question", id: q.ID, at: q.Written, when: q.When, about: q.About}
	pr.when(o, neverFalse)
	if q.Stage.When == nil || q.When == nil && q.About == nil || pr.broken[reference{"never-true", q.ID}] || pr.broken[reference{"never-true", q.Stage.ID}] {
		return
	}
	pr.about(func(c *cone) { c.question(q) })
	sets := pr.both(pr.inHand(q.About), pr.whereTrue(pr.applies(q, 0)))
	pr.never("never-asked", q.ID, fmt.Sprintf("question %q applies for some answers", q.ID), sets, doubt{
		at:      o.place(),
		also:    fault.Also{Place: q.Stage.PlaceOf("when"), Says: fmt.Sprintf("the \"when\" of its stage, %q", q.Stage.ID)},
		message: fmt.Sprintf("question %q never applies: what its stage asks for leaves no case in which it would be asked", q.ID),
		hint:    "move it to another stage, or change one of the two",
	})
}

// appliesTo tells of a case whether a question applies to a subject.
func appliesTo(a *answers.Answers, q *procedure.Question, subject int) decide.Truth {
	return decide.Applies(a, decide.Item{Question: q, Subject: subject})
}
