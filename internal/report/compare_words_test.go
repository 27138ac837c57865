package report

import (
	"strings"
	"testing"
)

func TestWhatOneTextAloneSaysIsInBrackets(t *testing.T) {
	for _, c := range []struct{ name, old, new, wantOld, wantNew string }{
		{"a word in the middle", "is the child in danger", "is the young child in danger", "is the child in danger", "is the [young] child in danger"},
		{"a word for another", "within fifteen working days of it", "within twenty working days of it", "within [fifteen] working days of it", "within [twenty] working days of it"},
		{"at both ends", "please hold a conference soon now", "do hold a conference soon then", "[please] hold a conference soon [now]", "[do] hold a conference soon [then]"},
		{"runs of words", "a b c d e f", "a x y d e f", "a [b c] d e f", "a [x y] d e f"},
		{"two texts with little in common", "one two three four", "five six seven four", "one two three four", "five six seven four"},
		{"a few words", "a b c", "a d c", "a b c", "a d c"},
		{"nothing before", "", "a new text of words", "", "a new text of words"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if old, new := markWords(c.old, c.new); old != c.wantOld || new != c.wantNew {
				t.Errorf("%q and %q, want %q and %q", old, new, c.wantOld, c.wantNew)
			}
		})
	}
}

// Two texts too long to be matched word by word are marked whole between their
// common ends.
func TestVeryLongTextsAreMarkedWhole(t *testing.T) {
	long := func(w string) string { return strings.Repeat("same ", 3000) + strings.Repeat(w+" same ", 1100) + "end" }
	old, _ := markWords(long("one"), long("two"))
	if got := strings.Count(old, "["); got != 1 {
		t.Errorf("%d marks, want 1", got)
	}
}
