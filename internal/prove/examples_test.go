package prove_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"safeguard/internal/procedure"
	"safeguard/internal/prove"
)

// file is a procedure of one stage with two outcomes and two yes-no questions,
// "saw" and "told", that the given parts complete.
func file(parts string) string {
	return `
format: 1
id: small
title: Small
edition: "1"
source: {title: Small, paragraphs: {"1": {gist: One}}}
outcomes:
  refer: {title: Refer, duty: must, cite: ["1"], opens: true, actions: [telephone]}
  support: {title: Support, duty: should, cite: ["1"], opens: true, actions: [write]}
  nothing: {title: No route, duty: none, opens: false}
` + parts
}

// asked is what most of the procedures ask.
const asked = `
questions:
  saw: {ask: Was it seen, type: yes-no, cite: ["1"]}
  told: {ask: Was it told, type: yes-no, cite: ["1"]}
stages: [{id: first, title: First, checklist: [saw, told], trees: [route]}]
`

const actions = `
actions:
  telephone: {do: Telephone, by: Somebody}
  write: {do: Write, by: Somebody}
`

const bySaw = `
trees:
  route: {title: A route, ask: saw, answers: {"yes": refer, "no": support}}
`

func bySawOf(kind string) string {
	return strings.Replace(bySaw, "ask:", "for-each: "+kind+", ask:", 1)
}

// ofOneChild is a tree for each child, and its questions.
const ofOneChild = `
subjects: {child: {label: Child, ask: Who}}
questions:
  saw: {about: child, ask: Was it seen, type: yes-no, cite: ["1"]}
stages: [{id: first, title: First, subjects: [child], checklist: [saw], trees: [route]}]
` + actions

// The rules one by one: what each of these small procedures breaks, and how often.
func TestWhatIsFoundInSmallProcedures(t *testing.T) {
	for _, c := range []struct {
		name  string
		parts string
		want  []string
	}{
		{"a route by one answer breaks nothing", asked + actions + bySaw, nil},
		{
			"two unknowns of which neither alone decides leave nothing to wait for", asked + actions + `
trees:
  route:
    title: A route
    if: {any: [{all: [{saw: "yes"}, {told: "yes"}]}, {all: [{saw: "no"}, {told: "no"}]}]}
    then: refer
    else: support
`,
			[]string{"awaits-nothing of route, 1 of 9: saw: not-known; told: not-known"},
		},
		{
			"a question asked again has an answer already", asked + actions + `
trees:
  route:
    title: A route
    ask: saw
    answers:
      "yes": refer
      "no": {ask: saw, answers: {"yes": refer, "no": support}}
`,
			[]string{"unreachable-branch of route"},
		},
		{
			"a question that does not apply is no branching", `
questions:
  saw: {ask: Was it seen, type: yes-no, cite: ["1"]}
  told: {ask: Was it told, type: yes-no, cite: ["1"], when: {saw: "yes"}}
stages: [{id: first, title: First, checklist: [saw, told], trees: [route]}]
trees:
  route: {title: A route, ask: told, answers: {"yes": refer, "no": support}}
` + actions,
			[]string{"asked-where-it-does-not-apply of route, 3 of 9: saw: no"},
		},
		{
			"an answer that is not asked for reads as no", `
questions:
  saw: {ask: Was it seen, type: yes-no, cite: ["1"]}
  told: {ask: Was it told, type: yes-no, cite: ["1"], when: {saw: "yes"}}
stages: [{id: first, title: First, checklist: [saw, told], trees: [route]}]
trees:
  route: {title: A route, if: {told: "yes"}, then: refer, else: support}
` + actions,
			[]string{"read-where-not-asked of route, 1 of 9: saw: no; told: yes"},
		},
		{
			"nothing is both", asked + actions + bySaw + `
tensions:
  - {id: both, when: {all: [{saw: "yes"}, {saw: "no"}]}, says: Both}
`,
			[]string{"never-true of both"},
		},
		{
			"a condition that every answer meets is none", asked + actions + bySaw + `
tensions:
  - {id: any-at-all, when: {saw: ["yes", "no", not-known]}, says: All}
`,
			[]string{"always-true of any-at-all"},
		},
		{
			"a stage that every answer opens is opened by none", `
questions:
  saw: {ask: Was it seen, type: yes-no, cite: ["1"]}
  told: {ask: Was it told, type: yes-no, cite: ["1"]}
stages:
  - {id: first, title: First, checklist: [saw], trees: [route]}
  - {id: second, title: Second, when: {saw: ["yes", "no"]}, checklist: [told]}
` + actions + bySaw,
			[]string{"always-true of second"},
		},
		{
			"a part that another holds already says nothing", asked + actions + bySaw + `
tensions:
  - {id: either, when: {any: [{saw: "yes"}, {saw: ["yes", not-known]}]}, says: Either}
`,
			[]string{"redundant-part of either"},
		},
		{
			"a stage and its question can shut each other out", `
questions:
  saw: {ask: Was it seen, type: yes-no, cite: ["1"]}
  told: {ask: Was it told, type: yes-no, cite: ["1"], when: {saw: "no"}}
stages:
  - {id: first, title: First, checklist: [saw], trees: [route]}
  - {id: second, title: Second, when: {saw: "yes"}, checklist: [told]}
` + actions + bySaw,
			[]string{"never-asked of told"},
		},
		{
			"a guarantee is broken by an answer that leaves its outcome open", asked + actions + bySaw + `
guarantees:
  - {id: referred, says: What was told is referred, tree: route, when: {told: "yes"}, settles-on: refer}
`,
			[]string{"guarantee-fails of referred, 2 of 9: saw: no or not-known; told: yes"},
		},
		{
			"what is not known closes a route", asked + actions + `
trees:
  route: {title: A route, ask: saw, answers: {"yes": refer, "no": support, not-known: nothing}}
`,
			[]string{"unknown-closes-route of route, 3 of 9: saw: not-known"},
		},
		{
			"what is not known is taken for less serious", asked + actions + `
trees:
  route: {title: A route, protective-order: [refer, support], ask: saw, answers: {"yes": refer, "no": support, not-known: support}}
`,
			[]string{"not-known-less-serious of route, 3 of 9: saw: not-known"},
		},
		{
			"an action waits for what its outcome excludes", asked + bySaw + `
actions:
  telephone: {do: Telephone, by: Somebody, when: {saw: "no"}}
  write: {do: Write, by: Somebody}
`,
			[]string{"action-never-kept of telephone"},
		},
		{
			"a deadline counts from a day that is not asked for", `
questions:
  saw: {ask: Was it seen, type: yes-no, cite: ["1"]}
  day: {ask: On what day, type: date, cite: ["1"], when: {saw: "no"}}
stages: [{id: first, title: First, checklist: [saw, day], trees: [route]}]
actions:
  telephone: {do: Telephone, by: Somebody, due: {within: 1, unit: days, of: day}}
  write: {do: Write, by: Somebody}
` + bySaw,
			[]string{"deadline-without-start of telephone, 1 of 3: saw: yes"},
		},
		{
			"an outcome orders what an answer forbids", `
questions:
  saw: {ask: Was it seen, type: yes-no, cite: ["1"]}
  told: {ask: Was it told, type: yes-no, cite: ["1"], alerts: {"yes": [wait]}}
stages: [{id: first, title: First, checklist: [saw, told], trees: [route]}]
actions:
  telephone: {do: Telephone, by: Somebody}
  write: {do: Write, by: Somebody}
  wait: {do-not: "telephone!", until: Somebody agrees}
` + bySaw,
			[]string{"do-and-do-not of telephone, 1 of 9: saw: yes; told: yes"},
		},
		{
			"a ban holds for as long as it is brought", asked + bySaw + `
actions:
  telephone: {do-not: Telephone, until: Somebody agrees, when: {saw: "yes"}}
  write: {do: Write, by: Somebody}
`,
			[]string{"ban-never-lifted of telephone"},
		},
		{
			"what is not known lifts a ban", asked + bySaw + `
actions:
  telephone: {do-not: Telephone, until: Somebody agrees, when: {told: "yes"}}
  write: {do: Write, by: Somebody}
`,
			[]string{"not-known-lifts-ban of telephone, 1 of 9: saw: yes; told: not-known"},
		},
		{
			"an action waits for an answer that is not asked for", `
questions:
  saw: {ask: Was it seen, type: yes-no, cite: ["1"]}
  heard: {ask: Was it heard, type: yes-no, cite: ["1"]}
  told: {ask: Was it told, type: yes-no, cite: ["1"], when: {heard: "yes"}}
stages: [{id: first, title: First, checklist: [saw, heard, told], trees: [route]}]
actions:
  telephone: {do: Telephone, by: Somebody, duty: may, urgent: true, when: {told: "yes"}}
  write: {do: Write, by: Somebody}
` + bySaw,
			[]string{"when-reads-what-is-not-asked of telephone, 1 of 27: saw: yes; heard: no; told: yes"},
		},
		{
			"a ban stands for want of a reply alone", asked + bySaw + `
actions:
  telephone: {do-not: Telephone, until: Somebody agrees, when: {told: not-known}}
  write: {do: Write, by: Somebody}
`,
			[]string{"ban-only-while-unknown of telephone"},
		},
		{
			"an outcome comes without what is to be done", asked + bySaw + `
actions:
  telephone: {do: Telephone, by: Somebody, duty: must, when: {told: "yes"}}
  write: {do: Write, by: Somebody}
`,
			[]string{"outcome-without-its-action of refer, 2 of 9: saw: yes; told: no or not-known"},
		},
		{
			"it takes two children to differ", ofOneChild + `
trees:
  route:
    title: A route
    if: {all: [{some: child, where: {saw: "yes"}}, {some: child, where: {saw: "no"}}]}
    then: refer
    else: support
guarantees:
  - {id: never-refer, says: Nothing is referred, tree: route, when: {some: child, where: {saw: "yes"}}, never: refer}
`,
			[]string{"awaits-nothing of route, 0 of 3", "guarantee-fails of never-refer, 0 of 3"},
		},
		{
			"a stage that some child brings about is worked for another child, too", `
subjects: {child: {label: Child, ask: Who}}
questions:
  saw: {about: child, ask: Was it seen, type: yes-no, cite: ["1"]}
stages:
  - {id: first, title: First, subjects: [child], checklist: [saw]}
  - {id: second, title: Second, when: {some: child, where: {saw: "yes"}}, trees: [route]}
` + actions + bySawOf("child"),
			nil,
		},
		{
			"any of several is said in one go", `
questions:
  seen: {ask: What was seen, type: many, cite: ["1"], options: {smoke: Smoke, fire: Fire, ash: Ash}}
stages: [{id: first, title: First, checklist: [seen], trees: [route]}]
trees:
  route: {title: A route, if: {seen: [smoke, fire]}, then: refer, else: support}
guarantees:
  - {id: never-refer, says: Nothing is referred, tree: route, when: {seen: [smoke, fire]}, never: refer}
` + actions,
			[]string{"guarantee-fails of never-refer, 12 of 16: seen: any of smoke, fire"},
		},
		{
			"a child that may not be listed settles nothing", ofOneChild + `
trees:
  route: {title: A route, if: {none: child}, then: support, else: refer}
guarantees:
  - {id: no-child, says: No child, tree: route, when: {some: child, where: {saw: ["yes", not-known]}}, settles-on: support}
`,
			[]string{"guarantee-fails of no-child, 2 of 3: saw: yes or not-known"},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := loaded(t, file(c.parts))
			if got := foundByOracle(p, c.want); !slices.Equal(got, c.want) {
				t.Errorf("the oracle finds\n%q\nwant\n%q", got, c.want)
			}
			if got := found(prove.Prove(p, prove.Limits{})); !slices.Equal(got, c.want) {
				t.Errorf("Prove finds\n%q\nwant\n%q", got, c.want)
			}
			for _, d := range disagreements(p) {
				t.Error(d)
			}
		})
	}
}

// found gives the claims that fail, with how often and of what, in the order of
// their words.
func found(claims []prove.Claim) []string {
	var list []string
	for _, c := range claims {
		if c.Verdict == prove.Holds {
			continue
		}
		text := c.Rule + " of " + c.Of
		if c.Sets != nil {
			text += fmt.Sprintf(", %v of %v", c.Sets, c.In)
		}
		for i, pattern := range c.Patterns {
			text += []string{": ", " | "}[min(i, 1)] + pattern
		}
		list = append(list, text)
	}
	slices.Sort(list)
	return list
}

// foundByOracle gives the same by the oracle, which has no patterns of its own:
// those that are wanted, where they are right.
func foundByOracle(p *procedure.Procedure, want []string) []string {
	w := newWorld(p)
	var list []string
	for _, c := range w.judge() {
		if !c.fails() {
			continue
		}
		text := c.rule + " of " + c.of
		if !c.wantsOne {
			sets, in := w.count(c)
			text += fmt.Sprintf(", %d of %d", sets, in)
		}
		for _, full := range want {
			if len(full) > len(text)+1 && full[:len(text)+2] == text+": " && len(patternsDiffer([]string{full[len(text)+2:]}, w.counted(c.shows))) == 0 {
				text = full
			}
		}
		list = append(list, text)
	}
	slices.Sort(list)
	return list
}
