package procedure

import (
	"fmt"
	"slices"
	"strconv"

	"safeguard/internal/field"
	"safeguard/internal/yamldoc"
)

var outcomeFields = []row[Outcome]{
	field.Need(textField("title", "the route it points to, or why none is opened", func(o *Outcome) *Text { return &o.Title })),
	field.Need(enumField("duty", "the source's own strength", dutyWords, func(o *Outcome) *Duty { return &o.Duty })),
	field.Need(flagField("opens", "false where it says that a route is not opened", func(o *Outcome) *bool { return &o.Opens })),
	citeField("the paragraph it rests on; needed unless the duty is none", func(o *Outcome) *[]*Paragraph { return &o.Cite }),
	field.New("actions", actionsShape, "what it brings", func(r *reader, n *yamldoc.Node, o *Outcome) {
		r.later(func() { o.Actions = r.actionList(n, "actions") })
	}),
}

func (r *reader) outcomesSection(n *yamldoc.Node) {
	r.p.Outcomes = define(r, n, "outcome", func(key, value *yamldoc.Node) *Outcome {
		o := &Outcome{Written: Written{key.Place, value}, ID: key.Value, Index: len(r.outcomeIDs), leafFor: map[*Kind]bool{}}
		wrong := readMapping(r, o.Written, fmt.Sprintf("outcome %q", o.ID), outcomeFields, o)
		r.last(func() { r.checkText(o.Title, commonTo(o.leafFor)) })
		if duty := value.Lookup("duty"); duty != nil && duty.Value == o.Duty.String() && o.Duty != NoDuty && !wrong.Tried(value, "cite") {
			r.Reportf(o.At, "missing-key", "outcome %q has the duty %q and no \"cite\": every duty names its paragraph", o.ID, o.Duty)
		}
		return o
	}, r.outcomes, &r.outcomeIDs)
}

var treeFields = []row[Tree]{
	forEachField(func(t *Tree) **Kind { return &t.For }),
	field.Need(textField("title", "what it settles", func(t *Tree) *Text { return &t.Title })),
	field.New("protective-order", field.ListShape("a list of outcome ids", field.IDShape("an outcome id")), "exactly its leaves, most protective first", func(r *reader, n *yamldoc.Node, t *Tree) {
		r.last(func() { r.protectiveOrder(n, t) })
	}),
}

// branchFields are the keys of a branch; a tree holds those of its root. They
// are read one by one, because a branch holds the first two or the last three.
var branchFields = []row[Tree]{
	passedOver[Tree]("ask", field.IDShape("the id of a yes-no or choice question"), "the question it branches on"),
	passedOver[Tree]("answers", field.MapShape("replies with outcome ids or further branches", leadsTo), "where each reply leads; each option once, not-known if you like"),
	passedOver[Tree]("if", conditionShape, "in place of a question"),
	passedOver[Tree]("then", leadsTo, "where it leads when the condition is true"),
	passedOver[Tree]("else", leadsTo, "where it leads when the condition is false"),
}

var leadsTo = field.EitherShape("an outcome id or a further branch", field.IDShape("an outcome id"), field.TableShape("a further branch", "branch"))

var branchKeys = field.Keys(branchFields)

func (r *reader) treesSection(n *yamldoc.Node) {
	r.p.Trees = define(r, n, "tree", func(key, value *yamldoc.Node) *Tree {
		t := &Tree{Written: Written{key.Place, value}, ID: key.Value}
		wrong := readMapping(r, t.Written, fmt.Sprintf("tree %q", t.ID), slices.Concat(treeFields, branchFields), t)
		r.noteVague(t.Written, "for-each", wrong, t.For)
		t.Ordered = wrong.Tried(value, "protective-order")
		r.checkText(t.Title, r.bindingOf(t.Written, t.For))
		r.later(func() { r.plant(t, wrong) })
		return t
	}, r.trees, &r.treeIDs)
}

// plant reads the branches of a tree and gathers its leaves and what it reads.
func (r *reader) plant(t *Tree, wrong field.Misspelt) {
	if t.node.Kind == yamldoc.Mapping {
		t.Root = r.branch(limb{t.Written, fmt.Sprintf("tree %q", t.ID), wrong}, t)
	}
	if t.Root == nil {
		r.doubts.trees = true
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
		r.Reportf(t.At, "too-many-outcomes", "tree %q leads to %d outcomes, where %d are the most; divide it", t.ID, len(t.Leaves), MaxLeaves)
	}
	if r.vague[t.node] {
		return
	}
	for _, o := range t.Leaves {
		o.leafFor[t.For] = true
		for _, a := range o.Actions {
			a.raisedFor[t.For] = true
		}
	}
}

// A limb is the mapping of one branch as it stands in the file.
type limb struct {
	Written
	what  string // names it in messages
	wrong field.Misspelt
}

// follow reads what stands behind a reply, "then" or "else": a word is an
// outcome, a mapping a further branch. It gives nil where that has a fault.
func (r *reader) follow(n *yamldoc.Node, t *Tree, what string) *Branch {
	if n.Kind == yamldoc.Mapping && !n.LooksLikePlaceholder() {
		what := strconv.Quote(what)
		return r.branch(limb{Written{n.Place, n}, what, field.UnknownKeys(r, n, what, branchKeys)}, t)
	}
	if _, ok := field.ReadText(r, n, what, "an outcome or a further branch"); !ok {
		return nil
	}
	o := lookup(r, field.WordOf(n), "outcome", r.outcomes, r.outcomeIDs)
	if o == nil {
		return nil
	}
	return &Branch{At: n.Place, Outcome: o}
}

func (r *reader) branch(l limb, t *Tree) *Branch {
	has := func(key string) bool { return l.wrong.Tried(l.node, key) }
	asks := has("ask") || has("answers")
	tests := has("if") || has("then") || has("else")
	switch {
	case asks && tests:
		r.Reportf(l.At, "branch-form", `%s mixes "ask" and "if", where one of the two is wanted`, l.what)
		return nil
	case asks:
		return r.askBranch(l, t)
	case tests:
		return r.ifBranch(l, t)
	}
	r.Reportf(l.At, "branch-form", `%s has no branches: it needs "ask" with "answers", or "if" with "then" and "else"`, l.what)
	return nil
}

// needed gives the pair under key, or nil and reports that it is missing or
// empty.
func (r *reader) needed(l limb, key string) *yamldoc.Pair {
	pair := field.PairOf(l.node, key)
	switch {
	case pair == nil && l.wrong[key]:
	case pair == nil:
		r.Reportf(l.At, "missing-key", "%s has no %q, which is needed", l.what, key)
	case field.IsThere(r, *pair):
		return pair
	}
	return nil
}

func (r *reader) askBranch(l limb, t *Tree) *Branch {
	ask, answers := r.needed(l, "ask"), r.needed(l, "answers")
	b := &Branch{At: l.At}
	if ask != nil {
		b.At, b.Ask = ask.Value.Place, r.asked(ask.Value, t)
	}
	if answers == nil || !field.IsMapping(r, answers.Value, `"answers"`) {
		return nil
	}
	whole := r.answers(b, answers.Value, t)
	if b.Ask == nil || b.Ask.isBlurred() || !r.covers(b.Ask, answers) || !whole {
		return nil
	}
	return b
}

// asked reads the question of a branch; nil where it has a fault.
func (r *reader) asked(n *yamldoc.Node, t *Tree) *Question {
	w, ok := field.ReadWord(r, n, "ask")
	if !ok {
		return nil
	}
	q := lookup(r, w, "question", r.p.questions, r.questionIDs)
	if q == nil || !r.canAsk(q, w, t) {
		return nil
	}
	return q
}

// answers follows each reply, also where the question is not known: what stands
// behind it can have faults of its own. It gives false where there are some.
func (r *reader) answers(b *Branch, n *yamldoc.Node, t *Tree) bool {
	q, whole := b.Ask, true
	if q != nil {
		b.Answers = make([]*Branch, len(q.Options))
	}
	for _, pair := range n.Pairs {
		var below *Branch
		if field.IsThere(r, pair) {
			below = r.follow(pair.Value, t, pair.Key.Value)
		}
		whole = whole && below != nil
		if q == nil {
			continue
		}
		if below != nil {
			b.replies = append(b.replies, below)
		}
		switch i := q.Option(pair.Key.Value); {
		case i >= 0:
			b.Answers[i] = below
		case pair.Key.Value != NotKnown:
			r.unknownOption(field.WordOf(pair.Key), q, replyIDs(q))
			whole = false
		case q.RefusesNotKnown:
			r.Reportf(pair.Key.Place, "unknown-option", "question %q refuses not-known, so no branch can wait for it", q.ID)
		default:
			b.NotKnown = below
		}
	}
	return whole
}

// covers reports the options that no branch is given for, apart from those whose
// id is misspelt there.
func (r *reader) covers(q *Question, answers *yamldoc.Pair) bool {
	meant := field.Misspelt{}
	for _, pair := range answers.Value.Pairs {
		if q.Option(pair.Key.Value) < 0 {
			meant[r.Closest(pair.Key.Value, replyIDs(q))] = true
		}
	}
	var missing []string
	for _, o := range q.Options {
		if !meant.Tried(answers.Value, o.ID) {
			missing = append(missing, o.ID)
		}
	}
	const hint = "add a line for it, with an outcome or a further branch behind it; only not-known can be left out"
	switch len(missing) {
	case 0:
		return true
	case 1:
		r.Report(answers.Key.Place, "uncovered-option",
			fmt.Sprintf("the reply %q to question %q leads nowhere, where each reply needs a branch", missing[0], q.ID), hint)
	default:
		r.Report(answers.Key.Place, "uncovered-option",
			fmt.Sprintf("the replies %s to question %q lead nowhere, where each reply needs a branch", field.AllOf(missing), q.ID), hint)
	}
	return false
}

// replyIDs is what an answer to q can be: its options and, unless it refuses it,
// not known.
func replyIDs(q *Question) []string {
	ids := optionIDs(q)
	if !q.RefusesNotKnown {
		ids = append(ids, NotKnown)
	}
	return ids
}

// canAsk reports a question that a tree cannot branch on.
func (r *reader) canAsk(q *Question, w field.Word, t *Tree) bool {
	switch {
	case q.hasType() && q.Type != YesNo && q.Type != Choice:
		r.Reportf(w.At, "wrong-type", "question %q is of type %s; a tree asks yes-no and choice questions, and reads the others with \"if\"", q.ID, q.Type)
	case q.About != nil && !r.bindingOf(t.Written, t.For).holds(q.About):
		r.Reportf(w.At, "not-bound", "question %q is about each %s, and tree %q is %s", q.ID, q.About.ID, t.ID, workedFor(t.For))
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

func (r *reader) ifBranch(l limb, t *Tree) *Branch {
	b := &Branch{At: l.At}
	if condition := r.needed(l, "if"); condition != nil {
		b.At, b.If = condition.Value.Place, r.condition(condition.Value, r.bindingOf(t.Written, t.For))
	}
	for _, side := range []struct {
		key string
		at  **Branch
	}{{"then", &b.Then}, {"else", &b.Else}} {
		if pair := r.needed(l, side.key); pair != nil {
			*side.at = r.follow(pair.Value, t, side.key)
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
	before := r.Len()
	var order []*Outcome
	for _, w := range field.ReadWords(r, n, "protective-order") {
		o := lookup(r, w, "outcome", r.outcomes, r.outcomeIDs)
		if o != nil && t.Root != nil && !slices.Contains(t.Leaves, o) {
			r.Report(w.At, "protective-order", fmt.Sprintf("outcome %q is no leaf of tree %q", o.ID, t.ID), "its leaves: "+field.AllOf(outcomeIDs(t.Leaves)))
		}
		order = append(order, o)
	}
	if r.Len() > before || t.Root == nil {
		return
	}
	var missing []string
	for _, leaf := range t.Leaves {
		if !slices.Contains(order, leaf) {
			missing = append(missing, leaf.ID)
		}
	}
	if len(missing) > 0 {
		r.Reportf(n.Place, "protective-order", "protective-order leaves out %s, where every leaf of tree %q is wanted", field.AllOf(missing), t.ID)
		return
	}
	t.Leaves = order
}

func outcomeIDs(list []*Outcome) []string {
	ids := make([]string, len(list))
	for i, o := range list {
		ids[i] = o.ID
	}
	return ids
}
