package store

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"syscall"
	"testing"

	"pgregory.net/rapid"

	"safeguard/internal/record"
)

// TestNothingIsLostHoweverOftenTheDiskFails lets a disk fail again and again while a
// case is worked on, in one sitting after another.
func TestNothingIsLostHoweverOftenTheDiskFails(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		dir, err := os.MkdirTemp("", "store")
		if err != nil {
			rt.Fatal(err)
		}
		defer os.RemoveAll(dir)
		create(t, quick(dir, Options{})).Close()
		var most []string // what was tried to say, as it came to be known to be there
		for range rapid.IntRange(1, 4).Draw(rt, "sittings") {
			d := &faultDisk{}
			s := quick(dir, Options{})
			s.disk = d
			x, err := s.Resume(ref, someone)
			if err != nil {
				rt.Fatalf("a disk that works: %v", err)
			}
			if have := said(t, x.Case().Events); len(have) < len(most) || !slices.Equal(have[:len(most)], most) {
				rt.Fatalf("got %q, want %q at the beginning", have, most)
			}
			for range rapid.IntRange(1, 12).Draw(rt, "steps") {
				d.mu.Lock()
				d.hit, d.err = "", syscall.EIO
				d.at = d.n + rapid.IntRange(1, 20).Draw(rt, "operation")
				d.how = rapid.SampledFrom([]fault{fails, lies, fails, lies, dies, diesThen}).Draw(rt, "how")
				d.short = rapid.SampledFrom([]int{0, 0, 1, 30, 300}).Draw(rt, "short")
				d.mu.Unlock()
				most = said(t, x.Case().Events)
				body := record.Viewed{Words: fmt.Sprint("View ", rapid.IntRange(0, 99).Draw(rt, "view"))}
				if err := x.Append(body); err == nil {
					most = append(said(t, x.Case().Events[:len(x.Case().Events)-1]), text(t, body))
				} else if errors.Is(err, ErrDamaged) || errors.Is(err, ErrChanged) {
					rt.Fatalf("our own writes are taken for damage: %v", err)
				}
				if have := said(t, x.Case().Events); !slices.Equal(have, most) && (len(have) < len(most) || !slices.Equal(have[:len(most)], most)) {
					rt.Fatalf("the session holds %q, want %q", have, most)
				}
			}
			most = said(t, x.Case().Events)
			x.Close()
			d.bury()
		}
		k, err := quick(dir, Options{}).Read(ref)
		if err != nil || k.Damage != nil || len(said(t, k.Case.Events)) < len(most) {
			rt.Fatalf("got %v and the damage %v", err, k.Damage)
		}
	})
}
