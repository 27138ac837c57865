package scenario

import (
	"fmt"

	"safeguard/internal/answers"
	"safeguard/internal/decide"
	"safeguard/internal/fault"
	"safeguard/internal/procedure"
)

// Coverage is how much of one procedure has been reached.
type Coverage struct {
	Procedure *procedure.Procedure
	Kinds     []Tally

	ledger *ledger
	hit    []bool // by item of the ledger
}

// A Tally is how much of one kind of thing has been reached.
type Tally struct {
	Of             string // "outcomes"
	Covered, Total int
	Missing        []Gap // in file order
}

// A Gap is one thing that no scenario reaches.
type Gap struct {
	Of   string      // what kind of thing it is: "outcomes"
	Name string      // "child-protection: continuing-risk no > substantiated yes"
	At   fault.Place // in the procedure file
	item int
}

// The kinds of thing that scenarios are to reach.
const (
	ofOutcomes        = "outcomes"
	ofBranches        = "branches"
	ofOptions         = "options"
	ofAlerts          = "alerts"
	ofGuarantees      = "guarantees"
	ofParagraphs      = "paragraphs"
	ofTensions        = "tensions"
	ofInterpretations = "interpretations"
)

var kindsCovered = []string{ofOutcomes, ofBranches, ofOptions, ofAlerts, ofGuarantees, ofParagraphs, ofTensions, ofInterpretations}

// Cover measures what sets of answers to one procedure reach: of a scenario, its
// points of time.
//
// An outcome is reached where a decision settles on it. A branch is reached
// where a tree is walked through it on answers alone: each question met is
// answered, and each condition true or false. An option is reached where it is
// the answer, or ticked, and its question applies; so are not known, "none" of a
// many question, and any answer in words or any date. A guarantee is reached
// where its when holds. A paragraph, background aside, is reached where an
// answer, an outcome, an action, a tension or an interpretation cites it.
func Cover(p *procedure.Procedure, points []*answers.Answers) *Coverage {
	l := newLedger(p)
	c := &Coverage{Procedure: p, ledger: l, hit: make([]bool, len(l.items))}
	var d decide.Decider
	for _, a := range points {
		l.mark(d.Decide(a), c.hit)
	}
	c.tally()
	return c
}

// tally counts anew.
func (c *Coverage) tally() {
	c.Kinds = nil
	for _, kind := range kindsCovered {
		t := Tally{Of: kind}
		for i, item := range c.ledger.items {
			if item.Of != kind {
				continue
			}
			t.Total++
			if c.hit[i] {
				t.Covered++
			} else {
				t.Missing = append(t.Missing, item.Gap)
			}
		}
		c.Kinds = append(c.Kinds, t)
	}
}

// All adds up every kind.
func (c *Coverage) All() Tally {
	all := Tally{Of: "all"}
	for _, t := range c.Kinds {
		all.Covered += t.Covered
		all.Total += t.Total
		all.Missing = append(all.Missing, t.Missing...)
	}
	return all
}

// Percent is the part that is reached, in percent with one decimal and never
// rounded up: 100 means everything. Where there is nothing to reach it is 100.
func (t Tally) Percent() string {
	if t.Covered == t.Total {
		return "100"
	}
	tenths := t.Covered * 1000 / t.Total
	return fmt.Sprintf("%d.%d", tenths/10, tenths%10)
}

// Reaches reports whether at least so many hundredths of a percent are reached:
// 10000 means everything.
func (t Tally) Reaches(hundredths int) bool { return t.Covered*10_000 >= hundredths*t.Total }
