package scenario

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"safeguard/internal/procedure"
)

// The numbers are those that the algorithm is published with.
func TestTheDrawIsThatOfItsPublication(t *testing.T) {
	d := &draw{1234567}
	for _, want := range []uint64{6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821} {
		if got := d.next(); got != want {
			t.Errorf("got %d, want %d", got, want)
		}
	}
}

func TestEveryDrawIsOneOfThoseThereAre(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := &draw{rapid.Uint64().Draw(t, "seed")}
		n := rapid.IntRange(1, 60).Draw(t, "n")
		if got := d.below(n); got < 0 || got >= n {
			t.Fatalf("%d is not below %d", got, n)
		}
		order := d.order(n)
		slices.Sort(order)
		for i, got := range order {
			if got != i {
				t.Fatalf("an order of %d holds %v", n, order)
			}
		}
		open := procedure.Set(rapid.Uint64Range(1, 1<<60-1).Draw(t, "open"))
		if got := d.option(open); got == 0 || got&(got-1) != 0 || got&^open != 0 {
			t.Fatalf("%b is not one of %b", got, open)
		}
	})
}

func TestEveryOneOfThoseThereAreIsDrawn(t *testing.T) {
	d := &draw{}
	seen := map[int]int{}
	for range 6000 {
		seen[d.below(6)]++
	}
	for i := range 6 {
		if seen[i] < 800 || seen[i] > 1200 {
			t.Errorf("%d is drawn %d times of 6000, where about 1000 were to be seen", i, seen[i])
		}
	}
}
