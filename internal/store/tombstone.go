package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"

	"safeguard/internal/record"
)

// errTombstone is of a tombstone that is there alone and cannot be read.
var errTombstone = fmt.Errorf("%w, but what was noted of that cannot be read", ErrDeleted)

// A trace is what a tombstone tells together with what stands beside it.
type trace uint8

const (
	none       trace = iota // there is no tombstone
	fits                    // the case was deleted
	unfinished              // it was being deleted, and some of it is still there
	illegible               // no events are there, and the tombstone cannot be read
	misfits                 // events are there, and the tombstone is not of their deletion
)

// findTombstone reads the tombstone in the folder of a case, and looks whether it
// is one. Only one that was written of the very events beside it, or that has none
// beside it, says that a case was deleted: anything else of its name, an empty file
// or one from another case, would hide what was said.
func findTombstone(d folder, reference string) (Tombstone, trace, error) {
	t, found, err := readTombstone(d, reference)
	if err != nil || found == none {
		return Tombstone{}, found, err
	}
	chain, there, err := chainOf(d, reference)
	switch {
	case err != nil:
		return Tombstone{}, none, err
	case there && (found == illegible || t.Events != len(chain.Events) || t.Head != chain.Head):
		return Tombstone{}, misfits, nil
	case found == illegible:
		return Tombstone{}, illegible, nil
	}
	left, err := asides(d)
	if err != nil {
		return Tombstone{}, none, err
	}
	_, gone := d.lstat(procedureFile)
	if there || len(left) > 0 || !errors.Is(gone, fs.ErrNotExist) {
		return t, unfinished, nil
	}
	return t, fits, nil
}

// readTombstone reads a tombstone by itself: none, fits or illegible.
func readTombstone(d folder, reference string) (t Tombstone, found trace, err error) {
	data, err := readFile(d, tombstoneFile, maxTombstone)
	var wrong *wrongKindError
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return t, none, nil
	case errors.As(err, &wrong) || errors.Is(err, errTooLarge) || errors.Is(err, fs.ErrPermission):
		return t, illegible, nil
	case err != nil:
		return t, none, err
	}
	if json.Unmarshal(data, &t) != nil || t.Deleted.IsZero() || t.Reference != reference {
		return Tombstone{}, illegible, nil
	}
	return t, fits, nil
}

// chainOf reads the chain of the events of a case, as anybody can, with or without
// a key; there tells whether anything stands in their place.
func chainOf(d folder, reference string) (log *record.Log, there bool, err error) {
	data, err := readFile(d, eventsFile, maxRecord)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return &record.Log{Reference: reference}, false, nil
	case notThere(eventsFile, err) != "":
		return &record.Log{Reference: reference}, true, nil
	case err != nil:
		return nil, false, err
	}
	log, err = record.Read(reference, data, nil)
	if err != nil && !errors.Is(err, record.ErrSealed) {
		return nil, true, err
	}
	return log, true, nil
}
