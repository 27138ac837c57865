package compare

import (
	"fmt"
	"strconv"
	"strings"

	"safeguard/internal/fault"
	"safeguard/internal/procedure"
)

// differences compares everything that a file holds, section by section.
func differences(old, new *procedure.Procedure) []Difference {
	d := &differ{renamedActions: bothWays(pairUp(actionSection, without(old.Actions, new.Actions, actionID), without(new.Actions, old.Actions, actionID)))}
	fileSection.compare(d, "", whole{old}, whole{new})
	compareIn(d, paragraphSection, "", old.Source.Paragraphs, new.Source.Paragraphs)
	compareIn(d, kindSection, "", old.Kinds, new.Kinds)
	compareIn(d, questionSection, "", old.Questions, new.Questions)
	compareIn(d, stageSection, "", old.Stages, new.Stages)
	compareIn(d, treeSection, "", old.Trees, new.Trees)
	compareIn(d, outcomeSection, "", old.Outcomes, new.Outcomes)
	compareIn(d, actionSection, "", old.Actions, new.Actions)
	compareIn(d, guaranteeSection, "", old.Guarantees, new.Guarantees)
	compareIn(d, interpretationSection, "", old.Interpretations, new.Interpretations)
	compareIn(d, tensionSection, "", old.Tensions, new.Tensions)
	compareIn(d, noteSection, "", notesOf(old), notesOf(new))
	compareIn(d, termSection, "", termsOf(old), termsOf(new))
	markUrgent(d.found, old, new)
	return d.found
}

// whole is the file as one thing. Where its own keys stand is not known.
type whole struct{ *procedure.Procedure }

func (whole) PlaceOf(string) fault.Place { return fault.Place{} }

var fileSection = section[whole]{
	what: "procedure",
	fields: []field[whole]{
		{key: "id", words: func(w whole) string { return w.ID }},
		{key: "title", words: func(w whole) string { return w.Title }, prose: true},
		{key: "edition", words: func(w whole) string { return w.Edition }},
		{key: "review-by", words: func(w whole) string { return w.ReviewBy.String() }},
		{key: "calendar", words: func(w whole) string { return w.Calendar.String() }},
		{key: "opening", words: opening, turn: kept(opening), prose: true},
		{key: "source", words: func(w whole) string { return w.Source.Title }},
	},
}

func opening(w whole) string { return w.Opening }

var paragraphSection = section[*procedure.Paragraph]{
	what: "paragraph",
	id:   func(p *procedure.Paragraph) string { return p.ID },
	says: func(p *procedure.Paragraph) string { return p.Gist },
	fields: []field[*procedure.Paragraph]{
		{key: "section", words: func(p *procedure.Paragraph) string { return p.Section }},
		{key: "gist", words: func(p *procedure.Paragraph) string { return p.Gist }, prose: true},
		{key: "background", words: func(p *procedure.Paragraph) string { return strconv.FormatBool(p.Background) }},
	},
}

var kindSection = section[*procedure.Kind]{
	what:    "subject kind",
	id:      kindID,
	says:    func(k *procedure.Kind) string { return k.Ask },
	loss:    always[*procedure.Kind],
	ordered: true,
	fields: []field[*procedure.Kind]{
		{key: "label", words: func(k *procedure.Kind) string { return k.Label }, prose: true},
		{key: "ask", words: func(k *procedure.Kind) string { return k.Ask }, prose: true},
		{key: "help", words: func(k *procedure.Kind) string { return k.Help }, prose: true},
		{key: "min", words: func(k *procedure.Kind) string { return strconv.Itoa(k.Min) }, turn: fewerNeeded},
		{key: "stage", words: func(k *procedure.Kind) string { return stageID(k.Stage) }, turn: kept(func(k *procedure.Kind) string { return stageID(k.Stage) })},
	},
}

func fewerNeeded(old, new *procedure.Kind) (Turn, string) {
	if new.Min < old.Min {
		return Weaker, "fewer have to be listed"
	}
	return Stronger, "more have to be listed"
}

// kindID gives the id of a kind; "" for the case.
func kindID(k *procedure.Kind) string {
	if k == nil {
		return ""
	}
	return k.ID
}

func stageID(s *procedure.Stage) string {
	if s == nil {
		return ""
	}
	return s.ID
}

// always is the loss of what protects by being there.
func always[T any](T) Turn { return Weaker }

var interpretationSection = section[*procedure.Interpretation]{
	what:    "interpretation",
	id:      func(i *procedure.Interpretation) string { return i.ID },
	says:    func(i *procedure.Interpretation) string { return i.Says },
	ordered: true,
	fields: []field[*procedure.Interpretation]{
		{key: "says", words: func(i *procedure.Interpretation) string { return i.Says }, prose: true},
		{key: "shown-with", words: shownWith},
		{key: "when", words: func(i *procedure.Interpretation) string { return when(i.When) }, full: func(i *procedure.Interpretation) string { return whenInFull(i.When) }},
		{key: "cite", words: func(i *procedure.Interpretation) string { return cites(i.Cite) }},
	},
}

// shownWith gives the ids of what an interpretation is shown with. Outcomes,
// trees and questions may share an id, and it means all of them.
func shownWith(i *procedure.Interpretation) string {
	var ids []string
	for _, o := range i.Outcomes {
		ids = append(ids, "outcome "+o.ID)
	}
	for _, t := range i.Trees {
		ids = append(ids, "tree "+t.ID)
	}
	for _, q := range i.Questions {
		ids = append(ids, "question "+q.ID)
	}
	return strings.Join(ids, ", ")
}

var tensionSection = section[*procedure.Tension]{
	what:    "tension",
	id:      func(t *procedure.Tension) string { return t.ID },
	says:    func(t *procedure.Tension) string { return t.Says.String() },
	loss:    always[*procedure.Tension],
	ordered: true,
	fields: []field[*procedure.Tension]{
		{key: "for-each", words: func(t *procedure.Tension) string { return kindID(t.For) }},
		{
			key: "when", words: func(t *procedure.Tension) string { return when(t.When) }, full: func(t *procedure.Tension) string { return whenInFull(t.When) },
			turn: conditionTurn("put to the room", func(t *procedure.Tension) *procedure.Condition { return t.When }),
		},
		{key: "says", words: func(t *procedure.Tension) string { return t.Says.String() }, prose: true},
		{key: "cite", words: func(t *procedure.Tension) string { return cites(t.Cite) }},
	},
}

// A note is a currency note. It has no id: what it says of which paragraphs is
// what it is known by.
type note struct {
	*procedure.Currency
	known string
}

func notesOf(p *procedure.Procedure) []note {
	notes := make([]note, len(p.Currency))
	times := map[string]int{}
	for i, c := range p.Currency {
		known := cites(c.Cite) + ": " + c.Then
		if times[known]++; times[known] > 1 {
			known += fmt.Sprintf(" (%d)", times[known])
		}
		notes[i] = note{c, known}
	}
	return notes
}

var noteSection = section[note]{
	what:    "currency note",
	id:      func(n note) string { return n.known },
	says:    func(n note) string { return n.Now },
	ordered: true,
	fields: []field[note]{
		{key: "now", words: func(n note) string { return n.Now }, prose: true},
		{key: "source", words: func(n note) string { return n.Source }},
		{key: "as-at", words: func(n note) string { return n.AsAt.String() }},
	},
}

// A term is a term of the glossary. Where it stands is not known.
type term struct{ procedure.Term }

func (term) PlaceOf(string) fault.Place { return fault.Place{} }

func termsOf(p *procedure.Procedure) []term {
	terms := make([]term, len(p.Glossary))
	for i, t := range p.Glossary {
		terms[i] = term{t}
	}
	return terms
}

var termSection = section[term]{
	what:   "term",
	id:     func(t term) string { return t.ID },
	says:   func(t term) string { return t.Means },
	fields: []field[term]{{key: "means", words: func(t term) string { return t.Means }, prose: true}},
}

// cites gives the ids of paragraphs.
func cites(list []*procedure.Paragraph) string {
	return strings.Join(idsOf(list, func(p *procedure.Paragraph) string { return p.ID }), ", ")
}
