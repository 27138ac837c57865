// Package decide works out what a procedure says of a set of answers: the
// decision of each tree for each subject, the alerts, the actions with their
// dates, and what is still open. It is pure: the same procedure and answers
// give the same path, on every machine, and no clock is read. An unknown never
// closes a route and never counts as "no".
package decide

import (
	"safeguard/internal/answers"
	"safeguard/internal/calendar"
	"safeguard/internal/procedure"
)

// A Truth is the value of a condition, in Kleene's three-valued logic.
type Truth int8

// The three values, least first: "all of" takes the least of its parts and
// "any of" the greatest.
const (
	False Truth = iota
	Unknown
	True
)

func (t Truth) String() string { return [...]string{"no", "unknown", "yes"}[t] }

// A Subject is whom a decision or an action is about. A nil Kind is the case.
type Subject struct {
	Kind  *procedure.Kind
	Index int // in the list of its kind; Unlisted for one who is not listed yet
}

// Unlisted is the index of the subject that stands for whoever of a kind may
// not be listed yet.
const Unlisted = -1

// Label is the subject's label; "" for the case and for one not listed yet.
func (s Subject) Label(a *answers.Answers) string {
	if s.Kind == nil || s.Index == Unlisted {
		return ""
	}
	return a.Label(s.Kind, s.Index)
}

// Name is what stands in texts for the subject: its label or, for one not
// listed yet, the label of the kind.
func (s Subject) Name(a *answers.Answers) string {
	if s.Kind != nil && s.Index == Unlisted {
		return s.Kind.Label
	}
	return s.Label(a)
}

// An Item is one thing that the interview asks: a question about a subject (0
// for the case) or, where List is set, who is listed of a kind.
type Item struct {
	Question *procedure.Question
	Subject  int
	List     *procedure.Kind
}

// ID is the id of the question or kind.
func (i Item) ID() string {
	if i.List != nil {
		return i.List.ID
	}
	return i.Question.ID
}

// Of is the subject that the item is about.
func (i Item) Of() Subject {
	if i.List != nil {
		return Subject{}
	}
	return Subject{i.Question.About, i.Subject}
}

// A Status is how far one decision has come.
type Status uint8

// The three statuses.
const (
	Settled    Status = iota // one outcome is possible
	Open                     // several are
	NotReached               // its stage does not apply
)

func (s Status) String() string { return [...]string{"settled", "open", "not-reached"}[s] }

// A Path is the outcome path of a case: all its decisions, with what follows.
type Path struct {
	Procedure       *procedure.Procedure
	Answers         *answers.Answers
	Decisions       []Decision
	Alerts          []Alert
	Actions         []Action
	Outstanding     []Outstanding
	SetAside        []SetAside
	Tensions        []Tension
	Interpretations []*procedure.Interpretation
	Currency        []*procedure.Currency
}

// A Decision is what one tree gives for one subject. Possible stands in the
// order of the tree's leaves.
type Decision struct {
	Tree            *procedure.Tree
	Subject         Subject
	Applies         Truth // whether its stage does
	Status          Status
	Provisional     bool
	Possible        []*procedure.Outcome
	Trace           []Item // the answers it rests on, in the order of the walk
	Awaiting        []Await
	WouldChange     []Change
	Interpretations []*procedure.Interpretation
}

// Outcome is the outcome of a settled decision, nil for another.
func (d *Decision) Outcome() *procedure.Outcome {
	if d.Status == Settled {
		return d.Possible[0]
	}
	return nil
}

// An Await is something not yet known of which some reply would narrow what is
// possible. Leads is empty for a list.
type Await struct {
	Item
	Leads []Lead
}

// A Lead is what a reply (an option's id, "none" or "not-known") leads to.
type Lead struct {
	Reply    string
	Possible []*procedure.Outcome
}

// A Change is another reply to a question on the trace that gives something
// else; where Possible is empty the tree would no longer be reached.
type Change struct {
	Item
	Answer   answers.Value
	Possible []*procedure.Outcome
}

// An Alert is an action raised by an answer, which stands while the answer does.
type Alert struct {
	Action  *procedure.Action
	Subject Subject
	Item    Item
}

// An Action is something to be done, or not to be done yet. Do is nil for a
// task of finding out, and FindOut says what.
type Action struct {
	Do              *procedure.Action
	FindOut         Item
	Subject         Subject
	Due             calendar.Date         // zero: undated
	DueIfFirstDay   calendar.Date         // had day 0 counted as the first day; zero where it does not apply
	DueNote         string                // why a deadline has no date
	Because         []*Decision           // the decisions that bring it
	BecauseAnswered []*procedure.Question // the questions whose answers raised it
}

// ID is the action's id; that of a task of finding out is made of what is to be
// found out.
func (a *Action) ID() string {
	if a.Do == nil {
		return "find-out-" + a.FindOut.ID()
	}
	return a.Do.ID
}

// Outstanding is something that applies and is not answered, or not known.
type Outstanding struct {
	Item
	NotKnown bool // answered, as not known
	Decides  []*procedure.Tree
	Actions  []*procedure.Action
}

// SetAside is an answer whose question no longer applies. It is kept, and
// counts as not given. Because names the questions and kinds that set it aside.
type SetAside struct {
	Item
	Because []string
}

// A Tension is answers that pull apart.
type Tension struct {
	Tension *procedure.Tension
	Subject Subject
}
