package decide_test

// The small procedures that the rules are shown with.

// visit is a small invented procedure: a concern, a discussion for each child
// and person, and a conference.
const visit = `
subjects:
  child: {label: Child, ask: Which children}
  person: {label: Person, ask: Which people}
questions:
  concern:
    ask: What is suspected
    type: many
    options: {images: Images, grooming: Grooming, contact: Contact}
    groups: {online: [images, grooming]}
    alerts: {images: [tell-police], grooming: [tell-police, tell-school], not-known: [ask-referrer]}
    cite: ["1"]
  told: {ask: Has the family been told, type: yes-no, when: {concern: any-option}, alerts: {"yes": [say-who-told]}, cite: ["1"]}
  held: {ask: Is the discussion held, type: yes-no, when: {concern: any-option}, cite: ["1"]}
  met: {ask: When was the discussion, type: date, cite: ["2"]}
  began: {ask: When did it begin, type: date, known-by: the team manager, cite: ["2"]}
  risk: {about: child, ask: "Is {child} at risk", type: yes-no, alerts: {"yes": [protect-now]}, cite: ["2"]}
  borne-out: {about: child, ask: "Was it borne out for {child}", type: yes-no, cite: ["2"]}
  works: {about: person, ask: "Does {person} work with children", type: yes-no, cite: ["2"]}
  helps: {about: person, ask: "Does {person} help at a club", type: yes-no, cite: ["2"]}
stages:
  - {id: referral, title: Referral, checklist: [concern, told, held, met, began], trees: [refer]}
  - {id: discussion, title: Discussion, when: {concern: any-option}, subjects: [child, person], checklist: [risk, works, helps], trees: [allegations, closed]}
  - {id: assessment, title: Assessment, when: {held: "yes"}, trees: [finding]}
trees:
  refer: {title: Referral, if: {concern: online}, then: refer, else: {if: {concern: contact}, then: refer-contact, else: outside}}
  allegations: {title: "Work of {person}", for-each: person, if: {any: [{works: "yes"}, {helps: "yes"}]}, then: allegations, else: no-route}
  closed: {title: Both clear, if: {every: person, where: {works: "no", helps: "no"}}, then: no-route, else: allegations}
  finding:
    title: "Finding for {child}"
    for-each: child
    protective-order: [conference, plan, support]
    ask: risk
    answers:
      "no": {ask: borne-out, answers: {"no": support, "yes": plan, not-known: plan}}
      "yes": conference
outcomes:
  refer: {title: Refer, duty: must, opens: true, cite: ["1"], actions: [hold-back, refer-police]}
  refer-contact: {title: Refer contact, duty: should, opens: true, cite: ["1"], actions: [hold-back]}
  outside: {title: Outside, duty: none, opens: false}
  allegations: {title: Allegations, duty: should, opens: true, cite: ["2"]}
  no-route: {title: No route, duty: none, opens: false}
  conference: {title: Conference, duty: must, opens: true, cite: ["3"], actions: [convene, check-date, no-visits]}
  plan: {title: Plan, duty: consider, opens: true, cite: ["3"], actions: [check-date, review]}
  support: {title: Support, duty: consider, opens: true, cite: ["3"], actions: [review]}
actions:
  tell-police: {do: Tell the police, by: Anyone, duty: must, urgent: true}
  tell-school: {do: Tell the school, by: Anyone}
  ask-referrer: {do: Ask the referrer, by: Anyone, duty: must}
  say-who-told: {do: Say who was told, by: Anyone}
  protect-now: {do: "Protect {child}", by: Anyone, duty: must, urgent: true}
  hold-back: {do-not: Speak to the family, until: It is agreed, urgent: true, when: {told: ["no", not-known]}}
  refer-police: {do: Refer, by: Anyone, duty: must}
  convene: {do: "Convene for {child}", by: Anyone, duty: must, due: {within: 15, unit: working-days, of: met}}
  check-date: {do: "Check the date for {child}", by: Anyone, due: {within: 2, unit: weeks, of: began}}
  no-visits: {do-not: "Leave {child} alone with visitors", until: The conference has met}
  review: {do: "Review for {child}", by: Anyone, due: {within: 1, unit: months, of: met}}
`

const header = `format: 1
id: drawn
title: Drawn
edition: "1"
source: {title: Drawn, paragraphs: {"1": {gist: One}, "2": {gist: Two}, "3": {gist: Three}}}
`

// twice is a tree for the case over two questions.
func twice(root string) string { return staged("", root) }

// staged is the same with a when to the stage of the tree.
func staged(when, root string) string {
	if when != "" {
		when = ", when: " + when
	}
	return `
questions:
  first: {ask: The first, type: yes-no, cite: ["1"]}
  second: {ask: The second, type: yes-no, cite: ["1"]}
stages:
  - {id: begin, title: Begin, checklist: [first, second]}
  - {id: go-on, title: Go on, trees: [tree]` + when + `}
trees:
  tree: ` + "{title: The tree, " + root[1:] + `
outcomes:
  one: {title: One, duty: must, opens: true, cite: ["1"]}
  two: {title: Two, duty: none, opens: false}
`
}

// forgotten has a tree whose first walks assume what its last must not, and one
// that needs two ticks.
const forgotten = `
questions:
  outer: {ask: The outer, type: yes-no, cite: ["1"]}
  either: {ask: Either way, type: yes-no, cite: ["1"]}
  inner: {ask: The inner, type: yes-no, cite: ["1"]}
  counts: {ask: Counts after an inner yes, type: yes-no, when: {inner: "yes"}, cite: ["1"]}
  ticked: {ask: Which, type: many, options: {a: The a, b: The b}, cite: ["1"]}
stages: [{id: begin, title: Begin, checklist: [outer, either, inner, counts, ticked], trees: [tree, ticks]}]
trees:
  tree:
    title: The tree
    ask: outer
    answers:
      "yes":
        if: {either: "yes"}
        then: {ask: inner, answers: {"yes": one, "no": {if: {counts: "yes"}, then: one, else: one}}}
        else: {if: {counts: "yes"}, then: one, else: two}
      "no": one
  ticks: {title: The ticks, if: {all: [{ticked: a}, {ticked: b}]}, then: one, else: two}
outcomes:
  one: {title: One, duty: must, opens: true, cite: ["1"]}
  two: {title: Two, duty: none, opens: false}
`

// nobodyYet has a question about the case that only a tree for each child asks.
const nobodyYet = `
subjects: {child: {label: Child, ask: Which children}}
questions:
  first: {ask: The first, type: yes-no, alerts: {"yes": [act]}, cite: ["1"]}
stages: [{id: begin, title: Begin, subjects: [child], trees: [each]}]
trees:
  each: {title: "For {child}", for-each: child, ask: first, answers: {"yes": one, "no": two}}
outcomes:
  one: {title: One, duty: must, opens: true, cite: ["1"]}
  two: {title: Two, duty: none, opens: false}
actions:
  act: {do: Act, by: Anyone}
`

// perChild brings an action by an answer about the case and by every outcome for
// a child, and has a question about a child that applies after a yes alone.
const perChild = `
subjects: {child: {label: Child, ask: Which children}}
questions:
  first: {ask: The first, type: yes-no, alerts: {"yes": [act]}, cite: ["1"]}
  second: {about: child, ask: "The second for {child}", type: yes-no, when: {first: "yes"}, cite: ["1"]}
stages: [{id: begin, title: Begin, subjects: [child], checklist: [first, second], trees: [each]}]
trees:
  each: {title: "For {child}", for-each: child, ask: first, answers: {"yes": one, "no": two}}
outcomes:
  one: {title: One, duty: must, opens: true, cite: ["1"], actions: [act, ask-after]}
  two: {title: Two, duty: none, opens: false, actions: [act, ask-after]}
actions:
  act: {do: Act, by: Anyone, when: {first: "yes"}}
  ask-after: {do: "Ask after {child}", by: Anyone, when: {second: not-known}}
tensions: [{id: tension, for-each: child, when: {first: "yes", second: "no"}, says: "{child} is pulled apart", cite: ["2"]}]
currency: [{cite: ["2"], now: Since changed}]
`

// dated has two trees that ask one question, and outcomes with deadlines from
// dates of their own.
const dated = `
questions:
  asked: {ask: Is a meeting wanted, type: yes-no, cite: ["1"]}
  met: {ask: When was it, type: date, when: {asked: "yes"}, cite: ["1"]}
  later: {ask: When was the other, type: date, cite: ["1"]}
  first: {ask: The first, type: yes-no, cite: ["1"]}
stages: [{id: begin, title: Begin, checklist: [asked, met, later, first], trees: [tree, sooner]}]
trees:
  tree: {title: The tree, ask: first, answers: {"yes": one, "no": two}}
  sooner: {title: The other, ask: first, answers: {"yes": one, "no": three}}
outcomes:
  one: {title: One, duty: must, opens: true, cite: ["1"], actions: [wait]}
  two: {title: Two, duty: none, opens: false, actions: [chase]}
  three: {title: Three, duty: none, opens: false, actions: [hurry]}
actions:
  wait: {do-not: Go on, until: All have met, due: {within: 1, unit: weeks, of: met}}
  chase: {do: Chase it, by: Anyone, due: {within: 3, unit: days, of: later}}
  hurry: {do: Hurry it, by: Anyone, due: {within: 1, unit: days, of: later}}
`

// both brings one action for a child and for a person, so that its when can
// speak of persons only all together.
const both = `
subjects: {child: {label: Child, ask: Which children}, person: {label: Person, ask: Which people}}
questions:
  first: {about: child, ask: "The first for {child}", type: yes-no, cite: ["1"]}
  known: {about: person, ask: "Is {person} known", type: yes-no, alerts: {"yes": [tell-all]}, cite: ["1"]}
stages: [{id: begin, title: Begin, subjects: [child, person], checklist: [first, known], trees: [each]}]
trees:
  each: {title: "For {child}", for-each: child, ask: first, answers: {"yes": one, "no": two}}
outcomes:
  one: {title: One, duty: must, opens: true, cite: ["1"]}
  two: {title: Two, duty: none, opens: false, actions: [tell-all]}
actions:
  tell-all: {do: Tell all, by: Anyone, when: {every: person, where: {known: "yes"}}}
`
