package procedure

import (
	"fmt"
	"slices"
	"strconv"

	"safeguard/internal/calendar"
	"safeguard/internal/field"
	"safeguard/internal/yamldoc"
)

// The parts of a file that stand around its questions and trees.

var sourceFields = []row[Source]{
	plainField("title", "the manual, the publisher, the chapter number", func(s *Source) *string { return &s.Title }),
	field.New("paragraphs", field.KeyMapShape("paragraph ids with what stands there", field.TableShape("a paragraph", "paragraph")), "the citations that exist", func(r *reader, n *yamldoc.Node, s *Source) {
		s.Paragraphs = r.paragraphsSection(n)
	}),
}

var paragraphFields = []row[Paragraph]{
	plainField("section", "the section the paragraph stands in", func(p *Paragraph) *string { return &p.Section }),
	plainField("gist", "what it says, in our words", func(p *Paragraph) *string { return &p.Gist }),
	flagField("background", "true where it asks nothing of anyone, so that nothing has to cite it", func(p *Paragraph) *bool { return &p.Background }),
}

func (r *reader) source(n *yamldoc.Node) {
	r.p.Source.Written = Written{n.Place, n}
	wrong := readMapping(r, r.p.Source.Written, "source", sourceFields, &r.p.Source)
	if n.Lookup("paragraphs") == nil && (wrong["paragraphs"] || hasUnknownMapping(n, sourceFields)) {
		r.unread["paragraph"] = true
	}
}

// paragraphsSection reads the paragraphs. Their ids are the source's own
// numbers, so they need not be written as ids.
func (r *reader) paragraphsSection(n *yamldoc.Node) []*Paragraph {
	if !field.IsMapping(r, n, `"paragraphs"`) {
		r.unread["paragraph"] = true
		return nil
	}
	var all []*Paragraph
	for _, pair := range n.Pairs {
		id := pair.Key.Value
		p := &Paragraph{Written: Written{pair.Key.Place, pair.Value}, ID: id, Index: len(all)}
		readMapping(r, p.Written, "paragraph "+strconv.Quote(id), paragraphFields, p)
		r.paragraphs[id] = p
		r.paragraphIDs = append(r.paragraphIDs, id)
		all = append(all, p)
	}
	return all
}

var currencyFields = []row[Currency]{
	field.Need(citeField("the paragraphs that are overtaken", func(c *Currency) *[]*Paragraph { return &c.Cite })),
	plainField("then", "what the source says", func(c *Currency) *string { return &c.Then }),
	field.Need(plainField("now", "what holds today", func(c *Currency) *string { return &c.Now })),
	plainField("source", "where that can be read", func(c *Currency) *string { return &c.Source }),
	dateField("as-at", "the day on which it was so", func(c *Currency) *calendar.Date { return &c.AsAt }),
}

func (r *reader) currency(n *yamldoc.Node) {
	c := &Currency{Written: Written{n.Place, n}}
	readMapping(r, c.Written, "the currency note", currencyFields, c)
	r.p.Currency = append(r.p.Currency, c)
}

func (r *reader) glossary(n *yamldoc.Node) {
	terms := define(r, n, "term", func(key, value *yamldoc.Node) *Term {
		return &Term{value.Place, key.Value, r.plain(value, key.Value)}
	}, map[string]*Term{}, new([]string))
	for _, t := range terms {
		r.p.Glossary = append(r.p.Glossary, *t)
	}
}

var interpretationFields = []row[Interpretation]{
	field.Need(plainField("says", "the source says X; read here as Y", func(i *Interpretation) *string { return &i.Says })),
	citeField("the paragraphs that are read so", func(i *Interpretation) *[]*Paragraph { return &i.Cite }),
	field.New("shown-with", field.ListShape("a list of outcome, tree or question ids", field.IDShape("an id")), "where it is shown", func(r *reader, n *yamldoc.Node, i *Interpretation) {
		r.later(func() { r.shownWith(n, i) })
	}),
	whenField("not shown where this is known to be false", func(i *Interpretation) **Condition { return &i.When }, bindsNothing[Interpretation]),
}

func (r *reader) interpretations(n *yamldoc.Node) {
	ids := new([]string)
	r.p.Interpretations = define(r, n, "interpretation", func(key, value *yamldoc.Node) *Interpretation {
		i := &Interpretation{Written: Written{key.Place, value}, ID: key.Value, Index: len(*ids)}
		readMapping(r, i.Written, fmt.Sprintf("interpretation %q", i.ID), interpretationFields, i)
		return i
	}, map[string]*Interpretation{}, ids)
}

// shownWith follows ids that outcomes, trees and questions may share: an id
// means all of them.
func (r *reader) shownWith(n *yamldoc.Node, i *Interpretation) {
	for _, w := range field.ReadWords(r, n, "shown-with") {
		o, t, q := r.outcomes[w.ID], r.trees[w.ID], r.p.questions[w.ID]
		if o != nil {
			i.Outcomes = append(i.Outcomes, o)
		}
		if t != nil {
			i.Trees = append(i.Trees, t)
		}
		if q != nil {
			i.Questions = append(i.Questions, q)
		}
		if o == nil && t == nil && q == nil && !r.excused(w.ID, "outcome", "tree", "question") {
			known := slices.Concat(r.outcomeIDs, r.treeIDs, r.questionIDs)
			r.Report(w.At, "unknown-id", fmt.Sprintf("no outcome, tree or question is called %q", w.ID), field.DidYouMean(r, w.ID, known))
		}
	}
}

var tensionFields = []row[Tension]{
	field.Need(idField("id", "the id of the tension", func(t *Tension) *string { return &t.ID })),
	forEachField(func(t *Tension) **Kind { return &t.For }),
	field.Need(whenField("the answers that pull apart", func(t *Tension) **Condition { return &t.When }, func(r *reader, t *Tension) binding { return r.bindingOf(t.Written, t.For) })),
	field.Need(textField("says", "the question it puts to the room", func(t *Tension) *Text { return &t.Says })),
	citeField("the paragraph it rests on", func(t *Tension) *[]*Paragraph { return &t.Cite }),
}

func (r *reader) tension(n *yamldoc.Node) {
	t := &Tension{Written: Written{n.Place, n}}
	wrong := readMapping(r, t.Written, entryName(n, "tension"), tensionFields, t)
	r.noteVague(t.Written, "for-each", wrong, t.For)
	r.checkText(t.Says, r.bindingOf(t.Written, t.For))
	r.once(t.Written, "tension", t.ID)
	r.p.Tensions = append(r.p.Tensions, t)
}

// once reports an id that an earlier entry of a list has already.
func (r *reader) once(w Written, what, id string) {
	if id == "" {
		return
	}
	entry := reference{what, id}
	if line, ok := r.lines[entry]; ok {
		r.Reportf(w.PlaceOf("id"), "duplicate-id", "%s %q is defined already, on line %d", what, id, line)
		return
	}
	r.lines[entry] = w.PlaceOf("id").Line
}

// forEachField names the kind of subject that something is done for.
func forEachField[T any](at func(*T) **Kind) row[T] {
	return field.New("for-each", field.IDShape("the id of a subject kind"), "for each subject of this kind; left out: once for the case", func(r *reader, n *yamldoc.Node, into *T) {
		if w, ok := field.ReadWord(r, n, "for-each"); ok {
			*at(into) = lookup(r, w, "subject kind", r.p.kinds, r.kindIDs)
		}
	})
}

var guaranteeFields = append([]row[Guarantee]{
	field.Need(idField("id", "the id of the guarantee", func(g *Guarantee) *string { return &g.ID })),
	field.Need(plainField("says", "the sentence, in words", func(g *Guarantee) *string { return &g.Says })),
	field.Need(field.New("tree", field.IDShape("the id of a tree"), "the tree it speaks of", func(r *reader, n *yamldoc.Node, g *Guarantee) {
		if w, ok := field.ReadWord(r, n, "tree"); ok {
			g.Tree = lookup(r, w, "tree", r.trees, r.treeIDs)
		}
	})),
	whenField("the answers it speaks of; left out: all that reach the tree", func(g *Guarantee) **Condition { return &g.When }, func(r *reader, g *Guarantee) binding {
		if g.Tree == nil {
			return anything
		}
		return r.bindingOf(g.Tree.Written, g.Tree.For)
	}),
}, verdictFields()...)

func verdictFields() []row[Guarantee] {
	var fields []row[Guarantee]
	for v, key := range verdictWords {
		fields = append(fields, field.New(key, field.IDShape("the id of an outcome"), "one of the four verdicts", func(r *reader, n *yamldoc.Node, g *Guarantee) {
			w, ok := field.ReadWord(r, n, key)
			if !ok {
				return
			}
			o := lookup(r, w, "outcome", r.outcomes, r.outcomeIDs)
			g.Verdict, g.Outcome = Verdict(v), o
			r.last(func() { r.checkVerdict(g.Tree, Verdict(v), o, w) })
		}))
	}
	return fields
}

func (r *reader) guarantee(n *yamldoc.Node) {
	g := &Guarantee{Written: Written{n.Place, n}}
	wrong := readMapping(r, g.Written, entryName(n, "guarantee"), guaranteeFields, g)
	r.once(g.Written, "guarantee", g.ID)
	if n.Kind == yamldoc.Mapping {
		r.oneVerdict(g, wrong)
	}
	r.p.Guarantees = append(r.p.Guarantees, g)
}

// oneVerdict reports a guarantee that has none of the four verdicts, and each
// beyond the first.
func (r *reader) oneVerdict(g *Guarantee, wrong field.Misspelt) {
	first := ""
	for _, pair := range g.node.Pairs {
		switch key := pair.Key.Value; {
		case !slices.Contains(verdictWords, key):
		case first == "":
			first = key
		default:
			r.Reportf(pair.Key.Place, "one-verdict", "%s has %q beside %q, where one verdict is wanted", named("guarantee", g.ID), key, first)
		}
	}
	if first == "" && !slices.ContainsFunc(verdictWords, func(key string) bool { return wrong[key] }) {
		r.Reportf(g.At, "one-verdict", "%s has no verdict, where one is wanted: %s", named("guarantee", g.ID), field.OneOf(verdictWords))
	}
}

// checkVerdict reports a verdict on an outcome that its tree never gives, and a
// comparison in a tree without an order.
func (r *reader) checkVerdict(t *Tree, v Verdict, o *Outcome, w field.Word) {
	if t == nil || o == nil || t.Root == nil {
		return
	}
	if !slices.Contains(t.Leaves, o) {
		r.Report(w.At, "unknown-id", fmt.Sprintf("tree %q has no leaf %q", t.ID, w.ID), "its leaves: "+field.AllOf(outcomeIDs(t.Leaves)))
	} else if v == AtLeastAsProtectiveAs && !t.Ordered {
		r.Reportf(w.At, "protective-order", "tree %q has no protective-order, which this verdict needs", t.ID)
	}
}
