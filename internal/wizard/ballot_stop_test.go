package wizard_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"safeguard/internal/record"
	"safeguard/internal/wizard"
)

// inWords gives a story in which a question in words is voted on.
func inWords(k *keeper) *fable {
	f := group(k, "forensic-timescale")
	f.agencies = []string{"police", "school"}
	return f
}

func TestWhatAnAgencyWasWritingByItselfIsNotToldWhenTheTalkStops(t *testing.T) {
	const phone = "Ring 07700 900123."
	for _, at := range []struct {
		title string
		told  bool
	}{
		{"For police alone: How", false},
		{"What is that based on? (For police", false},
		{"school answered", true},
		{groupAsk, true},
	} {
		for name, end := range map[string]struct {
			reply wizard.Reply
			err   error
		}{
			"a stop":               {wizard.Reply{Act: wizard.Quit, Draft: "OKAPI"}, nil},
			"ctrl+c":               {wizard.Reply{Draft: "OKAPI"}, wizard.ErrInterrupted},
			"the end of the input": {wizard.Reply{Draft: "OKAPI"}, wizard.ErrEnded},
			"a signal":             {wizard.Reply{Draft: "OKAPI"}, errors.New("told to stop")},
		} {
			for _, warned := range []bool{false, true} {
				k := rehearsed(t)
				s := &stopping{script: &script{t: t, steps: slices.Concat(
					[]step{{"suspected or known", chosen("grooming")}},
					votes("police", "", ""), votes("school", "", ""),
					[]step{{groupAsk, written("Six weeks.")}})}, at: at.title, reply: end.reply, err: end.err}
				for i := range s.steps {
					if strings.HasPrefix(s.steps[i].title, "For police alone") {
						s.steps[i].reply = written("Seven weeks.")
					}
					if strings.HasPrefix(s.steps[i].title, "For school alone") {
						s.steps[i].reply = wizard.Reply{NotKnown: true}
					}
				}
				if warned { // what was replied is held back by a warning, and the talk stops at that
					s.first, s.reply.Draft = phone, ""
				}
				result, _ := wizard.Talk(t.Context(), s, storyOptions(k, inWords(k)))
				if !s.stopped {
					t.Fatalf("%s: never asked; asked were %q", at.title, s.titles())
				}
				if (result.Draft != "") != at.told {
					t.Errorf("%s at %q, warned %v: told is %q", name, at.title, warned, result.Draft)
				}
			}
		}
	}
}

// A stopping script ends a talk at a screen; with first, once it was warned of
// that reply.
type stopping struct {
	*script
	at, first string
	reply     wizard.Reply
	err       error
	stopped   bool
}

func (s *stopping) Ask(ctx context.Context, screen wizard.Screen) (wizard.Reply, error) {
	switch {
	case !strings.HasPrefix(screen.Title, s.at):
		return s.script.Ask(ctx, screen)
	case s.first != "":
		first := s.first
		s.first = ""
		return written(first), nil
	}
	s.stopped = true
	return s.reply, s.err
}

// toSchool leads the plain talk to the answer of the school, behind that of the
// police.
const toSchool = "grooming\n:leave\n:leave\n:leave\n1\n1\n1\nno\nthe log\n1\n"

func TestAPlainTalkThatStopsAtAPrivateAnswerLeavesNothingInSight(t *testing.T) {
	for name, tt := range map[string]struct {
		keys    string
		private bool
	}{
		"a stop at an answer":                {toSchool + ":stop\n", true},
		"the end of the input at an answer":  {toSchool, true},
		"half a line at an answer":           {toSchool + "y", true},
		"nonsense at an answer":              {toSchool + strings.Repeat("OKAPI\n", 20), true},
		"a stop at a reason":                 {toSchool + "yes\n:stop\n", true},
		"the end of the input at a reason":   {toSchool + "yes\nOKAPI", true},
		"a stop at a warning over a reason":  {toSchool + "yes\nRing 07700 900123.\n:stop\n", true},
		"a stop where agencies change seats": {toSchool + "yes\nOKAPI\n:stop\n", false},
		"a stop at a question":               {"grooming\n:stop\n", false},
	} {
		for _, clears := range []bool{false, true} {
			k := rehearsed(t)
			var out bytes.Buffer
			lines := wizard.NewLines(strings.NewReader(tt.keys), &out, &out, 80, true)
			if clears {
				lines.ClearsTerminal()
			}
			_, _ = wizard.Talk(t.Context(), lines, storyOptions(k, group(k, "immediate-risk")))
			left := out.String()[strings.LastIndex(out.String(), "\x1b[3J")+1:]
			left = strings.TrimPrefix(left, "[3J")
			if clears && strings.Contains(left, "OKAPI") || (left == "") != (clears && tt.private) {
				t.Errorf("%s, clears %v: in sight stays\n%q", name, clears, left)
			}
			if !clears && strings.Contains(out.String(), "\x1b") {
				t.Errorf("%s: cleared what is no terminal", name)
			}
		}
	}
}

func TestAPlainTalkThatASignalStopsAtAPrivateAnswerLeavesNothingInSight(t *testing.T) {
	soon, done := context.WithTimeout(t.Context(), 20*time.Second)
	defer done()
	ctx, cancel := context.WithCancelCause(soon)
	reader, writer := io.Pipe()
	defer writer.Close()
	var out bytes.Buffer
	lines := wizard.NewLines(reader, writerFunc(func(b []byte) (int, error) {
		if strings.Contains(string(b), "What is that based on? (For school") {
			cancel(errors.New("told to stop"))
		}
		return out.Write(b)
	}), &out, 80, true)
	lines.ClearsTerminal()
	go io.WriteString(writer, toSchool+"yes\n")
	k := rehearsed(t)
	_, err := wizard.Talk(ctx, lines, storyOptions(k, group(k, "immediate-risk")))
	if err == nil || !strings.HasSuffix(out.String(), "\x1b[3J") {
		t.Errorf("%v; at the end stands %q", err, out.String()[max(0, out.Len()-200):])
	}
}

// stoppedAtReason gives the record of a group that stopped where the school was
// asked for its reason, as another sitting finds it.
func stoppedAtReason(t *testing.T) *keeper {
	k := rehearsed(t)
	steps := slices.Concat(votes("police", "no", "The log."), votes("school", "yes", ""))
	steps[len(steps)-1].reply = act(wizard.Quit)
	_, _ = tellTo(t, k, group(k, "immediate-risk"), toVotes(steps...)...)
	if err := k.Entry(record.Resumed{}); err != nil {
		t.Fatal(err)
	}
	return k
}

func TestAReasonThatASittingStoppedAtIsAskedForFirstInTheNext(t *testing.T) {
	k := stoppedAtReason(t)
	s, _ := tellTo(t, k, group(k, "immediate-risk"),
		step{handOver + "school", chosen("keyboard")},
		step{"What is that based on? (For school", act(wizard.Back)},
		step{handOver + "school", chosen("keyboard")},
		step{"What is that based on? (For school", written("A teacher.")},
		step{handOver + "health visitor", act(wizard.Back)},
		step{handOver + "school", chosen("stands")},
		step{handOver + "health visitor", act(wizard.Quit)})
	if got, want := votesIn(k.c), []string{`police "no"`, `police "no" The log.`, `school "yes"`, `school "yes" A teacher.`}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if n := len(s.titled("For school alone: Is")); n > 2 {
		t.Errorf("the school was asked for its answer again: %q", s.titles())
	}
}

func TestAReasonThatIsNotWantedIsNotAskedForAgain(t *testing.T) {
	for name, steps := range map[string][]step{
		"the vote stands as it is": {{handOver + "school", chosen("stands")}},
		"an empty reply":           {{handOver + "school", chosen("paper")}, {basisTitle, written("")}},
	} {
		k := stoppedAtReason(t)
		s, _ := tellTo(t, k, group(k, "immediate-risk"), append(steps,
			step{handOver + "health visitor", act(wizard.GoReview)},
			step{"Look over", act(wizard.Back)},
			step{handOver + "health visitor", act(wizard.Quit)})...)
		if n := len(k.c.Votes); n != 3 {
			t.Errorf("%s: votes are %q", name, votesIn(k.c))
		}
		if n := len(s.titled(handOver + "school")); n != 1 {
			t.Errorf("%s: handed over to the school %d times", name, n)
		}
	}
}

func TestWhereAllHaveVotedAnotherSittingShowsItAtOnce(t *testing.T) {
	k := rehearsed(t)
	steps := allFour()
	steps[len(steps)-1].reply = act(wizard.Quit)
	_, _ = tellTo(t, k, group(k, "immediate-risk"), toVotes(steps...)...)
	s, _ := tellTo(t, k, group(k, "immediate-risk"), step{sideBySide, act(wizard.Quit)})
	if n := len(s.titled(handOver)); n > 0 {
		t.Errorf("asked again were %q", s.titles())
	}
}

// Whoever has seen the answers of the others cannot change their own.
func TestAVoteIsClosedOnceTheAnswersWereShown(t *testing.T) {
	for name, steps := range map[string][]step{
		"going back": {
			{sideBySide, act(wizard.Back)},
			{"persons of concern", written("none")}, // the question before
		},
		"leaving it": {
			{sideBySide, act(wizard.Leave)},
			{"to meet", act(wizard.GoReview)}, {"Look over", act(wizard.Back)},
		},
		"looking over the answers": {
			{sideBySide, act(wizard.GoReview)}, {"Look over", act(wizard.Back)},
		},
	} {
		k := rehearsed(t)
		all := slices.Concat(votes("police", "no", ""), votes("school", "yes", ""), votes("health visitor", "yes", ""),
			[]step{{handOver + "social worker", chosen("silent")}})
		s, _ := tellTo(t, k, group(k, "immediate-risk"), toVotes(append(append(all, steps...),
			step{sideBySide, wizard.Reply{}},
			step{groupAsk, act(wizard.Back)},
			step{"persons of concern", act(wizard.Quit)})...)...)
		if n := len(s.titled(handOver)); n != 4 {
			t.Errorf("%s: %d times handed over, in %q", name, n, s.titles())
		}
		if n := len(k.c.Votes); n != 3 {
			t.Errorf("%s: votes are %q", name, votesIn(k.c))
		}
	}
}

func TestWhereNoQuestionStandsBeforeTheVotesThereIsNoWayBackFromThem(t *testing.T) {
	k := rehearsed(t)
	f := group(k, "concern")
	f.agencies = []string{"police"}
	s, _ := tellTo(t, k, f,
		step{handOver + "police", chosen("keyboard")}, step{"For police alone", chosen("none")}, step{basisTitle, written("")},
		step{sideBySide, wizard.Reply{}},
		step{groupAsk, act(wizard.Quit)})
	if s.titled(sideBySide)[0].CanBack {
		t.Error("a way back is offered that leads nowhere")
	}
}
