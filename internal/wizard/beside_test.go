package wizard_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"safeguard/internal/answers"
	"safeguard/internal/calendar"
	"safeguard/internal/record"
	"safeguard/internal/wizard"
)

const besideTitle = "What belongs beside the path?"

// atPage are the steps of a talk about two children that leads to the page, with
// more steps behind them.
func atPage(steps ...step) []step {
	return append([]step{
		{"suspected or known", chosen("grooming")},
		{"Which children", written("2")},
		{"Look over", act(wizard.Finish)},
		{"Do you agree?", chosen("agree")},
	}, steps...)
}

func pick(id string) step { return step{besideTitle, chosen(id)} }

func mustDate(t *testing.T, text string) calendar.Date {
	t.Helper()
	d, err := calendar.ParseDate(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestEachEntryIsWrittenOnceItIsWhole(t *testing.T) {
	tests := []struct {
		name  string
		steps []step
		want  record.Body
	}{
		{"who took part", []step{
			pick("participant"), {"Which agency was invited?", written(" Police ")}, {"In which role?", written("Inspector")}, {"Did they take part?", chosen("no-response")},
		}, record.Participant{Agency: "Police", Role: "Inspector", Presence: "no response"}},
		{"who took part, without a role", []step{
			pick("participant"), {"Which agency was invited?", written("Police")}, {"In which role?", written("")}, {"Did they take part?", chosen("present")},
		}, record.Participant{Agency: "Police", Presence: "present"}},
		{"information about a child", []step{
			pick("information"), {"Which agency brought it?", written("School B")}, {"fact or an opinion", chosen("opinion")}, {"About whom?", chosen("child-2")}, {"What did they bring?", written("Tired of late.")},
		}, record.Information{Agency: "School B", Standing: "opinion", About: "Child B", Words: "Tired of late."}},
		{"a safety plan for the case", []step{
			pick("safety-plan"), {"About whom?", chosen("the-case")}, {"kept safe meanwhile", written("Nobody is alone.")},
		}, record.SafetyPlan{Words: "Nobody is alone."}},
		{"an action of their own", []step{
			pick("taken-up"),
			{"Which action", chosen("own-words")},
			{"What is to be done?", written("Ring the aunt.")},
			{"About whom?", chosen("child-1")},
			{"Who takes it up?", written("Social worker")},
			{"By when?", written("2026-12-01")},
			{"known that it is done", written("A call back.")},
		}, record.TakenUp{Do: "Ring the aunt.", About: "Child A", Owner: "Social worker", By: mustDate(t, "2026-12-01"), Check: "A call back."}},
		{"a dissent", []step{
			pick("dissent"), {"Which agency dissents?", written("Health")}, {"What would they have done?", written("Wait.")}, {"Why?", written("")}, {"next step", written("Managers, within a day.")},
		}, record.Dissent{Agency: "Health", Would: "Wait.", Escalation: "Managers, within a day."}},
		{"until when it is kept", []step{
			pick("retention"), {"Until when", written("soon")}, {"Until when", written("2051-01-31")},
		}, record.Retention{Until: mustDate(t, "2051-01-31")}},
	}
	for _, tt := range tests {
		k := opened(t)
		_, result, err := withRecord(t, k, nil, atPage(append(tt.steps, pick("finish"))...)...)
		if err != nil || !result.Finished {
			t.Errorf("%s: %v", tt.name, err)
		}
		if len(k.bodies) != 3 || k.bodies[1] != tt.want {
			t.Errorf("%s:\ngot  %+v\nwant %+v", tt.name, k.bodies[1:], tt.want)
		}
	}
}

func TestAnActionOfThePathIsTakenUpByItsID(t *testing.T) {
	k := opened(t)
	s, _, _ := withRecord(t, k, nil, atPage(
		pick("taken-up"), step{"Which action", chosen("action-1")}, step{"Who takes it up?", written("Police")}, step{"By when?", written("")}, step{"known that it is done", written("")},
		pick("taken-up"), step{"Which action", act(wizard.Back)},
		pick("finish"))...)
	screens := s.titled("Which action")
	for _, o := range screens[0].Options {
		if strings.HasPrefix(o.Label, "Do not") || o.Label == "" {
			t.Errorf("offers %+v", o)
		}
	}
	entry := k.c.TakenUp[0].Said
	if entry.Action == "" || entry.Owner != "Police" || !strings.HasSuffix(screens[0].Options[0].Label, entry.Do) {
		t.Errorf("got %+v of %+v", entry, screens[0].Options[0])
	}
	if help := screens[1].Options[0].Help; !strings.Contains(help, "Taken up already: Police") {
		t.Errorf("help %q", help)
	}
}

func TestTheDateOnThePathIsToldAndNeverTaken(t *testing.T) {
	k := opened(t)
	said := k.c.Answers
	read := func(o *wizard.Options) {
		q := said.Procedure().Question("last-strategy-discussion")
		o.Answers.Set(q, 0, answers.Value{Given: true, Date: mustDate(t, "2026-11-23")})
	}
	s, _, _ := withRecord(t, k, read,
		step{"suspected or known", chosen("grooming")},
		step{"Strategy Discussion got to", chosen("held")},
		step{"Which children", written("1")},
		step{"continuing risk", chosen("yes")},
		step{"Look over", act(wizard.Finish)},
		step{"Do you agree?", chosen("end")},
		pick("taken-up"), step{"Which action", chosen("action-1")}, step{"Who takes it up?", written("CYPF")}, step{"By when?", written("")}, step{"known that it is done", written("")},
		pick("finish"))
	if got := s.titled("Which action")[0].Options[0].Label; !strings.HasPrefix(got, "Convene an Initial Child Protection Conference for Child A") {
		t.Errorf("offers %q", got)
	}
	if got := s.titled("By when?")[0]; !strings.HasPrefix(got.Help, "The path says by Mon 14 Dec 2026. Write") || got.HasReply {
		t.Errorf("got %+v", got)
	}
	if got := k.c.TakenUp[0].Said; !got.By.IsZero() || got.About != "Child A" {
		t.Errorf("got %+v", got)
	}
}

func TestThePageTellsWhatIsThere(t *testing.T) {
	k := opened(t)
	s, _, _ := withRecord(t, k, nil, atPage(
		pick("participant"), step{"Which agency was invited?", written("Police")}, step{"In which role?", written("Inspector")}, step{"Did they take part?", chosen("present")},
		pick("retention"), step{"Until when", written("2051-01-31")},
		pick("finish"))...)
	pages := s.titled(besideTitle)
	ids := func(s wizard.Screen) (list []string) {
		for _, o := range s.Options {
			list = append(list, o.ID)
			if !strings.Contains(o.Help, "No names") && o.ID != "finish" {
				t.Errorf("no word of names in the help of %s: %q", o.ID, o.Help)
			}
		}
		return list
	}
	if got := ids(pages[0]); !slices.Equal(got, []string{"finish", "participant", "information", "safety-plan", "taken-up", "dissent", "retention"}) {
		t.Errorf("at first the page offers %v", got)
	}
	last := pages[len(pages)-1]
	if !slices.Contains(ids(last), "take-back") || last.HasReply {
		t.Errorf("at last the page offers %v", ids(last))
	}
	if got := last.Options[1]; got.Label != "Who took part" || got.Count != 1 || last.Options[2].Count+last.Options[6].Count != 0 {
		t.Errorf("got %+v of %+v", got, last.Options)
	}
	if got := last.Options[1].Help; !strings.HasPrefix(got, "So far 1: Police, Inspector (present).") {
		t.Errorf("help %q", got)
	}
	if got := last.Options[6].Help; !strings.HasPrefix(got, "Now Tue 31 Jan 2051.") {
		t.Errorf("help %q", got)
	}
}

func TestAnEntryIsTakenBack(t *testing.T) {
	k := opened(t)
	s, result, err := withRecord(t, k, func(o *wizard.Options) {
		_ = k.add(record.Viewed{About: "Child A", Words: "Stay close."})
		o.Words.Views = []wizard.View{{About: "Child B", Words: "Wait."}, {About: "Child A", Words: "Stay close."}}
	}, atPage(
		pick("dissent"), step{"Which agency dissents?", written("Health")}, step{"What would they have done?", written("Wait.")}, step{"Why?", written("")}, step{"next step", written("")},
		pick("take-back"), step{"Which entry", chosen("event-7")}, step{"Why is it taken back?", written("Said of another case.")},
		pick("take-back"), step{"Which entry", chosen("event-2")}, step{"Why is it taken back?", written("")},
		pick("finish"))...)
	if err != nil || len(record.Standing(k.c.Dissent)) != 0 || len(record.Standing(k.c.Views)) != 0 {
		t.Errorf("%v, %+v, %+v", err, k.c.Dissent, k.c.Views)
	}
	if got := k.bodies[2]; got != (record.Withdrawn{Event: 7, Why: "Said of another case."}) {
		t.Errorf("got %+v", got)
	}
	if got := s.titled("Which entry")[0].Options; len(got) != 2 || got[0].Label != "Dissent: Health: Wait." || got[1].Label != "View: Child A: Stay close." {
		t.Errorf("offers %+v", got)
	}
	if got := result.Words.Views; !slices.Equal(got, []wizard.View{{About: "Child B", Words: "Wait."}}) {
		t.Errorf("the page still says %+v", got)
	}
}

func TestGoingBackFromAnEntryWritesNothingAndKeepsItsWords(t *testing.T) {
	k := opened(t)
	s, _, _ := withRecord(t, k, nil, atPage(
		pick("information"), step{"Which agency brought it?", written("School B")}, step{"fact or an opinion", chosen("fact")}, step{"About whom?", act(wizard.Back)},
		pick("participant"), step{"Which agency was invited?", act(wizard.Back)},
		pick("information"), step{"Which agency brought it?", act(wizard.Back)},
		pick("finish"))...)
	if len(k.bodies) != 2 { // the verdict and the end
		t.Errorf("written: %+v", k.bodies)
	}
	if got := s.titled("Which agency brought it?")[1]; got.Earlier.Draft != "School B" || got.HasReply {
		t.Errorf("got %+v", got)
	}
	if got := s.titled("Which agency was invited?")[0].Earlier.Draft; got != "" {
		t.Errorf("the words of another entry are there: %q", got)
	}
}

func TestAHalfFilledEntryIsToldWhereTheTalkEnds(t *testing.T) {
	told := errors.New("told to stop")
	for _, end := range []struct {
		reply wizard.Reply
		err   error
		want  string
	}{
		{wizard.Reply{Draft: "Tir"}, wizard.ErrInterrupted, "Information by agency: School B, Fact, Child B, Tir"},
		{wizard.Reply{}, wizard.ErrEnded, "Information by agency: School B, Fact, Child B"},
		{wizard.Reply{}, told, "Information by agency: School B, Fact, Child B"},
		{wizard.Reply{Act: wizard.Quit, Draft: "Tir"}, nil, "Information by agency: School B, Fact, Child B, Tir"},
	} {
		k := opened(t)
		s := &failing{at: "What did they bring?", reply: end.reply, err: end.err, script: &script{t: t, steps: atPage(
			pick("information"), step{"Which agency brought it?", written("School B")}, step{"fact or an opinion", chosen("fact")}, step{"About whom?", chosen("child-2")})}}
		result, err := talkWith(t.Context(), s, k)
		if !errors.Is(err, end.err) || result.Draft != end.want || len(k.bodies) != 1 {
			t.Errorf("%v, draft %q, written %+v", err, result.Draft, k.bodies)
		}
	}
}

// talkWith works through a talk with a record and any prompter.
func talkWith(ctx context.Context, p wizard.Prompter, k *keeper) (wizard.Result, error) {
	return wizard.Talk(ctx, p, wizard.Options{
		Answers: k.c.Answers.Clone(), Keep: k, Record: func() *record.Case { return k.c }, Page: thePage,
	})
}

func TestWithoutARecordThereIsNoPage(t *testing.T) {
	s, _, result, err := play(t, atPage()...)
	if err != nil || !result.Finished || len(s.titled(besideTitle)) > 0 {
		t.Error(err, result)
	}
}

func TestThePageLeadsBackToThePathAndOnToTheReview(t *testing.T) {
	k := opened(t)
	_, result, err := withRecord(t, k, nil, atPage(
		step{besideTitle, act(wizard.Back)},
		step{"Do you agree?", chosen("differ")},
		step{"Where do you differ", written("The aunt can help.")},
		step{besideTitle, act(wizard.GoReview)},
		step{"Look over", act(wizard.Finish)},
		step{"Do you agree?", chosen("end")},
		pick("safety-plan"), step{"About whom?", act(wizard.GoReview)},
		step{"Look over", act(wizard.Finish)},
		step{"Do you agree?", chosen("end")},
		pick("nonsense"),
		pick("finish"))...)
	if err != nil || result.Words.Differs != "The aunt can help." || result.Words.Agrees {
		t.Error(err, result)
	}
}

func TestWhatIsNoReplyIsAskedAgain(t *testing.T) {
	k := opened(t)
	s, _, err := withRecord(t, k, nil, atPage(
		pick("participant"), step{"Which agency was invited?", written("  ")}, step{"Which agency was invited?", written("Police")}, step{"In which role?", written("")},
		step{"Did they take part?", chosen("perhaps")}, step{"Did they take part?", chosen()}, step{"Did they take part?", chosen("apologies")},
		pick("finish"))...)
	if err != nil || k.c.Participants[0].Said != (record.Participant{Agency: "Police", Presence: "apologies"}) {
		t.Errorf("%v, %+v", err, k.c.Participants)
	}
	if w := warnings(s, "Did they take part?"); w[2] != "choose one answer" {
		t.Errorf("warnings %q", w)
	}
}

func TestThePageCanBeTyped(t *testing.T) {
	k := opened(t)
	keys := "grooming\n:review\npath\nagree\n" +
		"who took part\nPolice\n\napologies\n" + // a role left out
		"2\nSchool B\n:back\n" +
		"who took part\n:back\n" + // the count is no part of the words
		"dissent\nHealth\nCall 07700 900123 first.\n:keep\nNo reason given.\n\n" +
		"1\n"
	lines, out := plain(keys)
	result, err := talkWith(t.Context(), lines, k)
	if err != nil || !result.Finished {
		t.Fatalf("%v\n%s", err, out)
	}
	if len(k.c.Participants) != 1 || len(k.c.Information) != 0 || k.c.Dissent[0].Said.Would != "Call 07700 900123 first." {
		t.Errorf("got %+v, %+v, %+v", k.c.Participants, k.c.Information, k.c.Dissent)
	}
	for _, want := range []string{"Who took part\nWhich agency was invited?", "2. Who took part (1)", "So far 1: Police (apologies).", "No names: agency and role.", "Typing :keep does that."} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("no %q in\n%s", want, out)
		}
	}
}

// Wherever the typing breaks off, an entry is written whole or not at all, and
// what was filled in is told.
func TestTheEndOfInputNeverWritesHalfAnEntry(t *testing.T) {
	begin := "grooming\n:review\npath\nagree\n"
	keys := begin + "dissent\nHealth\nWait.\nNo reason.\nManagers.\n"
	for cut := len(begin); cut < len(keys); cut++ {
		k := opened(t)
		lines, _ := plain(keys[:cut])
		result, err := talkWith(t.Context(), lines, k)
		if !errors.Is(err, wizard.ErrEnded) || len(k.c.Dissent) > 0 {
			t.Fatalf("cut at %q: %v, %+v", keys[len(begin):cut], err, k.c.Dissent)
		}
		if strings.Contains(keys[:cut], "Health\n") && !strings.HasPrefix(result.Draft, "Dissent: Health") {
			t.Errorf("cut at %q: draft %q", keys[len(begin):cut], result.Draft)
		}
	}
}

func TestTheReviewLeadsToThePageOnceAPathWasShown(t *testing.T) {
	k := opened(t)
	s, _, _ := withRecord(t, k, nil,
		step{"suspected or known", act(wizard.GoReview)},
		step{"Look over", act(wizard.Finish)},
		step{"Do you agree?", chosen("change")},
		step{"Look over", act(wizard.GoBeside)},
		pick("safety-plan"), step{"kept safe meanwhile", written("Nobody is alone.")},
		pick("finish"),
		step{"Look over", act(wizard.Finish)},
		step{"Do you agree?", chosen("change")})
	if looks := s.titled("Look over"); looks[0].Beside || !looks[1].Beside {
		t.Error("the page is not offered from the moment on that a path was shown")
	}
	if got, want := strings.Join(k.events(1), " "), "path safety-plan"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestThePageIsReachedFromThePlainReview(t *testing.T) {
	for _, word := range []string{"beside", ":beside"} {
		k := shownBefore(t)
		lines, out := plain("grooming\n:review\n:help\n" + word + "\n1\n:stop\n")
		_, err := wizard.Talk(t.Context(), lines, wizard.Options{
			Answers: k.c.Answers.Clone(), Keep: k, Shown: true, Record: func() *record.Case { return k.c }, Page: thePage,
		})
		if err != nil || strings.Count(out.String(), besideTitle) != 1 || !strings.Contains(out.String(), ":beside ") {
			t.Errorf("%v\n%s", err, out)
		}
	}
	lines, out := plain("grooming\n:review\nbeside\n:beside\n:stop\n")
	_, _ = talkWith(t.Context(), lines, opened(t))
	if strings.Contains(out.String(), besideTitle) {
		t.Errorf("reached before a path was shown\n%s", out)
	}
}
