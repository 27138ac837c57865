package decide_test

import (
	"maps"
	"slices"
)

// The oracle works out an outcome path from the text of the design alone:
// slowly, in the plainest way, with nothing kept from one step to the next. It
// shares no code with the engine but the calendar. Where the text leaves
// something open (the order of what is awaited, whose readings are shown) it
// does as the engine does; a comment says so where it is not plain.

// A truth is false, unknown or true, least first.
type truth int

const (
	no truth = iota
	unknown
	yes
)

func (t truth) String() string { return []string{"no", "unknown", "yes"}[t] }

// A world is one procedure with one set of answers. A walk through a tree
// assumes replies: assumed says which answers nobody has given.
type world struct {
	*sheet
	*said
	assumed map[slot]bool
}

func (w world) given(at slot) (answer, bool) {
	a, ok := w.answers[at]
	return a, ok
}

// with gives the world in which one more answer has been given.
func (w world) with(at slot, a answer) world {
	w.said = w.said.clone()
	w.answers[at] = a
	return w
}

// assuming gives the world in which a walk has assumed a reply.
func (w world) assuming(at slot, reply string) world {
	w = w.with(at, replied(reply))
	w.assumed = maps.Clone(w.assumed)
	if w.assumed == nil {
		w.assumed = map[slot]bool{}
	}
	w.assumed[at] = true
	return w
}

// replied is the answer that is one reply, and nothing else.
func replied(reply string) answer {
	if reply == "not-known" {
		return answer{notKnown: true}
	}
	return answer{ticks: []string{reply}}
}

// A hand is the subject in hand of each kind that has one; the case, "", may be
// in it and means nothing. nobody stands for whoever is not listed yet: nothing
// is ever answered about them.
type hand map[string]string

const nobody = "(not listed yet)"

func (h hand) with(kind, label string) hand {
	h = maps.Clone(h)
	if h == nil {
		h = hand{}
	}
	h[kind] = label
	return h
}

// about gives the slot of a question for the subjects in hand.
func (w world) about(question string, h hand) slot {
	if kind := w.question(question).about; kind != "" {
		return slot{question, h[kind]}
	}
	return slot{question, ""}
}

// stageOf is the stage whose checklist holds a question; one that only trees
// read belongs to the stage of the first of them.
func (w world) stageOf(question string) *stage {
	for _, s := range w.stages {
		if slices.Contains(s.checklist, question) {
			return s
		}
	}
	for _, s := range w.stages {
		for _, t := range s.trees {
			if slices.Contains(w.readBy(w.tree(t)), question) {
				return s
			}
		}
	}
	return nil
}

// readBy gives the questions that a tree asks or reads, as written.
func (w world) readBy(t *tree) []string {
	var ids []string
	t.root.walk(func(b *branch) {
		for _, id := range b.questions() {
			if !slices.Contains(ids, id) {
				ids = append(ids, id)
			}
		}
	})
	return ids
}

// applies: a question applies unless its stage's when or its own is false.
func (w world) applies(at slot) truth {
	q := w.question(at.question)
	return min(w.truth(w.stageOf(q.id).when, nil, false), w.truth(q.when, hand{q.about: at.subject}, false))
}

// truth gives the value of a condition; none at all is true. In an action's
// when an answer not given counts as not known.
func (w world) truth(c *cond, h hand, inAction bool) truth {
	if c == nil {
		return yes
	}
	switch c.form {
	case "is":
		return w.is(c, h, inAction)
	case "all":
		least := yes
		for _, part := range c.parts {
			least = min(least, w.truth(part, h, inAction))
		}
		return least
	case "any":
		most := no
		for _, part := range c.parts {
			most = max(most, w.truth(part, h, inAction))
		}
		return most
	}
	l, listed := w.lists[c.kind]
	switch {
	case !listed:
		return unknown
	case c.form == "none" && len(l.labels) > 0:
		return no
	case c.form == "none" && l.notKnown:
		return unknown
	case c.form == "none":
		return yes
	}
	var each []truth
	for _, label := range l.labels {
		each = append(each, w.truth(c.where, h.with(c.kind, label), inAction))
	}
	if l.notKnown {
		each = append(each, unknown) // whoever may be there beside them
	}
	if c.form == "some" {
		return slices.Max(append(each, no))
	}
	return slices.Min(append(each, yes))
}

// is compares one answer with the replies of a condition.
func (w world) is(c *cond, h hand, inAction bool) truth {
	at := w.about(c.question, h)
	if w.applies(at) == no {
		return no
	}
	a, given := w.given(at)
	if !given {
		if !inAction {
			return unknown
		}
		a = answer{notKnown: true}
	}
	if slices.Contains(c.replies, "none") {
		switch {
		case len(a.ticks) > 0:
			return no
		case a.notKnown:
			return unknown
		}
		return yes
	}
	meant := w.meant(c)
	for _, tick := range a.ticks {
		if slices.Contains(meant, tick) {
			return yes
		}
	}
	switch {
	case a.notKnown && slices.Contains(c.replies, "not-known") && (!c.deaf || w.assumed[at]):
		return yes
	case a.notKnown && (len(meant) > 0 || c.deaf):
		return unknown
	}
	return no
}

// meant gives the options that a condition lists, groups and any-option taken
// apart.
func (w world) meant(c *cond) []string {
	q := w.question(c.question)
	var meant []string
	for _, r := range c.replies {
		switch {
		case r == "any-option":
			meant = append(meant, q.options...)
		case slices.Contains(q.options, r):
			meant = append(meant, r)
		}
		for _, g := range q.groups {
			if g.id == r {
				meant = append(meant, g.options...)
			}
		}
	}
	return meant
}
