package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"syscall"
	"testing"

	"safeguard/internal/record"
)

// Each test here lets one operation of the disk go wrong, each in turn and in each
// way, then looks at what is there with a disk that works. What holds:
//   - what was acknowledged is there;
//   - nothing else is there than what was said, in that order, each once;
//   - every error is one line, and nothing stays open behind it.

// everyFault runs work on a fresh folder with each operation going wrong.
func everyFault(t *testing.T, prepare func(t *testing.T, dir string), work func(t *testing.T, s *Store, d *faultDisk) (acknowledged []record.Body), check func(t *testing.T, dir string, d *faultDisk, acknowledged []record.Body)) {
	errs := []error{syscall.EIO, syscall.ENOSPC, syscall.EROFS} // in turn: which one makes no difference
	for name, how := range faults {
		for at := 1; ; at++ {
			dir := t.TempDir()
			prepare(t, dir)
			d := &faultDisk{at: at, how: how, err: errs[at%len(errs)]}
			s := quick(dir, Options{})
			s.disk = d
			acknowledged := work(t, s, d)
			if left := d.bury(); left > 0 && !d.dead {
				t.Errorf("%d files stay open", left)
			}
			check(t, dir, d, acknowledged)
			if t.Failed() {
				t.Fatalf("operation %d (%s) %s, %v", at, d.hit, name, d.err)
			}
			if d.hit == "" {
				if at < 10 {
					t.Fatalf("only %d operations were seen", at)
				}
				break
			}
			os.RemoveAll(dir)
		}
	}
}

// insist says everything that is left to say, as a careful caller does: after an
// error it settles, then looks for what is missing. It stops for good on a disk
// that is dead.
func insist(t *testing.T, x *Session, bodies []record.Body, batch int) (acknowledged []record.Body) {
	for errs := 0; errs < 5; {
		err := x.Settle()
		if err == nil {
			have := said(t, x.Case().Events)
			if want := texts(t, bodies[:min(len(have), len(bodies))]); !slices.Equal(have, want) {
				t.Errorf("got the case\n%q, want\n%q", have, want)
				return acknowledged
			}
			acknowledged = bodies[:len(have)]
			if len(have) == len(bodies) {
				return acknowledged
			}
			err = x.Append(bodies[len(have):min(len(bodies), len(have)+batch)]...)
			if err != nil && len(said(t, x.Case().Events)) != len(have) {
				t.Errorf("what failed is in the case")
			}
		}
		if err != nil {
			oneLine(t, err)
			errs++
		}
	}
	return acknowledged
}

// holds checks what is on the disk.
func holds(t *testing.T, dir string, acknowledged, most []record.Body) {
	t.Helper()
	s := quick(dir, Options{})
	x, err := s.Resume(ref, someone)
	if err != nil {
		t.Errorf("the case cannot be resumed: %v", err)
		return
	}
	defer x.Close()
	have := said(t, x.Case().Events)
	if len(have) < len(acknowledged) {
		t.Errorf("%d of %d acknowledged events are there", len(have), len(acknowledged))
	}
	if len(have) > len(most) || !slices.Equal(have, texts(t, most[:len(have)])) {
		t.Errorf("got %q, which is not the beginning of what was said", have)
	}
	add(t, x, record.Viewed{Words: "Going on."})
	k := read(t, s)
	if k.Damage != nil || len(k.Log.Torn) > 0 || len(k.Case.Events) != len(x.Case().Events) {
		t.Errorf("after going on: damage %v, torn %q, %d events of %d", k.Damage, k.Log.Torn, len(k.Case.Events), len(x.Case().Events))
	}
	for _, name := range k.Aside {
		if !slices.ContainsFunc(k.Case.Torn, func(e record.Entry[record.Torn]) bool { return e.Said.File == name }) {
			t.Errorf("%s was set aside, and the record does not say so", name)
		}
	}
}

func TestACaseIsMadeWholeOrNotAtAll(t *testing.T) {
	made := false
	everyFault(t,
		func(*testing.T, string) { made = false },
		func(t *testing.T, s *Store, _ *faultDisk) []record.Body {
			x, err := s.Create(ref, "a test", someone, small(t), []byte(written))
			oneLine(t, err)
			if err == nil {
				made = true
				x.Close()
			}
			return nil
		},
		func(t *testing.T, dir string, _ *faultDisk, _ []record.Body) {
			s := quick(dir, Options{})
			if _, err := s.List(); err != nil {
				t.Errorf("list: %v", err)
			}
			switch _, err := s.Read(ref); {
			case errors.Is(err, ErrNoCase) && !made:
				create(t, s).Close()
			case err != nil:
				t.Errorf("the case is neither there nor not: %v", err)
			default:
				holds(t, dir, nil, nil)
			}
			// What was left of it is swept with the next case.
			x, err := s.Create("NEXT", "a test", someone, small(t), []byte(written))
			if err != nil {
				t.Fatal(err)
			}
			x.Close()
			entries, err := s.List()
			if err != nil || len(entries) != 2 {
				t.Errorf("got %d entries and %v, want 2", len(entries), err)
			}
			for _, e := range entries {
				if e.Problem != nil || e.InUse {
					t.Errorf("%s: %v, in use: %v", e.Reference, e.Problem, e.InUse)
				}
			}
		})
}

func TestWhatIsAcknowledgedIsNeverLost(t *testing.T) {
	for _, batch := range []int{1, 4} {
		t.Run(fmt.Sprint(batch, " at once"), func(t *testing.T) {
			everyFault(t,
				func(t *testing.T, dir string) { create(t, quick(dir, Options{})).Close() },
				func(t *testing.T, s *Store, d *faultDisk) []record.Body {
					x, err := s.Resume(ref, someone)
					if err != nil {
						oneLine(t, err)
						return nil
					}
					defer x.Close()
					acknowledged := insist(t, x, talk(), batch)
					if !d.dead && len(acknowledged) < len(talk()) {
						t.Errorf("one fault keeps the session from going on: %v", x.Settle())
					}
					return acknowledged
				},
				func(t *testing.T, dir string, _ *faultDisk, acknowledged []record.Body) {
					holds(t, dir, acknowledged, talk())
				})
		})
	}
}

// cutBack takes bytes from the end of the record.
func cutBack(t *testing.T, dir string, bytes int) {
	t.Helper()
	path := filepath.Join(dir, casesFolder, ref, eventsFile)
	data := contents(t, path)
	put(t, path, data[:len(data)-bytes])
}

func TestATornEndIsMendedWhateverGoesWrong(t *testing.T) {
	for name, cut := range map[string]int{"in the middle of an event": 40, "right before the line end": 1} {
		t.Run(name, func(t *testing.T) {
			said := talk()
			if cut > 1 {
				said = said[:len(said)-1]
			}
			everyFault(t,
				func(t *testing.T, dir string) {
					x := create(t, quick(dir, Options{}))
					add(t, x, talk()...)
					x.Close()
					cutBack(t, dir, cut)
				},
				func(t *testing.T, s *Store, d *faultDisk) []record.Body {
					for range 3 {
						x, err := s.Resume(ref, someone)
						if err != nil {
							oneLine(t, err)
							continue
						}
						insist(t, x, append(said, record.Viewed{Words: "Going on."}), 1)
						x.Close()
						break
					}
					return said
				},
				func(t *testing.T, dir string, _ *faultDisk, acknowledged []record.Body) {
					holds(t, dir, acknowledged, append(said, record.Viewed{Words: "Going on."}))
					k := read(t, quick(dir, Options{}))
					if want := min(cut-1, 1); len(k.Aside) != want || len(k.Case.Torn) != want {
						t.Errorf("got %v set aside and %v noted, want %d", k.Aside, k.Case.Torn, want)
					}
				})
		})
	}
}

func TestADeletionIsFinishedByAnother(t *testing.T) {
	everyFault(t,
		func(t *testing.T, dir string) {
			x := create(t, quick(dir, Options{}))
			add(t, x, talk()...)
			x.Close()
		},
		func(t *testing.T, s *Store, _ *faultDisk) []record.Body {
			_, err := s.Delete(ref, "It is time.", someone)
			oneLine(t, err)
			return nil
		},
		func(t *testing.T, dir string, _ *faultDisk, _ []record.Body) {
			s := quick(dir, Options{})
			switch k, err := s.Read(ref); {
			case err == nil:
				if k.Damage != nil || len(k.Case.Events) != 11 {
					t.Errorf("not deleted, and damaged: %v", k.Damage)
				}
			case !errors.Is(err, ErrDeleted):
				t.Error(err)
			}
			if _, err := s.Delete(ref, "Another reason.", someone); err != nil && !errors.Is(err, ErrDeleted) {
				t.Error(err)
			}
			left, err := os.ReadDir(filepath.Join(dir, casesFolder, ref))
			if err != nil || len(left) != 2 || left[0].Name() != tombstoneFile || left[1].Name() != lockFile {
				t.Errorf("got %v and %v, want the tombstone and the lock", left, err)
			}
		})
}

func TestAWriteThatIsCutAtAnyByteLosesNothing(t *testing.T) {
	before, body := talk()[:2], talk()[2:4]
	for n := 1; ; n++ {
		for _, how := range []fault{fails, dies} {
			dir := t.TempDir()
			s := quick(dir, Options{})
			d := &faultDisk{how: how, short: n, err: syscall.ENOSPC}
			s.disk = d
			x := create(t, s)
			add(t, x, before...)
			d.on = "write " + eventsFile
			if err := x.Append(body...); err == nil {
				if n < 300 {
					t.Fatalf("a write that was cut at %d is acknowledged", n)
				}
				return // it is longer than what was to be written
			}
			if how == fails {
				if got := insist(t, x, append(before, body...), 2); len(got) != 4 {
					t.Errorf("cut at %d: %d of 4 are there: %v", n, len(got), x.Settle())
				}
			}
			x.Close()
			d.bury()
			holds(t, dir, before, append(before, body...))
			if t.Failed() {
				t.Fatalf("cut at %d, %d", n, how)
			}
		}
	}
}
