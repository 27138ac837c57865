package compare

import (
	"slices"

	"safeguard/internal/answers"
	"safeguard/internal/decide"
	"safeguard/internal/fault"
	"safeguard/internal/procedure"
)

// A Case is a saved answers file tried under both versions.
type Case struct {
	Path                 string
	OldFaults, NewFaults []fault.Fault  // why it does not load under a version
	Decisions            []CaseDecision // that differ; empty unless it loads under both
	Actions              []CaseAction
}

// Fits reports whether the file loads under both versions.
func (c *Case) Fits() bool { return len(c.OldFaults)+len(c.NewFaults) == 0 }

// Differs reports whether the file no longer loads, or anything comes out
// differently.
func (c *Case) Differs() bool { return !c.Fits() || len(c.Decisions)+len(c.Actions) > 0 }

// A CaseDecision is a decision that differs. Possible outcomes are given by id;
// none means that the tree is not reached, or not there.
type CaseDecision struct {
	Tree string
	Whom
	Was, Now []string
}

// A CaseAction is an action that only one version brings, or brings for another
// day.
type CaseAction struct {
	Action string
	Whom
	Fate     Fate
	Was, Now string // the due date; "" where there is none
}

// Whom is whom something is about: a subject by its label, whoever of the kind
// may not be listed yet ("" for Subject), or the case (both "").
type Whom struct{ About, Subject string }

// Decided decides one case under both versions.
func Decided(path string, old, new *answers.Answers) Case {
	c := Case{Path: path}
	was, is := decide.Decide(old), decide.Decide(new)
	c.decisions(was, is)
	c.actions(was, is)
	return c
}

// An about is something that a path says once of one subject.
type about struct {
	id string
	Whom
}

func (c *Case) decisions(was, is *decide.Path) {
	before, now := possible(was), possible(is)
	for _, key := range keysOf(was.Decisions, is.Decisions, decisionKey(was), decisionKey(is)) {
		if !slices.Equal(before[key], now[key]) {
			c.Decisions = append(c.Decisions, CaseDecision{key.id, key.Whom, before[key], now[key]})
		}
	}
}

// keysOf gives what either of two lists speaks of, each once: the first list in
// its order, then what only the second has.
func keysOf[T any](was, is []T, wasKey, isKey func(*T) about) []about {
	var keys []about
	seen := map[about]bool{}
	add := func(key about) {
		if !seen[key] {
			seen[key] = true
			keys = append(keys, key)
		}
	}
	for i := range was {
		add(wasKey(&was[i]))
	}
	for i := range is {
		add(isKey(&is[i]))
	}
	return keys
}

func decisionKey(p *decide.Path) func(*decide.Decision) about {
	return func(d *decide.Decision) about { return keyOf(p, d.Tree.ID, d.Subject) }
}

func keyOf(p *decide.Path, id string, s decide.Subject) about {
	return about{id, Whom{kindID(s.Kind), s.Label(p.Answers)}}
}

func possible(p *decide.Path) map[about][]string {
	m := make(map[about][]string, len(p.Decisions))
	for i := range p.Decisions {
		d := &p.Decisions[i]
		ids := idsOf(d.Possible, func(o *procedure.Outcome) string { return o.ID })
		slices.Sort(ids) // in another order they are no other outcomes
		m[keyOf(p, d.Tree.ID, d.Subject)] = ids
	}
	return m
}

func (c *Case) actions(was, is *decide.Path) {
	before, now := dueDates(was), dueDates(is)
	for _, key := range keysOf(was.Actions, is.Actions, actionKey(was), actionKey(is)) {
		due, had := before[key]
		dueNow, has := now[key]
		found := CaseAction{Action: key.id, Whom: key.Whom, Was: due, Now: dueNow}
		switch {
		case !has:
			found.Fate = Went
		case !had:
			found.Fate = Came
		case due == dueNow:
			continue
		}
		c.Actions = append(c.Actions, found)
	}
}

func actionKey(p *decide.Path) func(*decide.Action) about {
	return func(a *decide.Action) about { return keyOf(p, a.ID(), a.Subject) }
}

func dueDates(p *decide.Path) map[about]string {
	m := make(map[about]string, len(p.Actions))
	for i := range p.Actions {
		a := &p.Actions[i]
		m[keyOf(p, a.ID(), a.Subject)] = a.Due.String()
	}
	return m
}
