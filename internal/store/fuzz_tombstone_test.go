package store

import (
	"bytes"
	"encoding/json"
	"path/filepath"
	"testing"
)

// FuzzTombstone puts anything in the place of a tombstone beside a record that is
// whole: only one that was written of these very events says that the case was
// deleted, and nothing that stands there takes an event out of sight.
func FuzzTombstone(f *testing.F) {
	s, folder := whole(f, Options{})
	k := read(f, s)
	note := Tombstone{Reference: ref, Head: k.Log.Head, Events: len(k.Log.Events), Deleted: clock()(), Reason: "It is time."}
	seed := func(change func(*Tombstone)) {
		n := note
		change(&n)
		data, err := json.Marshal(n)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
		f.Add(data[:len(data)/2])
	}
	seed(func(*Tombstone) {})
	seed(func(n *Tombstone) { n.Reference = "ANOTHER" })
	seed(func(n *Tombstone) { n.Events-- })
	seed(func(n *Tombstone) { n.Head, n.Events = "", 0 })
	seed(func(n *Tombstone) { n.Reason, n.By.Role = "\x1b[2J\u202e\n", "\xff" })
	f.Add([]byte("{}"))
	f.Add([]byte("null"))
	f.Fuzz(func(t *testing.T, data []byte) {
		path := filepath.Join(folder, tombstoneFile)
		put(t, path, data)
		var n Tombstone
		fits := json.Unmarshal(data, &n) == nil && n.Reference == ref && n.Head == note.Head && n.Events == note.Events && !n.Deleted.IsZero()
		k, err := s.Read(ref)
		if oneLine(t, err); fits != (err != nil) {
			t.Errorf("%q: fits %v, got %v", data, fits, err)
		}
		if err == nil && (k.Damage == nil || k.Case == nil || len(k.Case.Events) != note.Events) {
			t.Errorf("%q: the damage is %v, and events are out of sight", data, k.Damage)
		}
		entries, err := s.List()
		if err != nil || len(entries) != 1 || (entries[0].Case == nil) != fits {
			t.Errorf("%q: listed is %+v, %v", data, entries, err)
		}
		if got := contents(t, path); !bytes.Equal(got, data) {
			t.Errorf("it was changed to %q", got)
		}
	})
}
