// Package procedure is the written procedure: what a procedure file says, read
// into values that know where they stand and that point at one another. It
// finds every fault of a file in one go. It never decides anything, and it
// reads no file, clock or terminal.
package procedure

import (
	"safeguard/internal/calendar"
	"safeguard/internal/fault"
	"safeguard/internal/field"
	"safeguard/internal/yamldoc"
)

// Format is the version of the file format that this package reads.
const Format = 1

// NotKnown is the reply that every question takes unless it refuses it.
const NotKnown = "not-known"

// A Procedure is one file without a fault. Everything in it stands in file
// order, and every reference has been followed.
type Procedure struct {
	Written
	ID, Title, Edition string
	ReviewBy           calendar.Date // zero when none is given
	Opening            string        // before the first question and at the head of the page
	Source             Source
	Currency           []*Currency
	Glossary           []Term
	Interpretations    []*Interpretation
	Tensions           []*Tension
	Calendar           calendar.Nation
	Kinds              []*Kind
	Questions          []*Question
	Stages             []*Stage
	Trees              []*Tree
	Outcomes           []*Outcome
	Actions            []*Action
	Guarantees         []*Guarantee
	Digest             string // "sha256:" and the hex digest of the file's bytes

	kinds     map[string]*Kind
	questions map[string]*Question
}

// Kind gives the subject kind of that id, or nil.
func (p *Procedure) Kind(id string) *Kind { return p.kinds[id] }

// Question gives the question of that id, or nil.
func (p *Procedure) Question(id string) *Question { return p.questions[id] }

// Written is where something stands in its file.
type Written struct {
	At   fault.Place // its id, or its start where it has none
	node *yamldoc.Node
}

// PlaceOf gives the place of the value under key, or of the whole where the
// key is not written.
func (w Written) PlaceOf(key string) fault.Place {
	if w.node != nil {
		if n := w.node.Lookup(key); n != nil {
			return n.Place
		}
	}
	return w.At
}

// keyPlace gives the place of a key, or of the whole where it is not written.
func (w Written) keyPlace(key string) fault.Place {
	if pair := field.PairOf(w.node, key); pair != nil {
		return pair.Key.Place
	}
	return w.At
}

// Source is the document that the procedure encodes.
type Source struct {
	Written
	Title      string
	Paragraphs []*Paragraph
}

// A Paragraph is one citable place of the source. Background paragraphs ask
// nothing of anyone, so nothing has to cite them.
type Paragraph struct {
	Written
	Index             int
	ID, Section, Gist string
	Background        bool
}

// Currency says what has been overtaken since the source was written. AsAt is
// the day the note was true.
type Currency struct {
	Written
	Cite      []*Paragraph
	Then, Now string
	Source    string
	AsAt      calendar.Date
}

// A Term is one entry of the glossary. At is where its meaning stands.
type Term struct {
	At        fault.Place
	ID, Means string
}

// An Interpretation is how the encoder reads an ambiguous paragraph. It is
// shown with outcomes, trees and questions, unless its When is false.
type Interpretation struct {
	Written
	Index     int
	ID, Says  string
	Cite      []*Paragraph
	Outcomes  []*Outcome // it is shown with these,
	Trees     []*Tree    // these
	Questions []*Question
	When      *Condition
}

// A Tension is a set of answers that pull apart: a question put to the room
// while its When is true. It never blocks.
type Tension struct {
	Written
	ID   string
	For  *Kind // nil: the case
	When *Condition
	Says Text
	Cite []*Paragraph
}

// A Kind is a kind of subject, listed by label. Index is its place in
// Procedure.Kinds.
type Kind struct {
	Written
	Index     int
	ID, Label string
	Ask, Help string
	Min       int
	Stage     *Stage // where it is listed; nil when nowhere
}

// A Basis tells whether the source asks for something, or today's practice adds
// it.
type Basis uint8

// The two bases.
const (
	Chapter Basis = iota
	Practice
)

var basisWords = []string{"chapter", "practice"}

func (b Basis) String() string { return basisWords[b] }

// A Duty is the source's own strength of obligation.
type Duty uint8

// The duties, strongest first; none is the weakest.
const (
	Must Duty = iota
	Will
	Should
	Consider
	May
	NoDuty
)

var dutyWords = []string{"must", "will", "should", "consider", "may", "none"}

func (d Duty) String() string { return dutyWords[d] }

// An Outcome is a leaf of a tree: a route the source points to or, where Opens
// is false, why a route is not opened.
type Outcome struct {
	Written
	Index   int
	ID      string
	Title   Text
	Duty    Duty
	Opens   bool
	Cite    []*Paragraph
	Actions []*Action
	leafFor map[*Kind]bool // for whom trees give it; nil key: the case
}

// An Action is what is to be done (Do, By) or what is not to be done until
// something holds (DoNot, Until). It is kept where When is nil or true; there
// an answer not given counts as not known.
type Action struct {
	Written
	Index     int
	ID        string
	Do        Text
	DoNot     Text
	Until     Text
	By        string
	Duty      Duty
	Urgent    bool
	Basis     Basis
	When      *Condition
	Due       *Due
	Cite      []*Paragraph
	Reads     Reads          // what When and Due read
	raisedFor map[*Kind]bool // for whom outcomes and alerts bring it; nil key: the case
}

// Forbids reports whether the action is a "do not ... until".
func (a *Action) Forbids() bool { return !a.DoNot.Empty() }

// A Unit is what a deadline is counted in.
type Unit uint8

// The units of a deadline. Months are calendar months.
const (
	WorkingDays Unit = iota
	Days
	Weeks
	Months
)

var unitWords = []string{"working-days", "days", "weeks", "months"}

func (u Unit) String() string { return unitWords[u] }

// Due is a deadline: Within units after day 0, the date that answers Of.
type Due struct {
	Within int
	Unit   Unit
	Of     *Question
}

// A Guarantee is a sentence about a tree, to be proved for every combination of
// answers that When holds of.
type Guarantee struct {
	Written
	ID, Says string
	Tree     *Tree
	When     *Condition
	Verdict  Verdict
	Outcome  *Outcome
}

// A Verdict is what a guarantee promises of its outcome.
type Verdict uint8

// The four verdicts.
const (
	SettlesOn Verdict = iota
	KeepsPossible
	Never
	AtLeastAsProtectiveAs
)

var verdictWords = []string{"settles-on", "keeps-possible", "never", "at-least-as-protective-as"}

func (v Verdict) String() string { return verdictWords[v] }
