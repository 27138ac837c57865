package prove_test

import (
	"slices"

	"safeguard/internal/answers"
	"safeguard/internal/decide"
	"safeguard/internal/procedure"
)

// A scene is one set of answers with what follows from it, worked out when it is
// asked for.
type scene struct {
	*world
	*reading
	path  *decide.Path
	list  []verdict
	walks map[*procedure.Tree][][]*procedure.Branch
}

func (w *world) scene(a *answers.Answers) *scene {
	return &scene{world: w, reading: newReading(a)}
}

func (s *scene) decided() *decide.Path {
	if s.path == nil {
		s.path = s.decider.Decide(s.a)
		s.known[keyOf(s.a)] = verdictsOf(s.path)
	}
	return s.path
}

// verdict gives the decision of a tree for one who is listed, or the case.
func (s *scene) verdict(t *procedure.Tree, subject int) verdict {
	if s.list == nil {
		s.list = s.verdicts(s.a)
	}
	return s.list[s.place(t)+subject]
}

func (s *scene) place(t *procedure.Tree) int {
	at := 0
	for _, other := range s.p.Trees {
		if other == t {
			break
		}
		at += s.a.Subjects(other.For)
	}
	return at
}

// verdictIf gives the decision were one answer another.
func (s *scene) verdictIf(q *procedure.Question, about int, v answers.Value, t *procedure.Tree, subject int) verdict {
	before := s.a.Value(q, about)
	s.a.Set(q, about, v)
	then := s.verdicts(s.a)[s.place(t)+subject]
	s.a.Set(q, about, before)
	return then
}

// anyOf reports whether something is so for one who is listed, taken in hand.
func (s *scene) anyOf(k *procedure.Kind, so func(subject int) bool) bool {
	for subject := range s.a.Subjects(k) {
		s.about(k, subject)
		if so(subject) {
			return true
		}
	}
	return false
}

// anyAnswer reports whether something is so of one question about one subject.
func (s *scene) anyAnswer(so func(q *procedure.Question, subject int, v answers.Value) bool) bool {
	return slices.ContainsFunc(s.p.Questions, func(q *procedure.Question) bool {
		return s.anyAnswerTo(q, func(subject int, v answers.Value) bool { return so(q, subject, v) })
	})
}

func (s *scene) anyAnswerTo(q *procedure.Question, so func(subject int, v answers.Value) bool) bool {
	for subject := range s.a.Subjects(q.About) {
		if so(subject, s.a.Value(q, subject)) {
			return true
		}
	}
	return false
}

// complete reports whether every list is given and everything that applies is
// answered.
func (s *scene) complete() bool {
	for _, k := range s.p.Kinds {
		if !s.a.List(k).Given {
			return false
		}
	}
	return !s.anyAnswer(func(q *procedure.Question, subject int, v answers.Value) bool {
		return !v.Given && s.applies(q, subject) != decide.False
	})
}

// truthFor evaluates a condition, that of an action as such.
func (s *scene) truthFor(c judged, condition *procedure.Condition) decide.Truth {
	s.asAction = c.ofAction
	defer func() { s.asAction = false }()
	return s.truth(condition)
}

// walk gives the branches that the definite walk of a tree comes to, from the
// root to where it stops.
func (s *scene) walk(t *procedure.Tree, subject int) []*procedure.Branch {
	s.about(t.For, subject)
	if t.Stage.When != nil && s.truth(t.Stage.When) == decide.False {
		return nil
	}
	if s.walks == nil {
		s.walks = map[*procedure.Tree][][]*procedure.Branch{}
	}
	if s.walks[t] == nil {
		s.walks[t] = make([][]*procedure.Branch, s.a.Subjects(t.For))
	}
	if s.walks[t][subject] == nil {
		var path []*procedure.Branch
		for b := t.Root; b != nil; b = s.below(b) {
			path = append(path, b)
		}
		s.walks[t][subject] = path
	}
	return s.walks[t][subject]
}

// below gives the branch that the answers take at b; nil where they do not say,
// and below a leaf.
func (s *scene) below(b *procedure.Branch) *procedure.Branch {
	if b.If != nil {
		return map[decide.Truth]*procedure.Branch{decide.True: b.Then, decide.False: b.Else}[s.truth(b.If)]
	}
	if b.Ask == nil {
		return nil
	}
	subject := s.subjectOf(b.Ask)
	v := s.a.Value(b.Ask, subject)
	switch {
	case !v.Given || s.applies(b.Ask, subject) == decide.False:
		return nil
	case v.NotKnown:
		return b.NotKnown
	}
	for i := range b.Answers {
		if v.Options.Has(i) {
			return b.Answers[i]
		}
	}
	return nil
}

// walksTo reports whether a definite walk of the tree comes to a branch and
// something is so there.
func (s *scene) walksTo(t *procedure.Tree, b *procedure.Branch, so func() bool) bool {
	return s.anyOf(t.For, func(subject int) bool {
		return slices.Contains(s.walk(t, subject), b) && so()
	})
}

// A keeping is an action kept for a subject.
type keeping struct {
	action  *procedure.Action
	subject decide.Subject
}

// keptBySettled gives the actions that settled outcomes bring and keep.
func (s *scene) keptBySettled() []keeping {
	var list []keeping
	for _, a := range s.decided().Actions {
		if a.Do != nil && slices.ContainsFunc(a.Because, func(d *decide.Decision) bool { return d.Status == decide.Settled }) {
			list = append(list, keeping{a.Do, a.Subject})
		}
	}
	return list
}

// kept gives those, and those that alerts raise.
func (s *scene) kept() []keeping {
	list := s.keptBySettled()
	for _, alert := range s.decided().Alerts {
		list = append(list, keeping{alert.Action, alert.Subject})
	}
	return list
}

// broughtBySettled reports whether a settled outcome brings an action for a
// subject, whatever its when.
func (s *scene) broughtBySettled(a *procedure.Action, so func() bool) bool {
	return slices.ContainsFunc(s.p.Trees, func(t *procedure.Tree) bool {
		return s.anyOf(t.For, func(subject int) bool {
			v := s.verdict(t, subject)
			return v.settled() && slices.Contains(t.Leaves[v.most()].Actions, a) && so()
		})
	})
}

// brought reports whether a settled outcome or an answer brings an action for a
// subject, whatever its when.
func (s *scene) brought(a *procedure.Action, so func() bool) bool {
	return s.broughtBySettled(a, so) || s.anyAnswer(func(q *procedure.Question, subject int, v answers.Value) bool {
		s.about(q.About, subject)
		raised := v.NotKnown && slices.Contains(q.NotKnownAlerts, a)
		for i, o := range q.Options {
			raised = raised || v.Options.Has(i) && slices.Contains(o.Alerts, a)
		}
		return v.Given && raised && so()
	})
}

// keptIfAsked reports whether the when of an action is true only were a question
// taken to apply that is answered, and does not.
func (s *scene) keptIfAsked(a *procedure.Action, q *procedure.Question) bool {
	if s.truthFor(judged{ofAction: true}, a.When) == decide.True || !s.leavesOut(a.When, q) {
		return false
	}
	supposing := &reading{a: s.a, hand: slices.Clone(s.hand), asAction: true, supposed: q}
	return supposing.truth(a.When) == decide.True
}

// leavesOut reports whether a condition reads an answer to a question that does
// not apply.
func (s *scene) leavesOut(c *procedure.Condition, q *procedure.Question) bool {
	found := false
	s.readsOf(c, func(read *procedure.Question, subject int) {
		found = found || read == q && s.applies(q, subject) == decide.False && s.a.Value(q, subject).Given
	})
	return found
}
