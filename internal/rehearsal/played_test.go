package rehearsal_test

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"safeguard/internal/answers"
	"safeguard/internal/decide"
	"safeguard/internal/interview"
	"safeguard/internal/procedure"
	"safeguard/internal/record"
	"safeguard/internal/rehearsal"
	"safeguard/internal/scenario"
	"safeguard/internal/wizard"
)

// A trainee plays through the same screens as a person does, and reads off each
// of them what is asked.
type trainee struct {
	testing.TB
	s      *scenario.Scenario
	c      func() *record.Case
	reply  func(q *procedure.Question, label string, panel answers.Value) answers.Value // nil: what the panel knows
	seen   []wizard.Screen
	revise bool     // after news, the answers that it changed are said anew
	todo   []string // the questions still to be revised, as the review shows them
	fresh  bool     // news has arrived, and the answers have not been looked over since
	back   bool     // the review was gone to from a question
}

func (t *trainee) Close() error { return nil }

const mostScreens = 2000

func (t *trainee) Ask(_ context.Context, s wizard.Screen) (wizard.Reply, error) {
	t.seen = append(t.seen, s)
	if len(t.seen) > mostScreens {
		t.Fatalf("%s: it does not come to an end; the last screen was %q", t.s.ID, s.Title)
	}
	switch s.Form {
	case wizard.Read:
		return t.read(s), nil
	case wizard.Review:
		return t.look(s), nil
	}
	if k := t.listed(s); k != nil {
		return wizard.Reply{Text: interview.ListText(t.known().List(k))}, nil
	}
	q, label := t.asked(s)
	if q == nil {
		return t.beside(s), nil
	}
	v := t.panel(q, label)
	if t.reply != nil {
		v = t.reply(q, label, v)
	}
	return replyWith(q, v), nil
}

// known is what the panel knows by now.
func (t *trainee) known() *answers.Answers {
	told := map[string]bool{}
	for _, e := range t.c().Told {
		told[e.Said.Inject] = true
	}
	return t.s.Known(func(i *scenario.Inject) bool { return told[i.ID] })
}

func (t *trainee) panel(q *procedure.Question, label string) answers.Value {
	a := t.known()
	if q.About == nil {
		return a.Value(q, 0)
	}
	if at := slices.Index(a.List(q.About).Labels, label); at >= 0 {
		return a.Value(q, at)
	}
	return answers.Value{}
}

// read goes on from a page; where news has arrived, a trainee who revises looks
// the answers over.
func (t *trainee) read(s wizard.Screen) wizard.Reply {
	if len(s.Options) == 0 {
		return wizard.Reply{}
	}
	if t.revise && strings.HasPrefix(s.Title, "News") {
		t.fresh = true
		return wizard.Reply{Chosen: []string{s.Options[1].ID}}
	}
	return wizard.Reply{Chosen: []string{s.Options[0].ID}}
}

// revisable gives what was answered and is known otherwise by now.
func (t *trainee) revisable() []string {
	var list []string
	now, known := t.c().Answers, t.known()
	for _, line := range interview.New(now.Clone()).Lines() {
		if line.Question == nil || !line.Given || line.SetAside {
			continue
		}
		label := now.Label(line.Question.About, line.Subject)
		at := 0
		if line.Question.About != nil {
			if at = slices.Index(known.List(line.Question.About).Labels, label); at < 0 {
				continue
			}
		}
		if v := known.Value(line.Question, at); v.Given && !v.Same(now.Value(line.Question, line.Subject)) {
			list = append(list, line.Question.Ask.Fill(label)+"\x00"+label)
		}
	}
	return list
}

// look changes what is to be revised, and asks for the path when there is nothing
// left to do.
func (t *trainee) look(s wizard.Screen) wizard.Reply {
	if t.fresh {
		t.todo, t.fresh, t.back = t.revisable(), false, true
	}
	for len(t.todo) > 0 {
		ask, label, _ := strings.Cut(t.todo[0], "\x00")
		t.todo = t.todo[1:]
		for at, line := range s.Lines {
			if line.Question == ask && line.Subject == label {
				return wizard.Reply{Act: wizard.Change, Target: at}
			}
		}
	}
	if t.back && s.CanBack {
		t.back = false
		return wizard.Reply{Act: wizard.Back}
	}
	return wizard.Reply{Act: wizard.Finish}
}

func (t *trainee) listed(s wizard.Screen) *procedure.Kind {
	for _, k := range t.s.Procedure.Kinds {
		if s.Title == k.Ask {
			return k
		}
	}
	return nil
}

// asked gives the question that a screen asks; nil for one of its own, as what an
// answer is based on.
func (t *trainee) asked(s wizard.Screen) (*procedure.Question, string) {
	for _, q := range t.s.Procedure.Questions {
		if ask := q.Ask.Fill(s.Subject); ask == s.Title || strings.HasSuffix(s.Title, ask) {
			return q, s.Subject
		}
	}
	return nil, ""
}

// beside is the reply to what is asked beside the questions: views, reasons, what
// belongs beside the path.
func (t *trainee) beside(s wizard.Screen) wizard.Reply {
	switch {
	case s.Optional:
		return wizard.Reply{}
	case slices.ContainsFunc(s.Options, func(o wizard.Option) bool { return o.ID == "finish" }):
		return wizard.Reply{Chosen: []string{"finish"}}
	case len(s.Options) > 0:
		return wizard.Reply{Chosen: []string{s.Options[0].ID}}
	}
	t.Fatalf("%s: nobody knows what to reply to %q", t.s.ID, s.Title)
	return wizard.Reply{}
}

// replyWith gives the reply that says a value; what the panel did not say is left
// for now.
func replyWith(q *procedure.Question, v answers.Value) wizard.Reply {
	if !v.Given {
		return wizard.Reply{Act: wizard.Leave}
	}
	r := wizard.Reply{Note: v.Note, Text: v.Text}
	for i, o := range q.Options {
		if v.Options.Has(i) {
			r.Chosen = append(r.Chosen, o.ID)
		}
	}
	switch {
	case v.NotKnown && len(q.Options) > 0:
		r.Chosen = append(r.Chosen, procedure.NotKnown)
	case v.NotKnown:
		r.NotKnown = true
	case q.Type == procedure.Many && len(r.Chosen) == 0:
		r.Chosen = []string{"none"}
	case q.Type == procedure.DateType:
		r.Text = v.Date.String()
	}
	return r
}

// A keeping keeps all that is said in a record in memory.
type keeping struct {
	tb  testing.TB
	log *rehearsal.Sitting
}

func (k keeping) append(bodies ...record.Body) error {
	if err := k.log.Append(bodies...); err != nil {
		k.tb.Fatal(err)
	}
	return nil
}

func (k keeping) Answers(now *answers.Answers) error { return k.append(k.log.Case().Say(now)...) }
func (k keeping) Entry(b record.Body) error          { return k.append(b) }
func (k keeping) Path(*decide.Path) error {
	return k.append(record.Shown{Path: []byte(`{"format":1,"procedure":{},"decisions":[]}`)})
}

// playThrough has a trainee play a scenario to its end, and debriefs it. Each
// screen takes ten seconds.
func playThrough(tb testing.TB, s *scenario.Scenario, t *trainee, agencies ...string) *rehearsal.Debrief {
	tb.Helper()
	now := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	clock := func() time.Time { now = now.Add(10 * time.Second); return now }
	log, err := rehearsal.NewSitting("TEST", "a test", record.Who{}, s.Procedure, clock)
	if err != nil {
		tb.Fatal(err)
	}
	if err := log.Append(record.Rehearsed{Scenario: s.ID, Title: s.Title, File: "a test", Agencies: agencies}); err != nil {
		tb.Fatal(err)
	}
	t.TB, t.s, t.c = tb, s, log.Case
	result, err := wizard.Talk(tb.Context(), t, wizard.Options{
		Answers: log.Case().Answers.Clone(), Keep: keeping{tb, log}, Record: log.Case,
		Page:  func(*decide.Path, wizard.OwnWords) string { return "a path" },
		Story: rehearsal.New(s, rehearsal.Options{Case: log.Case, Now: clock, Agencies: agencies}),
	})
	if err != nil || !result.Finished || result.Quit {
		tb.Fatalf("%s: the talk ended with %+v, %v", s.ID, result, err)
	}
	return rehearsal.Of(log.Case(), s)
}

func mustTell(tb testing.TB, s *scenario.Scenario, c *record.Case) {
	tb.Helper()
	var told []string
	for _, e := range c.Told {
		told = append(told, e.Said.Inject)
	}
	if len(told) != len(s.Injects) {
		tb.Errorf("%s: told %v of %d pieces of news", s.ID, told, len(s.Injects))
	}
	slices.Sort(told)
	if len(slices.Compact(told)) != len(told) {
		tb.Errorf("%s: something was told twice: %v", s.ID, told)
	}
}

// hasty answers "no" where nobody knows, and never looks an answer over.
func hasty(q *procedure.Question, _ string, panel answers.Value) answers.Value {
	if at := q.Option("no"); at >= 0 && panel.NotKnown {
		return answers.Value{Given: true, Options: 1 << at}
	}
	return panel
}

func TestWhoeverAnswersAsThePanelDoesNeverPartsFromIt(t *testing.T) {
	for _, s := range theScenarios(t) {
		t.Run(s.ID, func(t *testing.T) {
			d := playThrough(t, s, &trainee{revise: true})
			mustTell(t, s, d.Case)
			if d.Parting != nil {
				t.Errorf("it parted at %q, answered %v where the panel has %v", d.Parting.Line.Label, d.Parting.Trainee, d.Parting.Panel)
			}
			for _, p := range d.Points {
				if !slices.Contains([]rehearsal.Kind{rehearsal.NoReason, rehearsal.OneVoice}, p.Kind) {
					t.Errorf("this stood out: %s %s: %s", p.Kind, p.Label, p.Says)
				}
			}
			if len(d.Well) == 0 || len(d.Discuss) == 0 {
				t.Errorf("%d things were done well, and there are %d questions to talk about", len(d.Well), len(d.Discuss))
			}
		})
	}
}

func TestWhoeverTakesTheUnknownForNoIsToldSo(t *testing.T) {
	for _, s := range theScenarios(t) {
		t.Run(s.ID, func(t *testing.T) {
			d := playThrough(t, s, &trainee{reply: hasty})
			unknown := slices.ContainsFunc(d.Lines, func(l rehearsal.Line) bool {
				return l.Question != nil && l.Panel.NotKnown && l.Panel.Options == 0 && l.Question.Option("no") >= 0 && l.Last.Known()
			})
			if got := slices.Contains(kindsOf(d.Points), rehearsal.UnknownAsNo); got != unknown {
				t.Errorf("it is told that an unknown was taken for no: %v, where that was so: %v", got, unknown)
			}
		})
	}
}

func TestAnAnswerThatNewsSpeaksToAndThatStaysIsTold(t *testing.T) {
	stayed := 0
	for _, s := range theScenarios(t) {
		d := playThrough(t, s, &trainee{})
		mustTell(t, s, d.Case)
		if slices.Contains(kindsOf(d.Points), rehearsal.NotRevisited) {
			stayed++
		}
		if d := playThrough(t, s, &trainee{revise: true}); slices.Contains(kindsOf(d.Points), rehearsal.NotRevisited) {
			t.Errorf("%s: it is told though every answer was said anew", s.ID)
		}
	}
	if stayed < 5 {
		t.Errorf("it stood out in %d scenarios only", stayed)
	}
}

func TestAGroupOfFourVotesOnEachJudgementAndIsAskedOnce(t *testing.T) {
	agencies := []string{"Social worker", "Police", "School", "Health"}
	for _, s := range theScenarios(t) {
		t.Run(s.ID, func(t *testing.T) {
			tr := &trainee{revise: true}
			d := playThrough(t, s, tr, agencies...)
			for _, b := range d.Votes {
				var voted []string
				for _, v := range b.Votes {
					voted = append(voted, v.Agency)
				}
				if !slices.Equal(voted, agencies) || !b.Question.Judgement {
					t.Errorf("%s about %q was voted on by %v", b.Question.ID, b.Label, voted)
				}
			}
			for _, line := range d.Lines {
				if line.Question != nil && line.Question.Judgement && line.Last.Given && len(d.Votes) == 0 {
					t.Errorf("%s was answered without a vote", line.Question.ID)
				}
			}
			for _, screen := range tr.seen {
				if screen.Mark != rehearsal.Fictitious {
					t.Errorf("the screen %q is not marked", screen.Title)
				}
			}
		})
	}
}

// Neither "no" closes the route by itself: contact at work and positions of trust
// together do.
func TestTwoUnknownsTakenForNoPartWhereTheyCloseARouteTogether(t *testing.T) {
	s := theScenario(t, "workplace-unknown")
	d := playThrough(t, s, &trainee{reply: hasty})
	p := d.Parting
	if p == nil || p.Line.Item.ID() != "trust-contact" || len(p.With) != 1 || p.With[0].Item.ID() != "work-contact" {
		t.Fatalf("they part at %+v", p)
	}
	if _, theirs := p.Brings(); !slices.ContainsFunc(theirs, func(w string) bool { return strings.Contains(w, "No Allegations route") }) {
		t.Errorf("theirs brings %q", theirs)
	}
}

// News can lead out of the chapter: what was said anew before that was said anew
// all the same.
func TestWhatWasSaidAnewBeforeNewsLedElsewhereCounts(t *testing.T) {
	s := theScenario(t, "messages-at-night")
	d := playThrough(t, s, &trainee{revise: true})
	if !slices.Contains(kindsOf(d.Well), rehearsal.Revisited) || !slices.Contains(kindsOf(d.Well), rehearsal.NamedUnknown) {
		t.Errorf("what was done well is %v", kindsOf(d.Well))
	}
}

func TestAGuessThatNewsBearsOutIsStillAGuess(t *testing.T) {
	s := theScenario(t, "two-children-one-at-risk")
	protects := func(q *procedure.Question, label string, panel answers.Value) answers.Value {
		if q.ID == "carer-protective" && label == "Child B" {
			return answers.Value{Given: true, Options: 1 << q.Option("yes")}
		}
		return panel
	}
	d := playThrough(t, s, &trainee{revise: true, reply: protects})
	if !slices.ContainsFunc(d.Points, func(p rehearsal.Point) bool { return p.Kind == rehearsal.AnsweredEarly && p.Label == "Child B" }) {
		t.Errorf("what stood out is %v", kindsOf(d.Points))
	}
}
