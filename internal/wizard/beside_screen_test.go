package wizard

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"safeguard/internal/record"
)

// fullCase is a case that has much beside its path.
func fullCase() *record.Case {
	c := &record.Case{}
	for i := range 12 {
		at := record.Event{Number: i + 2}
		c.Participants = append(c.Participants, record.Entry[record.Participant]{Event: at, Said: record.Participant{
			Agency: fmt.Sprintf("School %d", i+1), Role: "Designated lead for the safety of the children", Presence: "present",
		}})
	}
	return c
}

func pageOf(c *record.Case) Screen {
	t := &talk{Options: Options{Record: func() *record.Case { return c }}}
	return t.besideScreen()
}

func TestThePageFitsAnOrdinaryScreen(t *testing.T) {
	if got := pageOf(fullCase()).Options[1].shown(); got != "Who took part (12)" {
		t.Errorf("got %q", got)
	}
	for name, c := range map[string]*record.Case{"empty": {}, "full": fullCase()} {
		r := openScreen(t, pageOf(c))
		for _, o := range r.m.page.s.Options {
			r.shows(". " + o.shown())
		}
		r.shows("What belongs beside the path? All of it is optional.")
		r.shows("No names: agency and role.")
		r.shows("esc: back")
		r.hides("answers in all")
		r.hides("pgdn")
		r.fits(80, 24)
		r.keys("2")
		r.shows(map[string]string{"empty": "whether they were there", "full": "So far 12: School 1, Designated lead"}[name])
	}
}

func TestThePageCanBeUsedInASmallWindow(t *testing.T) {
	for _, c := range []*record.Case{{}, fullCase()} {
		s := pageOf(c)
		for i, o := range s.Options {
			r := newScreenRig(t, 40, 12)
			r.ask(s)
			r.arm()
			for range i + 1 {
				r.keys("down")
			}
			r.shows(fmt.Sprintf("> %d. %s", i+1, o.Label))
			r.shows("What belongs beside the path?")
			r.fits(40, 12)
			r.keys("f1")
			r.shows("The question")
			r.keys("f1")
			r.arm()
			r.keys("enter")
			if got := r.replied(); !slices.Equal(got.Chosen, []string{o.ID}) {
				t.Errorf("got %+v, want %s", got, o.ID)
			}
		}
	}
}

func TestFinishingIsOneKeyAndEnter(t *testing.T) {
	r := openScreen(t, pageOf(fullCase()))
	r.keys("enter")
	r.silent()
	r.keys("1", "enter")
	if got := r.replied(); !slices.Equal(got.Chosen, []string{finish}) {
		t.Errorf("got %+v", got)
	}
}

// What was pointed out is passed over with the one key that the warning names.
func TestOneKeyPassesAWarningOver(t *testing.T) {
	reply := func(r Reply) Reply { r.Note = "Rings 07700 900123."; return r }
	for _, tt := range []struct {
		name  string
		s     Screen
		reply Reply
		key   string
	}{
		{"words", wordsScreen(), Reply{Text: "Rings 07700 900123."}, "enter"},
		{"a line", lineScreen(), Reply{Text: "Rings 07700 900123."}, "enter"},
		{"words not known", wordsScreen(), reply(Reply{NotKnown: true}), "ctrl+f"},
		{"one of a list", yesNoScreen(), reply(Reply{Chosen: []string{"no"}}), "ctrl+f"},
		{"some of a list", manyScreen(), reply(Reply{Chosen: []string{"fear", "hunger"}}), "enter"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := (&talk{}).warned(tt.s, "This looks as if it holds a phone number (best effort).", tt.reply, nil)
			r := openScreen(t, s)
			if frame := strings.Join(strings.Fields(r.frame()), " "); !strings.Contains(frame, strings.ToUpper(tt.key[:1])+tt.key[1:]+" does that.") {
				t.Errorf("the key is not named:\n%s", r.frame())
			}
			r.keys(tt.key)
			if got := r.replied(); !sameReply(got, tt.reply) {
				t.Errorf("got %+v, want %+v", got, tt.reply)
			}
		})
	}
}

func TestTheReviewNamesTheKeyToThePage(t *testing.T) {
	s := reviewScreen(3)
	r := openScreen(t, s)
	r.keys("b")
	r.silent()
	r.hides("beside")
	s.Beside = true
	r = openScreen(t, s)
	r.shows("b: beside the path")
	r.keys("b")
	if got := r.replied(); got.Act != GoBeside {
		t.Errorf("got %+v", got)
	}
}
