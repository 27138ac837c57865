package prove_test

import (
	"slices"

	"safeguard/internal/answers"
	"safeguard/internal/decide"
	"safeguard/internal/procedure"
)

// treeClaims gives what is claimed of a tree and its branches.
func treeClaims(p *procedure.Procedure, t *procedure.Tree) []*claim {
	branches := branchClaims(t, t.Root, nil)
	askedInVain := func() bool {
		return slices.ContainsFunc(branches, func(c *claim) bool { return c.rule == "asked-where-it-does-not-apply" && c.fails() })
	}
	var serious []*claim
	if t.Ordered {
		for _, q := range p.Questions {
			serious = append(serious, &claim{rule: "not-known-less-serious", of: t.ID, by: q.ID, moot: askedInVain, shows: func(s *scene) bool { return lessSerious(s, t, q) }})
		}
	}
	all := []*claim{
		{rule: "awaits-nothing", of: t.ID, moot: askedInVain, shows: func(s *scene) bool {
			return s.anyOf(t.For, func(subject int) bool {
				v := s.verdict(t, subject)
				return v.open() && !v.waits
			})
		}},
		{
			rule: "unknown-closes-route", of: t.ID,
			moot: func() bool {
				return askedInVain() || slices.ContainsFunc(serious, func(c *claim) bool { return c.fails() })
			},
			shows: func(s *scene) bool {
				return slices.ContainsFunc(s.p.Questions, func(q *procedure.Question) bool { return closesRoute(s, t, q) })
			},
			showsOf: func(s *scene, q *procedure.Question) bool { return closesRoute(s, t, q) },
		},
	}
	return slices.Concat(all, serious, branches)
}

// branchClaims gives the claims of b and of all below it; taken is the claim that
// something takes b.
func branchClaims(t *procedure.Tree, b *procedure.Branch, taken *claim) []*claim {
	var all []*claim
	switch {
	case b.Ask != nil:
		all = append(all, &claim{rule: "asked-where-it-does-not-apply", of: t.ID, at: b.At, shows: func(s *scene) bool {
			return s.walksTo(t, b, func() bool { return s.applies(b.Ask, s.subjectOf(b.Ask)) == decide.False })
		}})
	case b.If != nil:
		all = append(all, ifClaims(t, b, taken)...)
	}
	for _, child := range b.Children() {
		c := &claim{rule: "unreachable-branch", of: t.ID, at: child.At, wantsOne: true, shows: func(s *scene) bool {
			return s.walksTo(t, child, func() bool { return true })
		}}
		if taken != nil {
			c.moot = func() bool { return !taken.shown }
		}
		all = append(all, c)
		all = append(all, branchClaims(t, child, c)...)
	}
	return all
}

func ifClaims(t *procedure.Tree, b *procedure.Branch, taken *claim) []*claim {
	var all []*claim
	seen := map[*procedure.Question]bool{}
	eachPart(b.If, func(part *procedure.Condition) {
		if q := part.Question; q != nil && !seen[q] {
			seen[q] = true
			all = append(all, &claim{rule: "read-where-not-asked", of: t.ID, at: part.At, shows: func(s *scene) bool {
				return s.walksTo(t, b, func() bool { return s.misses(b.If, q) })
			}})
		}
	})
	notTaken := func() bool { return taken != nil && !taken.shown }
	return append(all, partClaims(t.ID, b.If, notTaken, func(s *scene, short *procedure.Condition) bool {
		return s.walksTo(t, b, func() bool { return s.truth(b.If) != s.truth(short) })
	})...)
}

// misses reports whether a condition reads a question that does not apply, and
// would come out true instead of false, or false instead of true, did it apply.
func (s *scene) misses(c *procedure.Condition, q *procedure.Question) bool {
	if !s.leavesOut(c, q) {
		return false
	}
	supposing := &reading{a: s.a, hand: slices.Clone(s.hand), supposed: q}
	now, then := s.truth(c), supposing.truth(c)
	return now != then && now != decide.Unknown && then != decide.Unknown
}

// closesRoute reports a decision that has settled on a route not opened, though
// an answer that nobody knows could open one.
func closesRoute(s *scene, t *procedure.Tree, q *procedure.Question) bool {
	return s.anyOf(t.For, func(subject int) bool {
		v := s.verdict(t, subject)
		if !v.settled() || t.Leaves[v.most()].Opens {
			return false
		}
		return s.anyAnswerTo(q, func(about int, now answers.Value) bool {
			if now.Known() || s.applies(q, about) == decide.False {
				return false
			}
			return slices.ContainsFunc(knownInstead(q, now), func(r answers.Value) bool {
				return s.verdictIf(q, about, r, t, subject).opens(t)
			})
		})
	})
}

// lessSerious reports an answer of not known that leads to less than a known
// reply in its place would.
func lessSerious(s *scene, t *procedure.Tree, q *procedure.Question) bool {
	return s.anyOf(t.For, func(subject int) bool {
		v := s.verdict(t, subject)
		return v.reached() && s.anyAnswerTo(q, func(about int, now answers.Value) bool {
			if !now.NotKnown {
				return false
			}
			return slices.ContainsFunc(knownInstead(q, now), func(r answers.Value) bool {
				then := s.verdictIf(q, about, r, t, subject)
				return then.reached() && then.most() < v.most()
			})
		})
	})
}

// knownInstead gives the known replies that can take the place of an answer not
// given or not known: of several, each further one beside those ticked, or none.
func knownInstead(q *procedure.Question, now answers.Value) []answers.Value {
	if q.Type != procedure.Many {
		return repliesTo(q)
	}
	list := []answers.Value{{Given: true, Options: now.Options}}
	for i := range q.Options {
		if !now.Options.Has(i) {
			list = append(list, answers.Value{Given: true, Options: now.Options | 1<<i})
		}
	}
	return list
}
