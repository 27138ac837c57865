package yamldoc

import (
	"bytes"
	"fmt"
	"io"
	"unicode/utf8"

	"safeguard/internal/fault"
)

// Scanner cuts a stream into JSON values: one on each line, as in JSON Lines, or
// each over several lines. It reads as little JSON as it can. What is not JSON
// is handed out too, in pieces that ParseJSON reports, and a value that is
// broken does not take the values behind it along. It never holds more than one
// value.
type Scanner struct {
	r    io.Reader
	buf  []byte
	pos  int // what is read and not handed out is buf[pos:end]
	end  int
	err  error       // of the reader; io.EOF at its end
	at   fault.Place // of buf[pos]
	skip bool        // the rest of the line belongs to a value that was too long
}

const (
	firstBuffer = 64 << 10
	emptyReads  = 100 // as many reads may give nothing before that is an error

	// maxPassedOver is how long a line may be whose value is too long: a device can
	// give one that has no end, and whoever waits for the next value waits for ever.
	maxPassedOver = 64 * MaxBytes
)

// NewScanner makes a scanner of what r gives.
func NewScanner(r io.Reader) *Scanner {
	return &Scanner{r: r, buf: make([]byte, firstBuffer)}
}

// Next gives the next value and the place where it starts. The bytes are good
// until the next call. At the end of the stream the error is io.EOF. Any other is
// the reader's, or tells of a line of over 64 times MaxBytes; what it cut short is
// not handed out.
//
// A value that starts with a bracket ends at the bracket that closes it.
// Anything else ends with its line. A value is broken, and is handed out as far
// as it goes, when a line ends within a text, or when the next line starts with
// a bracket in its first column. Of a value over MaxBytes, MaxBytes+1 are handed
// out and the rest of that line is passed over.
func (s *Scanner) Next() ([]byte, fault.Place, error) {
	if err := s.toValue(); err != nil {
		return nil, s.at, err
	}
	at := s.at
	var length int
	var err error
	if c := s.buf[s.pos]; c == '{' || c == '[' {
		length, err = s.bracketed()
	} else {
		length, err = s.restOfLine()
	}
	if err != nil {
		return nil, s.at, err
	}
	value := s.buf[s.pos : s.pos+length]
	if length > MaxBytes {
		s.skip = value[MaxBytes] != '\n'
		s.advance(length)
		return value, at, nil
	}
	s.advance(length)
	return bytes.TrimRight(value, " \t\r\n"), at, nil
}

// MoreBuffered reports whether something that is not white space has been read
// and not handed out yet. Where not, the next call may have to wait for it.
func (s *Scanner) MoreBuffered() bool {
	rest := s.buf[s.pos:s.end]
	if s.skip {
		i := bytes.IndexByte(rest, '\n')
		if i < 0 {
			return false
		}
		rest = rest[i:]
	}
	for _, c := range rest {
		if !isSpace(c) {
			return true
		}
	}
	return false
}

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\r' || c == '\n' }

// fill reads more behind what there is, which may move to the front of the
// buffer. It is false when there is no more.
func (s *Scanner) fill() bool {
	if s.err != nil {
		return false
	}
	if s.pos > 0 && (s.pos == s.end || s.end == len(s.buf)) {
		copy(s.buf, s.buf[s.pos:s.end])
		s.pos, s.end = 0, s.end-s.pos
	}
	if s.end == len(s.buf) {
		s.buf = append(s.buf, make([]byte, len(s.buf))...)
	}
	for range emptyReads {
		n, err := s.r.Read(s.buf[s.end:])
		s.end += n
		s.err = err
		if n > 0 {
			return true
		}
		if err != nil {
			return false
		}
	}
	s.err = io.ErrNoProgress
	return false
}

// toValue moves to the first byte of the next value.
func (s *Scanner) toValue() error {
	if s.at.Line == 0 {
		s.at = fault.Place{Line: 1, Column: 1}
		s.passByteOrderMark()
	}
	for {
		for s.pos < s.end {
			c := s.buf[s.pos]
			if c == '\n' {
				s.skip = false
				s.at = fault.Place{Line: s.at.Line + 1, Column: 0}
			} else if !s.skip && !isSpace(c) {
				return nil
			}
			s.at.Column++
			s.pos++
		}
		if s.skip && s.at.Column > maxPassedOver {
			s.err = fmt.Errorf("line %d goes on for more than %d bytes, of which %d are read", s.at.Line, maxPassedOver, MaxBytes)
		}
		if !s.fill() {
			return s.err
		}
	}
}

// passByteOrderMark moves over the mark that some programs put first.
func (s *Scanner) passByteOrderMark() {
	for s.end < len(byteOrderMark) && bytes.HasPrefix([]byte(byteOrderMark), s.buf[:s.end]) {
		if !s.fill() {
			return
		}
	}
	if bytes.HasPrefix(s.buf[:s.end], []byte(byteOrderMark)) {
		s.pos = len(byteOrderMark)
	}
}

// advance moves past a piece. Where its line ends behind it, no one asks for the
// column there.
func (s *Scanner) advance(length int) {
	piece := s.buf[s.pos : s.pos+length]
	s.pos += length
	if last := bytes.LastIndexByte(piece, '\n'); last >= 0 {
		s.at.Line += bytes.Count(piece, []byte{'\n'})
		s.at.Column = 1
		piece = piece[last+1:]
	}
	if s.pos == s.end || s.buf[s.pos] != '\n' {
		s.at.Column += utf8.RuneCount(piece)
	}
}

// restOfLine measures what stands before the end of the line.
func (s *Scanner) restOfLine() (int, error) {
	seen := 0
	for {
		rest := s.buf[s.pos:s.end]
		if i := bytes.IndexByte(rest[seen:], '\n'); i >= 0 {
			return min(seen+i, MaxBytes+1), nil
		}
		if seen = len(rest); seen > MaxBytes {
			return MaxBytes + 1, nil
		}
		if !s.fill() {
			return s.atEnd()
		}
	}
}

// atEnd gives what is left when there is no more to read.
func (s *Scanner) atEnd() (int, error) {
	if s.err != io.EOF {
		return 0, s.err
	}
	return s.end - s.pos, nil
}
