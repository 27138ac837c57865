package cli

import (
	"errors"
	"reflect"
	"slices"

	"safeguard/internal/answers"
	"safeguard/internal/decide"
	"safeguard/internal/record"
	"safeguard/internal/report"
)

// A recordKeeper writes what is said into the record of a case. What cannot be
// written waits, in its order, and goes first the next time.
type recordKeeper struct {
	session session
	tool    string
	waiting []spoken
	written int // events that were in the record when something was last written
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
	why     string
	entry   record.Body
}

// Answers writes down the answers as they stand now.
func (k *recordKeeper) Answers(now *answers.Answers, why string) error {
	k.waiting = append(k.waiting, spoken{answers: now.Clone(), why: why})
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

// flush writes all that waits, in one go.
func (k *recordKeeper) flush() error {
	if err := k.session.Settle(); err != nil {
		return err
	}
	if err := k.session.Append(k.bodies()...); err != nil {
		return err
	}
	k.waiting, k.written = nil, len(k.session.Case().Events)
	return nil
}

// bodies gives the events that lead from the record to what was said since. An
// entry that a write which failed has brought into the record all the same is
// not written again.
func (k *recordKeeper) bodies() []record.Body {
	c := k.session.Case()
	from, shown := c.Answers, len(c.Paths) > 0
	var bodies []record.Body
	for _, s := range k.waiting {
		if s.answers != nil {
			bodies = append(bodies, record.Say(from, s.answers, shown, s.why)...)
			from = s.answers
			continue
		}
		if _, isPath := s.entry.(record.Shown); isPath {
			shown = true
		}
		if !k.adopted(s.entry) {
			bodies = append(bodies, s.entry)
		}
	}
	return bodies
}

// adopted tells whether an entry stands among the events that the session found
// in the file after a write that failed.
func (k *recordKeeper) adopted(b record.Body) bool {
	return slices.ContainsFunc(k.session.Case().Events[k.written:], func(e record.Event) bool { return reflect.DeepEqual(e.Body, b) })
}

// A fileKeeper writes the answers to an answers file; what is said beside them
// has no place there.
type fileKeeper struct {
	path   string
	failed error // why the answers are not in the file as they stand
}

// Answers writes the file anew.
func (k *fileKeeper) Answers(now *answers.Answers, _ string) error {
	k.failed = writeWhole(k.path, now.YAML())
	return k.failed
}

// Entry keeps nothing; its error is that of the answers.
func (k *fileKeeper) Entry(record.Body) error { return k.failed }

// Path keeps nothing; its error is that of the answers.
func (k *fileKeeper) Path(*decide.Path) error { return k.failed }

// bothKeepers keep a record and an answers file.
type bothKeepers struct {
	record *recordKeeper
	file   *fileKeeper
}

// Answers writes both.
func (k bothKeepers) Answers(now *answers.Answers, why string) error {
	return errors.Join(k.record.Answers(now, why), k.file.Answers(now, why))
}

// Entry writes to the record.
func (k bothKeepers) Entry(b record.Body) error {
	return errors.Join(k.record.Entry(b), k.file.Entry(b))
}

// Path writes to the record.
func (k bothKeepers) Path(p *decide.Path) error {
	return errors.Join(k.record.Path(p), k.file.Path(p))
}
