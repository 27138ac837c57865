package report

import (
	"bytes"
	_ "embed"
	"fmt"
	htmltemplate "html/template"
	"io"
	"strconv"
	"strings"
	"unicode"

	"safeguard/internal/safetext"
)

// pageTemplate is the whole document, its style sheet included: a page loads
// nothing and runs nothing.
//
//go:embed page.html
var pageTemplate string

// A document is a page as its template takes it.
type document struct {
	Title string
	Foot  htmltemplate.CSS
	Nodes []htmlNode

	Sheets bool // some heading begins a sheet of its own
}

// An htmlNode is a heading, a paragraph, a room to write in, a list, an item of
// one, or a table.
type htmlNode struct {
	Kind        string
	Level       int
	Text        []htmlLine
	Loud, Small bool
	Fresh       bool       // of a heading: it begins a sheet
	List        string     // of a list: "ol", "ul" or "boxes"
	Number      int        // of an item of an ordered list
	Below       []htmlNode // the items of a list; the lists in an item
	Header      []string
	Rows        [][]htmlCell
}

type htmlCell struct {
	Label string // what the column is, for a screen that is too narrow for columns
	Text  []htmlLine
}

// An htmlLine is one line of a text, in pieces of which some are addresses.
type htmlLine []htmlPiece

type htmlPiece struct {
	Text string
	Link bool
}

// html writes the page as one self-contained HTML document, with foot at the
// bottom of every printed sheet. Nothing is written unless all of it could be.
func (p *page) html(w io.Writer, foot string) error {
	t, err := htmltemplate.New("page").Parse(pageTemplate)
	if err != nil {
		return err
	}
	d := document{Foot: cssString(safetext.Line(foot)), Nodes: htmlNodes(p.blocks)}
	for _, bl := range p.blocks {
		if bl.kind == heading && d.Title == "" {
			d.Title = safetext.Line(bl.text)
		}
		d.Sheets = d.Sheets || bl.fresh
	}
	var b bytes.Buffer
	if err := t.Execute(&b, d); err != nil {
		return err
	}
	_, err = w.Write(b.Bytes())
	return err
}

// cssString writes a text as a string of a style sheet. All but letters, digits
// and spaces is written by its number, so that nothing in it can end the string.
func cssString(s string) htmltemplate.CSS {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		if r == ' ' || unicode.IsLetter(r) || unicode.IsDigit(r) {
			b.WriteRune(r)
		} else {
			fmt.Fprintf(&b, `\%x `, r)
		}
	}
	b.WriteByte('"')
	return htmltemplate.CSS(b.String())
}

func htmlNodes(blocks []block) []htmlNode {
	var nodes []htmlNode
	for i := 0; i < len(blocks); {
		bl := &blocks[i]
		if bl.kind == item {
			list, n := htmlList(blocks[i:])
			nodes = append(nodes, list)
			i += n
			continue
		}
		n := htmlNode{Text: htmlText(bl), Level: bl.level, Loud: bl.loud, Small: bl.small, Fresh: bl.fresh}
		switch bl.kind {
		case heading:
			n.Kind = "heading"
		case room:
			n.Kind = "room"
		case table:
			n.Kind, n.Header, n.Rows = "table", bl.header, htmlRows(bl)
		}
		nodes = append(nodes, n)
		i++
	}
	return nodes
}

// box is the mark of an item that is ticked by hand.
const box = "☐"

// listKind says which kind of list an item of a mark belongs to.
func listKind(mark string) string {
	switch mark {
	case "-":
		return "ul"
	case box:
		return "boxes"
	}
	return "ol"
}

// htmlList gathers the items at the head of the blocks that stand as deep as the
// first, and are marked as it is, with all that stands deeper. It gives how many
// blocks it took.
func htmlList(blocks []block) (list htmlNode, took int) {
	first := &blocks[0]
	list = htmlNode{Kind: "list", List: listKind(first.mark)}
	for took < len(blocks) {
		bl := &blocks[took]
		if bl.kind != item || bl.level < first.level || bl.level == first.level && listKind(bl.mark) != list.List {
			break
		}
		if bl.level > first.level {
			below, n := htmlList(blocks[took:])
			last := &list.Below[len(list.Below)-1]
			last.Below = append(last.Below, below)
			took += n
			continue
		}
		number, _ := strconv.Atoi(strings.TrimSuffix(bl.mark, "."))
		list.Below = append(list.Below, htmlNode{Text: htmlText(bl), Loud: bl.loud, Small: bl.small, Number: number})
		took++
	}
	return list, took
}

// htmlText takes the text of a block apart into lines. Only the procedure's own
// addresses can be followed: what a person typed stays text.
func htmlText(bl *block) []htmlLine {
	if bl.text == "" {
		return nil
	}
	var lines []htmlLine
	for _, text := range strings.Split(safetext.Clean(bl.text), "\n") {
		line := htmlLine{{Text: text}}
		if url := urlIn(text); bl.link && url != "" {
			before, after, _ := strings.Cut(text, url)
			line = htmlLine{{Text: before}, {Text: url, Link: true}, {Text: after}}
		}
		lines = append(lines, line)
	}
	return lines
}

func htmlRows(bl *block) [][]htmlCell {
	rows := make([][]htmlCell, len(bl.rows))
	for i, r := range bl.rows {
		for c, text := range r.cells {
			rows[i] = append(rows[i], htmlCell{bl.header[c], htmlText(&block{text: guardCell(text)})})
		}
	}
	return rows
}

// guardCell puts an apostrophe before every line of a cell that a spreadsheet
// would take for a formula, were the table pasted into one: it begins with one
// of = + - @, or with a tab or a carriage return. A line break in a cell begins
// another cell there.
func guardCell(text string) string {
	lines := strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n")
	for i, line := range lines {
		if trimmed := strings.TrimLeft(line, " \u00A0"); trimmed != "" && strings.ContainsAny(firstRune(trimmed), "=+-@\t\r＝＋－＠") {
			lines[i] = "'" + line
		}
	}
	return strings.Join(lines, "\n")
}

func firstRune(s string) string {
	for _, r := range s {
		return string(r)
	}
	return ""
}
