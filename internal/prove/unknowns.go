package prove

import (
	"fmt"
	"math/bits"
	"slices"

	"safeguard/internal/answers"
	"safeguard/internal/decide"
	"safeguard/internal/fault"
	"safeguard/internal/procedure"
)

// isUnknown gives the answer sets in which a question is not answered, or not
// known.
func (w *world) isUnknown(q *procedure.Question, subject int) node {
	s := &w.v.slots[q.Index]
	level := s.levels[subject]
	sets := w.nothingSaid(q, subject)
	if s.notKnown >= 0 {
		sets = w.or(sets, w.has(level, s.notKnown))
	}
	return sets
}

// nothingSaid gives the answer sets in which a question is not answered. Then
// nothing is ticked.
func (w *world) nothingSaid(q *procedure.Question, subject int) node {
	s := &w.v.slots[q.Index]
	level := s.levels[subject]
	sets := w.has(level, notGiven)
	if q.Type == procedure.Many {
		for _, tick := range s.options {
			sets = w.both(sets, w.whereFalse(w.ticked(level, tick)))
		}
	}
	return sets
}

// ticksUnsaid gives what is no answer set: something ticked in an answer that is
// not given.
func (w *world) ticksUnsaid(q *procedure.Question, subject int) node {
	if q.Type != procedure.Many {
		return nothing
	}
	return w.d.apply(opWithout, w.has(w.v.slots[q.Index].levels[subject], notGiven), w.nothingSaid(q, subject))
}

// eachReply calls f with what a tree can lead to once an unknown answer is
// replaced by a reply that narrows it, for each reply that decide would offer,
// and with the answer sets in which it would be offered.
func (pr *prover) eachReply(t *procedure.Tree, q *procedure.Question, subject int, possible node, f func(then, where node)) {
	pr.eachKnownReply(q, subject, possible, f)
	s := &pr.v.slots[q.Index]
	if t.BranchesOnNotKnown(q) {
		f(pr.d.with(possible, s.levels[subject], s.notKnown), pr.d.value(in))
	}
}

// eachKnownReply does so for the replies that name what is known: each option
// or, where several may be ticked, each further one, and none further.
func (pr *prover) eachKnownReply(q *procedure.Question, subject int, possible node, f func(then, where node)) {
	s := &pr.v.slots[q.Index]
	level := s.levels[subject]
	if q.Type != procedure.Many {
		for _, value := range s.options {
			f(pr.d.with(possible, level, 1+value), pr.d.value(in))
		}
		return
	}
	complete := pr.d.with(possible, level, givenComplete)
	f(complete, pr.d.value(in))
	for _, tick := range s.options {
		f(pr.d.with(complete, level+1+int32(tick), 1), pr.whereFalse(pr.ticked(level, tick)))
	}
}

// unknownKeepsOpen claims that no tree settles on not opening a route while a
// reply to something unknown would open one.
func (pr *prover) unknownKeepsOpen(t *procedure.Tree) {
	var opening uint64
	for i, o := range t.Leaves {
		if o.Opens {
			opening |= 1 << i
		}
	}
	possible := pr.possible(t)
	closed := pr.where(possible, func(v uint64) bool { return bits.OnesCount64(v) == 1 && v&opening == 0 })
	closed = pr.both(closed, pr.inHand(t.For))
	says := fmt.Sprintf("not knowing never closes a route in tree %q", t.ID)
	if opening == 0 || closed == nothing {
		pr.claim("unknown-closes-route", t.ID, says, doubt{sets: nothing})
		return
	}
	d := doubt{sets: nothing, at: t.At, fails: func(a *answers.Answers) bool { return closesUnknown(a, t) }}
	for _, x := range pr.dependsOn(possible) {
		opens := pr.both(closed, pr.wouldOpen(x, possible, opening))
		d.sets = pr.or(d.sets, opens)
		if d.message == "" && opens != gaveUp && !pr.isEmpty(opens) || !pr.any(d.shown, answered) && pr.any(opens, answered) {
			d.shown, d.at = opens, pr.placeOfNotKnown(t, x.question, opens)
			d.message = fmt.Sprintf("tree %q settles on opening nothing while question %q is not known and a reply to it would open a route", t.ID, x.question.ID)
			d.hint = "take \"not-known\" out of what leads there: the decision then stays open and says what to find out"
		}
	}
	pr.claim("unknown-closes-route", t.ID, says, d)
}

// wouldOpen gives the answer sets in which a question is asked and unknown, and
// some known reply makes one of the opening outcomes possible.
func (pr *prover) wouldOpen(x *variable, possible node, opening uint64) node {
	sets := nothing
	pr.eachKnownReply(x.question, x.subject, possible, func(then, where node) {
		opens := pr.where(then, func(v uint64) bool { return v&opening != 0 })
		sets = pr.or(sets, pr.both(where, opens))
	})
	asked := pr.both(pr.isUnknown(x.question, x.subject), pr.whereNotFalse(pr.applies(x.question, x.subject)))
	return pr.both(pr.both(sets, asked), pr.isListed(x.question.About, x.subject))
}

// dependsOn gives the answers that a diagram depends on, in interview order.
func (w *world) dependsOn(n node) []*variable {
	on := make([]bool, len(w.v.all))
	seen := map[node]bool{}
	var look func(node)
	look = func(n node) {
		if n == gaveUp || seen[n] || w.d.level[n] == leafLevel {
			return
		}
		seen[n] = true
		level := w.d.level[n]
		on[level] = true
		for i := range w.d.size[level] {
			look(w.d.kid(n, i))
		}
	}
	look(n)
	var list []*variable
	for level, is := range on {
		x := &w.v.all[level]
		if !is || x.about == aList || x.about == aTick && len(list) > 0 && list[len(list)-1].question == x.question && list[len(list)-1].subject == x.subject {
			continue
		}
		list = append(list, x)
	}
	return list
}

// closesUnknown tells of a case whether a tree settles on opening nothing though
// a reply to something unknown would open a route.
func closesUnknown(a *answers.Answers, t *procedure.Tree) bool {
	d := decisionOf(a, t)
	if d.Status != decide.Settled || d.Outcome().Opens {
		return false
	}
	found := false
	eachUnknown(a, func(i decide.Item) {
		eachWay(a, i, func(b *answers.Answers) {
			for _, o := range decisionOf(b, t).Possible {
				found = found || o.Opens
			}
		})
	})
	return found
}

// eachUnknown calls f with each question that applies and is not known.
func eachUnknown(a *answers.Answers, f func(decide.Item)) {
	left := map[decide.Item]bool{}
	for _, i := range decide.LeftOut(a) {
		left[i] = true
	}
	for _, i := range decide.Order(a) {
		if i.List == nil && !decide.Known(a, i) && !left[i] {
			f(i)
		}
	}
}

// eachWay calls f with a case in which an unknown answer is known, for each
// known reply that takes nothing back.
func eachWay(a *answers.Answers, i decide.Item, f func(*answers.Answers)) {
	q := i.Question
	if q.Type == procedure.FreeText || q.Type == procedure.DateType {
		return
	}
	try := func(options procedure.Set) {
		b := a.Clone()
		b.Set(q, i.Subject, answers.Value{Given: true, Options: options})
		f(b)
	}
	before := a.Value(q, i.Subject).Options
	for o := range q.Options {
		try(before | 1<<o)
	}
	if q.Type == procedure.Many {
		try(before)
	}
}

// unknownIsSerious claims of each question that a tree depends on that not
// knowing it is never treated as less serious than a known reply to it.
func (pr *prover) unknownIsSerious(t *procedure.Tree) {
	possible := pr.possible(t) // it is known: tree gives up before this where it is not
	lessSerious := map[*procedure.Question]node{}
	var asked []*procedure.Question
	for _, x := range pr.dependsOn(possible) {
		before, again := lessSerious[x.question]
		if !again {
			asked, before = append(asked, x.question), nothing
		}
		lessSerious[x.question] = pr.or(before, pr.both(pr.inHand(t.For), pr.lessSerious(x, possible)))
	}
	for _, q := range asked {
		if q.RefusesNotKnown {
			continue
		}
		pr.claim("not-known-less-serious", t.ID, fmt.Sprintf("tree %q never treats not knowing question %q as less serious than a reply to it", t.ID, q.ID), doubt{
			sets:    lessSerious[q],
			at:      pr.placeOfNotKnown(t, q, lessSerious[q]),
			message: fmt.Sprintf("tree %q takes not knowing question %q as less serious than a reply to it", t.ID, q.ID),
			hint:    "take the branch for not-known out, so that every outcome stays possible, or lead it to the most protective outcome that a reply can lead to",
			fails:   func(a *answers.Answers) bool { return isLessSerious(a, t, q) },
			instead: func(a *answers.Answers) string { return comesTo(decisionOf(a, t)) + " while it is not known" },
		})
	}
}

// lessSerious gives the answer sets in which a question is not known, and some
// known reply would make the most protective outcome possible more protective.
func (pr *prover) lessSerious(x *variable, possible node) node {
	s := &pr.v.slots[x.question.Index]
	sets := nothing
	if s.notKnown < 0 {
		return sets
	}
	level := s.levels[x.subject]
	notKnown := pr.d.with(possible, level, s.notKnown)
	pr.eachKnownReply(x.question, x.subject, possible, func(then, where node) {
		sets = pr.or(sets, pr.both(where, pr.d.apply(opLessSerious, notKnown, then)))
	})
	return pr.both(pr.both(sets, pr.has(level, s.notKnown)), pr.isListed(x.question.About, x.subject))
}

// placeOfNotKnown gives the place of the branch for not known that some of the
// answer sets take or, where none does, of where the tree asks or reads the
// question.
func (pr *prover) placeOfNotKnown(t *procedure.Tree, q *procedure.Question, sets node) fault.Place {
	if at, ok := pr.notKnownTaken(t.Root, q, pr.both(sets, pr.start(t))); ok {
		return at
	}
	at := fault.Place{}
	t.Root.Walk(func(b *procedure.Branch) {
		read, reads := placeOfRead(b.If, q)
		switch {
		case at != fault.Place{}:
		case b.Ask == q:
			at = b.At
		case reads:
			at = read
		}
	})
	if at == (fault.Place{}) {
		return t.At
	}
	return at
}

// notKnownTaken gives the place of the first branch for not known to a question
// that answer sets which come to b take.
func (pr *prover) notKnownTaken(b *procedure.Branch, q *procedure.Question, sets node) (fault.Place, bool) {
	if sets == nothing || sets == gaveUp {
		return fault.Place{}, false
	}
	for _, s := range pr.steps(b, sets) {
		if b.Ask == q && s.branch == b.NotKnown && s.sets != nothing {
			return s.branch.At, true
		}
		if at, ok := pr.notKnownTaken(s.branch, q, s.sets); ok {
			return at, true
		}
	}
	return fault.Place{}, false
}

// isLessSerious tells of a case whether a question is not known of someone of
// whom a reply to it would make the decision more serious.
func isLessSerious(a *answers.Answers, t *procedure.Tree, q *procedure.Question) bool {
	now, found := seriousness(a, t), false
	for s := range a.Subjects(q.About) {
		if !a.Value(q, s).NotKnown {
			continue
		}
		eachWay(a, decide.Item{Question: q, Subject: s}, func(b *answers.Answers) {
			then := seriousness(b, t)
			found = found || now >= 0 && then >= 0 && now > then
		})
	}
	return found
}

// seriousness gives the place of the most protective outcome possible among the
// leaves of a tree; -1 where it is not reached.
func seriousness(a *answers.Answers, t *procedure.Tree) int {
	d := decisionOf(a, t)
	if len(d.Possible) == 0 {
		return -1
	}
	return slices.Index(t.Leaves, d.Possible[0])
}
