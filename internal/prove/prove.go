package prove

import (
	"fmt"
	"slices"

	"safeguard/internal/answers"
	"safeguard/internal/fault"
	"safeguard/internal/procedure"
)

// Prove works out every claim about a procedure, in a fixed order. Each claim
// that fails with a case in point has had that case run through package decide.
func Prove(p *procedure.Procedure, l Limits) []Claim {
	pr := newProver(p, l)
	for _, s := range p.Stages {
		pr.stage(s)
	}
	for _, q := range p.Questions {
		pr.question(q)
	}
	for _, t := range p.Trees {
		pr.tree(t)
	}
	for _, a := range p.Actions {
		pr.action(a)
	}
	pr.outcomes()
	pr.contradictions()
	for _, t := range p.Tensions {
		pr.when(owner{what: "tension", id: t.ID, at: t.Written, when: t.When, about: t.For}, answeredTrue)
	}
	for _, i := range p.Interpretations {
		pr.when(owner{what: "interpretation", id: i.ID, at: i.Written, when: i.When}, neverFalse)
	}
	for _, g := range p.Guarantees {
		pr.when(owner{what: "guarantee", id: g.ID, at: g.Written, when: g.When, about: g.Tree.For}, answeredTrue)
		pr.guarantee(g)
	}
	return pr.claims
}

// A prover works out claims one by one.
type prover struct {
	*world
	limit    int
	universe *universe // made once it is needed
	claims   []Claim
	broken   map[reference]bool       // the claims that failed
	used     []usage                  // by action
	tooLarge map[*procedure.Tree]bool // nothing more is claimed of these, nor of what comes from them
	memos    map[string]map[key]node  // by clip: what was worked out under it
}

// A reference is a rule with what it is about.
type reference struct{ rule, of string }

func newProver(p *procedure.Procedure, l Limits) *prover {
	limit := l.Nodes
	if limit <= 0 {
		limit = DefaultNodes
	}
	v := newVariables(p, mostSubjects(p))
	pr := &prover{world: newWorld(p, newDiagrams(v.sizes(), limit, &effort{limit * stepsForANode}), v), limit: limit, broken: map[reference]bool{}, memos: map[string]map[key]node{}, tooLarge: map[*procedure.Tree]bool{}}
	pr.used = usages(p)
	return pr
}

// mostSubjects gives, by kind, the most subjects that any one claim looks at.
func mostSubjects(p *procedure.Procedure) []int {
	most := make([]int, len(p.Kinds))
	if len(p.Kinds) == 0 {
		return most
	}
	widen := func(fill func(*cone)) {
		c := newCone()
		fill(c)
		for _, k := range p.Kinds {
			most[k.Index] = max(most[k.Index], c.need(k))
		}
	}
	for _, q := range p.Questions {
		widen(func(c *cone) { c.question(q) })
	}
	for _, t := range p.Tensions {
		widen(func(c *cone) { c.condition(t.When) })
	}
	for _, i := range p.Interpretations {
		widen(func(c *cone) { c.condition(i.When) })
	}
	for _, g := range p.Guarantees {
		widen(func(c *cone) { c.guarantee(g) })
	}
	for _, t := range p.Trees {
		widen(func(c *cone) { c.tree(t) })
	}
	for _, u := range usages(p) {
		widen(u.cone)
	}
	return most
}

// about prepares the world for claims that depend on what is in a cone.
func (pr *prover) about(fill func(*cone)) {
	if len(pr.d.level) > pr.limit/2 {
		pr.d = newDiagrams(pr.v.sizes(), pr.limit, pr.d.steps)
		pr.memo = map[key]node{}
		clear(pr.memos)
	}
	if len(pr.p.Kinds) == 0 {
		return
	}
	c := newCone()
	fill(c)
	clip := make([]int, len(pr.p.Kinds))
	for i, k := range pr.p.Kinds {
		clip[i] = min(c.need(k), pr.v.most[i])
	}
	if slices.Equal(clip, pr.clip) {
		return
	}
	pr.memos[fmt.Sprint(pr.clip)] = pr.memo
	if pr.clip, pr.memo = clip, pr.memos[fmt.Sprint(clip)]; pr.memo == nil {
		pr.memo = map[key]node{}
	}
}

// A doubt is what may be wrong with a claim: the answer sets for which it fails,
// and what to say then.
type doubt struct {
	sets    node
	shown   node // those of them that the message speaks of; nothing for all
	at      fault.Place
	also    fault.Also
	message string
	hint    string
	instead func(*answers.Answers) string // what comes out of the case in point, said behind the message
	taken   *procedure.Tree               // the branch of it that the case takes is the other place
	// fails reports of a case in point, worked through by package decide, whether
	// the claim fails for it. Nil where there is none to show.
	fails func(*answers.Answers) bool
}

// claim puts down a claim with what came of it.
func (pr *prover) claim(rule, of, says string, d doubt) {
	c := Claim{Rule: rule, Of: of, Says: says}
	switch {
	case d.sets == gaveUp:
		c.giveUp(d.at, pr.limit)
	case d.sets != nothing:
		pr.fail(&c, d)
	}
	if c.Verdict != Holds {
		pr.broken[reference{rule, of}] = true
	}
	pr.claims = append(pr.claims, c)
}

func (c *Claim) giveUp(at fault.Place, limit int) {
	c.Verdict, c.At = Undecided, at
	c.Message = fmt.Sprintf("whether %s could not be decided within %d nodes, where a proof was wanted", c.Says, limit)
	c.Hint = "give it more with --budget, or take apart the conditions that it depends on"
}

func (pr *prover) fail(c *Claim, d doubt) {
	c.Verdict, c.At, c.Also, c.Message, c.Hint = Fails, d.at, d.also, d.message, d.hint
	if d.fails == nil {
		return
	}
	if d.shown == nothing {
		d.shown = d.sets
	}
	found := pr.find(d.shown)
	if found == nil {
		return
	}
	c.Witness = pr.witness(found)
	if !d.fails(c.Witness) {
		c.Verdict = Undecided
		c.Message = fmt.Sprintf("the proof and the engine disagree whether %s: a mistake in this program, not in the file", c.Says)
		c.Witness = nil
		return
	}
	if d.taken != nil {
		if leaf := leafTaken(c.Witness, d.taken); leaf != nil {
			c.Also = fault.Also{Place: leaf.At, Says: "the branch that such a case takes"}
		}
	}
	if d.instead != nil {
		c.Message += ", and " + d.instead(c.Witness)
	}
	pr.describe(c, d.sets)
}

// describe says which answer sets a claim fails for, and how many they are.
func (pr *prover) describe(c *Claim, sets node) {
	if pr.universe == nil || pr.universe.w.d != pr.d {
		pr.universe = newUniverse(pr.world)
	}
	c.Sets, c.In = pr.universe.count(sets), pr.universe.all()
	var more bool
	if c.Patterns, more = pr.universe.patterns(sets); more {
		c.Patterns = append(c.Patterns, "and others")
	}
}

// never puts down a claim that fails where a set is empty: that something
// happens for some answers.
func (pr *prover) never(rule, of, says string, sets node, d doubt) {
	switch {
	case sets == gaveUp:
	case pr.isEmpty(sets):
		sets = pr.d.value(in)
	default:
		sets = nothing
	}
	d.sets = sets
	pr.claim(rule, of, says, d)
}
