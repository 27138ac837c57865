package record_test

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"
	"time"

	"safeguard/internal/record"
)

var rehearsed = record.Rehearsed{Scenario: "an-invented-case", Title: "An invented case", File: "format: 1\n", Agencies: []string{"police", "school"}}

// rehearse opens the record of a rehearsal.
func rehearse(t *testing.T) *file {
	f := begin(t, nil)
	f.add(rehearsed)
	return f
}

func TestARehearsalHoldsWhatWasToldAndHowAGroupVoted(t *testing.T) {
	f := rehearse(t)
	f.say(said(t, f.Procedure, atFirst))
	vote := record.Voted{Question: "immediate-risk", Subject: "Child A", Agency: "police", Answer: json.RawMessage(`"not-known"`), Why: "nobody has looked"}
	f.add(record.Told{Inject: "a-call"}, vote)
	c, _ := f.read()
	if c.Rehearsal == nil || !reflect.DeepEqual(*c.Rehearsal, rehearsed) {
		t.Errorf("the rehearsal is %v", c.Rehearsal)
	}
	if len(c.Told) != 1 || c.Told[0].Said.Inject != "a-call" {
		t.Errorf("told was %v", c.Told)
	}
	if len(c.Votes) != 1 || c.Votes[0].Said.Agency != "police" || string(c.Votes[0].Said.Answer) != `"not-known"` {
		t.Errorf("the votes are %v", c.Votes)
	}
}

func TestWhatIsSaidAnewAfterNewsIsMarkedAndCanHaveAReason(t *testing.T) {
	f := rehearse(t)
	f.say(said(t, f.Procedure, atFirst))
	if len(f.Changed) > 0 {
		t.Fatal("something was a change before any news")
	}
	f.add(record.Told{Inject: "a-call"})
	f.say(said(t, f.Procedure, strings.Replace(atFirst, `Child A: "yes"`, `Child A: "no"`, 1)))
	f.add(record.Reasoned{Question: "immediate-risk", Subject: "Child A", Why: "the school has seen Child A"})
	c, _ := f.read()
	if len(c.Changed) != 1 || c.Changed[0].Why != "the school has seen Child A" {
		t.Fatalf("changed is %+v", c.Changed)
	}
	if said := c.Changed[0].Said.(record.Answered); !said.AfterNews || said.AfterPath {
		t.Errorf("the change is %+v", said.Change)
	}
}

func TestWhatDoesNotFitARehearsalIsRefused(t *testing.T) {
	vote := record.Voted{Question: "concern", Agency: "police", Answer: json.RawMessage(`["grooming"]`)}
	for _, tt := range []struct {
		name string
		real bool
		body record.Body
		want string
	}{
		{"news in a real case", true, record.Told{Inject: "a-call"}, "this case is none"},
		{"a vote in a real case", true, vote, "this case is none"},
		{"a second scenario", false, rehearsed, "its second event or never"},
		{"news without an id", false, record.Told{}, "an inject is needed"},
		{"a vote of nobody", false, record.Voted{Question: "concern", Answer: vote.Answer}, "an agency is needed"},
		{"a vote on no question", false, record.Voted{Question: "none", Agency: "police", Answer: vote.Answer}, `no question "none"`},
		{"a vote about nobody", false, record.Voted{Question: "immediate-risk", Subject: "Child Z", Agency: "police", Answer: vote.Answer}, `not asked about "Child Z"`},
		{"a vote for no reply", false, record.Voted{Question: "concern", Agency: "police", Answer: json.RawMessage(`["nothing"]`)}, "nothing"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			f := begin(t, nil)
			if !tt.real {
				f.add(rehearsed)
			}
			events := len(f.Events)
			err := f.Add(record.Event{Number: events + 1, At: time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC), Body: tt.body})
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Fatalf("the error is %v, where %q was wanted", err, tt.want)
			}
			if len(f.Events) != events || len(f.Told)+len(f.Votes) > 0 {
				t.Error("it was taken all the same")
			}
		})
	}
}

func TestACaseInWhichSomethingWasSaidNeverBecomesARehearsal(t *testing.T) {
	f := begin(t, nil)
	f.say(said(t, f.Procedure, atFirst))
	if err := f.Add(record.Event{Number: len(f.Events) + 1, At: f.clock, Body: rehearsed}); err == nil {
		t.Error("it was made one")
	}
}
