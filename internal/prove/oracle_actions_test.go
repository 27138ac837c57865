package prove_test

import (
	"regexp"
	"slices"
	"strings"

	"safeguard/internal/answers"
	"safeguard/internal/decide"
	"safeguard/internal/procedure"
)

// actionClaims says of an action that it can be kept, and that its deadline has a
// start.
func actionClaims(p *procedure.Procedure, a *procedure.Action) []*claim {
	is := func(k keeping) bool { return k.action == a }
	all := []*claim{{
		rule: "action-never-kept", of: a.ID, wantsOne: true,
		shows: func(s *scene) bool { return slices.ContainsFunc(s.kept(), is) },
		moot:  func() bool { return len(kindsBringing(p, a)) == 0 },
	}}
	if a.Due != nil {
		all = append(all, &claim{rule: "deadline-without-start", of: a.ID, shows: func(s *scene) bool {
			return slices.ContainsFunc(s.keptBySettled(), func(k keeping) bool {
				s.about(k.subject.Kind, k.subject.Index)
				return is(k) && s.applies(a.Due.Of, s.subjectOf(a.Due.Of)) == decide.False
			})
		}})
	}
	return all
}

// readClaims says of what the when of an action reads that an outcome brings the
// action only where it applies, or where that makes no difference.
func readClaims(a *procedure.Action, kept *claim) []*claim {
	var all []*claim
	seen := map[*procedure.Question]bool{}
	eachPart(a.When, func(part *procedure.Condition) {
		q := part.Question
		if q == nil || seen[q] || q.When == nil && q.Stage.When == nil || !a.Forbids() && !a.Urgent {
			return
		}
		seen[q] = true
		all = append(all, &claim{
			rule: "when-reads-what-is-not-asked", of: a.ID, by: q.ID,
			moot: func() bool { return kept.moot() || kept.fails() },
			shows: func(s *scene) bool {
				return s.broughtBySettled(a, func() bool { return s.keptIfAsked(a, q) })
			},
		})
	})
	return all
}

// banClaims says of a "do not" that nothing orders what it forbids, and that it
// can come to its end.
func banClaims(p *procedure.Procedure, ban *procedure.Action, neverKept, vacuous func() bool) []*claim {
	var all []*claim
	for _, do := range p.Actions {
		if do.Forbids() || sameWords(do.Do.String()) != sameWords(ban.DoNot.String()) {
			continue
		}
		all = append(all, &claim{rule: "do-and-do-not", of: do.ID, by: ban.ID, shows: func(s *scene) bool {
			kept := s.kept()
			return slices.ContainsFunc(kept, func(k keeping) bool {
				return k.action == do && slices.Contains(kept, keeping{ban, k.subject})
			})
		}})
	}
	if ban.When != nil {
		all = append(all, &claim{rule: "ban-never-lifted", of: ban.ID, wantsOne: true, moot: func() bool { return neverKept() || vacuous() }, shows: func(s *scene) bool {
			return s.complete() && s.brought(ban, func() bool {
				return s.truthFor(judged{ofAction: true}, ban.When) != decide.True
			})
		}})
		all = append(all, &claim{rule: "not-known-lifts-ban", of: ban.ID, moot: neverKept, shows: func(s *scene) bool {
			return s.brought(ban, func() bool { return liftedByUnknown(s, ban.When) })
		}})
		all = append(all, &claim{rule: "ban-only-while-unknown", of: ban.ID, wantsOne: true, moot: neverKept, shows: func(s *scene) bool {
			return s.knows(ban.When) && s.brought(ban, func() bool {
				return s.truthFor(judged{ofAction: true}, ban.When) == decide.True
			})
		}})
	}
	return all
}

// knows reports whether all that a condition turns on is answered and known.
func (s *scene) knows(c *procedure.Condition) bool {
	known := true
	eachPart(c, func(part *procedure.Condition) {
		q := part.Question
		if q == nil {
			return
		}
		known = known && !s.anyAnswer(func(other *procedure.Question, _ int, v answers.Value) bool { return other == q && !v.Known() })
		known = known && s.knows(q.When) && s.knows(q.Stage.When)
	})
	return known
}

// outcomeClaims says of an outcome that opens a route that one of the actions that
// are as strong as itself comes with it.
func outcomeClaims(p *procedure.Procedure, o *procedure.Outcome, kept map[string]*claim) []*claim {
	var carriers []*procedure.Action
	for _, a := range o.Actions {
		switch {
		case a.Forbids() || a.Duty != procedure.NoDuty && a.Duty > o.Duty:
		case a.When == nil:
			return nil
		default:
			carriers = append(carriers, a)
		}
	}
	never := func() bool {
		return slices.ContainsFunc(carriers, func(a *procedure.Action) bool { return kept[a.ID].fails() })
	}
	var all []*claim
	for _, t := range p.Trees {
		if !o.Opens || len(carriers) == 0 || !slices.Contains(t.Leaves, o) {
			continue
		}
		all = append(all, &claim{rule: "outcome-without-its-action", of: o.ID, by: t.ID, moot: never, shows: func(s *scene) bool {
			return s.anyOf(t.For, func(subject int) bool {
				v := s.verdict(t, subject)
				return v.settled() && v.has(t, o) && !slices.ContainsFunc(carriers, func(a *procedure.Action) bool {
					return s.truthFor(judged{ofAction: true}, a.When) == decide.True
				})
			})
		}})
	}
	return all
}

// liftedByUnknown reports whether the when of an action is not true, and would be
// with a reply to a question that is not known.
func liftedByUnknown(s *scene, when *procedure.Condition) bool {
	is := func() bool { return s.truthFor(judged{ofAction: true}, when) == decide.True }
	return !is() && s.anyAnswer(func(q *procedure.Question, about int, now answers.Value) bool {
		if now.Known() || s.applies(q, about) == decide.False {
			return false
		}
		defer s.a.Set(q, about, now)
		return slices.ContainsFunc(knownInstead(q, now), func(v answers.Value) bool {
			s.a.Set(q, about, v)
			return is()
		})
	})
}

var noWord = regexp.MustCompile(`[^\pL\pN]+`)

// sameWords is a text without its case and punctuation.
func sameWords(text string) string {
	return strings.TrimSpace(noWord.ReplaceAllString(strings.ToLower(text), " "))
}
