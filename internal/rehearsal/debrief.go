// Package rehearsal plays invented cases to learn from, and debriefs them. A
// sitting is a record like that of a real case, with what was told and how a
// group voted in it; the debrief follows from that record and from the panel's
// answers in the scenario. It finds what stands out, and gives no marks.
package rehearsal

import (
	"time"

	"safeguard/internal/answers"
	"safeguard/internal/decide"
	"safeguard/internal/procedure"
	"safeguard/internal/record"
	"safeguard/internal/scenario"
)

// A Theme is what a debrief is talked about by.
type Theme string

// The themes, in the order of the page.
const (
	InterimSafety  Theme = "interim-safety"
	OtherChildren  Theme = "other-children"
	ParallelRoutes Theme = "parallel-routes"
	Information    Theme = "information"
	Voice          Theme = "voice-of-the-child"
	Dissent        Theme = "dissent"
)

// Themes gives all themes in the order of the page.
func Themes() []Theme {
	return []Theme{InterimSafety, OtherChildren, ParallelRoutes, Information, Voice, Dissent}
}

// A Debrief is one sitting held against the panel's answers.
type Debrief struct {
	Scenario *scenario.Scenario
	Case     *record.Case
	Known    *answers.Answers // what the panel knows by the end: with the news that was told
	Panel    *decide.Path     // of what the panel knows
	Trainee  *decide.Path     // of the answers as they stand
	Finished bool             // an outcome path was shown
	Minutes  int              // whole minutes from the first event to the last, without the time between sittings
	Sittings int

	Parting *Parting // nil where nothing that matters was answered differently
	Points  []Point  // what stands out, by theme
	Well    []Point  // what was done well, by theme
	Discuss []string // questions for the people in the room
	Lines   []Line   // all that can be compared, in interview order
	Counts  []Count

	Agencies []string // of a group: those it was set up with, in their order, then whoever voted besides
	Votes    []Ballot // in the order in which they were taken
	UnderWay []string // questions, in words, on which a round of votes is under way; what was answered is held back
}

// A Parting is the first answer, in time, by which the trainee's path and the
// panel's part.
type Parting struct {
	Line      Line
	Event     record.Event        // which gave that answer
	Panel     answers.Value       // what the panel knew by then
	Trainee   answers.Value       // what was said then
	List      [2]answers.List     // of a list: the panel's, the trainee's
	Differs   *record.Differences // from the panel's path to the same with this one answer in it
	Before    *decide.Path        // the panel's path at that time
	After     *decide.Path        // the same with this one answer
	Corrected bool                // it was said otherwise later, as the panel says it
	With      []Line              // earlier answers of theirs without which this one would not matter; they stand in After too
}

// A Kind of point.
type Kind string

// The kinds of point that stand out, and of what was done well.
const (
	UnknownAsNo       Kind = "unknown-as-no"        // the panel does not know, and "no" was said
	UnknownAsKnown    Kind = "unknown-as-known"     // the panel does not know, and something else was said
	AnsweredEarly     Kind = "answered-early"       // as unknown-as-no, but that news bore the answer out later
	KnownAsUnknown    Kind = "known-as-unknown"     // somebody at the table knew
	AnsweredOtherwise Kind = "answered-otherwise"   // both have an answer, each another, and it matters
	NotListed         Kind = "not-listed"           // somebody the panel lists is not listed
	NotSingly         Kind = "not-singly"           // the panel's answers about several differ, and theirs do not
	RouteNotOpened    Kind = "route-not-opened"     // the panel's path holds a route open that theirs closes
	RouteOnlyTheirs   Kind = "route-only-theirs"    // the other way about
	NeverPossible     Kind = "never-possible"       // what the scenario says must never be possible
	RiskPassedOver    Kind = "risk-passed-over"     // an urgent action of the panel's path that theirs never raised
	RiskSeenLate      Kind = "risk-seen-late"       // raised, but only after the panel's had it for a while
	NotRevisited      Kind = "not-revisited"        // news spoke to an answer, and it stayed as it was
	Unanswered        Kind = "unanswered"           // what the panel answers was left
	NothingOfTheirOwn Kind = "nothing-of-their-own" // the panel has words about how somebody is, and there are none
	NoReason          Kind = "no-reason"            // a judgement without what it rests on
	OneVoice          Kind = "one-voice"            // a group in which a minority gave no reason, or was not asked

	NamedUnknown   Kind = "named-unknown"
	AllListed      Kind = "all-listed"
	Singly         Kind = "singly"
	RoutesOpened   Kind = "routes-opened"
	RiskFirst      Kind = "risk-first"
	Revisited      Kind = "revisited"
	HeardTheChild  Kind = "heard"
	GaveReasons    Kind = "gave-reasons"
	DifferedOpenly Kind = "differed-openly"
)

// A Point is one thing that stands out, good or not, and the paragraph behind it.
type Point struct {
	Kind  Kind
	Theme Theme
	Item  decide.Item // of Known; zero where it is about no single question
	Label string      // whom it is about; "" for the case
	Says  string      // in a sentence or two
	Ask   string      // a question for the room; "" for none
	Cite  []*procedure.Paragraph
}

// A Line is one question with what the panel knows by the end, what was said
// first and what was said last. Of a list the values are empty.
type Line struct {
	Item        decide.Item // of Known; Subject is -1 for somebody whom the panel does not list
	Question    *procedure.Question
	List        *procedure.Kind
	Label       string
	Panel       answers.Value
	First, Last answers.Value
	Lists       [3]answers.List // of a list: the panel's, the first, the last
	News        bool            // news that was told speaks to it
	Changes     int             // how often something else was said
	Why         string          // the reason given for the last change
	Matters     bool            // with this answer alone in place of theirs, the panel's path would differ
}

// A Ballot is what the agencies of a group answered by themselves to one
// question, and what the group then answered.
type Ballot struct {
	Question *procedure.Question
	Label    string
	Votes    []Vote
	Silent   []string      // agencies of the group that did not answer
	Group    answers.Value // what the group then answered; what it said anew later is no part of it
	End      answers.Value // what the group's answer is by the end
	Panel    answers.Value // what the panel knew when the group answered; zero where it does not list whom it is about
	PanelEnd answers.Value // what the panel knows by the end
}

// A Vote is the answer of one agency.
type Vote struct {
	Agency string
	Value  answers.Value
	Why    string
}

// A Count is a measure of the process: N of Of. It is no mark, and nothing is
// better for being larger.
type Count struct {
	ID    string // "unknowns-named"
	Label string // "Unknowns named as such"
	N, Of int    // Of is 0 where there is nothing to be out of
}

// Of debriefs a sitting, finished or broken off. The scenario must play the
// procedure that the case was worked under, in the same edition: from the first
// event that does not fit it on, nothing is compared. The same case and scenario
// give the same debrief.
//
// What the panel knows at a moment is what the scenario answers, with the news
// that was told by then. A question counts where the panel answers it and it
// comes up on the panel's path. How each kind of point is found stands beside the
// function that finds it.
func Of(c *record.Case, s *scenario.Scenario) *Debrief {
	k := courseOf(c, s)
	d := &Debrief{
		Scenario: s, Case: c, Finished: k.done,
		Known: k.known[k.end()], Panel: k.panel[k.end()], Trainee: decide.Decide(k.c.Answers),
		Minutes: int(played(c.Events) / time.Minute),
	}
	for _, e := range c.Events {
		if beginsSitting(e) {
			d.Sittings++
		}
	}
	d.Lines = k.lines()
	d.Parting = k.parting(d.Lines)
	d.Agencies = k.agencies()
	d.Votes, d.UnderWay = k.ballots()
	k.gather(d)
	d.Discuss = k.discuss(d.Points)
	d.Counts = k.countAll(d.Lines, d.Votes, d.Trainee)
	return d
}

// gather gathers the points of all kinds, good or not.
func (k *course) gather(d *Debrief) {
	take := func(points, well []Point) {
		d.Points, d.Well = append(d.Points, points...), append(d.Well, well...)
	}
	take(k.riskPoints(d.Lines))
	take(k.listed(d.Lines))
	take(k.singly(d.Lines))
	take(k.routes(d.Lines, d.Trainee), k.opened(d.Trainee))
	take(k.gaps(d.Lines), k.unknowns(d.Lines))
	take(k.unanswered(d.Lines, d.Trainee), k.revisited(d.Lines))
	take(k.voices(d.Lines))
	take(k.dissents(d.Votes))
	take(k.reasons(d.Lines))
	d.Points, d.Well = k.inOrder(d.Points, d.Lines), k.inOrder(d.Well, d.Lines)
}

// Began is when the sitting began.
func (d *Debrief) Began() time.Time { return d.Case.Began() }
