package report

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"

	"safeguard/internal/fault"
	"safeguard/internal/safetext"
)

// sourceLines finds the lines of a file. Asked for places in order, it goes over
// each line once.
type sourceLines struct {
	data   []byte
	starts []int

	asked fault.Place // the place last asked for, which is at found
	found int
}

func newSourceLines(data []byte) *sourceLines {
	data = bytes.TrimPrefix(data, []byte("\uFEFF")) // no column counts it
	s := &sourceLines{data: data, starts: []int{0}}
	for i, c := range data {
		if c == '\n' {
			s.starts = append(s.starts, i+1)
		}
	}
	return s
}

// A spot is a place in a line, as offsets into the file.
type spot struct{ start, at, end int }

// find gives the spot of a place. There is none for the file as a whole, or for
// a line that the file does not have.
func (s *sourceLines) find(at fault.Place) (spot, bool) {
	if at.Line < 1 || at.Line > len(s.starts) || len(s.data) == 0 {
		return spot{}, false
	}
	start, end := s.starts[at.Line-1], len(s.data)
	if at.Line < len(s.starts) {
		end = s.starts[at.Line]
	}
	end = start + len(bytes.TrimRight(s.data[start:end], "\r\n"))
	offset, column := start, 1
	if s.asked.Line == at.Line && s.asked.Column <= at.Column {
		offset, column = s.found, s.asked.Column
	}
	for ; column < at.Column && offset < end; column++ {
		_, width := utf8.DecodeRune(s.data[offset:end])
		offset += width
	}
	s.asked, s.found = fault.Place{Line: at.Line, Column: column}, offset
	return spot{start, offset, end}, true
}

// An excerpt is as much of a line as fits a page, cut around a spot, in three
// parts that are safe to print.
type excerpt struct{ before, value, after string }

const cut = "…"

// excerpt takes the line of a spot, in at most width columns.
func (s *sourceLines) excerpt(at spot, width int) excerpt {
	stop := at.at
	for n := s.span(at); n > 0 && stop < at.end; n-- {
		_, size := utf8.DecodeRune(s.data[stop:at.end])
		stop += size
	}
	whole := excerpt{shown(s.data[at.start:min(at.at, at.start+4*width)]), shown(s.data[at.at:stop]), shown(s.data[stop:min(at.end, stop+4*width)])}
	if at.at-at.start <= 4*width && at.end-stop <= 4*width && whole.width() <= width {
		return whole
	}
	var e excerpt
	e.before = tail(s.data[at.start:at.at], width/3)
	e.value = head(s.data[at.at:stop], width-ansi.StringWidth(e.before))
	e.after = head(s.data[stop:at.end], width-ansi.StringWidth(e.before)-ansi.StringWidth(e.value))
	return e
}

func (e excerpt) width() int {
	return ansi.StringWidth(e.before) + ansi.StringWidth(e.value) + ansi.StringWidth(e.after)
}

// shown makes a piece of a line safe to print, with its tabs as spaces. Each
// character stays one, so that what stands below it can be set in line.
func shown(piece []byte) string {
	return strings.ReplaceAll(strings.ReplaceAll(safetext.Clean(string(piece)), "\n", " "), "\t", "    ")
}

// head gives the start of a piece in at most width columns.
func head(piece []byte, width int) string {
	if text := shown(piece[:min(len(piece), 4*max(width, 1))]); len(piece) <= 4*max(width, 1) && ansi.StringWidth(text) <= width {
		return text
	}
	var b strings.Builder
	for used := 1; len(piece) > 0; {
		_, size := utf8.DecodeRune(piece)
		next := shown(piece[:size])
		if used += ansi.StringWidth(next); used > width {
			break
		}
		b.WriteString(next)
		piece = piece[size:]
	}
	if width < 1 {
		return ""
	}
	return b.String() + cut
}

// tail gives the end of a piece in at most width columns.
func tail(piece []byte, width int) string {
	from, used := len(piece), 1
	for from > 0 {
		_, size := utf8.DecodeLastRune(piece[:from])
		if used += ansi.StringWidth(shown(piece[from-size : from])); used > width {
			return cut + shown(piece[from:])
		}
		from -= size
	}
	return shown(piece)
}
