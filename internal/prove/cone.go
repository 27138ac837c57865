package prove

import (
	"fmt"
	"strings"

	"safeguard/internal/procedure"
)

// How many subjects have to be looked at
//
// A claim is about at most one subject in hand; of the others it can only speak
// through "some" and "every". Take any answers with more subjects. Keep the one
// in hand and, for each distinct "some" and "every" on its kind, one subject
// that decides it: of whom the inner condition is true (false, for "every"), or
// unknown where none decides. Leaving the others out changes the truth of no
// such condition, and so nothing that the claim is about. With k distinct
// conditions on a kind, 0 to k+1 subjects of it are therefore all there is to
// look at.

// cone gathers the conditions that something depends on: its own, and the whens
// of every question they read and of its stage, and so on.
type cone struct {
	seen  map[any]bool
	kinds map[*procedure.Kind]map[string]bool // the distinct "some" and "every" on it
}

func newCone() *cone {
	return &cone{seen: map[any]bool{}, kinds: map[*procedure.Kind]map[string]bool{}}
}

// need is how many subjects of a kind have to be looked at.
func (c *cone) need(k *procedure.Kind) int { return max(len(c.kinds[k])+1, k.Min) }

func (c *cone) condition(of *procedure.Condition) {
	if of == nil {
		return
	}
	if of.Question != nil {
		c.question(of.Question)
	}
	if of.Op == procedure.Some || of.Op == procedure.Every {
		if c.kinds[of.Kind] == nil {
			c.kinds[of.Kind] = map[string]bool{}
		}
		c.kinds[of.Kind][written(of)] = true
	}
	for _, part := range of.Parts {
		c.condition(part)
	}
	c.condition(of.Where)
}

func (c *cone) question(q *procedure.Question) {
	if !c.seen[q] {
		c.seen[q] = true
		c.condition(q.When)
		c.stage(q.Stage)
	}
}

func (c *cone) stage(s *procedure.Stage) {
	if !c.seen[s] {
		c.seen[s] = true
		c.condition(s.When)
	}
}

func (c *cone) tree(t *procedure.Tree) {
	c.stage(t.Stage)
	t.Root.Walk(func(b *procedure.Branch) {
		if b.Ask != nil {
			c.question(b.Ask)
		}
		c.condition(b.If)
	})
}

func (c *cone) guarantee(g *procedure.Guarantee) {
	c.tree(g.Tree)
	c.condition(g.When)
}

// written gives a condition in one way of writing, so that equal ones are seen.
func written(c *procedure.Condition) string {
	if c == nil {
		return ""
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%d", c.Op)
	if c.Question != nil {
		fmt.Fprintf(&b, " %s %x %t %t", c.Question.ID, uint64(c.Options), c.NotKnown, c.None)
	}
	if c.Kind != nil {
		b.WriteString(" " + c.Kind.ID)
	}
	for _, part := range c.Parts {
		b.WriteString("(" + written(part) + ")")
	}
	if c.Where != nil {
		b.WriteString("[" + written(c.Where) + "]")
	}
	return b.String()
}
