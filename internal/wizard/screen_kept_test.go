package wizard

import (
	"strings"
	"testing"
)

// A note is kept whatever the person does, so it is never told as a draft.
func TestANoteIsNoDraft(t *testing.T) {
	for _, key := range []string{"ctrl+s", "esc", "ctrl+l", "ctrl+r"} {
		r := openScreen(t, yesNoScreen())
		r.keys("ctrl+o")
		r.types("a note")
		r.keys("enter")
		r.arm()
		r.shows("Note, kept once you answer: a note")
		r.keys(key)
		if got := r.replied(); got.Draft != "" || got.Note != "a note" {
			t.Errorf("%s gave %+v", key, got)
		}
	}
	r := openScreen(t, wordsScreen())
	r.keys("ctrl+o")
	r.types("a note")
	r.keys("enter", "ctrl+c")
	if got := r.m.unfinished(); got.Draft != "" || got.Note != "a note" {
		t.Errorf("ctrl+c gave %+v", got)
	}
}

func TestWhatAWarningStandsOverIsNotShownAsKept(t *testing.T) {
	s := (&talk{}).warned(yesNoScreen(), "2 answers would be set aside.", Reply{Chosen: []string{"no"}, Note: "a note"}, nil)
	r := openScreen(t, s)
	r.shows("Not kept yet: No")
	r.shows("Note, not kept yet: a note")
	r.hides("Now: ")
	r.keys("f1")
	r.shows("Your answer, not kept yet")
}

func TestWritingIsBounded(t *testing.T) {
	r := openScreen(t, wordsScreen())
	r.pastes(strings.Repeat("a", mostReply-1))
	r.types("bc")
	r.shows("64 KiB of text")
	r.keys("left", "backspace", "enter")
	if got := r.replied().Text; len(got) != mostReply-1 || !strings.HasSuffix(got, "ab") {
		t.Errorf("%d bytes, ending in %q", len(got), got[max(0, len(got)-5):])
	}
	r.ask(yesNoScreen())
	r.arm()
	r.keys("ctrl+o")
	r.pastes(strings.Repeat("a", mostReply+1))
	r.shows("64 KiB of text")
	if got := r.m.unfinished().Note; got != "" {
		t.Errorf("a note of %d bytes", len(got))
	}
}

// A field takes nothing in that is no UTF-8: the person sees that it is not there.
func TestWhatIsWrittenOnTheScreenIsUTF8(t *testing.T) {
	for _, s := range []Screen{wordsScreen(), lineScreen()} {
		r := openScreen(t, s)
		r.pastes("Caf\xe9 ")
		r.m.Update(keyOfText("\xe8"))
		r.keys("enter")
		if got := r.replied().Text; got != "Caf " {
			t.Errorf("text %q", got)
		}
	}
}
