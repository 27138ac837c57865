package store

import (
	"errors"
	"io/fs"
	"slices"
	"strings"

	"safeguard/internal/procedure"
	"safeguard/internal/record"
)

// Create makes a case and opens it. An empty reference makes one up. tool is the
// version of the program, and file the bytes of the procedure file that p was
// read from: they are kept beside the events. The case is there whole, with its
// first event, or not at all; after an error it can be there, where only its last
// sync failed. ErrExists tells that there is a case of that
// reference, also a deleted or damaged one and one in other letters.
func (s *Store) Create(reference, tool string, by record.Who, p *procedure.Procedure, file []byte) (*Session, error) {
	if digestOf(file) != p.Digest {
		return nil, errors.New("the procedure and its file do not belong together")
	}
	made := reference == ""
	for tries := 10; ; tries-- {
		var err error
		if made {
			reference, err = NewReference(s.o.Random)
		} else {
			reference, err = Reference(reference)
		}
		if err != nil {
			return nil, err
		}
		err = s.create(reference, tool, by, p, file)
		if made && errors.Is(err, ErrExists) && tries > 1 {
			continue
		}
		if err != nil {
			return nil, about(reference, err)
		}
		return s.Resume(reference, by)
	}
}

// create makes the folder of a case.
func (s *Store) create(reference, tool string, by record.Who, p *procedure.Procedure, file []byte) error {
	first, err := s.first(reference, tool, by, p)
	if err != nil {
		return err
	}
	cases, err := s.makeCases()
	if err != nil {
		return err
	}
	defer cases.close()
	gate, err := takeLock(cases, gateFile, gateTries)
	if err != nil {
		return err
	}
	defer gate.close()
	names, err := cases.list()
	if err != nil {
		return on(casesFolder, err)
	}
	if slices.ContainsFunc(names, func(e fs.DirEntry) bool { return strings.EqualFold(e.Name(), reference) }) {
		return ErrExists
	}
	sweep(cases, names)
	half := newPrefix + reference
	if err := fill(cases, half, first, file); err != nil {
		_ = cases.removeAll(half) // where it stays, the next one sweeps it
		return err
	}
	if err := cases.rename(half, reference); err != nil {
		return on(reference, err)
	}
	return on(casesFolder, cases.sync())
}

// first gives the line that opens a record, which must be one that can be read
// again.
func (s *Store) first(reference, tool string, by record.Who, p *procedure.Procedure) ([]byte, error) {
	opened := record.Opened{Format: record.Format, Procedure: named(p), Tool: tool}
	line, _, err := record.Line(reference, record.Event{Number: 1, At: s.now(), By: by, Body: opened}, "", s.o.Sealer)
	if err != nil {
		return nil, err
	}
	log, err := record.Read(reference, line, s.o.Sealer)
	if err != nil {
		return nil, err
	}
	if log.Damage != nil {
		return nil, log.Damage
	}
	if _, damage := record.Replay(reference, p, log.Events); damage != nil {
		return nil, damage
	}
	return line, nil
}

// makeCases opens the folder with all cases, and makes what is missing. The data
// folder itself, where it was there, keeps its mode: it may hold other things.
func (s *Store) makeCases() (folder, error) {
	if err := s.disk.make(s.dir); err != nil {
		return nil, on("the data folder", err)
	}
	data, err := s.disk.open(s.dir)
	if err != nil {
		return nil, on("the data folder", err)
	}
	defer data.close()
	made := data.mkdir(casesFolder)
	if made != nil && !errors.Is(made, fs.ErrExist) {
		return nil, on(casesFolder, made)
	}
	cases, err := openFolder(data, casesFolder)
	if err != nil {
		return nil, err
	}
	if made == nil {
		err = errors.Join(setMode(cases, folderMode), data.sync())
	} else {
		err = narrowFolder(cases)
	}
	if err != nil {
		cases.close()
		return nil, on(casesFolder, err)
	}
	return cases, nil
}

// sweep removes what was half-made when a program was stopped. The gate is held,
// so nobody is at work on it. What cannot be removed is in nobody's way.
func sweep(cases folder, names []fs.DirEntry) {
	for _, e := range names {
		if strings.HasPrefix(e.Name(), newPrefix) {
			_ = cases.removeAll(e.Name())
		}
	}
}

// fill makes a folder with all that a case begins with, and brings it to the disk.
func fill(cases folder, name string, first, file []byte) error {
	if err := cases.mkdir(name); err != nil {
		return on(name, err)
	}
	d, err := openFolder(cases, name)
	if err != nil {
		return err
	}
	err = setMode(d, folderMode)
	for _, f := range []struct {
		name string
		data []byte
	}{{procedureFile, file}, {eventsFile, first}, {lockFile, nil}} {
		if err == nil {
			err = writeNew(d, f.name, f.data)
		}
	}
	if err == nil {
		err = d.sync()
	}
	return errors.Join(err, d.close()) // closed, or Windows would not rename it
}
