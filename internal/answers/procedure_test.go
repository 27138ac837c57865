package answers_test

import (
	"strings"
	"testing"

	"safeguard/internal/answers"
	"safeguard/internal/procedure"
)

// written is a procedure with a question of each type, about the case and about
// two kinds.
const written = `format: 1
id: late-collection
title: When nobody comes for a child
edition: "1"
source:
  paragraphs:
    "1.1": {gist: Ring every number that is held.}
subjects:
  child: {label: Child, ask: "Which children are waiting?"}
  adult: {label: Adult, ask: "Who was to come?", min: 1}
questions:
  reached: {ask: "Has anyone been reached?", type: yes-no, not-known: refuse, cite: ["1.1"]}
  place:
    ask: Where are the children?
    type: choice
    options: {hall: In the hall, garden: In the garden, street: In the street}
    cite: ["1.1"]
  noticed:
    ask: What has been noticed?
    type: many
    options: {upset: A child is upset, unwell: A child is unwell, alone: A child set off alone}
    cite: ["1.1"]
  checked:
    ask: What has been checked?
    type: many
    options: {list: The list, gate: The gate}
    not-known: refuse
    cite: ["1.1"]
  told-on: {ask: "When was the duty team told?", type: date, cite: ["1.1"]}
  remarks: {ask: "What else is known?", type: text, cite: ["1.1"]}
  safe: {about: child, ask: "Is {child} safe tonight?", type: yes-no, cite: ["1.1"]}
  needs: {about: child, ask: "What does {child} need?", type: text, cite: ["1.1"]}
  signs:
    about: child
    ask: "What was seen of {child}?"
    type: many
    options: {tears: Tears, laughter: Laughter}
    cite: ["1.1"]
  on-the-way: {about: adult, ask: "Is {adult} on the way?", type: yes-no, cite: ["1.1"]}
  last-seen: {about: adult, ask: "When was {adult} last seen?", type: date, cite: ["1.1"]}
stages:
  - id: calling
    title: Calling
    subjects: [child, adult]
    checklist: [reached, place, noticed, checked, told-on, remarks, safe, needs, signs, on-the-way, last-seen]
    trees: [telling]
trees:
  telling: {title: Who is told, ask: reached, answers: {"yes": nobody, "no": duty-team}}
outcomes:
  nobody: {title: Nobody is told, duty: none, opens: false}
  duty-team: {title: The duty team is told, duty: must, opens: true, cite: ["1.1"]}
`

func load(tb testing.TB) *procedure.Procedure {
	tb.Helper()
	return loaded(tb, written)
}

func loaded(tb testing.TB, data string) *procedure.Procedure {
	tb.Helper()
	p, faults := procedure.Load("procedure.yaml", []byte(data))
	if faults.Len() > 0 {
		tb.Fatal(faults.All())
	}
	return p
}

func mustRead(tb testing.TB, p *procedure.Procedure, data string) *answers.Answers {
	tb.Helper()
	a, faults := answers.Load(p, "answers.yaml", []byte(data))
	if faults.Len() > 0 {
		tb.Fatalf("%v\n%s", faults.All(), data)
	}
	return a
}

// said writes all that was said, without the heading: for comparing.
func said(a *answers.Answers) string {
	_, rest, _ := strings.Cut(string(a.YAML()), "\n")
	return rest
}
