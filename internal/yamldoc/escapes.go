package yamldoc

import (
	"fmt"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"

	"safeguard/internal/fault"
	"safeguard/internal/safetext"
)

// escapes finds hidden characters that come out of a text in double quotes only
// when its escapes are resolved, and points at each escape.
func (c *converter) escapes(y *yaml.Node, at fault.Place) {
	if !strings.ContainsFunc(y.Value, safetext.Hidden) {
		return
	}
	told := false
	data := c.src.data
	i := c.src.offset(at)
	for ; i < len(data) && data[i] != '"'; i++ {
		// An anchor or a tag stands before the text.
	}
	for i++; i+1 < len(data) && data[i] != '"' && !c.found.full(); i++ {
		if data[i] != '\\' {
			continue
		}
		if r, length := escaped(data[i+1:]); safetext.Hidden(r) {
			c.found.add(c.src.place(i), ruleControl,
				fmt.Sprintf("the escape %s makes a hidden character, %s; plain text was wanted", data[i:i+1+length], nameOf(r)), "leave it out")
			told = true
		}
		i++
	}
	if !told {
		c.found.add(at, ruleControl, "this text holds a hidden character; plain text was wanted", "")
	}
}

// escaped gives the character that an escape stands for, and the length of the
// escape without its backslash. An escaped line break or a sign that stands for
// itself is of no interest here and comes out as a space.
func escaped(s []byte) (rune, int) {
	digits := 0
	switch s[0] {
	case '0':
		return 0, 1
	case 'a':
		return '\a', 1
	case 'b':
		return '\b', 1
	case 'v':
		return '\v', 1
	case 'f':
		return '\f', 1
	case 'r':
		return '\r', 1
	case 'e':
		return '\x1b', 1
	case 'N':
		return '\u0085', 1
	case 'L':
		return '\u2028', 1
	case 'P':
		return '\u2029', 1
	case 'x':
		digits = 2
	case 'u':
		digits = 4
	case 'U':
		digits = 8
	default:
		return ' ', 1
	}
	if len(s) <= digits {
		return ' ', 1
	}
	code, err := strconv.ParseUint(string(s[1:1+digits]), 16, 32)
	if err != nil {
		return ' ', 1
	}
	return rune(code), 1 + digits
}
