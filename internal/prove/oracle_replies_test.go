package prove_test

import (
	"fmt"
	"maps"
	"slices"

	"safeguard/internal/answers"
	"safeguard/internal/calendar"
	"safeguard/internal/procedure"
)

// day is the answer to every question that asks for a date.
var day = mustDate("2026-11-23")

func mustDate(s string) calendar.Date {
	d, err := calendar.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

// repliesTo gives every answer to a question that leaves nothing unknown.
func repliesTo(q *procedure.Question) []answers.Value {
	switch q.Type {
	case procedure.FreeText:
		return []answers.Value{{Given: true, Text: "In words"}}
	case procedure.DateType:
		return []answers.Value{{Given: true, Date: day}}
	case procedure.Many:
		var list []answers.Value
		for set := range q.All() + 1 {
			list = append(list, answers.Value{Given: true, Options: set})
		}
		return list
	}
	var list []answers.Value
	for i := range q.Options {
		list = append(list, answers.Value{Given: true, Options: 1 << i})
	}
	return list
}

// answersTo gives every answer to a question: each reply, and not known.
func answersTo(q *procedure.Question) []answers.Value {
	list := repliesTo(q)
	switch {
	case q.RefusesNotKnown:
	case q.Type == procedure.Many:
		for _, v := range repliesTo(q) {
			v.NotKnown = true
			list = append(list, v)
		}
	default:
		list = append(list, answers.Value{Given: true, NotKnown: true})
	}
	return list
}

// countedAnswersTo gives those that are counted: a text and a date are taken as
// given.
func countedAnswersTo(q *procedure.Question) []answers.Value {
	if q.Type == procedure.FreeText || q.Type == procedure.DateType {
		return repliesTo(q)
	}
	return answersTo(q)
}

// enough is how many subjects of a kind show all there is to see: one for each
// condition that speaks of some or every one of them, and one in hand.
func enough(p *procedure.Procedure, k *procedure.Kind) int {
	distinct := map[string]bool{}
	for _, c := range allConditions(p) {
		eachPart(c, func(part *procedure.Condition) {
			if part.Kind == k && part.Where != nil {
				distinct[wordsOf(part)] = true
			}
		})
	}
	return len(distinct) + 1
}

func eachPart(c *procedure.Condition, visit func(*procedure.Condition)) {
	if c == nil {
		return
	}
	visit(c)
	for _, part := range c.Parts {
		eachPart(part, visit)
	}
	eachPart(c.Where, visit)
}

// wordsOf tells conditions apart that do not say the same.
func wordsOf(c *procedure.Condition) string {
	if c == nil {
		return ""
	}
	text := fmt.Sprint(c.Op, c.Options, c.NotKnown, c.None)
	if c.Question != nil {
		text += c.Question.ID
	}
	for _, part := range c.Parts {
		text += "(" + wordsOf(part) + ")"
	}
	return text + "(" + wordsOf(c.Where) + ")"
}

// allConditions gives every condition of a procedure.
func allConditions(p *procedure.Procedure) []*procedure.Condition {
	var all []*procedure.Condition
	for _, c := range conditionsOf(p) {
		all = append(all, c.condition)
	}
	for _, t := range p.Trees {
		t.Root.Walk(func(b *procedure.Branch) {
			if b.If != nil {
				all = append(all, b.If)
			}
		})
	}
	return all
}

// kindsBringing gives for whom outcomes and replies bring an action; nil is the
// case.
func kindsBringing(p *procedure.Procedure, a *procedure.Action) []*procedure.Kind {
	kinds := map[*procedure.Kind]bool{}
	for _, t := range p.Trees {
		for _, o := range t.Leaves {
			if slices.Contains(o.Actions, a) {
				kinds[t.For] = true
			}
		}
	}
	for _, q := range p.Questions {
		for _, o := range q.Options {
			if slices.Contains(o.Alerts, a) {
				kinds[q.About] = true
			}
		}
		if slices.Contains(q.NotKnownAlerts, a) {
			kinds[q.About] = true
		}
	}
	return slices.Collect(maps.Keys(kinds))
}
