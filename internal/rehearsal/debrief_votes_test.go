package rehearsal_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"safeguard/internal/answers"
	"safeguard/internal/decide"
	"safeguard/internal/record"
	"safeguard/internal/rehearsal"
)

// voted is what an agency answers by itself to a question about the case.
func voted(question, agency, reply string) record.Body {
	return record.Voted{Question: question, Agency: agency, Answer: json.RawMessage(`"` + reply + `"`)}
}

// votesAt has agencies answer a question of the case by themselves before the
// group does.
func (h *hand) votesAt(question string, votes ...record.Body) {
	h.answer = func(i decide.Item, _ string, v answers.Value) (answers.Value, bool) {
		if i.Question.ID == question {
			h.append(votes...)
		}
		return v, v.Given
	}
}

func TestARoundOfVotesThatIsUnderWayIsHeldBack(t *testing.T) {
	h := newHand(t, theScenario(t, "workplace-unknown"), "Police", "LADO", "Health")
	h.stopsAt = func(i decide.Item) bool { return i.List == nil && i.Question.ID == "organised" }
	h.run()
	h.append(voted("organised", "Police", "no"), voted("organised", "LADO", "yes"))
	d := h.debrief()
	if len(d.Votes) > 0 {
		t.Errorf("it shows %+v", d.Votes)
	}
	if want := "Are there signs of organised or multiple abuse?"; !slices.Equal(d.UnderWay, []string{want}) {
		t.Errorf("under way is %q, where %q is wanted", d.UnderWay, want)
	}
	if r := d.Results(); len(r.Votes) > 0 {
		t.Errorf("the results have %+v", r.Votes)
	}
	for _, p := range slices.Concat(d.Points, d.Well) {
		if p.Theme == rehearsal.Dissent {
			t.Errorf("a point is made of it: %s", p.Says)
		}
	}
	h.say("organised", "", "not-known")
	if d := h.debrief(); len(d.Votes) != 1 || len(d.Votes[0].Votes) != 2 || len(d.UnderWay) > 0 {
		t.Errorf("the group has answered, and it shows %+v, and %q as under way", d.Votes, d.UnderWay)
	}
}

func TestARoundThatBeganBehindAPathIsHeldBackToo(t *testing.T) {
	h := newHand(t, theScenario(t, "workplace-unknown"), "Police", "LADO")
	h.answer = func(i decide.Item, _ string, v answers.Value) (answers.Value, bool) {
		return v, v.Given && i.Question.ID != "organised"
	}
	h.run()
	h.append(voted("organised", "Police", "no"))
	if d := h.debrief(); len(d.Votes) > 0 || len(d.UnderWay) != 1 {
		t.Errorf("it shows %+v, and %q as under way", d.Votes, d.UnderWay)
	}
	h.append(record.Shown{Tool: "a test", Path: []byte(`{"format":1,"procedure":{},"decisions":[]}`)})
	if d := h.debrief(); len(d.Votes) != 1 || len(d.UnderWay) > 0 {
		t.Errorf("the sitting is over, and it shows %+v, and %q as under way", d.Votes, d.UnderWay)
	}
}

func TestVotesAreHeldAgainstWhatThePanelKnewThen(t *testing.T) {
	h := newHand(t, theScenario(t, "workplace-unknown"), "Police", "LADO")
	h.votesAt("organised", voted("organised", "Police", "no"), voted("organised", "LADO", "not-known"))
	d := h.run()
	if len(d.Votes) != 1 {
		t.Fatalf("got %+v", d.Votes)
	}
	b := d.Votes[0]
	if !b.Panel.NotKnown || !b.PanelEnd.Known() {
		t.Errorf("the panel has %+v then and %+v by the end", b.Panel, b.PanelEnd)
	}
}

func TestVotesOnWhatTheGroupLeftAreHeldAgainstWhatWasKnownAtTheFirst(t *testing.T) {
	h := newHand(t, theScenario(t, "workplace-unknown"), "Police", "LADO")
	h.stays = true
	h.answer = func(i decide.Item, _ string, v answers.Value) (answers.Value, bool) {
		if i.Question.ID == "organised" {
			h.append(voted("organised", "Police", "no"), voted("organised", "LADO", "no"))
		}
		return v, v.Given && i.Question.ID != "organised"
	}
	d := h.run()
	if b := d.Votes[0]; b.Group.Given || !b.Panel.NotKnown || !b.PanelEnd.Known() {
		t.Errorf("got %+v", b)
	}
}

func TestAGroupThatAnswersWhatNobodyHadIsSeen(t *testing.T) {
	for _, c := range []struct {
		name    string
		replies []string
		alone   bool
	}{
		{"nobody", []string{"no", "yes"}, true},
		{"nobody, and all the same", []string{"no", "no"}, true},
		{"one of them", []string{"no", "not-known"}, false},
	} {
		h := newHand(t, theScenario(t, "workplace-unknown"), "Police", "LADO")
		h.stays = true
		h.votesAt("organised", voted("organised", "Police", c.replies[0]), voted("organised", "LADO", c.replies[1]))
		d := h.run() // the group answers not known
		if got := d.Votes[0].GroupAlone(); got != c.alone {
			t.Errorf("%s: got %v", c.name, got)
		}
	}
}

func TestAgenciesStandAsTheGroupWasSetUp(t *testing.T) {
	h := newHand(t, theScenario(t, "workplace-unknown"), "Police", "LADO", "School")
	h.stays = true
	h.votesAt("organised", voted("organised", "LADO", "no"), voted("organised", "Police", "no"))
	d := h.run()
	if want := []string{"Police", "LADO", "School"}; !slices.Equal(d.Agencies, want) {
		t.Errorf("got %q, want %q", d.Agencies, want)
	}
	if want := []string{"School"}; !slices.Equal(d.Votes[0].Silent, want) {
		t.Errorf("got %q, want %q", d.Votes[0].Silent, want)
	}
}

func TestWordsOnAChildAreNotPraisedWhateverTheyAre(t *testing.T) {
	for _, c := range []struct{ scenario, want string }{
		{"coach-with-children", "Something is written down about how Child A is."},
		{"meeting-tomorrow", "Something is written down about how Child A and Child B are."},
	} {
		h := newHand(t, theScenario(t, c.scenario))
		h.stays = true
		h.answer = func(_ decide.Item, _ string, v answers.Value) (answers.Value, bool) {
			if v.Text != "" {
				v.Text = "x"
			}
			return v, v.Given
		}
		if p := pointOf(t, h.run().Well, rehearsal.HeardTheChild); p.Says != c.want {
			t.Errorf("got %q, want %q", p.Says, c.want)
		}
	}
}

func TestWhoeverIsNotListedYetIsSpokenOfSo(t *testing.T) {
	s := theScenario(t, "partner-in-doubt")
	found := false
	for _, a := range []*answers.Answers{s.Start(), answers.New(s.Procedure)} {
		path := decide.Decide(a)
		for i := range path.Decisions {
			d := &path.Decisions[i]
			if d.Subject.Kind == nil || d.Subject.Index != decide.Unlisted {
				continue
			}
			title := rehearsal.DecisionTitle(d, path)
			found = found || title == "The finding for a child not listed yet"
			if !strings.Contains(title, " not listed yet") || !strings.ContainsAny(title[:1], "ABCDEFGHIJKLMNOPQRSTUVWXYZ") {
				t.Errorf("got %q", title)
			}
		}
	}
	if !found {
		t.Error("nothing is decided of a child who is not listed yet")
	}
}
