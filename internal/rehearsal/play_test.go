package rehearsal_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"safeguard/internal/decide"
	"safeguard/internal/interview"
	"safeguard/internal/record"
	"safeguard/internal/rehearsal"
	"safeguard/internal/scenario"
	"safeguard/internal/wizard"
)

func injectsOf(tales []wizard.Tale) []string {
	var ids []string
	for _, tale := range tales {
		if tale.Inject != "" {
			ids = append(ids, tale.Inject)
		}
	}
	return ids
}

func TestTheOpeningComesAfterTheWelfareNoteAndBeforeTheCards(t *testing.T) {
	for _, s := range theScenarios(t) {
		tales := rehearsal.New(s, rehearsal.Options{}).Opening()
		if len(tales) != 3 {
			t.Fatalf("%s: %d tales", s.ID, len(tales))
		}
		if !strings.Contains(tales[0].Text, "Anyone may step out") || strings.Count(tales[0].Text, "step out") != 1 {
			t.Errorf("%s: the first says %q", s.ID, tales[0].Text)
		}
		if tales[1].Text != s.Opening.Words || tales[1].Title != s.Title {
			t.Errorf("%s: the second is %q", s.ID, tales[1].Title)
		}
		for _, r := range s.Roles {
			if !strings.Contains(tales[2].Text, rehearsal.RoleName(r.ID)+": "+r.Knows.Words) {
				t.Errorf("%s: the card of %s is missing", s.ID, r.ID)
			}
		}
	}
}

func TestAScenarioWithoutAWelfareNoteLetsPeopleStepOutAllTheSame(t *testing.T) {
	s := *theScenario(t, "workplace-unknown")
	s.Welfare, s.Roles = scenario.Text{}, nil
	tales := rehearsal.New(&s, rehearsal.Options{}).Opening()
	if len(tales) != 2 || tales[0].Text != "Anyone may step out at any time, without giving a reason." {
		t.Errorf("got %+v", tales)
	}
}

func TestEachPieceOfNewsIsToldOnceEvenWhereNothingKeepsIt(t *testing.T) {
	for _, s := range theScenarios(t) {
		for name, kept := range map[string]bool{"kept": true, "not kept": false} {
			h := newHand(t, s)
			if !kept {
				h.play = rehearsal.New(s, rehearsal.Options{})
			}
			var told []string
			h.then = func(_ *hand, news string) { told = append(told, news) }
			h.run()
			for _, tale := range h.play.News(h.v, decide.Item{}, false) {
				t.Errorf("%s, %s: %s is told again", s.ID, name, tale.Inject)
			}
			var all []string
			for _, i := range s.Injects {
				all = append(all, i.ID)
			}
			slices.Sort(all)
			if got := slices.Sorted(slices.Values(told)); !slices.Equal(got, all) {
				t.Errorf("%s, %s: told %v of %v", s.ID, name, got, all)
			}
			if got := injectsOf(h.play.Told()); !slices.Equal(got, told) {
				t.Errorf("%s, %s: read again it is %v, told was %v", s.ID, name, got, told)
			}
		}
	}
}

func TestNewsThatTheRecordHasIsNotToldAgain(t *testing.T) {
	s := theScenario(t, "workplace-unknown")
	h := newHand(t, s)
	h.append(record.Told{Inject: "hire-firm"}, record.Told{Inject: "of another file"})
	p := rehearsal.New(s, rehearsal.Options{Case: h.log.Case})
	if got := injectsOf(p.News(h.v, decide.Item{}, false)); !slices.Equal(got, []string{"sister-is-sure", "police-view-of-others"}) {
		t.Errorf("told %v", got)
	}
	if got := injectsOf(p.Told()); !slices.Equal(got, []string{"hire-firm", "sister-is-sure", "police-view-of-others"}) {
		t.Errorf("read again it is %v", got)
	}
}

func TestMinutesPassInSittingsAlone(t *testing.T) {
	s := theScenario(t, "workplace-unknown") // which has news after 20 minutes
	now := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	clock := func() time.Time { return now }
	log, err := rehearsal.NewSitting("ABCD", "v1", record.Who{}, s.Procedure, clock)
	if err != nil {
		t.Fatal(err)
	}
	add := func(b record.Body) {
		t.Helper()
		if err := log.Append(b); err != nil {
			t.Fatal(err)
		}
	}
	play := func() *rehearsal.Play { return rehearsal.New(s, rehearsal.Options{Case: log.Case, Now: clock}) }
	v := interview.New(log.Case().Answers.Clone())
	next, _ := v.Next()
	is := func(p *rehearsal.Play, words string, news int) {
		t.Helper()
		if got := p.Clock(); !strings.HasPrefix(got, words+" of about ") {
			t.Errorf("the clock says %q, where %q is wanted", got, words)
		}
		if got := p.News(v, next, true); len(got) != news {
			t.Errorf("%d pieces of news are told, where %d are due", len(got), news)
		}
	}
	add(record.Rehearsed{Scenario: s.ID, Title: s.Title, File: "x"})
	p := play()
	is(p, "0 minutes", 0)
	now = now.Add(90 * time.Second)
	is(p, "1 minute", 0)
	now = now.Add(10 * time.Minute)
	add(record.Noted{Question: "organised", Note: "Nobody has looked."})
	now = now.Add(48 * time.Hour) // nobody plays
	add(record.Resumed{Tool: "v1"})
	p = play()
	is(p, "11 minutes", 0)
	now = now.Add(8*time.Minute + 31*time.Second)
	is(p, "20 minutes", 1)
	is(p, "20 minutes", 0)
	now = now.Add(-time.Hour)
	is(p, "11 minutes", 0) // a clock that was set back takes away no more than this sitting
}

func TestWithoutAClockNoMinutesPass(t *testing.T) {
	s := theScenario(t, "workplace-unknown")
	h := newHand(t, s)
	p := rehearsal.New(s, rehearsal.Options{Case: h.log.Case})
	next, _ := h.v.Next()
	if p.Clock() != "" || len(p.News(h.v, next, true)) != 0 {
		t.Errorf("the clock says %q", p.Clock())
	}
}

func TestAgenciesAnswerWhatIsVotedOn(t *testing.T) {
	s := theScenario(t, "workplace-unknown")
	group := []string{"Police", "LADO"}
	for _, c := range []struct {
		name            string
		agencies, votes []string
		question        string
		want            []string
	}{
		{"one person votes on nothing", nil, []string{rehearsal.AllQuestions}, "organised", nil},
		{"a judgement, where nothing else is said", group, nil, "organised", group},
		{"no judgement, where nothing else is said", group, nil, "work-contact", nil},
		{"any question, where all are", group, []string{rehearsal.AllQuestions}, "work-contact", group},
		{"a question that is named", group, []string{"work-contact"}, "work-contact", group},
		{"a judgement that is not named", group, []string{"work-contact"}, "organised", nil},
		{"nothing, where none is named", group, []string{}, "organised", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := rehearsal.New(s, rehearsal.Options{Agencies: c.agencies, Votes: c.votes})
			if got := p.Agencies(s.Procedure.Question(c.question)); !slices.Equal(got, c.want) {
				t.Errorf("got %v, want %v", got, c.want)
			}
		})
	}
}

func TestAnIDReadsAsWords(t *testing.T) {
	for id, want := range map[string]string{
		"social-worker": "Social worker", "lado": "LADO", "car-in-the-lane": "Car in the lane",
		"child-b-is-asked": "Child B is asked", "child-a-rings": "Child A rings", "a-lift-on-saturday": "A lift on Saturday",
		"the-twelfth-of-march": "The twelfth of March", "": "",
	} {
		if got := rehearsal.NewsTitle(id); got != want {
			t.Errorf("%q reads %q, where %q is wanted", id, got, want)
		}
	}
}
