package report_test

import (
	"bytes"
	"strings"
	"testing"

	"safeguard/internal/answers"
	"safeguard/internal/decide"
	"safeguard/internal/procedure"
	"safeguard/internal/report"
)

// A meeting that must be held within three days, and a letter that should be
// written within one.
const meetingAndLetter = `
format: 1
id: small
title: Small
edition: "1"
source: {title: Small, paragraphs: {"1": {gist: One}}}
questions:
  worry: {ask: Is anyone worried, type: yes-no, cite: ["1"]}
  told-on: {ask: When was it told, type: date, cite: ["1"]}
stages: [{id: first, title: First, checklist: [worry, told-on], trees: [route]}]
trees:
  route: {title: The route, ask: worry, answers: {"yes": meet, "no": nothing}}
outcomes:
  meet: {title: A meeting, duty: must, opens: true, cite: ["1"], actions: [write, hold]}
  nothing: {title: No route, duty: none, opens: false}
actions:
  write: {do: Write to the team, by: Somebody, duty: should, due: {within: 1, unit: days, of: told-on}}
  hold: {do: Hold the meeting, by: Somebody, duty: must, due: {within: 3, unit: days, of: told-on}}
`

func TestInShortADateStandsBesideTheDutyThatCarriesIt(t *testing.T) {
	p, faults := procedure.Load("small.yaml", []byte(meetingAndLetter))
	if p == nil {
		t.Fatal(faults.All())
	}
	a, faults := answers.Load(p, "a.yaml", []byte("answers: {worry: \"yes\", told-on: 2026-11-23}\n"))
	if a == nil {
		t.Fatal(faults.All())
	}
	var page bytes.Buffer
	if err := report.Text(&page, decide.Decide(a), report.Said{}, report.Looks{Width: 100}); err != nil {
		t.Fatal(err)
	}
	if want := "A meeting (must), by Thu 26 Nov 2026\n"; !strings.Contains(page.String(), want) {
		t.Errorf("got\n%s\nwant %q in it", page.String(), want)
	}
}
