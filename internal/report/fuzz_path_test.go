package report_test

import (
	"bytes"
	"encoding/json"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"safeguard/internal/answers"
	"safeguard/internal/calendar"
	"safeguard/internal/decide"
	"safeguard/internal/procedure"
	"safeguard/internal/report"
	"safeguard/internal/safetext"
)

// spoken answers the small procedure with these words in every place that takes
// some. choice picks what is answered, bit by bit.
func spoken(tb testing.TB, p *procedure.Procedure, label, words string, choice uint64) *answers.Answers {
	tb.Helper()
	a := answers.New(p)
	a.SetList(p.Kinds[0], answers.List{Given: true, Labels: []string{label, "Child Z"}, NotKnown: choice&1 != 0})
	day, err := calendar.ParseDate("2026-11-23")
	if err != nil {
		tb.Fatal(err)
	}
	for _, q := range p.Questions {
		for s := range a.Subjects(q.About) {
			choice = choice>>5 | choice<<59
			v := answers.Value{Given: choice&7 != 0, NotKnown: choice&7 == 1}
			if choice&8 != 0 {
				v.Note = words
			}
			switch {
			case !v.Given || v.NotKnown:
			case q.Type == procedure.Many:
				v.Options = procedure.Set(choice) & q.All()
			case q.Type == procedure.FreeText:
				v.Text = words
			case q.Type == procedure.DateType:
				v.Date = day
			default:
				v.Options = 1 << (choice % uint64(len(q.Options)))
			}
			a.Set(q, s, v)
		}
	}
	return a
}

// pathPages are a path in each format.
func pathPages(p *decide.Path, label, words string) map[string]func(io.Writer) error {
	said := report.Said{Views: []report.View{{About: label, Words: words}, {Words: words}}, Differs: []report.View{{Words: words}}}
	stamp := report.Stamp{Reference: "K7QX-M2PD", AsAt: time.Date(2026, 11, 24, 9, 30, 0, 0, time.UTC), Tool: "1.0.0"}
	return map[string]func(io.Writer) error{
		"text":      func(w io.Writer) error { return report.Text(w, p, said, report.Looks{Width: 80}) },
		"markdown":  func(w io.Writer) error { return report.Markdown(w, p, said) },
		"html":      func(w io.Writer) error { return report.HTML(w, p, said) },
		"path.json": func(w io.Writer) error { return report.JSON(w, p) },
		"ics":       func(w io.Writer) error { return report.Calendar(w, p, stamp) },
	}
}

func printed(t *testing.T, write func(io.Writer) error) string {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// Whatever people are called and whatever they say: an outcome path says it in
// every format, as words and nothing else; JSON is the same bytes twice, and its
// compact line is the same document.
func FuzzPath(f *testing.F) {
	for i, words := range hostileTexts {
		f.Add("Child B", words, uint64(i)*0x9E3779B97F4A7C15)
		f.Add(asLabel(words), "Says little.", uint64(i)*0xC2B2AE3D27D4EB4F)
	}
	p := wordedProcedure(f, 0, "A small procedure")
	f.Fuzz(func(t *testing.T, label, words string, choice uint64) {
		label = strings.TrimSpace(asLabel(label))
		words = string([]rune(words))
		if label == "" || label == "Child Z" || answers.MeansNone(label) || answers.MeansNotKnown(label) || strings.TrimSpace(safetext.Clean(words)) == "" || len(words) > 4000 {
			return
		}
		path := decide.Decide(spoken(t, p, label, words, choice))
		pages := pathPages(path, label, words)
		twins := pathPages(decide.Decide(spoken(t, p, twin(label), twin(words), choice)), twin(label), twin(words))
		for format, write := range pages {
			got := printed(t, write)
			samePage(t, format, got, printed(t, twins[format]))
			if format == "text" || format == "html" {
				saysAll(t, format, got, label, words)
			}
		}
		sameJSON(t, path, label)
	})
}

// saysAll wants all words of some texts on a page.
func saysAll(t *testing.T, format, page string, texts ...string) {
	t.Helper()
	if format == "html" {
		page = textOfHTML(t, page)
	}
	page = bare(page)
	for _, text := range texts {
		if want := bare(safetext.Clean(text)); !strings.Contains(page, want) && !guardedIn(page, text) && !strings.Contains(strings.ToUpper(page), strings.ToUpper(want)) {
			t.Errorf("%s: %q is not there", format, text)
		}
	}
}

func sameJSON(t *testing.T, path *decide.Path, label string) {
	t.Helper()
	e := report.NewEncoder(path.Procedure)
	line := e.Append(nil, path)
	if again := e.Append(nil, path); !bytes.Equal(again, line) || !bytes.Equal(report.AppendJSON(nil, path), line) {
		t.Error("written again the line is another")
	}
	var compact bytes.Buffer
	if err := json.Compact(&compact, []byte(printed(t, func(w io.Writer) error { return report.JSON(w, path) }))); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(compact.Bytes(), line) || bytes.ContainsAny(line, "\n\r") {
		t.Errorf("the line is\n%s\nand the document\n%s", line, compact.Bytes())
	}
	var document any
	if err := json.Unmarshal(line, &document); err != nil {
		t.Fatal(err)
	}
	have := map[string]bool{}
	collect(document, have)
	about := slices.ContainsFunc(path.Decisions, func(d decide.Decision) bool { return d.Subject.Kind != nil })
	if about && !have[label] {
		t.Errorf("the label %q is not in\n%s", label, line)
	}
}
