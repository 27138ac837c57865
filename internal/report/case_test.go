package report_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"safeguard/internal/decide"
	"safeguard/internal/record"
	"safeguard/internal/report"
)

func quoteJSON(s string) string {
	b, _ := json.Marshal(s)
	return string(b)
}

func viewOf(t *testing.T, c *record.Case, say caseWords) report.CaseView {
	t.Helper()
	return report.CaseView{Case: c, Stamp: stampOf(c, say)}
}

// troubledView is a case in which everything is wrong that can be.
func troubledView(t *testing.T, c *record.Case, say caseWords) report.CaseView {
	t.Helper()
	v := viewOf(t, c, say)
	v.Damage = &record.Damage{Event: 99, Why: say("the line does not give its hash")}
	v.Unread, v.Torn, v.Problem = 812, 31, say("the procedure kept beside the record was supplied from elsewhere")
	before := c.Paths[0].Decide()
	v.Newer = &report.NewerEdition{Edition: say("2027-01"), Digest: say("sha256:cc"), Faults: []string{say("question x is gone")}, Path: before, Differs: record.Compare(decide.Decide(c.Answers), before)}
	return v
}

func TestACaseReadsAsItDid(t *testing.T) {
	v := viewOf(t, reopenedCase(t, "Child B", asWritten), asWritten)
	golden(t, "testdata/case/reopened.txt", func(b *bytes.Buffer) error { return report.CaseText(b, v, report.Looks{Width: 80}) })
	golden(t, "testdata/case/reopened.md", func(b *bytes.Buffer) error { return report.CaseMarkdown(b, v) })
	golden(t, "testdata/case/reopened.html", func(b *bytes.Buffer) error { return report.CaseHTML(b, v) })
	golden(t, "testdata/case/reopened.json", func(b *bytes.Buffer) error { return report.CaseJSON(b, v) })
	golden(t, "testdata/case/reopened.ics", func(b *bytes.Buffer) error { return report.CaseCalendar(b, v) })
}

func TestADamagedCaseSaysSoFirst(t *testing.T) {
	v := troubledView(t, reopenedCase(t, "Child B", asWritten), asWritten)
	golden(t, "testdata/case/troubled.txt", func(b *bytes.Buffer) error { return report.CaseText(b, v, report.Looks{Width: 80}) })
	golden(t, "testdata/case/troubled.html", func(b *bytes.Buffer) error { return report.CaseHTML(b, v) })
	golden(t, "testdata/case/troubled.json", func(b *bytes.Buffer) error { return report.CaseJSON(b, v) })
}

func TestTheOutcomePathOfACaseIsWhatDecidePrints(t *testing.T) {
	c := reopenedCase(t, "Child B", asWritten)
	var path, whole bytes.Buffer
	if err := report.JSON(&path, decide.Decide(c.Answers)); err != nil {
		t.Fatal(err)
	}
	if err := report.CaseJSON(&whole, viewOf(t, c, asWritten)); err != nil {
		t.Fatal(err)
	}
	if want := `"outcome-path": ` + strings.TrimSuffix(path.String(), "\n") + ",\n  \"record\": {"; !strings.Contains(whole.String(), want) {
		t.Error("the bytes that decide prints do not stand in the case")
	}
	var document struct {
		Path   json.RawMessage `json:"outcome-path"`
		Record map[string]any  `json:"record"`
	}
	if err := json.Unmarshal(whole.Bytes(), &document); err != nil {
		t.Fatal(err)
	}
	if got := string(document.Path) + "\n"; got != path.String() {
		t.Errorf("a reader of JSON gets other bytes:\n%s", got)
	}
	for _, key := range strings.Fields("format reference state as-at tool head events aid procedure opened retention damage torn participants information safety-plan taken-up dissent views verdicts changed-after-path changed-since-last-path paths newer-edition exports history") {
		if _, ok := document.Record[key]; !ok {
			t.Errorf("the record has no %q", key)
		}
	}
}

func TestAPathThatIsNotTheSameAnewIsShownAsItWas(t *testing.T) {
	c := reopenedCase(t, "Child B", asWritten)
	stored := strings.Replace(string(c.Paths[0].Stored), `"status":"settled"`, `"status":"open"`, 1)
	c.Paths[0].Stored = json.RawMessage(stored)
	var page bytes.Buffer
	if err := report.CaseMarkdown(&page, viewOf(t, c, asWritten)); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"is NOT the same as what was shown then", "Where the concern is referred: open, Referral of grooming", "It is the path as it stands now, to the byte."} {
		if !strings.Contains(page.String(), want) {
			t.Errorf("the page does not say %q:\n%s", want, page.String()[strings.Index(page.String(), "Outcome paths shown"):])
		}
	}
}

func TestARecordOfWhichNothingCanBeReadIsNoPage(t *testing.T) {
	var b bytes.Buffer
	v := report.CaseView{Damage: &record.Damage{Event: 1, Why: "the record is empty"}}
	for name, err := range map[string]error{
		"text": report.CaseText(&b, v, report.Looks{}), "markdown": report.CaseMarkdown(&b, v), "html": report.CaseHTML(&b, v),
		"json": report.CaseJSON(&b, v), "ics": report.CaseCalendar(&b, v),
	} {
		if err == nil || b.Len() > 0 {
			t.Errorf("%s: %v, %d bytes; want an error and nothing written", name, err, b.Len())
		}
	}
}
