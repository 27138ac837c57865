package decide_test

import "slices"

// A scope is what a condition may read where it stands.
type scope struct {
	asked []*question
	kinds []string // listed by then
	bound []string // one subject of these is in hand
}

// scope is what a tree of a stage may read. A floating question will be asked
// by the first tree that takes it.
func (d *draft) scope(at int, each string) scope {
	sc := scope{}
	for _, k := range d.kinds {
		if d.listed[k.id] <= at {
			sc.kinds = append(sc.kinds, k.id)
		}
	}
	for _, q := range d.asked {
		turn := d.stageOf[q.id]
		if d.floating[q.id] {
			turn = d.listed[q.about]
		}
		if q.comparable() && turn <= at {
			sc.asked = append(sc.asked, q)
		}
	}
	return sc.with(each)
}

// with has a subject of a kind in hand too; "" is the case.
func (sc scope) with(kind string) scope {
	if kind != "" {
		sc.bound = append(slices.Clone(sc.bound), kind)
	}
	return sc
}

// inHand are the questions whose subject is in hand.
func (sc scope) inHand() []*question {
	var list []*question
	for _, q := range sc.asked {
		if q.comparable() && (q.about == "" || slices.Contains(sc.bound, q.about)) {
			list = append(list, q)
		}
	}
	return list
}

// drawCond draws a condition; nil where nothing can be read.
func (d *draft) drawCond(sc scope, depth int) *cond {
	questions := sc.inHand()
	var free []string // kinds that some, every and none may speak of
	for _, k := range sc.kinds {
		if !slices.Contains(sc.bound, k) && !d.noSome {
			free = append(free, k)
		}
	}
	var forms []string
	if len(questions) > 0 {
		forms = append(forms, "is", "is", "is")
		if depth > 0 {
			forms = append(forms, "all", "any")
		}
	}
	if len(free) > 0 {
		forms = append(forms, "none")
		if depth > 0 {
			forms = append(forms, "some", "every", "some", "every")
		}
	}
	if len(forms) == 0 {
		return nil
	}
	c := &cond{form: pick(d, forms)}
	switch c.form {
	case "is":
		d.drawReplies(c, pick(d, questions))
	case "all", "any":
		for range d.upTo(1, 3) {
			c.parts = append(c.parts, d.drawCond(sc, depth-1))
		}
		c.spread = c.form == "all" && len(c.parts) > 1 && d.keysDiffer(c.parts) && d.chance(4)
	default:
		c.kind = pick(d, free)
		if c.form == "none" {
			break
		}
		if c.where = d.drawCond(sc.with(c.kind), depth-1); c.where == nil {
			c.form = "none"
		}
	}
	return c
}

// keysDiffer reports whether conditions can stand in one mapping.
func (d *draft) keysDiffer(parts []*cond) bool {
	seen := map[string]bool{}
	for _, p := range parts {
		key := p.form
		switch {
		case p.form == "is":
			key = p.question
		case p.form != "any" && p.form != "all" || p.spread:
			return false
		}
		if seen[key] {
			return false
		}
		seen[key] = true
	}
	return true
}

func (d *draft) drawReplies(c *cond, q *question) {
	c.question = q.id
	if q.kind == "many" && d.chance(3) {
		c.alone, c.replies = true, []string{pick(d, []string{"none", "any-option"})}
		return
	}
	known := slices.Clone(q.options)
	for _, g := range q.groups {
		known = append(known, g.id)
	}
	if !d.noNotKnown && !q.refuses && d.chance(4) {
		known = append(known, "not-known", "not-known")
	}
	for range d.upTo(1, 2) {
		if w := pick(d, known); !slices.Contains(c.replies, w) {
			c.replies = append(c.replies, w)
		}
	}
	c.alone = len(c.replies) == 1 && d.chance(4)
}

// drawWhens draws the conditions of stages and questions, along the interview:
// each reads only what is asked before it.
func (d *draft) drawWhens() {
	var before scope
	add := func(id string) { before.asked = append(slices.Clone(before.asked), d.question(id)) }
	for _, s := range d.stages {
		if d.chance(3) && !(d.noDoubt && d.askedElsewhere(s)) {
			s.when = d.drawCond(before, 2)
		}
		before.kinds = append(before.kinds, s.kinds...)
		for _, id := range s.checklist {
			d.drawWhen(d.question(id), before)
			add(id)
		}
		// Two orders are conceivable for what only trees ask: as written, and
		// in the order of the options. A condition reads what is earlier in both.
		written, sorted := d.onlyTreesAsk(s, false), d.onlyTreesAsk(s, true)
		for i, id := range written {
			q, sc := d.question(id), before
			for _, other := range written[:i] {
				if slices.Index(sorted, other) < slices.Index(sorted, id) {
					sc.asked = append(slices.Clone(sc.asked), d.question(other))
				}
			}
			d.drawWhen(q, sc)
		}
		for _, id := range written {
			add(id)
		}
	}
}

func (d *draft) drawWhen(q *question, before scope) {
	if d.chance(3) && !(d.noDoubt && len(d.treesAsking(q.id)) > 0) {
		q.when = d.drawCond(before.with(q.about), 2)
	}
}

// treesAsking gives the trees that branch on a question.
func (d *draft) treesAsking(id string) []string {
	var ids []string
	for _, t := range d.trees {
		t.root.walk(func(b *branch) {
			if b.ask == id {
				ids = append(ids, t.id)
			}
		})
	}
	return ids
}

// askedElsewhere reports whether a tree of another stage asks a question of
// this one.
func (d *draft) askedElsewhere(s *stage) bool {
	return slices.ContainsFunc(d.asked, func(q *question) bool {
		return d.stages[d.stageOf[q.id]] == s && slices.ContainsFunc(d.treesAsking(q.id), func(t string) bool { return !slices.Contains(s.trees, t) })
	})
}

// onlyTreesAsk gives the questions of a stage that stand in no checklist.
func (d *draft) onlyTreesAsk(s *stage, byOption bool) []string {
	var ids []string
	for _, id := range s.trees {
		d.eachBranch(d.tree(id).root, byOption, func(b *branch) {
			for _, q := range b.questions() {
				if d.byTree[q] && d.stages[d.stageOf[q]] == s && !slices.Contains(ids, q) {
					ids = append(ids, q)
				}
			}
		})
	}
	return ids
}

func (d *draft) eachBranch(b *branch, byOption bool, visit func(*branch)) {
	if !byOption {
		b.walk(visit)
		return
	}
	visit(b)
	if b.ask != "" {
		for _, option := range append(slices.Clone(d.question(b.ask).options), "not-known") {
			for _, r := range b.replies {
				if r.id == option {
					d.eachBranch(r.to, true, visit)
				}
			}
		}
	}
	if b.test != nil {
		d.eachBranch(b.yes, true, visit)
		d.eachBranch(b.no, true, visit)
	}
}
