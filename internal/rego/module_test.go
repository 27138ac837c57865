package rego_test

import (
	"bytes"
	"flag"
	"io/fs"
	"os"
	"strconv"
	"strings"
	"testing"

	"safeguard/internal/procedure"
	"safeguard/internal/rego"
	"safeguard/procedures"
)

var update = flag.Bool("update", false, "write the expected module anew")

func load(t *testing.T, data []byte) *procedure.Procedure {
	t.Helper()
	p, faults := procedure.Load("procedure.yaml", data)
	if p == nil {
		t.Fatal(faults.All())
	}
	return p
}

// lent asks one thing of each form: a condition on a stage, a question and an
// action, some and every, a branch of not known's own.
const lent = `format: 1
id: lent-tools
title: Tools that are lent
edition: "1"
source: {title: An invented rule, paragraphs: {"1": {section: Lending, gist: Lend with care.}}}
subjects: {tool: {label: Tool, ask: "Which tools?"}}
questions:
  open: {ask: "Is the shed open?", type: yes-no, cite: ["1"]}
  sharp: {about: tool, ask: "Is {tool} sharp?", type: yes-no, when: {open: "yes"}, alerts: {"yes": [cover], not-known: [cover]}, cite: ["1"]}
  use: {ask: "What is it for?", type: many, options: {garden: Garden, kitchen: Kitchen}, cite: ["1"]}
stages:
  - {id: asking, title: Asking, subjects: [tool], checklist: [open, sharp, use]}
  - {id: lending, title: Lending, when: {open: ["yes", not-known]}, trees: [lend, keep]}
trees:
  lend: {title: "Lend {tool}", for-each: tool, ask: sharp, answers: {"yes": {if: {use: garden}, then: lent, else: kept}, "no": lent, not-known: kept}}
  keep: {title: Keep any, if: {any: [{some: tool, where: {sharp: "yes"}}, {every: tool, where: {sharp: "no"}}, {none: tool}]}, then: lent, else: kept}
outcomes:
  lent: {title: Lent, duty: may, opens: true, cite: ["1"]}
  kept: {title: Kept, duty: none, opens: false}
actions:
  cover: {do: "Cover {tool}", by: The lender, urgent: true, when: {use: [garden, not-known]}, cite: ["1"]}
tensions:
  - {id: odd, for-each: tool, when: {sharp: "no", use: kitchen}, says: "{tool} is of no use there.", cite: ["1"]}
`

func TestAModuleSaysInRegoWhatTheProcedureSays(t *testing.T) {
	const golden = "testdata/lent-tools.rego"
	got := rego.Module(load(t, []byte(lent)))
	if *update {
		if err := os.WriteFile(golden, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("the module has changed; look at it with: go test ./internal/rego -update && git diff")
	}
}

func TestEveryPartOfTheBundledProcedureStandsInItsModule(t *testing.T) {
	data, err := fs.ReadFile(procedures.Files, "child-abuse-ict/procedure.yaml")
	if err != nil {
		t.Fatal(err)
	}
	p := load(t, data)
	module := string(rego.Module(p))
	has := func(what string) {
		t.Helper()
		if !strings.Contains(module, what) {
			t.Errorf("the module has no %s", what)
		}
	}
	low := func(id string) string { return strings.ReplaceAll(id, "-", "_") }
	for _, q := range p.Questions {
		has("\nis__" + low(q.ID) + "(")
		has("\nquestion_applies(" + strconv.Quote(q.ID) + ",")
	}
	for _, tree := range p.Trees {
		has("\ntree__" + low(tree.ID) + "_1(")
		has("\ntree_steps(" + strconv.Quote(tree.ID) + ",")
	}
	for _, o := range p.Outcomes {
		has("(_) := {" + strconv.Quote(o.ID) + "}")
	}
	for _, a := range p.Actions {
		has("\naction_keeps(" + strconv.Quote(a.ID) + ",")
	}
	for _, tension := range p.Tensions {
		has("\ntension_holds(" + strconv.Quote(tension.ID) + ",")
	}
	if again := string(rego.Module(p)); again != module {
		t.Error("written again it is another")
	}
}

// Whatever a title says, it says it in a comment or a text and is no rule.
func TestWordsOfAFileNeverBecomeRego(t *testing.T) {
	for _, place := range []string{"title: Tools that are lent", `ask: "Is the shed open?"`, "title: Asking", "title: Keep any", "label: Tool"} {
		key, _, _ := strings.Cut(place, ":")
		data := strings.Replace(lent, place, key+`: "\"Lent\"\n\npath := {}\n#"`, 1)
		p, _ := procedure.Load("procedure.yaml", []byte(data))
		if p == nil { // a line break may not stand there
			continue
		}
		if strings.Contains(string(rego.Module(p)), "\npath := {}") {
			t.Errorf("%s: its words became a rule", place)
		}
	}
}
