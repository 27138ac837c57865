package rehearsal_test

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"safeguard/internal/answers"
	"safeguard/internal/calendar"
	"safeguard/internal/decide"
	"safeguard/internal/procedure"
	"safeguard/internal/record"
	"safeguard/internal/rehearsal"
)

// allowed is what may stand out although every answer is the panel's: the files
// do not give the reasons for all of them.
var allowed = []rehearsal.Kind{rehearsal.NoReason}

func TestASittingPlayedAsThePanelPartsNowhere(t *testing.T) {
	for _, s := range theScenarios(t) {
		t.Run(s.ID, func(t *testing.T) {
			d := newHand(t, s).run()
			if d.Parting != nil {
				t.Errorf("it parts at %s", d.Parting.Line.Asked())
			}
			for _, p := range d.Points {
				if !slices.Contains(allowed, p.Kind) {
					t.Errorf("this stands out: %s: %s", p.Kind, p.Says)
				}
			}
			if len(d.Well) == 0 || !d.Finished || d.Sittings != 1 {
				t.Errorf("got %d done well, finished %v, %d sittings", len(d.Well), d.Finished, d.Sittings)
			}
			for _, c := range d.Counts {
				if c.Of != c.N && c.ID != "said-anew" && c.ID != "reasons-given" && c.ID != "own-views" {
					t.Errorf("%s: %d of %d", c.Label, c.N, c.Of)
				}
			}
		})
	}
}

func TestOneAnswerThatDiffersStandsOutAsWhatItIs(t *testing.T) {
	for _, c := range []struct {
		name, scenario, question, label, reply string
		kind                                   rehearsal.Kind
		says                                   string
		parts                                  bool
	}{
		{"no where nobody knows of a person's work", "workplace-unknown", "work-contact", "Person 1", "no", rehearsal.UnknownAsNo, "You answered no; the panel has it as not known.", false},
		{"adult where nobody knows the age closes the other route", "meeting-tomorrow", "person-age", "Person 1", "adult", rehearsal.UnknownAsNo, "That closes: Person 1: Children who Exhibit Harmful Sexual Behaviour Procedure to be considered.", true},
		{"yes where nobody knows of a person's work", "workplace-unknown", "work-contact", "Person 1", "yes", rehearsal.UnknownAsKnown, "You answered yes; the panel has it as not known.", true},
		{"no where the search then goes on closes nothing", "partner-in-doubt", "images-identified", "", "no", rehearsal.UnknownAsKnown, "You answered no; the panel has it as not known.", true},
		{"not known where the social worker knew", "workplace-unknown", "visiting-children", "", "not-known", rehearsal.KnownAsUnknown, "You answered not known; the panel has no.", true},
		{"another date", "workplace-unknown", "last-strategy-discussion", "", "2026-12-11", "", "", false},
		{"another day for the conference", "two-children-one-at-risk", "initiating-strategy-discussion", "", "2026-11-20", rehearsal.AnsweredOtherwise, "You answered Fri 20 Nov 2026; the panel has Mon 23 Nov 2026.", true},
		{"no continuing risk where the panel sees it", "two-children-one-at-risk", "continuing-risk", "Child A", "no", rehearsal.RouteNotOpened, "The panel's path leads to: Child A: Initial Child Protection Conference.", true},
		{"both children alike", "two-children-one-at-risk", "continuing-risk", "Child B", "yes", rehearsal.NotSingly, "You answered yes for each of them; the panel has yes for Child A; no for Child B.", true},
		{"a conference that the panel does not see", "two-children-one-at-risk", "continuing-risk", "Child B", "yes", rehearsal.RouteOnlyTheirs, "Initial Child Protection Conference", true},
		{"awaited results taken for not substantiated", "two-children-one-at-risk", "substantiated", "Child B", "no", rehearsal.NeverPossible, "Support services for the child and family to be considered", true},
		{"nobody asked whether a meeting is planned", "partner-in-doubt", "meeting-planned", "Child C", "no", rehearsal.RiskPassedOver, "Find out now about any plan for Child C", true},
		{"nothing on a child", "two-children-one-at-risk", "impact", "Child A", "not-known", rehearsal.NothingOfTheirOwn, "The panel has words on it. You answered not known.", false},
		{"a question left", "workplace-unknown", "organised", "", "", rehearsal.Unanswered, "Are there signs of organised or multiple abuse?", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			h := newHand(t, theScenario(t, c.scenario))
			h.stays = true
			but(h, c.question, c.label, c.reply)
			// News is followed all the same, but for this one answer.
			h.then = func(h *hand, _ string) {
				for _, line := range h.v.Lines() {
					if line.Question == nil || !line.Given {
						continue
					}
					label, v := h.of(line.Item)
					if v, given := h.answer(line.Item, label, v); given && v.Given && !v.Same(h.v.Answers().Value(line.Question, line.Subject)) {
						h.v.Record(line.Item, v)
					}
				}
				h.keep()
			}
			d := h.run()
			if c.kind == "" {
				if d.Parting != nil || len(d.Points) > 0 && !slices.Contains(allowed, d.Points[0].Kind) {
					t.Fatalf("this stands out, where nothing is to: %v", kindsOf(d.Points))
				}
				return
			}
			if p := pointOf(t, d.Points, c.kind); !strings.Contains(p.Says, c.says) {
				t.Errorf("it says %q, where %q is wanted", p.Says, c.says)
			}
			if (d.Parting != nil) != c.parts {
				t.Fatalf("that it parts is %v", d.Parting != nil)
			}
			if c.parts {
				if p := d.Parting; p.Line.Item.ID() != c.question || p.Line.Label != c.label || p.Corrected || !p.Differs.Any() {
					t.Errorf("it parts at %s %q, corrected %v", p.Line.Item.ID(), p.Line.Label, p.Corrected)
				}
			}
		})
	}
}

func TestOtherWordsAreNoOtherAnswer(t *testing.T) {
	h := newHand(t, theScenario(t, "partner-in-doubt"))
	h.stays = true
	h.then = func(h *hand, _ string) { h.stays = false; h.sayAnew() }
	h.answer = func(i decide.Item, _ string, v answers.Value) (answers.Value, bool) {
		if v.Text != "" {
			v.Text = "In other words."
		}
		return v, v.Given
	}
	d := h.run()
	for _, l := range d.Lines {
		if l.Matters {
			t.Errorf("%s matters", l.Asked())
		}
	}
	for _, p := range d.Points {
		if !slices.Contains(allowed, p.Kind) {
			t.Errorf("this stands out: %s: %s", p.Kind, p.Says)
		}
	}
}

func TestWhatIsLeftOpenIsNotHeldAgainstTheirPath(t *testing.T) {
	h := newHand(t, theScenario(t, "two-children-one-at-risk"))
	but(h, "continuing-risk", "Child A", "no") // after which substantiated is left
	h.stays = true
	for _, p := range h.run().Points {
		if p.Kind == rehearsal.NeverPossible || p.Kind == rehearsal.RouteOnlyTheirs {
			t.Errorf("this is held against it: %s", p.Says)
		}
	}
}

func TestAnAnswerThatOnlyComesToMatterLaterPartsAllTheSame(t *testing.T) {
	s := edited(t, "partner-in-doubt", "      last-strategy-discussion: 2026-11-28\n", "")
	h := newHand(t, s)
	date := s.Procedure.Question("last-strategy-discussion")
	h.stays = true
	but(h, "last-strategy-discussion", "", "2026-11-24") // when no conference is due yet
	h.then = func(h *hand, _ string) {
		for _, line := range h.v.Lines() {
			if line.Question == nil || line.Question == date || !line.Given {
				continue
			}
			if _, v := h.of(line.Item); v.Given {
				h.v.Record(line.Item, v)
			}
		}
		h.keep()
	}
	d := h.run()
	if d.Parting == nil || d.Parting.Line.Question != date {
		t.Fatalf("the paths part at %+v", d.Parting)
	}
	if _, answered := d.Parting.Event.Body.(record.Answered); !answered {
		t.Errorf("they part by %+v", d.Parting.Event.Body)
	}
}

func TestAnAnswerSetRightLaterIsStillThePartingAndNoPoint(t *testing.T) {
	h := newHand(t, theScenario(t, "partner-in-doubt"))
	but(h, "immediate-risk", "Child A", "no")
	d := h.run() // after the news it is said as the panel has it
	if d.Parting == nil || d.Parting.Line.Label != "Child A" || !d.Parting.Corrected {
		t.Fatalf("got %+v", d.Parting)
	}
	if d.Parting.Panel.NotKnown == false || d.Parting.Trainee.NotKnown {
		t.Errorf("it holds %v against %v", d.Parting.Trainee, d.Parting.Panel)
	}
	for _, p := range d.Points {
		if p.Kind == rehearsal.UnknownAsNo || p.Kind == rehearsal.NotRevisited {
			t.Errorf("this stands out although it was set right: %s", p.Says)
		}
	}
}

func TestAChildLeftOutOfTheListPartsThere(t *testing.T) {
	h := newHand(t, theScenario(t, "partner-in-doubt"))
	h.lists = func(k *procedure.Kind, l answers.List) answers.List {
		if k.ID == "child" {
			l.Labels = []string{"child a ", "Child B"}
			l.Labels[0] = "child a"
		}
		return l
	}
	h.answer = func(i decide.Item, label string, v answers.Value) (answers.Value, bool) {
		if label == "child a" { // the label of the panel's, in other letters
			v = h.known().Value(i.Question, 0)
		}
		return v, v.Given
	}
	h.stays = true
	d := h.run()
	if p := d.Parting; p == nil || p.Line.List == nil || p.Corrected || len(p.List[0].Labels) != 3 || len(p.List[1].Labels) != 2 {
		t.Fatalf("it parts at %+v", d.Parting)
	}
	p := pointOf(t, d.Points, rehearsal.NotListed)
	if p.Label != "Child C" || p.Theme != rehearsal.OtherChildren {
		t.Errorf("got %+v", p)
	}
	for _, p := range d.Well {
		if p.Kind == rehearsal.RiskFirst || p.Kind == rehearsal.RoutesOpened || p.Kind == rehearsal.AllListed {
			t.Errorf("this is called well done, although a child is left out: %s", p.Says)
		}
	}
	for _, c := range d.Counts {
		if c.ID == "routes-open" && c.N >= c.Of {
			t.Errorf("%d of %d routes are held open", c.N, c.Of)
		}
	}
}

func TestNewsThatWasNotAnsweredToIsToldWithItsName(t *testing.T) {
	h := newHand(t, theScenario(t, "two-children-one-at-risk"))
	h.stays = true
	d := h.run()
	p := pointOf(t, d.Points, rehearsal.NotRevisited)
	if !strings.Contains(p.Says, `"A lift on Saturday"`) || !strings.Contains(p.Says, "since then the panel has yes") {
		t.Errorf("got %q", p.Says)
	}
	if d.Parting == nil {
		t.Fatal("the paths do not part")
	}
	if _, byNews := d.Parting.Event.Body.(record.Told); !byNews || d.Parting.Corrected {
		t.Errorf("they part by %+v", d.Parting.Event)
	}
}

func TestNewsThatSoundsLikeAnAnswerIsNamedWhereItMovedSomebody(t *testing.T) {
	h := newHand(t, theScenario(t, "workplace-unknown"))
	h.stays = true
	h.then = func(h *hand, news string) {
		if news == "sister-is-sure" {
			h.say("work-contact", "Person 1", "no")
		}
	}
	p := pointOf(t, h.run().Points, rehearsal.UnknownAsNo)
	if !strings.Contains(p.Says, `before the news "Sister is sure", which leaves it as it was`) {
		t.Errorf("got %q", p.Says)
	}
}

func TestAnAnswerThatNewsBoreOutLaterWasStillEarly(t *testing.T) {
	h := newHand(t, theScenario(t, "workplace-unknown"))
	but(h, "organised", "", "no")
	d := h.run()
	p := pointOf(t, d.Points, rehearsal.AnsweredEarly)
	if !strings.Contains(p.Says, "when nobody knew yet") || !strings.Contains(p.Says, "That closed, meanwhile: Complex") {
		t.Errorf("got %q", p.Says)
	}
	if d.Parting == nil || d.Parting.Line.Item.ID() != "organised" {
		t.Error("the paths do not part there")
	}
}

func TestARevisionAfterNewsIsToldAsDoneWell(t *testing.T) {
	d := newHand(t, theScenario(t, "two-children-one-at-risk")).run()
	p := pointOf(t, d.Well, rehearsal.Revisited)
	if !strings.Contains(p.Says, "Is Child A about to meet the person who has been contacting them?") {
		t.Errorf("got %q", p.Says)
	}
}

func TestWhoBrokeOffIsNotToldWhatTheyDidNotComeTo(t *testing.T) {
	for _, at := range []string{"family-aware", "immediate-risk", "impact", "work-contact", "organised", "continuing-risk"} {
		for _, s := range theScenarios(t) {
			h := newHand(t, s)
			h.stopsAt = func(i decide.Item) bool { return i.List == nil && i.Question.ID == at }
			d := h.run()
			for _, p := range d.Points {
				if !slices.Contains(allowed, p.Kind) {
					t.Errorf("%s, at %s: %s: %s", s.ID, at, p.Kind, p.Says)
				}
			}
			if d.Parting != nil {
				t.Errorf("%s, at %s: it parts at %s", s.ID, at, d.Parting.Line.Asked())
			}
		}
	}
}

func TestNewsThatCameWhenTheyBrokeOffIsNoPoint(t *testing.T) {
	h := newHand(t, theScenario(t, "two-children-one-at-risk"))
	told := false
	h.stays = true
	h.then = func(*hand, string) { told = true }
	h.stopsAt = func(decide.Item) bool { return told }
	d := h.run()
	if !told || d.Finished || len(d.Case.Told) != 1 {
		t.Fatalf("it was told %d pieces of news", len(d.Case.Told))
	}
	if d.Parting != nil || slices.Contains(kindsOf(d.Points), rehearsal.NotRevisited) {
		t.Errorf("they had no time to act on it, and are told of it: %v", kindsOf(d.Points))
	}
}

func TestARiskRaisedLongAfterIsLate(t *testing.T) {
	h := newHand(t, theScenario(t, "partner-in-doubt"))
	but(h, "immediate-risk", "Child C", "no")
	h.stays = true
	late := false
	answer := h.answer
	h.answer = func(i decide.Item, label string, v answers.Value) (answers.Value, bool) {
		if i.Question.ID == "organised" && !late {
			late = true
			h.say("immediate-risk", "Child C", "not-known")
		}
		return answer(i, label, v)
	}
	p := pointOf(t, h.run().Points, rehearsal.RiskSeenLate)
	if p.Label != "Child C" || p.Theme != rehearsal.InterimSafety {
		t.Errorf("got %+v", p)
	}
}

func TestAGroupIsSpokenToAsOneAndItsMinoritiesAreHeard(t *testing.T) {
	s := theScenario(t, "workplace-unknown")
	h := newHand(t, s, "Police", "LADO", "Health")
	q := s.Procedure.Question("organised")
	vote := func(agency, reply, why string) record.Body {
		return record.Voted{Question: q.ID, Agency: agency, Answer: json.RawMessage(`"` + reply + `"`), Why: why}
	}
	answer := func(i decide.Item, _ string, v answers.Value) (answers.Value, bool) {
		if i.Question == q {
			h.append(vote("Police", "not-known", ""), vote("LADO", "yes", "The minibus."), vote("Health", "no", ""))
		}
		return v, v.Given
	}
	h.answer, h.stays = answer, true
	d := h.run()
	if len(d.Votes) != 1 || len(d.Votes[0].Votes) != 3 || !d.Votes[0].Group.NotKnown {
		t.Fatalf("got %+v", d.Votes)
	}
	if p := pointOf(t, d.Points, rehearsal.OneVoice); !strings.Contains(p.Says, "Health answered no, the group not known") || strings.Contains(p.Says, "LADO") {
		t.Errorf("got %q", p.Says)
	}
	if p := pointOf(t, d.Well, rehearsal.DifferedOpenly); !strings.Contains(p.Says, "LADO answered yes") {
		t.Errorf("got %q", p.Says)
	}
	for _, p := range slices.Concat(d.Points, d.Well) {
		if strings.Contains(p.Says, "You ") || strings.Contains(p.Says, "Your ") {
			t.Errorf("a group is spoken to as one person: %q", p.Says)
		}
	}
	for _, c := range d.Counts {
		if c.ID == "own-views" && (c.N != 2 || c.Of != 3) {
			t.Errorf("%d of %d agencies had a view of their own", c.N, c.Of)
		}
	}
}

func TestAnAgencyThatDidNotVoteIsNamed(t *testing.T) {
	h := newHand(t, theScenario(t, "workplace-unknown"), "Police", "LADO")
	h.answer = func(i decide.Item, _ string, v answers.Value) (answers.Value, bool) {
		if i.Question.ID == "organised" {
			h.append(record.Voted{Question: "organised", Agency: "Police", Answer: json.RawMessage(`"not-known"`)})
		}
		return v, v.Given
	}
	if p := pointOf(t, h.run().Points, rehearsal.OneVoice); !strings.Contains(p.Says, "without LADO") {
		t.Errorf("got %q", p.Says)
	}
}

func TestVotesOnPaperMakeAGroupToo(t *testing.T) {
	h := newHand(t, theScenario(t, "workplace-unknown"))
	h.answer = func(i decide.Item, _ string, v answers.Value) (answers.Value, bool) {
		if i.Question.ID == "organised" {
			h.append(record.Voted{Question: "organised", Agency: "Police", Answer: json.RawMessage(`"not-known"`)})
		}
		return v, v.Given
	}
	if p := pointOf(t, h.run().Well, rehearsal.NamedUnknown); !strings.HasPrefix(p.Says, "The group named") {
		t.Errorf("got %q", p.Says)
	}
}

func TestNoMoreThanFourQuestionsForTheRoomComeOfWhatStandsOut(t *testing.T) {
	h := newHand(t, theScenario(t, "drama-group"))
	h.stays = true
	h.answer = func(i decide.Item, _ string, v answers.Value) (answers.Value, bool) {
		if at := i.Question.Option("no"); at >= 0 {
			return answers.Value{Given: true, Options: 1 << at}, true
		}
		return v, v.Given
	}
	d := h.run()
	of := 0
	for _, q := range d.Discuss {
		if slices.ContainsFunc(d.Points, func(p rehearsal.Point) bool { return p.Ask == q }) {
			of++
		}
	}
	if len(d.Points) < 8 || of != 4 {
		t.Errorf("%d of the questions come of %d points", of, len(d.Points))
	}
}

func TestTheRoomGetsThreeToEightQuestions(t *testing.T) {
	for _, s := range theScenarios(t) {
		for _, stays := range []bool{false, true} {
			h := newHand(t, s)
			h.stays = stays
			d := h.run()
			if len(d.Discuss) < 3 || len(d.Discuss) > 8 {
				t.Errorf("%s: %d questions: %q", s.ID, len(d.Discuss), d.Discuss)
			}
		}
	}
}

func TestACaseUnderAnotherProcedureComparesNothing(t *testing.T) {
	c, err := rehearsal.NewSitting("X", "a test", record.Who{}, &procedure.Procedure{ID: "another"}, nil)
	if err != nil {
		t.Fatal(err)
	}
	d := rehearsal.Of(c.Case(), theScenario(t, "workplace-unknown"))
	if d.Parting != nil || d.Finished || len(d.Points) > 0 {
		t.Errorf("got %v", kindsOf(d.Points))
	}
}

// TestAnySittingDebriefs plays every scenario with any answers, news followed or
// not, and broken off anywhere.
func TestAnySittingDebriefs(t *testing.T) {
	all := theScenarios(t)
	rapid.Check(t, func(r *rapid.T) {
		s := all[rapid.IntRange(0, len(all)-1).Draw(r, "scenario")]
		h := newHand(r, s)
		often := rapid.IntRange(1, 6).Draw(r, "how seldom another answer is given")
		another := func() bool { return rapid.IntRange(0, often).Draw(r, "other") == 0 }
		h.stays = rapid.Bool().Draw(r, "stays")
		h.answer = func(i decide.Item, _ string, v answers.Value) (answers.Value, bool) {
			if !another() {
				return v, v.Given
			}
			return anyValue(r, i.Question), rapid.IntRange(0, 5).Draw(r, "given") > 0
		}
		h.lists = func(k *procedure.Kind, l answers.List) answers.List {
			if another() {
				l.NotKnown = rapid.Bool().Draw(r, "others")
				l.Labels = slices.Clone(l.Labels)
				if n := len(l.Labels); n > 0 && rapid.Bool().Draw(r, "one less") {
					l.Labels = l.Labels[:n-1]
				} else {
					l.Labels = append(l.Labels, k.Label+" Z")
				}
			}
			return l
		}
		stop := rapid.IntRange(1, 150).Draw(r, "stops after")
		h.stopsAt = func(decide.Item) bool { stop--; return stop == 0 }
		d := h.run()
		checkDebrief(r, d)
		if again := h.debrief(); !reflect.DeepEqual(kindsOf(d.Points), kindsOf(again.Points)) || !reflect.DeepEqual(d.Discuss, again.Discuss) || !reflect.DeepEqual(d.Counts, again.Counts) {
			r.Fatalf("%s debriefs otherwise the second time", s.ID)
		}
	})
}

func anyValue(r *rapid.T, q *procedure.Question) answers.Value {
	v := answers.Value{Given: true}
	if !q.RefusesNotKnown && rapid.Bool().Draw(r, "not known") {
		v.NotKnown = true
		return v
	}
	switch q.Type {
	case procedure.FreeText:
		v.Text = "Words."
	case procedure.DateType:
		v.Date, _ = calendar.NewDate(2026, 11, rapid.IntRange(1, 30).Draw(r, "day"))
	case procedure.Many:
		v.Options = procedure.Set(rapid.Uint64Range(0, uint64(q.All())).Draw(r, "options"))
	default:
		v.Options = 1 << rapid.IntRange(0, len(q.Options)-1).Draw(r, "option")
	}
	return v
}

// checkDebrief checks what holds of every debrief.
func checkDebrief(r fataler, d *rehearsal.Debrief) {
	for _, p := range slices.Concat(d.Points, d.Well) {
		if !slices.Contains(rehearsal.Themes(), p.Theme) || p.Says == "" || len(p.Cite) == 0 {
			r.Fatalf("%s: a point lacks its theme, its words or its paragraph: %+v", d.Scenario.ID, p)
		}
		if strings.Contains(p.Says, "%!") || strings.Contains(p.Ask, "%!") || strings.Contains(p.Says, "..") {
			r.Fatalf("%s: a point is not set well: %q %q", d.Scenario.ID, p.Says, p.Ask)
		}
	}
	perTheme := map[rehearsal.Theme]int{}
	for _, p := range d.Points {
		if perTheme[p.Theme]++; perTheme[p.Theme] > 12 {
			r.Fatalf("%s: %s has too many points", d.Scenario.ID, p.Theme)
		}
	}
	if p := d.Parting; p != nil && (!p.Differs.Any() || p.Event.Number == 0 || p.Line.Item == decide.Item{}) {
		r.Fatalf("%s: the paths part, and nothing differs: %+v", d.Scenario.ID, p)
	}
	for _, l := range d.Lines {
		if l.Matters && d.Parting == nil && d.Finished {
			r.Fatalf("%s: %s matters, and the paths do not part", d.Scenario.ID, l.Asked())
		}
	}
	for _, c := range d.Counts {
		if c.N < 0 || c.Of < 0 || c.Of > 0 && c.N > c.Of {
			r.Fatalf("%s: %s is %d of %d", d.Scenario.ID, c.ID, c.N, c.Of)
		}
	}
	if len(d.Discuss) < 3 || len(d.Discuss) > 8 {
		r.Fatalf("%s: %d questions", d.Scenario.ID, len(d.Discuss))
	}
}

func BenchmarkDebrief(b *testing.B) {
	for _, s := range theScenarios(b) {
		b.Run(s.ID, func(b *testing.B) {
			h := newHand(b, s)
			h.stays = true
			h.run()
			for b.Loop() {
				h.debrief()
			}
		})
	}
}

func TestWhoTakesTheUnknownForAYesHasSeenTheRisk(t *testing.T) {
	h := newHand(t, theScenario(t, "partner-in-doubt"))
	but(h, "immediate-risk", "Child C", "yes")
	h.stays = true
	for _, p := range h.run().Points {
		if p.Kind == rehearsal.RiskPassedOver && strings.Contains(p.Label, "Child C") {
			t.Errorf("it is said to be passed over: %s", p.Says)
		}
	}
}

func TestNothingUrgentIsInTimeWhereSomebodyItIsAboutIsLeftOut(t *testing.T) {
	h := newHand(t, theScenario(t, "partner-in-doubt"))
	h.lists = func(k *procedure.Kind, l answers.List) answers.List {
		if k.ID == "child" {
			l.Labels = l.Labels[:2]
		}
		return l
	}
	if got := kindsOf(h.run().Well); slices.Contains(got, rehearsal.RiskFirst) {
		t.Errorf("done well was %v", got)
	}
}

func TestAChildOfWhomNothingIsWrittenIsNotHeard(t *testing.T) {
	h := newHand(t, theScenario(t, "two-children-one-at-risk"))
	h.stays = true
	but(h, "impact", "Child A", "not-known")
	if got := kindsOf(h.run().Well); slices.Contains(got, rehearsal.HeardTheChild) {
		t.Errorf("done well was %v", got)
	}
}
