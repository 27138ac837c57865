package rehearsal_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"safeguard/internal/rehearsal"
)

// sitting is the results of one sitting, in which question q was answered so; ""
// is no answer.
func sitting(reference string, answers ...string) *rehearsal.Results {
	r := &rehearsal.Results{
		Format: 1, Fictitious: true, Reference: reference, Finished: true, Minutes: 10, Sittings: 1,
		Scenario:  rehearsal.ScenarioResult{ID: "s", Title: "S", Digest: "sha256:1"},
		Procedure: rehearsal.ProcedureResult{ID: "p", Edition: "2009-02", Digest: "sha256:2"},
	}
	for i, a := range answers {
		r.Answers = append(r.Answers, rehearsal.LineResult{Question: fmt.Sprintf("q%d", i+1), Ask: fmt.Sprintf("Question %d?", i+1), Listed: true, Panel: saidJSON(`"no"`), First: saidJSON(a), Last: saidJSON(a)})
	}
	return r
}

func saidJSON(answer string) rehearsal.Said {
	if answer == "" {
		answer = "null"
	} else if !strings.HasPrefix(answer, "[") && !strings.HasPrefix(answer, `"`) {
		answer = `"` + answer + `"`
	}
	return rehearsal.Said{Answer: json.RawMessage(answer), Words: strings.Trim(answer, `"`)}
}

func gathered(results ...*rehearsal.Results) []*rehearsal.Room {
	var named []rehearsal.NamedResults
	for i, r := range results {
		named = append(named, rehearsal.NamedResults{Path: fmt.Sprintf("%c.json", 'a'+i), Results: r})
	}
	return rehearsal.Gather(named)
}

func TestSittingsOfOneScenarioAreOneRoom(t *testing.T) {
	broken := sitting("C", "yes")
	broken.Finished, broken.Minutes = false, 3
	slow := sitting("B", "no")
	slow.Minutes = 40
	rooms := gathered(sitting("A", "yes"), slow, broken)
	if len(rooms) != 1 {
		t.Fatalf("%d rooms", len(rooms))
	}
	r := rooms[0]
	if r.N != 3 || r.Finished != 2 || r.MinutesLow != 10 || r.MinutesHigh != 40 {
		t.Errorf("got %d sittings, %d finished, %d to %d minutes", r.N, r.Finished, r.MinutesLow, r.MinutesHigh)
	}
	if s := r.Splits[0]; s.N != 3 || len(s.Answers) != 2 || s.Answers[0].N != 2 || s.Answers[0].Words != "yes" || s.Panel.Words != "no" {
		t.Errorf("got %+v", s)
	}
}

func TestWhatDiffersInKindIsNeverMixed(t *testing.T) {
	change := map[string]func(*rehearsal.Results){
		"under edition 2027-01 of the procedure, where these are under edition 2009-02": func(r *rehearsal.Results) { r.Procedure.Edition = "2027-01" },
		"under another file of edition 2009-02 of the procedure (sha256:9)":             func(r *rehearsal.Results) { r.Procedure.Digest = "sha256:9" },
		"of another version of the scenario file (sha256:9)":                            func(r *rehearsal.Results) { r.Scenario.Digest = "sha256:9" },
		"under another procedure, other":                                                func(r *rehearsal.Results) { r.Procedure.ID = "other" },
	}
	for want, f := range change {
		other := sitting("B", "yes")
		f(other)
		rooms := gathered(sitting("A", "yes"), other, sitting("C", "no"))
		if len(rooms) != 2 || rooms[0].N != 2 || rooms[1].N != 1 {
			t.Errorf("%s: %d rooms", want, len(rooms))
			continue
		}
		if b := rooms[0].Beside; len(b) != 1 || b[0].N != 1 || b[0].Why != want {
			t.Errorf("got %+v, want %s", b, want)
		}
		if b := rooms[1].Beside; len(b) != 1 || b[0].N != 2 {
			t.Errorf("%s: the other room names %+v", want, b)
		}
	}
	other := sitting("B", "yes")
	other.Scenario.ID = "another"
	if rooms := gathered(sitting("A", "yes"), other); len(rooms) != 2 || len(rooms[0].Beside) != 0 {
		t.Errorf("two scenarios: got %d rooms, %+v", len(rooms), rooms[0].Beside)
	}
}

func TestASittingGivenTwiceCountsOnce(t *testing.T) {
	early, late := sitting("A", "yes"), sitting("A", "no")
	early.Finished = false
	for name, tt := range map[string]struct {
		given []*rehearsal.Results
		apart string
	}{
		"the same file twice":               {[]*rehearsal.Results{late, late, sitting("B", "no")}, "b.json"},
		"the later first":                   {[]*rehearsal.Results{late, early, sitting("B", "no")}, "b.json"},
		"the one that was broken off first": {[]*rehearsal.Results{early, late, sitting("B", "no")}, "a.json"},
	} {
		r := gathered(tt.given...)[0]
		if r.N != 2 || r.Splits[0].N != 2 || len(r.Splits[0].Answers) != 1 {
			t.Errorf("%s: got %d sittings, %+v", name, r.N, r.Splits[0])
		}
		if len(r.Apart) != 1 || r.Apart[0].Path != tt.apart || !strings.Contains(r.Apart[0].Why, "sitting A") {
			t.Errorf("%s: got %+v, want %s set apart", name, r.Apart, tt.apart)
		}
	}
}

func TestTheQuestionThatDividedTheRoomIsTheMostEvenlySplit(t *testing.T) {
	many := func(replies ...string) string {
		return `["` + strings.Join(replies, `","`) + `"]`
	}
	voting := func(r *rehearsal.Results, question string, votes ...string) *rehearsal.Results {
		for _, v := range votes {
			r.Votes = append(r.Votes, rehearsal.VoteResult{Question: question, Agency: v, Vote: saidJSON(v)})
		}
		return r
	}
	matters := func(r *rehearsal.Results, n int) *rehearsal.Results {
		r.Answers[n].Matters = true
		return r
	}
	tests := []struct {
		name    string
		given   []*rehearsal.Results
		divided string
	}{
		{"all agree", []*rehearsal.Results{sitting("A", "yes"), sitting("B", "yes")}, ""},
		{"there is one", []*rehearsal.Results{sitting("A", "yes")}, ""},
		{"one saw it otherwise", []*rehearsal.Results{sitting("A", "yes", "no"), sitting("B", "yes", "yes"), sitting("C", "yes", "yes")}, "q2"},
		{"the more even", []*rehearsal.Results{sitting("A", "no", "yes"), sitting("B", "yes", "no"), sitting("C", "yes", "not-known")}, "q2"},
		{"as even: the earlier", []*rehearsal.Results{sitting("A", "no", "yes"), sitting("B", "yes", "no")}, "q1"},
		{"as even: the one that matters", []*rehearsal.Results{sitting("A", "no", "yes"), matters(sitting("B", "yes", "no"), 1)}, "q2"},
		{"answered by few", []*rehearsal.Results{sitting("A", "", "yes"), sitting("B", "", "yes"), sitting("C", "yes", "yes"), sitting("D", "no", "no"), sitting("E", "", "yes")}, "q2"},
		{"votes of one group", []*rehearsal.Results{voting(sitting("A", "yes", "yes"), "q2", "yes", "no")}, "q2"},
		{"ticks are counted one by one", []*rehearsal.Results{sitting("A", many("x", "y"), "yes"), sitting("B", many("x"), "no"), sitting("C", many("x"), "no"), sitting("D", many("x", "z"), "yes")}, "q2"},
	}
	for _, tt := range tests {
		room, got := gathered(tt.given...)[0], ""
		if room.Divided != nil {
			got = room.Divided.Question
		}
		if got != tt.divided {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.divided)
		}
	}
}

func TestAQuestionStandsInInterviewOrderAlsoWhereFewWereAskedIt(t *testing.T) {
	short, long := sitting("A", "yes", "no"), sitting("B", "yes", "no", "yes")
	short.Answers = append(short.Answers[:1:1], sitting("", "", "", "yes").Answers[2])
	var got []string
	for _, s := range gathered(short, long)[0].Splits {
		got = append(got, s.Question)
	}
	if strings.Join(got, " ") != "q1 q2 q3" {
		t.Errorf("got %v", got)
	}
}

func TestPointsAndPartingsAreCountedBySitting(t *testing.T) {
	point := rehearsal.PointResult{Kind: rehearsal.UnknownAsNo, Theme: rehearsal.Information}
	a, b, c := sitting("A", "yes"), sitting("B", "yes"), sitting("C", "no")
	a.Points = []rehearsal.PointResult{point, point}
	b.Points = []rehearsal.PointResult{point}
	a.Parting = &rehearsal.PartingResult{Question: "q1", Ask: "Question 1?"}
	r := gathered(a, b, c)[0]
	if len(r.Points) != 1 || r.Points[0].N != 2 {
		t.Errorf("got %+v", r.Points)
	}
	if r.Parted != 1 || len(r.Partings) != 1 || r.Partings[0].N != 1 || r.Partings[0].Ask != "Question 1?" {
		t.Errorf("got %d, %+v", r.Parted, r.Partings)
	}
}

func TestWhomTheScenarioDoesNotListIsLeftAside(t *testing.T) {
	a := sitting("A", "yes")
	a.Answers[0].Listed = false
	if r := gathered(a)[0]; len(r.Splits) != 0 {
		t.Errorf("got %+v", r.Splits)
	}
}

func TestRoomsAsJSONHaveEveryKeyAndNoNull(t *testing.T) {
	data := string(rehearsal.RoomsJSON(gathered(sitting("A", "yes"), sitting("B", "no"))))
	for _, key := range []string{`"fictitious": true`, `"apart": []`, `"beside": []`, `"votes": []`, `"reasons": []`, `"sittings": 2`} {
		if !strings.Contains(data, key) {
			t.Errorf("no %s in %s", key, data)
		}
	}
	if none := string(rehearsal.RoomsJSON(nil)); !strings.Contains(none, `"rooms": []`) {
		t.Errorf("got %s", none)
	}
}
