package report

import (
	"io"
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"safeguard/internal/safetext"
)

// A block is one piece of a page, without its looks. The page is built once and
// written as text, as Markdown or as HTML.
type block struct {
	kind   blockKind
	level  int    // of a heading, from 1; of an item, how deep it stands, from 0
	mark   string // of an item: "-" or a number
	text   string // of a table: its caption, which HTML alone shows
	loud   bool   // an urgent matter; never said by looks alone
	small  bool   // help: in small print where there is any
	fresh  bool   // of a heading: it begins a sheet of its own where there is paper
	link   bool   // an address in it is one of the procedure's own, and may be followed
	header []string
	rows   []row
}

type blockKind uint8

const (
	heading blockKind = iota
	paragraph
	item
	table
	room // for a person to write in
)

// A row of a table is cells in HTML; in text and Markdown it is one item, which
// says the same in a line.
type row struct {
	line  string
	cells []string
}

// A page is built by appending blocks.
type page struct{ blocks []block }

func (p *page) heading(level int, text string) {
	p.blocks = append(p.blocks, block{kind: heading, level: level, text: text})
}

func (p *page) paragraph(text string) {
	p.blocks = append(p.blocks, block{kind: paragraph, text: text})
}

func (p *page) item(level int, text string) { p.marked(level, "-", text) }

func (p *page) marked(level int, mark, text string) {
	p.blocks = append(p.blocks, block{kind: item, level: level, mark: mark, text: text})
}

// last gives the block that was added last.
func (p *page) last() *block { return &p.blocks[len(p.blocks)-1] }

// table adds a table; without rows it adds nothing.
func (p *page) table(caption string, header []string, rows []row) {
	if len(rows) > 0 {
		p.blocks = append(p.blocks, block{kind: table, text: caption, header: header, rows: rows})
	}
}

// include adds the blocks of another page, its headings levels further down.
func (p *page) include(other *page, levels int) {
	for _, bl := range other.blocks {
		if bl.kind == heading {
			bl.level += levels
		}
		p.blocks = append(p.blocks, bl)
	}
}

// lines gives the blocks with each table as a list of its rows.
func (p *page) lines() []block {
	if !slices.ContainsFunc(p.blocks, func(bl block) bool { return bl.kind == table }) {
		return p.blocks
	}
	var blocks []block
	for _, bl := range p.blocks {
		if bl.kind != table {
			blocks = append(blocks, bl)
			continue
		}
		for _, r := range bl.rows {
			blocks = append(blocks, block{kind: item, mark: "-", text: r.line})
		}
	}
	return blocks
}

// Looks says how a page of text is set.
type Looks struct {
	Width  int  // columns, 40 to 120
	Colour bool // a terminal that shows it
}

// The narrowest and the widest page.
const (
	MinWidth = 40
	MaxWidth = 120
)

const (
	bold    = "\x1b[1m"
	boldRed = "\x1b[1;31m"
	reset   = "\x1b[0m"
)

// text writes the page for a terminal or a plain file.
func (p *page) text(w io.Writer, looks Looks) error {
	width := min(max(looks.Width, MinWidth), MaxWidth)
	var b strings.Builder
	blocks := p.lines()
	for i, bl := range blocks {
		if i > 0 && needsGap(blocks[i-1], bl) {
			b.WriteByte('\n')
		}
		writeBlock(&b, bl, width, looks.Colour)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func needsGap(before, now block) bool {
	return now.kind != item || now.level == 0 && before.kind == item && before.level > 0 || before.kind == heading && before.level == 1
}

func writeBlock(b *strings.Builder, bl block, width int, colour bool) {
	text := safetext.Clean(bl.text)
	style := ""
	first, rest := "", ""
	switch bl.kind {
	case heading:
		style = bold
		if bl.level == 2 {
			text = strings.ToUpper(text)
		}
	case item:
		first = strings.Repeat("  ", bl.level+1) + bl.mark + " "
		rest = strings.Repeat(" ", len(first))
	}
	if bl.loud {
		style = boldRed
	}
	for _, line := range wrap(text, width-len(rest)) {
		b.WriteString(first)
		first = rest
		if colour && style != "" {
			line = style + line + reset
		}
		b.WriteString(line)
		b.WriteByte('\n')
	}
	if bl.kind == heading && bl.level == 1 {
		b.WriteString(strings.Repeat("=", min(width, ansi.StringWidth(text))) + "\n")
	}
}

// wrap breaks a text into lines of at most width cells, at spaces; a word wider
// than a line is cut. Line breaks of the text stay.
func wrap(text string, width int) []string {
	width = max(width, 10)
	var lines []string
	for _, paragraph := range strings.Split(text, "\n") {
		line := ""
		for _, word := range strings.Fields(paragraph) {
			if line != "" && ansi.StringWidth(line)+1+ansi.StringWidth(word) <= width {
				line += " " + word
				continue
			}
			if line != "" {
				lines = append(lines, line)
			}
			pieces := cutWord(word, width)
			lines = append(lines, pieces[:len(pieces)-1]...)
			line = pieces[len(pieces)-1]
		}
		lines = append(lines, line)
	}
	return lines
}

// cutWord breaks a word into pieces of at most width cells, between letters, in one
// pass. A word that fits is one piece.
func cutWord(word string, width int) []string {
	var pieces []string
	from, cells := 0, 0
	for at := 0; at < len(word); {
		letter, wide := ansi.FirstGraphemeCluster(word[at:], ansi.GraphemeWidth)
		if cells+wide > width && at > from {
			pieces = append(pieces, word[from:at])
			from, cells = at, 0
		}
		at += len(letter)
		cells += wide
	}
	return append(pieces, word[from:])
}

// markdown writes the page as Markdown.
func (p *page) markdown(w io.Writer) error {
	var b strings.Builder
	blocks := p.lines()
	for i, bl := range blocks {
		if i > 0 && (bl.kind != item || blocks[i-1].kind != item) {
			b.WriteByte('\n')
		}
		indent := ""
		switch bl.kind {
		case heading:
			b.WriteString(strings.Repeat("#", bl.level) + " ")
		case item:
			indent = strings.Repeat("    ", bl.level)
			mark := bl.mark
			b.WriteString(indent + mark + " ")
			indent += strings.Repeat(" ", len(mark)+1)
		}
		text := escapeMarkdown(safetext.Clean(bl.text))
		b.WriteString(strings.ReplaceAll(text, "\n", "\n"+indent) + "\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// escapeMarkdown takes the meaning from every character that Markdown or HTML
// would act on. An address stands between angle brackets.
func escapeMarkdown(s string) string {
	var b strings.Builder
	for i, line := range strings.Split(s, "\n") {
		if i > 0 {
			b.WriteByte('\n')
		}
		escapeLine(&b, strings.TrimLeft(line, " \t"))
	}
	return b.String()
}

func escapeLine(b *strings.Builder, line string) {
	digits := len(line) - len(strings.TrimLeft(line, "0123456789"))
	skip := 0 // up to where an address was written
	for n, r := range line {
		if n < skip {
			continue
		}
		if url := addressAt(line[n:]); r == 'h' && url != "" {
			b.WriteString("<" + url + ">")
			skip = n + len(url)
			continue
		}
		special := strings.ContainsRune("\\`*_[]<>|&~#", r)
		atStart := n == 0 && strings.ContainsRune("-+=", r)
		numbering := n > 0 && n == digits && (r == '.' || r == ')')
		if special || atStart || numbering {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
}

// urlIn gives the first address in a line that can stand between angle brackets
// as it is; "" where there is none.
func urlIn(line string) string {
	for at := 0; ; at++ {
		next := strings.Index(line[at:], "http")
		if next < 0 {
			return ""
		}
		at += next
		if url := addressAt(line[at:]); url != "" {
			return url
		}
	}
}

// addressAt gives the address that a text begins with; "" where it begins with
// none.
func addressAt(text string) string {
	if !strings.HasPrefix(text, "https://") && !strings.HasPrefix(text, "http://") {
		return ""
	}
	if end := strings.IndexAny(text, " <>`\"\\\t"); end >= 0 {
		if text[end] != ' ' {
			return ""
		}
		text = text[:end]
	}
	return strings.TrimRight(text, ",.;)")
}
