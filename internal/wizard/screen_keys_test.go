package wizard

import (
	"slices"
	"strings"
	"testing"
)

func TestTheActs(t *testing.T) {
	for _, test := range []struct {
		key  string
		s    Screen
		want Act
	}{
		{"esc", yesNoScreen(), Back},
		{"ctrl+b", yesNoScreen(), Back},
		{"alt+2", yesNoScreen(), Back},
		{"alt+enter", manyScreen(), Back},
		{"alt+down", reviewScreen(3), Back},
		{"esc", readScreen(3), Back},
		{"esc", wordsScreen(), Back},
		{"ctrl+l", yesNoScreen(), Leave},
		{"ctrl+l", wordsScreen(), Leave},
		{"ctrl+r", manyScreen(), GoReview},
		{"ctrl+s", lineScreen(), Quit},
		{"ctrl+s", readScreen(3), Quit},
		{"q", reviewScreen(3), Quit},
		{"f", reviewScreen(3), Finish},
		{"ctrl+f", reviewScreen(3), Finish},
	} {
		r := openScreen(t, test.s)
		r.keys(test.key)
		if got := r.replied(); got.Act != test.want || len(got.Chosen) > 0 {
			t.Errorf("%s of form %d gave %+v, want act %d", test.key, test.s.Form, got, test.want)
		}
	}
}

func TestAKeyThatIsNotAllowedSaysSo(t *testing.T) {
	bare := yesNoScreen()
	bare.CanBack, bare.CanLeave, bare.CanNote = false, false, false
	for key, want := range map[string]string{
		"esc": "nothing to go back to", "alt+1": "nothing to go back to", "ctrl+l": "cannot be left",
		"ctrl+o": "no note", "ctrl+f": "no earlier answer", "ctrl+k": "choose from the list",
		"y": "chosen with up, down or a number",
	} {
		r := openScreen(t, bare)
		r.keys(key)
		r.silent()
		r.shows(want)
		r.hides("ctrl+l: leave")
		r.hides("ctrl+o: note")
		r.keys("1")
		r.hides(want)
	}
}

func TestHelpHoldsEverything(t *testing.T) {
	s := manyScreen()
	s.Alerts = []Alert{{Text: "Ring the police", Urgent: true}}
	s.Warning = "Two answers do not agree"
	r := openScreen(t, s)
	r.keys("f1")
	seen := r.frame()
	for range 30 {
		r.keys("pgdown")
		seen += r.frame()
	}
	for _, want := range []string{
		"URGENT: Ring the police", "Two answers do not agree", s.Title, s.Help, "4.5a  Protect first",
		"Who told you: a teacher", "2. Fear of somebody", "Shown or said.", "ctrl+s", "save what there is and stop",
	} {
		if !strings.Contains(seen, want) {
			t.Errorf("the page of help lacks %q:\n%s", want, seen)
		}
	}
	for _, key := range []string{"esc", "enter", "f1", "?", "alt+x"} {
		r.keys(key)
		r.arm()
		r.silent()
		r.hides("The answers")
		r.keys("f1")
		r.shows("esc: back to the question")
	}
	r.keys("ctrl+s")
	if got := r.replied().Act; got != Quit {
		t.Errorf("act %d, want quit", got)
	}
}

func TestChangingALineOfTheReviewFarDown(t *testing.T) {
	r := openScreen(t, reviewScreen(80))
	for range 64 {
		r.keys("down")
	}
	r.shows("> Question number 63? answer number 63")
	r.shows("Stage D | Child A")
	r.keys("pgup", "pgup", "pgdown", "up")
	at := r.m.page.review.at
	r.shows("> " + screenReviewText(r.m.page.s.Lines[at]))
	r.keys("enter", "down")
	if got := r.replied(); got.Act != Change || got.Target != at || at < 40 {
		t.Errorf("got %+v, want to change line %d", got, at)
	}
}

func TestReviewSaysWhatIsNotAnswered(t *testing.T) {
	s := Screen{Form: Review, Title: "Look over", Lines: []ReviewLine{
		{Question: "First?"},
		{Question: "Second?", Answer: "Yes", SetAside: true},
		{Question: "Children", Answer: "Child A", Note: "by phone"},
	}}
	r := openScreen(t, s)
	for _, want := range []string{"First? not answered", "Second? Yes (set aside)", "Children: Child A", "Note: by phone"} {
		r.shows(want)
	}
}

func TestReadingDownLeadsToTheOptions(t *testing.T) {
	r := openScreen(t, readScreen(60))
	r.shows("text line 0 ")
	r.shows("3. Not known")
	r.hides("> ")
	for range 70 {
		r.keys("down")
	}
	r.shows("text line 59 ")
	r.keys("home", "end", "pgup")
	r.silent()
	r.keys("2", "enter")
	if got := r.replied(); !slices.Equal(got.Chosen, []string{"no"}) {
		t.Errorf("got %+v", got)
	}
	s := readScreen(60)
	s.Options = nil
	for _, key := range []string{"enter", "q"} {
		r = openScreen(t, s)
		r.keys("down", "pgdown", "end", key)
		if got := r.replied(); got.Act != Answered || len(got.Chosen) != 0 {
			t.Errorf("%s gave %+v", key, got)
		}
	}
}
