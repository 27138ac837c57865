package cli

import (
	"strings"
	"testing"
)

func TestAWindowOfItsOwnStaysUntilItIsReadAndGoesAtOnceWhenBrokenOff(t *testing.T) {
	for status, want := range map[int]bool{
		statusDone: true, statusFound: true, statusMisuse: true, statusCouldNot: true,
		statusStopped: false, statusInterrupted: false,
	} {
		if got := staysToBeRead(status); got != want {
			t.Errorf("status %d: stays %v, want %v", status, got, want)
		}
	}
}

func TestWaitingForEnterSaysSoAndEndsWithALineOrTheInput(t *testing.T) {
	for _, typed := range []string{"\n", "words\n", ""} {
		var shown strings.Builder
		waitForEnter(strings.NewReader(typed), &shown)
		if got := shown.String(); !strings.Contains(got, "Press Enter") {
			t.Errorf("after %q: shown %q", typed, got)
		}
	}
}
