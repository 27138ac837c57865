package wizard

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// storied gives a screen as it is in a rehearsal whose story is long.
func storied(s Screen) Screen {
	s.Mark = "FICTITIOUS"
	s.Story = []Tale{{Title: "A wet Monday", Text: "A school rings about Child A."}}
	for i := range 30 {
		s.Story = append(s.Story, Tale{Inject: fmt.Sprintf("news-%d", i), Title: "News", Text: fmt.Sprintf("It is told for the %dth time that it rains, and that it will.", i)})
	}
	return s
}

func TestTheMarkStandsOnEveryScreenOfEverySize(t *testing.T) {
	for name, s := range hardScreens() {
		for _, size := range append(slices.Clone(screenSizes), [][2]int{{20, 5}, {20, 24}, {80, 5}, {29, 7}}...) {
			r := newScreenRig(t, size[0], size[1])
			r.ask(storied(s))
			r.arm()
			for _, keys := range [][]string{nil, {"down"}, {"end"}, {"f1"}, {"pgdown"}, {"f1"}, {"ctrl+t"}, {"end"}, {"esc"}} {
				r.keys(keys...)
				r.arm()
				r.fits(size[0], size[1])
				if !strings.HasPrefix(r.frame(), "FICTITIOUS") {
					t.Fatalf("%s at %v, after %v, does not begin with the mark:\n%s", name, size, keys, r.frame())
				}
			}
		}
	}
}

// The mark takes a row; the question and what is chosen stay in sight.
func TestAMarkedScreenCanBeAnsweredAtEverySize(t *testing.T) {
	for name, s := range hardScreens() {
		for _, size := range screenSizes {
			r := newScreenRig(t, size[0], size[1])
			r.ask(storied(s))
			r.arm()
			r.keys("end", "down")
			r.fits(size[0], size[1])
			cursor := "> "
			if s.Form == Words {
				cursor = screenMargin
			}
			if !strings.Contains(r.frame(), cursor) {
				t.Fatalf("%s at %v: the cursor is not in sight:\n%s", name, size, r.frame())
			}
		}
	}
}

func TestTheStageGivesWayToTheMark(t *testing.T) {
	s := storied(yesNoScreen())
	for width, want := range map[int]string{10: "FICTITIOUS", 20: "FICTITIOUS", 60: "FICTITIOUS | Referral | Child A   7 answered"} {
		if got := screenHeader(s, width); !strings.HasPrefix(got, want) {
			t.Errorf("%d wide: %q", width, got)
		}
	}
}

func TestTheClockIsShownWholeOrNotAtAll(t *testing.T) {
	s := storied(yesNoScreen())
	s.Progress += clockAfter + "12 minutes of about 45"
	for width := 20; width < 140; width++ {
		got := screenHeader(s, width)
		if strings.Contains(got, ";") && !strings.HasSuffix(got, "12 minutes of about 45") || width == 139 && !strings.Contains(got, ";") {
			t.Errorf("%d wide: %q", width, got)
		}
	}
}

func TestTheStoryIsReadAgainWithAKey(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {40, 12}} {
		for name, s := range map[string]Screen{
			"a question": yesNoScreen(), "words": wordsScreen(), "a line": lineScreen(), "a list": manyScreen(), "the review": reviewScreen(30), "a page": readScreen(60),
		} {
			r := newScreenRig(t, size[0], size[1])
			r.ask(storied(s))
			r.arm()
			if s.Form == Words {
				r.types("half a w")
			}
			r.keys("ctrl+t")
			r.shows("FICTITIOUS | The story so far")
			r.shows("A school rings about Child A.")
			r.hides(s.Title)
			seen := r.frame()
			for range 40 {
				r.keys("pgdown")
				r.fits(size[0], size[1])
				seen += r.frame()
			}
			if !strings.Contains(seen, "the 29th time") {
				t.Errorf("%s at %v: the end of the story is never in sight:\n%s", name, size, r.frame())
			}
			r.silent()
			r.keys("ctrl+t")
			r.arm()
			r.shows(screenWrap(s.Title, size[0])[0])
			if s.Form == Words && !strings.Contains(r.frame(), "half a w") {
				t.Errorf("what was typed is gone:\n%s", r.frame())
			}
			r.silent()
		}
	}
}

func TestTheHelpHoldsTheStoryAndItsKey(t *testing.T) {
	r := openScreen(t, storied(yesNoScreen()))
	r.keys("f1")
	seen := r.frame()
	for range 40 {
		r.keys("pgdown")
		seen += r.frame()
	}
	for _, want := range []string{"ctrl+t", "read again what was told so far", "The story so far", "A school rings about Child A.", "the 29th time"} {
		if !strings.Contains(seen, want) {
			t.Errorf("the help lacks %q", want)
		}
	}
	r = openScreen(t, yesNoScreen())
	r.keys("ctrl+t")
	r.shows("Is the child in immediate danger?")
	r.keys("f1", "end")
	r.hides("story")
}

func TestNewsIsReadOnTheScreenLikeAnyPage(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {40, 12}} {
		s := newsScreen(Tale{Inject: "a-call", Title: "A call", Text: strings.Repeat("It rains in the town, and it will rain on. ", 40) + "The end."})
		r := newScreenRig(t, size[0], size[1])
		r.ask(storied(s))
		r.arm()
		r.shows("News: A call")
		r.shows("1. Go on")
		r.keys("end")
		r.shows("The end.")
		r.keys("enter")
		r.silent()
		r.keys("2", "enter")
		if got := r.replied(); !slices.Equal(got.Chosen, []string{lookOver}) {
			t.Errorf("got %+v", got)
		}
		r.ask(storied(s))
		r.arm()
		r.keys("ctrl+r")
		if got := r.replied(); got.Act != GoReview {
			t.Errorf("got %+v", got)
		}
	}
}

func TestATextOfAFileIsSafeWhereverTheStoryIsShown(t *testing.T) {
	s := yesNoScreen()
	s.Mark, s.Story = "FICTI\x1b[2JTIOUS", []Tale{{Title: "A \x1b]0;x\x07title", Text: "words\u202e and \x9b2J more"}}
	for _, keys := range [][]string{nil, {"f1"}, {"ctrl+t"}} {
		r := openScreen(t, s)
		r.keys(keys...)
		for _, bad := range []string{"\x1b[2J", "\x1b]0;", "\x07", "\u202e", "\x9b"} {
			if strings.Contains(r.m.View().Content, bad) {
				t.Errorf("after %v the screen holds %q", keys, bad)
			}
		}
	}
	var out strings.Builder
	lines := NewLines(strings.NewReader(":story\n"), &out, &out, 80, false)
	_, _ = lines.Ask(t.Context(), s)
	for _, bad := range []string{"\x1b", "\x07", "\u202e", "\x9b"} {
		if strings.Contains(out.String(), bad) {
			t.Errorf("the plain talk holds %q", bad)
		}
	}
}
