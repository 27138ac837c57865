package prove

import (
	"fmt"

	"safeguard/internal/answers"
	"safeguard/internal/decide"
	"safeguard/internal/fault"
	"safeguard/internal/procedure"
)

// tree claims what holds of a tree.
func (pr *prover) tree(t *procedure.Tree) {
	pr.about(func(c *cone) { c.tree(t) })
	if pr.possible(t) == gaveUp {
		pr.claim("awaits-nothing", t.ID, fmt.Sprintf("tree %q settles, or names what would narrow it, and all else that is claimed of it,", t.ID), doubt{sets: gaveUp, at: t.At})
		pr.tooLarge[t] = true
		return
	}
	pr.branches(t, t.Root, pr.start(t))
	if pr.broken[reference{"asked-where-it-does-not-apply", t.ID}] {
		return // what follows from that would be said once more, in other words
	}
	pr.awaits(t)
	if t.Ordered {
		pr.unknownIsSerious(t)
	}
	if !pr.broken[reference{"not-known-less-serious", t.ID}] { // which would say the same again
		pr.unknownKeepsOpen(t)
	}
}

// branches claims of each branch that some answers come to it and of what it
// reads that it is asked there. Below a branch that nothing comes to nothing
// more is claimed.
func (pr *prover) branches(t *procedure.Tree, b *procedure.Branch, sets node) {
	switch {
	case b.Ask != nil:
		pr.askedWhereItApplies(t, b, sets)
	case b.If != nil:
		pr.readWhereItApplies(t, b, sets)
		o := owner{what: "tree", id: t.ID, when: b.If}
		pr.parts(o, t.ID, pr.truth(b.If), sets)
	}
	for _, s := range pr.steps(b, sets) {
		if pr.isReached(t, b, s) {
			pr.branches(t, s.branch, s.sets)
		}
	}
}

func (pr *prover) isReached(t *procedure.Tree, b *procedure.Branch, s step) bool {
	name := branchName(b, s.branch)
	message := fmt.Sprintf("no answers take the branch %s of tree %q", name, t.ID)
	if o := s.branch.Outcome; o != nil {
		message += fmt.Sprintf(", so %q is never reached here", o.ID)
	}
	pr.never("unreachable-branch", t.ID, fmt.Sprintf("some answers take the branch %s of tree %q (line %d)", name, t.ID, s.branch.At.Line), s.sets, doubt{
		at:      s.branch.At,
		also:    fault.Also{Place: b.At, Says: "where the tree branches"},
		message: message,
		hint:    "what stands above it has decided already, or its question does not apply there",
	})
	return pr.lastHolds()
}

func branchName(b, below *procedure.Branch) string {
	if b.If != nil {
		if below == b.Then {
			return `"then"`
		}
		return `"else"`
	}
	reply := procedure.NotKnown
	for i, a := range b.Answers {
		if a == below {
			reply = b.Ask.Options[i].ID
		}
	}
	return fmt.Sprintf("%q of question %q", reply, b.Ask.ID)
}

func (pr *prover) askedWhereItApplies(t *procedure.Tree, b *procedure.Branch, sets node) {
	q := b.Ask
	subject := pr.subjectOf(q)
	says := fmt.Sprintf("tree %q asks question %q only where it applies (line %d)", t.ID, q.ID, b.At.Line)
	pr.claim("asked-where-it-does-not-apply", t.ID, says, doubt{
		sets:    pr.both(sets, pr.whereFalse(pr.applies(q, subject))),
		at:      b.At,
		also:    alsoWhen(q),
		message: fmt.Sprintf("tree %q comes to question %q where it does not apply, so it would stay open for good", t.ID, q.ID),
		hint:    "branch on what makes it apply first, or change when it applies",
		fails:   func(a *answers.Answers) bool { return appliesTo(a, q, subject) == decide.False },
	})
}

// alsoWhen gives the place of the when that leaves a question out.
func alsoWhen(q *procedure.Question) fault.Also {
	if q.When != nil {
		return fault.Also{Place: q.PlaceOf("when"), Says: fmt.Sprintf("the \"when\" of question %q", q.ID)}
	}
	return fault.Also{Place: q.Stage.PlaceOf("when"), Says: fmt.Sprintf("the \"when\" of its stage, %q", q.Stage.ID)}
}

// readWhereItApplies claims of each question that an "if" reads that nothing
// hangs on it where it does not apply: there it counts as "no".
func (pr *prover) readWhereItApplies(t *procedure.Tree, b *procedure.Branch, sets node) {
	reads := b.If.Reads()
	for _, q := range reads.Questions {
		if q.When == nil && q.Stage == t.Stage {
			continue
		}
		at, _ := placeOfRead(b.If, q)
		pr.taken = q
		other := pr.truth(b.If)
		pr.taken = nil
		truth := pr.truth(b.If)
		differs := pr.or(pr.both(pr.whereTrue(truth), pr.whereFalse(other)), pr.both(pr.whereFalse(truth), pr.whereTrue(other)))
		if q.About == nil || q.About == t.For {
			differs = pr.both(differs, pr.whereFalse(pr.applies(q, 0)))
		}
		pr.claim("read-where-not-asked", t.ID, fmt.Sprintf("tree %q reads question %q only where it applies (line %d)", t.ID, q.ID, b.If.At.Line), doubt{
			sets:    pr.both(pr.both(sets, differs), pr.isAnswered(t, q)),
			at:      at,
			also:    alsoWhen(q),
			message: fmt.Sprintf("tree %q reads question %q where it may not apply, and there any answer counts as \"no\"", t.ID, q.ID),
			hint:    "branch on what makes it apply first, so that the file says what is meant",
			fails:   func(a *answers.Answers) bool { return isLeftOut(a, q) },
		})
	}
}

// isAnswered gives the answer sets in which a question is answered, known or not,
// about everyone of whom a tree reads it.
func (pr *prover) isAnswered(t *procedure.Tree, q *procedure.Question) node {
	sets := pr.d.value(in)
	for subject := range pr.subjectsRead(t, q) {
		unsaid := pr.both(pr.isListed(q.About, subject), pr.has(pr.v.slots[q.Index].levels[subject], notGiven))
		sets = pr.d.apply(opWithout, sets, unsaid)
	}
	return sets
}

// isLeftOut tells of a case whether a question applies to nobody, or not to
// someone.
func isLeftOut(a *answers.Answers, q *procedure.Question) bool {
	for s := range a.Subjects(q.About) {
		if appliesTo(a, q, s) == decide.False {
			return true
		}
	}
	return false
}

// placeOfRead gives the place where a condition reads a question, if it does.
func placeOfRead(c *procedure.Condition, q *procedure.Question) (at fault.Place, reads bool) {
	if c == nil {
		return at, false
	}
	if c.Question == q {
		return c.At, true
	}
	for _, part := range c.Parts {
		if at, reads = placeOfRead(part, q); reads {
			return at, true
		}
	}
	return placeOfRead(c.Where, q)
}

// decisionOf gives the decision of a tree for the first subject of its kind, or
// for the case; not reached where nobody of the kind is listed.
func decisionOf(a *answers.Answers, t *procedure.Tree) decide.Decision {
	if a.Subjects(t.For) == 0 {
		return decide.Decision{Tree: t, Status: decide.NotReached}
	}
	return decide.One(a, t, decide.Subject{Kind: t.For})
}

// awaits claims that the tree settles, or names what it waits for.
func (pr *prover) awaits(t *procedure.Tree) {
	possible := pr.possible(t)
	sets := pr.both(pr.inHand(t.For), pr.where(possible, func(v uint64) bool { return v&(v-1) != 0 }))
	for _, k := range t.Reads.Kinds {
		sets = pr.both(sets, pr.isComplete(k))
	}
	for _, q := range t.Reads.Questions {
		for subject := range pr.subjectsRead(t, q) {
			if sets == nothing {
				break
			}
			sets = pr.d.apply(opWithout, sets, pr.both(pr.isListed(q.About, subject), pr.or(pr.ticksUnsaid(q, subject), pr.narrows(t, q, subject, possible))))
		}
	}
	pr.claim("awaits-nothing", t.ID, fmt.Sprintf("tree %q settles, or names what would narrow it", t.ID), doubt{
		sets:    sets,
		at:      t.At,
		message: fmt.Sprintf("tree %q can stay open with nothing to find out, where each open decision was to name an answer that would narrow it", t.ID),
		hint:    "take its conditions apart, so that one answer at a time decides",
		fails: func(a *answers.Answers) bool {
			d := decisionOf(a, t)
			return d.Status == decide.Open && len(d.Awaiting) == 0
		},
	})
}

// subjectsRead is of how many subjects a tree reads a question: of its own kind
// only the one in hand.
func (pr *prover) subjectsRead(t *procedure.Tree, q *procedure.Question) int {
	if q.About == nil || q.About == t.For {
		return 1
	}
	return pr.clip[q.About.Index]
}

func (pr *prover) isComplete(k *procedure.Kind) node {
	level := pr.v.lists[k.Index]
	list := &pr.v.all[level]
	kids := make([]node, list.size)
	for i := range kids {
		_, _, complete := list.listed(i)
		kids[i] = pr.d.value(asSet(complete))
	}
	return pr.d.branch(level, kids)
}

// isListed gives the answer sets in which a subject is on its kind's list.
func (pr *prover) isListed(k *procedure.Kind, subject int) node {
	if k == nil {
		return pr.d.value(in)
	}
	level := pr.v.lists[k.Index]
	list := &pr.v.all[level]
	kids := make([]node, list.size)
	for i := range kids {
		count, _, _ := list.listed(i)
		kids[i] = pr.d.value(asSet(count > subject))
	}
	return pr.d.branch(level, kids)
}

// narrows gives the answer sets in which a question is not known, applies, and
// some reply would narrow what is possible.
func (pr *prover) narrows(t *procedure.Tree, q *procedure.Question, subject int, possible node) node {
	sets := nothing
	pr.eachReply(t, q, subject, possible, func(then, where node) {
		sets = pr.or(sets, pr.both(where, pr.d.apply(opNarrows, possible, then)))
	})
	asked := pr.both(pr.isUnknown(q, subject), pr.whereNotFalse(pr.applies(q, subject)))
	return pr.both(pr.both(sets, asked), pr.isListed(q.About, subject))
}
