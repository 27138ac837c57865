package report_test

import (
	"bytes"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"safeguard/internal/decide"
	"safeguard/internal/procedure"
	"safeguard/internal/report"
)

func TestOutcomePathsAsHTMLReadAsTheyDid(t *testing.T) {
	path := decideFile(t, "testdata/paths/two-children-differ.yaml")
	golden(t, "testdata/paths/two-children-differ.html", func(b *bytes.Buffer) error { return report.HTML(b, path, report.Said{}) })
}

func TestABlankChecklistReadsAsItDid(t *testing.T) {
	golden(t, "testdata/checklist.html", func(b *bytes.Buffer) error { return report.ChecklistHTML(b, shared(t)) })
}

// pages are all the kinds of page there are, and every case of the testdata.
func pages(t *testing.T) map[string]string {
	t.Helper()
	of := map[string]string{}
	add := func(name string, write func(io.Writer) error) {
		var b bytes.Buffer
		if err := write(&b); err != nil {
			t.Fatal(err)
		}
		of[name] = b.String()
	}
	files, err := filepath.Glob("testdata/paths/*.yaml")
	if err != nil || len(files) < 10 {
		t.Fatalf("%d cases, %v", len(files), err)
	}
	for _, file := range files {
		path := decideFile(t, file)
		said := report.Said{Views: []report.View{{About: "Child A", Words: "A view."}}, Differs: []report.View{{Words: "Another."}}}
		add(file, func(w io.Writer) error { return report.HTML(w, path, said) })
	}
	c := reopenedCase(t, "Child B", asWritten)
	add("case", func(w io.Writer) error { return report.CaseHTML(w, viewOf(t, c, asWritten)) })
	add("troubled case", func(w io.Writer) error { return report.CaseHTML(w, troubledView(t, c, asWritten)) })
	add("checklist", func(w io.Writer) error { return report.ChecklistHTML(w, shared(t)) })
	small, faults := procedure.Load("small.yaml", []byte(meetingAndLetter))
	if small == nil {
		t.Fatal(faults.All())
	}
	for _, p := range rehearsalPages(t, asWritten) {
		if p.format == "html" {
			add("rehearsal: "+p.name, p.write)
		}
	}
	add("small checklist", func(w io.Writer) error { return report.ChecklistHTML(w, small) })
	return of
}

func TestEveryHTMLPageIsWholeInItself(t *testing.T) {
	for name, page := range pages(t) {
		if !strings.HasPrefix(page, "<!doctype html>\n<html lang=\"en-GB\">\n") {
			t.Errorf("%s begins %.60q", name, page)
		}
		count := map[string]int{}
		policy := ""
		walk(t, page, func(n *html.Node) {
			if n.Type != html.ElementNode {
				return
			}
			count[n.Data]++
			if n.Data == "meta" && attr(n, "http-equiv") == "Content-Security-Policy" {
				policy = attr(n, "content")
			}
			for _, a := range n.Attr {
				if a.Key == "src" || a.Key == "srcset" || strings.HasPrefix(a.Key, "on") {
					t.Errorf("%s: a %s has the attribute %s", name, n.Data, a.Key)
				}
			}
		})
		for _, one := range []string{"main", "h1", "title", "style"} {
			if count[one] != 1 {
				t.Errorf("%s: %d %s, want one", name, count[one], one)
			}
		}
		for _, none := range []string{"script", "link", "img", "iframe", "form"} {
			if count[none] != 0 {
				t.Errorf("%s: there is a %s", name, none)
			}
		}
		if !strings.HasPrefix(policy, "default-src 'none'; style-src 'unsafe-inline'") {
			t.Errorf("%s: the policy is %q", name, policy)
		}
		for _, never := range []string{"ZgotmplZ", "url(", "@import"} {
			if strings.Contains(page, never) {
				t.Errorf("%s: it holds %q", name, never)
			}
		}
	}
}

func TestEveryHTMLPageCanBeHeard(t *testing.T) {
	for name, page := range pages(t) {
		level := 0
		walk(t, page, func(n *html.Node) {
			if n.Type != html.ElementNode {
				return
			}
			switch n.Data {
			case "h1", "h2", "h3", "h4", "h5", "h6":
				if now := int(n.Data[1] - '0'); now > level+1 {
					t.Errorf("%s: %s follows a heading of level %d", name, n.Data, level)
				} else {
					level = now
				}
			case "th":
				if attr(n, "scope") != "col" {
					t.Errorf("%s: a th has no scope", name)
				}
			case "table":
				if first := firstElement(n); first == nil || first.Data != "caption" || first.FirstChild == nil {
					t.Errorf("%s: a table has no caption", name)
				}
			case "ul", "ol":
				for child := range n.ChildNodes() {
					if child.Type == html.ElementNode && child.Data != "li" {
						t.Errorf("%s: a %s stands in a list", name, child.Data)
					}
				}
			}
		})
	}
}

func TestUrgencyIsSaidInWords(t *testing.T) {
	page := pages(t)[filepath.Join("testdata", "paths", "two-children-differ.yaml")]
	if !strings.Contains(page, "<h2>Urgent: before anything else</h2>") {
		t.Error("no heading says that something is urgent")
	}
}

func TestARecordIsNamedAtTheFootOfEverySheet(t *testing.T) {
	c := reopenedCase(t, "Child B", asWritten)
	for reference, want := range map[string]string{
		"K7QX-M2PD":              `content: "Case K7QX\2d M2PD\2c  edition 2009\2d 02\2c  as at 24 Nov 2026\2c  09\3a 30 UTC\2c  head ` + c.Head()[:12] + `";`,
		"\"}body{}</style><b>x/": `content: "Case \22 \7d body\7b \7d \3c \2f style\3e \3c b\3e x\2f \2c  edition `,
		"javascript:x":           `content: "Case javascript\3a x\2c  edition `,
	} {
		var b bytes.Buffer
		v := report.CaseView{Case: c, Stamp: stampOf(c, asWritten)}
		v.Stamp.Reference = reference
		if err := report.CaseHTML(&b, v); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(b.String(), want) {
			t.Errorf("%q does not stand as %s", reference, want)
		}
	}
}

type brokenPipe struct{}

func (brokenPipe) Write([]byte) (int, error) { return 0, fmt.Errorf("broken pipe") }

func TestAnExportThatCannotBeWrittenSaysSo(t *testing.T) {
	c := reopenedCase(t, "Child B", asWritten)
	path := decide.Decide(c.Answers)
	for _, w := range caseWriters {
		if err := w.write(brokenPipe{}, viewOf(t, c, asWritten)); err == nil {
			t.Errorf("%s says nothing", w.name)
		}
	}
	for name, err := range map[string]error{
		"path":      report.HTML(brokenPipe{}, path, report.Said{}),
		"calendar":  report.Calendar(brokenPipe{}, path, report.Stamp{}),
		"checklist": report.ChecklistHTML(brokenPipe{}, path.Procedure),
	} {
		if err == nil {
			t.Errorf("%s says nothing", name)
		}
	}
	for _, p := range rehearsalPages(t, asWritten) {
		name, err := p.name+" as "+p.format, p.write(brokenPipe{})
		if err == nil {
			t.Errorf("%s says nothing", name)
		}
	}
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func firstElement(n *html.Node) *html.Node {
	for child := range n.ChildNodes() {
		if child.Type == html.ElementNode {
			return child
		}
	}
	return nil
}
