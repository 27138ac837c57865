package main

import (
	"safeguard/internal/procedure"
)

// sets are the answer sets of one tree's own questions: those it asks and those its
// conditions read, with one subject of each kind listed and nobody else.
type sets struct {
	p       *procedure.Procedure
	t       *procedure.Tree
	replies [][]any // by question the tree reads; nil stands for not given
}

func setsOf(p *procedure.Procedure, t *procedure.Tree) *sets {
	s := &sets{p: p, t: t}
	for _, q := range t.Reads.Questions {
		s.replies = append(s.replies, everyReply(q))
	}
	return s
}

// count is how many there are.
func (s *sets) count() int {
	n := 1
	for _, replies := range s.replies {
		n *= len(replies)
	}
	return n
}

// everyReply gives nothing, not known, and each reply; of many each choice of
// options, with and without not known beside it. Of a text and a date conditions
// can tell no more than whether they are given.
func everyReply(q *procedure.Question) []any {
	all := []any{nil}
	if !q.RefusesNotKnown {
		all = append(all, procedure.NotKnown)
	}
	switch q.Type {
	case procedure.Many:
		return append(all, everyTicked(q)...)
	case procedure.FreeText:
		return append(all, "Said by the school.")
	case procedure.DateType:
		return append(all, "2026-11-23")
	}
	for _, o := range q.Options {
		all = append(all, o.ID)
	}
	return all
}

func everyTicked(q *procedure.Question) []any {
	var all []any
	for bits := range 1 << len(q.Options) {
		ticked := []string{}
		for i, o := range q.Options {
			if bits&(1<<i) != 0 {
				ticked = append(ticked, o.ID)
			}
		}
		all = append(all, ticked)
		if len(ticked) > 0 && !q.RefusesNotKnown {
			all = append(all, append(append([]string{}, ticked...), procedure.NotKnown))
		}
	}
	return all
}

// listings say how the lists end.
var listings = []string{"lists complete", "lists that may be longer"}

// at writes the answer set of a number below count.
func (s *sets) at(n, listing int) []byte {
	lists, given := map[string]any{}, map[string]any{}
	for _, k := range s.p.Kinds {
		lists[k.ID] = append([]string{k.Label + " A"}, []string{procedure.NotKnown}[:listing]...)
	}
	for i, q := range s.t.Reads.Questions {
		reply := s.replies[i][n%len(s.replies[i])]
		n /= len(s.replies[i])
		switch {
		case reply == nil:
		case q.About == nil:
			given[q.ID] = reply
		default:
			given[q.ID] = map[string]any{q.About.Label + " A": reply}
		}
	}
	return document(map[string]any{"subjects": lists, "answers": given})
}
