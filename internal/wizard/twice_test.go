package wizard_test

import (
	"errors"
	"strings"
	"testing"

	"safeguard/internal/wizard"
)

const aPhone = "Rings 07700 900123 at night."

// warnings gives the warnings of the screens with a title, in turn.
func warnings(s *script, title string) []string {
	var list []string
	for _, screen := range s.titled(title) {
		list = append(list, screen.Warning)
	}
	return list
}

// Every text that is stored is pointed out once and taken when it is given again.
func TestATextThatMayIdentifySomebodyIsPointedOutBeforeItIsStored(t *testing.T) {
	toAssessment := []step{
		{"suspected or known", chosen("grooming")},
		{"Strategy Discussion got to", chosen("held")},
		{"Which children", written("1")},
	}
	toPath := []step{
		{"suspected or known", act(wizard.GoReview)},
		{"Look over", act(wizard.Finish)},
	}
	noted := wizard.Reply{Chosen: []string{"grooming"}, Note: aPhone}
	tests := []struct {
		name, title string
		before      []step
		reply       wizard.Reply
		adapt       func(*wizard.Options)
	}{
		{"an answer in words", "forensic examination", toAssessment[:1], written(aPhone), nil},
		{"a note with an answer", "suspected or known", nil, noted, nil},
		{"a note that is left behind", "suspected or known", nil, wizard.Reply{Act: wizard.Leave, Note: aPhone}, nil},
		{"what a judgement is based on", "What is that based on?", []step{{"suspected or known", chosen("grooming")}, {"Which children", written("1")}, {"immediate risk", chosen("yes")}}, written(aPhone), nil},
		{"a view", "about the case as a whole", toAssessment, written(aPhone), nil},
		{"a view in their own words", "about Child A", append(toAssessment[:3:3], step{"about Child A", chosen("own-words")}), written(aPhone), nil},
		{"where they differ", "Where do you differ", append(toPath[:2:2], step{"Do you agree?", chosen("differ")}), written(aPhone), nil},
		{"a reason", whyTitle, again(), written(aPhone), wasShown},
		{"an agency", "Which agency was invited?", append(toPath[:2:2], step{"Do you agree?", chosen("end")}, step{"beside the path", chosen("participant")}), written(aPhone), nil},
	}
	for _, tt := range tests {
		k := opened(t)
		steps := append(tt.before[:len(tt.before):len(tt.before)], step{tt.title, tt.reply}, step{tt.title, tt.reply})
		s, _, _ := withRecord(t, k, tt.adapt, steps...)
		got := warnings(s, tt.title)
		if got[0] != "" || !strings.Contains(got[len(got)-1], "looks as if it holds a phone number (best effort)") {
			t.Errorf("%s: warnings %q", tt.name, got)
		}
	}
}

func TestAnotherNoteIsPointedOutAnew(t *testing.T) {
	s, said, _, _ := play(t,
		step{"suspected or known", wizard.Reply{Chosen: []string{"grooming"}, Note: aPhone}},
		step{"suspected or known", wizard.Reply{Chosen: []string{"grooming"}, Note: "Lives at OX1 2JD."}},
		step{"suspected or known", wizard.Reply{Chosen: []string{"grooming"}, Note: "Said twice."}})
	got := warnings(s, "suspected or known")
	if len(got) != 3 || !strings.Contains(got[1], "phone") || !strings.Contains(got[2], "postcode") {
		t.Errorf("warnings %q", got)
	}
	if note := said.Value(said.Procedure().Question("concern"), 0).Note; note != "Said twice." {
		t.Errorf("note %q", note)
	}
}

func TestWhatWasPointedOutOnceIsNotPointedOutEachTime(t *testing.T) {
	s, _, _, _ := play(t,
		step{"suspected or known", wizard.Reply{Chosen: []string{"grooming"}, Note: aPhone}},
		step{"suspected or known", wizard.Reply{Chosen: []string{"grooming"}, Note: aPhone}},
		step{"family already know", act(wizard.Back)},
		step{"suspected or known", wizard.Reply{Chosen: []string{"exposure"}, Note: aPhone}})
	// The last screen asks what the other answer is based on.
	if got := warnings(s, "suspected or known"); len(got) != 4 || got[2]+got[3] != "" {
		t.Errorf("warnings %q", got)
	}
}

func TestStoppingPointsTheNoteOutOnceAndKeepsIt(t *testing.T) {
	stop := wizard.Reply{Act: wizard.Quit, Note: aPhone}
	_, said, result, err := play(t, step{"suspected or known", stop}, step{"suspected or known", stop})
	if note := said.Value(said.Procedure().Question("concern"), 0).Note; err != nil || !result.Quit || note != aPhone {
		t.Errorf("%+v, %v, note %q", result, err, note)
	}
}

func TestGoingOnAfterAStopThatWasPointedOutLosesNothing(t *testing.T) {
	s, _, result, _ := play(t,
		step{"suspected or known", chosen("grooming")},
		step{"forensic examination", wizard.Reply{Act: wizard.Quit, Draft: "Four mon", Note: aPhone}},
		step{"forensic examination", wizard.Reply{Text: "Four months.", Note: "Said twice."}},
		step{"Look over", act(wizard.Finish)},
		step{"Do you agree?", chosen("end")})
	if got := s.titled("forensic examination")[1].Earlier; got.Draft != "Four mon" || got.Note != aPhone {
		t.Errorf("got %+v", got)
	}
	if result.Draft != "" {
		t.Errorf("draft %q", result.Draft)
	}
}

// Words that were pointed out and not given again are not stored, and not lost.
func TestWordsThatWerePointedOutAreToldWhereTheTalkEnds(t *testing.T) {
	for _, end := range []struct {
		reply wizard.Reply
		err   error
	}{
		{wizard.Reply{}, wizard.ErrEnded}, {wizard.Reply{}, wizard.ErrInterrupted}, {act(wizard.Quit), nil},
	} {
		k := opened(t)
		s := &failing{at: "a phone number", reply: end.reply, err: end.err, script: &script{t: t, steps: []step{
			{"suspected or known", chosen("grooming")},
			{"forensic examination", written(aPhone)},
		}}}
		result, err := wizard.Talk(t.Context(), s, wizard.Options{Answers: k.c.Answers.Clone(), Keep: k})
		if result.Draft != aPhone || !errors.Is(err, end.err) {
			t.Errorf("draft %q, %v", result.Draft, err)
		}
	}
}

func TestWordsThatWerePointedOutAreThereWhenThePersonComesBack(t *testing.T) {
	s, said, _, _ := play(t,
		step{"suspected or known", chosen("grooming")},
		step{"forensic examination", written(aPhone)},
		step{"forensic examination", act(wizard.GoReview)},
		step{"Look over", act(wizard.Back)},
		step{"forensic examination", act(wizard.Leave)})
	screens := s.titled("forensic examination")
	if last := screens[len(screens)-1]; last.Earlier.Draft != aPhone || last.HasReply {
		t.Errorf("got %+v", last)
	}
	if v := said.Value(said.Procedure().Question("forensic-timescale"), 0); v.Given {
		t.Errorf("stored %+v", v)
	}
}

func TestKeepGivesThePlainReplyAgain(t *testing.T) {
	for name, keys := range map[string]string{
		"with :keep":            "grooming\n:note " + aPhone + "\nno\n:keep\n",
		"with the reply itself": "grooming\n:note " + aPhone + "\nno\nno\n",
	} {
		said, talk, _, _ := typed(t, keys)
		v := said.Value(said.Procedure().Question("family-aware"), 0)
		if !v.Given || v.Note != aPhone || !strings.Contains(talk, "Typing :keep does that.") {
			t.Errorf("%s: got %+v in\n%s", name, v, talk)
		}
	}
}
