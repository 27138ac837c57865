package report_test

import (
	"encoding/csv"
	"encoding/json"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"github.com/charmbracelet/x/ansi"
	"golang.org/x/net/html"

	"safeguard/internal/procedure"
	"safeguard/internal/safetext"
)

// twin is a text of the same lines and words, and nothing in it means anything.
func twin(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return r
		}
		return 'x'
	}, safetext.Clean(s))
}

// samePage holds a page with hostile words in it against its twin: nothing hidden,
// no markup, link, key, row or event more or less, and whatever a reader of the
// format wants.
func samePage(t *testing.T, format, got, want string) {
	t.Helper()
	shown := got
	if format == "ics" {
		shown = strings.ReplaceAll(got, "\r\n", "\n")
	}
	if at := strings.IndexFunc(shown, safetext.Hidden); at >= 0 && format != "path.json" {
		t.Errorf("%s: %q is hidden", format, shown[max(0, at-40):min(len(shown), at+20)])
	}
	switch format {
	case "text":
		fitsWidth(t, got, 80)
	case "html":
		sameSkeleton(t, 0, format, skeleton(t, got), skeleton(t, want))
		noFormula(t, got)
	case "markdown":
		sameMarkdown(t, got, want)
	case "json", "path.json":
		if g, w := keysOf(t, got), keysOf(t, want); g != w {
			t.Errorf("the keys are\n%s\nwant\n%s", g, w)
		}
	case "csv":
		checkCSV(t, 0, got)
		if g, w := cellsOf(t, got), cellsOf(t, want); !slices.Equal(g, w) {
			t.Errorf("the rows have %v cells, want %v", g, w)
		}
	case "ics":
		if g, w := len(readBack(t, []byte(got))), len(readBack(t, []byte(want))); g != w {
			t.Errorf("%d events, want %d", g, w)
		}
	}
}

func fitsWidth(t *testing.T, page string, width int) {
	t.Helper()
	for _, line := range strings.Split(page, "\n") {
		if wide := ansi.StringWidth(line); wide > width {
			t.Errorf("%d cells where %d fit: %q", wide, width, line)
		}
	}
}

func noFormula(t *testing.T, page string) {
	t.Helper()
	walk(t, page, func(cell *html.Node) {
		if cell.Type != html.ElementNode || cell.Data != "td" {
			return
		}
		for line := range cell.ChildNodes() {
			if line.Type == html.TextNode && beginsFormula(line.Data) {
				t.Errorf("a line in a cell begins %.30q", line.Data)
			}
		}
	})
}

var notMarkdown = regexp.MustCompile("[`*_\\[\\]<>|~#&]")

func sameMarkdown(t *testing.T, got, want string) {
	t.Helper()
	for _, own := range []*regexp.Regexp{ownHeading, ownItem} {
		if g, w := len(own.FindAllString(got, -1)), len(own.FindAllString(want, -1)); g != w {
			t.Errorf("%d lines begin as %s, want %d", g, own, w)
		}
	}
	plain := ownHeading.ReplaceAllString(autolink.ReplaceAllString(escaped.ReplaceAllString(got, ""), ""), "")
	if at := notMarkdown.FindStringIndex(plain); at != nil {
		t.Errorf("%q would act", plain[max(0, at[0]-40):min(len(plain), at[0]+20)])
	}
}

// keysOf is a JSON document without its texts.
func keysOf(t *testing.T, document string) string {
	t.Helper()
	var v any
	if err := json.Unmarshal([]byte(document), &v); err != nil {
		t.Fatalf("no JSON: %v\n%s", err, document)
	}
	shape, err := json.Marshal(wordless(v))
	if err != nil {
		t.Fatal(err)
	}
	return string(shape)
}

func wordless(v any) any {
	switch v := v.(type) {
	case string:
		return ""
	case []any:
		for i := range v {
			v[i] = wordless(v[i])
		}
	case map[string]any:
		for key := range v {
			v[key] = wordless(v[key])
		}
	}
	return v
}

func cellsOf(t *testing.T, document string) []int {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(document)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var cells []int
	for _, row := range rows {
		cells = append(cells, len(row))
	}
	return cells
}

// worded are places of the small procedure in which words stand, and what stands
// there in their place.
var worded = [][2]string{
	{"title: A small procedure", "title: WORDS"},
	{`edition: "1"`, "edition: WORDS"},
	{"opening: Call 999 first.", "opening: WORDS"},
	{`"2"`, "WORDS"},
	{"section: One", "section: WORDS"},
	{"gist: A conference is held.", "gist: WORDS"},
	{"then: Once this., now: Now that.", "then: WORDS, now: WORDS"},
	{"harm: Serious harm", "harm: WORDS"},
	{"says: Read so.", "says: WORDS"},
	{`says: "Calm, yet a grave concern about {child}?"`, "says: WORDS"},
	{"label: Child", "label: WORDS"},
	{`ask: "Which children?"`, "ask: WORDS"},
	{"ask: What is the concern?", "ask: WORDS"},
	{"harm: Harm", "harm: {label: WORDS, help: WORDS}"},
	{"ask: Is {child} in danger?", `ask: "Is {child} in danger? WORD"`},
	{`help: "Think of the last week."`, "help: WORDS"},
	{"title: Talk", "title: WORDS"},
	{"title: The finding for {child}", "title: WORDS"},
}

// wordedProcedure gives the small procedure with other words in one of those
// places, and with a question that is answered in words; nil where it cannot be
// loaded so.
func wordedProcedure(tb testing.TB, which uint8, words string) *procedure.Procedure {
	tb.Helper()
	data, err := os.ReadFile("../compare/testdata/small.yaml")
	if err != nil {
		tb.Fatal(err)
	}
	text := strings.Replace(string(data), "  worried:\n", "  told: {about: child, ask: \"What has {child} said?\", type: text, judgement: true, cite: [\"1\"]}\n  worried:\n", 1)
	text = strings.Replace(text, "danger, worried]", "danger, told, worried]", 1)
	quoted := strconv.Quote(safetext.Clean(words))
	place := worded[int(which)%len(worded)]
	other := strings.ReplaceAll(strings.ReplaceAll(place[1], "WORDS", quoted), "WORD", quoted[1:len(quoted)-1])
	p, _ := procedure.Load("p.yaml", []byte(strings.ReplaceAll(text, place[0], other)))
	return p
}

func TestEveryPlaceTakesOtherWords(t *testing.T) {
	for i, place := range worded {
		if p := wordedProcedure(t, uint8(i), "Other words?"); p == nil || p.Digest == wordedProcedure(t, 0, "A small procedure").Digest || p.Question("told") == nil {
			t.Errorf("%s: the procedure cannot be loaded with other words there", place[0])
		}
	}
}
