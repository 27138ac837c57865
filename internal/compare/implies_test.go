package compare

import (
	"testing"

	"pgregory.net/rapid"

	"safeguard/internal/procedure"
)

// reply is an answer to a question: the options ticked, and whether more may be.
type reply struct {
	given, notKnown bool
	options         procedure.Set
}

// truth is -1, 0 or 1 for false, unknown and true. It follows the format page
// word by word and shares nothing with the engine.
func truth(c *procedure.Condition, said map[*procedure.Question]reply) int {
	switch {
	case c == nil:
		return 1
	case c.Op == procedure.AllOf:
		least := 1
		for _, p := range c.Parts {
			least = min(least, truth(p, said))
		}
		return least
	case c.Op == procedure.AnyOf:
		most := -1
		for _, p := range c.Parts {
			most = max(most, truth(p, said))
		}
		return most
	}
	r := said[c.Question]
	switch {
	case r.notKnown && c.NotKnown:
		return 1
	case c.None && r.options != 0:
		return -1
	case c.None && r.given && !r.notKnown:
		return 1
	case !c.None && r.options&c.Options != 0:
		return 1
	case !r.given || r.notKnown:
		return 0
	}
	return -1
}

func drawCondition(t *rapid.T, questions []*procedure.Question, depth int) *procedure.Condition {
	if depth > 0 && rapid.Bool().Draw(t, "parts") {
		c := &procedure.Condition{Op: rapid.SampledFrom([]procedure.Op{procedure.AllOf, procedure.AnyOf}).Draw(t, "op")}
		for range rapid.IntRange(1, 3).Draw(t, "how many") {
			c.Parts = append(c.Parts, drawCondition(t, questions, depth-1))
		}
		return c
	}
	c := &procedure.Condition{Op: procedure.Is, Question: rapid.SampledFrom(questions).Draw(t, "question")}
	if c.Question.Type == procedure.Many && rapid.IntRange(0, 5).Draw(t, "none") == 0 {
		c.None = true
		return c
	}
	c.Options = procedure.Set(rapid.IntRange(0, int(c.Question.All())).Draw(t, "options"))
	c.NotKnown = c.Options == 0 || rapid.Bool().Draw(t, "not known")
	return c
}

// What is said to hold of fewer answers, or of more, does so for every set of
// answers.
func TestNoConditionIsWronglyCalledNarrower(t *testing.T) {
	options := []*procedure.Option{{ID: "a"}, {ID: "b"}}
	questions := []*procedure.Question{
		{ID: "one", Type: procedure.Choice, Options: options},
		{ID: "many", Type: procedure.Many, Options: options},
	}
	var sets []map[*procedure.Question]reply
	for _, one := range []reply{{}, {given: true, notKnown: true}, {given: true, options: 1}, {given: true, options: 2}} {
		sets = append(sets, map[*procedure.Question]reply{questions[0]: one})
		for o := range procedure.Set(4) {
			sets = append(sets, map[*procedure.Question]reply{questions[0]: one, questions[1]: {given: true, options: o}},
				map[*procedure.Question]reply{questions[0]: one, questions[1]: {given: true, notKnown: true, options: o}})
		}
	}
	seen := map[Turn]int{}
	rapid.Check(t, func(t *rapid.T) {
		old, new := drawCondition(t, questions, 2), drawCondition(t, questions, 2)
		turn := narrower(old, new)
		seen[turn]++
		if back := narrower(new, old); back != -turn {
			t.Fatalf("%s to %s is %s, and back %s", when(old), when(new), turn, back)
		}
		for _, said := range sets {
			if was, is := truth(old, said), truth(new, said); turn == Weaker && is > was || turn == Stronger && is < was {
				t.Fatalf("%s to %s is said to be %s, and goes from %d to %d", when(old), when(new), turn, was, is)
			}
		}
	})
	if seen[Weaker] == 0 || seen[Stronger] == 0 {
		t.Error("no condition was narrower or wider")
	}
}
