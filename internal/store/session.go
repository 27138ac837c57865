package store

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"safeguard/internal/procedure"
	"safeguard/internal/record"
)

// A Session is a case that is open to be added to, by this session alone. It is
// for one goroutine.
type Session struct {
	reference string
	by        record.Who
	now       func() time.Time
	sealer    record.Sealer // nil for a plain case
	procedure *procedure.Procedure
	found     *Kept

	dir    folder
	held   file // the lock
	closed bool

	// What is known to be on the disk.
	c    *record.Case
	size int64
	tail []byte // its last bytes, which end in the hash of the last event

	// After a failure the file may hold, behind what is known, any beginning of
	// what was last written to it.
	unsettled bool
	pending   []byte
}

// tailSize is how much of the end is compared before anything is added: more than
// the hash of an event and what closes its line.
const tailSize = 128

// Case gives the case as it stands on the disk. It is the same pointer throughout;
// what it points to changes with Append and Settle.
func (x *Session) Case() *record.Case { return x.c }

// Found gives what was found when the case was opened, before anything was mended;
// its Case is the one that Case gives.
func (x *Session) Found() *Kept { return x.found }

// TornAside gives what was set aside in this session, for a person to be told: the
// end of a write that had broken off.
func (x *Session) TornAside() []record.Torn {
	var aside []record.Torn
	for _, t := range x.c.Torn {
		if t.Event.Number > len(x.found.Log.Events) {
			aside = append(aside, t.Said)
		}
	}
	return aside
}

// Close gives the case free. What was appended is on the disk already.
func (x *Session) Close() error {
	if x.closed {
		return nil
	}
	x.closed = true
	return about(x.reference, errors.Join(x.held.close(), x.dir.close()))
}

// Append adds events that say what the bodies say, at this time and by who opened
// the session. Where one does not fit, nothing is written. After nil they are on
// the disk and in Case. After an error they are not in Case, and the disk may hold
// some of them: call Settle, which finds out, then look at Case for what is
// missing. An Append that is called instead settles before it adds anything.
func (x *Session) Append(bodies ...record.Body) error {
	if err := x.Settle(); err != nil {
		return err
	}
	return about(x.reference, x.append(bodies))
}

func (x *Session) append(bodies []record.Body) error {
	if len(bodies) == 0 {
		return nil
	}
	known := len(x.c.Events)
	lines, err := x.prepare(bodies)
	if err == nil {
		x.unsettled, x.pending = true, lines
		err = x.write(lines)
	}
	if err != nil {
		x.backTo(known)
		return err
	}
	x.unsettled, x.pending = false, nil
	return nil
}

// prepare gives the lines of events that say what the bodies say, once the case
// takes them.
func (x *Session) prepare(bodies []record.Body) (lines []byte, err error) {
	for _, body := range bodies {
		e := record.Event{Number: len(x.c.Events) + 1, At: x.now(), By: x.by}
		if e.At.Year() < 1 || e.At.Year() > 9999 {
			return nil, fmt.Errorf("the clock of this machine gives the year %d", e.At.Year())
		}
		if e.Body, err = record.AsRead(body); err != nil {
			return nil, err
		}
		var line []byte
		if line, e.Hash, err = record.Line(x.reference, e, x.c.Head(), x.sealer); err != nil {
			return nil, err
		}
		if err := x.c.Add(e); err != nil {
			return nil, err
		}
		lines = append(lines, line...)
	}
	if x.size+int64(len(lines)) > maxRecord {
		return nil, fmt.Errorf("the record would be larger than %d bytes", maxRecord)
	}
	return lines, nil
}

// backTo makes the case what its first events come to, which it was before.
func (x *Session) backTo(events int) {
	if c, damage := record.Replay(x.reference, x.procedure, x.c.Events[:events:events]); damage == nil {
		*x.c = *c
	}
}

// write adds bytes to the file, in one write, and brings them to the disk.
func (x *Session) write(lines []byte) error {
	f, err := openFile(x.dir, eventsFile, os.O_RDWR|os.O_APPEND)
	if err != nil {
		return err
	}
	if err = x.expect(f, x.size); err == nil {
		err = writeAll(f, lines)
	}
	if err == nil {
		err = f.sync()
	}
	if err := errors.Join(err, f.close()); err != nil {
		return on(eventsFile, err)
	}
	x.took(lines)
	return nil
}

// took notes what is on the disk now.
func (x *Session) took(lines []byte) {
	x.size += int64(len(lines))
	x.tail = append(x.tail, lines...)
	x.tail = bytes.Clone(x.tail[max(0, len(x.tail)-tailSize):])
}

// expect refuses a file that is not of that size, or holds something else where
// what is known ends.
func (x *Session) expect(f file, size int64) error {
	is, err := f.stat()
	if err != nil {
		return err
	}
	if is.Size() != size {
		return ErrChanged
	}
	end := make([]byte, len(x.tail))
	if _, err := f.ReadAt(end, x.size-int64(len(end))); err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	if !bytes.Equal(end, x.tail) {
		return ErrChanged
	}
	return nil
}
