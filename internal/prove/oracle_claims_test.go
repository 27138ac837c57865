package prove_test

import (
	"slices"

	"safeguard/internal/decide"
	"safeguard/internal/fault"
	"safeguard/internal/procedure"
)

// A claim is one sentence about every set of answers. Where wantsOne is set it
// holds if some scene shows something; otherwise if none does.
type claim struct {
	rule, of string
	by       string      // the question or action, where there is one claim for each
	at       fault.Place // where there may be several of one id
	wantsOne bool
	shows    func(*scene) bool
	showsOf  func(*scene, *procedure.Question) bool // by one question; nil where that says nothing
	moot     func() bool                            // what makes it not worth saying; nil for nothing

	shown bool
}

func (c *claim) fails() bool {
	return c.shown != c.wantsOne && (c.moot == nil || !c.moot())
}

// A judged condition is a when, with who is in hand where it stands.
type judged struct {
	id        string
	condition *procedure.Condition
	kind      *procedure.Kind
	ofAction  bool
	asks      bool // it says what is asked or shown: false is what makes a difference
}

// conditionsOf gives the whens of a procedure.
func conditionsOf(p *procedure.Procedure) []judged {
	var all []judged
	add := func(j judged) {
		if j.condition != nil {
			all = append(all, j)
		}
	}
	for _, s := range p.Stages {
		add(judged{id: s.ID, condition: s.When, asks: true})
	}
	for _, q := range p.Questions {
		add(judged{id: q.ID, condition: q.When, kind: q.About, asks: true})
	}
	for _, a := range p.Actions {
		add(judged{id: a.ID, condition: a.When, kind: inHandOf(p, a), ofAction: true})
	}
	for _, t := range p.Tensions {
		add(judged{id: t.ID, condition: t.When, kind: t.For})
	}
	for _, i := range p.Interpretations {
		add(judged{id: i.ID, condition: i.When, asks: true})
	}
	for _, g := range p.Guarantees {
		add(judged{id: g.ID, condition: g.When, kind: g.Tree.For})
	}
	return all
}

// inHandOf gives whom the when of an action is about: the one kind it is brought
// for or, where nothing brings it, the kind that it reads.
func inHandOf(p *procedure.Procedure, a *procedure.Action) *procedure.Kind {
	switch kinds := kindsBringing(p, a); len(kinds) {
	case 0:
		return readUnbound(a.When)
	case 1:
		return kinds[0]
	}
	return nil
}

func readUnbound(c *procedure.Condition) *procedure.Kind {
	if c == nil {
		return nil
	}
	if c.Question != nil {
		return c.Question.About
	}
	for _, part := range append(slices.Clone(c.Parts), c.Where) {
		if k := readUnbound(part); k != nil && k != c.Kind {
			return k
		}
	}
	return nil
}

// claims gives every claim about a procedure.
func claims(p *procedure.Procedure) []*claim {
	var all []*claim
	for _, t := range p.Trees {
		all = append(all, treeClaims(p, t)...)
	}
	kept := map[string]*claim{}
	for _, a := range p.Actions {
		list := actionClaims(p, a)
		kept[a.ID] = list[0]
		all = append(all, list...)
	}
	for _, a := range p.Actions {
		all = append(all, readClaims(a, kept[a.ID])...)
	}
	never := map[string]*claim{}
	for _, j := range conditionsOf(p) {
		if j.ofAction && kept[j.id].moot() {
			continue
		}
		list := conditionClaims(j, kept[j.id])
		never[j.id] = list[0]
		all = append(all, list...)
	}
	for _, q := range p.Questions {
		all = append(all, neverAsked(q, never))
	}
	for _, g := range p.Guarantees {
		all = append(all, guaranteeFails(g))
	}
	for _, o := range p.Outcomes {
		all = append(all, outcomeClaims(p, o, kept)...)
	}
	for _, a := range p.Actions {
		if a.Forbids() && !kept[a.ID].moot() {
			all = append(all, banClaims(p, a, kept[a.ID].fails, func() bool { return vacuous(all, a.ID) })...)
		}
	}
	return all
}

// vacuous reports whether the when of something is always or never true.
func vacuous(all []*claim, id string) bool {
	return slices.ContainsFunc(all, func(c *claim) bool {
		return c.of == id && (c.rule == "never-true" || c.rule == "always-true") && c.fails()
	})
}

// conditionClaims says of a when that it can be true, that it makes a
// difference, and so does each of its parts. Of an action, kept says that it can
// be kept, which takes the place of the first and of all where it fails.
func conditionClaims(j judged, kept *claim) []*claim {
	so := func(s *scene, want func(decide.Truth) bool) bool {
		return s.anyOf(j.kind, func(int) bool { return want(s.truthFor(j, j.condition)) })
	}
	all := []*claim{
		{rule: "never-true", of: j.id, wantsOne: true, shows: func(s *scene) bool {
			return so(s, func(t decide.Truth) bool { return t == decide.True })
		}},
		{rule: "always-true", of: j.id, wantsOne: true, shows: func(s *scene) bool {
			if j.asks {
				return so(s, func(t decide.Truth) bool { return t == decide.False })
			}
			return s.complete() && so(s, func(t decide.Truth) bool { return t != decide.True })
		}},
	}
	never, always := all[0], all[1]
	always.moot = never.fails
	if kept != nil {
		never.moot = func() bool { return true }
		always.moot = kept.fails
	}
	return append(all, partClaims(j.id, j.condition, func() bool { return always.moot() || always.fails() }, func(s *scene, short *procedure.Condition) bool {
		return so(s, func(t decide.Truth) bool { return t != s.truthFor(j, short) })
	})...)
}

// partClaims says of each part of a condition that something shows a difference
// were it left out.
func partClaims(of string, c *procedure.Condition, moot func() bool, differs func(*scene, *procedure.Condition) bool) []*claim {
	var all []*claim
	for _, short := range shorterOnes(c) {
		isGate := saysWhenAnotherIsAsked(c, short.part)
		moot := func() bool { return isGate || moot() }
		one := &claim{rule: "redundant-part", of: of, at: short.part.At, wantsOne: true, moot: moot}
		one.shows = func(s *scene) bool { return differs(s, short.condition) }
		if short.within >= 0 {
			around := all[short.within]
			one.moot = func() bool { return moot() || !around.shown || around.moot() }
		}
		all = append(all, one)
	}
	return all
}

// saysWhenAnotherIsAsked reports whether a part of an "all" reads what the when of
// a question reads that stands beside it.
func saysWhenAnotherIsAsked(c, part *procedure.Condition) bool {
	says := false
	eachPart(c, func(all *procedure.Condition) {
		if all.Op != procedure.AllOf || !slices.Contains(all.Parts, part) {
			return
		}
		for _, beside := range all.Parts {
			if beside == part {
				continue
			}
			eachPart(beside, func(b *procedure.Condition) {
				if b.Question == nil {
					return
				}
				for _, when := range []*procedure.Condition{b.Question.When, b.Question.Stage.When} {
					eachPart(when, func(w *procedure.Condition) {
						eachPart(part, func(p *procedure.Condition) { says = says || w.Question != nil && w.Question == p.Question })
					})
				}
			})
		}
	})
	return says
}

func neverAsked(q *procedure.Question, never map[string]*claim) *claim {
	return &claim{
		rule: "never-asked", of: q.ID, wantsOne: true,
		shows: func(s *scene) bool {
			return s.anyOf(q.About, func(subject int) bool { return s.applies(q, subject) == decide.True })
		},
		moot: func() bool {
			own, stage := never[q.ID], never[q.Stage.ID]
			return own != nil && own.fails() || stage != nil && stage.fails()
		},
	}
}

func guaranteeFails(g *procedure.Guarantee) *claim {
	return &claim{rule: "guarantee-fails", of: g.ID, shows: func(s *scene) bool {
		return s.anyOf(g.Tree.For, func(subject int) bool {
			v := s.verdict(g.Tree, subject)
			if g.When == nil && !v.reached() || g.When != nil && s.truth(g.When) != decide.True {
				return false
			}
			return !keepsTo(g, v)
		})
	}}
}

func keepsTo(g *procedure.Guarantee, v verdict) bool {
	switch g.Verdict {
	case procedure.SettlesOn:
		return v.settled() && v.has(g.Tree, g.Outcome)
	case procedure.KeepsPossible:
		return v.has(g.Tree, g.Outcome)
	case procedure.Never:
		return !v.has(g.Tree, g.Outcome)
	}
	if !v.reached() {
		return false
	}
	for i := range g.Tree.Leaves {
		if v.possible&(1<<i) != 0 && i > slices.Index(g.Tree.Leaves, g.Outcome) {
			return false
		}
	}
	return true
}

// judge works out every claim on every set of answers.
func (w *world) judge() []*claim {
	all := claims(w.p)
	left := slices.Clone(all)
	w.each(func(s *scene) {
		left = slices.DeleteFunc(left, func(c *claim) bool {
			c.shown = c.shows(s)
			return c.shown
		})
	})
	return all
}

// count is of how many of the sets of answers that are counted a claim fails,
// and of how many.
func (w *world) count(c *claim) (sets, in int64) {
	w.eachCounted(func(s *scene) {
		in++
		if c.shows(s) {
			sets++
		}
	})
	return sets, in
}
