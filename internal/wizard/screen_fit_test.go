package wizard

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

var screenSizes = [][2]int{{30, 8}, {30, 12}, {31, 9}, {40, 12}, {45, 10}, {60, 16}, {80, 10}, {80, 24}, {100, 40}, {120, 50}, {300, 8}, {30, 200}}

// hardScreens are screens that have more to say than there is room for.
func hardScreens() map[string]Screen {
	var help []string
	for i := range 200 {
		help = append(help, fmt.Sprintf("Line %d of the guidance, which is long enough to be broken in a narrow window.", i))
	}
	var long []Option
	for i := range 14 {
		long = append(long, Option{
			ID: fmt.Sprint(i), Label: fmt.Sprintf("Option %d that has a great deal to say about what it stands for and so takes several rows", i),
			Help: "What counts as this, and what does not, at some length.", Alone: i == 13,
		})
	}
	loud := func(s Screen) Screen {
		s.Help = strings.Join(help, "\n")
		s.Alerts = []Alert{
			{Text: "Make sure that the child is safe now, and ring the police where anybody is in danger", Urgent: true},
			{Text: "Tell the designated doctor within the day"},
			{Text: "Keep the notes of today"},
		}
		s.Warning = "What you have written looks like the name of somebody, and no names belong here."
		s.Recall = []string{"Who told you first: a teacher of the school, by phone"}
		return s
	}
	screens := map[string]Screen{}
	add := func(name string, s Screen) {
		screens[name] = s
		screens["loud "+name] = loud(s)
		s.Title = strings.Repeat("Is this a question that somebody made far too long? ", 8)
		screens["loud long "+name] = loud(s)
	}
	options := func(s Screen) Screen {
		s.Options = slices.Clone(long)
		s.Earlier, s.HasReply = Reply{Chosen: []string{"11"}, Note: "said before"}, true
		return s
	}
	add("one", yesNoScreen())
	add("one of 14", options(yesNoScreen()))
	add("many of 14", options(manyScreen()))
	add("line", lineScreen())
	add("words", wordsScreen())
	add("review", reviewScreen(80))
	add("read", readScreen(90))
	return screens
}

// fits checks that the frame is exactly as large as the window.
func (r *screenRig) fits(width, height int) {
	r.t.Helper()
	lines := strings.Split(r.m.View().Content, "\n")
	if len(lines) != height {
		r.t.Fatalf("%d rows at %dx%d", len(lines), width, height)
	}
	for i, line := range lines {
		if w := ansi.StringWidth(line); w > width {
			r.t.Fatalf("row %d is %d wide at %dx%d:\n%s", i, w, width, height, r.frame())
		}
	}
}

// answerable checks that the question and the row of the cursor are in sight.
func (r *screenRig) answerable(s Screen, width, height int) {
	r.t.Helper()
	r.fits(width, height)
	frame := r.frame()
	title := screenWrap(s.Title, r.m.page.textWidth(width))
	if len(title) > height/2 {
		title = title[:height/2-1]
	}
	for _, line := range title {
		if !strings.Contains(frame, line) {
			r.t.Fatalf("at %dx%d the question is not whole:\n%s", width, height, frame)
		}
	}
	cursor := "> "
	if s.Form == Words {
		cursor = screenMargin
	}
	if !strings.Contains(frame, cursor) {
		r.t.Fatalf("at %dx%d the cursor is not in sight:\n%s", width, height, frame)
	}
	if len(s.Alerts) > 0 && !strings.Contains(frame, "URGENT:") {
		r.t.Fatalf("at %dx%d the urgent alert is not in sight:\n%s", width, height, frame)
	}
}

func TestEveryScreenFitsEverySize(t *testing.T) {
	for name, s := range hardScreens() {
		t.Run(name, func(t *testing.T) {
			for _, size := range screenSizes {
				r := newScreenRig(t, size[0], size[1])
				r.ask(s)
				r.arm()
				r.fits(size[0], size[1])
				for range 3 {
					if s.Form == Read {
						r.keys("end")
					}
					r.keys("down")
					r.answerable(s, size[0], size[1])
				}
				r.keys("up", "up", "enter", "f1")
				r.fits(size[0], size[1])
			}
		})
	}
}

func TestResizingInAnyOrderKeepsTextAndCursor(t *testing.T) {
	sizes := append(slices.Clone(screenSizes), [2]int{10, 3}, [2]int{0, 0}, [2]int{80, 24})
	for name, s := range hardScreens() {
		t.Run(name, func(t *testing.T) {
			r := openScreen(t, s)
			switch s.Form {
			case Line, Words:
				r.types("some words to keep at hand while the window changes its size again")
				r.keys("left", "left")
			case Read:
				r.keys("2")
			default:
				r.keys("home", "down", "down")
			}
			for i := range sizes {
				size := sizes[(i*7)%len(sizes)]
				r.size(size[0], size[1])
				if !r.m.tooSmall() {
					r.answerable(s, size[0], size[1])
				}
			}
			r.size(80, 24)
			switch s.Form {
			case Line, Words:
				r.types("X")
				r.keys("backspace")
				r.keys("right")
				r.types("!")
				r.keys("enter")
				if got, want := r.replied().Text, "some words to keep at hand while the window changes its size agai!n"; got != want {
					t.Errorf("text %q, want %q", got, want)
				}
			case ChooseMany:
				r.keys("space", "enter")
				if got := r.replied().Chosen; !slices.Contains(got, s.Options[2].ID) {
					t.Errorf("chosen %v, want the third option too", got)
				}
			case Review:
				r.keys("enter")
				if got := r.replied().Target; got != 2 {
					t.Errorf("target %d, want 2", got)
				}
			default:
				want := s.Options[2].ID
				if s.Form == Read {
					want = s.Options[1].ID
				}
				r.keys("enter")
				if got := r.replied().Chosen; !slices.Equal(got, []string{want}) {
					t.Errorf("chosen %v, want %s", got, want)
				}
			}
		})
	}
}

func TestTheOptionUnderTheCursorCanBeRead(t *testing.T) {
	s := hardScreens()["loud one of 14"]
	for _, size := range screenSizes[:9] {
		r := newScreenRig(t, size[0], size[1])
		r.ask(s)
		r.arm()
		r.keys("home")
		for i := range s.Options {
			if want := fmt.Sprintf("> %2d. Option", i+1); !strings.Contains(r.frame(), want) {
				t.Fatalf("at %v there is no %q:\n%s", size, want, r.frame())
			}
			r.keys("down")
		}
	}
}

func TestGuidanceScrollsAndSaysThatThereIsMore(t *testing.T) {
	r := openScreen(t, hardScreens()["loud one"])
	r.shows("Line 0 of")
	r.shows("-- pgdn: more")
	r.keys("pgdown")
	r.hides("Line 0 of")
	r.shows("-- pgup/pgdn: more")
	r.silent()
	for range 200 {
		r.keys("pgdown")
	}
	r.shows("Earlier: Who told you first")
	r.shows("-- pgup: more")
	r.size(40, 12)
	r.shows("F1 or ?: help")
	r.hides("pgup/pgdn: scroll")
	r = openScreen(t, hardScreens()["loud words"])
	r.keys("pgdown")
	r.hides("Line 0 of")
	r = openScreen(t, yesNoScreen())
	r.shows("Rests on: 4.5a  Protect first")
	r.shows("Earlier: Who told you: a teacher")
	r.hides("more")
}

func TestGuidanceIsThereOrTheFootSaysWhereItIs(t *testing.T) {
	for height := screenMinHeight; height < 40; height++ {
		for name, s := range map[string]Screen{"one": hardScreens()["loud one"], "one of 14": hardScreens()["loud one of 14"]} {
			r := newScreenRig(t, 40, height)
			r.ask(s)
			if there := strings.Contains(r.frame(), "Line 0 of"); there == strings.Contains(r.frame(), "F1 or ?: help") || there != strings.Contains(r.frame(), "-- pgdn") {
				t.Errorf("%s at height %d:\n%s", name, height, r.frame())
			}
		}
	}
}

func TestTheCursorIsInSightBeforeAnyKey(t *testing.T) {
	for _, name := range []string{"one of 14", "many of 14"} {
		for _, size := range screenSizes {
			r := newScreenRig(t, 120, 50)
			r.ask(hardScreens()[name])
			r.size(size[0], size[1])
			if !strings.Contains(r.frame(), "12. Option 11") || !strings.Contains(r.frame(), "> ") {
				t.Fatalf("%s at %v:\n%s", name, size, r.frame())
			}
		}
	}
	r := openScreen(t, lineScreen())
	r.types("a line that is longer than the window will be in a moment: END")
	r.size(40, 12)
	r.shows("END")
}

func TestAllOptionsAreInSightWhereThereIsRoom(t *testing.T) {
	s := hardScreens()["one of 14"]
	r := newScreenRig(t, 100, 40)
	r.ask(s)
	for i := range 14 {
		r.shows(fmt.Sprintf("%2d. Option", i+1))
	}
	if n := strings.Count(strings.Join(strings.Fields(r.frame()), " "), "so takes several rows"); n < 14 {
		t.Errorf("%d of 14 options are whole:\n%s", n, r.frame())
	}
	r.hides("answers in all")
	r.size(80, 24)
	r.shows("14 answers in all")
}

func TestTooSmallAWindowTakesOnlyStopping(t *testing.T) {
	r := openScreen(t, wordsScreen())
	r.types("half")
	r.size(29, 24)
	r.shows("Make the window larger (30x8")
	r.types("lost")
	r.keys("enter", "esc", "ctrl+l")
	r.pastes("lost")
	r.silent()
	r.size(80, 7)
	r.shows("Make the window larger")
	r.size(80, 24)
	r.shows("half")
	r.size(20, 4)
	r.keys("ctrl+s")
	if got := r.replied(); got.Act != Quit || got.Draft != "half" {
		t.Errorf("got %+v, want to quit with the draft", got)
	}
}

func TestAlertsAreMarkedInWordsAndCutAloud(t *testing.T) {
	s := yesNoScreen()
	s.Alerts = []Alert{{Text: "Tell the doctor"}, {Text: "Ring the police", Urgent: true}}
	r := openScreen(t, s)
	r.shows("Note: Tell the doctor")
	r.shows("URGENT: Ring the police")
	if strings.Index(r.frame(), "Tell the doctor") > strings.Index(r.frame(), s.Title) {
		t.Error("the alerts do not come before the question")
	}
	s.Alerts = slices.Concat(slices.Repeat([]Alert{{Text: "More to do"}}, 20), s.Alerts)
	r = openScreen(t, s)
	r.shows("URGENT: Ring the police")
	r.shows("... more: press F1")
	if n := strings.Count(r.frame(), "More to do"); n > 24/3 {
		t.Errorf("%d alerts take more than a third of the screen", n)
	}
}

func TestHelpOfTheOptionUnderTheCursor(t *testing.T) {
	r := openScreen(t, manyScreen())
	r.keys("1")
	r.hides("Shown or said.")
	r.keys("2")
	r.shows("Shown or said.")
}
