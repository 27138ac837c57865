package procedure

import (
	"fmt"
	"slices"
	"strconv"

	"safeguard/internal/calendar"
	"safeguard/internal/yamldoc"
)

// The parts of a file that stand around its questions and trees.

var sourceFields = []field[Source]{
	plainField("title", "the manual, the publisher, the chapter number", func(s *Source) *string { return &s.Title }),
}

var paragraphFields = []field[Paragraph]{
	plainField("section", "the section the paragraph stands in", func(p *Paragraph) *string { return &p.Section }),
	plainField("gist", "what it says, in our words", func(p *Paragraph) *string { return &p.Gist }),
	flagField("background", "true where it asks nothing of anyone, so that nothing has to cite it", func(p *Paragraph) *bool { return &p.Background }),
}

func (r *reader) source(n *yamldoc.Node) {
	paragraphs := field[Source]{"paragraphs", false, shape{says: "paragraph ids with what stands there"}, "the citations that exist",
		func(r *reader, n *yamldoc.Node, s *Source) { s.Paragraphs = r.paragraphsSection(n) }}
	readMapping(r, n, "source", append(sourceFields[:len(sourceFields):len(sourceFields)], paragraphs), &r.p.Source)
}

// paragraphsSection reads the paragraphs. Their ids are the source's own
// numbers, so they need not be written as ids.
func (r *reader) paragraphsSection(n *yamldoc.Node) []*Paragraph {
	if !r.isMapping(n, "paragraphs") {
		return nil
	}
	var all []*Paragraph
	for _, pair := range n.Pairs {
		id := pair.Key.Value
		p := &Paragraph{Written: Written{pair.Key.Place, pair.Value}, ID: id, Index: len(all)}
		readMapping(r, pair.Value, "paragraph "+strconv.Quote(id), paragraphFields, p)
		r.paragraphs[id] = p
		r.paragraphIDs = append(r.paragraphIDs, id)
		all = append(all, p)
	}
	return all
}

var currencyFields = []field[Currency]{
	need(citeField("the paragraphs that are overtaken", func(c *Currency) *[]*Paragraph { return &c.Cite })),
	plainField("then", "what the source says", func(c *Currency) *string { return &c.Then }),
	need(plainField("now", "what holds today", func(c *Currency) *string { return &c.Now })),
	plainField("source", "where that can be read", func(c *Currency) *string { return &c.Source }),
	dateField("as-at", "the day on which it was so", func(c *Currency) *calendar.Date { return &c.AsAt }),
}

func (r *reader) currency(n *yamldoc.Node) {
	c := &Currency{Written: Written{n.Place, n}}
	readMapping(r, n, "currency note", currencyFields, c)
	r.p.Currency = append(r.p.Currency, c)
}

func (r *reader) glossary(n *yamldoc.Node) {
	terms := define(r, n, "term", func(key, value *yamldoc.Node) *Term {
		t := r.text(value, key.Value)
		r.checkText(t, nothing)
		return &Term{key.Value, t.String()}
	}, map[string]*Term{}, new([]string))
	for _, t := range terms {
		r.p.Glossary = append(r.p.Glossary, *t)
	}
}

var interpretationFields = []field[Interpretation]{
	need(plainField("says", "the source says X; read here as Y", func(i *Interpretation) *string { return &i.Says })),
	citeField("the paragraphs that are read so", func(i *Interpretation) *[]*Paragraph { return &i.Cite }),
	{"shown-with", false, shape{says: "a list of outcome, tree or question ids"}, "where it is shown", func(r *reader, n *yamldoc.Node, i *Interpretation) {
		r.later(func() { r.shownWith(n, i) })
	}},
	whenField("shown unless this is false", func(i *Interpretation) **Condition { return &i.When }, func(*Interpretation) *Kind { return nil }),
}

func (r *reader) interpretations(n *yamldoc.Node) {
	ids := new([]string)
	r.p.Interpretations = define(r, n, "interpretation", func(key, value *yamldoc.Node) *Interpretation {
		i := &Interpretation{Written: Written{key.Place, value}, ID: key.Value, Index: len(*ids)}
		readMapping(r, value, fmt.Sprintf("interpretation %q", i.ID), interpretationFields, i)
		return i
	}, map[string]*Interpretation{}, ids)
}

// shownWith follows ids that outcomes, trees and questions may share: an id
// means all of them.
func (r *reader) shownWith(n *yamldoc.Node, i *Interpretation) {
	for _, w := range r.words(n, "shown-with") {
		o, t, q := r.outcomes[w.id], r.trees[w.id], r.p.questions[w.id]
		if o != nil {
			i.Outcomes = append(i.Outcomes, o)
		}
		if t != nil {
			i.Trees = append(i.Trees, t)
		}
		if q != nil {
			i.Questions = append(i.Questions, q)
		}
		if o == nil && t == nil && q == nil {
			known := slices.Concat(r.outcomeIDs, r.treeIDs, r.questionIDs)
			r.add(w.at, "unknown-id", fmt.Sprintf("no outcome, tree or question is called %q", w.id), yamldoc.DidYouMean(w.id, known))
		}
	}
}

var tensionFields = []field[Tension]{
	need(idField("id", "the id of the tension", func(t *Tension) *string { return &t.ID })),
	forEachField(func(t *Tension) **Kind { return &t.For }),
	need(whenField("the answers that pull apart", func(t *Tension) **Condition { return &t.When }, func(t *Tension) *Kind { return t.For })),
	need(textField("says", "the question it puts to the room", func(t *Tension) *Text { return &t.Says })),
	citeField("the paragraph it rests on", func(t *Tension) *[]*Paragraph { return &t.Cite }),
}

func (r *reader) tension(n *yamldoc.Node) {
	t := &Tension{Written: Written{n.Place, n}}
	readMapping(r, n, "tension", tensionFields, t)
	r.checkText(t.Says, bindingOf(t.For))
	r.once(n, "tension", t.ID, func(other int) string { return r.p.Tensions[other].ID }, len(r.p.Tensions))
	r.p.Tensions = append(r.p.Tensions, t)
}

// once reports an id that an earlier entry of a list has already.
func (r *reader) once(n *yamldoc.Node, what, id string, idOf func(int) string, count int) {
	for i := range count {
		if id != "" && idOf(i) == id {
			r.faultf(Written{n.Place, n}.PlaceOf("id"), "duplicate-id", "%s %q is defined already", what, id)
			return
		}
	}
}

// forEachField names the kind of subject that something is done for.
func forEachField[T any](at func(*T) **Kind) field[T] {
	return field[T]{"for-each", false, shape{says: "the id of a subject kind"}, "for each subject of this kind; left out: once for the case", func(r *reader, n *yamldoc.Node, into *T) {
		if w, ok := r.word(n, "for-each"); ok {
			*at(into) = lookup(r, w, "subject kind", r.p.kinds, r.kindIDs)
		}
	}}
}

var guaranteeFields = append([]field[Guarantee]{
	need(idField("id", "the id of the guarantee", func(g *Guarantee) *string { return &g.ID })),
	need(plainField("says", "the sentence, in words", func(g *Guarantee) *string { return &g.Says })),
	need(field[Guarantee]{"tree", false, shape{says: "the id of a tree"}, "the tree it speaks of", func(r *reader, n *yamldoc.Node, g *Guarantee) {
		if w, ok := r.word(n, "tree"); ok {
			g.Tree = lookup(r, w, "tree", r.trees, r.treeIDs)
		}
	}}),
	whenField("the answers it speaks of; left out: all", func(g *Guarantee) **Condition { return &g.When }, func(g *Guarantee) *Kind {
		if g.Tree == nil {
			return nil
		}
		return g.Tree.For
	}),
}, verdictFields()...)

func verdictFields() []field[Guarantee] {
	var fields []field[Guarantee]
	for v, key := range verdictWords {
		fields = append(fields, field[Guarantee]{key, false, shape{says: "the id of an outcome"}, "one of the four verdicts", func(r *reader, n *yamldoc.Node, g *Guarantee) {
			w, ok := r.word(n, key)
			if !ok {
				return
			}
			g.Verdict, g.Outcome = Verdict(v), lookup(r, w, "outcome", r.outcomes, r.outcomeIDs)
			r.last(func() { r.checkVerdict(g, w) })
		}})
	}
	return fields
}

func (r *reader) guarantee(n *yamldoc.Node) {
	g := &Guarantee{Written: Written{n.Place, n}}
	readMapping(r, n, "guarantee", guaranteeFields, g)
	r.once(n, "guarantee", g.ID, func(other int) string { return r.p.Guarantees[other].ID }, len(r.p.Guarantees))
	given := 0
	for _, key := range verdictWords {
		if n.Lookup(key) != nil {
			given++
		}
	}
	if n.Kind == yamldoc.Mapping && given != 1 {
		r.faultf(n.Place, "one-verdict", "guarantee %q has %d verdicts, where one is wanted: %s", g.ID, given, oneOf(verdictWords))
	}
	r.p.Guarantees = append(r.p.Guarantees, g)
}

// checkVerdict reports a verdict on an outcome that its tree never gives, and a
// comparison in a tree without an order.
func (r *reader) checkVerdict(g *Guarantee, w word) {
	if g.Tree == nil || g.Outcome == nil || g.Tree.Root == nil {
		return
	}
	if !slices.Contains(g.Tree.Leaves, g.Outcome) {
		r.faultf(w.at, "unknown-id", "tree %q has no leaf %q", g.Tree.ID, w.id)
	} else if g.Verdict == AtLeastAsProtectiveAs && !g.Tree.Ordered {
		r.faultf(w.at, "protective-order", "tree %q has no protective-order, which this verdict needs", g.Tree.ID)
	}
}
