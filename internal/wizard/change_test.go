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

// familyAware gives the answers to the second question since the record was
// opened, and the reasons that stand beside them.
func familyAware(c *record.Case) (answers, whys string) {
	for _, e := range c.Events {
		if a, ok := e.Body.(record.Answered); ok && a.Question == "family-aware" {
			answers += string(a.Answer)
		}
	}
	for _, changed := range c.Changed {
		if a, ok := changed.Said.(record.Answered); ok && a.Question == "family-aware" {
			whys += changed.Why
		}
	}
	return answers, whys
}

func TestTheReasonForAChangeAfterThePathGoesBesideTheChange(t *testing.T) {
	k := shownBefore(t)
	s, _, err := withRecord(t, k, wasShown, again(step{whyTitle, written("The aunt rang.")})...)
	if !errors.Is(err, wizard.ErrEnded) {
		t.Fatal(err)
	}
	if got, want := strings.Join(k.said, "; "), "answers; answers; answers; record.Reasoned"; got != want {
		t.Errorf("kept %s, want %s", got, want)
	}
	if answers, whys := familyAware(k.c); answers != `"no""yes"` || whys != "The aunt rang." {
		t.Errorf("got %s, %s", answers, whys)
	}
	if screen := s.titled(whyTitle)[0]; !strings.Contains(screen.Title, "(it was: No)") || !screen.Optional || !strings.Contains(screen.Help, "It is: Yes") {
		t.Errorf("got %+v", screen)
	}
}

// A change is written, and its alerts are told, before its reason is asked for.
func TestAChangeDoesNotWaitForItsReason(t *testing.T) {
	k := shownBefore(t)
	s := &script{t: t, steps: []step{
		{"suspected or known", chosen("grooming")},
		{"Which children", written("1")},
		{"immediate risk", chosen("no")},
		{"What is that based on?", written("A visit.")},
		{"Look over", wizard.Reply{Act: wizard.Change, Target: 6}},
		{"immediate risk", chosen("yes")},
		{whyTitle, written("")},
		{"What is that based on?", written("A call.")},
	}}
	written := ""
	_, _ = wizard.Talk(t.Context(), &watched{s, func(screen wizard.Screen) {
		if strings.Contains(screen.Title, whyTitle) {
			written = answerOf(k.c, "immediate-risk")
			if len(screen.Alerts) != 1 || !screen.Alerts[0].Urgent {
				t.Errorf("alerts %+v", screen.Alerts)
			}
		}
	}}, wizard.Options{Answers: k.c.Answers.Clone(), Keep: k, Shown: true, Record: func() *record.Case { return k.c }})
	if len(s.steps) > 0 || written != "yes" {
		t.Errorf("left %v; when the reason was asked for there stood %q", s.steps, written)
	}
	if n := len(s.titled("What is that based on?")); n != 2 {
		t.Errorf("the basis was asked for %d times", n)
	}
}

// answerOf gives the chosen answer to a question about the first subject, by its
// id.
func answerOf(c *record.Case, question string) string {
	q := c.Procedure.Question(question)
	v := c.Answers.Value(q, 0)
	for i, o := range q.Options {
		if v.Options.Has(i) {
			return o.ID
		}
	}
	return ""
}

// A watched prompter has each screen looked at before it is answered.
type watched struct {
	wizard.Prompter
	look func(wizard.Screen)
}

func (w *watched) Ask(ctx context.Context, s wizard.Screen) (wizard.Reply, error) {
	w.look(s)
	return w.Prompter.Ask(ctx, s)
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
	last := k.c.Changed[len(k.c.Changed)-1]
	if last.Why != "A sister was seen." || !slices.Equal(last.Said.(record.Listed).Added, []string{"Child B"}) {
		t.Errorf("got %+v", last)
	}
}

// A record forgets nothing; without one the answers are gone.
func TestTakingSomebodyOffAListSaysWhatBecomesOfTheAnswers(t *testing.T) {
	steps := []step{
		{"suspected or known", chosen("grooming")},
		{"Which children", written("2")},
		{"immediate risk", chosen("no")},
		{"What is that based on?", written("A visit.")},
		{"Look over", wizard.Reply{Act: wizard.Change, Target: 4}},
		{"Which children", written("Child B")},
	}
	s, _, _ := withRecord(t, opened(t), nil, steps...)
	if w := warnings(s, "Which children"); !strings.Contains(w[2], "What was said about Child A no longer counts; it stays in the history of the record.") {
		t.Errorf("warnings %q", w)
	}
	s, _, _, _ = play(t, steps...)
	if w := warnings(s, "Which children"); !strings.Contains(w[2], "Everything answered about Child A would be deleted.") {
		t.Errorf("warnings %q", w)
	}
}

func TestGoingBackFromTheReasonAsksAgainWithTheChangeStanding(t *testing.T) {
	k := shownBefore(t)
	s, _, _ := withRecord(t, k, wasShown, again(
		step{whyTitle, act(wizard.Back)},
		step{"family already know", act(wizard.GoReview)})...)
	if answers, whys := familyAware(k.c); answers != `"no""yes"` || whys != "" {
		t.Errorf("got %s, %s", answers, whys)
	}
	at := slices.IndexFunc(s.shown, func(screen wizard.Screen) bool { return strings.Contains(screen.Title, whyTitle) })
	if last := s.shown[at+1]; !strings.Contains(last.Title, "family already know") || !last.HasReply || !slices.Equal(last.Earlier.Chosen, []string{"yes"}) {
		t.Errorf("got %+v", last.Earlier)
	}
}

func TestGoingBackFromTheReasonAsksForTheListAgain(t *testing.T) {
	k := shownBefore(t)
	s, _, _ := withRecord(t, k, wasShown,
		step{"suspected or known", chosen("grooming")},
		step{"Which children", written("1")},
		step{"Look over", wizard.Reply{Act: wizard.Change, Target: 4}},
		step{"Which children", written("2")},
		step{"Why is this list changed?", act(wizard.Back)},
		step{"Which children", act(wizard.GoReview)})
	at := slices.IndexFunc(s.shown, func(screen wizard.Screen) bool { return strings.Contains(screen.Title, "Why is this list") })
	if next := s.shown[at+1]; !strings.Contains(next.Title, "Which children") || next.Earlier.Text != "Child A, Child B" {
		t.Errorf("got %q, %+v", next.Title, next.Earlier)
	}
}

// Where the answer is put back after going back from the reason, nothing of the
// one that was given up may be written after it.
func TestAnAnswerThatWasGivenUpIsNotWrittenAfterwards(t *testing.T) {
	k := shownBefore(t)
	begin := []step{
		{"suspected or known", chosen("grooming")},
		{"Which children", written("1")},
		{"immediate risk", wizard.Reply{Chosen: []string{"no"}, Note: "A visit."}},
		{"Look over", wizard.Reply{Act: wizard.Change, Target: 6}},
		{"immediate risk", wizard.Reply{Chosen: []string{"yes"}, Note: "A visit."}},
		{whyTitle, act(wizard.Back)},
		{"immediate risk", chosen("no")},
		{whyTitle, written("A slip.")},
		{"What is that based on?", written("A visit.")},
	}
	_, _, _ = withRecord(t, k, wasShown, begin...)
	v := k.c.Answers.Value(k.c.Procedure.Question("immediate-risk"), 0)
	if got := answerOf(k.c, "immediate-risk"); v.Note != "A visit." || got != "no" {
		t.Errorf("got %s, %+v", got, v)
	}
	var whys []string
	for _, c := range k.c.Changed {
		if a, ok := c.Said.(record.Answered); ok && a.Change.Was != nil {
			whys = append(whys, string(a.Answer)+c.Why)
		}
	}
	if want := []string{`"yes"`, `"no"A slip.`}; !slices.Equal(whys, want) {
		t.Errorf("got %q, want %q", whys, want)
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
		if answers, whys := familyAware(k.c); answers != `"no""yes"` || whys != "" {
			t.Errorf("%s: got %s, %s", name, answers, whys)
		}
		if name != "the review" && result.Draft != "The aunt r" {
			t.Errorf("%s: draft %q", name, result.Draft)
		}
	}
}
