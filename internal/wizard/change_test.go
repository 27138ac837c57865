package wizard_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"safeguard/internal/record"
	"safeguard/internal/wizard"
)

const whyTitle = "Why is this answer changed?"

// again are the steps that lead, in a case whose path was shown, to another
// answer to the second question.
func again(steps ...step) []step {
	return append([]step{
		{"suspected or known", chosen("grooming")},
		{"family already know", chosen("no")},
		{"told?", act(wizard.GoReview)},
		{"Look over", wizard.Reply{Act: wizard.Change, Target: 1}},
		{"family already know", chosen("yes")},
	}, steps...)
}

func wasShown(o *wizard.Options) { o.Shown = true }

// shownBefore gives a keeper of a record in which a path was shown.
func shownBefore(t *testing.T) *keeper {
	t.Helper()
	k := opened(t)
	if err := k.Path(nil); err != nil {
		t.Fatal(err)
	}
	k.said = nil
	return k
}

// familyAware gives the last answer to the second question as the record has it.
func familyAware(t *testing.T, c *record.Case) (answer string, change record.Change) {
	t.Helper()
	for _, e := range slices.Backward(c.Events) {
		if a, ok := e.Body.(record.Answered); ok && a.Question == "family-aware" {
			return string(a.Answer), a.Change
		}
	}
	t.Fatal("no answer was recorded")
	return "", record.Change{}
}

func TestTheReasonForAChangeAfterThePathGoesWithTheChange(t *testing.T) {
	k := shownBefore(t)
	s, _, err := withRecord(t, k, wasShown, again(step{whyTitle, written("The aunt rang.")})...)
	if !errors.Is(err, wizard.ErrEnded) {
		t.Fatal(err)
	}
	if got, want := strings.Join(k.said, "; "), "answers; answers; answers The aunt rang."; got != want {
		t.Errorf("kept %s, want %s", got, want)
	}
	if answer, change := familyAware(t, k.c); answer != `"yes"` || !change.AfterPath || change.Why != "The aunt rang." || string(change.Was) != `"no"` {
		t.Errorf("got %s, %+v", answer, change)
	}
	if screen := s.titled(whyTitle)[0]; !strings.Contains(screen.Title, "(it was: No)") || !screen.Optional || !strings.Contains(screen.Help, "It is: Yes") {
		t.Errorf("got %+v", screen)
	}
}

func TestTheReasonIsAskedOnlyWhereThereIsSomethingToSay(t *testing.T) {
	tests := []struct {
		name  string
		adapt func(*wizard.Options)
		steps []step
	}{
		{"no path was shown", nil, again()},
		{"there is no record", func(o *wizard.Options) { o.Shown, o.Record = true, nil }, again()},
		{"the answer is the same", wasShown, []step{
			{"suspected or known", chosen("grooming")},
			{"family already know", wizard.Reply{Act: wizard.Back}},
			{"suspected or known", chosen("grooming")},
		}},
		{"only the note is another", wasShown, []step{
			{"suspected or known", chosen("grooming")},
			{"family already know", wizard.Reply{Act: wizard.Back}},
			{"suspected or known", wizard.Reply{Chosen: []string{"grooming"}, Note: "Said twice."}},
		}},
	}
	for _, tt := range tests {
		s, _, _ := withRecord(t, opened(t), tt.adapt, tt.steps...)
		if len(s.titled("Why is this")) > 0 {
			t.Errorf("asked although %s", tt.name)
		}
	}
}

func TestAChangedListHasItsReason(t *testing.T) {
	k := shownBefore(t)
	_, _, _ = withRecord(t, k, wasShown,
		step{"suspected or known", chosen("grooming")},
		step{"Which children", written("1")},
		step{"Look over", wizard.Reply{Act: wizard.Change, Target: 4}},
		step{"Which children", written("2")},
		step{"Why is this list changed? (it was: Child A)", written("A sister was seen.")})
	last := k.c.Changed[len(k.c.Changed)-1].Said.(record.Listed)
	if last.Why != "A sister was seen." || !slices.Equal(last.Added, []string{"Child B"}) {
		t.Errorf("got %+v", last)
	}
}

func TestGoingBackFromTheReasonChangesNothing(t *testing.T) {
	k := shownBefore(t)
	_, _, _ = withRecord(t, k, wasShown, again(
		step{whyTitle, act(wizard.Back)},
		step{"family already know", act(wizard.GoReview)})...)
	if answer, _ := familyAware(t, k.c); answer != `"no"` {
		t.Errorf("got %s", answer)
	}
}

func TestTheChangedWordsAreThereAfterGoingBackFromTheReason(t *testing.T) {
	k := shownBefore(t)
	s, _, _ := withRecord(t, k, wasShown,
		step{"suspected or known", chosen("grooming")},
		step{"forensic examination", written("Six weeks.")},
		step{"Look over", wizard.Reply{Act: wizard.Change, Target: 8}},
		step{"forensic examination", written("Four months.")},
		step{whyTitle, act(wizard.Back)},
		step{"forensic examination", act(wizard.GoReview)})
	screens := s.titled("forensic examination")
	if got := screens[len(screens)-1].Earlier; got.Draft != "Four months." || got.Text != "Six weeks." {
		t.Errorf("got %+v", got)
	}
}

func TestAReasonBegunForOneAnswerIsNotOfferedForAnother(t *testing.T) {
	k := shownBefore(t)
	s, _, _ := withRecord(t, k, wasShown,
		step{"suspected or known", chosen("grooming")},
		step{"family already know", chosen("no")},
		step{"told?", chosen("no")},
		step{"Strategy Discussion got to", act(wizard.Back)},
		step{"told?", chosen("yes")},
		step{whyTitle, wizard.Reply{Act: wizard.Back, Draft: "The pol"}},
		step{"told?", act(wizard.Back)},
		step{"family already know", chosen("yes")},
		step{whyTitle, written("")})
	screens := s.titled(whyTitle)
	if screens[0].Title != screens[1].Title {
		t.Fatalf("%q and %q are told apart by their titles", screens[0].Title, screens[1].Title)
	}
	if got := screens[1].Earlier.Draft; got != "" {
		t.Errorf("offered %q", got)
	}
}

// failing gives one reply and error at the screen whose title or warning holds a
// text.
type failing struct {
	*script
	at    string
	reply wizard.Reply
	err   error
}

func (f *failing) Ask(ctx context.Context, s wizard.Screen) (wizard.Reply, error) {
	if strings.Contains(s.Title+s.Warning, f.at) {
		return f.reply, f.err
	}
	return f.script.Ask(ctx, s)
}

func TestAChangeIsKeptHoweverTheTalkEndsAtItsReason(t *testing.T) {
	told := errors.New("told to stop")
	for name, end := range map[string]struct {
		reply wizard.Reply
		err   error
	}{
		"the end of the input": {wizard.Reply{Draft: "The aunt r"}, wizard.ErrEnded},
		"ctrl+c":               {wizard.Reply{Draft: "The aunt r"}, wizard.ErrInterrupted},
		"a signal":             {wizard.Reply{Draft: "The aunt r"}, told},
		"a stop":               {wizard.Reply{Act: wizard.Quit, Draft: "The aunt r"}, nil},
		"the review":           {wizard.Reply{Act: wizard.GoReview, Text: "The aunt r", Draft: "The aunt r"}, nil},
	} {
		k := shownBefore(t)
		s := &failing{script: &script{t: t, steps: again()}, at: whyTitle, reply: end.reply, err: end.err}
		result, _ := wizard.Talk(t.Context(), s, wizard.Options{
			Answers: k.c.Answers.Clone(), Keep: k, Shown: true, Record: func() *record.Case { return k.c },
		})
		if answer, change := familyAware(t, k.c); answer != `"yes"` || change.Why != "" {
			t.Errorf("%s: got %s, %+v", name, answer, change)
		}
		if name != "the review" && result.Draft != "The aunt r" {
			t.Errorf("%s: draft %q", name, result.Draft)
		}
	}
}
