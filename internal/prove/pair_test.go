package prove_test

import (
	"safeguard/internal/answers"
	"safeguard/internal/procedure"
)

// A pair is two versions of a procedure with the answers that both can be given.
// What only one of them asks is answered under that one.
type pair struct{ before, after *world }

func newPair(before, after *procedure.Procedure) pair {
	p := pair{newWorld(before), newWorld(after)}
	for _, k := range before.Kinds {
		p.before.more = max(p.before.more, enough(after, after.Kind(k.ID))-enough(before, k))
	}
	return p
}

// sameQuestion gives the question of the same id where it takes the same kind of
// answers about the same; nil where there is none.
func sameQuestion(q *procedure.Question, p *procedure.Procedure) *procedure.Question {
	other := p.Question(q.ID)
	if other == nil || other.Type != q.Type || (other.About == nil) != (q.About == nil) || q.About != nil && other.About.ID != q.About.ID {
		return nil
	}
	return other
}

// carried gives the same answers under the new version; nil where it takes one of
// them not.
func (p pair) carried(a *answers.Answers) *answers.Answers {
	b := answers.New(p.after.p)
	for _, k := range p.before.p.Kinds {
		b.SetList(p.after.p.Kind(k.ID), a.List(k))
	}
	for _, q := range p.before.p.Questions {
		other := sameQuestion(q, p.after.p)
		for s := range a.Subjects(q.About) {
			v := a.Value(q, s)
			if other == nil {
				continue
			}
			if v.NotKnown && other.RefusesNotKnown {
				return nil
			}
			b.Set(other, s, v)
		}
	}
	return b
}

// added gives what only the new version asks.
func (p pair) added() []*procedure.Question {
	var list []*procedure.Question
	for _, q := range p.after.p.Questions {
		if sameQuestion(q, p.before.p) == nil {
			list = append(list, q)
		}
	}
	return list
}

// size is how many sets of answers there are, or more than most.
func (p pair) size(most int) int {
	n := p.before.size(most)
	for _, q := range p.added() {
		subjects := 1
		if q.About != nil {
			subjects = enough(p.before.p, p.before.p.Kind(q.About.ID)) + p.before.more
		}
		for range subjects {
			n = min(n*(1+len(answersTo(q))), most+1)
		}
	}
	return n
}

// each visits every set of answers under both versions.
func (p pair) each(visit func(was, now *scene)) {
	p.before.each(func(s *scene) { p.under(s, []answers.Value{{}}, answersTo, visit) })
}

// counted visits the sets of answers that are counted.
func (p pair) counted(d difference) tally {
	return func(visit func(bool, ...*scene)) {
		p.before.eachCounted(func(s *scene) {
			p.under(s, nil, countedAnswersTo, func(was, now *scene) { visit(between(was, now)[d], was, now) })
		})
	}
}

// under visits one set of answers with each choice of answers to what only the
// new version asks.
func (p pair) under(was *scene, besides []answers.Value, choices func(*procedure.Question) []answers.Value, visit func(was, now *scene)) {
	if b := p.carried(was.a); b != nil {
		p.after.answering(b, p.added(), besides, choices, func(now *scene) { visit(was, now) })
	}
}
