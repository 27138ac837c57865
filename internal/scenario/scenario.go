// Package scenario holds scenario files: an invented case with the news that
// arrives in it and what is expected to come of it. It reads them, compares what
// is expected with what the engine decides, measures how much of a procedure
// they reach, proposes cases for what none reaches, and makes whole scenarios by
// lot from a seed. It never expects anything that its file does not say, and it
// reads no file and no clock.
package scenario

import (
	"safeguard/internal/answers"
	"safeguard/internal/calendar"
	"safeguard/internal/fault"
	"safeguard/internal/procedure"
	"safeguard/internal/yamldoc"
)

// Format is the version of the file format that this package reads.
const Format = 1

// A Scenario is one file without a fault. Everything in it stands in file
// order, and every reference has been followed.
type Scenario struct {
	Written
	Path            string
	Procedure       *procedure.Procedure
	ID              string
	Edition, Title  string // the edition is the procedure's
	Level           Level
	Aims            []Text
	Welfare         Text
	Opening         Text
	Roles           []Role
	Injects         []*Inject
	Expect          Expect
	Panel           []View
	Pair            string // the id of the scenario that differs by one thing, or ""
	Facilitator     Text
	points          []*answers.Answers // before any inject, then after each of them
	subjects, notes *yamldoc.Node
	answers         *yamldoc.Node
	digest          string // of the file's bytes
}

// Points gives what is known at each point of time: before any inject, then
// after each of them.
func (s *Scenario) Points() []*answers.Answers { return s.points }

// Start gives what is known before any inject.
func (s *Scenario) Start() *answers.Answers { return s.points[0] }

// End gives what is known after the last inject.
func (s *Scenario) End() *answers.Answers { return s.points[len(s.points)-1] }

// Written is where something stands in its file.
type Written struct {
	At   fault.Place
	node *yamldoc.Node
}

// PlaceOf gives the place of the value under key, or of the whole where the key
// is not written.
func (w Written) PlaceOf(key string) fault.Place {
	if w.node != nil {
		if n := w.node.Lookup(key); n != nil {
			return n.Place
		}
	}
	return w.At
}

// Text is words as they stand in the file.
type Text struct {
	Words string
	At    fault.Place
}

// A Level says for whom a scenario is.
type Level uint8

// The levels, easiest first.
const (
	NoLevel Level = iota // none is given
	First
	Further
	Hard
)

var levelWords = []string{"first", "further", "hard"}

func (l Level) String() string {
	if l == NoLevel {
		return ""
	}
	return levelWords[l-1]
}

// A Role is what only one agency knows at the start.
type Role struct {
	ID    string
	Knows Text
}

// An Inject is news that arrives while the scenario is played, with the answers
// that it changes.
type Inject struct {
	Written
	ID      string
	After   After
	Tell    Text
	answers *yamldoc.Node // nil where nothing is answered anew
}

// After says when an inject arrives: one of the three is set.
type After struct {
	Stage    *procedure.Stage
	Question *procedure.Question
	Minutes  int // after the start
}

// A View is one reasoned view of the panel.
type View struct {
	Written
	View, Because Text
	Cite          []*procedure.Paragraph
}

// Expect is what is expected after the last inject. What is not named in it is
// not compared.
type Expect struct {
	Written
	Decisions []Decision
	Alerts    *Alerts // nil: not compared
	Due       []Due
	Never     []Never
}

// Given reports whether anything at all is expected.
func (e *Expect) Given() bool {
	return len(e.Decisions) > 0 || e.Alerts != nil || len(e.Due) > 0 || len(e.Never) > 0
}

// The words that stand where the label of a subject would.
const (
	Case      = "case"       // the case itself
	NotListed = "not-listed" // whoever of a kind is not listed yet
)

// A Decision is what one tree is expected to hold possible for one subject,
// exactly. Nothing at all means that it is not reached.
type Decision struct {
	At       fault.Place
	Tree     *procedure.Tree
	Of       string // a label, Case or NotListed
	Possible []*procedure.Outcome
}

// Alerts is the exact set of actions that alerts are expected to raise.
type Alerts struct {
	At      fault.Place
	Actions []Alert
}

// An Alert is one action that is expected to be raised.
type Alert struct {
	At     fault.Place
	Action *procedure.Action
}

// Due is the day by which an action is expected to be due for one subject.
type Due struct {
	At     fault.Place
	Action *procedure.Action
	Of     string // a label, Case or NotListed
	On     calendar.Date
}

// Never is an outcome that no decision may hold possible.
type Never struct {
	At      fault.Place
	Outcome *procedure.Outcome
}
