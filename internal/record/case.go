package record

import (
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"safeguard/internal/answers"
	"safeguard/internal/calendar"
	"safeguard/internal/decide"
	"safeguard/internal/procedure"
)

// A Case is what a record comes to, event by event.
type Case struct {
	Reference string
	Procedure *procedure.Procedure
	Opened    Opened
	Events    []Event
	Answers   *answers.Answers

	Paths    []*Path // every outcome path that was shown, oldest first
	Reopened []Entry[Reopened]
	Views    []Entry[Viewed]
	Verdicts []Verdict // oldest first; one does not take another back: others may have been at the keyboard

	Participants []Entry[Participant]
	Information  []Entry[Information]
	SafetyPlan   []Entry[SafetyPlan]
	TakenUp      []Entry[TakenUp]
	Dissent      []Entry[Dissent]
	Retain       calendar.Date // zero where none is set
	Torn         []Entry[Torn]
	Exports      []Entry[Exported]
	Changed      []Changed // what was said anew after a path was shown or news arrived, oldest first

	Rehearsal *Rehearsed // nil for a real case
	Told      []Entry[Told]
	Votes     []Entry[Voted]

	sitting State
}

// An Entry is something said beside the answers, with the event that says it.
type Entry[B Body] struct {
	Event     Event
	Said      B
	Withdrawn int // the event that took it back; 0 for none
}

// A Changed is a Listed, an Answered or a Noted that was said after a path had
// been shown or news had arrived, and why; "" where no reason was given.
type Changed struct {
	Event Event
	Said  Body
	Why   string
}

// A Verdict is an Agreed or a Differed of the path that was shown last before it.
type Verdict struct {
	Event Event
	Said  Body
	Of    *Path
}

// A Path is an outcome path that was shown.
type Path struct {
	Event  Event
	Tool   string
	Stored json.RawMessage  // as it was
	From   *answers.Answers // what had been said by then
}

// Decide works the path out anew.
func (p *Path) Decide() *decide.Path { return decide.Decide(p.From) }

// A State is how far a case has come.
type State uint8

// The states of a case. Finished is one whose path was shown and whose talk was
// brought to its end since.
const (
	InProgress State = iota
	Finished
	TakenUpAgain // reopened, and not finished since
)

func (s State) String() string {
	return [...]string{"in progress", "finished", "reopened"}[s]
}

// State gives how far the case has come.
func (c *Case) State() State { return c.sitting }

// Began gives when the first event was written down.
func (c *Case) Began() time.Time { return c.Events[0].At }

// Last gives when the last event was written down.
func (c *Case) Last() time.Time { return c.Events[len(c.Events)-1].At }

// Head is the hash of the last event.
func (c *Case) Head() string { return c.Events[len(c.Events)-1].Hash }

// LastPath gives the outcome path that was shown last; nil where there is none.
func (c *Case) LastPath() *Path {
	if len(c.Paths) == 0 {
		return nil
	}
	return c.Paths[len(c.Paths)-1]
}

// ChangedSince tells whether anything was said anew since a path was shown.
func (c *Case) ChangedSince(p *Path) bool { return len(Say(p.From, c.Answers, Change{})) > 0 }

// After gives what had been shown and told by now, for whatever is said next.
func (c *Case) After() Change { return Change{AfterPath: len(c.Paths) > 0, AfterNews: len(c.Told) > 0} }

// Replay gives what the events come to under the procedure they were written
// under. Where an event does not fit what stands before it, the case ends before
// that event, and the damage names it. The first event opens the record; without
// one there is no case.
func Replay(reference string, p *procedure.Procedure, events []Event) (*Case, *Damage) {
	c := &Case{Reference: reference, Procedure: p, Answers: answers.New(p)}
	for _, e := range events {
		if err := c.Add(e); err != nil {
			if len(c.Events) == 0 {
				c = nil
			}
			return c, &Damage{e.Number, err.Error()}
		}
	}
	if len(c.Events) == 0 {
		return nil, &Damage{1, "the record is empty"}
	}
	return c, nil
}

// Add takes the next event. Where it gives an error the case is as it was.
func (c *Case) Add(e Event) error {
	if e.Number != len(c.Events)+1 {
		return fmt.Errorf("event %d stands where %d is wanted", e.Number, len(c.Events)+1)
	}
	opened, isOpened := e.Body.(Opened)
	if isOpened != (e.Number == 1) {
		return fmt.Errorf("a record is opened by its first event and by no other")
	}
	if isOpened {
		if err := c.open(opened); err != nil {
			return err
		}
	} else if err := c.take(e); err != nil {
		return err
	}
	c.Events = append(c.Events, e)
	return nil
}

func (c *Case) open(o Opened) error {
	switch p := c.Procedure; {
	case o.Format != Format:
		return fmt.Errorf("it is written in format %d, where this version reads %d", o.Format, Format)
	case o.Procedure.ID != p.ID || o.Procedure.Edition != p.Edition || o.Procedure.Digest != p.Digest:
		return fmt.Errorf("it names procedure %s, edition %s, %s, which is not the one kept beside it", o.Procedure.ID, o.Procedure.Edition, o.Procedure.Digest)
	}
	c.Opened = o
	return nil
}

// take takes an event that is not the first.
func (c *Case) take(e Event) error {
	if err := c.check(e.Body); err != nil {
		return err
	}
	switch b := e.Body.(type) {
	case Listed, Answered, Noted:
		return c.said(e)
	case Viewed:
		c.Views = append(c.Views, Entry[Viewed]{e, b, 0})
	case Shown:
		c.Paths = append(c.Paths, &Path{e, b.Tool, b.Path, c.Answers.Clone()})
	case Reasoned:
		return c.reasoned(b)
	case Agreed, Differed:
		c.Verdicts = append(c.Verdicts, Verdict{e, e.Body, c.LastPath()})
	case Ended:
		c.sitting = Finished
	case Reopened:
		c.Reopened = append(c.Reopened, Entry[Reopened]{e, b, 0})
		c.sitting = TakenUpAgain
	case Participant:
		if !slices.Contains(Presences, b.Presence) {
			return fmt.Errorf("%q is none of: present, apologies, no response", b.Presence)
		}
		c.Participants = append(c.Participants, Entry[Participant]{e, b, 0})
	case Information:
		if !slices.Contains(Standings, b.Standing) {
			return fmt.Errorf("%q is neither fact nor opinion", b.Standing)
		}
		c.Information = append(c.Information, Entry[Information]{e, b, 0})
	case SafetyPlan:
		c.SafetyPlan = append(c.SafetyPlan, Entry[SafetyPlan]{e, b, 0})
	case TakenUp:
		c.TakenUp = append(c.TakenUp, Entry[TakenUp]{e, b, 0})
	case Dissent:
		c.Dissent = append(c.Dissent, Entry[Dissent]{e, b, 0})
	case Retention:
		c.Retain = b.Until
	case Withdrawn:
		return c.withdraw(b.Event, e.Number)
	case Exported:
		c.Exports = append(c.Exports, Entry[Exported]{e, b, 0})
	case Torn:
		c.Torn = append(c.Torn, Entry[Torn]{e, b, 0})
	case Rehearsed:
		c.Rehearsal = &b
	case Told:
		c.Told = append(c.Told, Entry[Told]{e, b, 0})
	case Voted:
		return c.voted(e, b)
	case Resumed:
	default:
		return fmt.Errorf("%s says nothing that is known here", e.What())
	}
	return nil
}

// withdraw marks an entry as taken back.
func (c *Case) withdraw(number, by int) error {
	if mark(c.Participants, number, by) || mark(c.Information, number, by) || mark(c.SafetyPlan, number, by) ||
		mark(c.TakenUp, number, by) || mark(c.Dissent, number, by) || mark(c.Views, number, by) {
		return nil
	}
	return fmt.Errorf("it takes back event %d, which is no entry that can be taken back", number)
}

func mark[B Body](entries []Entry[B], number, by int) bool {
	for i := range entries {
		if entries[i].Event.Number == number && entries[i].Withdrawn == 0 {
			entries[i].Withdrawn = by
			return true
		}
	}
	return false
}

// Standing gives the entries that have not been taken back.
func Standing[B Body](entries []Entry[B]) []Entry[B] {
	var standing []Entry[B]
	for _, e := range entries {
		if e.Withdrawn == 0 {
			standing = append(standing, e)
		}
	}
	return standing
}
