package wizard_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"safeguard/internal/answers"
	"safeguard/internal/decide"
	"safeguard/internal/record"
	"safeguard/internal/wizard"
)

// A keeper notes what it is given to keep: answers, the kind of an entry, and a
// path.
type keeper struct {
	answers func(*answers.Answers) error
	c       *record.Case // takes what is kept, where there is a record
	said    []string
	bodies  []record.Body
	fails   error
}

func (k *keeper) Answers(now *answers.Answers) error {
	k.said = append(k.said, "answers")
	if k.answers != nil {
		return k.answers(now)
	}
	if k.c == nil || k.fails != nil {
		return k.fails
	}
	var err error
	for _, b := range k.c.Say(now) {
		if err == nil {
			err = k.add(b)
		}
	}
	return err
}

func (k *keeper) Entry(b record.Body) error {
	k.said = append(k.said, fmt.Sprintf("%T", b))
	k.bodies = append(k.bodies, b)
	if k.c == nil || k.fails != nil {
		return k.fails
	}
	return k.add(b)
}

func (k *keeper) Path(*decide.Path) error {
	k.said = append(k.said, "path")
	if k.c == nil || k.fails != nil {
		return k.fails
	}
	return k.add(record.Shown{Tool: "test", Path: json.RawMessage(`{"format":1,"procedure":{},"decisions":[]}`)})
}

func (k *keeper) add(b record.Body) error {
	return k.c.Add(record.Event{Number: len(k.c.Events) + 1, At: time.Unix(0, 0), Body: b})
}

// opened gives a keeper of a new record.
func opened(t *testing.T) *keeper {
	t.Helper()
	p := chapter(t)
	named := record.Procedure{ID: p.ID, Edition: p.Edition, Digest: p.Digest}
	c, damage := record.Replay("CASE-1", p, []record.Event{{Number: 1, Body: record.Opened{Format: record.Format, Procedure: named}}})
	if damage != nil {
		t.Fatal(damage)
	}
	return &keeper{c: c}
}

// withRecord works through a talk that has a record, and lets the options be
// changed first.
func withRecord(t *testing.T, k *keeper, adapt func(*wizard.Options), steps ...step) (*script, wizard.Result, error) {
	t.Helper()
	s := &script{t: t, steps: steps}
	o := wizard.Options{
		Answers: k.c.Answers.Clone(), Keep: k, Record: func() *record.Case { return k.c },
		Page: func(*decide.Path, wizard.OwnWords) string { return "the page" },
	}
	if adapt != nil {
		adapt(&o)
	}
	result, err := wizard.Talk(t.Context(), s, o)
	if len(s.steps) > 0 {
		t.Errorf("never asked: %q; last was %q", s.steps[0].title, s.shown[len(s.shown)-1].Title)
	}
	return s, result, err
}

func act(a wizard.Act) wizard.Reply { return wizard.Reply{Act: a} }

// events gives the kinds of the events behind the first few.
func (k *keeper) events(from int) []string {
	var kinds []string
	for _, e := range k.c.Events[from:] {
		kinds = append(kinds, e.What())
	}
	return kinds
}

func TestWhatIsSaidIsWrittenTheMomentItIsSaid(t *testing.T) {
	k := opened(t)
	_, result, err := withRecord(t, k, nil,
		step{"suspected or known", chosen("grooming")},
		step{"Strategy Discussion got to", chosen("held")},
		step{"Which children", written("1")},
		step{"about Child A", chosen("support-services")},
		step{"the case as a whole", written("Move quickly.")},
		step{"Look over", act(wizard.Finish)},
		step{"Do you agree?", chosen("differ")},
		step{"Where do you differ", written("The carer needs more time.")},
		step{"beside the path", chosen("finish")})
	if err != nil || !result.Finished || result.Words.Differs != "The carer needs more time." {
		t.Fatal(result, err)
	}
	want := "answer answer listed view view path differ end"
	if got := strings.Join(k.events(1), " "); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if v := k.c.Views[0].Said; v.About != "Child A" || !strings.HasPrefix(v.Words, "Support services") {
		t.Errorf("view %+v", v)
	}
	if k.c.State() != record.Finished {
		t.Errorf("the case is %v", k.c.State())
	}
}

func TestHowATalkEndsIsWritten(t *testing.T) {
	for reply, want := range map[string]string{"agree": "agree end", "end": "end"} {
		k := opened(t)
		_, _, err := withRecord(t, k, nil,
			step{"suspected or known", act(wizard.GoReview)},
			step{"Look over", act(wizard.Finish)},
			step{"Do you agree?", chosen(reply)},
			step{"beside the path", chosen("finish")})
		if got := strings.Join(k.events(1), " "); err != nil || got != "path "+want {
			t.Errorf("%s: got %s, %v", reply, got, err)
		}
	}
}

func TestAPathIsWrittenOnceUntilSomethingIsSaidAnew(t *testing.T) {
	k := opened(t)
	_, _, _ = withRecord(t, k, nil,
		step{"suspected or known", chosen("grooming")},
		step{"family already know", act(wizard.GoReview)},
		step{"Look over", act(wizard.Finish)},
		step{"Do you agree?", chosen("change")},
		step{"Look over", act(wizard.Finish)},
		step{"Do you agree?", chosen("agree")},
		step{"beside the path", act(wizard.Back)},
		step{"Do you agree?", chosen("change")},
		step{"Look over", wizard.Reply{Act: wizard.Change, Target: 1}},
		step{"family already know", chosen("no")},
		step{"Look over", act(wizard.Finish)},
		step{"Do you agree?", chosen("end")},
		step{"beside the path", chosen("finish")})
	if got, want := strings.Join(k.events(1), " "), "answer path agree answer path end"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestAKeeperThatFailsIsSpokenOfUntilItSucceeds(t *testing.T) {
	k := opened(t)
	k.fails = errors.New("no space left")
	asked := 0
	s := &script{t: t, steps: []step{
		{"suspected or known", chosen("grooming")},
		{"family already know", act(wizard.Quit)},
		{"family already know", chosen("no")},
	}}
	check := &checking{script: s, check: func() {
		if asked++; asked == 4 {
			k.fails = nil
		}
	}}
	_, _ = wizard.Talk(t.Context(), check, wizard.Options{Answers: k.c.Answers.Clone(), Keep: k})
	for i, want := range []string{"", "", "Not saved: no space left", "Stop again to stop all the same", ""} {
		if got := s.shown[i].Warning; !strings.Contains(got, want) || want == "" && got != "" {
			t.Errorf("screen %d: warning %q, want %q", i, got, want)
		}
	}
}

func TestViewsSaidInAnEarlierSittingAreNotAskedAgain(t *testing.T) {
	k := opened(t)
	earlier := wizard.OwnWords{Views: []wizard.View{{About: "Child A", Words: "Stay close."}}, Agrees: true, Differs: "Sooner."}
	s, result, err := withRecord(t, k, func(o *wizard.Options) { o.Words = earlier },
		step{"suspected or known", chosen("grooming")},
		step{"Strategy Discussion got to", chosen("held")},
		step{"Which children", written("1")},
		step{"the case as a whole", written("Move quickly.")},
		step{"Look over", act(wizard.Finish)},
		step{"You said earlier that you differ", chosen("end")},
		step{"beside the path", chosen("finish")})
	if err != nil || len(s.titled("what would you do about Child A")) > 0 {
		t.Error("asked again", err)
	}
	if w := result.Words; len(w.Views) != 2 || w.Agrees || w.Differs != "Sooner." || len(earlier.Views) != 1 {
		t.Errorf("got %+v", w)
	}
}
