package store

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"safeguard/internal/record"
)

// noteOf gives the note of the deletion of the case in a folder, which stays.
func noteOf(t *testing.T, folder string, o Options) Tombstone {
	t.Helper()
	dir := t.TempDir()
	copied := filepath.Join(dir, casesFolder, filepath.Base(folder))
	if err := os.CopyFS(copied, os.DirFS(folder)); err != nil {
		t.Fatal(err)
	}
	note, err := quick(dir, o).Delete(filepath.Base(folder), "It is time.", someone)
	if err != nil {
		t.Fatal(err)
	}
	return note
}

func inJSON(t *testing.T, note Tombstone) []byte {
	t.Helper()
	data, err := json.Marshal(note)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestANoteOfADeletionThatDoesNotFitHidesNothing(t *testing.T) {
	changed := func(change func(*Tombstone)) func(*testing.T, string, Tombstone) {
		return func(t *testing.T, path string, note Tombstone) {
			change(&note)
			put(t, path, inJSON(t, note))
		}
	}
	for name, place := range map[string]func(t *testing.T, path string, note Tombstone){
		"an empty file":      func(t *testing.T, path string, _ Tombstone) { put(t, path, nil) },
		"half of one":        func(t *testing.T, path string, note Tombstone) { put(t, path, inJSON(t, note)[:60]) },
		"no note":            func(t *testing.T, path string, _ Tombstone) { put(t, path, []byte("{}")) },
		"a link to nowhere":  func(t *testing.T, path string, _ Tombstone) { os.Symlink("nowhere", path) },
		"a folder":           func(t *testing.T, path string, _ Tombstone) { os.MkdirAll(filepath.Join(path, "in it"), 0o700) },
		"one that is large":  func(t *testing.T, path string, _ Tombstone) { put(t, path, make([]byte, maxTombstone+1)) },
		"of another case":    changed(func(n *Tombstone) { n.Reference = "ANOTHER" }),
		"of another end":     changed(func(n *Tombstone) { n.Head = strings.Repeat("0", 64) }),
		"of fewer events":    changed(func(n *Tombstone) { n.Events-- }),
		"of no events":       changed(func(n *Tombstone) { n.Events, n.Head = 0, "" }),
		"one without a date": changed(func(n *Tombstone) { n.Deleted = time.Time{} }),
	} {
		for _, o := range []Options{{}, {Sealer: xor{key: 7}}} {
			t.Run(name, func(t *testing.T) {
				s, folder := whole(t, o)
				head := read(t, s).Log.Head
				path := filepath.Join(folder, tombstoneFile)
				place(t, path, noteOf(t, folder, o))

				k := read(t, s)
				if k.Damage == nil || k.Damage.Event != 12 || !strings.Contains(k.Damage.Why, "does not fit") || k.Case == nil || len(k.Case.Events) != 11 {
					t.Errorf("got the damage %v", k.Damage)
				}
				_, err := s.Resume(ref, someone)
				if wantError(t, err, ErrDamaged); errors.Is(err, ErrDeleted) {
					t.Errorf("got %v", err)
				}
				entries, err := s.List()
				if err != nil || len(entries) != 1 || entries[0].Deleted != nil || !errors.Is(entries[0].Problem, ErrDamaged) || entries[0].Case == nil {
					t.Errorf("got %+v, %v", entries, err)
				}

				made, err := s.Delete(ref, "Another reason.", someone)
				if err != nil || made.Head != head || made.Events != 11 || made.Reason != "Another reason." || made.Procedure.ID != "small" {
					t.Errorf("got %+v, %v", made, err)
				}
				var kept Tombstone
				if err := json.Unmarshal(contents(t, path), &kept); err != nil || kept != made {
					t.Errorf("got the note %+v, %v", kept, err)
				}
				_, err = s.Read(ref)
				wantError(t, err, ErrDeleted)
			})
		}
	}
}

func TestNothingIsWipedBeforeItsNoteIsWritten(t *testing.T) {
	s, folder := whole(t, Options{})
	put(t, filepath.Join(folder, tombstoneFile), nil)
	s.disk = &faultDisk{on: "rename " + tombstoneFile, err: errDead}
	if _, err := s.Delete(ref, "It is time.", someone); err == nil {
		t.Error("it is deleted without a note")
	}
	s.disk = &faultDisk{}
	if k := read(t, s); len(k.Case.Events) != 11 {
		t.Error("events are gone")
	}
}

func TestADeletionThatWasNotFinishedSaysSo(t *testing.T) {
	for name, o := range map[string]Options{"plain": {}, "sealed": {Sealer: xor{key: 7}}} {
		for _, left := range [][]string{{eventsFile, procedureFile}, {eventsFile}, {procedureFile}, {"torn-12-" + digestOf([]byte("x"))[7:15]}} {
			s, folder := whole(t, o)
			note := noteOf(t, folder, o)
			for _, there := range []string{eventsFile, procedureFile} {
				if !strings.Contains(strings.Join(left, " "), there) {
					remove(t, filepath.Join(folder, there))
				}
			}
			if strings.HasPrefix(left[0], "torn-") {
				put(t, filepath.Join(folder, left[0]), []byte("x"))
			}
			put(t, filepath.Join(folder, tombstoneFile), inJSON(t, note))
			for _, sealer := range []record.Sealer{o.Sealer, nil} { // with and without a key
				s.o.Sealer = sealer
				_, err := s.Read(ref)
				wantError(t, err, ErrDeleted)
				var deleted *DeletedError
				if !errors.As(err, &deleted) || !deleted.Unfinished || !strings.Contains(err.Error(), "delete it again") {
					t.Errorf("%s, %v: got %v", name, left, err)
				}
				_, err = s.Resume(ref, someone)
				wantError(t, err, ErrDeleted)
				entries, err := s.List()
				if err != nil || len(entries) != 1 || entries[0].Deleted != nil || entries[0].Problem == nil || !strings.Contains(entries[0].Problem.Error(), "delete it again") {
					t.Errorf("%s, %v: got %+v, %v", name, left, entries, err)
				}
			}
			made, err := s.Delete(ref, "Another reason.", someone)
			if err != nil || made != note {
				t.Errorf("%s, %v: got %+v, %v, want the first note", name, left, made, err)
			}
			entries, _ := s.List()
			if entries[0].Problem != nil || *entries[0].Deleted != note {
				t.Errorf("%s, %v: got %+v", name, left, entries[0])
			}
		}
	}
}

func TestAFileOfSomebodysDoesNotMakeADeletionUnfinished(t *testing.T) {
	s, folder := whole(t, Options{})
	if _, err := s.Delete(ref, "It is time.", someone); err != nil {
		t.Fatal(err)
	}
	put(t, filepath.Join(folder, ".DS_Store"), nil)
	_, err := s.Read(ref)
	var deleted *DeletedError
	if !errors.As(err, &deleted) || deleted.Unfinished {
		t.Errorf("got %v", err)
	}
}

func TestADeletionWithoutTheKeyIsTheSameWithIt(t *testing.T) {
	// The last event can be unsealed, and says what no program writes.
	o := Options{Sealer: xor{key: 7}}
	s, folder := whole(t, o)
	line, _, err := record.Line(ref, record.Event{Number: 12, At: s.now(), Body: record.Withdrawn{Event: 1}}, read(t, s).Log.Head, o.Sealer)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(folder, eventsFile)
	put(t, path, append(contents(t, path), line...))
	for name, key := range map[string]Options{"with": o, "without": {}} {
		note := noteOf(t, folder, key)
		if note.Events != 12 {
			t.Errorf("%s the key: %d events", name, note.Events)
		}
		put(t, filepath.Join(folder, tombstoneFile), inJSON(t, note))
		for _, sealer := range []record.Sealer{o.Sealer, nil} {
			s.o.Sealer = sealer
			_, err := s.Read(ref)
			wantError(t, err, ErrDeleted)
		}
	}
}

// oneWay seals with another key than it opens with.
type oneWay struct{ opens, seals xor }

func (o oneWay) Seal(plain []byte) ([]byte, error)    { return o.seals.Seal(plain) }
func (o oneWay) Unseal(sealed []byte) ([]byte, error) { return o.opens.Unseal(sealed) }

// spoils gives back something else than was sealed.
type spoils struct{ xor }

func (s spoils) Unseal(sealed []byte) ([]byte, error) {
	plain, err := s.xor.Unseal(sealed)
	if !bytes.Contains(plain, []byte(`"case"`)) {
		plain = append(plain, '?')
	}
	return plain, err
}

func TestNothingIsSealedThatCannotBeOpenedAgain(t *testing.T) {
	s, folder := whole(t, Options{Sealer: xor{key: 7}})
	before := contents(t, filepath.Join(folder, eventsFile))
	for name, sealer := range map[string]record.Sealer{"another key": oneWay{xor{key: 7}, xor{key: 8}}, "other words": spoils{xor{key: 7}}} {
		s.o.Sealer = sealer
		if k := read(t, s); len(k.Case.Events) != 11 {
			t.Errorf("%s: the case cannot be read", name)
		}
		_, err := s.Resume(ref, someone)
		if oneLine(t, err); err == nil || errors.Is(err, record.ErrSealed) || errors.Is(err, ErrLocksOut) != (name == "another key") {
			t.Errorf("%s: got %v", name, err)
		}
	}
	if !bytes.Equal(contents(t, filepath.Join(folder, eventsFile)), before) {
		t.Error("something was written")
	}
}

func TestWhatStandsBeforeAnEventThatStaysSealedIsShown(t *testing.T) {
	s, folder := whole(t, Options{Sealer: xor{key: 7}})
	path := filepath.Join(folder, eventsFile)
	line, _, err := record.Line(ref, record.Event{Number: 12, At: s.now(), Body: record.Resumed{}}, read(t, s).Log.Head, xor{key: 8})
	if err != nil {
		t.Fatal(err)
	}
	put(t, path, append(contents(t, path), line...))
	k, err := s.Read(ref)
	wantError(t, err, record.ErrSealed)
	if k.Case == nil || len(k.Case.Events) != 11 || k.Log.Readable != 11 || len(k.Log.Events) != 12 || k.Damage != nil || string(k.Procedure) != written {
		t.Errorf("got the case %v and the damage %v", k.Case, k.Damage)
	}
	entries, err := s.List()
	if err != nil || !errors.Is(entries[0].Problem, record.ErrSealed) || entries[0].Case == nil || entries[0].Last.Equal(k.Case.Last()) {
		t.Errorf("got %+v, %v", entries, err)
	}
	_, err = s.Resume(ref, someone)
	wantError(t, err, record.ErrSealed)
}

func TestAFileThatIsNotWhatItsNameSaysIsNotNotedAsSetAside(t *testing.T) {
	s, folder := whole(t, Options{})
	put(t, filepath.Join(folder, "torn-3-0badf00d"), []byte("something of somebody's"))
	put(t, filepath.Join(folder, record.TornName(3, digestOf(nil))), nil)
	if x := resume(t, s); len(x.TornAside()) > 0 {
		t.Errorf("got %v", x.TornAside())
	}
}

func TestDamageIsNotHiddenByANoteThatDoesNotFit(t *testing.T) {
	s, folder := whole(t, Options{})
	put(t, filepath.Join(folder, eventsFile), []byte("?\n")) // not one event can be read
	put(t, filepath.Join(folder, tombstoneFile), nil)
	if k := read(t, s); k.Damage == nil || !strings.Contains(k.Damage.Why, "not closed by its hash") {
		t.Errorf("got the damage %v, want the first", k.Damage)
	}
}

func TestACaseIsDeletedUnderItsLock(t *testing.T) {
	s, _ := whole(t, Options{})
	looked := false
	s.disk = &faultDisk{meanwhile: func(at string) {
		if at == "rename "+tombstoneFile {
			looked = true
			_, err := quick(s.dir, Options{}).Resume(ref, someone)
			wantError(t, err, ErrInUse)
		}
	}}
	if _, err := s.Delete(ref, "It is time.", someone); err != nil || !looked {
		t.Errorf("got %v; looked: %v", err, looked)
	}
}
