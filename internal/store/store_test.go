package store

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"safeguard/internal/record"
)

func remove(tb testing.TB, path string) {
	tb.Helper()
	if err := os.RemoveAll(path); err != nil {
		tb.Fatal(err)
	}
}

func TestACaseIsReadAsItWasWritten(t *testing.T) {
	s, folder := whole(t, Options{})
	k := read(t, s)
	if got, want := said(t, k.Case.Events), texts(t, talk()); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if string(k.Procedure) != written || !isWhole(k) || k.Note != "" {
		t.Errorf("the procedure, damage %v or note %q", k.Damage, k.Note)
	}
	first := k.Case.Events[0]
	if first.By != someone || k.Case.Opened.Tool != "a test" || first.At != first.At.Truncate(time.Second) {
		t.Errorf("got %v", first)
	}
	if names := list(t, folder); !slices.Equal(names, []string{eventsFile, lockFile, procedureFile}) {
		t.Errorf("got the files %v", names)
	}
	if names := list(t, filepath.Dir(folder)); !slices.Equal(names, []string{gateFile, ref}) {
		t.Errorf("got the folders %v", names)
	}
}

func list(tb testing.TB, folder string) (names []string) {
	tb.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		tb.Fatal(err)
	}
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

func TestTheSessionHoldsWhatTheDiskHolds(t *testing.T) {
	s := quick(t.TempDir(), Options{})
	x := create(t, s)
	add(t, x, record.Viewed{Words: "Broken \xff, \u2028 and <b>."})
	add(t, x, talk()...)
	k := read(t, s)
	for i, e := range x.Case().Events {
		if text(t, e.Body) != text(t, k.Case.Events[i].Body) || e.Hash != k.Case.Events[i].Hash || !e.At.Equal(k.Case.Events[i].At) || e.By != k.Case.Events[i].By {
			t.Errorf("event %d: got %v in the session, %v on the disk", i+1, e, k.Case.Events[i])
		}
	}
	if got, want := x.Case().Views[0].Said.Words, k.Case.Views[0].Said.Words; got != want {
		t.Errorf("got %q in the session, %q on the disk", got, want)
	}
}

func TestWhatTheCaseRefusesIsNotWritten(t *testing.T) {
	s, folder := whole(t, Options{})
	x := resume(t, s)
	before := contents(t, filepath.Join(folder, eventsFile))
	head := x.Case().Head()
	for name, bodies := range map[string][]record.Body{
		"a question that is not there":     {record.Ended{}, answer("nothing", `"yes"`)},
		"an answer that is none":           {answer("concern", `["spare"]`)},
		"an answer that is no JSON":        {answer("concern", `[`)},
		"two labels that look the same":    {record.Listed{Kind: "child", Labels: []string{"\xfe", "\xff"}}},
		"another opening":                  {record.Opened{Format: 1}},
		"nothing":                          {nil},
		"an event that takes back none":    {record.Withdrawn{Event: 1}},
		"somebody who is neither":          {record.Participant{Agency: "Police", Presence: "late"}},
		"more than a line of a record":     {record.Viewed{Words: strings.Repeat("x", record.MaxLine)}},
		"a fit one behind one that is not": {record.Withdrawn{Event: 1}, record.Ended{}},
	} {
		err := x.Append(bodies...)
		oneLine(t, err)
		if err == nil || x.unsettled || x.Case().Head() != head || len(x.Case().Events) != 11 {
			t.Errorf("%s: got %v, %d events, unsettled: %v", name, err, len(x.Case().Events), x.unsettled)
		}
	}
	if !bytes.Equal(contents(t, filepath.Join(folder, eventsFile)), before) {
		t.Error("something was written")
	}
	add(t, x, record.Ended{})
}

func TestAnEmptyReferenceIsMadeUp(t *testing.T) {
	s := quick(t.TempDir(), Options{})
	x, err := s.Create("", "a test", someone, small(t), []byte(written))
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	if r, err := Reference(x.Case().Reference); err != nil || r != x.Case().Reference || len(r) != 9 {
		t.Errorf("got %q, %v", r, err)
	}
}

func TestAReferenceIsTakenOnce(t *testing.T) {
	s, folder := whole(t, Options{})
	for name, there := range map[string]func(path string){
		"a case":        func(string) {},
		"a folder":      func(path string) { os.Mkdir(path, 0o755) },
		"a file":        func(path string) { put(t, path, nil) },
		"a dead link":   func(path string) { os.Symlink("nowhere", path) },
		"small letters": func(path string) { os.Mkdir(strings.ToLower(path[len(path)-9:]), 0o755) },
	} {
		t.Chdir(filepath.Dir(folder))
		there(filepath.Join(filepath.Dir(folder), "TAKEN-001"))
		reference := "Taken-001"
		if name == "a case" {
			reference = strings.ToLower(ref)
		}
		_, err := s.Create(reference, "a test", someone, small(t), []byte(written))
		wantError(t, err, ErrExists)
		remove(t, "TAKEN-001")
		remove(t, "taken-001")
	}
	_, err := s.Delete(ref, "It is time.", someone)
	if err != nil {
		t.Fatal(err)
	}
	_, err = s.Create(ref, "a test", someone, small(t), []byte(written))
	wantError(t, err, ErrExists)
}

func TestWhatIsNotThere(t *testing.T) {
	empty := New(filepath.Join(t.TempDir(), "none", "there"), Options{})
	s, _ := whole(t, Options{})
	for _, s := range []*Store{empty, s} {
		_, err := s.Read("NONE")
		wantError(t, err, ErrNoCase)
		_, err = s.Resume("NONE", someone)
		wantError(t, err, ErrNoCase)
		_, err = s.Delete("NONE", "why", someone)
		wantError(t, err, ErrNoCase)
		_, err = s.Read("../" + ref)
		wantError(t, err, ErrReference)
	}
	if entries, err := empty.List(); err != nil || len(entries) > 0 {
		t.Errorf("got %v, %v", entries, err)
	}
	if _, err := os.Stat(empty.dir); !errors.Is(err, os.ErrNotExist) {
		t.Error("looking made a folder")
	}
}

func TestAListShowsWhatIsWrong(t *testing.T) {
	s, folder := whole(t, Options{})
	cases := filepath.Dir(folder)
	for _, reference := range []string{"DAMAGED", "GONE", "OPEN", "EMPTY-1"} {
		x, err := s.Create(reference, "a test", someone, small(t), []byte(written))
		if err != nil {
			t.Fatal(err)
		}
		if reference != "OPEN" {
			x.Close()
		} else {
			defer x.Close()
		}
	}
	put(t, filepath.Join(cases, "DAMAGED", eventsFile), []byte("?\n"))
	remove(t, filepath.Join(cases, "EMPTY-1", eventsFile))
	if _, err := s.Delete("GONE", "It is \x1b[31mtime.", someone); err != nil {
		t.Fatal(err)
	}
	os.Mkdir(filepath.Join(cases, newPrefix+"HALF"), 0o700)
	os.Mkdir(filepath.Join(cases, "a \x1b]0;folder"), 0o700)
	os.Symlink(ref, filepath.Join(cases, "LINK"))
	put(t, filepath.Join(cases, ".DS_Store"), nil)

	entries, err := s.List()
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, e := range entries {
		oneLine(t, e.Problem)
		switch {
		case e.Deleted != nil:
			got[e.Reference] = "deleted"
		case errors.Is(e.Problem, ErrDamaged):
			got[e.Reference] = "damaged"
		case e.Problem != nil:
			got[e.Reference] = e.Problem.Error()
		case e.InUse:
			got[e.Reference] = "in use"
		default:
			got[e.Reference] = e.Case.State().String()
		}
	}
	want := map[string]string{
		ref: "finished", "DAMAGED": "damaged", "EMPTY-1": "damaged", "GONE": "deleted", "OPEN": "in use",
		newPrefix + "HALF": errHalfMade.Error(), "a \ufffd]0;folder": errNotOurs.Error(),
		"LINK": `case LINK: "LINK" is a symbolic link, where a folder is wanted`,
	}
	for reference, says := range want {
		if got[reference] != says {
			t.Errorf("%s: got %q, want %q", reference, got[reference], says)
		}
	}
	if len(got) != len(want) {
		t.Errorf("got %v", got)
	}
	if !slices.IsSortedFunc(entries, func(a, b Entry) int { return b.Last.Compare(a.Last) }) {
		t.Error("the newest is not the first")
	}
}

func TestADeletedCaseLeavesATombstone(t *testing.T) {
	for name, spoil := range map[string]func(folder string){
		"a whole one": func(string) {},
		"a damaged one": func(folder string) {
			path := filepath.Join(folder, eventsFile)
			put(t, path, append(contents(t, path), '?', '\n'))
		},
	} {
		s, folder := whole(t, Options{})
		head := read(t, s).Log.Head
		spoil(folder)
		put(t, filepath.Join(folder, "notes.txt"), []byte("something beside it"))
		_, err := s.Delete(ref, "  ", someone)
		if oneLine(t, err); err == nil {
			t.Errorf("%s is deleted without a reason", name)
		}
		made, err := s.Delete(strings.ToLower(ref), "It is time.", someone)
		if err != nil {
			t.Fatal(err)
		}
		if made.Head != head || made.Events != 11 || made.Procedure.ID != "small" || made.Opened.IsZero() || made.By != someone || (made.Damage != "") != (name == "a damaged one") {
			t.Errorf("%s: got %+v", name, made)
		}
		if names := list(t, folder); !slices.Equal(names, []string{tombstoneFile, lockFile}) {
			t.Errorf("%s: got the files %v", name, names)
		}
		_, err = s.Resume(ref, someone)
		wantError(t, err, ErrDeleted)
		var deleted *DeletedError
		if !errors.As(err, &deleted) || deleted.Tombstone != made {
			t.Errorf("%s: got %+v, want %+v", name, deleted, made)
		}
		_, err = s.Delete(ref, "Another reason.", someone)
		wantError(t, err, ErrDeleted)
		put(t, filepath.Join(folder, tombstoneFile), []byte("{"))
		_, err = s.Read(ref)
		wantError(t, err, ErrDeleted)
	}
}

func TestAClosedSessionAddsNothing(t *testing.T) {
	s, _ := whole(t, Options{})
	x := resume(t, s)
	if err := errors.Join(x.Close(), x.Close()); err != nil {
		t.Fatal(err)
	}
	wantError(t, x.Append(record.Ended{}), ErrClosed)
	wantError(t, x.Settle(), ErrClosed)
}

func TestAnotherWritersEventsAreNotTakenForOurs(t *testing.T) {
	s, folder := whole(t, Options{})
	x := resume(t, s)
	path := filepath.Join(folder, eventsFile)
	data := contents(t, path)
	line, _, err := record.Line(ref, record.Event{Number: 12, At: time.Now(), Body: record.Ended{}}, x.Case().Head(), nil)
	if err != nil {
		t.Fatal(err)
	}
	put(t, path, append(bytes.Clone(data), line...)) // a chain that holds, of somebody who took no lock
	for range 3 {
		wantError(t, x.Append(record.Viewed{Words: "Going on."}), ErrChanged)
	}
	if len(x.Case().Events) != 11 || len(contents(t, path)) != len(data)+len(line) {
		t.Error("it is in the case, or was written behind")
	}
	changed := bytes.Clone(data)
	changed[len(changed)-10] ^= 1
	put(t, path, changed)
	wantError(t, x.Append(record.Viewed{Words: "Going on."}), ErrDamaged)
	put(t, path, data[:len(data)-40])
	wantError(t, x.Append(record.Viewed{Words: "Going on."}), ErrChanged)
	put(t, path, data)
	add(t, x, record.Viewed{Words: "Going on."})

	data = contents(t, path)
	changed = bytes.Clone(data)
	changed[len(changed)-10] ^= 1 // as long as it was
	put(t, path, changed)
	wantError(t, x.Append(record.Viewed{Words: "Going on."}), ErrChanged)
	if !bytes.Equal(contents(t, path), changed) {
		t.Error("it was written to")
	}
}

func TestAClockThatJumpsKeepsEventsReadable(t *testing.T) {
	london, err := time.LoadLocation("Europe/London")
	if err != nil {
		t.Skip(err)
	}
	s, _ := whole(t, Options{})
	x := resume(t, s)
	for _, now := range []time.Time{
		time.Date(1970, 1, 1, 0, 0, 0, 0, time.UTC),
		time.Date(2028, 2, 29, 23, 59, 59, 999_999_999, time.UTC),
		time.Date(2026, 3, 29, 1, 30, 0, 0, london),  // an hour that is not there
		time.Date(2026, 10, 25, 1, 30, 0, 0, london), // one that is there twice
		time.Date(9999, 12, 31, 23, 59, 59, 0, time.UTC),
		time.Date(1, 1, 1, 0, 0, 0, 0, time.UTC),
	} {
		s.o.Now = func() time.Time { return now }
		add(t, x, record.Viewed{Words: "Now."})
		k := read(t, s)
		if got, want := k.Case.Last(), now.UTC().Truncate(time.Second); k.Damage != nil || !got.Equal(want) {
			t.Errorf("got %v and the damage %v, want %v", got, k.Damage, want)
		}
	}
	for _, year := range []int{-1, 0, 10_000} {
		s.o.Now = func() time.Time { return time.Date(year, 6, 1, 0, 0, 0, 0, time.UTC) }
		err := x.Append(record.Viewed{Words: "Now."})
		oneLine(t, err)
		if err == nil || x.unsettled {
			t.Errorf("the year %d is written down", year)
		}
	}
}
