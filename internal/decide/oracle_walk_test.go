package decide_test

import "slices"

// An item is a question about a subject, or the list of a kind.
type item struct {
	slot
	list string // the kind, where it is a list
}

// id is the question's or the kind's.
func (i item) id() string { return i.list + i.question }

// A found is what the walks through one tree came upon.
type found struct {
	outcomes []string
	trace    []item
	rests    bool // a branch was taken because an answer is not known
}

func (f *found) note(items ...item) {
	for _, i := range items {
		if !slices.Contains(f.trace, i) {
			f.trace = append(f.trace, i)
		}
	}
}

// once gives the items without repeats.
func once(items []item) []item {
	var f found
	f.note(items...)
	return f.trace
}

// walk follows every walk through a tree that the answers leave open.
func (w world) walk(b *branch, h hand, f *found) {
	switch {
	case b.outcome != "":
		if !slices.Contains(f.outcomes, b.outcome) {
			f.outcomes = append(f.outcomes, b.outcome)
		}
	case b.test != nil:
		t := w.truth(b.test, h, false)
		f.note(w.evidence(b.test, h)...)
		f.rests = f.rests || w.restsOnNotKnown(b.test, h)
		if t != no {
			w.walk(b.yes, h, f)
		}
		if t != yes {
			w.walk(b.no, h, f)
		}
	default:
		w.walkQuestion(b, h, f)
	}
}

func (w world) walkQuestion(b *branch, h hand, f *found) {
	at := w.about(b.ask, h)
	a, given := w.given(at)
	if w.applies(at) == no {
		given = false // its answer counts as not given
	}
	nobodys := w.assumed[at]
	if given && !nobodys {
		f.note(item{slot: at})
	}
	own := b.hasNotKnown()
	if given && a.notKnown && own && !nobodys {
		f.rests = true
	}
	for _, r := range w.byOption(b) {
		switch {
		case given && !a.notKnown:
			if r.id == a.ticks[0] {
				w.walk(r.to, h, f)
			}
		case given && own:
			if r.id == "not-known" {
				w.walk(r.to, h, f)
			}
		default: // nothing is said, or not known has no branch of its own
			w.assuming(at, r.id).walk(r.to, h, f)
		}
	}
}

// hasNotKnown reports whether not known has a branch of its own.
func (b *branch) hasNotKnown() bool {
	return slices.ContainsFunc(b.replies, func(r reply) bool { return r.id == "not-known" })
}

// byOption gives the replies of a branch in the order of the options, not known
// last: so the walks follow one another, however the file writes them.
func (w world) byOption(b *branch) []reply {
	var sorted []reply
	for _, option := range append(slices.Clone(w.question(b.ask).options), "not-known") {
		for _, r := range b.replies {
			if r.id == option {
				sorted = append(sorted, r)
			}
		}
	}
	return sorted
}

// evidence gives the answers that made a condition true or, where it is false
// or unknown, all that it read.
func (w world) evidence(c *cond, h hand) []item {
	return w.read(c, h, w.truth(c, h, false) == yes)
}

// read gives the answers that a condition read; onlyTrue leaves out the parts
// that did not make it true.
func (w world) read(c *cond, h hand, onlyTrue bool) []item {
	if c == nil {
		return nil
	}
	counts := func(part *cond, h hand) bool { return !onlyTrue || w.truth(part, h, false) == yes }
	var items []item
	switch c.form {
	case "is":
		return w.answerOrWhatSetsItAside(w.about(c.question, h))
	case "all", "any":
		for _, part := range c.parts {
			if counts(part, h) {
				items = append(items, w.read(part, h, onlyTrue)...)
			}
		}
		return items
	}
	// One subject is enough for a true "some", whoever else is listed.
	if _, given := w.lists[c.kind]; given && !(onlyTrue && c.form == "some") {
		items = append(items, item{list: c.kind})
	}
	if c.form == "none" {
		return items
	}
	for _, label := range w.lists[c.kind].labels {
		if one := h.with(c.kind, label); counts(c.where, one) {
			items = append(items, w.read(c.where, one, onlyTrue)...)
		}
	}
	return items
}

// answerOrWhatSetsItAside gives an answer that counts. An answer that is set
// aside counts as not given: in its place stand those that set it aside.
func (w world) answerOrWhatSetsItAside(at slot) []item {
	if w.applies(at) != no {
		if _, given := w.given(at); given && !w.assumed[at] {
			return []item{{slot: at}}
		}
		return nil
	}
	var items []item
	q := w.question(at.question)
	h := hand{q.about: at.subject}
	if st := w.stageOf(q.id); w.truth(st.when, nil, false) == no {
		items = append(items, w.evidence(st.when, nil)...)
	}
	if w.truth(q.when, h, false) == no {
		items = append(items, w.evidence(q.when, h)...)
	}
	return items
}

// restsOnNotKnown reports whether a true condition would not be true if no list
// of replies named not-known.
func (w world) restsOnNotKnown(c *cond, h hand) bool {
	return w.truth(c, h, false) == yes && w.truth(w.deafened(c), h, false) != yes
}

// deafened is a condition that meets no answer given as not known.
func (w world) deafened(c *cond) *cond {
	if c == nil {
		return nil
	}
	copied := *c
	copied.deaf, copied.parts, copied.where = true, nil, w.deafened(c.where)
	for _, part := range c.parts {
		copied.parts = append(copied.parts, w.deafened(part))
	}
	return &copied
}

// readByTree gives all that a tree reads for one subject, as written: of
// another kind, its list and each subject on it.
func (w world) readByTree(t *tree, subject string) []item {
	var items []item
	h := hand{t.each: subject}
	t.root.walk(func(b *branch) {
		if b.ask != "" {
			items = append(items, item{slot: w.about(b.ask, h)})
		}
		items = append(items, w.readByCond(b.test, h)...)
	})
	return once(items)
}

func (w world) readByCond(c *cond, h hand) []item {
	if c == nil {
		return nil
	}
	var items []item
	if c.form == "is" {
		items = append(items, item{slot: w.about(c.question, h)})
	}
	for _, part := range c.parts {
		items = append(items, w.readByCond(part, h)...)
	}
	if c.kind != "" {
		items = append(items, item{list: c.kind})
		// What is read about the case is read also where nobody is listed.
		for _, label := range append(slices.Clone(w.lists[c.kind].labels), nobody) {
			items = append(items, w.readByCond(c.where, h.with(c.kind, label))...)
		}
	}
	return items
}
