package cli

import (
	"errors"
	"fmt"

	"safeguard/internal/answers"
	"safeguard/internal/decide"
	"safeguard/internal/fault"
	"safeguard/internal/record"
	"safeguard/internal/report"
	"safeguard/internal/wizard"
)

// A keeper keeps what is said, and can be asked to try once more what it could
// not keep.
type keeper interface {
	wizard.Keeper
	flush() error
}

// A recordKeeper writes what is said into the record of a case. What cannot be
// written waits, in its order, and goes first the next time.
type recordKeeper struct {
	session session
	tool    string
	waiting []spoken
	ends    []int // of what was last tried: how many events it came to up to each of what waits
	written int   // events that were in the record when something was last written
}

// A session is a record that is open to be added to. What is whole in the file
// after a write that failed is in the case once Settle has succeeded.
type session interface {
	Case() *record.Case
	Settle() error
	Append(bodies ...record.Body) error
}

// spoken is something said that is not in the record yet: the answers as they
// stood, or an entry beside them.
type spoken struct {
	answers *answers.Answers
	entry   record.Body
}

// Answers writes down the answers as they stand now.
func (k *recordKeeper) Answers(now *answers.Answers) error {
	k.waiting = append(k.waiting, spoken{answers: now.Clone()})
	return k.flush()
}

// Entry writes down what is said beside the answers.
func (k *recordKeeper) Entry(b record.Body) error {
	k.waiting = append(k.waiting, spoken{entry: b})
	return k.flush()
}

// Path writes down an outcome path, where it is not the one shown last.
func (k *recordKeeper) Path(p *decide.Path) error {
	shown := record.Shown{Tool: k.tool, Path: report.AppendJSON(nil, p)}
	c := k.session.Case()
	if last := c.LastPath(); len(k.waiting) == 0 && last != nil && string(last.Stored) == string(shown.Path) && !reopenedSince(c, last) {
		return nil
	}
	return k.Entry(shown)
}

func reopenedSince(c *record.Case, p *record.Path) bool {
	return len(c.Reopened) > 0 && c.Reopened[len(c.Reopened)-1].Event.Number > p.Event.Number
}

// flush writes all that waits, in one go; nothing where nothing does.
func (k *recordKeeper) flush() error {
	if err := k.session.Settle(); err != nil {
		return err
	}
	k.forget()
	bodies := k.bodies()
	if err := k.session.Append(bodies...); err != nil {
		return err
	}
	k.waiting, k.ends, k.written = nil, nil, len(k.session.Case().Events)
	return nil
}

// forget lets go of what a write that failed has brought into the record all the
// same: the first of what was to be written.
func (k *recordKeeper) forget() {
	there := 0
	for _, e := range k.session.Case().Events[k.written:] {
		if _, aside := e.Body.(record.Torn); !aside {
			there++
		}
	}
	done := 0
	for done < len(k.ends) && k.ends[done] <= there {
		done++
	}
	k.waiting, k.ends, k.written = k.waiting[done:], nil, len(k.session.Case().Events)
}

// bodies gives the events that lead from the record to what was said since, and
// notes how many of them each thing said has come to.
func (k *recordKeeper) bodies() []record.Body {
	c := k.session.Case()
	from, after := c.Answers, c.After()
	var bodies []record.Body
	for _, s := range k.waiting {
		if s.answers != nil {
			bodies = append(bodies, record.Say(from, s.answers, after)...)
			from = s.answers
		} else {
			_, isPath := s.entry.(record.Shown)
			_, isNews := s.entry.(record.Told)
			after.AfterPath, after.AfterNews = after.AfterPath || isPath, after.AfterNews || isNews
			bodies = append(bodies, s.entry)
		}
		k.ends = append(k.ends, len(bodies))
	}
	return bodies
}

// A fileKeeper writes the answers to an answers file; what is said beside them
// has no place there.
type fileKeeper struct {
	path   string
	now    *answers.Answers
	failed error // why the answers are not in the file as they stand
}

// Answers writes the file anew.
func (k *fileKeeper) Answers(now *answers.Answers) error {
	k.now = now
	k.failed = nil
	if err := writeWhole(k.path, now.YAML()); err != nil {
		k.failed = fmt.Errorf("%s: %w", fault.ShowPath(k.path), reason(err))
	}
	return k.failed
}

// Entry keeps nothing; its error is that of the answers.
func (k *fileKeeper) Entry(record.Body) error { return k.failed }

// Path keeps nothing; its error is that of the answers.
func (k *fileKeeper) Path(*decide.Path) error { return k.failed }

// flush tries once more what failed.
func (k *fileKeeper) flush() error {
	if k.failed == nil {
		return nil
	}
	return k.Answers(k.now)
}

// bothKeepers keep a record and an answers file.
type bothKeepers struct {
	record *recordKeeper
	file   *fileKeeper
}

// Answers writes both.
func (k bothKeepers) Answers(now *answers.Answers) error {
	return errors.Join(k.record.Answers(now), k.file.Answers(now))
}

// Entry writes to the record.
func (k bothKeepers) Entry(b record.Body) error {
	return errors.Join(k.record.Entry(b), k.file.Entry(b))
}

// Path writes to the record.
func (k bothKeepers) Path(p *decide.Path) error {
	return errors.Join(k.record.Path(p), k.file.Path(p))
}

func (k bothKeepers) flush() error { return errors.Join(k.record.flush(), k.file.flush()) }
