package report_test

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"math/big"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	_ "github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif" // whose source holds the schema
	"github.com/santhosh-tekuri/jsonschema/v6"
	"pgregory.net/rapid"

	"safeguard/internal/answers"
	"safeguard/internal/check"
	"safeguard/internal/fault"
	"safeguard/internal/procedure"
	"safeguard/internal/prove"
	"safeguard/internal/report"
	"safeguard/internal/safetext"
)

// formats are all the ways in which findings are written.
var formats = []struct {
	ending string
	write  func(io.Writer, *report.Findings) error
}{
	{"txt", func(w io.Writer, r *report.Findings) error { return report.FindingsText(w, r, report.Looks{Width: 80}) }},
	{"colour.txt", func(w io.Writer, r *report.Findings) error {
		return report.FindingsText(w, r, report.Looks{Width: 80, Colour: true})
	}},
	{"json", report.FindingsJSON},
	{"sarif", report.FindingsSARIF},
	{"github", report.FindingsGitHub},
	{"xml", report.FindingsJUnit},
}

const lateCollection = `format: 1
id: late-collection
title: When nobody comes for a child
edition: "1"
source:
  paragraphs:
    "1.1": {gist: Ring every number that is held.}
subjects:
  child: {label: Child, ask: "Which children are waiting?"}
questions:
  reached: {ask: "Has anyone been reached?", type: yes-no, cite: ["1.1"]}
  noticed:
    ask: What has been noticed?
    type: many
    options: {upset: A child is upset, unwell: A child is unwell}
    cite: ["1.1"]
  told-on: {ask: "When was the duty team told?", type: date, cite: ["1.1"]}
  remarks: {ask: "What else is known?", type: text, cite: ["1.1"]}
  safe: {about: child, ask: "Is {child} safe tonight?", type: yes-no, cite: ["1.1"]}
  needs: {about: child, ask: "What does {child} need?", type: text, cite: ["1.1"]}
stages:
  - id: calling
    title: Calling
    subjects: [child]
    checklist: [reached, noticed, told-on, remarks, safe, needs]
    trees: [telling]
trees:
  telling: {title: Who is told, ask: reached, answers: {"yes": nobody, "no": duty-team}}
outcomes:
  nobody: {title: Nobody is told, duty: none, opens: false}
  duty-team: {title: The duty team is told, duty: must, opens: true, cite: ["1.1"]}
`

const waiting = `subjects: {child: [Child A, Child B, not-known]}
answers:
  reached: not-known
  noticed: []
  told-on: 2026-11-23
  remarks: "not-known to \"anyone\" who was asked: the whole of the evening, and most of the night as well"
  safe: {Child A: "yes", Child B: not-known}
  needs: {Child A: "<b> & 'tea'", Child B: "\u202Esleep\e[31m"}
notes: {reached: Rang twice.}
`

func witness(t testing.TB) *answers.Answers {
	t.Helper()
	p, faults := procedure.Load("procedure.yaml", []byte(lateCollection))
	if faults.Len() > 0 {
		t.Fatal(faults.All())
	}
	a, faults := answers.Load(p, "answers.yaml", []byte(waiting))
	if faults.Len() > 0 {
		t.Fatal(faults.All())
	}
	return a
}

func at(line, column int) fault.Place { return fault.Place{Line: line, Column: column} }

func finding(path string, place fault.Place, severity check.Severity, rule, message string) check.Finding {
	return check.Finding{Fault: fault.Fault{Path: path, Place: place, Rule: rule, Message: message}, Severity: severity}
}

// A run with nothing wrong.
func clean(testing.TB) *report.Findings {
	return &report.Findings{FailAt: check.Warning, Files: []report.CheckedFile{{
		Path: "late.yaml", Procedure: "late-collection", Covered: check.Whole, Run: "late.yaml",
		Claims: []prove.Claim{
			{Rule: "awaits-nothing", Of: "telling", Says: "telling: whenever it is open, it says what it waits for"},
			{Rule: "example-fails", Of: "always-told", Says: "always-told: nobody reached means that the duty team is told"},
		},
	}, {Path: "late-answers.yaml", Kind: check.AnswersFile, Procedure: "late-collection", Covered: check.Whole}}}
}

// A run with findings of a proof: one with its case written to a file, one
// without, one given up, and one disabled.
func proofs(t testing.TB) *report.Findings {
	path := "late.yaml"
	fails := finding(path, at(28, 31), check.Error, "example-fails", "the guarantee does not hold of every answer set")
	fails.Also = fault.Also{Place: at(11, 3), Says: "it rests on this question"}
	fails.Hint, fails.Of = "give not-known a branch of its own", "always-told"
	fails.Witness, fails.Sets, fails.In = witness(t), big.NewInt(8748), big.NewInt(59049)
	fails.Patterns = []string{"reached: not-known; safe: no or not-known", "reached: yes; needs: given"}
	plain := finding(path, at(28, 43), check.Warning, "example-part", "the part makes no difference")
	plain.Of, plain.Witness, plain.Sets, plain.In = "telling", witness(t), big.NewInt(1), new(big.Int).Exp(big.NewInt(10), big.NewInt(30), nil)
	open := finding(path, at(28, 3), check.Error, "example-open", "it could not be decided within 1,000 nodes")
	open.Of = "telling"
	off := finding(path, at(12, 3), check.Warning, "example-off", "the question is never asked")
	off.Of = "noticed"
	claims := clean(t).Files[0].Claims[:1]
	for _, f := range []check.Finding{fails, plain, open, off} {
		c := prove.Claim{Rule: f.Rule, Of: f.Of, Says: f.Of + ": " + f.Rule + " is not so", Verdict: prove.Fails, At: f.Place, Message: f.Message}
		if f.Rule == "example-open" {
			c.Verdict = prove.Undecided
		}
		claims = append(claims, c)
	}
	return &report.Findings{FailAt: check.Warning, Files: []report.CheckedFile{{
		Path: path, Procedure: "late-collection", Source: []byte(lateCollection), Covered: check.Whole, Run: "late.yaml",
		Findings:  []check.Finding{open, fails, plain},
		Witnesses: []string{"", "cases/late-collection-example-fails-1.yaml", ""},
		Disabled:  []check.Disabled{{Finding: off, Reason: "asked by telephone", Why: at(2, 1)}},
		Claims:    claims,
	}}}
}

// hostileSource has lines that are hard to show: tabs, wide and combining
// characters, hidden ones, one of 4,000 characters, and no line break at its end.
var hostileSource = strings.Join([]string{
	"format: 1",
	`id: "late \"collection\"" # quoted`,
	"title: 待つ 子ども: e\u0301te\u0301, more",
	"\tafter: a tab",
	`risk: {ask: "Is, it?", other: [one two, three], 'it''s': x}`,
	"evil: \u202Eright to left\u202C \x1b[31mred \xff\xfe",
	"long: " + strings.Repeat("abc 待 ", 660) + "HERE and " + strings.Repeat("more ", 100),
	"empty:",
	"list: [one, two] # three",
}, "\n")

// hostile is a run over files whose names and words try to break each format.
func hostile(testing.TB) *report.Findings {
	const path = "a b/50%, <x>:\u202Ey\x1b[31m\n::error::z&'\".yaml"
	words := "<b>\x1b[31m]]> & \"quoted\" %0A ::warning::\n- next\u202E {child} \x00 \uFFFE"
	file := report.CheckedFile{Path: path, Source: []byte(hostileSource)}
	add := func(line, column int, severity check.Severity) {
		f := finding(path, at(line, column), severity, "example-rule", fmt.Sprintf("finding %d says %s", len(file.Findings)+1, words))
		f.Hint = "hint: " + words
		file.Findings = append(file.Findings, f)
	}
	add(0, 0, check.Error)
	add(2, 5, check.Error)
	add(3, 8, check.Warning)
	add(4, 2, check.Note)
	add(5, 13, check.Warning)
	add(5, 32, check.Warning)
	add(5, 49, check.Warning)
	add(6, 7, check.Warning)
	add(7, 3967, check.Warning)
	add(7, 7, check.Warning)
	add(8, 7, check.Warning)
	add(9, 7, check.Warning)
	add(9, 99, check.Warning)
	add(99, 1, check.Warning)
	file.Findings[4].Also = fault.Also{Place: at(3, 8), Says: "the other " + words}
	file.Disabled = []check.Disabled{{Finding: finding(path, at(9, 7), check.Note, "other-rule", words), Reason: words, Why: at(9, 18)}}
	return &report.Findings{FailAt: check.Warning, Files: []report.CheckedFile{file}, Unreadable: []report.Unreadable{{Path: "no\n:such,\x1bfile", Why: words}}}
}

// Whole outputs, read line by line before they were kept.
func TestFindingsReadAsTheyDid(t *testing.T) {
	for name, run := range map[string]*report.Findings{
		"clean": clean(t), "proofs": proofs(t), "hostile": hostile(t),
		"nothing": {Unreadable: []report.Unreadable{{Path: "procedures", Why: "no such file or directory"}}},
	} {
		for _, format := range formats {
			t.Run(name+"."+format.ending, func(t *testing.T) {
				golden(t, "testdata/findings/"+name+"."+format.ending, func(b *bytes.Buffer) error { return format.write(b, run) })
			})
		}
	}
}

func TestASingleFindingReadsAsInTheList(t *testing.T) {
	run := proofs(t)
	run.Files[0].Witnesses = nil
	var all bytes.Buffer
	if err := report.FindingsText(&all, run, report.Looks{Width: 80}); err != nil {
		t.Fatal(err)
	}
	for _, f := range run.Files[0].Findings {
		if got := report.Finding(f, run.Files[0].Source, report.Looks{Width: 80}); !strings.Contains(all.String(), got+"\n") {
			t.Errorf("%s\nis not in\n%s", got, all.String())
		}
	}
}

func TestSARIFIsValidByTheOfficialSchema(t *testing.T) {
	schema := sarifSchema(t)
	for name, run := range map[string]*report.Findings{"clean": clean(t), "proofs": proofs(t), "hostile": hostile(t), "empty": {}} {
		var b bytes.Buffer
		if err := report.FindingsSARIF(&b, run); err != nil {
			t.Fatal(err)
		}
		document, err := jsonschema.UnmarshalJSON(&b)
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(document); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestTheSARIFSchemaRefusesWhatIsNoSARIF(t *testing.T) {
	document, err := jsonschema.UnmarshalJSON(strings.NewReader(`{"version": "2.1.0", "runs": [{"results": []}]}`))
	if err != nil {
		t.Fatal(err)
	}
	if sarifSchema(t).Validate(document) == nil {
		t.Error("a run without a tool passed")
	}
}

// sarifSchema is the schema of the standard, taken from the source of a module
// that has it: its own validation reads a document into its types first, and so
// never sees a key that the standard does not know.
func sarifSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	folder, err := exec.CommandContext(t.Context(), "go", "list", "-m", "-f", "{{.Dir}}", "github.com/owenrumney/go-sarif/v3").Output()
	if err != nil {
		t.Fatal(err)
	}
	source, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(folder)), "pkg", "report", "v210", "sarif", "schema.go"))
	if err != nil {
		t.Fatal(err)
	}
	first, last := bytes.IndexByte(source, '`'), bytes.LastIndexByte(source, '`')
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(source[first+1 : last]))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	if err := compiler.AddResource("sarif.json", document); err != nil {
		t.Fatal(err)
	}
	return compiler.MustCompile("sarif.json")
}

func TestSARIFFingerprintsDifferAndOutlastALineAddedAbove(t *testing.T) {
	before := fingerprints(t, proofs(t))
	moved := proofs(t)
	file := &moved.Files[0]
	file.Source = append([]byte("# a line more\n"), file.Source...)
	for i := range file.Findings {
		file.Findings[i].Line++
	}
	file.Disabled[0].Line++
	after := fingerprints(t, moved)
	if strings.Join(before, " ") != strings.Join(after, " ") {
		t.Errorf("got %v, want %v", after, before)
	}
	seen := map[string]bool{}
	for _, f := range append(before, fingerprints(t, hostile(t))...) {
		if seen[f] {
			t.Errorf("%s stands twice", f)
		}
		seen[f] = true
	}
}

func fingerprints(t *testing.T, run *report.Findings) []string {
	t.Helper()
	var b bytes.Buffer
	if err := report.FindingsSARIF(&b, run); err != nil {
		t.Fatal(err)
	}
	var log struct {
		Runs []struct {
			Results []struct{ PartialFingerprints map[string]string }
		}
	}
	if err := json.Unmarshal(b.Bytes(), &log); err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, r := range log.Runs[0].Results {
		all = append(all, r.PartialFingerprints["safeguardFinding/v1"])
	}
	return all
}

func TestTheWitnessInJSONIsAnAnswersFile(t *testing.T) {
	var b bytes.Buffer
	if err := report.FindingsJSON(&b, proofs(t)); err != nil {
		t.Fatal(err)
	}
	var got struct {
		Files []struct {
			Findings []struct{ Witness json.RawMessage }
		}
	}
	if err := json.Unmarshal(b.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	want := witness(t)
	read, faults := answers.Load(want.Procedure(), "witness.json", got.Files[0].Findings[1].Witness)
	if faults.Len() > 0 {
		t.Fatal(faults.All())
	}
	if string(read.YAML()) != string(want.YAML()) {
		t.Errorf("got %s\nwant %s", read.YAML(), want.YAML())
	}
}

// What is printed can be read by machines, and holds nothing that would act on a
// terminal.
func TestNoFormatIsBrokenByHostileWords(t *testing.T) {
	for _, format := range formats {
		var b bytes.Buffer
		run := hostile(t)
		run.Files = append(run.Files, proofs(t).Files...)
		if err := format.write(&b, run); err != nil {
			t.Fatal(err)
		}
		text := b.String()
		if format.ending == "colour.txt" {
			text = ansi.Strip(text)
		}
		if safetext.Clean(text) != text {
			t.Errorf("%s holds hidden characters: %q", format.ending, text)
		}
		switch format.ending {
		case "json", "sarif":
			if !json.Valid(b.Bytes()) {
				t.Errorf("%s is no JSON", format.ending)
			}
		case "xml":
			if err := xml.Unmarshal(b.Bytes(), new(struct{})); err != nil {
				t.Error(err)
			}
		case "github":
			for line := range strings.Lines(text) {
				if !strings.HasPrefix(line, "::") || strings.Count(line, "::error") > 1 && strings.HasPrefix(line, "::warning") {
					t.Errorf("a line that is no command: %q", line)
				}
			}
		}
	}
}

func TestGitHubIsToldTheMostSevereFirst(t *testing.T) {
	var b bytes.Buffer
	if err := report.FindingsGitHub(&b, hostile(t)); err != nil {
		t.Fatal(err)
	}
	order := ""
	for line := range strings.Lines(b.String()) {
		command, _, _ := strings.Cut(strings.TrimPrefix(line, "::"), " ")
		order += command[:1]
	}
	if want := "eee" + strings.Repeat("w", 11) + "nn"; order != want {
		t.Errorf("got %s, want %s", order, want)
	}
	if !strings.Contains(b.String(), "::notice title=safeguard::checked 1 file: 2 errors, 11 warnings, 1 note") {
		t.Errorf("the total is missing:\n%s", b.String())
	}
}

// GitHub shows ten of each kind; the line that tells of the rest is one of them.
func TestGitHubIsToldOfWhatItHoldsBack(t *testing.T) {
	for _, tt := range []struct {
		severity check.Severity
		n        int
		want     bool
	}{{check.Error, 10, false}, {check.Error, 11, true}, {check.Note, 9, false}, {check.Note, 10, true}} {
		file := report.CheckedFile{Path: "p.yaml"}
		for range tt.n {
			file.Findings = append(file.Findings, finding("p.yaml", at(1, 1), tt.severity, "example-rule", "wrong"))
		}
		var b bytes.Buffer
		if err := report.FindingsGitHub(&b, &report.Findings{Files: []report.CheckedFile{file}}); err != nil {
			t.Fatal(err)
		}
		if got := strings.Contains(b.String(), "Only 10 of each kind"); got != tt.want {
			t.Errorf("%d of %s: got %t, want %t\n%s", tt.n, tt.severity, got, tt.want, b.String())
		}
	}
}

func TestJUnitFailsOnlyWhatFailsTheRun(t *testing.T) {
	for _, tt := range []struct {
		failAt check.Severity
		want   string
	}{{check.Error, `failures="2"`}, {check.Warning, `failures="3"`}} {
		run := proofs(t)
		run.FailAt = tt.failAt
		var b bytes.Buffer
		if err := report.FindingsJUnit(&b, run); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(b.String(), tt.want) {
			t.Errorf("%v: no %s in\n%s", tt.failAt, tt.want, b.String())
		}
	}
}

// Whatever is found stands in every format, and no source or place breaks one.
func TestEveryFindingStandsInEveryFormat(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		run := &report.Findings{FailAt: rapid.SampledFrom([]check.Severity{check.Error, check.Warning, check.Note}).Draw(t, "fail at")}
		total := 0
		for f := range rapid.IntRange(1, 3).Draw(t, "files") {
			file := report.CheckedFile{Path: fmt.Sprintf("file-%d-%s", f, rapid.String().Draw(t, "path")), Source: rapid.SliceOf(rapid.Byte()).Draw(t, "source")}
			for range rapid.IntRange(0, 5).Draw(t, "findings") {
				total++
				one := finding(file.Path, at(rapid.IntRange(0, 5).Draw(t, "line"), rapid.IntRange(1, 200).Draw(t, "column")),
					rapid.SampledFrom([]check.Severity{check.Error, check.Warning, check.Note}).Draw(t, "severity"),
					rapid.SampledFrom([]string{"one-rule", "two-rule"}).Draw(t, "rule"), fmt.Sprintf("number-%d-of-them %s", total, rapid.String().Draw(t, "message")))
				one.Hint = rapid.String().Draw(t, "hint")
				file.Findings = append(file.Findings, one)
			}
			run.Files = append(run.Files, file)
		}
		for _, format := range formats {
			var b bytes.Buffer
			if err := format.write(&b, run); err != nil {
				t.Fatal(err)
			}
			for n := range total {
				if name := fmt.Sprintf("number-%d-of-them", n+1); !strings.Contains(b.String(), name) {
					t.Fatalf("%s has no %s:\n%s", format.ending, name, b.String())
				}
			}
		}
	})
}

func TestAddressesAreRelativeToTheRootAndEscaped(t *testing.T) {
	for path, want := range map[string]string{
		"/srv/area/a b.yaml":   "a%20b.yaml",
		"/srv/area/x/%41.yaml": "x/%2541.yaml",
		"/elsewhere/a.yaml":    "file:///elsewhere/a.yaml",
		"/srv/area-2/a.yaml":   "file:///srv/area-2/a.yaml",
		"b:c.yaml":             "./b:c.yaml",
		"q?#&.yaml":            "q%3F%23&.yaml",
		"\xff.yaml":            "%FF.yaml",
		"待.yaml":               "%E5%BE%85.yaml",
	} {
		run := &report.Findings{Root: "/srv/area", Files: []report.CheckedFile{{Path: path, Findings: []check.Finding{finding(path, at(1, 1), check.Error, "example-rule", "wrong")}}}}
		var b bytes.Buffer
		if err := report.FindingsSARIF(&b, run); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(b.String(), fmt.Sprintf("%q: %q", "uri", want)) {
			t.Errorf("%q: no %q in\n%s", path, want, b.String())
		}
	}
}

// The caret stands below the value, on a terminal as in the file, whatever
// stands before it.
func TestTheCaretStandsBelowTheValue(t *testing.T) {
	for name, tt := range map[string]struct {
		line   string
		column int
		want   string // what the carets stand below
	}{
		"a plain value":                     {"key: some words # why", 6, "some words"},
		"a key":                             {"key: value", 1, "key"},
		"a key with a colon in it":          {"a:b: value", 1, "a:b"},
		"a value with a comma":              {"title: Here, there", 8, "Here, there"},
		"an item in brackets":               {"list: [one two, three]", 8, "one two"},
		"the last item":                     {"list: [one, two]", 13, "two"},
		"a quoted comma in brackets":        {`list: ["a, b", c]`, 8, `"a, b"`},
		"an escaped quote":                  {`a: "x \" y" # z`, 4, `"x \" y"`},
		"a doubled quote":                   {`a: 'it''s' # z`, 4, `'it''s'`},
		"a quote that is not closed":        {`a: "x y  `, 4, `"x y`},
		"a list":                            {"a: [x, [y]], b: z", 4, "[x, [y]]"},
		"a list that goes on":               {"a: [x, {y: z},  ", 4, "[x, {y: z},"},
		"an apostrophe before, no brackets": {"don't: [ask, it's]", 14, "it's"},
		"behind wide letters":               {"待つ: 子ども", 5, "子ども"},
		"behind a combining mark":           {"e\u0301te\u0301: x", 8, "x"},
		"behind the end":                    {"key:", 5, ""},
		"a number sign in a word":           {"a: b#c # d", 4, "b#c"},
		"behind a byte order mark":          {"\uFEFFkey: x", 6, "x"},
	} {
		f := finding("p.yaml", at(1, tt.column), check.Error, "example-rule", "wrong")
		lines := strings.Split(report.Finding(f, []byte(tt.line+"\n"), report.Looks{Width: 80}), "\n")
		shown, carets := []rune(lines[1]), lines[2]
		from := strings.Index(carets, "^")
		got := ansi.Cut(string(shown), from, len(strings.TrimRight(carets, " ")))
		if got != tt.want {
			t.Errorf("%s: the carets stand below %q, want %q\n%s\n%s", name, got, tt.want, lines[1], carets)
		}
	}
}
