package main

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/open-policy-agent/opa/v1/ast"
)

// A part of what the command does, for whoever changes the exporter.
func TestSafeguardAndTheModuleAgree(t *testing.T) {
	sum, err := all(t.Context(), extent{random: 200, faulty: 500, perExample: 2, seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	if sum.differ > 0 || sum.decided < 2_000 || sum.refused < 300 {
		t.Error(&sum)
	}
}

func TestADifferenceIsShownWithWhatStandsBeforeIt(t *testing.T) {
	if got := firstDifference([]byte("a\nb\nc"), []byte("a\nx\nc")); !strings.Contains(got, "b") || !strings.Contains(got, "x") {
		t.Errorf("got %q", got)
	}
}

// The module says that it takes dates from 1678 to 2261 alone. In between it must
// know the calendar as safeguard does.
func TestDatesOfTheModule(t *testing.T) {
	p, err := bundled()
	if err != nil {
		t.Fatal(err)
	}
	w, err := newPair(t.Context(), p)
	if err != nil {
		t.Fatal(err)
	}
	for date, want := range map[string]struct{ ours, theirs bool }{
		"2026-11-23": {true, true}, "2024-02-29": {true, true}, "2000-02-29": {true, true}, "1678-01-01": {true, true}, "2261-12-31": {true, true},
		"2026-02-29": {}, "1900-02-29": {}, "2026-11-31": {}, "2026-13-01": {}, "2026-00-10": {}, "2026-1-2": {}, "2026-11-23T00:00:00Z": {}, "0000-01-01": {}, "": {},
		"1600-01-01": {ours: true}, "2300-01-01": {ours: true}, "9999-12-31": {ours: true},
	} {
		input := []byte(fmt.Sprintf(`{"answers": {"last-strategy-discussion": %q}}`, date))
		value, err := ast.ValueFromReader(bytes.NewReader(input))
		if err != nil {
			t.Fatal(err)
		}
		got, theirs, err := w.theirs(t.Context(), value)
		if err != nil {
			t.Fatal(err)
		}
		if _, ours := w.ours(input); ours != want.ours || theirs != want.theirs {
			t.Errorf("%q: safeguard takes it: %v, want %v; the module: %v, want %v (%v)", date, ours, want.ours, theirs, want.theirs, got["faults"])
		}
	}
}
