package decide

import (
	"safeguard/internal/answers"
	"safeguard/internal/procedure"
)

// Order gives all that a procedure could ask of a case, in interview order:
// stage by stage, the lists of its kinds, its checklist, in which a run of
// questions about one kind is asked subject by subject, and then what only its
// trees ask. Whether each applies is not looked at.
func Order(a *answers.Answers) []Item { return appendOrder(nil, a) }

func appendOrder(order []Item, a *answers.Answers) []Item {
	for _, s := range a.Procedure().Stages {
		for _, k := range s.Kinds {
			order = append(order, Item{List: k})
		}
		order = appendChecklist(order, a, s)
		order = appendTreeOnly(order, a, s)
	}
	return order
}

func appendChecklist(order []Item, a *answers.Answers, s *procedure.Stage) []Item {
	for from := 0; from < len(s.Checklist); {
		about, to := s.Checklist[from].About, from+1
		for to < len(s.Checklist) && about != nil && s.Checklist[to].About == about {
			to++
		}
		for subject := range a.Subjects(about) {
			for _, q := range s.Checklist[from:to] {
				order = append(order, Item{Question: q, Subject: subject})
			}
		}
		from = to
	}
	return order
}

func appendTreeOnly(order []Item, a *answers.Answers, s *procedure.Stage) []Item {
	var placed map[Item]bool
	place := func(q *procedure.Question, subject int) {
		if item := (Item{Question: q, Subject: subject}); !placed[item] {
			placed[item] = true
			order = append(order, item)
		}
	}
	for _, t := range s.Trees {
		var only []*procedure.Question
		for _, q := range t.Reads.Questions {
			if !q.InChecklist && q.Stage == s {
				only = append(only, q)
			}
		}
		if len(only) == 0 {
			continue
		}
		if placed == nil {
			placed = map[Item]bool{}
		}
		// Once more for nobody: what is about others is asked all the same.
		listed := a.Subjects(t.For)
		for subject := range listed + 1 {
			for _, q := range only {
				if q.About == t.For && q.About != nil {
					if subject < listed {
						place(q, subject)
					}
					continue
				}
				for other := range a.Subjects(q.About) {
					place(q, other)
				}
			}
		}
	}
	return order
}

// positions tells where items stand in interview order.
type positions struct {
	a     *answers.Answers
	slots []int32 // by slot, then by kind
}

func positionsOf(a *answers.Answers, order []Item, slots []int32) positions {
	p := positions{a, slots}
	for i, item := range order {
		p.slots[p.index(item)] = int32(i)
	}
	return p
}

// index numbers every item, from 0 below the number of slots and kinds.
func (p positions) index(i Item) int {
	if i.List != nil {
		return p.a.Slots() + i.List.Index
	}
	return p.a.Slot(i.Question, i.Subject)
}

func (p positions) of(i Item) int { return int(p.slots[p.index(i)]) }
