package report_test

import (
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	"safeguard/internal/procedure"
	"safeguard/internal/report"
	"safeguard/internal/yamldoc"
)

func TestEveryTextOfAProcedureStandsInItsJSON(t *testing.T) {
	const file = "../../procedures/child-abuse-ict/procedure.yaml"
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	root, faults := yamldoc.Parse(file, data)
	if root == nil {
		t.Fatal(faults.All())
	}
	have := map[string]bool{}
	collect(laidOpen(t, shared(t)), have)
	texts := textsOf(root)
	if len(texts) < 300 {
		t.Fatalf("got %d texts, want more than 300", len(texts))
	}
	for _, text := range texts {
		if !have[text] {
			t.Errorf("%q is not there", text)
		}
	}
}

func TestWhatIsNotATextStandsInTheJSONToo(t *testing.T) {
	const small = `
format: 1
id: small
title: Small
edition: "1"
calendar: scotland
source: {title: A manual, paragraphs: {"1.1": {gist: Tell the Police at once.}}}
questions:
  found: {ask: "Is the child found?", type: yes-no, not-known: refuse, judgement: true, basis: practice, cite: ["1.1"]}
  safe:
    ask: Is the child safe?
    type: yes-no
    recall: [found]
    when: {found: "yes"}
    alerts: {not-known: [tell]}
    cite: ["1.1"]
  day: {ask: "When was it seen?", type: date, cite: ["1.1"]}
outcomes:
  act: {title: Act, duty: must, opens: true, cite: ["1.1"], actions: [tell]}
  rest: {title: Rest, duty: none, opens: false}
actions:
  tell: {do: Tell the Police, by: all, duty: must, basis: practice, due: {within: 3, unit: working-days, of: day}, cite: ["1.1"]}
trees:
  route: {title: Route, protective-order: [act, rest], ask: safe, answers: {"no": act, "yes": rest}}
stages:
  - {id: first, title: First, checklist: [found, safe, day], trees: [route]}
interpretations:
  reading: {says: Read so, cite: ["1.1"], shown-with: [act, route, safe], when: {safe: "no"}}
guarantees:
  - {id: acts, says: It acts., tree: route, when: {safe: "no"}, settles-on: act}
`
	p, faults := procedure.Load("small.yaml", []byte(small))
	if p == nil {
		t.Fatal(faults.All())
	}
	whole := laidOpen(t, p)
	for _, want := range []struct {
		of   string // keys and places in lists, from the top
		says string
	}{
		{"calendar", `"scotland"`},
		{"questions 0 not-known", `"refuse"`},
		{"questions 0 judgement", `true`},
		{"questions 0 basis", `"practice"`},
		{"questions 1 not-known", `""`},
		{"questions 1 judgement", `false`},
		{"questions 1 basis", `"chapter"`},
		{"questions 1 recall", `["found"]`},
		{"questions 1 not-known-alerts", `["tell"]`},
		{"trees 0 protective-order", `["act","rest"]`},
		{"actions 0 basis", `"practice"`},
		{"actions 0 due", `{"of":"day","unit":"working-days","within":3}`},
		{"interpretations 0 shown-with", `{"outcomes":["act"],"questions":["safe"],"trees":["route"]}`},
		{"interpretations 0 cite", `["1.1"]`},
	} {
		if got := standsAt(t, whole, want.of); got != want.says {
			t.Errorf("%s: got %s, want %s", want.of, got, want.says)
		}
	}
	for _, when := range []string{"interpretations 0 when", "guarantees 0 when"} {
		if got := standsAt(t, whole, when); !strings.Contains(got, "Is the child safe?") {
			t.Errorf("%s: got %s, want the condition in words", when, got)
		}
	}
}

// laidOpen is what the JSON of a procedure holds.
func laidOpen(t *testing.T, p *procedure.Procedure) any {
	t.Helper()
	var b strings.Builder
	if err := report.ProcedureJSON(&b, p); err != nil {
		t.Fatal(err)
	}
	var whole any
	if err := json.Unmarshal([]byte(b.String()), &whole); err != nil {
		t.Fatal(err)
	}
	return whole
}

// standsAt gives what stands at a place of a document, as JSON.
func standsAt(t *testing.T, v any, place string) string {
	t.Helper()
	for _, step := range strings.Fields(place) {
		switch within := v.(type) {
		case map[string]any:
			v = within[step]
		case []any:
			v = within[int(step[0]-'0')]
		}
	}
	text, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// textsOf gives the values of a file that are more than a word: ids, replies and
// words of the format are single words.
func textsOf(n *yamldoc.Node) []string {
	var texts []string
	if n.Kind == yamldoc.Scalar && strings.Contains(n.Value, " ") {
		texts = append(texts, n.Value)
	}
	for _, pair := range n.Pairs {
		texts = slices.Concat(texts, textsOf(pair.Value))
	}
	for _, item := range n.Items {
		texts = slices.Concat(texts, textsOf(item))
	}
	return texts
}
