package scenario

import (
	"slices"

	"safeguard/internal/procedure"
)

// The goals that stand for the things to be reached.

// walks takes a tree's branches, step by step.
func (s *solver) walks(t *procedure.Tree, way []step) goal {
	return s.someOf(t.For, func(e env) goal {
		goals := []goal{s.holds(t.Stage.When, s.nobody())}
		for _, st := range way {
			goals = append(goals, s.takes(st, e))
		}
		return allOf(goals...)
	})
}

func (s *solver) takes(st step, e env) goal {
	b := st.from
	switch {
	case b.If != nil && st.to == b.Then:
		return s.holds(b.If, e)
	case b.If != nil:
		return s.fails(b.If, e)
	}
	r := reply{notKnown: true}
	if i := slices.Index(b.Answers, st.to); i >= 0 {
		r = reply{option: i}
	}
	return allOf(s.applies(b.Ask, e), s.gives(b.Ask, e.of(b.Ask.About), r))
}

// settles walks some tree to a leaf with this outcome.
func (s *solver) settles(o *procedure.Outcome) goal {
	return s.settlesWith(o, func(env) goal { return reached })
}

// settlesWith does so for a subject of whom something else holds too.
func (s *solver) settlesWith(o *procedure.Outcome, and func(env) goal) goal {
	var ways []goal
	for _, t := range s.p.Trees {
		if !slices.Contains(t.Leaves, o) {
			continue
		}
		eachWay(t.Root, nil, func(b *procedure.Branch, way []step) {
			if b.Outcome == o {
				ways = append(ways, s.someOf(t.For, func(e env) goal {
					goals := []goal{s.holds(t.Stage.When, s.nobody())}
					for _, st := range way {
						goals = append(goals, s.takes(st, e))
					}
					return allOf(append(goals, and(e))...)
				}))
			}
		})
	}
	if s.draw != nil {
		ways = shuffled(s.draw, ways)
	}
	return anyOf(ways...)
}

// eachWay calls f with every branch from b on, and the steps that lead to it.
func eachWay(b *procedure.Branch, way []step, f func(*procedure.Branch, []step)) {
	f(b, way)
	for _, child := range b.Children() {
		eachWay(child, append(slices.Clone(way), step{b, child}), f)
	}
}

// answers gives a question a reply, about anyone.
func (s *solver) answers(q *procedure.Question, r reply) goal {
	return s.someOf(q.About, func(e env) goal {
		return allOf(s.applies(q, e), s.gives(q, e.of(q.About), r))
	})
}

// raises gives an answer that raises an alert which is kept.
func (s *solver) raises(a *procedure.Action) goal {
	var ways []goal
	for _, q := range s.p.Questions {
		raise := func(r reply) {
			ways = append(ways, s.someOf(q.About, func(e env) goal {
				return allOf(s.applies(q, e), s.gives(q, e.of(q.About), r), s.holds(a.When, e))
			}))
		}
		for i, o := range q.Options {
			if slices.Contains(o.Alerts, a) {
				raise(reply{option: i})
			}
		}
		if slices.Contains(q.NotKnownAlerts, a) {
			raise(reply{notKnown: true})
		}
	}
	return anyOf(ways...)
}

// exercises makes the when of a guarantee hold of somebody whose tree is reached.
func (s *solver) exercises(g *procedure.Guarantee) goal {
	return s.someOf(g.Tree.For, func(e env) goal {
		return allOf(s.holds(g.Tree.Stage.When, s.nobody()), s.holds(g.When, e))
	})
}

func (s *solver) pulls(t *procedure.Tension) goal {
	return s.someOf(t.For, func(e env) goal { return s.holds(t.When, e) })
}

// shows makes an interpretation bear on something.
func (s *solver) shows(in *procedure.Interpretation) goal {
	var ways []goal
	for _, q := range in.Questions {
		ways = append(ways, s.isAnswered(q))
	}
	for _, o := range in.Outcomes {
		ways = append(ways, s.settles(o))
	}
	for _, t := range in.Trees {
		ways = append(ways, s.someOf(t.For, func(env) goal { return s.holds(t.Stage.When, s.nobody()) }))
	}
	return allOf(s.holds(in.When, s.nobody()), anyOf(ways...))
}

func (s *solver) isAnswered(q *procedure.Question) goal {
	return s.someOf(q.About, func(e env) goal { return s.applies(q, e) })
}

// cites reaches anything that cites a paragraph.
func (s *solver) cites(par *procedure.Paragraph) goal {
	var ways []goal
	for _, q := range s.p.Questions {
		if slices.Contains(q.Cite, par) {
			ways = append(ways, s.isAnswered(q))
		}
	}
	for _, o := range s.p.Outcomes {
		if slices.Contains(o.Cite, par) {
			ways = append(ways, s.settles(o))
		}
	}
	for _, a := range s.p.Actions {
		if slices.Contains(a.Cite, par) {
			ways = append(ways, s.keeps(a))
		}
	}
	for _, t := range s.p.Tensions {
		if slices.Contains(t.Cite, par) {
			ways = append(ways, s.pulls(t))
		}
	}
	for _, in := range s.p.Interpretations {
		if slices.Contains(in.Cite, par) {
			ways = append(ways, s.shows(in))
		}
	}
	return anyOf(ways...)
}

// keeps settles on an outcome that brings an action, or raises it, with the
// action's own when true.
func (s *solver) keeps(a *procedure.Action) goal {
	ways := []goal{s.raises(a)}
	for _, o := range s.p.Outcomes {
		if slices.Contains(o.Actions, a) {
			ways = append(ways, s.settlesWith(o, func(e env) goal { return s.holds(a.When, e) }))
		}
	}
	return anyOf(ways...)
}
