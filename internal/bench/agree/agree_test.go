package main

import (
	"strings"
	"testing"
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
