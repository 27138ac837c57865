package store

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"

	"safeguard/internal/procedure"
	"safeguard/internal/record"
)

// Kept is what is kept of a case.
type Kept struct {
	Reference string
	Case      *record.Case   // as far as the record can be read; nil where nothing of it can be
	Log       *record.Log    // never nil; Log.Torn is what a write that broke off left behind and no session has set aside yet
	Damage    *record.Damage // the first damage: of the chain, of what the events say, or of the procedure file; nil for none
	Procedure []byte         // the procedure file that the case is worked under; nil where there is none
	Note      string         // one line for a person, such as that the copy of the procedure is gone and another stands in; mostly ""
	Aside     []string       // the files in which ends of writes that broke off were set aside

	tail []byte // the last bytes of what Log.Size counts
}

// Read gives what is kept of a case. It takes no lock and changes nothing. Damage
// is no error: the case ends before it. Where an event is sealed and no key opens
// it, record.ErrSealed comes beside what can be told without: the chain, and the
// case up to that event (Log.Readable), which is mostly none. A case that was
// deleted gives ErrDeleted, also where the deletion was not finished
// (DeletedError.Unfinished); one that is not there ErrNoCase.
func (s *Store) Read(reference string) (*Kept, error) {
	reference, err := Reference(reference)
	if err != nil {
		return nil, err
	}
	d, err := s.openCase(reference)
	if err != nil {
		return nil, about(reference, err)
	}
	defer d.close()
	k, err := s.load(d, reference, shelf{})
	return k, about(reference, err)
}

// openCases opens the folder with all cases; fs.ErrNotExist where there is none.
func (s *Store) openCases() (folder, error) {
	data, err := s.disk.open(s.dir)
	if err != nil {
		return nil, on("the data folder", err)
	}
	defer data.close()
	return openFolder(data, casesFolder)
}

// openCase opens the folder of a case.
func (s *Store) openCase(reference string) (folder, error) {
	cases, err := s.openCases()
	if errors.Is(err, fs.ErrNotExist) {
		return nil, ErrNoCase
	}
	if err != nil {
		return nil, err
	}
	defer cases.close()
	d, err := openFolder(cases, reference)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, ErrNoCase
	}
	return d, err
}

// A shelf holds the procedures that were read already, by digest.
type shelf map[string]*procedure.Procedure

// load reads what is kept of the case in an open folder.
func (s *Store) load(d folder, reference string, read shelf) (*Kept, error) {
	k, err := s.loadEvents(d, reference, read)
	// Last, since a case may be deleted while it is read.
	t, found, e := findTombstone(d, reference)
	switch {
	case e != nil:
		return nil, e
	case found == fits:
		return nil, &DeletedError{Tombstone: t}
	case found == unfinished:
		return nil, &DeletedError{t, true}
	case found == illegible:
		return nil, errTombstone
	case found == misfits && k != nil && k.Damage == nil:
		k.Damage = &record.Damage{Event: len(k.Log.Events) + 1, Why: "a note of a deletion that does not fit stands beside the events: " + tombstoneFile}
	}
	return k, err
}

func (s *Store) loadEvents(d folder, reference string, read shelf) (*Kept, error) {
	k := &Kept{Reference: reference, Log: &record.Log{Reference: reference}}
	data, err := readFile(d, eventsFile, maxRecord)
	if why := notThere(eventsFile, err); why != "" {
		k.Damage = &record.Damage{Event: 1, Why: why}
		return k, nil
	}
	if err != nil {
		return nil, err
	}
	if k.Aside, err = asides(d); err != nil {
		return nil, err
	}
	return k, k.read(data, s, d, read)
}

// read takes in the events, and the procedure that the first of them names.
func (k *Kept) read(data []byte, s *Store, d folder, read shelf) (err error) {
	k.Log, err = record.Read(k.Reference, data, s.o.Sealer)
	k.Damage = k.Log.Damage
	k.tail = data[max(0, k.Log.Size-tailSize):k.Log.Size]
	locked := err
	if k.Log.Readable == 0 {
		return k.unopened(d, locked)
	}
	opened, _ := k.Log.Events[0].Body.(record.Opened) // Replay refuses another
	p, why, err := k.procedure(s, d, opened.Procedure.Digest, read)
	if err != nil {
		return err
	}
	if p == nil {
		k.Damage = &record.Damage{Event: 1, Why: why}
		return locked
	}
	c, damage := record.Replay(k.Reference, p, k.Log.Events[:k.Log.Readable])
	k.Case = c
	if damage != nil {
		k.Damage = damage // it stands before the damage of the chain
	}
	return locked
}

// unopened takes in a record of which not even the first event can be read.
func (k *Kept) unopened(d folder, locked error) error {
	switch copied, err := readFile(d, procedureFile, maxProcedure); {
	case locked != nil && err == nil:
		k.Procedure = copied
	case locked == nil && k.Damage == nil:
		k.Damage = &record.Damage{Event: 1, Why: "the record does not hold one whole event"}
	}
	return locked
}

// procedure reads the copy of the procedure, or finds the same bytes elsewhere;
// why says what is wrong where there is none.
func (k *Kept) procedure(s *Store, d folder, digest string, read shelf) (p *procedure.Procedure, why string, err error) {
	data, err := readFile(d, procedureFile, maxProcedure)
	why = notThere(procedureFile, err)
	if why == "" && err != nil {
		return nil, "", err
	}
	if why == "" && digestOf(data) != digest {
		why = procedureFile + " is not the file that the record names: it has been changed"
	}
	if why != "" {
		data = nil
		if s.o.Procedures != nil {
			data = s.o.Procedures(digest)
		}
		if data == nil || digestOf(data) != digest {
			return nil, why, nil
		}
		k.Note = why + "; the same file, which the program holds, stands in for it"
	}
	k.Procedure = data
	if p = read[digest]; p != nil {
		return p, "", nil
	}
	p, faults := procedure.Load(procedureFile, data)
	if p == nil {
		return nil, "this version cannot read the procedure: " + faults.All()[0].Message, nil
	}
	read[digest] = p
	return p, "", nil
}

// notThere says what is wrong where a file is missing, or something stands in its
// place that is none of ours, which is damage; "" for no error, and for one of the disk.
func notThere(name string, err error) string {
	var wrong *wrongKindError
	switch {
	case errors.As(err, &wrong):
		return wrong.Error()
	case errors.Is(err, fs.ErrNotExist):
		return name + " is missing"
	case errors.Is(err, errTooLarge):
		return err.Error()
	}
	return ""
}

// asides gives the names of what was set aside, in order.
func asides(d folder) ([]string, error) {
	entries, err := d.list()
	if err != nil {
		return nil, on("the folder", err)
	}
	var names []string
	for _, e := range entries {
		if e.Type().IsRegular() && record.IsTornName(e.Name()) {
			names = append(names, e.Name())
		}
	}
	return names, nil
}

func digestOf(data []byte) string {
	sum := sha256.Sum256(data)
	return "sha256:" + hex.EncodeToString(sum[:])
}

// whyNot gives the error that keeps a case from being added to; nil for none.
func (k *Kept) whyNot() error {
	if k.Damage == nil {
		return nil
	}
	return damaged(k.Damage)
}
