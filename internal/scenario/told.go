package scenario

import (
	"slices"

	"safeguard/internal/answers"
	"safeguard/internal/decide"
	"safeguard/internal/fault"
	"safeguard/internal/interview"
	"safeguard/internal/yamldoc"
)

// Known gives what is known once some of the injects have arrived, whatever their
// order: where two change the same answer, the later in the file holds.
func (s *Scenario) Known(told func(*Inject) bool) *answers.Answers {
	a := s.Start().Clone()
	for n, inject := range s.Injects {
		if !told(inject) {
			continue
		}
		for _, i := range s.Changes(inject) {
			a.Set(i.Question, i.Subject, s.points[n+1].Value(i.Question, i.Subject))
		}
	}
	return a
}

// Changes gives what an inject answers anew, in the order in which it says so;
// also where the answer stays what it was, which is news that settles nothing.
func (s *Scenario) Changes(inject *Inject) []decide.Item {
	var items []decide.Item
	for _, at := range answered(s, inject.answers) {
		items = append(items, at.item)
	}
	return items
}

// An answeredAt is one answer of a block, and where it stands.
type answeredAt struct {
	item decide.Item
	fault.Place
}

// answered gives what a block of answers speaks to, in its order; nil for no
// block.
func answered(s *Scenario, block *yamldoc.Node) []answeredAt {
	if block == nil {
		return nil
	}
	var list []answeredAt
	for _, pair := range block.Pairs {
		q := s.Procedure.Question(pair.Key.Value)
		switch {
		case q == nil:
		case q.About == nil:
			list = append(list, answeredAt{decide.Item{Question: q}, pair.Key.Place})
		case pair.Value.Kind == yamldoc.Mapping:
			labels := s.Start().List(q.About).Labels
			for _, of := range pair.Value.Pairs {
				if at := slices.Index(labels, label(of.Key)); at >= 0 {
					list = append(list, answeredAt{decide.Item{Question: q, Subject: at}, of.Key.Place})
				}
			}
		}
	}
	return list
}

// Arrives tells whether an inject is there by the time an item is asked or, where
// more is false, nothing is left to ask: once everything of its stage or question
// lies behind, for everybody who is listed in a. Where nobody is, or nothing of it
// can be asked, it holds up nothing: it is there once its place in the order of
// the procedure lies behind. One that is counted in minutes is there when nothing
// is left, at the latest.
func (i *Inject) Arrives(a *answers.Answers, next decide.Item, more bool) bool {
	if !more {
		return true
	}
	if i.After.Minutes > 0 {
		return false
	}
	order := decide.Order(a)
	return i.comesBehind(order) < slices.Index(order, next)
}

// comesBehind gives the place in the order of the last thing that has to lie
// behind; -1 where nothing has to.
func (i *Inject) comesBehind(order []decide.Item) int {
	last, before := -1, -1
	for n, item := range order {
		switch {
		case i.isAfter(item):
			last = n
		case i.follows(item):
			before = n
		}
	}
	if last < 0 { // asked of nobody
		return before
	}
	return last
}

func (i *Inject) isAfter(item decide.Item) bool {
	if i.After.Stage != nil {
		return interview.StageOf(item) == i.After.Stage
	}
	return item.Question == i.After.Question
}

// follows tells whether an item stands in the procedure before what the inject
// waits for.
func (i *Inject) follows(item decide.Item) bool {
	stage := interview.StageOf(item)
	if i.After.Stage != nil {
		return stage.Index < i.After.Stage.Index
	}
	q := i.After.Question
	if stage != q.Stage {
		return stage.Index < q.Stage.Index
	}
	return item.List != nil || item.Question.Turn < q.Turn
}
