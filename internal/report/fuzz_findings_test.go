package report_test

import (
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"strings"
	"testing"

	"safeguard/internal/check"
	"safeguard/internal/compare"
	"safeguard/internal/procedure"
	"safeguard/internal/prove"
	"safeguard/internal/report"
	"safeguard/internal/safetext"
	"safeguard/internal/scenario"
)

// validXML reads a whole document.
func validXML(t *testing.T, document string) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(document))
	d.Strict = true
	for {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			return
		} else if err != nil {
			t.Fatalf("%v\n%s", err, document)
		}
	}
}

// command is a line that GitHub Actions acts on: its properties hold no comma or
// colon of their own.
var command = regexp.MustCompile(`^::(error|warning|notice) (file=[^,:]*(,line=[0-9]+,col=[0-9]+(,endColumn=[0-9]+)?)?,)?title=[^,:]*::`)

// Whatever a file is called and whatever bytes it holds: what is found in it is
// written in each format as that format wants it, each finding once.
func FuzzFindings(f *testing.F) {
	for _, rule := range check.Rules() {
		for _, e := range check.Examples(rule.ID)[:min(1, len(check.Examples(rule.ID)))] {
			f.Add("examples/"+e.Name, e.Data)
		}
	}
	for _, words := range hostileTexts {
		f.Add("p\x1b[2J.yaml", []byte("title: "+words+"\nid: "+words))
		f.Add(words, []byte(hostileSource))
	}
	f.Fuzz(func(t *testing.T, path string, data []byte) {
		if len(data) > 20_000 || len(path) > 300 || path == "" {
			return
		}
		got := check.Procedure(path, data, check.Options{Limits: prove.Limits{Nodes: 5_000}})
		run := &report.Findings{FailAt: check.Warning, Files: []report.CheckedFile{{Path: path, Source: data, Findings: got.Findings, Claims: got.Claims}}}
		for _, format := range formats {
			page := printed(t, func(w io.Writer) error { return format.write(w, run) })
			if again := printed(t, func(w io.Writer) error { return format.write(w, run) }); again != page {
				t.Errorf("%s: written again it is another", format.ending)
			}
			if at := strings.IndexFunc(page, safetext.Hidden); at >= 0 && format.ending != "colour.txt" {
				t.Errorf("%s: %q is hidden", format.ending, page[max(0, at-40):min(len(page), at+20)])
			}
			switch format.ending {
			case "json", "sarif":
				if !json.Valid([]byte(page)) {
					t.Errorf("%s is no JSON", format.ending)
				}
			case "xml":
				validXML(t, page)
			case "github":
				eachCommand(t, page, len(got.Findings))
			}
		}
		resultsOf(t, run, len(got.Findings))
	})
}

func eachCommand(t *testing.T, page string, findings int) {
	t.Helper()
	commands := 0
	for _, line := range strings.Split(strings.TrimSuffix(page, "\n"), "\n") {
		switch {
		case command.MatchString(line):
			commands++
		case strings.Contains(line, "::") || findings > 0:
			t.Errorf("the line %q is no command", line)
		}
	}
	if commands < findings || commands > findings+1 {
		t.Errorf("%d commands for %d findings", commands, findings)
	}
}

// resultsOf counts the results of the SARIF log.
func resultsOf(t *testing.T, run *report.Findings, findings int) {
	t.Helper()
	var log struct {
		Runs []struct{ Results []json.RawMessage }
	}
	if err := json.Unmarshal([]byte(printed(t, func(w io.Writer) error { return report.FindingsSARIF(w, run) })), &log); err != nil {
		t.Fatal(err)
	}
	if len(log.Runs) != 1 || len(log.Runs[0].Results) != findings {
		t.Errorf("%d results, want %d", len(log.Runs[0].Results), findings)
	}
}

// Whatever bytes a scenario file holds: what came of trying it, and what the
// procedure's words make of its coverage, is written in each format.
func FuzzTests(f *testing.F) {
	f.Add([]byte(wet), uint8(0), "A small procedure")
	for i, words := range hostileTexts {
		f.Add([]byte(strings.Replace(wet, "It \"rains\" & pours", words, 1)), uint8(i), words)
		f.Add([]byte("format: 1\nid: a\nprocedure: small\nexpect: {decisions: {finding: {Child A: ["+words+"]}}}"), uint8(3), words)
	}
	f.Fuzz(func(t *testing.T, data []byte, which uint8, words string) {
		p := wordedProcedure(t, which, words)
		if p == nil || len(data) > 10_000 || len(words) > 400 {
			return
		}
		s, faults := scenario.Load(p, "s.yaml", data)
		file := report.TestedFile{Path: words, Scenario: s, Procedure: p, Source: data, Found: faults.All()}
		cover := scenario.Cover(p, nil)
		if s != nil {
			file.Found, cover = scenario.Check(s), scenario.Cover(p, s.Points())
		}
		run := &report.Tests{
			Files: []report.TestedFile{file}, PassedOver: []report.PassedOver{{Path: words, Why: "it holds answers"}}, Unreadable: []report.Unreadable{{Path: words, Why: words}},
			Covered: []report.CoveredProcedure{{Path: words, Scenarios: 1, Coverage: cover}}, Minimum: 9950,
		}
		text := printed(t, func(w io.Writer) error { return report.TestsText(w, run, report.Looks{Width: 80}) })
		document := printed(t, func(w io.Writer) error { return report.TestsJSON(w, run) })
		units := printed(t, func(w io.Writer) error { return report.TestsJUnit(w, run) })
		for _, page := range []string{text, document, units} {
			if at := strings.IndexFunc(page, safetext.Hidden); at >= 0 {
				t.Errorf("%q is hidden", page[max(0, at-40):min(len(page), at+20)])
			}
		}
		validXML(t, units)
		if !json.Valid([]byte(document)) {
			t.Error("no JSON")
		}
	})
}

// Whatever words two versions of a procedure are written in: what differs between
// them is written as words and nothing else.
func FuzzCompared(f *testing.F) {
	for i, words := range hostileTexts {
		f.Add(uint8(i), words, "Other words")
		f.Add(uint8(i), hostileTexts[(i*7)%len(hostileTexts)], words)
	}
	f.Fuzz(func(t *testing.T, which uint8, was, is string) {
		old, new := wordedProcedure(t, which, was), wordedProcedure(t, which, is)
		if old == nil || new == nil || len(was)+len(is) > 800 || safetext.Line(was) == safetext.Line(is) {
			return
		}
		compared := func(old, new *procedure.Procedure, path string) *report.Comparison {
			return &report.Comparison{Comparison: compare.Procedures(old, new, prove.Limits{Nodes: 5_000}), OldPath: path, NewPath: path + ".new"}
		}
		got := compared(old, new, was)
		text := func(c *report.Comparison) string {
			return printed(t, func(w io.Writer) error { return report.Compared(w, c, report.Looks{Width: 80}) })
		}
		document := func(c *report.Comparison) string {
			return printed(t, func(w io.Writer) error { return report.ComparedJSON(w, c) })
		}
		page := text(got)
		if at := strings.IndexFunc(page, safetext.Hidden); at >= 0 {
			t.Errorf("%q is hidden", page[max(0, at-40):min(len(page), at+20)])
		}
		asJSON := document(got)
		if page != text(got) || asJSON != document(got) {
			t.Error("written again it is another")
		}
		keysOf(t, asJSON)
	})
}
