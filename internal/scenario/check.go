package scenario

import (
	"fmt"
	"slices"
	"strings"

	"safeguard/internal/decide"
	"safeguard/internal/fault"
	"safeguard/internal/field"
	"safeguard/internal/procedure"
)

const ruleExpectation = "expectation"

// Check compares what is expected with what the engine decides after the last
// inject. It gives each difference in words, at the place of the expectation, in
// the order of the file; none means that the scenario comes out as expected.
func Check(s *Scenario) []fault.Fault {
	c := newChecker(s)
	for i := range s.Expect.Decisions {
		c.decision(&s.Expect.Decisions[i])
	}
	if s.Expect.Alerts != nil {
		c.alerts(s.Expect.Alerts)
	}
	for i := range s.Expect.Due {
		c.due(&s.Expect.Due[i])
	}
	for _, never := range s.Expect.Never {
		c.never(never)
	}
	return c.found.All()
}

type checker struct {
	s         *Scenario
	path      *decide.Path
	decisions map[about]*decide.Decision
	actions   map[about]*decide.Action
	found     fault.List
}

// about is a tree or an action, and what stands in a scenario for whom it is
// about.
type about struct{ id, of string }

func newChecker(s *Scenario) *checker {
	c := &checker{s: s, path: decide.Decide(s.End()), decisions: map[about]*decide.Decision{}, actions: map[about]*decide.Action{}}
	for i := range c.path.Decisions {
		d := &c.path.Decisions[i]
		c.decisions[about{d.Tree.ID, key(c.path, d.Subject)}] = d
	}
	for i := range c.path.Actions {
		a := &c.path.Actions[i]
		if name := (about{a.ID(), key(c.path, a.Subject)}); a.Do != nil && c.actions[name] == nil {
			c.actions[name] = a
		}
	}
	return c
}

func (c *checker) differ(at fault.Place, message, hint string) {
	c.found.Add(fault.Fault{Path: c.s.Path, Place: at, Rule: ruleExpectation, Message: message, Hint: hint})
}

func (c *checker) decision(want *Decision) {
	got := c.decisions[about{want.Tree.ID, want.Of}]
	switch {
	case got == nil:
		c.differ(want.At, fmt.Sprintf("%s gives no decision for %s, where one was expected", want.Tree.ID, want.Of), "")
	case !sameSet(got.Possible, want.Possible):
		name := got.Tree.ID + of(c.path, got.Subject)
		c.differ(want.At, fmt.Sprintf("%s %s, where %s", name, is(got.Possible), wanted(want.Possible, len(got.Possible))), c.restsOn(got)+c.asExpected(got, want.Possible))
	}
}

func sameSet[T comparable](a, b []T) bool {
	return len(a) == len(b) && !slices.ContainsFunc(a, func(t T) bool { return !slices.Contains(b, t) })
}

// is tells what a decision holds possible.
func is(possible []*procedure.Outcome) string {
	switch len(possible) {
	case 0:
		return "is not reached"
	case 1:
		return "is " + possible[0].ID
	}
	return "can be " + field.Or(ids(possible))
}

// wanted tells what was expected, where so many outcomes are possible.
func wanted(possible []*procedure.Outcome, got int) string {
	switch {
	case len(possible) == 0:
		return "it was expected not to be reached"
	case len(possible) == 1 && got > 1:
		return possible[0].ID + " alone was expected"
	}
	return field.Or(ids(possible)) + " was expected"
}

// restsOn tells what a decision rests on or waits for.
func (c *checker) restsOn(d *decide.Decision) string {
	switch {
	case d.Status == decide.Open && len(d.Awaiting) > 0:
		return "it waits because " + c.sayAll(awaited(d))
	case len(d.Trace) > 0:
		return "it rests on this: " + c.sayAll(d.Trace)
	}
	return "it rests on no answer"
}

func awaited(d *decide.Decision) []decide.Item {
	items := make([]decide.Item, len(d.Awaiting))
	for i, await := range d.Awaiting {
		items[i] = await.Item
	}
	return items
}

// mostSaid bounds how many answers a hint tells.
const mostSaid = 6

func (c *checker) sayAll(items []decide.Item) string {
	var words []string
	for _, i := range items[:min(len(items), mostSaid)] {
		words = append(words, said(c.path, i))
	}
	if more := len(items) - mostSaid; more > 0 {
		words = append(words, fmt.Sprintf("%d more", more))
	}
	return field.And(words)
}

// asExpected finds one reply that would give what was expected.
func (c *checker) asExpected(d *decide.Decision, want []*procedure.Outcome) string {
	would := func(i decide.Item, reply string) string {
		return fmt.Sprintf("; %s, answered %s, would make it so", i.ID()+of(c.path, i.Of()), reply)
	}
	for _, await := range d.Awaiting {
		for _, lead := range await.Leads {
			if sameSet(lead.Possible, want) {
				return would(await.Item, lead.Reply)
			}
		}
	}
	for _, change := range d.WouldChange {
		if change.Question.Type == procedure.Many || !sameSet(change.Possible, want) {
			continue
		}
		for i, o := range change.Question.Options {
			if change.Answer.Options.Has(i) {
				return would(change.Item, o.ID)
			}
		}
	}
	return ""
}

func (c *checker) alerts(want *Alerts) {
	for _, one := range want.Actions {
		if !slices.ContainsFunc(c.path.Alerts, func(a decide.Alert) bool { return a.Action == one.Action }) {
			c.differ(one.At, fmt.Sprintf("%s is not raised, where it was expected as an alert", one.Action.ID), raisedBy(c.s.Procedure, one.Action))
		}
	}
	told := map[*procedure.Action]bool{}
	for _, got := range c.path.Alerts {
		if told[got.Action] || slices.ContainsFunc(want.Actions, func(a Alert) bool { return a.Action == got.Action }) {
			continue
		}
		told[got.Action] = true
		whom, items := c.raised(got.Action)
		c.differ(want.At, fmt.Sprintf("%s is raised%s, where it is not among the alerts expected", got.Action.ID, whom), c.sayAll(items))
	}
}

// raised tells for whom an action is raised, and which answers raise it.
func (c *checker) raised(a *procedure.Action) (whom string, items []decide.Item) {
	var names []string
	for _, got := range c.path.Alerts {
		if got.Action != a {
			continue
		}
		if name := strings.TrimPrefix(of(c.path, got.Subject), " of "); name != "" && !slices.Contains(names, name) {
			names = append(names, name)
		}
		if !slices.Contains(items, got.Item) {
			items = append(items, got.Item)
		}
	}
	if len(names) > 0 {
		whom = " for " + field.And(names)
	}
	return whom, items
}

// raisedBy tells which replies raise an action.
func raisedBy(p *procedure.Procedure, a *procedure.Action) string {
	var replies []string
	for _, q := range p.Questions {
		for _, o := range q.Options {
			if slices.Contains(o.Alerts, a) {
				replies = append(replies, q.ID+" "+o.ID)
			}
		}
		if slices.Contains(q.NotKnownAlerts, a) {
			replies = append(replies, q.ID+" "+procedure.NotKnown)
		}
	}
	if len(replies) == 0 {
		return ""
	}
	if a.When != nil {
		return "it is raised by " + field.Or(replies) + ", while its own when is true"
	}
	return "it is raised by " + field.Or(replies)
}

func (c *checker) due(want *Due) {
	got := c.actions[about{want.Action.ID, want.Of}]
	if got == nil {
		whom := ""
		if want.Of != Case {
			whom = " for " + want.Of
		}
		c.differ(want.At, fmt.Sprintf("%s is not to be done%s, where it was expected by %s", want.Action.ID, whom, want.On), c.broughtBy(want))
		return
	}
	name := want.Action.ID + of(c.path, got.Subject)
	switch {
	case got.Due == want.On:
	case got.Due.IsZero():
		c.differ(want.At, fmt.Sprintf("%s has no date, where %s was expected", name, want.On), got.DueNote)
	default:
		c.differ(want.At, fmt.Sprintf("%s is due on %s, where %s was expected", name, got.Due, want.On), c.countedFrom(got))
	}
}

func (c *checker) countedFrom(a *decide.Action) string {
	q, subject := a.Do.Due.Of, 0
	if q.About != nil {
		subject = a.Subject.Index
	}
	counted := " are counted: "
	if a.Do.Due.Within == 1 {
		counted = " is counted: "
	}
	return decide.Span(a.Do.Due) + counted + said(c.path, decide.Item{Question: q, Subject: subject})
}

// broughtBy tells which outcomes would bring an action that is not to be done, and
// what came out in their place.
func (c *checker) broughtBy(want *Due) string {
	var list []string
	for _, t := range c.s.Procedure.Trees {
		for _, o := range t.Leaves {
			if slices.Contains(o.Actions, want.Action) {
				list = append(list, c.wouldBring(t, o, want.Of))
			}
		}
	}
	if len(list) == 0 {
		return raisedBy(c.s.Procedure, want.Action)
	}
	return strings.Join(list, "; ")
}

func (c *checker) wouldBring(t *procedure.Tree, o *procedure.Outcome, whom string) string {
	got := c.decisions[about{t.ID, whom}]
	switch {
	case got == nil:
		return fmt.Sprintf("%s would bring it, and %s gives no decision for %s", o.ID, t.ID, inWords(whom))
	case len(got.Possible) == 1 && got.Possible[0] == o:
		return fmt.Sprintf("%s brings it, and came out, but its own when is not true", o.ID)
	}
	fate := "did not come out"
	if slices.Contains(got.Possible, o) {
		fate = "is not settled"
	}
	return fmt.Sprintf("%s would bring it, and %s: %s %s", o.ID, fate, t.ID+of(c.path, got.Subject), is(got.Possible))
}

// inWords names whom something in a scenario is about.
func inWords(of string) string {
	switch of {
	case Case:
		return "the case"
	case NotListed:
		return "whoever is not listed yet"
	}
	return of
}

func (c *checker) never(want Never) {
	for i := range c.path.Decisions {
		d := &c.path.Decisions[i]
		if slices.Contains(d.Possible, want.Outcome) {
			c.differ(want.At, fmt.Sprintf("%s is possible in %s, where it was never to be", want.Outcome.ID, d.Tree.ID+of(c.path, d.Subject)), c.restsOn(d))
			return
		}
	}
}
