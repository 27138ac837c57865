package wizard_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"safeguard/internal/scenario"
	"safeguard/internal/wizard"
)

// Whatever a screen is for, nobody may take it for one of a real case.
func TestEveryScreenOfABundledScenarioBearsTheMark(t *testing.T) {
	const name = "partner-in-doubt.yaml"
	data, err := os.ReadFile(filepath.Join("../../procedures/child-abuse-ict/scenarios", name))
	if err != nil {
		t.Fatal(err)
	}
	s, faults := scenario.Load(chapter(t), name, data)
	if faults.Len() > 0 {
		t.Fatal(faults.All())
	}
	k := rehearsed(t)
	f := newFable(k.c, [2]string{"left-household", "a-call"}, [2]string{"continuing-risk", "a-letter"})
	f.agencies, f.voted = []string{"police", "school"}, []string{"continuing-risk", "immediate-risk"}
	p := &panel{known: s.End()}
	result, err := wizard.Talk(t.Context(), p, storyOptions(k, f))
	if err != nil || !result.Finished {
		t.Fatal(err, result)
	}
	forms := map[wizard.Form]int{}
	for _, screen := range p.shown {
		forms[screen.Form]++
		if screen.Mark != "FICTITIOUS" || !strings.HasSuffix(screen.Progress, "3 minutes of about 45") || len(screen.Story) == 0 {
			t.Errorf("%q: mark %q, progress %q, %d tales", screen.Title, screen.Mark, screen.Progress, len(screen.Story))
		}
	}
	for form := wizard.ChooseOne; form <= wizard.Read; form++ {
		if forms[form] == 0 {
			t.Errorf("no screen of form %d was walked through", form)
		}
	}
	if got := len(k.c.Votes); got != 2*2*3 {
		t.Errorf("%d votes of two agencies on two questions about three children", got)
	}
	if got := toldIn(k.c); !slices.Equal(got, []string{"a-call", "a-letter"}) {
		t.Errorf("told %v", got)
	}
}

// A counting prompter looks at what a plain talk wrote for each screen.
type eachWritten struct {
	*wizard.Lines
	out  *bytes.Buffer
	look func(s wizard.Screen, wrote string)
}

func (e *eachWritten) Ask(ctx context.Context, s wizard.Screen) (wizard.Reply, error) {
	from := e.out.Len()
	reply, err := e.Lines.Ask(ctx, s)
	e.look(s, e.out.String()[from:])
	return reply, err
}

func TestTheMarkBeginsThePlaceOfEveryScreenOfThePlainTalk(t *testing.T) {
	k := rehearsed(t)
	f := newFable(k.c, [2]string{"concern", "a-call"})
	var out, page bytes.Buffer
	keys := "grooming\n1\n:leave\n:review\n2\n:back\n:review\npath\nagree\nfinish\n"
	seen := 0
	p := &eachWritten{wizard.NewLines(strings.NewReader(keys), &out, &page, 80, false), &out, func(s wizard.Screen, wrote string) {
		seen++
		if !strings.HasPrefix(wrote, "\nFICTITIOUS - ") {
			t.Errorf("%q begins with %.60q", s.Title, wrote)
		}
	}}
	result, err := wizard.Talk(t.Context(), p, storyOptions(k, f))
	if err != nil || !result.Finished || seen < 10 {
		t.Fatalf("%v, %+v, %d screens\n%s", err, result, seen, out.String())
	}
	if page.String() != "THE PAGE\n" {
		t.Errorf("on the page stands %q: only the outcome path belongs there", page.String())
	}
	if strings.Contains(out.String(), "\x1b") {
		t.Error("a talk that goes to no terminal holds an escape")
	}
}

func TestTheOpeningIsToldPageByPageAndOnOnePageToWhoeverComesBack(t *testing.T) {
	k := rehearsed(t)
	f := newFable(k.c, [2]string{"concern", "a-call"})
	s, _ := tellTo(t, k, f,
		step{"A wet Monday", act(wizard.Back)},
		step{"Before you begin", wizard.Reply{}},
		step{"suspected or known", chosen("grooming")},
		step{"News", chosen("go-on")},
		step{"family already know", act(wizard.Quit)})
	if want := []string{"Before you begin", "A wet Monday", "Before you begin", "A wet Monday"}; !slices.Equal(s.titles()[1:5], want) {
		t.Errorf("told were %q", s.titles())
	}
	if !strings.Contains(s.shown[0].Text, "This case is invented") {
		t.Errorf("the first screen says %q", s.shown[0].Text)
	}
	s, _ = tellTo(t, k, newFable(k.c, f.due...), step{"family already know", act(wizard.Quit)})
	if len(s.shown) != 3 || s.shown[1].Title != "The story so far" {
		t.Errorf("told to whoever comes back were %q", s.titles())
	}
	for _, text := range []string{"A school rings about Child A.", "It is told: a-call."} {
		if !strings.Contains(s.shown[1].Text, text) {
			t.Errorf("no %q in %q", text, s.shown[1].Text)
		}
	}
}

func TestNewsIsToldBeforeTheQuestionThatFollows(t *testing.T) {
	k := rehearsed(t)
	f := newFable(k.c, [2]string{"concern", "a-call"}, [2]string{"concern", "a-letter"})
	s, _ := tellTo(t, k, f,
		step{"suspected or known", chosen("grooming")},
		step{"News", chosen("go-on")},
		step{"News", chosen("go-on")},
		step{"family already know", act(wizard.Quit)})
	news := s.titled("News")
	if len(news) != 2 || news[0].Text != "It is told: a-call." || news[1].Text != "It is told: a-letter." {
		t.Fatalf("told were %+v", news)
	}
	if o := news[0].Options; len(o) != 2 || o[0].Label != "Go on" || o[1].Label != "Look over the answers first" {
		t.Errorf("offered are %+v", o)
	}
	if strings.Contains(everything(news[0]), "a-letter") {
		t.Error("news is given away by the screen before it")
	}
	if got, want := strings.Join(k.events(2), " "), "answer told told"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestAnUrgentAlertStandsAboveTheNewsThatComesWithIt(t *testing.T) {
	k := rehearsed(t)
	s, _ := tellTo(t, k, newFable(k.c, [2]string{"immediate-risk", "a-call"}),
		step{"suspected or known", chosen("grooming")},
		step{"Which children", written("1")},
		step{"immediate risk", wizard.Reply{Chosen: []string{"yes"}, Note: "A visit."}},
		step{"News", chosen("go-on")})
	if news := s.titled("News"); len(news) != 1 || len(news[0].Alerts) != 1 || !news[0].Alerts[0].Urgent {
		t.Errorf("got %+v", news)
	}
}

func TestNewsIsToldAgainOnlyWhereItMayNotHaveBeenSeen(t *testing.T) {
	told := errors.New("told to stop")
	for name, end := range map[string]struct {
		reply wizard.Reply
		err   error
		want  int
	}{
		"ctrl+c":               {wizard.Reply{}, wizard.ErrInterrupted, 0},
		"the end of the input": {wizard.Reply{}, wizard.ErrEnded, 0},
		"a signal":             {wizard.Reply{}, told, 0},
		"a stop":               {act(wizard.Quit), nil, 1},
	} {
		k := rehearsed(t)
		due := [2]string{"concern", "a-call"}
		s := &failing{script: &script{t: t, steps: []step{{"suspected or known", chosen("grooming")}}}, at: "News", reply: end.reply, err: end.err}
		_, _ = wizard.Talk(t.Context(), s, storyOptions(k, newFable(k.c, due)))
		if got := toldIn(k.c); len(got) != end.want {
			t.Errorf("%s: told %v", name, got)
		}
		again, _ := tellTo(t, k, newFable(k.c, due), step{"The story so far", wizard.Reply{}}, step{"", act(wizard.Quit)})
		if last := again.shown[len(again.shown)-1].Title; (last == "News") != (end.want == 0) {
			t.Errorf("%s: the next sitting goes on with %q", name, last)
		}
		if got := toldIn(k.c); len(got) != 1 {
			t.Errorf("%s: told in the end %v", name, got)
		}
	}
}

func TestTheReviewIsReachedFromTheNewsAndTheRestOfTheNewsWaits(t *testing.T) {
	for name, reply := range map[string]wizard.Reply{"the reply": chosen("look-over"), "the key": act(wizard.GoReview)} {
		k := rehearsed(t)
		s, _ := tellTo(t, k, newFable(k.c, [2]string{"concern", "a-call"}, [2]string{"concern", "a-letter"}),
			step{"suspected or known", chosen("grooming")},
			step{"News", reply},
			step{"Look over the answers: news has arrived", act(wizard.Finish)},
			step{"News", chosen("go-on")},
			step{"Look over the answers: news has arrived", act(wizard.Back)},
			step{"family already know", act(wizard.Quit)})
		if news := s.titled("News"); len(news) != 2 || news[1].Text != "It is told: a-letter." {
			t.Errorf("%s: told were %+v", name, news)
		}
		if look := s.titled("Look over")[0]; strings.Contains(everything(look), "a-letter") {
			t.Errorf("%s: what waits is given away", name)
		}
	}
}

func TestThePathWaitsForNewsAndIsShownWhenAskedForAgain(t *testing.T) {
	k := rehearsed(t)
	s, err := tellTo(t, k, newFable(k.c, [2]string{"support-networks", "a-call"}),
		step{"suspected or known", act(wizard.GoReview)},
		step{"Look over the answers", act(wizard.Finish)},
		step{"News", chosen("go-on")},
		step{"Look over the answers: news has arrived", act(wizard.Finish)},
		step{"Do you agree?", chosen("change")},
		step{"Look over the answers", act(wizard.Finish)},
		step{"Do you agree?", chosen("agree")},
		step{"beside the path", chosen("finish")})
	if err != nil {
		t.Fatal(err)
	}
	if looks := s.titled("Look over"); !strings.HasPrefix(looks[1].Help, "News has arrived") || looks[2].Title != "Look over the answers" {
		t.Errorf("the reviews are %q, %q", looks[1].Help, looks[2].Title)
	}
	if got, want := strings.Join(k.events(2), " "), "told path agree end"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestAChangeAfterNewsHasItsReasonAndTheWordsAreTrue(t *testing.T) {
	steps := func(behind ...step) []step {
		return append([]step{
			{"suspected or known", chosen("grooming")},
			{"family already know", chosen("no")},
			{"News", chosen("look-over")},
			{"Look over", wizard.Reply{Act: wizard.Change, Target: 1}},
			{"family already know", chosen("yes")},
		}, behind...)
	}
	k := rehearsed(t)
	due := [2]string{"family-aware", "a-call"}
	s, _ := tellTo(t, k, newFable(k.c, due), steps(step{whyTitle, written("The aunt rang.")}, step{"Look over", act(wizard.Quit)})...)
	if help := s.titled(whyTitle)[0].Help; !strings.Contains(help, "News arrived before this change.") || strings.Contains(help, "path was shown") {
		t.Errorf("after news: %q", help)
	}
	if _, whys := familyAware(k.c); whys != "The aunt rang." {
		t.Errorf("the reason is %q", whys)
	}
	// In a later sitting, and then after a path as well.
	change := func(to string, then ...step) []step {
		return append([]step{
			{"", wizard.Reply{}},
			{"The story so far", wizard.Reply{}},
			{"", act(wizard.GoReview)},
			{"Look over", wizard.Reply{Act: wizard.Change, Target: 1}},
			{"family already know", chosen(to)},
			{whyTitle, written("")},
		}, then...)
	}
	s, _ = tellTo(t, k, newFable(k.c, due), change("no", step{"Look over", act(wizard.Finish)}, step{"Do you agree?", act(wizard.Quit)})...)
	if len(s.titled(whyTitle)) != 1 {
		t.Error("no reason was asked for in the next sitting")
	}
	s, _ = tellTo(t, k, newFable(k.c, due), change("yes", step{"Look over", act(wizard.Quit)})...)
	if help := s.titled(whyTitle)[0].Help; !strings.Contains(help, "News arrived, and an outcome path was shown, before this change.") {
		t.Errorf("after both: %q", help)
	}
}

func TestTheStoryIsToldAgainInThePlainTalk(t *testing.T) {
	k := rehearsed(t)
	lines, out := plain("grooming\n1\n:story\n:help\n:stop\n")
	if _, err := wizard.Talk(t.Context(), lines, storyOptions(k, newFable(k.c, [2]string{"concern", "a-call"}))); err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{"It is told: a-call.", "A school rings about Child A."} {
		if got := strings.Count(out.String(), text); got != 2 {
			t.Errorf("%q stands there %d times\n%s", text, got, out)
		}
	}
	if !strings.Contains(out.String(), ":story ") {
		t.Error("the help does not name it")
	}
	lines, out = plain("grooming\n:story\n:help\n:stop\n")
	_, _ = talkWith(t.Context(), lines, opened(t))
	if !strings.Contains(out.String(), `no command ":story"`) || strings.Contains(out.String(), ":story ") {
		t.Errorf("a real case has a story\n%s", out)
	}
}

func TestARealCaseHasNothingOfAStory(t *testing.T) {
	s, _, _ := withRecord(t, opened(t), nil, step{"suspected or known", chosen("grooming")})
	for _, screen := range s.shown {
		if screen.Mark != "" || screen.Story != nil || screen.Told || screen.Fresh {
			t.Errorf("%q has %q, %v", screen.Title, screen.Mark, screen.Story)
		}
	}
}
