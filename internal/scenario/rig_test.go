package scenario_test

import (
	"fmt"
	"strings"
	"testing"

	"safeguard/internal/answers"
	"safeguard/internal/fault"
	"safeguard/internal/procedure"
	"safeguard/internal/scenario"
)

// written is a small invented procedure: nobody comes for a child.
const written = `format: 1
id: late-collection
title: When nobody comes for a child
edition: "1"
calendar: england-and-wales
source:
  paragraphs:
    "1": {gist: Why this is written., background: true}
    "2": {gist: Ring every number that is held.}
    "3": {gist: Never leave a child alone.}
    "4": {gist: Tell the duty team.}
subjects:
  child: {label: Child, ask: "Which children are waiting?"}
  adult: {label: Adult, ask: "Who was to come?", min: 1}
questions:
  reached: {ask: "Has anyone been reached?", type: yes-no, cite: ["2"], alerts: {not-known: [ring-again]}}
  noticed:
    ask: What has been noticed?
    type: many
    options: {upset: A child is upset, unwell: A child is unwell}
    alerts: {unwell: [ring-doctor]}
    cite: ["3"]
  told-on: {ask: "When was the duty team told?", type: date, when: {reached: ["no", not-known]}, cite: ["4"]}
  safe: {about: child, ask: "Is {child} safe tonight?", type: yes-no, cite: ["3"]}
  with: {about: child, ask: "Who is {child} with?", type: choice, options: {staff: Staff, neighbour: A neighbour}, not-known: refuse, cite: ["3"]}
  on-the-way: {about: adult, ask: "Is {adult} on the way?", type: yes-no, cite: ["2"]}
stages:
  - {id: calling, title: Calling, subjects: [child, adult], checklist: [reached, noticed, on-the-way], trees: [telling]}
  - {id: caring, title: Caring, when: {reached: ["no", not-known]}, checklist: [told-on, safe, with], trees: [care]}
trees:
  telling:
    title: Who is told
    ask: reached
    answers:
      "yes": nobody
      "no": {if: {noticed: any-option}, then: doctor-and-team, else: duty-team}
  care:
    title: "Where {child} goes"
    for-each: child
    protective-order: [stays, goes-home]
    ask: safe
    answers:
      "no": stays
      "yes": {if: {some: adult, where: {on-the-way: "yes"}}, then: goes-home, else: stays}
      not-known: stays
outcomes:
  nobody: {title: Nobody is told, duty: none, opens: false}
  duty-team: {title: The duty team is told, duty: must, opens: true, cite: ["4"], actions: [tell-team]}
  doctor-and-team: {title: A doctor and the team are told, duty: must, opens: true, cite: ["4"], actions: [tell-team, ring-doctor]}
  stays: {title: "{child} stays with staff", duty: must, opens: true, cite: ["3"], actions: [write-down]}
  goes-home: {title: "{child} goes home", duty: may, opens: true, cite: ["3"]}
actions:
  ring-again: {do: Ring again, by: Staff, duty: must, urgent: true, cite: ["2"]}
  ring-doctor: {do: Ring a doctor, by: Staff, duty: must, urgent: true, cite: ["3"]}
  tell-team: {do: Tell the duty team, by: The manager, duty: must, cite: ["4"]}
  write-down: {do: "Write down where {child} is", by: The manager, duty: should, due: {within: 2, unit: working-days, of: told-on}, cite: ["4"]}
guarantees:
  - {id: not-safe-stays, says: A child who is not safe stays., tree: care, when: {safe: "no"}, settles-on: stays}
tensions:
  - {id: safe-but-unwell, for-each: child, when: {safe: "yes", noticed: unwell}, says: "{child} is called safe, and a child is unwell. Who has looked?", cite: ["3"]}
interpretations:
  staff-first: {says: The text says to stay; read here as with staff., cite: ["3"], shown-with: [stays]}
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

// played is a scenario without a fault that comes out as it expects.
const played = `format: 1
id: rain
procedure: late-collection
edition: "1"
title: Rain at six
level: further
aims: [Ring again, Never leave a child alone]
welfare: Nothing here is graphic.
opening: It rains, and two children are waiting.
roles:
  manager: Has the list of numbers.
subjects: {child: [Child A, Child B], adult: [Adult 1]}
answers:
  reached: not-known
  noticed: [upset]
  safe: {Child A: "no", Child B: not-known}
  with: {Child A: staff, Child B: staff}
  on-the-way: {Adult 1: not-known}
notes: {reached: The line is dead.}
injects:
  - id: a-call
    after: reached
    tell: The phone rings. It is a wrong number.
    answers: {reached: "no", told-on: 2026-11-23}
  - {id: the-bus, after: {minutes: 10}, tell: A bus comes., answers: {safe: {Child B: "yes"}}}
  - {id: quiet, after: caring, tell: It is quiet.}
expect:
  decisions:
    telling: {case: [doctor-and-team]}
    care:
      Child A: [stays]
      Child B: [stays, goes-home]
  alerts: []
  due: {write-down: {Child A: 2026-11-25}}
  never: [nobody]
panel:
  - {view: Stay., because: Nobody is sure., cite: ["3"]}
pair: sun
facilitator: Let them talk.
`

// changed gives the scenario with one text in place of another, which it has to
// hold.
func changed(tb testing.TB, old, new string) string {
	tb.Helper()
	if !strings.Contains(played, old) {
		tb.Fatalf("the scenario does not hold %q", old)
	}
	return strings.Replace(played, old, new, 1)
}

func mustLoad(tb testing.TB, p *procedure.Procedure, data string) *scenario.Scenario {
	tb.Helper()
	s, faults := scenario.Load(p, "rain.yaml", []byte(data))
	if s == nil {
		tb.Fatal(shown(faults.All()))
	}
	return s
}

func shown(faults []fault.Fault) string {
	var b strings.Builder
	for _, f := range faults {
		fmt.Fprintf(&b, "%d:%d: %s [%s]\n", f.Line, f.Column, f.Message, f.Rule)
		if f.Hint != "" {
			fmt.Fprintf(&b, "  hint: %s\n", f.Hint)
		}
		if f.Also.Says != "" {
			fmt.Fprintf(&b, "  %d:%d: %s\n", f.Also.Line, f.Also.Column, f.Also.Says)
		}
	}
	return b.String()
}

func points(scenarios ...*scenario.Scenario) []*answers.Answers {
	var all []*answers.Answers
	for _, s := range scenarios {
		all = append(all, s.Points()...)
	}
	return all
}
