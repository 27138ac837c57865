package prove_test

import (
	"fmt"
	"slices"
	"strings"

	"pgregory.net/rapid"
)

// A reach is what a condition may read where it stands: what is asked by then,
// about the case or the subject in hand, and the kinds listed.
type reach struct {
	about string
	asked []*drawnQuestion
	kinds []string
}

// inHand gives the questions about the case and the subjects in hand.
func (r reach) inHand(also []string) []*drawnQuestion {
	var list []*drawnQuestion
	for _, q := range r.asked {
		if q.kind != "text" && q.kind != "date" && (q.about == "" || q.about == r.about || slices.Contains(also, q.about)) {
			list = append(list, q)
		}
	}
	return list
}

// when draws a condition; "" where nothing can be read.
func (d *drawing) when(r reach) string { return d.condition(r, nil, 2) }

func (d *drawing) condition(r reach, also []string, depth int) string {
	forms := []string{}
	questions := r.inHand(also)
	if len(questions) > 0 {
		forms = append(forms, "is", "is", "is")
		if depth > 0 {
			forms = append(forms, "all", "any", "all", "any")
		}
	}
	var free []string
	for _, k := range r.kinds {
		if k != r.about && !slices.Contains(also, k) {
			free = append(free, k)
		}
	}
	if len(free) > 0 && depth > 0 {
		forms = append(forms, "some", "every", "none")
	}
	if len(forms) == 0 {
		return ""
	}
	switch form := pick(d, forms...); form {
	case "all", "any":
		var parts []string
		for range d.upTo(2, 3) {
			parts = append(parts, d.condition(r, also, depth-1))
		}
		if form == "all" && d.chance(3) && keysDiffer(parts) {
			for i := range parts {
				parts[i] = parts[i][1 : len(parts[i])-1]
			}
			return "{" + strings.Join(parts, ", ") + "}"
		}
		return fmt.Sprintf("{%s: [%s]}", form, strings.Join(parts, ", "))
	case "some", "every":
		k := pick(d, free...)
		where := d.condition(r, append(slices.Clone(also), k), depth-1)
		if where == "" {
			return fmt.Sprintf("{none: %s}", k)
		}
		return fmt.Sprintf("{%s: %s, where: %s}", form, k, where)
	case "none":
		return fmt.Sprintf("{none: %s}", pick(d, free...))
	}
	return d.comparison(pick(d, questions...))
}

// keysDiffer reports whether plain conditions can stand in one mapping.
func keysDiffer(parts []string) bool {
	var keys []string
	for _, part := range parts {
		key, _, _ := strings.Cut(part, ":")
		if !strings.HasPrefix(key, "{q") || strings.Count(part, "{") > 1 || slices.Contains(keys, key) || strings.Count(part, ": ") > 1 {
			return false
		}
		keys = append(keys, key)
	}
	return true
}

func (d *drawing) comparison(q *drawnQuestion) string {
	if q.kind == "many" && d.chance(2) {
		return fmt.Sprintf("{%s: %s}", q.id, pick(d, "none", "any-option"))
	}
	replies := d.replies(q)
	if len(q.group) > 0 {
		replies = append(replies, "both")
	}
	reply := pick(d, replies...)
	other := pick(d, replies...)
	if other == reply || d.chance(5) {
		return fmt.Sprintf("{%s: %q}", q.id, reply)
	}
	return fmt.Sprintf("{%s: [%q, %q]}", q.id, reply, other)
}

// drawTrees draws the stages, the trees and the guarantees about them.
func (d *drawing) drawTrees() (trees, guarantees string) {
	inStage := make([][]string, d.stages)
	asked := map[string]bool{}
	trees = "trees:\n"
	for i := range d.upTo(1, 2) {
		id, at := fmt.Sprintf("t%d", i), d.upTo(0, d.stages-1)
		inStage[at] = append(inStage[at], id)
		each := ""
		if len(d.kinds) > 0 && d.chance(5) {
			each = pick(d, d.kinds...)
		}
		r := d.before(each, at, d.questions)
		leaves := map[string]bool{}
		body := d.branch(r, d.upTo(1, 3), leaves, asked)
		head := "title: A tree, "
		if each != "" {
			head += "for-each: " + each + ", "
		}
		var list []string
		for _, o := range d.outcomes {
			if leaves[o] {
				list = append(list, o)
			}
		}
		ordered := d.chance(5)
		if ordered {
			list = rapid.Permutation(list).Draw(d.T, "order")
			head += "protective-order: [" + strings.Join(list, ", ") + "], "
		}
		trees += fmt.Sprintf("  %s: {%s%s\n", id, head, body[1:])
		guarantees += d.guarantee(id, r, list, ordered)
	}
	if guarantees != "" {
		guarantees = "guarantees:\n" + guarantees
	}
	return d.drawStages(inStage, asked) + trees, guarantees
}

func (d *drawing) drawStages(trees [][]string, asked map[string]bool) string {
	text := "stages:\n"
	for at := range d.stages {
		text += fmt.Sprintf("  - {id: s%d, title: A stage", at)
		if at > 0 && d.chance(5) {
			if c := d.when(d.before("", at-1, d.questions)); c != "" {
				text += ", when: " + c
			}
		}
		if at == 0 && len(d.kinds) > 0 {
			text += ", subjects: [" + strings.Join(d.kinds, ", ") + "]"
		}
		var checklist []string
		for _, q := range d.questions {
			if q.stage == at && !(q.loose && asked[q.id]) {
				checklist = append(checklist, q.id)
			}
		}
		text += ", checklist: [" + strings.Join(checklist, ", ") + "], trees: [" + strings.Join(trees[at], ", ") + "]}\n"
	}
	return text
}

// branch draws a branch that is no leaf, or below the root an outcome.
func (d *drawing) branch(r reach, depth int, leaves, asked map[string]bool) string {
	below := func() string {
		if depth <= 1 || d.chance(3) {
			o := pick(d, d.outcomes...)
			leaves[o] = true
			return o
		}
		return d.branch(r, depth-1, leaves, asked)
	}
	var asks []*drawnQuestion
	for _, q := range r.inHand(nil) {
		if q.kind != "many" {
			asks = append(asks, q)
		}
	}
	if len(asks) == 0 || d.chance(3) {
		return fmt.Sprintf("{if: %s, then: %s, else: %s}", d.when(r), below(), below())
	}
	q := pick(d, asks...)
	asked[q.id] = true
	var answers []string
	for _, o := range q.options {
		answers = append(answers, fmt.Sprintf("%q: %s", o, below()))
	}
	if !q.refuses && d.chance(3) {
		answers = append(answers, "not-known: "+below())
	}
	return fmt.Sprintf("{ask: %s, answers: {%s}}", q.id, strings.Join(answers, ", "))
}

// guarantee draws a promise about a tree; "" for none.
func (d *drawing) guarantee(tree string, r reach, leaves []string, ordered bool) string {
	if !d.chance(5) {
		return ""
	}
	verdicts := []string{"settles-on", "keeps-possible", "never"}
	if ordered {
		verdicts = append(verdicts, "at-least-as-protective-as")
	}
	when := ""
	if c := d.when(r); c != "" && d.chance(5) {
		when = ", when: " + c
	}
	return fmt.Sprintf("  - {id: g-%s, says: It holds, tree: %s%s, %s: %s}\n", tree, tree, when, pick(d, verdicts...), pick(d, leaves...))
}
