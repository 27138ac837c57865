package store

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"slices"

	"safeguard/internal/record"
)

// Settle finds out what a failed Append left on the disk: events that are there
// whole are brought to the disk and taken into Case; the end of one that is not is
// set aside. It adds nothing of its own but the note of that. Where nothing
// failed it does nothing.
func (x *Session) Settle() error {
	if x.closed {
		return about(x.reference, ErrClosed)
	}
	if !x.unsettled {
		return nil
	}
	return about(x.reference, x.settle())
}

func (x *Session) settle() error {
	data, err := readFile(x.dir, eventsFile, maxRecord)
	if err != nil {
		return err
	}
	log, err := record.Read(x.reference, data, x.sealer)
	if err != nil {
		return err
	}
	if log.Damage != nil {
		return damaged(log.Damage)
	}
	known := len(x.c.Events)
	if len(log.Events) < known || log.Events[known-1].Hash != x.c.Head() || int64(log.Size) < x.size {
		return ErrChanged
	}
	whole := data[x.size:log.Size]
	if !bytes.HasPrefix(x.pending, whole) {
		return ErrChanged
	}
	if err := x.adopt(log.Events[known:], whole); err != nil {
		x.backTo(known)
		return err
	}
	return x.mend(log)
}

// adopt takes events that stand in the file though their write failed. Their bytes
// are written once more over themselves: after a sync that failed the system may
// take them for written when they are not, and sync nothing.
func (x *Session) adopt(events []record.Event, whole []byte) error {
	for _, e := range events {
		if err := x.c.Add(e); err != nil {
			return damaged(&record.Damage{Event: e.Number, Why: err.Error()})
		}
	}
	if err := x.change(func(f file) error {
		if len(whole) == 0 {
			return nil
		}
		_, err := f.WriteAt(whole, x.size)
		return err
	}); err != nil {
		return err
	}
	x.took(whole)
	x.pending = nil
	return nil
}

// change does something to the file other than adding to it, and brings it to the
// disk.
func (x *Session) change(do func(file) error) error {
	f, err := openFile(x.dir, eventsFile, os.O_RDWR)
	if err != nil {
		return err
	}
	if err = do(f); err == nil {
		err = f.sync()
	}
	return on(eventsFile, errors.Join(err, f.close()))
}

// mend makes the file end in a whole line: where only the line end of the last
// event is missing it is written; the end of a write that broke off is set aside,
// and the record says so. What was read of the file is in the log.
func (x *Session) mend(log *record.Log) error {
	x.unsettled = true
	if log.Unended {
		x.pending = []byte("\n")
		if err := x.write(x.pending); err != nil {
			return err
		}
	}
	if len(log.Torn) > 0 {
		if err := x.setAside(log.Torn); err != nil {
			return err
		}
	}
	notes, err := x.unnoted()
	if err != nil {
		return err
	}
	x.unsettled = false
	return x.append(notes)
}

// setAside copies what stands behind the last whole event to a file of its own,
// then cuts it off.
func (x *Session) setAside(torn []byte) error {
	name := record.TornName(len(x.c.Events)+1, digestOf(torn))
	there, err := readFile(x.dir, name, maxRecord)
	switch {
	case err == nil && bytes.Equal(there, torn):
	case notThere(name, err) == name+" is missing":
		if err := putFile(x.dir, name, torn); err != nil {
			return err
		}
	case err != nil:
		return err
	default:
		return fmt.Errorf("%s: it holds something else than what is to be set aside in it", name)
	}
	if err := x.dir.sync(); err != nil {
		return on(name, err)
	}
	return x.change(func(f file) error {
		if err := x.expect(f, x.size+int64(len(torn))); err != nil {
			return err
		}
		return f.truncate(x.size)
	})
}

// unnoted gives an event for each file of what was set aside that the record does
// not speak of yet.
func (x *Session) unnoted() (notes []record.Body, err error) {
	names, err := asides(x.dir)
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		if slices.ContainsFunc(x.c.Torn, func(t record.Entry[record.Torn]) bool { return t.Said.File == name }) {
			continue
		}
		data, err := readFile(x.dir, name, maxRecord)
		if notThere(name, err) != "" {
			continue
		}
		if err != nil {
			return nil, err
		}
		torn := record.Torn{File: name, Bytes: len(data), Digest: digestOf(data)}
		if len(data) == 0 || !record.IsTornNameOf(name, torn.Digest) {
			continue // not what its name says: none of ours
		}
		notes = append(notes, torn)
	}
	return notes, nil
}
