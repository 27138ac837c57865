package rehearsal_test

import (
	"encoding/json"
	"testing"
	"time"

	"safeguard/internal/record"
	"safeguard/internal/rehearsal"
)

func TestASittingInMemoryIsARecordLikeAnyOther(t *testing.T) {
	s := theScenario(t, "workplace-unknown")
	now := time.Date(2026, 11, 23, 9, 0, 0, 123, time.UTC)
	log, err := rehearsal.NewSitting("ABCD", "v1", record.Who{Role: "trainer"}, s.Procedure, func() time.Time { return now })
	if err != nil {
		t.Fatal(err)
	}
	c := log.Case()
	if err := log.Append(record.Rehearsed{Scenario: s.ID, Title: s.Title, File: "x"}, record.Told{Inject: "sister-is-sure"}); err != nil {
		t.Fatal(err)
	}
	if len(c.Events) != 3 || len(c.Told) != 1 || c.Rehearsal == nil || c.Head() == "" || log.Settle() != nil {
		t.Errorf("the case holds %d events", len(c.Events))
	}
	if again, damage := record.Replay("ABCD", s.Procedure, c.Events); damage != nil || again.Head() != c.Head() {
		t.Errorf("it does not replay: %v", damage)
	}
	if e := c.Events[2]; e.Number != 3 || !e.At.Equal(now.Truncate(time.Second)) || e.By.Role != "trainer" {
		t.Errorf("got %+v", e)
	}
}

func TestASittingInMemoryTakesAllOrNothing(t *testing.T) {
	s := theScenario(t, "workplace-unknown")
	log, err := rehearsal.NewSitting("ABCD", "v1", record.Who{}, s.Procedure, nil)
	if err != nil {
		t.Fatal(err)
	}
	c, head := log.Case(), log.Case().Head()
	good := record.Answered{Question: "organised", Answer: json.RawMessage(`"no"`)}
	for _, bad := range []record.Body{
		record.Answered{Question: "no-such", Answer: json.RawMessage(`"no"`)},
		record.Told{Inject: "x"}, // which belongs to a rehearsal
		nil,
	} {
		if err := log.Append(good, bad); err == nil {
			t.Errorf("%+v was taken", bad)
		}
		if len(c.Events) != 1 || c.Head() != head || c.Answers.Count() != 0 || log.Case() != c {
			t.Fatalf("something of it was kept: %d events", len(c.Events))
		}
	}
	if err := log.Append(good); err != nil || c.Answers.Count() != 1 {
		t.Errorf("it takes nothing afterwards: %v", err)
	}
}
