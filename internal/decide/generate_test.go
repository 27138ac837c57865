package decide_test

import (
	"fmt"
	"slices"

	"pgregory.net/rapid"
)

// plain says what the drawn procedures leave out, for the properties that hold
// only without it.
type plain struct {
	noNotKnown bool // not-known branches, and conditions that list not-known
	noSome     bool // some, every and none
	noDoubt    bool // questions that a tree asks and that may not apply there
}

// A draft is a sheet in the making. Conditions come last, when it is settled
// what is asked before what.
type draft struct {
	*sheet
	*rapid.T
	plain
	listed   map[string]int  // the stage in which a kind is listed
	stageOf  map[string]int  // the stage in which a question is asked
	floating map[string]bool // a question that waits for a tree to ask it
	byTree   map[string]bool // a question that only trees ask
}

// chance is true in that many cases of eight, and shrinks to false.
func (d *draft) chance(eighths int) bool {
	n := 0
	for range 3 {
		n *= 2
		if rapid.Bool().Draw(d.T, "chance") {
			n++
		}
	}
	return n >= 8-eighths
}

func (d *draft) upTo(least, most int) int { return rapid.IntRange(least, most).Draw(d.T, "n") }

func pick[T any](d *draft, list []T) T { return rapid.SampledFrom(list).Draw(d.T, "pick") }

func shuffled[T any](d *draft, list []T) []T {
	if len(list) < 2 || !d.chance(4) {
		return list
	}
	return rapid.Permutation(list).Draw(d.T, "order")
}

// some draws a part of a list, at least one where least is 1, in list order.
func some[T any](d *draft, list []T, least int) []T {
	var part []T
	for _, item := range list {
		if d.chance(3) {
			part = append(part, item)
		}
	}
	if len(part) < least {
		part = append(part, pick(d, list))
	}
	return part
}

var paragraphs = []string{"1", "2", "3"}

// drawSheet draws a procedure file without a fault.
func drawSheet(t *rapid.T, without plain) *sheet {
	d := &draft{&sheet{}, t, without, map[string]int{}, map[string]int{}, map[string]bool{}, map[string]bool{}}
	d.calendar = pick(d, []string{"england-and-wales", "scotland", "northern-ireland"})
	for i := range d.upTo(1, 3) {
		d.stages = append(d.stages, &stage{id: fmt.Sprintf("s%d", i)})
	}
	d.drawKinds()
	d.drawQuestions()
	for i := range d.upTo(2, 5) {
		o := &outcome{id: fmt.Sprintf("o%d", i), duty: pick(d, []string{"must", "will", "none"}), opens: d.chance(4)}
		if o.duty != "none" || d.chance(4) {
			o.cite = some(d, paragraphs, 1)
		}
		d.outcomes = append(d.outcomes, o)
	}
	d.drawTrees()
	d.drawActions()
	d.fillChecklists()
	d.drawWhens()
	d.drawActionConditions()
	d.drawRemarks()
	d.asked, d.kinds, d.trees = shuffled(d, d.asked), shuffled(d, d.kinds), shuffled(d, d.trees)
	d.actions = shuffled(d, d.actions)
	return d.sheet
}

func (d *draft) drawKinds() {
	for _, k := range []*kind{{id: "child", label: "Child"}, {id: "person", label: "Person"}}[:d.upTo(0, 2)] {
		if d.chance(2) {
			k.min = 1
		}
		at := d.upTo(0, len(d.stages)-1)
		d.listed[k.id] = at
		d.stages[at].kinds = append(d.stages[at].kinds, k.id)
		d.kinds = append(d.kinds, k)
	}
	for _, s := range d.stages {
		s.kinds = shuffled(d, s.kinds)
	}
}

// drawQuestions draws what is asked. The first question can always be asked by
// a tree, so that every procedure can have one.
func (d *draft) drawQuestions() {
	types := []string{"yes-no", "choice", "many", "date", "yes-no", "many", "date", "text"}
	for i := range d.upTo(2, 8) {
		q := &question{id: fmt.Sprintf("q%d", i), cite: some(d, paragraphs, 1)}
		at := 0
		if i == 0 {
			q.kind = pick(d, types[:2])
		} else {
			q.kind = pick(d, types)
			if len(d.kinds) > 0 && d.chance(4) {
				q.about = pick(d, d.kinds).id
			}
			at = d.upTo(d.listed[q.about], len(d.stages)-1)
		}
		switch q.kind {
		case "yes-no":
			q.options = []string{"yes", "no"}
		case "choice":
			q.options = []string{"a", "b", "c"}[:d.upTo(2, 3)]
		case "many":
			q.options = []string{"a", "b", "c"}[:d.upTo(1, 3)]
			if d.chance(4) {
				q.groups = []group{{"pair", some(d, q.options, 1)}}
			}
		}
		q.refuses = d.chance(1)
		if d.chance(4) {
			q.knownBy = "Somebody"
		}
		d.stageOf[q.id] = at
		d.floating[q.id] = q.comparable() && d.chance(3)
		d.asked = append(d.asked, q)
	}
}

func (q *question) comparable() bool { return q.kind != "text" && q.kind != "date" }

func (q *question) branches() bool { return q.kind == "yes-no" || q.kind == "choice" }

// drawTrees draws the trees, stage by stage: the first that reads a floating
// question takes it into its stage.
func (d *draft) drawTrees() {
	for at, s := range d.stages {
		least := 0
		if at == len(d.stages)-1 && len(d.trees) == 0 {
			least = 1
		}
		for range d.upTo(least, 2) {
			t := &tree{id: fmt.Sprintf("t%d", len(d.trees))}
			if k := d.aKind(at); k != "" && d.chance(4) {
				t.each = k
			}
			sc := d.scope(at, t.each)
			t.root = d.drawBranch(sc, d.upTo(2, 4), true)
			if d.chance(3) {
				t.order = rapid.Permutation(leavesOf(t.root)).Draw(d.T, "order")
			}
			t.root.walk(func(b *branch) {
				for _, id := range b.questions() {
					if d.floating[id] {
						d.floating[id], d.byTree[id], d.stageOf[id] = false, true, at
					}
				}
			})
			d.trees = append(d.trees, t)
			s.trees = append(s.trees, t.id)
		}
	}
}

func (d *draft) aKind(at int) string {
	var listed []string
	for _, k := range d.kinds {
		if d.listed[k.id] <= at {
			listed = append(listed, k.id)
		}
	}
	if len(listed) == 0 {
		return ""
	}
	return pick(d, listed)
}

func leavesOf(b *branch) []string {
	var leaves []string
	b.walk(func(b *branch) {
		if b.outcome != "" && !slices.Contains(leaves, b.outcome) {
			leaves = append(leaves, b.outcome)
		}
	})
	return leaves
}

// questions are those a branch itself asks or reads, as written.
func (b *branch) questions() []string {
	if b.ask != "" {
		return []string{b.ask}
	}
	var ids []string
	b.test.walk(func(c *cond) {
		if c.form == "is" {
			ids = append(ids, c.question)
		}
	})
	return ids
}

func (d *draft) drawBranch(sc scope, depth int, root bool) *branch {
	if !root && (depth == 0 || !d.chance(5)) {
		return &branch{outcome: pick(d, d.outcomes).id}
	}
	var asks []*question
	for _, q := range sc.inHand() {
		if q.branches() {
			asks = append(asks, q)
		}
	}
	if len(asks) == 0 || d.chance(3) {
		if c := d.drawCond(sc, 2); c != nil {
			return &branch{test: c, yes: d.drawBranch(sc, depth-1, false), no: d.drawBranch(sc, depth-1, false)}
		}
	}
	q := pick(d, asks)
	b := &branch{ask: q.id}
	for _, o := range q.options {
		b.replies = append(b.replies, reply{o, d.drawBranch(sc, depth-1, false)})
	}
	if !d.noNotKnown && !q.refuses && d.chance(3) {
		b.replies = append(b.replies, reply{"not-known", d.drawBranch(sc, depth-1, false)})
	}
	b.replies = shuffled(d, b.replies)
	return b
}

// fillChecklists gives every question that no tree asks its place.
func (d *draft) fillChecklists() {
	for _, q := range d.asked {
		if s := d.stages[d.stageOf[q.id]]; !d.byTree[q.id] {
			s.checklist = append(s.checklist, q.id)
		}
	}
	for _, s := range d.stages {
		s.checklist = shuffled(d, s.checklist)
	}
}
