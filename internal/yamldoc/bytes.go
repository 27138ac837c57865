package yamldoc

import (
	"bytes"
	"fmt"
	"unicode"
	"unicode/utf8"

	"safeguard/internal/fault"
	"safeguard/internal/safetext"
)

// byteCheck reads a file before yaml.v3 does, which names no place for bytes it
// refuses and lets others through that no reader would see. What is not allowed
// becomes a fault and is replaced, character by character, so that the rest of
// the file can still be read and the columns stay right.
type byteCheck struct {
	found *faults
	loose bool
	data  []byte

	line, lineAt int  // the line being read, and its offset
	unreadable   bool // YAML could only guess at the rest

	out    []byte // the data up to copied, mended
	copied int
	layout layout
}

// checkBytes gives the bytes of the one document in a file, or says that there
// is no reading it. In loose mode hidden characters that YAML takes for text
// are let through.
func checkBytes(data []byte, loose bool, found *faults) ([]byte, bool) {
	top := fault.Place{Line: 1, Column: 1}
	if len(data) > MaxBytes {
		found.add(top, ruleBig, fmt.Sprintf("the file holds more than the %d bytes that are read", MaxBytes), "")
		return nil, false
	}
	if isUTF16(data) {
		found.add(top, ruleUTF8, "the file is in UTF-16, UTF-8 was wanted", `save it again with the encoding "UTF-8"`)
		return nil, false
	}
	c := &byteCheck{found: found, loose: loose, data: bytes.TrimPrefix(data, []byte(byteOrderMark)), layout: newLayout()}
	c.lines()
	return c.document(), !c.unreadable
}

const byteOrderMark = "\uFEFF"

// isUTF16 knows the byte order marks, and text in Latin letters without one.
func isUTF16(data []byte) bool {
	if len(data) >= 2 && (data[0] == 0xff && data[1] == 0xfe || data[0] == 0xfe && data[1] == 0xff) {
		return true
	}
	if len(data) < 4 {
		return false
	}
	return data[0] == 0 && data[1] != 0 && data[2] == 0 || data[0] != 0 && data[1] == 0 && data[3] == 0
}

func (c *byteCheck) lines() {
	for c.lineAt < len(c.data) {
		c.line++
		line, _, ended := bytes.Cut(c.data[c.lineAt:], []byte{'\n'})
		next := c.lineAt + len(line) + 1
		if ended {
			line = bytes.TrimSuffix(line, []byte{'\r'})
		}
		c.indentation(line)
		c.structure(line)
		c.characters(line)
		c.lineAt = next
	}
}

// indentation wants spaces at the start of a line, where a tab or a no-break
// space looks the same and means something else. In a block text they are text.
func (c *byteCheck) indentation(line []byte) {
	spaces := 0
	for spaces < len(line) && line[spaces] == ' ' {
		spaces++
	}
	if spaces < len(line) && (line[spaces] == '\t' || line[spaces] >= utf8.RuneSelf) && !c.layout.inBlock(spaces) {
		c.oddIndentation(line, spaces)
	}
	c.layout.step(line, spaces)
}

func (c *byteCheck) oddIndentation(line []byte, i int) {
	told := false
	for i < len(line) {
		r, width := utf8.DecodeRune(line[i:])
		switch {
		case r == '\t':
			if !told {
				c.add(line, i, ruleYAML, "a tab stands in the indentation, spaces were wanted", "replace each tab by spaces")
			}
			c.unreadable = true
		case r == ' ':
		case unicode.Is(unicode.Zs, r):
			if !told {
				c.add(line, i, ruleYAML, fmt.Sprintf("the indentation holds %s, plain spaces were wanted", nameOf(r)), "delete it and press the space bar")
			}
			c.mend(i, width, " ")
		default:
			return
		}
		told = told || r != ' '
		i += width
	}
}

// characters looks at each character of a line.
func (c *byteCheck) characters(line []byte) {
	for i := 0; i < len(line); {
		if b := line[i]; b >= 0x20 && b < 0x7f || b == '\t' {
			i++
			continue
		}
		r, width := utf8.DecodeRune(line[i:])
		switch {
		case r == utf8.RuneError && width == 1:
			if !c.found.full() { // words that nobody sees cost seconds in a file of nothing else
				c.add(line, i, ruleUTF8, fmt.Sprintf("the byte %02X is not UTF-8", line[i]), `save the file again with the encoding "UTF-8"`)
			}
			c.mend(i, width, string(safetext.Replacement))
		case r == '\r':
			c.loneReturn(line, i)
		case c.refused(r):
			if !c.found.full() {
				c.add(line, i, ruleControl, fmt.Sprintf("a hidden character stands here, %s; plain text was wanted", nameOf(r)), "delete it; most editors do not show it")
			}
			c.mend(i, width, string(safetext.Replacement))
		}
		i += width
	}
}

// loneReturn tells once of line breaks as only very old Macs wrote them: some
// programs see one line where others see many, so no place would be right.
func (c *byteCheck) loneReturn(line []byte, i int) {
	if !c.unreadable {
		c.add(line, i, ruleControl, "a carriage return stands here without a line feed", "save the file with ordinary line endings (LF or CRLF)")
	}
	c.unreadable = true
}

// refused reports whether a character may not stand in the file as it is. Also
// in loose mode that is so for those that yaml.v3 refuses, takes for a line
// break, or (the byte order mark) skips at times.
func (c *byteCheck) refused(r rune) bool {
	switch {
	case r < 0x20, r >= 0x7f && r < 0xa0, r == '\u2028', r == '\u2029', r == '\uFEFF', r == '\uFFFE', r == '\uFFFF':
		return true
	}
	return !c.loose && safetext.Hidden(r)
}

// structure watches for a second document and for directives. It goes before
// the characters of the line are looked at: mending moves forward only.
func (c *byteCheck) structure(line []byte) {
	switch at, what := c.layout.boundary(line); what {
	case directive:
		c.add(line, at, ruleYAML, `a line that starts with "%" is a YAML directive, only plain YAML is read`, "leave the line out")
		c.mend(at, 1, "#")
	case another:
		c.add(line, at, ruleSecond, "a second document starts here, one in each file was wanted", `leave out the line "---", or move what follows into a file of its own`)
		c.layout.cut(c.mended(c.lineAt))
	case trailing:
		c.layout.cut(c.mended(c.lineAt))
		c.add(line, at, ruleSecond, `text stands behind the line "...", which ends the document`, `leave out the line "..." or what follows it`)
	case finish:
		c.layout.cut(c.mended(c.lineAt))
	}
}

// add places a fault at a byte of the line being read.
func (c *byteCheck) add(line []byte, i int, rule, message, hint string) {
	if c.found.full() {
		return
	}
	c.found.add(fault.Place{Line: c.line, Column: utf8.RuneCount(line[:i]) + 1}, rule, message, hint)
}

// mend replaces a character of the line being read, unless that is done.
func (c *byteCheck) mend(i, width int, by string) {
	at := c.lineAt + i
	if at < c.copied {
		return
	}
	c.out = append(append(c.out, c.data[c.copied:at]...), by...)
	c.copied = at + width
}

// mended is where an offset of the data, behind all that was mended, stands in
// the mended document.
func (c *byteCheck) mended(offset int) int { return len(c.out) + offset - c.copied }

// document is the first document of the file, mended.
func (c *byteCheck) document() []byte {
	doc := c.data
	if c.copied > 0 {
		doc = append(c.out, c.data[c.copied:]...)
	}
	if c.layout.end >= 0 {
		doc = doc[:c.layout.end]
	}
	return doc
}

// nameOf gives the words for a character that cannot be seen.
func nameOf(r rune) string {
	name := ""
	switch r {
	case 0:
		name = "NUL"
	case '\u001B':
		name = "escape"
	case '\u0085':
		name = "next line"
	case '\u00A0', '\u202F':
		name = "no-break space"
	case '\u00AD':
		name = "soft hyphen"
	case '\u200B':
		name = "zero-width space"
	case '\u200C', '\u200D':
		name = "zero-width joiner"
	case '\u200E', '\u200F', '\u202A', '\u202B', '\u202C', '\u202D', '\u202E', '\u2066', '\u2067', '\u2068', '\u2069':
		name = "writing direction"
	case '\u2028':
		name = "line separator"
	case '\u2029':
		name = "paragraph separator"
	case '\uFEFF':
		name = "byte order mark"
	default:
		return fmt.Sprintf("U+%04X", r)
	}
	return fmt.Sprintf("U+%04X (%s)", r, name)
}
