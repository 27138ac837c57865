package scenario

import (
	"fmt"
	"slices"

	"safeguard/internal/fault"
	"safeguard/internal/field"
	"safeguard/internal/procedure"
)

// An index finds the parts of a procedure that a scenario names.
type index struct {
	paragraphs names[procedure.Paragraph]
	stages     names[procedure.Stage]
	trees      names[procedure.Tree]
	outcomes   names[procedure.Outcome]
	actions    names[procedure.Action]
	questions  []string
	raised     map[*procedure.Action]bool // by an alert
}

// names holds what has ids of one sort, and the ids in file order.
type names[T any] struct {
	known map[string]*T
	ids   []string
}

func namesOf[T any](list []*T, id func(*T) string) names[T] {
	n := names[T]{known: make(map[string]*T, len(list))}
	for _, t := range list {
		n.known[id(t)] = t
		n.ids = append(n.ids, id(t))
	}
	return n
}

func newReader(p *procedure.Procedure, path string) *reader {
	r := &reader{Sheet: fault.Sheet{Path: path}, p: p, told: map[fault.Fault]bool{}, index: index{
		paragraphs: namesOf(p.Source.Paragraphs, func(p *procedure.Paragraph) string { return p.ID }),
		stages:     namesOf(p.Stages, func(s *procedure.Stage) string { return s.ID }),
		trees:      namesOf(p.Trees, func(t *procedure.Tree) string { return t.ID }),
		outcomes:   namesOf(p.Outcomes, func(o *procedure.Outcome) string { return o.ID }),
		actions:    namesOf(p.Actions, func(a *procedure.Action) string { return a.ID }),
		raised:     map[*procedure.Action]bool{},
	}}
	for _, q := range p.Questions {
		r.index.questions = append(r.index.questions, q.ID)
		for _, a := range alertsOf(q) {
			r.index.raised[a] = true
		}
	}
	return r
}

// alertsOf gives the actions that some answer to a question raises, each once.
func alertsOf(q *procedure.Question) []*procedure.Action {
	var list []*procedure.Action
	add := func(more []*procedure.Action) {
		for _, a := range more {
			if !slices.Contains(list, a) {
				list = append(list, a)
			}
		}
	}
	for _, o := range q.Options {
		add(o.Alerts)
	}
	add(q.NotKnownAlerts)
	return list
}

// lookup follows a reference, or reports it.
func lookup[T any](r *reader, w field.Word, what string, n names[T]) *T {
	if t := n.known[w.ID]; t != nil {
		return t
	}
	if !r.foreign {
		r.Report(w.At, "unknown-id", fmt.Sprintf("the procedure has no %s %q", what, w.ID), field.DidYouMean(r, w.ID, n.ids))
	}
	return nil
}
