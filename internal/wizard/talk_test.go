package wizard_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"safeguard/internal/answers"
	"safeguard/internal/decide"
	"safeguard/internal/procedure"
	"safeguard/internal/wizard"
)

var loadChapter = sync.OnceValues(func() (*procedure.Procedure, error) {
	data, err := os.ReadFile("../../procedures/child-abuse-ict/procedure.yaml")
	if err != nil {
		return nil, err
	}
	p, faults := procedure.Load("procedure.yaml", data)
	if faults.Len() > 0 {
		return nil, fmt.Errorf("%v", faults.All())
	}
	return p, nil
})

func chapter(t *testing.T) *procedure.Procedure {
	t.Helper()
	p, err := loadChapter()
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// A script answers the screens whose title holds a text, one after the other;
// any other screen is left or, where that cannot be, ended.
type script struct {
	t     *testing.T
	steps []step
	shown []wizard.Screen
}

type step struct {
	title string
	reply wizard.Reply
}

func (s *script) Close() error { return nil }

func (s *script) Ask(_ context.Context, screen wizard.Screen) (wizard.Reply, error) {
	s.shown = append(s.shown, screen)
	if len(s.steps) > 0 && strings.Contains(screen.Title, s.steps[0].title) {
		reply := s.steps[0].reply
		s.steps = s.steps[1:]
		return reply, nil
	}
	switch {
	case screen.Form == wizard.Read && len(screen.Options) == 0:
		return wizard.Reply{}, nil
	case screen.CanLeave:
		return wizard.Reply{Act: wizard.Leave}, nil
	}
	return wizard.Reply{}, wizard.ErrEnded
}

// titled gives the screens shown whose title holds a text.
func (s *script) titled(text string) []wizard.Screen {
	var found []wizard.Screen
	for _, screen := range s.shown {
		if strings.Contains(screen.Title, text) {
			found = append(found, screen)
		}
	}
	return found
}

func chosen(ids ...string) wizard.Reply { return wizard.Reply{Chosen: ids} }

func written(text string) wizard.Reply { return wizard.Reply{Text: text} }

// play works through a talk and gives what was said, and how it ended.
func play(t *testing.T, steps ...step) (*script, *answers.Answers, wizard.Result, error) {
	t.Helper()
	s := &script{t: t, steps: steps}
	said := answers.New(chapter(t))
	result, err := wizard.Talk(t.Context(), s, wizard.Options{
		Answers: said,
		Keep:    &keeper{},
		Page:    func(*decide.Path, wizard.OwnWords) string { return "the page" },
	})
	if len(s.steps) > 0 {
		t.Errorf("never asked: %q", s.steps[0].title)
	}
	return s, said, result, err
}

func TestWhatIsLeftStaysUnanswered(t *testing.T) {
	_, said, _, err := play(t)
	if !errors.Is(err, wizard.ErrEnded) {
		t.Fatal(err)
	}
	if got := string(said.YAML()); got != "procedure: child-abuse-ict\n" {
		t.Errorf("got answers that nobody gave:\n%s", got)
	}
}

func TestAnAlertIsShownOnTheVeryNextScreen(t *testing.T) {
	s, _, _, _ := play(t,
		step{"suspected or known", chosen("grooming")},
		step{"Which children", written("1")},
		step{"immediate risk", chosen("yes")})
	at := slices.IndexFunc(s.shown, func(screen wizard.Screen) bool { return strings.HasPrefix(screen.Title, "What is that based on?") })
	if at < 0 || len(s.shown[at].Alerts) != 1 || !s.shown[at].Alerts[0].Urgent {
		t.Fatalf("no urgent alert on the screen after the answer: %+v", s.shown[max(at, 0)].Alerts)
	}
	if len(s.shown[at+1].Alerts) != 0 {
		t.Error("the alert is shown a second time")
	}
}

func TestChangingTheFirstAnswerKeepsTheOthersAndSetsThemAside(t *testing.T) {
	_, said, _, _ := play(t,
		step{"suspected or known", chosen("grooming")},
		step{"family already know", chosen("yes")},
		step{"told?", wizard.Reply{Act: wizard.Back}},
		step{"family already know", wizard.Reply{Act: wizard.Back}},
		step{"suspected or known", chosen("none")})
	p := said.Procedure()
	if v := said.Value(p.Question("family-aware"), 0); !v.Given {
		t.Error("the later answer is lost")
	}
	path := decide.Decide(said)
	if len(path.SetAside) != 1 || path.SetAside[0].Question.ID != "family-aware" {
		t.Errorf("set aside: %v", path.SetAside)
	}
}

func TestNoneOfTheseExcludesEveryOtherReply(t *testing.T) {
	s, said, _, _ := play(t,
		step{"suspected or known", chosen("grooming", "none")},
		step{"suspected or known", chosen("grooming")})
	if s.titled("suspected or known")[1].Warning == "" {
		t.Error("no word on why the reply was not taken")
	}
	if v := said.Value(said.Procedure().Question("concern"), 0); v.Options == 0 {
		t.Error("the second reply was not taken")
	}
}

func TestALabelThatLooksLikeANameIsKeptOnlyWhenGivenTwice(t *testing.T) {
	s, said, _, _ := play(t,
		step{"suspected or known", chosen("grooming")},
		step{"Which children", written("Amelia")},
		step{"Which children", written("Child A, not known")},
		step{"persons of concern", written("Colin")},
		step{"persons of concern", written("Colin")})
	if w := s.titled("Which children")[1].Warning; !strings.Contains(w, "looks like a name") {
		t.Errorf("warning %q", w)
	}
	p := said.Procedure()
	if got := said.List(p.Kind("child")); !slices.Equal(got.Labels, []string{"Child A"}) || !got.NotKnown {
		t.Errorf("children %+v", got)
	}
	if got := said.List(p.Kind("person")); !slices.Equal(got.Labels, []string{"Colin"}) {
		t.Errorf("persons %+v", got)
	}
}

func TestAViewIsAskedOncePerChildAndForTheCaseBeforeTheAssessment(t *testing.T) {
	s, _, result, err := play(t,
		step{"suspected or known", chosen("grooming")},
		step{"Strategy Discussion got to", chosen("held")},
		step{"Which children", written("2")},
		step{"about Child A", chosen("own-words")},
		step{"about Child A", written("Stay close to the school.")},
		step{"about Child B", chosen("support-services")},
		step{"the case as a whole", written("Move quickly.")},
		step{"Look over", wizard.Reply{Act: wizard.Finish}},
		step{"Do you agree?", chosen("differ")},
		step{"Where do you differ", written("The carer needs more time.")})
	if err != nil || !result.Finished {
		t.Fatal(result, err)
	}
	views := []wizard.View{
		{About: "Child A", Words: "Stay close to the school."},
		{About: "Child B", Words: "Support services for the child and family to be considered"},
		{About: "", Words: "Move quickly."},
	}
	if !slices.Equal(result.Words.Views, views) || result.Words.Differs != "The carer needs more time." {
		t.Errorf("got %+v", result.Words)
	}
	options := s.titled("about Child B")[0].Options
	if !slices.IsSortedFunc(options[:len(options)-1], func(a, b wizard.Option) int { return strings.Compare(a.Label, b.Label) }) {
		t.Errorf("the routes do not stand in a neutral order: %v", options)
	}
	at := slices.IndexFunc(s.shown, func(screen wizard.Screen) bool { return strings.Contains(screen.Title, "about Child A") })
	if next := s.shown[at+4]; next.Stage != "Assessment" {
		t.Errorf("after the views stands %q", next.Title)
	}
}

func TestNotKnownInWordsIsNotKnownAndNotAText(t *testing.T) {
	for _, words := range []string{"Not known", "Not known.", " not known ! ", "not-known", "Not-Known", "NOT_KNOWN", "not_known", "not  known"} {
		_, said, _, _ := play(t,
			step{"suspected or known", chosen("grooming")},
			step{"forensic examination", written(words)})
		if v := said.Value(said.Procedure().Question("forensic-timescale"), 0); !v.NotKnown || v.Text != "" {
			t.Errorf("%q: got %+v", words, v)
		}
	}
	_, said, _, _ := play(t,
		step{"suspected or known", chosen("grooming")},
		step{"forensic examination", written("Not known to us yet.")})
	if v := said.Value(said.Procedure().Question("forensic-timescale"), 0); v.NotKnown || v.Text != "Not known to us yet." {
		t.Errorf("got %+v", v)
	}
}

// Where nothing is kept, a note is told with the words that were begun.
func TestANoteIsToldWhereNothingIsKept(t *testing.T) {
	for _, keep := range []wizard.Keeper{nil, &keeper{}} {
		s := &failing{script: &script{t: t}, at: "suspected or known", reply: wizard.Reply{Note: "Said twice."}, err: wizard.ErrInterrupted}
		result, _ := wizard.Talk(t.Context(), s, wizard.Options{Answers: answers.New(chapter(t)), Keep: keep})
		if told := result.Draft == "Said twice."; told != (keep == nil) {
			t.Errorf("draft %q", result.Draft)
		}
	}
}

func TestEveryAnswerIsSavedBeforeTheNextScreen(t *testing.T) {
	said := answers.New(chapter(t))
	saved := ""
	s := &script{t: t, steps: []step{{"suspected or known", chosen("exposure")}}}
	check := &checking{script: s, check: func() {
		if given := said.Count() > 0; given && !strings.Contains(saved, "exposure") {
			t.Error("a screen shows before the answer is saved")
		}
	}}
	_, _ = wizard.Talk(t.Context(), check, wizard.Options{
		Answers: said,
		Keep:    &keeper{answers: func(a *answers.Answers) error { saved = string(a.YAML()); return nil }},
	})
	if saved == "" {
		t.Error("nothing was saved")
	}
}

type checking struct {
	*script
	check func()
}

func (c *checking) Ask(ctx context.Context, s wizard.Screen) (wizard.Reply, error) {
	c.check()
	return c.script.Ask(ctx, s)
}

func TestASaveThatFailsIsSaidOnTheNextScreenAndAtTheEnd(t *testing.T) {
	s := &script{t: t, steps: []step{{"suspected or known", chosen("exposure")}}}
	result, _ := wizard.Talk(t.Context(), s, wizard.Options{
		Answers: answers.New(chapter(t)),
		Keep:    &keeper{answers: func(*answers.Answers) error { return errors.New("no space left") }},
	})
	if w := s.shown[2].Warning; !strings.Contains(w, "no space left") || result.Unsaved == nil {
		t.Errorf("warning %q, unsaved %v", w, result.Unsaved)
	}
}

func TestStoppingWithNothingKeptIsAskedTwice(t *testing.T) {
	s := &script{t: t, steps: []step{
		{"suspected or known", chosen("exposure")},
		{"family already know", wizard.Reply{Act: wizard.Quit}},
		{"family already know", wizard.Reply{Act: wizard.Quit}},
	}}
	result, err := wizard.Talk(t.Context(), s, wizard.Options{Answers: answers.New(chapter(t))})
	if err != nil || !result.Quit || len(s.titled("family already know")) != 2 {
		t.Errorf("%+v, %v, asked %d times", result, err, len(s.titled("family already know")))
	}
}

func TestWordsBegunOnAScreenAreThereWhenThePersonComesBack(t *testing.T) {
	s, _, _, _ := play(t,
		step{"suspected or known", chosen("grooming")},
		step{"forensic examination", wizard.Reply{Act: wizard.Back, Draft: "Four mon", Note: "Asked twice."}},
		step{"organised or multiple", wizard.Reply{Act: wizard.GoReview}},
		step{"Look over", wizard.Reply{Act: wizard.Back}},
		step{"forensic examination", written("Four months.")})
	last := s.titled("forensic examination")
	if e := last[len(last)-1].Earlier; e.Draft != "Four mon" || e.Note != "Asked twice." {
		t.Errorf("got %+v", e)
	}
}
