package report_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"io"
	"strings"
	"testing"
	"unicode"

	"github.com/charmbracelet/x/ansi"
	"golang.org/x/net/html"

	"safeguard/internal/rehearsal"
	"safeguard/internal/report"
	"safeguard/internal/safetext"
)

// A rehearsalPage is a page of a rehearsal with the texts given in every place.
type rehearsalPage struct {
	name, format string
	write        func(io.Writer) error
}

// rehearsalPages are all of them: of one person, of a group, of several sittings,
// and the pack on paper.
func rehearsalPages(t *testing.T, say caseWords) []rehearsalPage {
	t.Helper()
	pl := playFerrySteps(t, say)
	alone, group := pl.debrief(say, false), pl.debrief(say, true)
	group.UnderWay = []string{say("Does Person 1 live in the household?")}
	rooms := rehearsal.Gather(results(t, say))
	for _, r := range rooms {
		for i := range r.Apart {
			r.Apart[i].Path, r.Apart[i].Why = say(r.Apart[i].Path), say(r.Apart[i].Why)
		}
	}
	s := pl.s
	looks := report.Looks{Width: 80}
	return []rehearsalPage{
		{"debrief", "text", func(w io.Writer) error { return report.Debrief(w, alone, looks) }},
		{"group", "text", func(w io.Writer) error { return report.Debrief(w, group, looks) }},
		{"rooms", "text", func(w io.Writer) error { return report.Rooms(w, rooms, looks) }},
		{"debrief", "markdown", func(w io.Writer) error { return report.DebriefMarkdown(w, alone) }},
		{"group", "markdown", func(w io.Writer) error { return report.DebriefMarkdown(w, group) }},
		{"rooms", "markdown", func(w io.Writer) error { return report.RoomsMarkdown(w, rooms) }},
		{"debrief", "html", func(w io.Writer) error { return report.DebriefHTML(w, alone) }},
		{"group", "html", func(w io.Writer) error { return report.DebriefHTML(w, group) }},
		{"rooms", "html", func(w io.Writer) error { return report.RoomsHTML(w, rooms) }},
		{"pack", "html", func(w io.Writer) error { return report.FacilitatorPack(w, s) }},
		{"group", "json", func(w io.Writer) error { return report.DebriefJSON(w, group) }},
		{"rooms", "json", func(w io.Writer) error { return report.RoomsJSON(w, rooms) }},
		{"rooms", "csv", func(w io.Writer) error { return report.RoomsCSV(w, rooms) }},
	}
}

func pageText(t *testing.T, p rehearsalPage) string {
	t.Helper()
	var b bytes.Buffer
	if err := p.write(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// hostileRehearsal hands out the hostile texts in turn; the same place says the
// same each time, and labels hold nothing that no label may.
func hostileRehearsal(n int, change func(string) string) caseWords {
	next, known := round(n, change), map[string]string{}
	return func(plain string) string {
		if _, ok := known[plain]; !ok {
			known[plain] = next(plain)
			if plain == "Person 2" {
				known[plain] = asLabel(known[plain])
			}
		}
		return known[plain]
	}
}

func TestNothingHiddenReachesAnyPageOfARehearsal(t *testing.T) {
	for n := range hostileTexts {
		for _, p := range rehearsalPages(t, hostileRehearsal(n, asItIs)) {
			got := pageText(t, p)
			if at := strings.IndexFunc(got, safetext.Hidden); at >= 0 {
				t.Errorf("round %d, %s as %s: %q is hidden", n, p.name, p.format, got[max(0, at-40):min(len(got), at+20)])
			}
			if p.format == "json" && !json.Valid([]byte(got)) {
				t.Errorf("round %d, %s: no JSON", n, p.name)
			}
		}
	}
}

func TestNoTextOfARehearsalBecomesMarkup(t *testing.T) {
	for n := range hostileTexts {
		bad, good := rehearsalPages(t, hostileRehearsal(n, asItIs)), rehearsalPages(t, hostileRehearsal(n, harmless))
		for i := range bad {
			got, want := pageText(t, bad[i]), pageText(t, good[i])
			switch bad[i].format {
			case "html":
				sameSkeleton(t, n, bad[i].name, skeleton(t, got), skeleton(t, want))
			case "markdown":
				plain := ownHeading.ReplaceAllString(autolink.ReplaceAllString(escaped.ReplaceAllString(got, ""), ""), "")
				if at := strings.IndexAny(plain, "`*_[]<>|~#&"); at >= 0 {
					t.Errorf("round %d, %s: %q would act", n, bad[i].name, plain[max(0, at-40):min(len(plain), at+20)])
				}
			}
		}
	}
}

func sameSkeleton(t *testing.T, n int, name string, got, want []string) {
	t.Helper()
	if len(got) != len(want) {
		t.Errorf("round %d, %s: %d elements, want %d", n, name, len(got), len(want))
	}
	for i := range min(len(got), len(want)) {
		if got[i] != want[i] {
			t.Errorf("round %d, %s: element %d is %s, want %s", n, name, i, got[i], want[i])
			return
		}
	}
}

// beginsFormula tells whether a spreadsheet would take a cell for a formula.
func beginsFormula(cell string) bool {
	trimmed := strings.TrimLeft(cell, " \u00A0")
	return trimmed != "" && strings.ContainsRune("=+-@\t\r＝＋－＠", []rune(trimmed)[0])
}

func TestNoCellOfARehearsalBeginsAsAFormula(t *testing.T) {
	for n := range hostileTexts {
		for _, p := range rehearsalPages(t, hostileRehearsal(n, asItIs)) {
			got := pageText(t, p)
			switch p.format {
			case "csv":
				checkCSV(t, n, got)
			case "html":
				walk(t, got, func(cell *html.Node) {
					if cell.Type != html.ElementNode || cell.Data != "td" {
						return
					}
					for line := range cell.ChildNodes() {
						if line.Type == html.TextNode && beginsFormula(line.Data) {
							t.Errorf("round %d, %s: a line in a cell begins %.30q", n, p.name, line.Data)
						}
					}
				})
			}
		}
	}
}

// checkCSV reads every cell, also as a program does that splits at semicolons or
// tabs.
func checkCSV(t *testing.T, n int, document string) {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(document)).ReadAll()
	if err != nil {
		t.Fatalf("round %d: %v", n, err)
	}
	for _, row := range rows {
		for _, cell := range row {
			for _, piece := range strings.FieldsFunc(cell, func(r rune) bool { return r == '\n' || r == ';' || r == '\t' }) {
				if beginsFormula(strings.TrimLeft(piece, `"`)) {
					t.Errorf("round %d: a cell holds %.60q", n, cell)
				}
			}
		}
	}
}

func TestNothingIsDroppedFromADebrief(t *testing.T) {
	for n := range hostileTexts {
		said := []string{}
		say := hostileRehearsal(n, asItIs)
		kept := func(plain string) string {
			said = append(said, say(plain))
			return say(plain)
		}
		pl := playFerrySteps(t, kept)
		said = said[:0]
		d := pl.debrief(kept, true)
		for _, format := range []struct {
			name  string
			write func(io.Writer) error
			text  func(string) string
		}{
			{"text", func(w io.Writer) error { return report.Debrief(w, d, report.Looks{Width: 100}) }, asItIs},
			{"markdown", func(w io.Writer) error { return report.DebriefMarkdown(w, d) }, asItIs},
			{"html", func(w io.Writer) error { return report.DebriefHTML(w, d) }, func(s string) string { return textOfHTML(t, s) }},
		} {
			got := bare(format.text(pageText(t, rehearsalPage{write: format.write})))
			for _, text := range said {
				if want := bare(safetext.Clean(text)); !strings.Contains(got, want) && !guardedIn(got, text) {
					t.Errorf("round %d, %s: %q is not there", n, format.name, text)
				}
			}
		}
	}
}

func TestEveryPageOfARehearsalFitsItsWidth(t *testing.T) {
	for _, say := range []caseWords{asWritten, hostileRehearsal(3, asItIs)} {
		d, rooms := playFerrySteps(t, say).debrief(say, true), rehearsal.Gather(results(t, say))
		for _, width := range []int{40, 120} {
			looks := report.Looks{Width: width, Colour: width == 120}
			for name, write := range map[string]func(io.Writer) error{
				"debrief": func(w io.Writer) error { return report.Debrief(w, d, looks) },
				"rooms":   func(w io.Writer) error { return report.Rooms(w, rooms, looks) },
			} {
				for _, line := range strings.Split(pageText(t, rehearsalPage{write: write}), "\n") {
					if wide := ansi.StringWidth(line); wide > width {
						t.Errorf("%s at %d: %d cells: %q", name, width, wide, line)
					}
					if strings.TrimRightFunc(line, unicode.IsSpace) != line {
						t.Errorf("%s at %d: blanks at the end of %q", name, width, line)
					}
				}
			}
		}
	}
}
