package rehearsal

import (
	"time"

	"safeguard/internal/answers"
	"safeguard/internal/procedure"
	"safeguard/internal/record"
)

// A Sitting is a record that is kept in memory alone, for a sitting that leaves
// nothing behind. It is for one goroutine.
type Sitting struct {
	by  record.Who
	now func() time.Time
	c   *record.Case
}

// NewSitting opens a record. tool is the version of the program, and now the
// clock: nil gives every event the time zero. The error says what no record takes.
func NewSitting(reference, tool string, by record.Who, p *procedure.Procedure, now func() time.Time) (*Sitting, error) {
	if now == nil {
		now = func() time.Time { return time.Time{} }
	}
	s := &Sitting{by: by, now: now, c: emptyCase(reference, p)}
	opened := record.Opened{Format: record.Format, Procedure: record.Procedure{ID: p.ID, Title: p.Title, Edition: p.Edition, Digest: p.Digest}, Tool: tool}
	if err := s.Append(opened); err != nil {
		return nil, err
	}
	return s, nil
}

// emptyCase is a case without an event, to which the first can be added.
func emptyCase(reference string, p *procedure.Procedure) *record.Case {
	return &record.Case{Reference: reference, Procedure: p, Answers: answers.New(p)}
}

// Case gives the case as it stands. It is the same pointer throughout; what it
// points to changes with Append.
func (s *Sitting) Case() *record.Case { return s.c }

// Settle has nothing to do: in memory, what was added is whole or not there.
func (s *Sitting) Settle() error { return nil }

// Append adds events that say what the bodies say, at this time. Where one does
// not fit, none of them is added, and the error says why.
func (s *Sitting) Append(bodies ...record.Body) error {
	known := s.c.Events[:len(s.c.Events):len(s.c.Events)]
	for _, body := range bodies {
		if err := s.add(body); err != nil {
			s.backTo(known)
			return err
		}
	}
	return nil
}

// add adds one event with the hash that its line would have in a file.
func (s *Sitting) add(body record.Body) error {
	body, err := record.AsRead(body)
	if err != nil {
		return err
	}
	prev := ""
	if len(s.c.Events) > 0 {
		prev = s.c.Head()
	}
	e := record.Event{Number: len(s.c.Events) + 1, At: s.now().UTC().Truncate(time.Second), By: s.by, Body: body}
	if _, e.Hash, err = record.Line(s.c.Reference, e, prev, nil); err != nil {
		return err
	}
	return s.c.Add(e)
}

// backTo makes the case what its first events come to, which it was before.
func (s *Sitting) backTo(events []record.Event) {
	if c, damage := record.Replay(s.c.Reference, s.c.Procedure, events); damage == nil {
		*s.c = *c
	}
}
