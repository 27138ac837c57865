package scenario

import (
	"slices"

	"safeguard/internal/procedure"
)

// An env is the subject in hand of each kind.
type env []int

// with gives an env with another subject of a kind in hand.
func (e env) with(k *procedure.Kind, subject int) env {
	if k == nil {
		return e
	}
	e = slices.Clone(e)
	e[k.Index] = subject
	return e
}

func (s *solver) nobody() env { return make(env, len(s.p.Kinds)) }

func (e env) of(k *procedure.Kind) int {
	if k == nil {
		return 0
	}
	return e[k.Index]
}

// someOf gives a goal for some subject of a kind: the case, or one who is listed.
func (s *solver) someOf(k *procedure.Kind, one func(env) goal) goal {
	if k == nil {
		return one(s.nobody())
	}
	return allOf(s.listIs(k, peopled), func(next func() bool) bool {
		for i := range s.count(k) {
			if one(s.nobody().with(k, i))(next) {
				return true
			}
		}
		return false
	})
}

func (s *solver) listIs(k *procedure.Kind, l listState) goal {
	return func(next func() bool) bool { return s.setList(k, l, next) }
}

// holds makes a condition true; nil is so already.
func (s *solver) holds(c *procedure.Condition, e env) goal {
	if c == nil {
		return reached
	}
	switch c.Op {
	case procedure.Is:
		return allOf(s.applies(c.Question, e), s.isOneOf(c, e))
	case procedure.AllOf:
		return func(next func() bool) bool { return allOf(s.parts(c, e, s.holds)...)(next) }
	case procedure.AnyOf:
		return func(next func() bool) bool { return anyOf(s.parts(c, e, s.holds)...)(next) }
	case procedure.NoneListed:
		return s.listIs(c.Kind, empty)
	case procedure.Some:
		return allOf(s.listIs(c.Kind, peopled), s.some(c, e, s.holds))
	}
	return anyOf(allOf(s.listIs(c.Kind, peopled), s.every(c, e, s.holds)), s.listIs(c.Kind, empty))
}

// fails makes a condition false; nil never is.
func (s *solver) fails(c *procedure.Condition, e env) goal {
	if c == nil {
		return impossible
	}
	switch c.Op {
	case procedure.Is:
		return func(next func() bool) bool {
			return anyOf(allOf(s.applies(c.Question, e), s.isNoneOf(c, e)), s.doesNotApply(c.Question, e))(next)
		}
	case procedure.AllOf:
		return func(next func() bool) bool { return anyOf(s.parts(c, e, s.fails)...)(next) }
	case procedure.AnyOf:
		return func(next func() bool) bool { return allOf(s.parts(c, e, s.fails)...)(next) }
	case procedure.NoneListed:
		return s.listIs(c.Kind, peopled)
	case procedure.Some:
		return anyOf(allOf(s.listIs(c.Kind, peopled), s.every(c, e, s.fails)), s.listIs(c.Kind, empty))
	}
	return allOf(s.listIs(c.Kind, peopled), s.some(c, e, s.fails))
}

type toGoal func(*procedure.Condition, env) goal

func (s *solver) parts(c *procedure.Condition, e env, want toGoal) []goal {
	goals := make([]goal, len(c.Parts))
	for i, part := range c.Parts {
		goals[i] = want(part, e)
	}
	return goals
}

func (s *solver) some(c *procedure.Condition, e env, want toGoal) goal {
	return func(next func() bool) bool {
		for i := range s.count(c.Kind) {
			if want(c.Where, e.with(c.Kind, i))(next) {
				return true
			}
		}
		return false
	}
}

func (s *solver) every(c *procedure.Condition, e env, want toGoal) goal {
	return func(next func() bool) bool {
		var goals []goal
		for i := range s.count(c.Kind) {
			goals = append(goals, want(c.Where, e.with(c.Kind, i)))
		}
		return allOf(goals...)(next)
	}
}

// applies makes a question apply.
func (s *solver) applies(q *procedure.Question, e env) goal {
	return func(next func() bool) bool {
		if !s.spend() {
			return false
		}
		listed := goal(reached)
		if q.About != nil {
			listed = s.listIs(q.About, peopled)
		}
		return allOf(listed, s.holds(q.Stage.When, s.nobody()), s.holds(q.When, s.nobody().with(q.About, e.of(q.About))))(next)
	}
}

func (s *solver) doesNotApply(q *procedure.Question, e env) goal {
	return func(next func() bool) bool {
		if !s.spend() {
			return false
		}
		return anyOf(s.fails(q.Stage.When, s.nobody()), s.fails(q.When, s.nobody().with(q.About, e.of(q.About))))(next)
	}
}

// isOneOf gives a question one of the replies that a condition lists.
func (s *solver) isOneOf(c *procedure.Condition, e env) goal {
	q, subject := c.Question, e.of(c.Question.About)
	var ways []goal
	switch {
	case q.Type == procedure.Many:
		ways = append(ways, s.ticksAny(q, subject, c.Options))
	case c.Options != 0:
		ways = append(ways, s.avoids(q, subject, q.All()&^c.Options))
	}
	if c.None {
		ways = append(ways, s.gives(q, subject, reply{none: true}))
	}
	if c.NotKnown {
		ways = append(ways, s.gives(q, subject, reply{notKnown: true}))
	}
	return anyOf(ways...)
}

// isNoneOf gives a question a known reply that a condition does not list.
func (s *solver) isNoneOf(c *procedure.Condition, e env) goal {
	q, subject := c.Question, e.of(c.Question.About)
	if c.None {
		return s.ticksAny(q, subject, q.All())
	}
	return s.avoids(q, subject, c.Options)
}
