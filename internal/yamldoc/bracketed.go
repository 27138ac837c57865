package yamldoc

// sign is what a byte means to the scanner outside texts.
type sign uint8

const (
	other sign = iota
	opens
	closes
	quote
	lineEnd
)

var signs = [256]sign{'{': opens, '[': opens, '}': closes, ']': closes, '"': quote, '\n': lineEnd}

// textSigns are the bytes that matter within a text.
var textSigns = [256]bool{'"': true, '\\': true, '\n': true}

// bracketCount counts the brackets of one value. It is stopped at the end of
// what has been read and goes on when there is more.
type bracketCount struct {
	at      int // bytes looked at
	depth   int
	inText  bool
	escaped bool // a backslash was the last byte
	newLine bool // a line end was the last byte
}

// bracketed measures a value that starts with a bracket.
func (s *Scanner) bracketed() (int, error) {
	var count bracketCount
	for {
		rest := s.buf[s.pos:s.end]
		if count.run(rest[:min(len(rest), MaxBytes)]) {
			return count.at, nil
		}
		if len(rest) > MaxBytes {
			return MaxBytes + 1, nil
		}
		if !s.fill() {
			return s.atEnd()
		}
	}
}

// run looks at what follows the bytes it has seen, and reports whether the value
// ends, or breaks off, before at.
func (c *bracketCount) run(b []byte) bool {
	for c.at < len(b) {
		if c.inText {
			if c.text(b) {
				return true
			}
			continue
		}
		sign := signs[b[c.at]]
		if c.newLine && sign == opens {
			return true
		}
		c.newLine = sign == lineEnd
		c.at++
		switch sign {
		case opens:
			c.depth++
		case closes:
			c.depth--
			if c.depth == 0 {
				return true
			}
		case quote:
			c.inText = true
		}
	}
	return false
}

// text moves on in a text, and reports whether its line ends in it.
func (c *bracketCount) text(b []byte) bool {
	if c.escaped {
		c.escaped = false
		if b[c.at] != '\n' {
			c.at++
			return false
		}
	}
	at := c.at
	for at < len(b) && !textSigns[b[at]] {
		at++
	}
	c.at = at
	if at == len(b) {
		return false
	}
	switch b[at] {
	case '\n':
		return true
	case '"':
		c.inText = false
	default:
		c.escaped = true
	}
	c.at++
	return false
}
