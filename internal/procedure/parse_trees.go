package procedure

import (
	"fmt"
	"slices"
	"strconv"

	"safeguard/internal/yamldoc"
)

var outcomeFields = []field[Outcome]{
	need(textField("title", "the route it points to, or why none is opened", func(o *Outcome) *Text { return &o.Title })),
	textField("help", "what it means", func(o *Outcome) *Text { return &o.Help }),
	need(enumField("duty", "the source's own strength", dutyWords, func(o *Outcome) *Duty { return &o.Duty })),
	need(flagField("opens", "false where it says that a route is not opened", func(o *Outcome) *bool { return &o.Opens })),
	citeField("the paragraph it rests on; needed unless the duty is none", func(o *Outcome) *[]*Paragraph { return &o.Cite }),
	{"actions", false, shape{says: "a list of action ids"}, "what it brings", func(r *reader, n *yamldoc.Node, o *Outcome) {
		r.later(func() { o.Actions = r.actionList(n, "actions") })
	}},
}

func (r *reader) outcomesSection(n *yamldoc.Node) {
	r.p.Outcomes = define(r, n, "outcome", func(key, value *yamldoc.Node) *Outcome {
		o := &Outcome{Written: Written{key.Place, value}, ID: key.Value, Index: len(r.outcomeIDs), leafFor: map[*Kind]bool{}}
		readMapping(r, value, fmt.Sprintf("outcome %q", o.ID), outcomeFields, o)
		r.last(func() {
			r.checkText(o.Title, commonTo(o.leafFor))
			r.checkText(o.Help, commonTo(o.leafFor))
		})
		if value.Kind == yamldoc.Mapping && o.Duty != NoDuty && value.Lookup("duty") != nil && value.Lookup("cite") == nil {
			r.faultf(value.Place, "missing-key", "outcome %q has the duty %q and no \"cite\": every duty names its paragraph", o.ID, o.Duty)
		}
		return o
	}, r.outcomes, &r.outcomeIDs)
}

var treeFields = []field[Tree]{
	forEachField(func(t *Tree) **Kind { return &t.For }),
	need(textField("title", "what it settles", func(t *Tree) *Text { return &t.Title })),
	{"protective-order", false, shape{says: "a list of outcome ids"}, "exactly its leaves, most protective first", func(r *reader, n *yamldoc.Node, t *Tree) {
		r.last(func() { r.protectiveOrder(n, t) })
	}},
}

// branchKeys are the keys of a branch; a tree holds those of its root.
var branchKeys = []string{"ask", "answers", "if", "then", "else"}

func (r *reader) treesSection(n *yamldoc.Node) {
	r.p.Trees = define(r, n, "tree", func(key, value *yamldoc.Node) *Tree {
		t := &Tree{Written: Written{key.Place, value}, ID: key.Value}
		readMapping(r, value, fmt.Sprintf("tree %q", t.ID), append(treeFields[:len(treeFields):len(treeFields)], passedOver[Tree](branchKeys)...), t)
		r.checkText(t.Title, bindingOf(t.For))
		if value.Kind == yamldoc.Mapping {
			r.later(func() { r.plant(t) })
		}
		return t
	}, r.trees, &r.treeIDs)
}

// passedOver names keys that are read elsewhere.
func passedOver[T any](keys []string) []field[T] {
	fields := make([]field[T], len(keys))
	for i, key := range keys {
		fields[i] = field[T]{key: key, read: func(*reader, *yamldoc.Node, *T) {}}
	}
	return fields
}

// plant reads the branches of a tree and gathers its leaves and what it reads.
func (r *reader) plant(t *Tree) {
	t.Root = r.branch(t.node, t, fmt.Sprintf("tree %q", t.ID))
	if t.Root == nil {
		return
	}
	t.waits = map[*Question]bool{}
	t.Root.Walk(func(b *Branch) {
		switch {
		case b.Outcome != nil && !slices.Contains(t.Leaves, b.Outcome):
			t.Leaves = append(t.Leaves, b.Outcome)
		case b.Ask != nil:
			t.Reads.question(b.Ask)
			t.waits[b.Ask] = t.waits[b.Ask] || b.NotKnown != nil
		case b.If != nil:
			t.Reads.Add(b.If)
		}
	})
	if len(t.Leaves) > MaxLeaves {
		r.faultf(t.At, "too-many-outcomes", "tree %q leads to %d outcomes, where %d are the most; divide it", t.ID, len(t.Leaves), MaxLeaves)
	}
	for _, o := range t.Leaves {
		o.leafFor[t.For] = true
		for _, a := range o.Actions {
			a.raisedFor[t.For] = true
		}
	}
}

// follow reads what stands behind a reply: a word is an outcome, a mapping a
// further branch. It gives nil where that has a fault.
func (r *reader) follow(n *yamldoc.Node, t *Tree, what string) *Branch {
	if n.Kind == yamldoc.Mapping {
		return r.branch(n, t, what)
	}
	w, ok := r.word(n, what)
	if !ok {
		return nil
	}
	o := lookup(r, w, "outcome", r.outcomes, r.outcomeIDs)
	if o == nil {
		return nil
	}
	return &Branch{At: n.Place, Outcome: o}
}

func (r *reader) branch(n *yamldoc.Node, t *Tree, what string) *Branch {
	asks := n.Lookup("ask") != nil || n.Lookup("answers") != nil
	tests := n.Lookup("if") != nil || n.Lookup("then") != nil || n.Lookup("else") != nil
	if n != t.node {
		for _, pair := range n.Pairs {
			if !slices.Contains(branchKeys, pair.Key.Value) {
				r.unknownKey(pair.Key, what, branchKeys)
			}
		}
	}
	switch {
	case asks && tests:
		r.faultf(n.Place, "branch-form", `%s mixes "ask" and "if", where one of the two is wanted`, what)
		return nil
	case asks:
		return r.askBranch(n, t, what)
	case tests:
		return r.ifBranch(n, t, what)
	}
	r.faultf(n.Place, "branch-form", `%s has no branches: it needs "ask" with "answers", or "if" with "then" and "else"`, what)
	return nil
}

// needed gives the value under key, or reports that it is missing or empty.
func (r *reader) needed(n *yamldoc.Node, key, what string) *yamldoc.Node {
	pair := pairOf(n, key)
	if pair == nil {
		r.faultf(n.Place, "missing-key", "%s has no %q, which is needed", what, key)
		return nil
	}
	if !r.isThere(*pair) {
		return nil
	}
	return pair.Value
}

func (r *reader) askBranch(n *yamldoc.Node, t *Tree, what string) *Branch {
	ask, answers := r.needed(n, "ask", what), r.needed(n, "answers", what)
	if ask == nil || answers == nil || !r.isMapping(answers, `"answers"`) {
		return nil
	}
	w, ok := r.word(ask, "ask")
	if !ok {
		return nil
	}
	q := lookup(r, w, "question", r.p.questions, r.questionIDs)
	if q == nil || !r.canAsk(q, w, t) {
		return nil
	}
	b := &Branch{At: n.Place, Ask: q, Answers: make([]*Branch, len(q.Options))}
	complete := true
	for _, pair := range answers.Pairs {
		if !r.isThere(pair) {
			complete = false
			continue
		}
		below := r.follow(pair.Value, t, strconv.Quote(pair.Key.Value))
		complete = complete && below != nil
		switch i := q.Option(pair.Key.Value); {
		case i >= 0:
			b.Answers[i] = below
		case pair.Key.Value != NotKnown:
			r.unknownOption(word{pair.Key.Value, pair.Key.Place}, q, append(optionIDs(q), NotKnown))
		case q.RefusesNotKnown:
			r.faultf(pair.Key.Place, "unknown-option", "question %q refuses not-known, so no branch can wait for it", q.ID)
		default:
			b.NotKnown = below
		}
	}
	for _, o := range q.Options {
		if answers.Lookup(o.ID) == nil {
			r.faultf(answers.Place, "uncovered-option", "the reply %q to question %q leads nowhere: each reply needs a branch", o.ID, q.ID)
			complete = false
		}
	}
	if !complete {
		return nil
	}
	return b
}

// canAsk reports a question that a tree cannot branch on.
func (r *reader) canAsk(q *Question, w word, t *Tree) bool {
	switch {
	case q.Type != YesNo && q.Type != Choice:
		r.faultf(w.at, "wrong-type", "question %q is of type %s; a tree asks yes-no and choice questions, and reads the others with \"if\"", q.ID, q.Type)
	case q.About != nil && q.About != t.For:
		r.faultf(w.at, "not-bound", "question %q is about each %s, and tree %q is %s", q.ID, q.About.ID, t.ID, workedFor(t.For))
	default:
		return true
	}
	return false
}

func workedFor(k *Kind) string {
	if k == nil {
		return "worked once for the case"
	}
	return "worked for each " + k.ID
}

func (r *reader) ifBranch(n *yamldoc.Node, t *Tree, what string) *Branch {
	b := &Branch{At: n.Place}
	condition := r.needed(n, "if", what)
	if condition != nil {
		b.If = r.condition(condition, bindingOf(t.For))
	}
	for _, side := range []struct {
		key string
		at  **Branch
	}{{"then", &b.Then}, {"else", &b.Else}} {
		if value := r.needed(n, side.key, what); value != nil {
			*side.at = r.follow(value, t, strconv.Quote(side.key))
		}
	}
	if b.If == nil || b.Then == nil || b.Else == nil {
		return nil
	}
	return b
}

// protectiveOrder puts the leaves of a tree in the order given, and reports
// where that is not exactly its leaves.
func (r *reader) protectiveOrder(n *yamldoc.Node, t *Tree) {
	var order []*Outcome
	for _, w := range r.words(n, "protective-order") {
		o := lookup(r, w, "outcome", r.outcomes, r.outcomeIDs)
		if o != nil && t.Root != nil && !slices.Contains(t.Leaves, o) {
			r.faultf(w.at, "protective-order", "outcome %q is no leaf of tree %q", o.ID, t.ID)
		}
		order = append(order, o)
	}
	for _, leaf := range t.Leaves {
		if !slices.Contains(order, leaf) {
			r.faultf(n.Place, "protective-order", "protective-order leaves out %q, a leaf of tree %q", leaf.ID, t.ID)
		}
	}
	t.Leaves, t.Ordered = order, true
}
