package store

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
	"time"

	"safeguard/internal/procedure"
	"safeguard/internal/record"
)

// A Tombstone is what stays of a case that was deleted: nothing of what was said.
type Tombstone struct {
	Reference string           `json:"reference"`
	Head      string           `json:"head"`   // the hash of the last event; of a damaged record, of the last one whose chain holds
	Events    int              `json:"events"` // how many there were up to it
	Procedure record.Procedure `json:"procedure,omitzero"`
	Opened    time.Time        `json:"opened,omitzero"` // zero where it cannot be told: sealed, or damaged
	Damage    string           `json:"damage,omitempty"`
	Deleted   time.Time        `json:"deleted"`
	By        record.Who       `json:"by,omitzero"`
	Reason    string           `json:"reason"`
}

// Delete takes a case away and leaves a tombstone, which it gives. A damaged case
// and a sealed one are deleted too. A deletion that was broken off is finished by
// another, under the first reason; of one that is finished already it gives
// ErrDeleted. A tombstone that does not fit the events beside it is none: another
// is written in its place. What a disk held can mostly be read from it for a while: deleting is
// not erasing.
func (s *Store) Delete(reference, reason string, by record.Who) (Tombstone, error) {
	reference, err := Reference(reference)
	if err != nil {
		return Tombstone{}, err
	}
	t, err := s.delete(reference, strings.TrimSpace(reason), by)
	return t, about(reference, err)
}

func (s *Store) delete(reference, reason string, by record.Who) (Tombstone, error) {
	if reason == "" {
		return Tombstone{}, errors.New("no reason is given, and a deletion needs one")
	}
	d, err := s.openCase(reference)
	if err != nil {
		return Tombstone{}, err
	}
	defer d.close()
	held, err := takeLock(d, lockFile, lockTries)
	if err != nil {
		return Tombstone{}, err
	}
	defer held.close()
	t, found, err := findTombstone(d, reference)
	if err != nil {
		return Tombstone{}, err
	}
	if found == fits || found == unfinished {
		if removed, err := clearOut(d); err != nil || removed > 0 {
			return t, err
		}
		return t, &DeletedError{Tombstone: t}
	}
	if t, err = s.tombstone(d, reference, reason, by); err != nil {
		return Tombstone{}, err
	}
	_, err = clearOut(d)
	return t, err
}

// tombstone writes the tombstone of a case, whose deletion it is, in the place of
// whatever has its name.
func (s *Store) tombstone(d folder, reference, reason string, by record.Who) (Tombstone, error) {
	k, err := s.loadEvents(d, reference, shelf{})
	if err != nil && !errors.Is(err, record.ErrSealed) {
		return Tombstone{}, err
	}
	chain, _, err := chainOf(d, reference)
	if err != nil {
		return Tombstone{}, err
	}
	t := Tombstone{
		Reference: reference, Head: chain.Head, Events: len(chain.Events),
		Deleted: s.now(), By: by, Reason: reason,
	}
	if k.Damage != nil {
		t.Damage = k.Damage.Error()
	}
	t.Procedure, t.Opened = k.opening()
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(t); err != nil {
		return Tombstone{}, err
	}
	if is, err := d.lstat(tombstoneFile); err == nil && is.IsDir() {
		if err := d.removeAll(tombstoneFile); err != nil { // no file can take its place
			return Tombstone{}, on(tombstoneFile, err)
		}
	}
	return t, putFile(d, tombstoneFile, b.Bytes())
}

// opening gives the procedure of a case and when it was opened, as far as they
// can be told.
func (k *Kept) opening() (p record.Procedure, at time.Time) {
	if len(k.Log.Events) > 0 {
		at = k.Log.Events[0].At
		if o, ok := k.Log.Events[0].Body.(record.Opened); ok {
			return o.Procedure, at
		}
	}
	if k.Procedure != nil {
		if loaded, _ := procedure.Load(procedureFile, k.Procedure); loaded != nil {
			p = named(loaded)
		}
	}
	return p, at
}

// clearOut removes all that is in the folder of a case but its tombstone and the
// empty file that carries its lock, and tells how much that was.
func clearOut(d folder) (removed int, err error) {
	entries, err := d.list()
	if err != nil {
		return 0, on("the folder", err)
	}
	for _, e := range entries {
		if e.Name() == tombstoneFile || e.Name() == lockFile {
			continue
		}
		if err := d.removeAll(e.Name()); err != nil {
			return removed, on(e.Name(), err)
		}
		removed++
	}
	return removed, on("the folder", d.sync())
}

// named names a procedure as a record does.
func named(p *procedure.Procedure) record.Procedure {
	return record.Procedure{ID: p.ID, Title: p.Title, Edition: p.Edition, Digest: p.Digest}
}
