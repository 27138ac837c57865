package report

import (
	"fmt"
	"io"
	"strings"

	"safeguard/internal/field"
	"safeguard/internal/procedure"
)

// A graph is the trees of a procedure as nodes and edges. Names are made here,
// never from ids of the file, so that nothing in a file can act on a diagram.
type graph struct {
	clusters []cluster
	edges    []edge
}

type cluster struct {
	name, title string
	nodes       []node
}

type node struct {
	name, label string
	shape       nodeShape
}

type nodeShape uint8

const (
	asks nodeShape = iota
	tests
	leads
)

type edge struct{ from, to, label string }

func graphOf(p *procedure.Procedure) *graph {
	g := &graph{}
	for i, t := range p.Trees {
		c := cluster{name: fmt.Sprintf("t%d", i+1), title: t.Stage.Title + ": " + generic(t.Title, t.For)}
		g.grow(&c, t, t.Root)
		g.clusters = append(g.clusters, c)
	}
	return g
}

// grow adds a branch and all below it, and gives its name.
func (g *graph) grow(c *cluster, t *procedure.Tree, b *procedure.Branch) string {
	n := len(c.nodes)
	name := fmt.Sprintf("%sn%d", c.name, n+1)
	c.nodes = append(c.nodes, node{name: name})
	switch {
	case b.Outcome != nil:
		o := b.Outcome
		label := generic(o.Title, t.For)
		if o.Duty != procedure.NoDuty {
			label += fmt.Sprintf(" (%s)", o.Duty)
		}
		c.nodes[n].label, c.nodes[n].shape = label+cites(o.Cite), leads
	case b.If != nil:
		c.nodes[n].label, c.nodes[n].shape = conditionWords(b.If), tests
		g.edges = append(g.edges, edge{name, g.grow(c, t, b.Then), "yes"})
		g.edges = append(g.edges, edge{name, g.grow(c, t, b.Else), "no"})
	default:
		c.nodes[n].label = generic(b.Ask.Ask, b.Ask.About) + cites(b.Ask.Cite)
		for i, below := range b.Answers {
			g.edges = append(g.edges, edge{name, g.grow(c, t, below), generic(b.Ask.Options[i].Label, b.Ask.About)})
		}
		if b.NotKnown != nil {
			g.edges = append(g.edges, edge{name, g.grow(c, t, b.NotKnown), "Not known"})
		}
	}
	return name
}

// generic is a text with "the child" where a subject's label would stand.
func generic(t procedure.Text, k *procedure.Kind) string {
	if k == nil {
		return t.Fill("")
	}
	return t.Fill("the " + strings.ToLower(k.Label))
}

// conditionWords says a condition in words.
func conditionWords(c *procedure.Condition) string {
	switch c.Op {
	case procedure.Is:
		return generic(c.Question.Ask, c.Question.About) + " " + repliesWords(c)
	case procedure.AllOf, procedure.AnyOf:
		word := " and "
		if c.Op == procedure.AnyOf {
			word = " or "
		}
		var parts []string
		for _, part := range c.Parts {
			words := conditionWords(part)
			if part.Op == procedure.AllOf || part.Op == procedure.AnyOf {
				words = "(" + words + ")"
			}
			parts = append(parts, words)
		}
		return strings.Join(parts, word)
	case procedure.NoneListed:
		return fmt.Sprintf("no %s is listed", strings.ToLower(c.Kind.Label))
	}
	of := "of at least one"
	if c.Op == procedure.Every {
		of = "of every"
	}
	return fmt.Sprintf("%s %s: %s", of, strings.ToLower(c.Kind.Label), conditionWords(c.Where))
}

func repliesWords(c *procedure.Condition) string {
	q := c.Question
	var words []string
	switch {
	case c.None:
		return "None of these"
	case q.Type == procedure.Many && c.Options == q.All():
		words = []string{"any of these"}
	default:
		for i, o := range q.Options {
			if c.Options.Has(i) {
				words = append(words, generic(o.Label, q.About))
			}
		}
	}
	if c.NotKnown {
		words = append(words, "Not known")
	}
	return field.Or(words)
}

// Mermaid writes the trees as a Mermaid flow chart, with the reply on every
// edge.
func Mermaid(w io.Writer, p *procedure.Procedure) error {
	g := graphOf(p)
	var b strings.Builder
	b.WriteString("flowchart TD\n")
	for _, c := range g.clusters {
		fmt.Fprintf(&b, "  subgraph %s[\"%s\"]\n", c.name, mermaidText(c.title))
		for _, n := range c.nodes {
			open, end := [...]string{"[", "{{", "(["}[n.shape], [...]string{"]", "}}", "])"}[n.shape]
			fmt.Fprintf(&b, "    %s%s\"%s\"%s\n", n.name, open, mermaidText(n.label), end)
		}
		b.WriteString("  end\n")
	}
	for _, e := range g.edges {
		fmt.Fprintf(&b, "  %s -->|\"%s\"| %s\n", e.from, mermaidText(e.label), e.to)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// mermaidText takes the meaning from what Mermaid or the page around it would
// act on, by writing it as character entities in Mermaid's way.
func mermaidText(s string) string {
	var b strings.Builder
	for _, r := range strings.Join(strings.Fields(s), " ") {
		if strings.ContainsRune("\"<>&#;`\\{}[]|()", r) {
			fmt.Fprintf(&b, "#%d;", r)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// Dot writes the trees for Graphviz, with the reply on every edge.
func Dot(w io.Writer, p *procedure.Procedure) error {
	g := graphOf(p)
	var b strings.Builder
	fmt.Fprintf(&b, "digraph procedure {\n  label=%s;\n  labelloc=t;\n  node [fontname=\"sans-serif\"];\n  edge [fontname=\"sans-serif\"];\n", dotText(p.Title+", edition "+p.Edition))
	for _, c := range g.clusters {
		fmt.Fprintf(&b, "  subgraph cluster_%s {\n    label=%s;\n", c.name, dotText(c.title))
		for _, n := range c.nodes {
			shape := [...]string{"box", "diamond", "ellipse"}[n.shape]
			fmt.Fprintf(&b, "    %s [shape=%s, label=%s];\n", n.name, shape, dotText(strings.Join(wrap(n.label, 34), "\n")))
		}
		b.WriteString("  }\n")
	}
	for _, e := range g.edges {
		fmt.Fprintf(&b, "  %s -> %s [label=%s];\n", e.from, e.to, dotText(e.label))
	}
	b.WriteString("}\n")
	_, err := io.WriteString(w, b.String())
	return err
}

func dotText(s string) string {
	return `"` + strings.NewReplacer("&", "&amp;", `\`, `\\`, `"`, `\"`, "\n", `\n`).Replace(s) + `"`
}
