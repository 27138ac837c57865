package store

import (
	"errors"
	"io/fs"
	"slices"
	"strings"
	"time"

	"safeguard/internal/record"
	"safeguard/internal/safetext"
)

// An Entry is one case of a list.
type Entry struct {
	Reference string       // or the name of a folder that is none, made safe to show
	Case      *record.Case // as far as the record can be read; nil: see Deleted and Problem
	Log       *record.Log  // nil where the folder cannot be read
	Deleted   *Tombstone   // what is left of it where it was deleted
	Problem   error        // why it cannot be worked with: damage (ErrDamaged), record.ErrSealed, a deletion that was not finished (ErrDeleted), what the disk says; nil for none
	InUse     bool         // a session has it open now
	Last      time.Time    // of its last event, of its deletion, or else when the folder was last written to
}

var (
	errHalfMade = errors.New("a case that was being made when the program was stopped: nothing was said in it yet, and it goes when the next case is made")
	errNotOurs  = errors.New("a folder whose name is no reference in capital letters")
)

// List gives every case, the one that was worked on last first. A folder that is
// damaged, sealed, deleted, half-made or none of ours is in the list as that, and
// keeps no other from being in it. It changes nothing.
func (s *Store) List() ([]Entry, error) {
	cases, err := s.openCases()
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer cases.close()
	names, err := cases.list()
	if err != nil {
		return nil, on(casesFolder, err)
	}
	var entries []Entry
	read := shelf{}
	for _, name := range names {
		reference, err := Reference(name.Name())
		switch {
		case err == nil && reference == name.Name():
			entries = append(entries, s.entry(cases, reference, read))
		case !name.IsDir():
		case !strings.HasPrefix(name.Name(), newPrefix):
			entries = append(entries, strange(cases, name.Name(), errNotOurs))
		case !isInUse(cases, gateFile):
			entries = append(entries, strange(cases, name.Name(), errHalfMade))
		}
	}
	slices.SortFunc(entries, func(a, b Entry) int {
		if c := b.Last.Compare(a.Last); c != 0 {
			return c
		}
		return strings.Compare(a.Reference, b.Reference)
	})
	return entries, nil
}

// strange lists a folder that holds no case.
func strange(cases folder, name string, problem error) Entry {
	e := Entry{Reference: safetext.Line(name), Problem: problem}
	if is, err := cases.lstat(name); err == nil {
		e.Last = is.ModTime()
	}
	return e
}

func (s *Store) entry(cases folder, reference string, read shelf) Entry {
	e := strange(cases, reference, nil)
	d, err := openFolder(cases, reference)
	if err != nil {
		e.Problem = about(reference, err)
		return e
	}
	defer d.close()
	e.InUse = isInUse(d, lockFile)
	k, err := s.load(d, reference, read)
	var deleted *DeletedError
	if errors.As(err, &deleted) && !deleted.Unfinished {
		e.Deleted, e.Last = &deleted.Tombstone, deleted.Tombstone.Deleted
		return e
	}
	if err == nil {
		err = k.whyNot()
	}
	e.Problem = about(reference, err)
	if k != nil {
		e.Case, e.Log = k.Case, k.Log
	}
	if e.Case != nil && !errors.Is(err, record.ErrSealed) {
		e.Last = e.Case.Last()
	} else if is, err := d.lstat(eventsFile); err == nil {
		e.Last = is.ModTime()
	}
	return e
}
