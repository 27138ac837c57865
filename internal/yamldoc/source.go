package yamldoc

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"safeguard/internal/fault"
)

// source is the text of one document and the offsets at which its lines start.
type source struct {
	data  []byte
	lines []int

	asked fault.Place // offset was last asked for this place, which is at found
	found int
}

func newSource(data []byte) *source {
	lines := make([]int, 1, bytes.Count(data, []byte{'\n'})+1)
	for at := 0; ; {
		i := bytes.IndexByte(data[at:], '\n')
		if i < 0 {
			break
		}
		at += i + 1
		lines = append(lines, at)
	}
	return &source{data: data, lines: lines}
}

// line gives a line, counted from 1, without its line break.
func (s *source) line(n int) []byte {
	if n < 1 || n > len(s.lines) {
		return nil
	}
	return bytes.TrimRight(s.data[s.lines[n-1]:s.end(n)], "\r\n")
}

// end is the offset behind a line and its line break.
func (s *source) end(n int) int {
	if n >= len(s.lines) {
		return len(s.data)
	}
	return s.lines[n]
}

// place says where an offset stands.
func (s *source) place(offset int) fault.Place {
	low, high := 0, len(s.lines)
	for high-low > 1 {
		if mid := (low + high) / 2; s.lines[mid] <= offset {
			low = mid
		} else {
			high = mid
		}
	}
	return fault.Place{Line: low + 1, Column: utf8.RuneCount(s.data[s.lines[low]:offset]) + 1}
}

// offset is the way back from a place; one past the end of its line gives the
// line's end. Asked for places in order, it goes over each line once.
func (s *source) offset(at fault.Place) int {
	if at.Line < 1 {
		return 0
	}
	if at.Line > len(s.lines) {
		return len(s.data)
	}
	offset, end, column := s.lines[at.Line-1], s.end(at.Line), 1
	if s.asked.Line == at.Line && s.asked.Column <= at.Column {
		offset, column = s.found, s.asked.Column
	}
	for ; column < at.Column && offset < end; column++ {
		if s.data[offset] < utf8.RuneSelf {
			offset++
			continue
		}
		_, width := utf8.DecodeRune(s.data[offset:end])
		offset += width
	}
	s.asked, s.found = fault.Place{Line: at.Line, Column: column}, offset
	return offset
}

// behind gives the place just behind the last thing written before at: where an
// empty value stands.
func (s *source) behind(at fault.Place) fault.Place {
	offset := s.offset(at)
	if at.Line <= len(s.lines) {
		at = s.asked
	}
	for offset > 0 && strings.IndexByte(" \t\r\n", s.data[offset-1]) >= 0 {
		offset--
		at.Column--
	}
	if at.Line <= len(s.lines) && offset >= s.lines[at.Line-1] {
		return at
	}
	return s.place(offset)
}

// lineAt is the line in which an offset stands.
func (s *source) lineAt(offset int) int { return s.place(offset).Line }
