package main

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"

	"safeguard/internal/procedure"
)

// A random case is drawn so that every form of answer comes: lists not given, with
// and without not-known, questions left out, answered, not known.
type drawer struct {
	*rand.Rand
	p *procedure.Procedure
}

func newDrawer(p *procedure.Procedure, seed uint64) *drawer {
	return &drawer{rand.New(rand.NewPCG(seed, 2)), p}
}

func (d *drawer) chance(percent int) bool { return d.IntN(100) < percent }

// wholeCase draws a case with up to three subjects of each kind.
func (d *drawer) wholeCase() []byte {
	labels := map[string][]string{}
	lists := map[string]any{}
	for _, k := range d.p.Kinds {
		if d.chance(15) {
			continue
		}
		list := []string{}
		for i := range d.IntN(4) {
			list = append(list, fmt.Sprintf("%s %c", k.Label, 'A'+i))
		}
		labels[k.ID] = list
		words := append([]string{}, list...)
		if d.chance(25) || len(words) < k.Min {
			words = append(words, procedure.NotKnown)
		}
		lists[k.ID] = words
	}
	given := map[string]any{}
	answered := 30 + d.IntN(70)
	for _, q := range d.p.Questions {
		if !d.chance(answered) {
			continue
		}
		if q.About == nil {
			given[q.ID] = d.reply(q)
			continue
		}
		by := map[string]any{}
		for _, label := range labels[q.About.ID] {
			if d.chance(85) {
				by[d.spaced(label)] = d.reply(q)
			}
		}
		given[q.ID] = by
	}
	notes := map[string]any{}
	for _, q := range d.p.Questions {
		if q.About == nil && d.chance(10) {
			notes[q.ID] = "Seen at school."
		}
	}
	return document(map[string]any{"procedure": d.p.ID, "subjects": lists, "answers": given, "notes": notes})
}

// spaced sometimes puts space around a label, which means nothing.
func (d *drawer) spaced(label string) string {
	if d.chance(5) {
		return " " + label + "\t"
	}
	return label
}

func document(v any) []byte {
	data, err := json.Marshal(v)
	if err != nil {
		panic(err) // it is made of texts and lists
	}
	return data
}

// reply draws an answer to a question.
func (d *drawer) reply(q *procedure.Question) any {
	if !q.RefusesNotKnown && d.chance(20) {
		return procedure.NotKnown
	}
	switch q.Type {
	case procedure.Many:
		ticked := []string{}
		few := d.chance(50)
		for _, o := range q.Options {
			if few && d.chance(15) || !few && d.chance(50) {
				ticked = append(ticked, o.ID)
			}
		}
		if !q.RefusesNotKnown && d.chance(20) {
			ticked = append(ticked, procedure.NotKnown)
		}
		return ticked
	case procedure.FreeText:
		return "Said by the school."
	case procedure.DateType:
		return fmt.Sprintf("20%02d-%02d-%02d", d.IntN(40), 1+d.IntN(12), 1+d.IntN(28))
	}
	return q.Options[d.IntN(len(q.Options))].ID
}
