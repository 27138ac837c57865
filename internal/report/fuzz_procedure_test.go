package report_test

import (
	"io"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"safeguard/internal/procedure"
	"safeguard/internal/report"
	"safeguard/internal/safetext"
)

var (
	mermaidLine = regexp.MustCompile(`^(flowchart TD|  subgraph t\d+\["[^"<>&` + "`" + `]*"\]|    t\d+n\d+(\["[^"<>]*"\]|\{\{"[^"<>]*"\}\}|\(\["[^"<>]*"\]\))|  end|  t\d+n\d+ -->\|"[^"<>]*"\| t\d+n\d+)$`)
	dotLine     = regexp.MustCompile(`^(digraph procedure \{|  label="([^"\\]|\\.)*";|  labelloc=t;|  (node|edge) \[fontname="sans-serif"\];|  subgraph cluster_t\d+ \{|    label="([^"\\]|\\.)*";|    t\d+n\d+ \[shape=(box|diamond|ellipse), label="([^"\\]|\\.)*"\];|  t\d+n\d+ -> t\d+n\d+ \[label="([^"\\]|\\.)*"\];|  \}|\})$`)
	nodeOf      = regexp.MustCompile(`(?m)^    (t\d+n\d+)[\[{( ]`)
	edgeOf      = regexp.MustCompile(`(?m)^  (t\d+n\d+) -+>(?:\|"[^"]*"\|)? (t\d+n\d+)`)
)

// Whatever words a procedure is written in: laid open as text, JSON, a checklist
// and as diagrams it says them as words and nothing else. A diagram has a node for
// each branch, and an edge to each but the roots.
func FuzzProcedure(f *testing.F) {
	for i, words := range hostileTexts {
		f.Add(uint8(i), words)
		f.Add(uint8(12+i%6), words)
	}
	f.Fuzz(func(t *testing.T, which uint8, words string) {
		if len(words) > 800 {
			return
		}
		p, same := wordedProcedure(t, which, words), wordedProcedure(t, which, twin(words))
		if p == nil || same == nil {
			return
		}
		text := printed(t, func(w io.Writer) error { return report.Procedure(w, p, report.Looks{Width: 80}) })
		samePage(t, "text", text, "")
		keysOf(t, printed(t, func(w io.Writer) error { return report.ProcedureJSON(w, p) }))
		form, formTwin := printed(t, func(w io.Writer) error { return report.ChecklistHTML(w, p) }), printed(t, func(w io.Writer) error { return report.ChecklistHTML(w, same) })
		got, want := elementsOf(t, form), elementsOf(t, formTwin)
		sameSkeleton(t, 0, "checklist", got, want)
		checkDiagram(t, p, mermaidLine, printed(t, func(w io.Writer) error { return report.Mermaid(w, p) }))
		checkDiagram(t, p, dotLine, printed(t, func(w io.Writer) error { return report.Dot(w, p) }))
	})
}

// elementsOf is the skeleton of a page without its links: an address of the
// procedure's own can be followed.
func elementsOf(t *testing.T, page string) []string {
	t.Helper()
	var elements []string
	walk(t, page, func(n *html.Node) {
		if n.Type == html.ElementNode && n.Data != "a" {
			name := n.Data
			for _, a := range n.Attr {
				name += " " + a.Key // the values can be words
			}
			elements = append(elements, name)
		}
		for _, a := range n.Attr {
			if n.Data == "a" && !strings.HasPrefix(a.Val, "https://") && !strings.HasPrefix(a.Val, "http://") && a.Key == "href" {
				t.Errorf("%q can be followed", a.Val)
			}
		}
	})
	return elements
}

func checkDiagram(t *testing.T, p *procedure.Procedure, known *regexp.Regexp, diagram string) {
	t.Helper()
	if at := strings.IndexFunc(diagram, safetext.Hidden); at >= 0 {
		t.Errorf("%q is hidden", diagram[max(0, at-40):min(len(diagram), at+20)])
	}
	for _, line := range strings.Split(strings.TrimSuffix(diagram, "\n"), "\n") {
		if !known.MatchString(line) {
			t.Fatalf("the line %q is none of a diagram", line)
		}
	}
	branches := 0
	for _, tree := range p.Trees {
		tree.Root.Walk(func(*procedure.Branch) { branches++ })
	}
	nodes, into := map[string]bool{}, map[string]int{}
	for _, n := range nodeOf.FindAllStringSubmatch(diagram, -1) {
		nodes[n[1]] = true
	}
	for _, e := range edgeOf.FindAllStringSubmatch(diagram, -1) {
		if into[e[2]]++; !nodes[e[1]] || !nodes[e[2]] || into[e[2]] > 1 {
			t.Errorf("the edge from %s to %s leads nowhere, or there twice", e[1], e[2])
		}
	}
	if len(nodes) != branches || len(into) != branches-len(p.Trees) {
		t.Errorf("%d nodes and %d edges for %d branches", len(nodes), len(into), branches)
	}
}

// The same for any procedure that is loaded, whatever its trees.
func FuzzDiagram(f *testing.F) {
	for _, text := range []string{coats, lateCollection} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		p, _ := procedure.Load("p.yaml", data)
		if p == nil {
			return
		}
		checkDiagram(t, p, mermaidLine, printed(t, func(w io.Writer) error { return report.Mermaid(w, p) }))
		checkDiagram(t, p, dotLine, printed(t, func(w io.Writer) error { return report.Dot(w, p) }))
		fitsWidth(t, printed(t, func(w io.Writer) error { return report.Procedure(w, p, report.Looks{Width: 80}) }), 80)
	})
}
