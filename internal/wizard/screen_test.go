package wizard

import (
	"slices"
	"strings"
	"testing"
)

func TestKeysDoNotCountUntilTheScreenHasStood(t *testing.T) {
	r := newScreenRig(t, 80, 24)
	r.ask(yesNoScreen())
	r.keys("down", "enter")
	r.silent()
	stale := r.m.wait - 1
	r.m.Update(screenSettled{stale})
	r.keys("down", "enter")
	r.silent()
	r.arm()
	r.shows("Keys pressed before this screen was shown were ignored")
	r.keys("enter")
	r.silent()
	r.shows("Choose an answer")
	r.keys("down", "enter")
	if got := r.replied(); !slices.Equal(got.Chosen, []string{"yes"}) {
		t.Errorf("chosen %v, want yes", got.Chosen)
	}
}

func TestEveryKeyBeforeThatBeginsTheWaitAnew(t *testing.T) {
	r := newScreenRig(t, 80, 24)
	r.ask(yesNoScreen())
	for range 5 {
		before := r.m.wait
		r.keys("x")
		if r.m.wait == before {
			t.Fatal("a dropped key did not begin a new wait")
		}
		r.m.Update(screenSettled{before})
		if r.m.armed {
			t.Fatal("the end of an old wait let keys count")
		}
	}
	r.pastes("words")
	if r.m.armed {
		t.Fatal("a paste let keys count")
	}
}

func TestKeysQueuedBehindEnterChangeNothing(t *testing.T) {
	r := openScreen(t, yesNoScreen())
	r.keys("down", "down", "enter", "down", "down", "enter", "1", "enter")
	if got := r.replied(); got.Act != Answered || !slices.Equal(got.Chosen, []string{"no"}) {
		t.Errorf("got %+v, want the second option", got)
	}
	r.ask(yesNoScreen()) // the keys of the first screen arrive at the next
	r.keys("1", "enter", "2", "enter")
	r.silent()
}

func TestPressingEnterAloneAnswersNothing(t *testing.T) {
	earlier := func(s Screen, r Reply) Screen {
		s.Earlier, s.HasReply = r, true
		return s
	}
	for name, s := range map[string]Screen{
		"one":                        yesNoScreen(),
		"one with an earlier answer": earlier(yesNoScreen(), Reply{Chosen: []string{"no"}}),
		"many":                       manyScreen(),
		"line":                       lineScreen(),
		"words":                      wordsScreen(),
		"words that were not known":  earlier(wordsScreen(), Reply{NotKnown: true}),
		"review":                     reviewScreen(3),
		"read":                       readScreen(3),
		"one with no options":        {Form: ChooseOne, Title: "Nothing?"},
	} {
		t.Run(name, func(t *testing.T) {
			r := openScreen(t, s)
			r.keys("enter", "enter", "tab", "enter")
			r.silent()
			if r.m.page.problem == "" {
				t.Error("the screen does not say what is missing")
			}
		})
	}
}

func TestCtrlCEndsAtOnceEvenBeforeKeysCount(t *testing.T) {
	r := newScreenRig(t, 80, 24)
	r.ask(yesNoScreen())
	_, cmd := r.m.Update(keyCalled(t, "ctrl+c"))
	if cmd == nil || r.m.ending != ErrInterrupted {
		t.Errorf("ending %v, want %v", r.m.ending, ErrInterrupted)
	}
}

func TestAPanicEndsTheProgramWithAnError(t *testing.T) {
	r := openScreen(t, wordsScreen())
	r.types("half a sen")
	r.m.page.list, r.m.page.text.field = nil, nil
	model, cmd := r.m.Update(keyCalled(t, "a"))
	if model == nil || cmd == nil || r.m.ending == nil || !strings.Contains(r.m.ending.Error(), "broke down") {
		t.Fatalf("ending %v, want that the screen broke down", r.m.ending)
	}
	r.m.unfinished() // must not panic
}

func TestMovingByNumberAndWrappingRound(t *testing.T) {
	for _, test := range []struct {
		keys []string
		want string
	}{
		{[]string{"3"}, "not-known"},
		{[]string{"1"}, "yes"},
		{[]string{"up"}, "not-known"},
		{[]string{"down", "up"}, "not-known"},
		{[]string{"end", "down"}, "yes"},
		{[]string{"home"}, "yes"},
	} {
		r := openScreen(t, yesNoScreen())
		r.keys(append(test.keys, "enter")...)
		if got := r.replied(); !slices.Equal(got.Chosen, []string{test.want}) {
			t.Errorf("%v chose %v, want %s", test.keys, got.Chosen, test.want)
		}
	}
}

func TestWordsTypedAtAListAreNoAnswerAndNeitherIsADigitAmongThem(t *testing.T) {
	for _, typed := range []string{"seen 2 days ago", "2026-11-22", "23/11/2026", "no 2", "9", "2x"} {
		r := openScreen(t, yesNoScreen())
		for _, key := range typed {
			r.types(string(key))
		}
		r.keys("enter")
		r.silent()
		r.keys("down", "2", "enter")
		if got := r.replied().Chosen; !slices.Equal(got, []string{"no"}) {
			t.Errorf("after %q and a fresh start got %v", typed, got)
		}
	}
}

func TestNoCursorUntilThePersonMoves(t *testing.T) {
	r := openScreen(t, yesNoScreen())
	r.hides("> ")
	r.keys("down")
	r.shows("> 1. Yes")
}

func TestAnEarlierAnswerIsShownAndNotChosen(t *testing.T) {
	s := yesNoScreen()
	s.Earlier, s.HasReply = Reply{Chosen: []string{"no"}, Note: "seen on Monday"}, true
	r := openScreen(t, s)
	r.shows("Now: No")
	r.shows("> 2. No")
	r.shows("Note: seen on Monday")
	r.keys("enter")
	r.silent()
	r.keys("down", "enter")
	if got := r.replied(); !slices.Equal(got.Chosen, []string{"not-known"}) || got.Note != "seen on Monday" {
		t.Errorf("got %+v, want the option after the earlier one, with the note", got)
	}
	r.ask(s)
	r.arm()
	r.keys("ctrl+f")
	if got := r.replied(); got.Act != Answered || !slices.Equal(got.Chosen, []string{"no"}) || got.Note != "seen on Monday" {
		t.Errorf("ctrl+f gave %+v, want the earlier answer", got)
	}
}

func TestTicking(t *testing.T) {
	for name, test := range map[string]struct {
		earlier []string
		keys    []string
		want    []string
		problem string
	}{
		"space and x":            {nil, []string{"down", "space", "down", "x", "enter"}, []string{"bruise", "fear"}, ""},
		"nothing":                {nil, []string{"down", "enter"}, nil, "Tick at least one, or None of these"},
		"before moving":          {nil, []string{"space"}, nil, "Go to an answer first"},
		"numbers only move":      {nil, []string{"2", "enter"}, nil, "Tick at least one"},
		"none beside another":    {nil, []string{"1", "space", "4", "space", "enter"}, nil, "cannot be ticked beside others"},
		"none alone":             {nil, []string{"4", "space", "enter"}, []string{"none"}, ""},
		"earlier ticks stand":    {[]string{"fear", "hunger"}, []string{"enter"}, []string{"fear", "hunger"}, ""},
		"an earlier tick undone": {[]string{"fear", "hunger"}, []string{"2", "space", "enter"}, []string{"hunger"}, ""},
		"all ticks undone":       {[]string{"fear"}, []string{"space", "enter"}, nil, "Tick at least one"},
		"ctrl+a ticks nothing":   {nil, []string{"down", "ctrl+a", "enter"}, nil, "Tick at least one"},
		"slash filters nothing":  {nil, []string{"down", "/", "down", "space", "enter"}, []string{"bruise"}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			s := manyScreen()
			s.Earlier, s.HasReply = Reply{Chosen: test.earlier}, test.earlier != nil
			r := openScreen(t, s)
			r.keys(test.keys...)
			if test.problem != "" {
				r.silent()
				r.shows(test.problem)
				return
			}
			if got := r.replied(); !slices.Equal(got.Chosen, test.want) {
				t.Errorf("chosen %v, want %v", got.Chosen, test.want)
			}
		})
	}
}

func TestTicksOfOneScreenDoNotReachTheNext(t *testing.T) {
	s := manyScreen()
	r := openScreen(t, s)
	r.keys("1", "space", "enter")
	r.replied()
	r.ask(s)
	r.arm()
	r.hides("[x]")
}
