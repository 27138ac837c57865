package store

import (
	"bytes"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"safeguard/internal/record"
)

// A reader reads what could stand in a record, without the way over the disk.
func reader(tb testing.TB, s *Store) func(data []byte) *Kept {
	tb.Helper()
	d, err := s.openCase(ref)
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { d.close() })
	shelf := shelf{}
	return func(data []byte) *Kept {
		k := &Kept{Reference: ref}
		if err := k.read(data, s, d, shelf); err != nil {
			tb.Fatal(err)
		}
		return k
	}
}

// isWhole tells whether a record is taken for one to which nothing happened.
func isWhole(k *Kept) bool {
	return k.Damage == nil && len(k.Log.Torn) == 0 && !k.Log.Unended
}

func TestNoByteOfARecordCanChangeUnseen(t *testing.T) {
	s, folder := whole(t, Options{})
	data := contents(t, filepath.Join(folder, eventsFile))
	read := reader(t, s)
	for at := range data {
		for bit := range 8 {
			flipped := bytes.Clone(data)
			flipped[at] ^= 1 << bit
			k := read(flipped)
			if k.Damage == nil {
				t.Fatalf("byte %d, bit %d: no damage is seen", at, bit)
			}
			if event := bytes.Count(data[:at], []byte("\n")) + 1; k.Damage.Event != event && k.Damage.Event != event+1 {
				t.Fatalf("byte %d, bit %d: got damage at event %d, want %d", at, bit, k.Damage.Event, event)
			}
			if k.Case != nil && len(k.Case.Events) >= k.Damage.Event {
				t.Fatalf("byte %d, bit %d: the damaged event is in the case", at, bit)
			}
		}
	}
	for _, bit := range []byte{1, 128} {
		flipped := bytes.Clone(data)
		flipped[len(data)/2] ^= bit
		put(t, filepath.Join(folder, eventsFile), flipped)
		_, err := s.Resume(ref, someone)
		wantError(t, err, ErrDamaged)
		var damage *record.Damage
		if !errors.As(err, &damage) || damage.Event < 2 {
			t.Errorf("got %v, which does not name the event", err)
		}
		if got := contents(t, filepath.Join(folder, eventsFile)); !bytes.Equal(got, flipped) {
			t.Error("a damaged record was written to")
		}
	}
}

func TestARecordThatIsCutIsNotTakenForWhole(t *testing.T) {
	s, folder := whole(t, Options{})
	data := contents(t, filepath.Join(folder, eventsFile))
	full := read(t, s)
	read := reader(t, s)
	for at := range data {
		k := read(data[:at])
		ends := at > 0 && data[at-1] == '\n'
		switch {
		case isWhole(k) != ends:
			t.Fatalf("cut at %d: taken for whole: %v", at, isWhole(k))
		case ends && (k.Log.Head == full.Log.Head || len(k.Log.Events) >= len(full.Log.Events)):
			t.Fatalf("cut at %d: the head does not tell", at)
		case at > 0 && k.Damage == nil && len(k.Case.Events) < bytes.Count(data[:at], []byte("\n")):
			t.Fatalf("cut at %d: whole events are lost", at)
		}
	}
}

func TestLinesThatAreMovedAreDamage(t *testing.T) {
	s, folder := whole(t, Options{})
	lines := bytes.SplitAfter(contents(t, filepath.Join(folder, eventsFile)), []byte("\n"))
	lines = lines[:len(lines)-1]
	_, others := whole(t, Options{})
	other := bytes.SplitAfter(contents(t, filepath.Join(others, eventsFile)), []byte("\n"))
	elsewhere, err := s.Create("ELSEWHERE", "a test", someone, small(t), []byte(written))
	if err != nil {
		t.Fatal(err)
	}
	add(t, elsewhere, talk()...)
	elsewhere.Close()
	foreign := bytes.SplitAfter(contents(t, filepath.Join(filepath.Dir(folder), "ELSEWHERE", eventsFile)), []byte("\n"))
	if bytes.Equal(other[3], lines[3]) {
		other[3] = foreign[3] // the same words at the same time: the same line
	}
	read := reader(t, s)
	for i := range lines {
		for name, changed := range map[string][][]byte{
			"removed":                    slices.Delete(slices.Clone(lines), i, i+1),
			"repeated":                   slices.Insert(slices.Clone(lines), i, lines[i]),
			"moved to the end":           append(slices.Delete(slices.Clone(lines), i, i+1), lines[i]),
			"from another case":          slices.Replace(slices.Clone(lines), i, i+1, foreign[i]),
			"added from another":         slices.Insert(slices.Clone(lines), i, foreign[i]),
			"an empty line before it":    slices.Insert(slices.Clone(lines), i, []byte("\n")),
			"an empty line at the end":   append(slices.Clone(lines), []byte("\n")),
			"something else behind":      append(slices.Clone(lines), []byte("{}\n")),
			"begun by somebody else":     append(slices.Clone(lines), []byte(`{"case":"ELSEWHERE"`)),
			"zeros before the end of it": slices.Insert(slices.Clone(lines), i, []byte{0, 0, 0}),
		} {
			all := bytes.Join(changed, nil)
			if name == "removed" && i == len(lines)-1 || name == "moved to the end" && i == len(lines)-1 {
				continue // that is a cut at a line end, or nothing at all
			}
			if k := read(all); k.Damage == nil {
				t.Errorf("line %d %s: no damage is seen", i+1, name)
			}
		}
	}
}

func TestACaseNeedsItsProcedure(t *testing.T) {
	for name, spoil := range map[string]func(path string, data []byte){
		"changed": func(path string, data []byte) { put(t, path, append(data, '#')) },
		"empty":   func(path string, _ []byte) { put(t, path, nil) },
		"replaced": func(path string, _ []byte) {
			put(t, path, bytes.Replace([]byte(written), []byte("small"), []byte("other"), 1))
		},
		"gone": func(path string, _ []byte) { remove(t, path) },
	} {
		t.Run(name, func(t *testing.T) {
			s, folder := whole(t, Options{})
			spoil(filepath.Join(folder, procedureFile), []byte(written))
			k := read(t, s)
			if k.Case != nil || k.Damage == nil || k.Damage.Event != 1 || len(k.Log.Events) != 11 {
				t.Errorf("got the damage %v and %d events", k.Damage, len(k.Log.Events))
			}
			_, err := s.Resume(ref, someone)
			wantError(t, err, ErrDamaged)

			s.o.Procedures = func(digest string) []byte { return []byte(written) }
			x := resume(t, s)
			if note := x.Found().Note; !strings.Contains(note, "stands in") {
				t.Errorf("got the note %q", note)
			}
			add(t, x, record.Ended{})
			s.o.Procedures = func(digest string) []byte { return []byte("format: 1") }
			if k := read(t, s); k.Damage == nil {
				t.Error("a file of another digest stands in")
			}
		})
	}
}

func TestATornEndIsSetAsideAndSaid(t *testing.T) {
	s, folder := whole(t, Options{})
	path := filepath.Join(folder, eventsFile)
	data := contents(t, path)
	last := bytes.LastIndexByte(data[:len(data)-1], '\n') + 1
	for _, at := range []int{last + 1, last + 30, len(data) - 70, len(data) - 4} {
		t.Run(fmt.Sprint(at-last, " bytes"), func(t *testing.T) {
			torn := data[last:at]
			put(t, path, data[:at])
			before := read(t, s)
			if !bytes.Equal(before.Log.Torn, torn) || before.Damage != nil {
				t.Errorf("got %q torn, want %q", before.Log.Torn, torn)
			}
			if got := contents(t, path); !bytes.Equal(got, data[:at]) {
				t.Error("reading changed the record")
			}
			x := resume(t, s)
			defer x.Close()
			aside := x.TornAside()
			if len(aside) != 1 || aside[0].Bytes != len(torn) || aside[0].Digest != digestOf(torn) {
				t.Fatalf("got %v", aside)
			}
			if got := contents(t, filepath.Join(folder, aside[0].File)); !bytes.Equal(got, torn) {
				t.Errorf("got %q set aside, want %q", got, torn)
			}
			if k := read(t, s); !isWhole(k) || len(k.Case.Torn) != 1 {
				t.Errorf("damage %v, torn %q, noted %v", k.Damage, k.Log.Torn, k.Case.Torn)
			}
			remove(t, filepath.Join(folder, aside[0].File))
		})
	}
}

func TestALineEndThatIsMissingIsWritten(t *testing.T) {
	s, folder := whole(t, Options{})
	path := filepath.Join(folder, eventsFile)
	data := contents(t, path)
	put(t, path, data[:len(data)-1])
	x := resume(t, s)
	x.Close()
	if got := contents(t, path); !bytes.Equal(got, data) || len(x.TornAside()) > 0 {
		t.Errorf("got %d bytes, want %d", len(got), len(data))
	}
}

func TestWhatIsSetAsideOverwritesNothing(t *testing.T) {
	s, folder := whole(t, Options{})
	path := filepath.Join(folder, eventsFile)
	data := contents(t, path)
	put(t, path, data[:len(data)-20])
	torn := read(t, s).Log.Torn
	aside := filepath.Join(folder, "torn-11-"+digestOf(torn)[7:15])
	put(t, aside, []byte("something of somebody's"))
	_, err := s.Resume(ref, someone)
	oneLine(t, err)
	if err == nil || string(contents(t, aside)) != "something of somebody's" || len(contents(t, path)) != len(data)-20 {
		t.Errorf("got %v", err)
	}
}

func TestAnEventThatDoesNotFitTheCaseIsDamage(t *testing.T) {
	s, folder := whole(t, Options{})
	path := filepath.Join(folder, eventsFile)
	line, _, err := record.Line(ref, record.Event{Number: 12, At: s.now(), Body: answer("nothing", `"yes"`)}, read(t, s).Log.Head, nil)
	if err != nil {
		t.Fatal(err)
	}
	put(t, path, append(contents(t, path), line...)) // its chain holds
	if k := read(t, s); k.Damage == nil || k.Damage.Event != 12 || len(k.Case.Events) != 11 {
		t.Errorf("got the damage %v", k.Damage)
	}
	_, err = s.Resume(ref, someone)
	wantError(t, err, ErrDamaged)
}
