package report_test

import (
	"strings"
	"testing"

	"safeguard/internal/record"
	"safeguard/internal/report"
)

func TestADebriefShowsWhatWasSaidOfTheCaseInTheirOwnWords(t *testing.T) {
	d := playFerrySteps(t, asWritten).debrief(asWritten, false)
	for _, body := range []record.Body{
		record.Viewed{About: "Child A", Words: "A visit tonight"},
		record.Shown{Tool: "a test", Path: []byte(`{"format":1,"procedure":{},"decisions":[]}`)},
		record.Differed{Words: "A conference for both"},
	} {
		c := d.Case
		if err := c.Add(record.Event{Number: len(c.Events) + 1, At: c.Last(), Body: body}); err != nil {
			t.Fatal(err)
		}
	}
	var page strings.Builder
	if err := report.Debrief(&page, d, report.Looks{Width: 120}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Child A, before the path was shown: A visit tonight", "differed. A conference for both"} {
		if !strings.Contains(page.String(), want) {
			t.Errorf("the page does not say %q", want)
		}
	}
}
