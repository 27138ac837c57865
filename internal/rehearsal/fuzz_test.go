package rehearsal_test

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"safeguard/internal/decide"
	"safeguard/internal/record"
	"safeguard/internal/rehearsal"
	"safeguard/internal/safetext"
	"safeguard/internal/scenario"
	"safeguard/internal/wizard"
)

// typedThrough plays a scenario line by line, by what is typed, and gives its
// record.
func typedThrough(t *testing.T, s *scenario.Scenario, keys string, agencies []string) *record.Case {
	t.Helper()
	now := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	clock := func() time.Time { now = now.Add(10 * time.Second); return now }
	log, err := rehearsal.NewSitting("TEST", "a test", record.Who{}, s.Procedure, clock)
	if err != nil {
		t.Fatal(err)
	}
	if err := log.Append(record.Rehearsed{Scenario: s.ID, Title: s.Title, File: "a test", Agencies: agencies}); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	_, err = wizard.Talk(t.Context(), wizard.NewLines(strings.NewReader(keys), &out, &out, 80, false), wizard.Options{
		Answers: log.Case().Answers.Clone(), Keep: keeping{t, log}, Record: log.Case,
		Page:  func(*decide.Path, wizard.OwnWords) string { return "a path" },
		Story: rehearsal.New(s, rehearsal.Options{Case: log.Case, Now: clock, Agencies: agencies}),
	})
	if err != nil && !errors.Is(err, wizard.ErrEnded) && !errors.Is(err, wizard.ErrUnusable) {
		t.Fatal(err)
	}
	if at := strings.IndexFunc(out.String(), safetext.Hidden); at >= 0 {
		t.Errorf("%q is hidden", out.String()[max(0, at-40):min(out.Len(), at+20)])
	}
	if !strings.Contains(out.String(), rehearsal.Fictitious) {
		t.Error("nothing says that the case is fictitious")
	}
	return log.Case()
}

// Whatever is typed in a rehearsal, by one person or a group: it ends when the
// lines do, tells no news twice, puts down nothing of a last line that is not
// ended, and can be debriefed; the results read back.
func FuzzPlay(f *testing.F) {
	for _, seed := range []string{
		"", "1\nno\nheld\n2\n1\nyes\nSeen today.\nno\n", ":story\n:review\npath\nagree\n", strings.Repeat(":leave\n", 60) + "path\nno\n", strings.Repeat("not known\n", 40),
		strings.Repeat("1\n", 40), strings.Repeat("2\nBecause.\n", 30), "none\n" + strings.Repeat(":not-known\n", 30), "Child A, Child B\n:back\n1\n:note A note.\n:stop\n", "1\nno",
		strings.Repeat("yes\n1\nno\n2\n:leave\n", 20) + "path\n:review\n3\n2\npath\nagree\n",
	} {
		for which := range uint8(4) {
			f.Add(which, seed)
		}
	}
	all := theScenarios(f)
	f.Fuzz(func(t *testing.T, which uint8, keys string) {
		if len(keys) > 2000 {
			return
		}
		s := all[int(which/2)%len(all)]
		var agencies []string
		if which%2 == 1 {
			agencies = []string{"Police", "Health", "School"}
		}
		c := typedThrough(t, s, keys, agencies)
		toldOnce(t, c)
		d := rehearsal.Of(c, s)
		checkDebrief(t, d)
		results := d.Results()
		if again, faults := rehearsal.ReadResults("a.json", results.JSON()); again == nil || !bytes.Equal(again.JSON(), results.JSON()) {
			t.Errorf("the results are not read back: %v", faults.All())
		}
		if ended := keys[:strings.LastIndexByte(keys, '\n')+1]; ended != keys {
			if cut := typedThrough(t, s, ended, agencies); cut.Head() != c.Head() {
				t.Errorf("%q is not ended, and was taken: %d events, want %d", keys[len(ended):], len(c.Events), len(cut.Events))
			}
		}
	})
}

func toldOnce(t *testing.T, c *record.Case) {
	t.Helper()
	var told []string
	for _, e := range c.Told {
		told = append(told, e.Said.Inject)
	}
	slices.Sort(told)
	if len(slices.Compact(slices.Clone(told))) != len(told) {
		t.Errorf("something was told twice: %v", told)
	}
}
