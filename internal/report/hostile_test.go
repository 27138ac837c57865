package report_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/net/html"

	"safeguard/internal/answers"
	"safeguard/internal/record"
	"safeguard/internal/report"
	"safeguard/internal/safetext"
)

// hostileTexts are texts that would act on something, were they let.
var hostileTexts = []string{
	"\x1b[31mred\x1b[0m \x1b]8;;https://bad.invalid\x07link\x1b]8;;\x07 bell \a and back \b\b",
	"eight-bit \u009b31m and \u0085 next line",
	"<script>alert(1)</script>",
	`"><img src=x onerror=alert(1)>`,
	"</td></tr></table></main></style></title><!-- -->",
	"{{.}} {{template \"page\"}} ${x} <%= y %>",
	"[a link](javascript:alert(1)) ![picture](https://bad.invalid/p.png) <https://bad.invalid>",
	"# A heading\n## Another\n===\n---\n- an item\n1. numbered\n> quoted\n| a | b |\n|---|---|\n    code",
	"`code` ```fence``` ~~~ **bold** _under_ <b>bold</b> &lt; &amp; \\",
	"=cmd|' /C calc'!A0",
	"+1+1", "-2+3", "@SUM(A1:A9)", "\t=1+1", "\r=1+1", "a line\n=HYPERLINK(\"https://bad.invalid\")", " =1+1", "＝1+1",
	"a,b;c\"d'e\\f", "\",=1+1,\"", "1;=1+1",
	"carriage\rreturn", "CR LF\r\nline", "tab\there",
	"right \u202Eto\u202C left", "mark \u200F here", "zero\u200Bwidth\u200D joined\uFEFF", "tag \U000E0041 and vs \uFE0F",
	"ŵ ŷ Ŵ Ŷ tŷ dŵr, and żółć",
	"]]>", "-->", "--", "END:VCALENDAR\r\nBEGIN:VEVENT", "BEGIN:VEVENT;x=1:y,z\\n",
	strings.Repeat("x", 500), strings.Repeat("ŵ", 500),
	"bad \xff\xfe bytes", "not a number: https://bad.invalid/a?b=c&d=<e>",
}

// harmless has as many lines as a text, and nothing else of it.
func harmless(text string) string {
	return strings.Map(func(r rune) rune {
		if r == '\n' {
			return r
		}
		return 'x'
	}, strings.ReplaceAll(text, "\r\n", "\n"))
}

// round hands out the hostile texts in turn, so that over all rounds each of
// them stands in each place once. change is applied to each.
func round(n int, change func(string) string) caseWords {
	return func(plain string) string {
		n++
		return change(hostileTexts[n%len(hostileTexts)]) + fmt.Sprintf(" %d", n)
	}
}

func hostileViews(t *testing.T, n int, change func(string) string) (report.CaseView, []string) {
	t.Helper()
	var said []string
	next := round(n, change)
	say := func(plain string) string {
		text := next(plain)
		if plain == "Child B" || plain == "Person 2" {
			text = asLabel(text)
		}
		said = append(said, text)
		return text
	}
	c := reopenedCaseOnce(t, say)
	return troubledView(t, c, say), said
}

// asLabel leaves out what no label may hold.
func asLabel(s string) string {
	return strings.Map(func(r rune) rune {
		if answers.HidesInLabel(string(r)) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, ""))
}

// reopenedCaseOnce is reopenedCase where each place says the same each time.
func reopenedCaseOnce(t *testing.T, say caseWords) *record.Case {
	t.Helper()
	known := map[string]string{}
	return reopenedCase(t, say("Child B"), func(plain string) string {
		if _, ok := known[plain]; !ok {
			known[plain] = say(plain)
		}
		return known[plain]
	})
}

func asItIs(s string) string { return s }

type caseWriter struct {
	name  string
	write func(io.Writer, report.CaseView) error
}

var caseWriters = []caseWriter{
	{"text", func(w io.Writer, v report.CaseView) error { return report.CaseText(w, v, report.Looks{Width: 80}) }},
	{"markdown", report.CaseMarkdown},
	{"html", report.CaseHTML},
	{"json", report.CaseJSON},
	{"ics", report.CaseCalendar},
}

func written(t *testing.T, w caseWriter, v report.CaseView) string {
	t.Helper()
	var b bytes.Buffer
	if err := w.write(&b, v); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestNothingHiddenReachesAnyFormat(t *testing.T) {
	for n := range hostileTexts {
		v, _ := hostileViews(t, n, asItIs)
		for _, w := range caseWriters {
			got := written(t, w, v)
			if w.name == "ics" {
				got = strings.ReplaceAll(got, "\r\n", "\n")
			}
			if w.name == "json" {
				got = withoutPath(t, got)
			}
			if at := strings.IndexFunc(got, safetext.Hidden); at >= 0 {
				t.Errorf("round %d, %s: %q is hidden", n, w.name, got[max(0, at-40):min(len(got), at+20)])
			}
		}
	}
}

// withoutPath leaves out the outcome path of a case in JSON, whose bytes are those
// of decide: answers files take no label that hides anything.
func withoutPath(t *testing.T, document string) string {
	t.Helper()
	_, rest, ok := strings.Cut(document, "\n  \"record\": ")
	if !ok {
		t.Fatal("no record")
	}
	return rest
}

func TestNothingIsDroppedFromAPage(t *testing.T) {
	for n := range hostileTexts {
		v, said := hostileViews(t, n, asItIs)
		for _, w := range caseWriters[:3] {
			got := written(t, w, v)
			switch w.name {
			case "html":
				got = textOfHTML(t, got)
			case "markdown":
				got = strings.ReplaceAll(got, `\`, "")
			}
			got = bare(got)
			for _, text := range said {
				if want := bare(safetext.Clean(text)); !strings.Contains(got, want) && !guardedIn(got, text) {
					t.Errorf("round %d, %s: %q is not there", n, w.name, text)
				}
			}
		}
	}
}

// bare is a text without white space and without what Markdown's own escapes are
// made of.
func bare(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || strings.ContainsRune(`\<>'`, r) {
			return -1
		}
		return r
	}, s)
}

// guardedIn looks for the lines of a text one by one: in a page there may be
// something between them.
func guardedIn(page, text string) bool {
	for _, line := range strings.Split(safetext.Clean(text), "\n") {
		if !strings.Contains(page, bare(line)) {
			return false
		}
	}
	return true
}

func TestJSONKeepsEveryTextExactly(t *testing.T) {
	for n := range hostileTexts {
		v, said := hostileViews(t, n, asItIs)
		var document any
		if err := json.Unmarshal([]byte(written(t, caseWriters[3], v)), &document); err != nil {
			t.Fatal(err)
		}
		have := map[string]bool{}
		collect(document, have)
		for _, text := range said {
			if text = strings.ToValidUTF8(text, "\uFFFD"); !have[text] && !have[strings.ReplaceAll(text, "\uFFFD", "\uFFFD\uFFFD")] {
				t.Errorf("round %d: %q is not there", n, text)
			}
		}
	}
}

func collect(v any, have map[string]bool) {
	switch v := v.(type) {
	case string:
		have[v] = true
	case []any:
		for _, one := range v {
			collect(one, have)
		}
	case map[string]any:
		for _, one := range v {
			collect(one, have)
		}
	}
}

func TestNoTextBecomesMarkupInHTML(t *testing.T) {
	for n := range hostileTexts {
		bad, _ := hostileViews(t, n, asItIs)
		good, _ := hostileViews(t, n, harmless)
		got, want := skeleton(t, written(t, caseWriters[2], bad)), skeleton(t, written(t, caseWriters[2], good))
		if len(got) != len(want) {
			t.Errorf("round %d: %d elements, want %d", n, len(got), len(want))
		}
		for i := range min(len(got), len(want)) {
			if got[i] != want[i] {
				t.Errorf("round %d: element %d is %s, want %s", n, i, got[i], want[i])
				break
			}
		}
	}
}

// skeleton is the elements of a document with their attributes, in order.
func skeleton(t *testing.T, document string) []string {
	t.Helper()
	var elements []string
	walk(t, document, func(n *html.Node) {
		switch n.Type {
		case html.ElementNode:
			elements = append(elements, fmt.Sprint(n.Data, n.Attr))
		case html.CommentNode:
			elements = append(elements, "comment")
		}
	})
	return elements
}

func walk(t *testing.T, document string, visit func(*html.Node)) {
	t.Helper()
	root, err := html.Parse(strings.NewReader(document))
	if err != nil {
		t.Fatal(err)
	}
	for n := range root.Descendants() {
		visit(n)
	}
}

func textOfHTML(t *testing.T, document string) string {
	t.Helper()
	var b strings.Builder
	walk(t, document, func(n *html.Node) {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		}
	})
	return b.String()
}

func TestNoCellOfATableBeginsAsAFormula(t *testing.T) {
	for n := range hostileTexts {
		v, _ := hostileViews(t, n, asItIs)
		walk(t, written(t, caseWriters[2], v), func(cell *html.Node) {
			if cell.Type != html.ElementNode || cell.Data != "td" {
				return
			}
			for line := range cell.ChildNodes() {
				if text := strings.TrimLeft(line.Data, " \u00A0"); line.Type == html.TextNode && text != "" && strings.ContainsAny(text[:1], "=+-@\t\r") {
					t.Errorf("round %d: a line in a cell begins %.30q", n, line.Data)
				}
			}
		})
	}
}

var (
	escaped    = regexp.MustCompile(`\\[[:punct:]]`)
	autolink   = regexp.MustCompile(`<https?://[^<>\s]*>`)
	ownHeading = regexp.MustCompile(`(?m)^#{1,4} `)
	ownItem    = regexp.MustCompile(`(?m)^ *(-|[0-9]+\.) `)
)

func TestNoTextBecomesMarkupInMarkdown(t *testing.T) {
	for n := range hostileTexts {
		bad, _ := hostileViews(t, n, asItIs)
		good, _ := hostileViews(t, n, harmless)
		got, want := written(t, caseWriters[1], bad), written(t, caseWriters[1], good)
		for _, own := range []*regexp.Regexp{ownHeading, ownItem} {
			if g, w := len(own.FindAllString(got, -1)), len(own.FindAllString(want, -1)); g != w {
				t.Errorf("round %d: %d lines begin as %s, want %d", n, g, own, w)
			}
		}
		plain := ownHeading.ReplaceAllString(autolink.ReplaceAllString(escaped.ReplaceAllString(got, ""), ""), "")
		if at := strings.IndexAny(plain, "`*_[]<>|~#&"); at >= 0 {
			t.Errorf("round %d: %q would act", n, plain[max(0, at-40):min(len(plain), at+20)])
		}
	}
}

func TestOnlyAddressesOfTheProcedureCanBeFollowed(t *testing.T) {
	p := bundled(t)
	known := map[string]bool{}
	for _, c := range p.Currency {
		known[c.Source] = true
	}
	v, _ := hostileViews(t, len(hostileTexts)-2, asItIs)
	links := 0
	walk(t, written(t, caseWriters[2], v), func(n *html.Node) {
		if n.Type != html.ElementNode {
			return
		}
		if n.Data == "script" || n.Data == "img" || n.Data == "link" || n.Data == "iframe" {
			t.Errorf("there is a %s", n.Data)
		}
		for _, a := range n.Attr {
			switch {
			case a.Key == "href" && !known[a.Val]:
				t.Errorf("%q can be followed", a.Val)
			case a.Key == "href":
				links++
			case a.Key == "src" || a.Key == "style" || strings.HasPrefix(a.Key, "on"):
				t.Errorf("there is an attribute %s", a.Key)
			}
		}
	})
	if links == 0 {
		t.Error("no address can be followed, where those of the procedure can")
	}
}
