package rego

import (
	"fmt"
	"strings"

	"safeguard/internal/procedure"
)

// truth writes a condition as a term that gives its truth. env is the name of
// what it is looked at with, depth how many bindings it stands in.
func truth(c *procedure.Condition, env string, depth int) string {
	switch c.Op {
	case procedure.Is:
		return fmt.Sprintf("%s(%s, %s, %v, %v)", nameOf("is", c.Question.ID), env, optionSet(c), c.NotKnown, c.None)
	case procedure.AllOf:
		return "min([" + joinParts(c, func(part *procedure.Condition) string { return truth(part, env, depth) }) + "])"
	case procedure.AnyOf:
		return "max([" + joinParts(c, func(part *procedure.Condition) string { return truth(part, env, depth) }) + "])"
	case procedure.NoneListed:
		return fmt.Sprintf("none_listed(%s, %s)", env, quote(c.Kind.ID))
	}
	over := "some_of"
	if c.Op == procedure.Every {
		over = "every_of"
	}
	inner, subject := scope(depth)
	return fmt.Sprintf("%s(%s, [t%d | some %s in subjects_of(%s); %s := bound(%s, %s, %s); t%d := %s])",
		over, quote(c.Kind.ID), depth, subject, quote(c.Kind.ID), inner, env, quote(c.Kind.ID), subject, depth, truth(c.Where, inner, depth+1))
}

func scope(depth int) (env, subject string) {
	return fmt.Sprintf("env%d", depth), fmt.Sprintf("s%d", depth)
}

func joinParts(c *procedure.Condition, one func(*procedure.Condition) string) string {
	return strings.Join(each(c.Parts, one), ", ")
}

func optionSet(c *procedure.Condition) string {
	var ids []string
	for i, o := range c.Question.Options {
		if c.Options.Has(i) {
			ids = append(ids, quote(o.ID))
		}
	}
	if len(ids) == 0 {
		return "set()"
	}
	return "{" + strings.Join(ids, ", ") + "}"
}

// trueSteps writes the answers that made a condition true.
func trueSteps(c *procedure.Condition, env string, depth int) string {
	switch c.Op {
	case procedure.Is:
		return fmt.Sprintf("%s(%s)", nameOf("step", c.Question.ID), env)
	case procedure.AllOf, procedure.AnyOf:
		return "joined([" + joinParts(c, func(part *procedure.Condition) string {
			return fmt.Sprintf("only(%s, 2, %s)", truth(part, env, depth), trueSteps(part, env, depth))
		}) + "])"
	case procedure.NoneListed:
		return listStep(c, env)
	case procedure.Every:
		return fmt.Sprintf("joined([%s, %s])", listStep(c, env), overSteps(c, env, depth, "", trueSteps))
	}
	inner, _ := scope(depth)
	return overSteps(c, env, depth, truth(c.Where, inner, depth+1)+" == 2; ", trueSteps)
}

// readSteps writes all that a condition reads and that is given.
func readSteps(c *procedure.Condition, env string, depth int) string {
	switch c.Op {
	case procedure.Is:
		return fmt.Sprintf("%s(%s)", nameOf("read", c.Question.ID), env)
	case procedure.AllOf, procedure.AnyOf:
		return "joined([" + joinParts(c, func(part *procedure.Condition) string { return readSteps(part, env, depth) }) + "])"
	case procedure.NoneListed:
		return listStep(c, env)
	}
	return fmt.Sprintf("joined([%s, %s])", listStep(c, env), overSteps(c, env, depth, "", readSteps))
}

func listStep(c *procedure.Condition, env string) string {
	return fmt.Sprintf("list_step(%s, %s)", env, quote(c.Kind.ID))
}

// overSteps writes the steps of each listed subject of whom a test holds.
func overSteps(c *procedure.Condition, env string, depth int, test string, steps func(*procedure.Condition, string, int) string) string {
	inner, subject := scope(depth)
	return fmt.Sprintf("[step%d | some %s in subjects_of(%s); %s := bound(%s, %s, %s); %ssome step%d in %s]",
		depth, subject, quote(c.Kind.ID), inner, env, quote(c.Kind.ID), subject, test, depth, steps(c.Where, inner, depth+1))
}
