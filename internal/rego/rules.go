package rego

import (
	"fmt"
	"strings"

	"safeguard/internal/procedure"
)

// stages writes whether each stage applies, and what that is read from.
func (w *writer) stages() {
	for _, s := range w.p.Stages {
		w.comment("Stage: " + s.Title)
		if s.When == nil {
			w.rule("%s(_) := 2", nameOf("stage", s.ID))
			continue
		}
		w.rule("%s(env) := %s", nameOf("when_stage", s.ID), truth(s.When, "env", 0))
		w.rule("%s(env) := %s(in_mode(env, \"written\"))", nameOf("stage", s.ID), nameOf("when_stage", s.ID))
		w.rule("%s(env) := %s", nameOf("read_stage", s.ID), readSteps(s.When, "env", 0))
	}
}

// questions writes for each question whether it applies, what a condition gets
// from it, and what it adds to a trace.
func (w *writer) questions() {
	for _, q := range w.p.Questions {
		w.comment("Question: " + q.Ask.String() + " [" + strings.Join(paragraphs(q.Cite), ", ") + "]")
		w.whetherItApplies(q)
		w.rule("%s(env, options, not_known, none) := meets(env, %s, %s, options, not_known, none)", nameOf("is", q.ID), quote(q.ID), appliesTo(q))
		w.rule("%s(env) := answer_step(env, %s, %s)", nameOf("step", q.ID), quote(q.ID), appliesTo(q))
		w.whatItReads(q)
	}
}

// appliesTo is whether a question applies to the subject in hand.
func appliesTo(q *procedure.Question) string {
	return fmt.Sprintf("%s(env, subject_of(env, %s))", nameOf("applies", q.ID), quote(q.ID))
}

func (w *writer) whetherItApplies(q *procedure.Question) {
	stage := nameOf("stage", q.Stage.ID)
	if q.When == nil {
		w.rule("%s(env, _) := %s(env)", nameOf("applies", q.ID), stage)
		return
	}
	w.rule("%s(env) := %s", nameOf("when", q.ID), truth(q.When, "env", 0))
	subject := "subject"
	if q.About == nil {
		subject = "_"
	}
	w.rule("%s(env, %s) := min([%s(env), %s(%s)])", nameOf("applies", q.ID), subject, stage, nameOf("when", q.ID), inHand(q))
}

func inHand(q *procedure.Question) string {
	if q.About == nil {
		return `in_mode(env, "written")`
	}
	return fmt.Sprintf(`in_mode(bound(env, %s, subject), "written")`, quote(q.About.ID))
}

// whatItReads writes the steps of a question that a condition reads: its answer
// or, where it does not apply, what says so.
func (w *writer) whatItReads(q *procedure.Question) {
	read := nameOf("read", q.ID)
	if q.When == nil && q.Stage.When == nil {
		w.rule("%s(env) := %s(env)", read, nameOf("step", q.ID))
		return
	}
	var why []string
	bind := ""
	if q.Stage.When != nil {
		why = append(why, fmt.Sprintf("only(%s(env), 0, %s(env))", nameOf("stage", q.Stage.ID), nameOf("read_stage", q.Stage.ID)))
	}
	if q.When != nil {
		w.rule("%s(env) := %s", nameOf("read_when", q.ID), readSteps(q.When, "env", 0))
		bind = "\tsubject := subject_of(env, " + quote(q.ID) + ")\n\tinner := " + inHand(q) + "\n"
		if q.About == nil {
			bind = "\tinner := " + inHand(q) + "\n"
		}
		why = append(why, fmt.Sprintf("only(%s(inner), 0, %s(inner))", nameOf("when", q.ID), nameOf("read_when", q.ID)))
	}
	w.rule("%s(env) := %s(env) if %s > 0", read, nameOf("step", q.ID), appliesTo(q))
	w.rule("%s(env) := steps if {\n\t%s == 0\n%s\tsteps := joined([%s])\n}", read, appliesTo(q), bind, strings.Join(why, ", "))
}

// trees writes each tree, a pair of functions a branch: what it can lead to, and
// what it rests on.
func (w *writer) trees() {
	for _, t := range w.p.Trees {
		w.comment("Tree: " + t.Title.String() + " (stage: " + t.Stage.Title + ")")
		n := 0
		numbers := map[*procedure.Branch]int{}
		t.Root.Walk(func(b *procedure.Branch) {
			n++
			numbers[b] = n
		})
		t.Root.Walk(func(b *procedure.Branch) { w.branch(t, b, numbers) })
	}
}

func (w *writer) branch(t *procedure.Tree, b *procedure.Branch, numbers map[*procedure.Branch]int) {
	at := func(what string, b *procedure.Branch) string {
		return fmt.Sprintf("%s_%d", nameOf(what, t.ID), numbers[b])
	}
	switch {
	case b.Outcome != nil:
		w.rule("%s(_) := {%s}", at("tree", b), quote(b.Outcome.ID))
		w.rule("%s(_) := []", at("steps", b))
	case b.If != nil:
		w.rule("%s(env) := %s", at("if", b), truth(b.If, "env", 0))
		w.rule("%s(env) := either(%s(env), %s(env), %s(env))", at("tree", b), at("if", b), at("tree", b.Then), at("tree", b.Else))
		w.rule("%s(env) := array.concat(\n\tcondition_steps(%s(env), %s(in_mode(env, \"unlisted\")), %s, %s),\n\tbranch_steps(%s(env), %s(env), %s(env)),\n)", at("steps", b),
			at("if", b), at("if", b), trueSteps(b.If, "env", 0), readSteps(b.If, "env", 0),
			at("if", b), at("steps", b.Then), at("steps", b.Else))
	default:
		w.askBranch(b, at)
	}
}

func (w *writer) askBranch(b *procedure.Branch, at func(string, *procedure.Branch) string) {
	q := b.Ask
	ways := fmt.Sprintf("ways(env, %s, %s, %s, %v)", quote(q.ID), appliesTo(q), quote(each(q.Options, optionID)), b.NotKnown != nil)
	w.rule("%s(env) := union({found |\n\tsome way in %s\n\tfound := %s(way[0], way[1])\n})", at("tree", b), ways, at("tree", b)+"_by")
	w.rule("%s(env) := array.concat(\n\tasked_steps(env, %s, %s, %v),\n\tjoined([found |\n\t\tsome way in %s\n\t\tfound := %s(way[0], way[1])\n\t]),\n)", at("steps", b),
		quote(q.ID), appliesTo(q), b.NotKnown != nil, ways, at("steps", b)+"_by")
	reply := func(id string, below *procedure.Branch) {
		for _, what := range []string{"tree", "steps"} {
			w.rule("%s_by(%s, env) := %s(env)", at(what, b), quote(id), at(what, below))
		}
	}
	for i, o := range q.Options {
		reply(o.ID, b.Answers[i])
	}
	if b.NotKnown != nil {
		reply(procedure.NotKnown, b.NotKnown)
	}
}

// dispatch writes the ways from an id to its rules.
func (w *writer) dispatch() {
	w.comment("From an id to what stands above.")
	for _, s := range w.p.Stages {
		w.rule("stage_applies(%s, env) := %s(env)", quote(s.ID), nameOf("stage", s.ID))
	}
	w.rule("default stage_steps(_, _) := []")
	w.rule("default stage_leans(_, _) := false")
	for _, s := range w.p.Stages {
		if s.When != nil {
			w.rule("stage_steps(%s, env) := %s(env)", quote(s.ID), nameOf("read_stage", s.ID))
			w.rule("stage_leans(%s, env) if {\n%s}", quote(s.ID), leans(nameOf("when_stage", s.ID)))
		}
	}
	w.rule("default question_leans(_, _) := false")
	for _, q := range w.p.Questions {
		w.rule("question_applies(%s, env, subject) := %s(env, subject)", quote(q.ID), nameOf("applies", q.ID))
		w.rule("question_leans(%s, env) if stage_leans(%s, env)", quote(q.ID), quote(q.Stage.ID))
		if q.When != nil {
			w.rule("question_leans(%s, env) if {\n%s}", quote(q.ID), leans(nameOf("when", q.ID)))
		}
	}
	for _, t := range w.p.Trees {
		w.rule("tree_possible(%s, env) := %s_1(env)", quote(t.ID), nameOf("tree", t.ID))
		w.rule("tree_steps(%s, env) := %s_1(env)", quote(t.ID), nameOf("steps", t.ID))
	}
	w.rule("default action_keeps(_, _) := false")
	for _, a := range w.p.Actions {
		if a.When == nil {
			w.rule("action_keeps(%s, _)", quote(a.ID))
		} else {
			w.rule("action_keeps(%s, env) if %s == 2", quote(a.ID), truth(a.When, "env", 0))
		}
	}
	w.rule("default tension_holds(_, _) := false")
	for _, t := range w.p.Tensions {
		w.rule("tension_holds(%s, env) if %s == 2", quote(t.ID), truth(t.When, "env", 0))
	}
}

// leans writes that a condition is true only because a list names not-known.
func leans(when string) string {
	return fmt.Sprintf("\t%s(in_mode(env, \"written\")) == 2\n\t%s(in_mode(env, \"unlisted\")) < 2\n", when, when)
}
