package prove

import (
	"slices"

	"safeguard/internal/answers"
	"safeguard/internal/procedure"
)

// Compare gives, for each tree that both versions have, the answer sets for
// which they differ: at most one change for each tree and direction. Things are
// the same where their ids are, a question where its type and what it is about
// are, too. Only answers that both versions take are compared.
func Compare(old, new *procedure.Procedure, l Limits) []Change {
	limit := l.Nodes
	if limit <= 0 {
		limit = DefaultNodes
	}
	c := newComparison(old, new, limit)
	var list []Change
	for _, t := range new.Trees {
		was := slices.IndexFunc(old.Trees, func(o *procedure.Tree) bool { return o.ID == t.ID && kindID(o.For) == kindID(t.For) })
		if was >= 0 {
			list = append(list, c.tree(old.Trees[was], t)...)
		}
	}
	return list
}

func kindID(k *procedure.Kind) string {
	if k == nil {
		return ""
	}
	return k.ID
}

// A comparison is two versions over the same answer sets.
type comparison struct{ old, new *world }

func newComparison(old, new *procedure.Procedure, limit int) *comparison {
	mostOld, mostNew := mostSubjects(old), mostSubjects(new)
	for _, k := range new.Kinds {
		if o := old.Kind(k.ID); o != nil {
			most := max(mostOld[o.Index], mostNew[k.Index])
			mostOld[o.Index], mostNew[k.Index] = most, most
		}
	}
	a, b := joinVariables(old, new, mostOld, mostNew)
	d := newDiagrams(b.sizes(), limit, &effort{limit * stepsForANode})
	return &comparison{newWorld(old, d, a), newWorld(new, d, b)}
}

// joinVariables lays out what can be said of either version: what both know has
// one variable, and the values that one of them does not know are barred.
func joinVariables(old, new *procedure.Procedure, mostOld, mostNew []int) (a, b *variables) {
	a, b = emptyVariables(old, mostOld), emptyVariables(new, mostNew)
	j := joiner{a: a, b: b}
	for _, k := range new.Kinds {
		j.kind(old.Kind(k.ID), k)
	}
	for _, k := range old.Kinds {
		if new.Kind(k.ID) == nil {
			j.kind(k, nil)
		}
	}
	for _, q := range new.Questions {
		j.question(sameQuestion(old, q), q)
	}
	for _, q := range old.Questions {
		if sameQuestion(new, q) == nil {
			j.question(q, nil)
		}
	}
	addInOrder(j.blocks)
	a.all, a.barred = b.all, b.barred
	return a, b
}

// sameQuestion gives the question of p that is q in another version, or nil.
func sameQuestion(p *procedure.Procedure, q *procedure.Question) *procedure.Question {
	same := p.Question(q.ID)
	if same == nil || kindID(same.About) != kindID(q.About) || isChoice(same) != isChoice(q) || (same.Type == procedure.Many) != (q.Type == procedure.Many) {
		return nil
	}
	return same
}

// A joiner gathers the variables of two versions: b holds them.
type joiner struct {
	a, b   *variables
	blocks []block
}

func (j *joiner) kind(was, is *procedure.Kind) {
	k, most := is, j.b.most
	if k == nil {
		k, most = was, j.a.most
	}
	least := k.Min
	if was != nil {
		least = max(least, was.Min)
	}
	j.blocks = append(j.blocks, block{place{k.Stage.Turn, 0, k.Index}, func() {
		level := j.b.addList(k, least, most[k.Index])
		if was != nil {
			j.a.lists[was.Index] = level
		}
		if is != nil {
			j.b.lists[is.Index] = level
		}
	}})
}

func (j *joiner) question(was, is *procedure.Question) {
	q, most := is, j.b.most
	if q == nil {
		q, most = was, j.a.most
	}
	first, second, options, barred := joinSlots(was, is)
	for subject := range subjectsOf(q.About, most) {
		j.blocks = append(j.blocks, block{place{q.Turn, subject, q.Index}, func() {
			level := j.b.addQuestion(q, subject, options, first.notKnown >= 0 || second.notKnown >= 0)
			if was != nil {
				first.levels = append(first.levels, level)
				j.a.slots[was.Index] = first
			}
			if is != nil {
				second.levels = append(second.levels, level)
				j.b.slots[is.Index] = second
			}
			j.bar(level, options, barred)
		}})
	}
}

// bar bars the values that only one version knows: options by their place among
// those of both, and behind them not known.
func (j *joiner) bar(level int32, options int, barred uint64) {
	if level < 0 || barred == 0 {
		return
	}
	j.b.barred = true
	if j.b.all[level].about == anAnswer {
		j.b.all[level].barred = barred << 1
		return
	}
	for i := range options {
		if barred&(1<<i) != 0 {
			j.b.all[int(level)+1+i].barred = 1 << 1
		}
	}
	if barred&(1<<options) != 0 {
		j.b.all[level].barred = 1 << givenNotKnown
	}
}

// joinSlots gives the options of two versions places among those of both: first
// the new ones, then those that only the old one has.
func joinSlots(was, is *procedure.Question) (first, second slot, options int, barred uint64) {
	first, second = slot{notKnown: -1}, slot{notKnown: -1}
	switch {
	case was == nil:
		second = newSlot(is)
		return first, second, len(is.Options), 0
	case is == nil:
		first = newSlot(was)
		return first, second, len(was.Options), 0
	}
	second = newSlot(is)
	options = len(is.Options)
	for _, o := range was.Options {
		i := is.Option(o.ID)
		if i < 0 {
			i, options = options, options+1
			barred |= 1 << i
		}
		first.options = append(first.options, i)
	}
	for i, o := range is.Options {
		if was.Option(o.ID) < 0 {
			barred |= 1 << i
		}
	}
	if was.RefusesNotKnown != is.RefusesNotKnown {
		barred |= 1 << options
	}
	notKnown := givenNotKnown
	if isChoice(is) {
		notKnown = 1 + options
	}
	first.notKnown, second.notKnown = notKnown, notKnown
	if was.RefusesNotKnown {
		first.notKnown = -1
	}
	if is.RefusesNotKnown {
		second.notKnown = -1
	}
	return first, second, options, barred
}

// tree compares one tree.
func (c *comparison) tree(was, is *procedure.Tree) []Change {
	d := c.new.d
	leaves, toShared := sharedLeaves(was, is)
	if len(leaves) > procedure.MaxLeaves {
		return []Change{{Tree: is.ID, Verdict: Undecided}}
	}
	before := d.each(c.old.possible(was), toShared)
	after := c.new.possible(is)
	rank := ranking{is, leaves}
	turned := d.merge(before, after, func(x, y uint64) uint64 { return rank.turn(x, y) })
	var list []Change
	for _, direction := range []Direction{LessProtective, MoreProtective, Otherwise} {
		sets := c.new.both(c.new.inHand(is.For), c.new.where(turned, func(v uint64) bool { return v == 1+uint64(direction) }))
		switch {
		case sets == gaveUp:
			return []Change{{Tree: is.ID, Verdict: Undecided}}
		case !c.new.isEmpty(sets):
			list = append(list, c.change(was, is, direction, sets))
		}
	}
	return list
}

func (c *comparison) change(was, is *procedure.Tree, direction Direction, sets node) Change {
	found := c.new.find(sets)
	before, after := c.old.witness(found), c.new.witness(found)
	change := Change{
		Tree: is.ID, Direction: direction, Verdict: Fails, Witness: before, NewWitness: after,
		Was: possibleIDs(before, was), Now: possibleIDs(after, is),
	}
	if sameIDs(change.Was, change.Now) {
		return Change{Tree: is.ID, Verdict: Undecided} // the engine does not bear it out
	}
	u := newUniverse(c.new)
	change.Sets, change.In = u.count(sets), u.all()
	var more bool
	if change.Patterns, more = u.patterns(sets); more {
		change.Patterns = append(change.Patterns, "and others")
	}
	return change
}

// possibleIDs gives what a tree can lead to, in its own order.
func possibleIDs(a *answers.Answers, t *procedure.Tree) []string {
	ids := []string{}
	for _, o := range decisionOf(a, t).Possible {
		ids = append(ids, o.ID)
	}
	return ids
}

func sameIDs(a, b []string) bool {
	return slices.Equal(slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(b)))
}

// sharedLeaves gives the outcomes of both versions of a tree, the new ones
// first, and what turns a set of the old version's leaves into one of these.
func sharedLeaves(was, is *procedure.Tree) (leaves []*procedure.Outcome, toShared func(uint64) uint64) {
	leaves = slices.Clone(is.Leaves)
	places := make([]int, len(was.Leaves))
	for i, o := range was.Leaves {
		places[i] = slices.IndexFunc(leaves, func(n *procedure.Outcome) bool { return n.ID == o.ID })
		if places[i] < 0 {
			places[i], leaves = len(leaves), append(leaves, o)
		}
	}
	return leaves, func(set uint64) uint64 {
		var shared uint64
		for i, place := range places {
			shared |= set >> i & 1 << place
		}
		return shared
	}
}

// A ranking tells which outcomes are more protective.
type ranking struct {
	tree   *procedure.Tree // the new version
	leaves []*procedure.Outcome
}

// order is below 0 where the i-th outcome is more protective than the j-th:
// by the protective order where that has both, else by which opens a route.
func (r ranking) order(i, j int) int {
	known := len(r.tree.Leaves)
	switch {
	case r.tree.Ordered && i < known && j < known:
		return i - j
	case r.leaves[i].Opens == r.leaves[j].Opens:
		return 0
	case r.leaves[i].Opens:
		return -1
	}
	return 1
}

// turn gives 0 where a decision stays the same, else its Direction and one.
func (r ranking) turn(was, is uint64) uint64 {
	switch {
	case was == is:
		return 0
	case is == 0 && r.opens(was):
		return 1 + uint64(LessProtective)
	case was == 0 && r.opens(is):
		return 1 + uint64(MoreProtective)
	case is == 0 || was == 0:
		return 1 + uint64(Otherwise)
	}
	best := r.order(r.pick(is, -1), r.pick(was, -1))
	worst := r.order(r.pick(is, 1), r.pick(was, 1))
	switch {
	case best >= 0 && worst >= 0 && best+worst > 0:
		return 1 + uint64(LessProtective)
	case best <= 0 && worst <= 0 && best+worst < 0:
		return 1 + uint64(MoreProtective)
	}
	return 1 + uint64(Otherwise)
}

func (r ranking) opens(set uint64) bool {
	for i, o := range r.leaves {
		if set&(1<<i) != 0 && o.Opens {
			return true
		}
	}
	return false
}

// pick gives the most protective of a set of outcomes (-1), or the least (1).
func (r ranking) pick(set uint64, sign int) int {
	picked := -1
	for i := range r.leaves {
		if set&(1<<i) != 0 && (picked < 0 || sign*r.order(i, picked) > 0) {
			picked = i
		}
	}
	return picked
}
