package procedure

import (
	"fmt"
	"maps"
	"slices"

	"safeguard/internal/field"
	"safeguard/internal/yamldoc"
)

// A binding is the kinds of which one subject is in hand where a text or a
// condition stands.
type binding struct {
	kinds []*Kind
	any   bool // nothing uses it, so nothing can be said against it
}

var (
	nothing  = binding{}
	anything = binding{any: true}
)

func bindingOf(k *Kind) binding {
	if k == nil {
		return nothing
	}
	return binding{kinds: []*Kind{k}}
}

// commonTo gives what is in hand wherever something is used: the one kind that
// all its uses are about. What is used nowhere may speak of any.
func commonTo(uses map[*Kind]bool) binding {
	if len(uses) == 0 {
		return anything
	}
	var only *Kind
	for k := range uses {
		if k == nil || only != nil {
			return nothing
		}
		only = k
	}
	return bindingOf(only)
}

func (b binding) holds(k *Kind) bool { return b.any || slices.Contains(b.kinds, k) }

func (b binding) with(k *Kind) binding {
	return binding{kinds: append(b.kinds[:len(b.kinds):len(b.kinds)], k), any: b.any}
}

// condition reads a condition; nil where it has a fault.
func (r *reader) condition(n *yamldoc.Node, bound binding) *Condition {
	if n == nil || !field.IsMapping(r, n, "a condition") {
		return nil
	}
	if len(n.Pairs) == 0 {
		r.Reportf(n.Place, "empty-condition", "a condition has nothing in it, where questions with their replies are wanted")
		return nil
	}
	for _, pair := range n.Pairs {
		if slices.Contains(subjectWords, pair.Key.Value) {
			return r.subjectCondition(n, pair, bound)
		}
	}
	parts := make([]*Condition, 0, len(n.Pairs))
	for _, pair := range n.Pairs {
		if part := r.conditionPart(pair, bound); part != nil {
			parts = append(parts, part)
		}
	}
	switch {
	case len(parts) < len(n.Pairs):
		return nil
	case len(parts) == 1:
		return parts[0]
	}
	return &Condition{Op: AllOf, At: n.Place, Parts: parts}
}

func (r *reader) conditionPart(pair yamldoc.Pair, bound binding) *Condition {
	if !field.IsThere(r, pair) {
		return nil
	}
	switch pair.Key.Value {
	case "all":
		return r.combined(AllOf, pair, bound)
	case "any":
		return r.combined(AnyOf, pair, bound)
	case "not":
		r.Report(pair.Key.Place, "unknown-key", `a condition has "not", which the format does not know`, `list the replies that are meant, so that "not known" is decided on purpose`)
		return nil
	case "where":
		r.Report(pair.Key.Place, "unknown-key", `a condition has "where" on its own`, `"where" stands beside "some" or "every": {some: child, where: {...}}`)
		return nil
	}
	return r.comparison(pair, bound)
}

func (r *reader) combined(op Op, pair yamldoc.Pair, bound binding) *Condition {
	list := pair.Value
	if list.Kind != yamldoc.Sequence {
		r.Reportf(list.Place, "wrong-kind", "%q is %s, where a list of conditions is wanted", pair.Key.Value, list.Describe())
		return nil
	}
	if len(list.Items) == 0 {
		r.Reportf(list.Place, "empty-condition", "%q has no condition in it", pair.Key.Value)
		return nil
	}
	c := &Condition{Op: op, At: pair.Key.Place}
	for _, item := range list.Items {
		if part := r.condition(item, bound); part != nil {
			c.Parts = append(c.Parts, part)
		}
	}
	if len(c.Parts) < len(list.Items) {
		return nil
	}
	return c
}

// comparison reads {question: replies}.
func (r *reader) comparison(pair yamldoc.Pair, bound binding) *Condition {
	w := field.WordOf(pair.Key)
	if k := r.p.kinds[w.ID]; k != nil {
		r.Report(w.At, "wrong-kind", fmt.Sprintf("%q is a subject kind, where a question is wanted", w.ID),
			fmt.Sprintf("write {some: %[1]s, where: ...}, {every: %[1]s, where: ...} or {none: %[1]s}", w.ID))
		return nil
	}
	q := lookup(r, w, "question", r.p.questions, r.questionIDs)
	if q == nil {
		return nil
	}
	inHand := q.About == nil || bound.holds(q.About)
	if !inHand {
		r.Report(w.At, "not-bound", fmt.Sprintf("question %q is about each %s, and no %s is in hand here", q.ID, q.About.ID, q.About.ID),
			fmt.Sprintf("write {some: %[1]s, where: {%[2]s: ...}} or {every: %[1]s, where: {%[2]s: ...}}", q.About.ID, q.ID))
	}
	if q.hasType() && (q.Type == FreeText || q.Type == DateType) {
		r.Reportf(w.At, "wrong-type", "question %q is of type %s; a condition compares yes-no, choice and many questions", q.ID, q.Type)
		return nil
	}
	c := &Condition{Op: Is, At: w.At, Question: q}
	if !r.replies(c, pair.Value) || !inHand {
		return nil
	}
	return c
}

// replies reads what a question is compared with: one reply or a list of them.
func (r *reader) replies(c *Condition, n *yamldoc.Node) bool {
	if n.Kind != yamldoc.Sequence {
		w, ok := field.ReadWord(r, n, c.Question.ID)
		return ok && r.reply(c, w, true)
	}
	if len(n.Items) == 0 {
		r.Reportf(n.Place, "empty-condition", "question %q is compared with no reply", c.Question.ID)
		return false
	}
	words := field.ReadWords(r, n, c.Question.ID)
	ok := len(words) == len(n.Items)
	for _, w := range words {
		ok = r.reply(c, w, false) && ok
	}
	return ok
}

// reply adds one reply to a comparison; alone tells that it is not in a list.
func (r *reader) reply(c *Condition, w field.Word, alone bool) bool {
	q := c.Question
	ticks := w.ID == "any-option" || w.ID == "none"
	switch {
	case ticks && !alone:
		r.Reportf(w.At, "wrong-value", "%q stands alone, never in a list", w.ID)
		return false
	case ticks && q.hasType() && q.Type != Many:
		r.Reportf(w.At, "wrong-type", "%q asks what is ticked, and question %q is of type %s", w.ID, q.ID, q.Type)
		return false
	case w.ID == "any-option":
		c.Options = q.All()
		return true
	case w.ID == "none":
		c.None = true
		return true
	case w.ID == NotKnown && q.RefusesNotKnown:
		r.Reportf(w.At, "unknown-option", "question %q refuses not-known", q.ID)
		return false
	case w.ID == NotKnown:
		c.NotKnown = true
		return true
	}
	if i := q.Option(w.ID); i >= 0 {
		c.Options |= 1 << i
		return true
	}
	if set, ok := q.Groups[w.ID]; ok {
		c.Options |= set
		return true
	}
	known := replyIDs(q)
	known = append(known, slices.Sorted(maps.Keys(q.Groups))...)
	if alone && q.Type == Many {
		known = append(known, "any-option", "none")
	}
	r.unknownOption(w, q, known)
	return false
}

var subjectWords = []string{"some", "every", "none"}

// subjectCondition reads {some: kind, where: ...}, {every: kind, where: ...} and
// {none: kind}, which stand alone in their mapping.
func (r *reader) subjectCondition(n *yamldoc.Node, head yamldoc.Pair, bound binding) *Condition {
	form := head.Key.Value
	alone := r.standsAlone(n, form)
	if !field.IsThere(r, head) {
		return nil
	}
	w, ok := field.ReadWord(r, head.Value, form)
	if !ok {
		return nil
	}
	k := lookup(r, w, "subject kind", r.p.kinds, r.kindIDs)
	if k == nil {
		return nil
	}
	c := &Condition{At: head.Key.Place, Kind: k, Op: map[string]Op{"some": Some, "every": Every, "none": NoneListed}[form]}
	if slices.Contains(bound.kinds, k) {
		r.Reportf(w.At, "bound-twice", "one %s is in hand here already, so %q cannot speak of all of them", k.ID, form)
		alone = false
	}
	if form != "none" {
		pair := field.PairOf(n, "where")
		switch {
		case pair == nil && alone:
			r.Reportf(head.Key.Place, "missing-key", `%q has no "where", which is needed: a condition about each %s`, form, k.ID)
		case pair != nil && field.IsThere(r, *pair):
			c.Where = r.condition(pair.Value, bound.with(k))
		}
	}
	if !alone || form != "none" && c.Where == nil {
		return nil
	}
	return c
}

// standsAlone reports the first key that stands beside one of subjectWords and
// does not belong to it.
func (r *reader) standsAlone(n *yamldoc.Node, form string) bool {
	for _, pair := range n.Pairs {
		switch key := pair.Key.Value; {
		case key == form, key == "where" && form != "none":
		case form != "none" && r.Closest(key, []string{"where"}) != "":
			field.UnknownKey(r, pair.Key, "a condition", []string{"where"})
			return false
		default:
			r.Report(pair.Key.Place, "stands-alone", fmt.Sprintf("%q stands beside %q, which stands alone in its mapping", key, form), "combine the two with {all: [{...}, {...}]}")
			return false
		}
	}
	return true
}
