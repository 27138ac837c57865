// Package store keeps case records on disk and hands them back: a folder for each
// case, for its owner alone, in which events are only ever added. It is the only
// room with the disk and the lock. It follows no link inside the data folder,
// reads no clock of its own and never asks a person anything.
package store

import (
	"crypto/rand"
	"io"
	"time"

	"safeguard/internal/record"
)

// What lies in a data folder: casesFolder/REFERENCE/ with these files, and one
// that record.TornName names for each write that broke off.
const (
	casesFolder   = "cases"
	eventsFile    = "events.jsonl"
	procedureFile = "procedure.yaml"
	lockFile      = "lock"
	tombstoneFile = "deleted.json"
	newPrefix     = ".new-" // of what is half-made
	gateFile      = ".lock" // in casesFolder: held while a case is being made
)

// The largest files that are read, in bytes. A record may not grow past the
// first; a tombstone holds one reason.
const (
	maxRecord    = 256 << 20
	maxProcedure = 16 << 20
	maxTombstone = 1 << 20
)

// Options are what a store is given from outside.
type Options struct {
	Now    func() time.Time // the clock; nil: time.Now
	Sealer record.Sealer    // seals new cases, and opens sealed ones; nil: plain
	Random io.Reader        // where references come from; nil: crypto/rand

	// Procedures gives the bytes of a procedure file of that digest ("sha256:" and
	// hex), as one that is bundled, for a case whose own copy is gone; nil bytes
	// where there is none. May be nil.
	Procedures func(digest string) []byte
}

// A Store is a data folder.
type Store struct {
	dir  string
	o    Options
	disk disk
}

// New gives the store that keeps its cases below dir. It touches nothing yet; the
// folder is made with the first case.
func New(dir string, o Options) *Store {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Random == nil {
		o.Random = rand.Reader
	}
	return &Store{dir, o, realDisk{}}
}

// now is the time as a record holds it.
func (s *Store) now() time.Time { return s.o.Now().UTC().Truncate(time.Second) }
