package decide_test

import "slices"

// A verdict is one decision, before it is put into words.
type verdict struct {
	tree     *tree
	subject  string
	applies  truth
	status   string
	possible []string
	trace    []item
	awaiting []item
	leads    []map[string][]string // of each awaited
	rests    bool                  // on not known, or on a stage not certain to apply
}

// verdicts decides each tree for each subject, in the order of the stages.
func (w world) verdicts() []verdict {
	var all []verdict
	for _, st := range w.stages {
		for _, id := range st.trees {
			for _, subject := range w.subjectsOf(w.tree(id).each) {
				all = append(all, w.decide(w.tree(id), subject))
			}
		}
	}
	return all
}

// subjectsOf gives for whom a tree is worked: the case, or the labels listed of
// its kind and, while there may be others, nobody yet.
func (w world) subjectsOf(kind string) []string {
	l, listed := w.lists[kind]
	subjects := slices.Clone(w.subjects(w.said, kind))
	if kind != "" && (!listed || l.notKnown) {
		subjects = append(subjects, nobody)
	}
	return subjects
}

func (w world) treeStage(t *tree) *stage {
	return find(w.stages, func(s *stage) bool { return slices.Contains(s.trees, t.id) })
}

// possible gives the outcomes that a tree could still give, in protective order
// or as its leaves are written; none where its stage does not apply.
func (w world) possible(t *tree, subject string) []string {
	if w.truth(w.treeStage(t).when, nil, false) == no {
		return []string{}
	}
	leaves := t.order
	if leaves == nil {
		leaves = leavesOf(t.root)
	}
	if subject == nobody {
		return leaves
	}
	var f found
	w.walk(t.root, hand{t.each: subject}, &f)
	return keep(leaves, func(leaf string) bool { return slices.Contains(f.outcomes, leaf) })
}

func keep[T any](all []T, want func(T) bool) []T {
	kept := []T{}
	for _, one := range all {
		if want(one) {
			kept = append(kept, one)
		}
	}
	return kept
}

func (w world) decide(t *tree, subject string) verdict {
	when := w.treeStage(t).when
	v := verdict{tree: t, subject: subject, applies: w.truth(when, nil, false), possible: w.possible(t, subject)}
	switch {
	case v.applies == no:
		v.status, v.trace = "not-reached", once(w.read(when, nil, false))
	case subject == nobody:
		v.status, v.awaiting, v.leads = "open", []item{{list: t.each}}, []map[string][]string{{}}
	default:
		var f found
		w.walk(t.root, hand{t.each: subject}, &f)
		v.status, v.trace = "settled", f.trace
		v.rests = f.rests || v.applies == unknown || w.restsOnWhens(v)
		if len(v.possible) > 1 {
			v.status = "open"
			w.await(&v)
		}
	}
	return v
}

// restsOnWhens reports whether the stage, or a question on the trace, applies
// only because a when lists not-known.
func (w world) restsOnWhens(v verdict) bool {
	if w.restsOnNotKnown(w.treeStage(v.tree).when, nil) {
		return true
	}
	return slices.ContainsFunc(v.trace, func(i item) bool {
		if i.list != "" {
			return false
		}
		q := w.question(i.question)
		return w.restsOnNotKnown(w.stageOf(q.id).when, nil) || w.restsOnNotKnown(q.when, hand{q.about: i.subject})
	})
}

// await finds what an open decision waits for: each question that the tree
// reads, not yet known, of which some reply would narrow what is possible, and
// each kind it reads of which there may be others, in interview order.
func (w world) await(v *verdict) {
	read := w.readByTree(v.tree, v.subject)
	for _, i := range w.interview() {
		if !slices.Contains(read, i) || w.known(i) {
			continue
		}
		leads, narrows := map[string][]string{}, i.list != ""
		for reply, a := range w.replies(v.tree, i) {
			leads[reply] = w.with(i.slot, a).possible(v.tree, v.subject)
			narrows = narrows || isPart(leads[reply], v.possible)
		}
		if narrows {
			v.awaiting, v.leads = append(v.awaiting, i), append(v.leads, leads)
		}
	}
}

// known reports whether an item is answered and leaves nothing unknown.
func (w world) known(i item) bool {
	if i.list != "" {
		l, given := w.lists[i.list]
		return given && !l.notKnown
	}
	a, given := w.given(i.slot)
	return given && !a.notKnown
}

// isPart reports whether all of part, and not all of whole, is in both.
func isPart(part, whole []string) bool {
	outside := func(id string) bool { return !slices.Contains(whole, id) }
	return len(part) < len(whole) && !slices.ContainsFunc(part, outside)
}

// replies gives what could still be said of an item: each option or, of many,
// each further option alone and nothing further; of a list, nothing.
func (w world) replies(t *tree, i item) map[string]answer {
	all := map[string]answer{}
	if i.list != "" {
		return all
	}
	q, now := w.question(i.question), w.answers[i.slot]
	for _, o := range q.options {
		switch {
		case q.kind != "many":
			all[o] = replied(o)
		case !slices.Contains(now.ticks, o):
			all[o] = answer{ticks: q.inOrder(append(slices.Clone(now.ticks), o))}
		}
	}
	if q.kind == "many" {
		all["none"] = answer{ticks: now.ticks}
	}
	t.root.walk(func(b *branch) {
		if b.ask == q.id && b.hasNotKnown() {
			all["not-known"] = replied("not-known")
		}
	})
	return all
}

// inOrder puts ticked options in the order of the file.
func (q *question) inOrder(ticks []string) []string {
	return keep(q.options, func(o string) bool { return slices.Contains(ticks, o) })
}

// wouldChange gives each other reply to an answer on the trace that gives
// something else.
func (w world) wouldChange(v verdict) []change {
	all := []change{}
	for _, i := range v.trace {
		if i.list != "" {
			continue
		}
		q := w.question(i.question)
		for _, a := range q.otherReplies(w.answers[i.slot]) {
			if leads := w.with(i.slot, a).possible(v.tree, v.subject); !slices.Equal(leads, v.possible) {
				all = append(all, change{q.id, i.subject, q.json(a), leads})
			}
		}
	}
	return all
}

// otherReplies gives each other option or, of many, those ticked with one more
// or one less, and none once. Not known is never among them.
func (q *question) otherReplies(now answer) []answer {
	var others []answer
	for _, o := range q.options {
		switch at := slices.Index(now.ticks, o); {
		case q.kind != "many" && at < 0:
			others = append(others, replied(o))
		case q.kind == "many" && at < 0:
			others = append(others, answer{ticks: q.inOrder(append(slices.Clone(now.ticks), o))})
		case q.kind == "many" && len(now.ticks) > 1:
			others = append(others, answer{ticks: slices.Delete(slices.Clone(now.ticks), at, at+1)})
		}
	}
	if q.kind == "many" && (len(now.ticks) > 0 || now.notKnown) {
		others = append(others, answer{})
	}
	return others
}
