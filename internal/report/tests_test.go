package report_test

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"safeguard/internal/procedure"
	"safeguard/internal/report"
	"safeguard/internal/scenario"
)

const coats = `format: 1
id: what-to-wear
title: What to wear
edition: "1 & <more>"
source: {title: A notice, paragraphs: {"1": {gist: Look out of the window.}}}
questions:
  raining: {ask: "Does it rain?", type: yes-no, cite: ["1"]}
stages:
  - {id: leaving, title: Leaving, checklist: [raining], trees: [coat]}
trees:
  coat: {title: Which coat, ask: raining, answers: {"yes": raincoat, "no": stay-dry}}
outcomes:
  raincoat: {title: A raincoat, duty: must, opens: true, cite: ["1"]}
  stay-dry: {title: No coat, duty: none, opens: false}
`

const wet = `format: 1
id: wet
procedure: what-to-wear
edition: "1 & <more>"
title: It "rains" & pours
opening: Drops run down the window.
answers: {raining: "yes"}
expect: {decisions: {coat: {case: [raincoat]}}}
`

// oneOfEach is a run with one of everything: a scenario that comes out as
// expected, one that does not, a file with faults, one of no procedure, one
// passed over, one that cannot be read, and less coverage than is wanted.
func oneOfEach(t *testing.T) *report.Tests {
	t.Helper()
	p, faults := procedure.Load("rain/procedure.yaml", []byte(coats))
	if p == nil {
		t.Fatal(faults.All())
	}
	try := func(path, data string) report.TestedFile {
		s, faults := scenario.Load(p, path, []byte(data))
		f := report.TestedFile{Path: path, Scenario: s, Procedure: p, Source: []byte(data), Found: faults.All()}
		if s != nil {
			f.Found = scenario.Check(s)
		}
		return f
	}
	fine := try("rain/a.yaml", wet)
	lost := try("rain/d.yaml", strings.Replace(wet, "procedure: what-to-wear", "procedure: what-to-bear", 1))
	lost.Procedure = nil
	return &report.Tests{
		Files: []report.TestedFile{
			fine,
			try("rain/b.yaml", strings.Replace(wet, "[raincoat]", "[stay-dry]", 1)),
			try("rain/c\x1b.yaml", strings.Replace(wet, "[raincoat]", "[raincaot]", 1)),
			lost,
		},
		PassedOver: []report.PassedOver{{Path: "rain/e.yaml", Why: "it holds answers, and expects nothing"}},
		Unreadable: []report.Unreadable{{Path: "rain/f.yaml", Why: "permission denied"}},
		Covered:    []report.CoveredProcedure{{Path: "rain/procedure.yaml", Scenarios: 2, Coverage: scenario.Cover(p, fine.Scenario.Points())}},
		Minimum:    9950,
	}
}

func TestWhatCameOfScenariosIsWrittenInEachFormat(t *testing.T) {
	r := oneOfEach(t)
	golden(t, "testdata/tests/one-of-each.txt", func(b *bytes.Buffer) error {
		return report.TestsText(b, r, report.Looks{Width: 80})
	})
	golden(t, "testdata/tests/one-of-each.json", func(b *bytes.Buffer) error { return report.TestsJSON(b, r) })
	golden(t, "testdata/tests/one-of-each.xml", func(b *bytes.Buffer) error { return report.TestsJUnit(b, r) })
}

func TestTheJSONOfTestsCanBeRead(t *testing.T) {
	var b bytes.Buffer
	if err := report.TestsJSON(&b, oneOfEach(t)); err != nil {
		t.Fatal(err)
	}
	var got struct {
		Files []struct {
			Path, Status string
			Found        []struct{ Line, Column int }
		}
		Coverage []struct {
			Kinds []struct {
				Of, Percent string
				Missing     []struct{ Name string }
			}
		}
		Summary map[string]any
	}
	if err := json.Unmarshal(b.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	var status []string
	for _, f := range got.Files {
		status = append(status, f.Status)
	}
	if s := strings.Join(status, " "); s != "ok failed faulty faulty" {
		t.Errorf("the files are %s", s)
	}
	if got.Files[2].Path != "rain/c\x1b.yaml" {
		t.Errorf("the path is %q, where it was wanted whole", got.Files[2].Path)
	}
	if k := got.Coverage[0].Kinds[0]; k.Of != "outcomes" || k.Percent != "50.0" || k.Missing[0].Name != "stay-dry" {
		t.Errorf("the outcomes are %+v", k)
	}
	if got.Summary["coverage-below-min"] != true || got.Summary["coverage-min"] != "99.5" {
		t.Errorf("the summary is %v", got.Summary)
	}
}

func TestTheJUnitOfTestsIsXML(t *testing.T) {
	var b bytes.Buffer
	if err := report.TestsJUnit(&b, oneOfEach(t)); err != nil {
		t.Fatal(err)
	}
	d := xml.NewDecoder(&b)
	counts := map[string]int{}
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		if start, ok := token.(xml.StartElement); ok {
			counts[start.Name.Local]++
		}
	}
	// Four files, one passed over, one not read, and a case for each kind of
	// thing to be reached.
	if counts["testcase"] != 6+8 || counts["skipped"] != 1 || counts["error"] != 1 || counts["testsuite"] != 2 {
		t.Errorf("got %v", counts)
	}
}

func TestALeastCoverageIsWrittenAsItWasGiven(t *testing.T) {
	for m, want := range map[report.Minimum]string{0: "0", 10000: "100", 9990: "99.9", 9999: "99.99", 1000: "10", 5: "0.05"} {
		if got := m.String(); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}
