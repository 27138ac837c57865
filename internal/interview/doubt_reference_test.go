package interview_test

import (
	"testing"

	"safeguard/internal/interview"
)

func TestAReferenceThatNamesSomebodyIsPointedOut(t *testing.T) {
	for reference, want := range map[string]string{
		"K7QX-M2PD": "", "2026-117": "", "CASE-12": "", "MASH-2026-0117": "", "A-1": "", "CP-44-B": "",
		"JS-12-03-2015": "a date", "2015-03-12": "a date", "X-120315": "a date", "12032015": "a date",
		"SMITH-7": "a name or initials", "js-7": "a name or initials",
	} {
		if got := interview.DoubtReference(reference); got != want {
			t.Errorf("%s: got %q, want %q", reference, got, want)
		}
	}
}
