package yamldoc

import (
	"fmt"
	"strconv"
	"unicode/utf16"
	"unicode/utf8"
)

// isPlain tells the bytes that stand for themselves in a text, and are
// characters of their own.
var isPlain = func() (table [256]bool) {
	for b := 0x20; b < utf8.RuneSelf; b++ {
		table[b] = b != '"' && b != '\\'
	}
	return table
}()

// text reads a text, whose opening quote is next.
func (p *jsonParser) text() string {
	start := p.pos + 1
	rest := p.src[start:]
	length := 0
	for length < len(rest) && isPlain[rest[length]] {
		length++
	}
	p.pos = start + length
	if length < len(rest) && rest[length] == '"' {
		p.pos++
		return rest[:length]
	}
	return p.longText(start)
}

// longText reads on in a text that holds more than plain characters. Only
// escapes make it build a copy.
func (p *jsonParser) longText(start int) string {
	var built []byte
	from := start // what stands from here on is not in built yet
	for p.pos < len(p.src) {
		c := p.src[p.pos]
		switch {
		case isPlain[c]:
			p.pos++
		case c == '"':
			p.pos++
			if built == nil {
				return p.src[start : p.pos-1]
			}
			return string(append(built, p.src[from:p.pos-1]...))
		case c == '\\':
			if built == nil {
				built = make([]byte, 0, p.pos-start+64)
			}
			built = append(built, p.src[from:p.pos]...)
			built = p.escape(built)
			from = p.pos
		case c < 0x20:
			if !p.control(c) {
				return ""
			}
		default:
			p.wide()
		}
	}
	if !p.stopped {
		p.fault(ruleJSON, "the end stands here in a text, the quote that closes it was wanted", "")
		p.stopped = true
	}
	return ""
}

// wide moves over a character of several bytes.
func (p *jsonParser) wide() {
	r, width := utf8.DecodeRuneInString(p.src[p.pos:])
	if r == utf8.RuneError && width == 1 {
		p.fault(ruleUTF8, fmt.Sprintf("the byte %02X is not UTF-8", p.src[p.pos]), `save the file again with the encoding "UTF-8"`)
	}
	p.pos += width
	p.base += width - 1
}

// control reports a control character that stands in a text as it is. At a line
// break it gives up: most often the closing quote was forgotten.
func (p *jsonParser) control(c byte) bool {
	switch c {
	case '\n', '\r':
		p.fault(ruleJSON, "the line ends in a text, the quote that closes it was wanted", `write a line break in a text as \n`)
		p.stopped = true
		return false
	case '\t':
		p.fault(ruleControl, "a tab stands in a text as it is", `write it as \t`)
	default:
		p.fault(ruleControl, fmt.Sprintf("a hidden character stands here, %s; plain text was wanted", nameOf(rune(c))), "leave it out")
	}
	p.pos++
	return true
}

// escape reads an escape and appends what it stands for.
func (p *jsonParser) escape(built []byte) []byte {
	if p.pos+1 == len(p.src) {
		p.pos++
		return built
	}
	switch c := p.src[p.pos+1]; c {
	case '"', '\\', '/':
		built = append(built, c)
	case 'b':
		built = append(built, '\b')
	case 'f':
		built = append(built, '\f')
	case 'n':
		built = append(built, '\n')
	case 'r':
		built = append(built, '\r')
	case 't':
		built = append(built, '\t')
	case 'u':
		return p.unicode(built)
	default:
		p.badEscape(1)
		p.pos++
		return built
	}
	p.pos += 2
	return built
}

// badEscape reports the escape that is next, of which so many bytes behind the
// backslash are shown.
func (p *jsonParser) badEscape(length int) {
	shown := p.src[p.pos+1 : min(p.pos+1+length, len(p.src))]
	for i := range len(shown) {
		if !isPlain[shown[i]] {
			shown = shown[:i]
			break
		}
	}
	p.fault(ruleJSON, fmt.Sprintf(`"\%s" stands in a text, where a backslash starts an escape that JSON knows`, shown), `write \\ for a backslash`)
}

// unicode reads the escape \u1234, and two of them for one character where the
// first is half a pair.
func (p *jsonParser) unicode(built []byte) []byte {
	unit, ok := hex4(p.src, p.pos)
	switch {
	case !ok:
		p.badEscape(5)
		p.pos += 2
		return built
	case !utf16.IsSurrogate(unit):
		p.pos += 6
		return utf8.AppendRune(built, unit)
	}
	if second, ok := hex4(p.src, p.pos+6); ok {
		if r := utf16.DecodeRune(unit, second); r != utf8.RuneError {
			p.pos += 12
			return utf8.AppendRune(built, r)
		}
	}
	p.fault(ruleJSON, fmt.Sprintf("%s is one half of a character, both were wanted", p.src[p.pos:p.pos+6]), "")
	p.pos += 6
	return built
}

// hex4 reads \u and four digits.
func hex4(s string, at int) (rune, bool) {
	if at+6 > len(s) || s[at] != '\\' || s[at+1] != 'u' {
		return 0, false
	}
	unit, err := strconv.ParseUint(s[at+2:at+6], 16, 32)
	return rune(unit), err == nil
}

// number reads a number and keeps it as it is written.
func (p *jsonParser) number() *Node {
	n := p.node(Scalar)
	start := p.pos
	if p.next() == '-' {
		p.pos++
	}
	switch {
	case p.next() == '0':
		p.pos++
		if isDigit(p.next()) {
			p.pos = start
			p.fault(ruleJSON, "a number starts with 0, another digit was wanted first", "leave out the 0, or put it in double quotes if it is text")
			p.stopped = true
			return nil
		}
	case !p.digits():
		if p.pos > start {
			p.unexpected("a digit")
		} else {
			p.unexpected("a value")
		}
		return nil
	}
	if p.next() == '.' {
		p.pos++
		if !p.digits() {
			p.unexpected("a digit")
			return nil
		}
	}
	if c := p.next(); c == 'e' || c == 'E' {
		p.pos++
		if c := p.next(); c == '+' || c == '-' {
			p.pos++
		}
		if !p.digits() {
			p.unexpected("a digit")
			return nil
		}
	}
	n.Tag, n.Value = Number, p.src[start:p.pos]
	return n
}

// digits moves over digits, of which there has to be one.
func (p *jsonParser) digits() bool {
	start := p.pos
	for isDigit(p.next()) {
		p.pos++
	}
	return p.pos > start
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }
