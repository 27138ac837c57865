package wizard

import (
	"slices"
	"strings"
	"testing"
)

func TestAltWithALetterChangesNoWords(t *testing.T) {
	r := openScreen(t, wordsScreen())
	r.types("Some Words")
	r.keys("home", "alt+u", "alt+l", "alt+c", "ctrl+t", "alt+d", "tab", "ctrl+v")
	r.silent()
	r.keys("enter")
	if got := r.replied().Text; got != "Some Words" {
		t.Errorf("text %q, want it unchanged", got)
	}
}

func TestWritingLines(t *testing.T) {
	r := openScreen(t, wordsScreen())
	r.types("one")
	r.keys("alt+enter")
	r.types("two?")
	r.keys("ctrl+j")
	r.pastes("three\r\nfour\rfive")
	r.keys("enter")
	if got, want := r.replied().Text, "one\ntwo?\nthree\nfour\nfive"; got != want {
		t.Errorf("text %q, want %q", got, want)
	}
}

func TestManyLinesCanBeWritten(t *testing.T) {
	r := openScreen(t, wordsScreen())
	r.pastes(strings.Repeat("a\n", 98))
	r.keys("ctrl+j", "ctrl+j", "ctrl+j", "enter")
	if got := strings.Count(r.replied().Text, "\n"); got != 101 {
		t.Errorf("%d line ends, want 101", got)
	}
	r.ask(wordsScreen())
	r.arm()
	r.pastes(strings.Repeat("a\n", 20000))
	r.shows("too long")
	r.keys("enter")
	r.silent()
}

func TestALineStaysOneLine(t *testing.T) {
	r := openScreen(t, lineScreen())
	r.types("2026-11")
	r.keys("ctrl+j")
	r.shows("one line")
	r.types("-23")
	r.keys("enter")
	if got := r.replied().Text; got != "2026-11-23" {
		t.Errorf("text %q", got)
	}
}

func TestWordsStartWithWhatWasSaid(t *testing.T) {
	for _, s := range []Screen{wordsScreen(), lineScreen()} {
		s.Earlier, s.HasReply = Reply{Text: "said\tbefore", Note: "a note"}, true
		r := openScreen(t, s)
		r.keys("enter")
		if got := r.replied(); got.Text != "said\tbefore" || got.Note != "a note" {
			t.Errorf("got %+v, want the earlier answer to the letter", got)
		}
		r.ask(s)
		r.arm()
		r.types("!")
		if got := r.m.unfinished().Draft; !strings.HasSuffix(got, "before!") {
			t.Errorf("draft %q", got)
		}
		s.Earlier.Draft = "half a"
		r.ask(s)
		r.arm()
		r.shows("Now: said before")
		r.keys("enter")
		if got := r.replied().Text; got != "half a" {
			t.Errorf("text %q, want to begin with the draft", got)
		}
	}
}

func TestEmptyWords(t *testing.T) {
	s := wordsScreen()
	r := openScreen(t, s)
	r.types("  ")
	r.keys("enter")
	r.silent()
	r.shows("Write an answer, ctrl+k if it is not known, or ctrl+l to leave it for now")
	s.Optional = true
	r = openScreen(t, s)
	r.keys("enter")
	if got := r.replied(); got.Act != Answered || got.Text != "" {
		t.Errorf("got %+v, want an empty answer", got)
	}
}

func TestNotKnownIsAKeyOfItsOwn(t *testing.T) {
	for _, s := range []Screen{wordsScreen(), lineScreen()} {
		r := openScreen(t, s)
		r.shows("ctrl+k: not known")
		r.keys("ctrl+k")
		if got := r.replied(); !got.NotKnown || got.Text != "" || got.Act != Answered {
			t.Errorf("got %+v, want not known", got)
		}
		r = openScreen(t, s)
		r.types("some words")
		r.keys("ctrl+k")
		r.silent()
		r.keys("left", "ctrl+k")
		r.silent()
		r.keys("ctrl+k")
		if got := r.replied(); !got.NotKnown || got.Text != "" {
			t.Errorf("got %+v, want not known", got)
		}
		s.NotKnown = false
		r = openScreen(t, s)
		r.hides("not known")
		r.types("some words")
		r.keys("home", "ctrl+k")
		r.shows("cannot be answered not known")
		r.keys("enter")
		if got := r.replied().Text; got != "some words" {
			t.Errorf("text %q, want it whole", got)
		}
	}
}

func TestKeepingDropsTypedWordsOnlyWhenAskedTwice(t *testing.T) {
	s := wordsScreen()
	s.Earlier, s.HasReply = Reply{Text: "before"}, true
	r := openScreen(t, s)
	r.types(" and after")
	r.keys("ctrl+f")
	r.silent()
	r.shows("press ctrl+f again")
	r.keys("ctrl+f")
	if got := r.replied().Text; got != "before" {
		t.Errorf("text %q, want the earlier one", got)
	}
}

func TestANoteGoesWithTheAnswer(t *testing.T) {
	r := openScreen(t, yesNoScreen())
	r.keys("ctrl+o")
	r.shows("Note beside the answer:")
	r.types("Seen 2 times, x")
	r.keys("alt+enter")
	r.types("by a teacher")
	r.keys("enter")
	r.keys("2", "enter") // the rest of a paste, say: must not answer
	r.silent()
	r.arm()
	r.shows("Note, kept once you answer: Seen 2 times, x by a teacher")
	r.keys("?")
	r.shows("Your note")
	r.keys("esc")
	r.arm()
	r.keys("ctrl+o")
	r.types("!")
	r.keys("esc")
	r.arm()
	r.silent()
	r.keys("1", "enter")
	if got := r.replied(); got.Note != "Seen 2 times, x\nby a teacher!" || !slices.Equal(got.Chosen, []string{"yes"}) {
		t.Errorf("got %+v", got)
	}
}

func TestNothingTypedIsLostByGoingElsewhere(t *testing.T) {
	for key, act := range map[string]Act{"esc": Back, "ctrl+l": Leave, "ctrl+r": GoReview, "ctrl+s": Quit} {
		r := openScreen(t, wordsScreen())
		r.keys("ctrl+o")
		r.types("a note")
		r.keys("enter")
		r.arm()
		r.types("half a sen")
		r.keys(key)
		if got := r.replied(); got.Act != act || got.Draft != "half a sen" || got.Note != "a note" || got.Text != "" {
			t.Errorf("%s gave %+v", key, got)
		}
	}
}

func TestTheDraftIsWhatIsHalfTyped(t *testing.T) {
	r := openScreen(t, wordsScreen())
	if got := r.m.unfinished(); got.Draft != "" {
		t.Errorf("draft %q of nothing", got.Draft)
	}
	r.types("half a sen")
	r.keys("ctrl+c")
	if got := r.m.unfinished(); got.Draft != "half a sen" {
		t.Errorf("draft %q", got.Draft)
	}
	r = openScreen(t, yesNoScreen())
	r.keys("ctrl+o")
	r.types("half a no")
	if got := r.m.unfinished(); got.Draft != "" || got.Note != "half a no" {
		t.Errorf("got %+v, want the half-typed note as the note alone", got)
	}
	r.keys("ctrl+s")
	r.silent()
	r.shows("ctrl+s again")
	r.arm()
	r.keys("1", "enter")
	r.replied()
	if got := r.m.unfinished(); got.Draft != "" {
		t.Errorf("draft %q after the answer", got.Draft)
	}
}

func TestAQuestionMarkIsTextWhereThereIsWriting(t *testing.T) {
	r := openScreen(t, wordsScreen())
	r.types("why?")
	r.keys("enter")
	if got := r.replied().Text; got != "why?" {
		t.Errorf("text %q", got)
	}
}
