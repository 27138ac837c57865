package prove

import (
	"fmt"
	"slices"

	"safeguard/internal/answers"
	"safeguard/internal/decide"
	"safeguard/internal/procedure"
)

// A usage is where an action comes from: outcomes of trees, and replies.
type usage struct {
	action *procedure.Action
	trees  []source
	alerts []raise
}

// A source is a tree with one of its outcomes, by its leaf.
type source struct {
	tree *procedure.Tree
	leaf int
}

// A raise is the replies to a question that raise an alert.
type raise struct {
	question *procedure.Question
	options  procedure.Set
	notKnown bool
}

// usages gives, by action, where each comes from.
func usages(p *procedure.Procedure) []usage {
	list := make([]usage, len(p.Actions))
	for _, a := range p.Actions {
		list[a.Index].action = a
	}
	for _, t := range p.Trees {
		for i, o := range t.Leaves {
			for _, a := range o.Actions {
				list[a.Index].trees = append(list[a.Index].trees, source{t, i})
			}
		}
	}
	for _, q := range p.Questions {
		for _, r := range raises(q) {
			list[r.action.Index].alerts = append(list[r.action.Index].alerts, r.raise)
		}
	}
	return list
}

type raised struct {
	action *procedure.Action
	raise  raise
}

// raises gives the actions that replies to a question raise, each once.
func raises(q *procedure.Question) []raised {
	var list []raised
	add := func(a *procedure.Action, options procedure.Set, notKnown bool) {
		i := slices.IndexFunc(list, func(r raised) bool { return r.action == a })
		if i < 0 {
			i, list = len(list), append(list, raised{a, raise{question: q}})
		}
		list[i].raise.options |= options
		list[i].raise.notKnown = list[i].raise.notKnown || notKnown
	}
	for i, o := range q.Options {
		for _, a := range o.Alerts {
			add(a, 1<<i, false)
		}
	}
	for _, a := range q.NotKnownAlerts {
		add(a, 0, true)
	}
	return list
}

func (u *usage) cone(c *cone) {
	c.condition(u.action.When)
	for _, s := range u.trees {
		c.tree(s.tree)
	}
	for _, r := range u.alerts {
		c.question(r.question)
	}
	if u.action.Due != nil {
		c.question(u.action.Due.Of)
	}
}

// A bringing is one kind of subject for whom an action is brought, with the
// answer sets in which outcomes bring it and in which anything does.
type bringing struct {
	kind       *procedure.Kind
	byOutcomes node
	byAny      node
}

// brought gives for whom an action is brought, and when.
func (pr *prover) brought(u *usage) []bringing {
	outcomes, alerts := map[*procedure.Kind][]node{}, map[*procedure.Kind][]node{}
	var kinds []*procedure.Kind
	note := func(k *procedure.Kind) {
		if !slices.Contains(kinds, k) {
			kinds = append(kinds, k)
		}
	}
	for _, s := range u.trees {
		note(s.tree.For)
		settled := pr.where(pr.possible(s.tree), func(v uint64) bool { return v == 1<<s.leaf })
		outcomes[s.tree.For] = append(outcomes[s.tree.For], settled)
	}
	for _, r := range u.alerts {
		k := r.question.About
		note(k)
		alerts[k] = append(alerts[k], pr.raisedBy(r))
	}
	list := make([]bringing, len(kinds))
	for i, k := range kinds {
		byOutcomes := pr.both(pr.anyOf(outcomes[k]), pr.inHand(k))
		byAlerts := pr.both(pr.anyOf(alerts[k]), pr.inHand(k))
		list[i] = bringing{k, byOutcomes, pr.or(byOutcomes, byAlerts)}
	}
	return list
}

// anyOf gives what is in one of some sets. They are joined two by two, because
// to add to one large set again and again would make it anew each time.
func (w *world) anyOf(sets []node) node {
	switch len(sets) {
	case 0:
		return nothing
	case 1:
		return sets[0]
	}
	half := len(sets) / 2
	return w.or(w.anyOf(sets[:half]), w.anyOf(sets[half:]))
}

// raisedBy gives the answer sets in which the reply of the first subject raises
// an alert.
func (pr *prover) raisedBy(r raise) node {
	sets := nothing
	if r.options != 0 {
		sets = pr.whereTrue(pr.compare(&procedure.Condition{Question: r.question, Options: r.options}, 0))
	}
	if slot := &pr.v.slots[r.question.Index]; r.notKnown && slot.notKnown >= 0 {
		sets = pr.or(sets, pr.has(slot.levels[0], slot.notKnown))
	}
	return sets
}

// action claims what holds of an action that something brings.
func (pr *prover) action(a *procedure.Action) {
	u := &pr.used[a.Index]
	if len(u.trees)+len(u.alerts) == 0 || pr.fromTooLarge(u) {
		return
	}
	pr.about(u.cone)
	pr.isKept(a, u)
	if a.Due != nil {
		pr.hasStart(a, u)
	}
	if a.When != nil && !pr.broken[reference{"action-never-kept", a.ID}] {
		pr.makesDifference(a, u)
		if a.Forbids() || a.Urgent {
			pr.readsWhatIsAsked(a, u)
		}
		if a.Forbids() {
			pr.unknownKeepsBan(a, u)
			pr.knownKeepsBan(a, u)
		}
	}
}

// fromTooLarge reports whether an outcome brings the action of which it could not
// be told when it is settled.
func (pr *prover) fromTooLarge(u *usage) bool {
	return slices.ContainsFunc(u.trees, func(s source) bool { return pr.tooLarge[s.tree] })
}

func (pr *prover) keeps(a *procedure.Action) node {
	n := pr.d.value(isTrue)
	if a.When != nil {
		n = pr.in(unansweredCounts, func() node { return pr.truth(a.When) })
	}
	return pr.whereTrue(n)
}

func (pr *prover) isKept(a *procedure.Action, u *usage) {
	sets, keeps := nothing, pr.keeps(a)
	for _, b := range pr.brought(u) {
		sets = pr.or(sets, pr.both(b.byAny, keeps))
	}
	d := doubt{
		at:      a.PlaceOf("when"),
		message: fmt.Sprintf("action %q is kept for no answers whatever: its \"when\" is never true where something brings it", a.ID),
		hint:    "look for replies that rule each other out",
	}
	if a.When == nil {
		d.message = fmt.Sprintf("action %q is never brought: no answers settle an outcome that has it", a.ID)
		d.hint = "look at why its outcomes cannot be reached"
	}
	pr.never("action-never-kept", a.ID, fmt.Sprintf("action %q is kept for some answers", a.ID), sets, d)
}

func (pr *prover) hasStart(a *procedure.Action, u *usage) {
	of := a.Due.Of
	sets, keeps := nothing, pr.keeps(a)
	for _, b := range pr.brought(u) {
		if of.About == nil || of.About == b.kind {
			left := pr.whereFalse(pr.applies(of, 0))
			sets = pr.or(sets, pr.both(b.byOutcomes, pr.both(keeps, left)))
		}
	}
	pr.claim("deadline-without-start", a.ID, fmt.Sprintf("the deadline of action %q has a day to count from wherever it is brought", a.ID), doubt{
		sets:    sets,
		at:      a.PlaceOf("due"),
		also:    alsoWhen(of),
		message: fmt.Sprintf("action %q is due some time after question %q, which does not apply in every case that brings it", a.ID, of.ID),
		hint:    "count from a date that is always asked there, or ask this one in more cases",
		fails: func(c *answers.Answers) bool {
			return appliesTo(c, of, 0) == decide.False && keptIn(c, a)
		},
	})
}

func keptIn(c *answers.Answers, a *procedure.Action) bool {
	return slices.ContainsFunc(decide.Decide(c).Actions, func(have decide.Action) bool { return have.Do == a })
}

// makesDifference claims of an action's when that it is not true whatever is
// answered and that each of its parts counts; and of a "do not" that some
// answers lift it.
func (pr *prover) makesDifference(a *procedure.Action, u *usage) {
	o := owner{what: "action", id: a.ID, at: a.Written, when: a.When}
	before := pr.mode
	pr.mode = unansweredCounts
	truth := pr.truth(a.When)
	hand := nothing
	for _, b := range pr.brought(u) {
		hand = pr.or(hand, pr.inHand(b.kind))
	}
	if pr.canBeTrue(o, pr.both(hand, pr.whereTrue(truth))) && pr.canDiffer(o, answeredTrue, truth, hand) {
		pr.parts(o, a.ID, truth, hand)
		if a.Forbids() {
			pr.isLifted(a, u, truth)
		}
	}
	pr.mode = before
}

// readsWhatIsAsked claims of each question that an action's when reads that
// nothing hangs on it where an outcome brings the action and the question does
// not apply: there any answer counts as "no".
func (pr *prover) readsWhatIsAsked(a *procedure.Action, u *usage) {
	truth := pr.keeps(a)
	for _, q := range a.When.Reads().Questions {
		if q.When == nil && q.Stage.When == nil {
			continue
		}
		pr.taken = q
		other := pr.keeps(a)
		pr.taken = nil
		lost := pr.both(pr.d.apply(opWithout, other, truth), pr.isAnsweredBy(q))
		sets := nothing
		for _, b := range pr.brought(u) {
			sets = pr.or(sets, pr.both(b.byOutcomes, lost))
		}
		at, _ := placeOfRead(a.When, q)
		pr.claim("when-reads-what-is-not-asked", a.ID, fmt.Sprintf("action %q reads question %q only where it applies", a.ID, q.ID), doubt{
			sets:    sets,
			at:      at,
			also:    alsoWhen(q),
			message: fmt.Sprintf("action %q is brought where question %q, which its \"when\" reads, does not apply, and there any answer counts as \"no\"", a.ID, q.ID),
			hint:    "ask the question wherever an outcome brings the action",
			fails:   func(c *answers.Answers) bool { return isLeftOut(c, q) && !keptIn(c, a) },
		})
	}
}

// isAnsweredBy gives the answer sets in which a question is answered, known or
// not, about the subject in hand.
func (pr *prover) isAnsweredBy(q *procedure.Question) node {
	return pr.d.apply(opWithout, pr.d.value(in), pr.has(pr.v.slots[q.Index].levels[0], notGiven))
}
