package yamldoc

import (
	"fmt"
	"strconv"
	"strings"
)

// reservedStart finds a text that starts with a sign that means something to
// YAML there.
func reservedStart(s *scene) (mistake, bool) {
	text, at := s.value, s.valueAt
	switch {
	case s.hasKey && s.key == "":
		return s.here(s.start, "nothing stands before the colon, a key was wanted", "")
	case s.hasKey && reserved(s.key) != "":
		text, at = s.key, s.start
	case text == "":
		return mistake{}, false
	}
	what := reserved(text)
	switch {
	case what == "" || text[0] == '-' && !s.hasKey:
		return mistake{}, false
	case strings.Trim(text, "]}") == "" && !s.hasKey:
		return s.here(at, fmt.Sprintf("an extra %q stands here, which closes nothing", text[:1]), "leave it out")
	case text[0] == ',' && !s.hasKey:
		return s.here(at, "nothing stands before the comma, a value was wanted", "")
	case text[0] == '-':
		return s.here(at, `"- " stands behind a key, on the same line; a value was wanted`, hintQuoted(text)+", or start the list on a line of its own")
	}
	return s.here(at, fmt.Sprintf("a text starts with %q, which YAML %s", text[:1], what), hintQuoted(text))
}

// reserved says what YAML takes the first sign of a text for, "" for nothing.
func reserved(text string) string {
	if text == "" {
		return ""
	}
	alone := len(text) == 1 || text[1] == ' ' || text[1] == '\t'
	switch text[0] {
	case '@', '`', '%':
		return "keeps for itself"
	case '*':
		return "takes for an alias"
	case '&':
		return "takes for an anchor"
	case '!':
		return "takes for a tag"
	case '|', '>':
		if strings.Trim(text[1:], "+-0123456789") != "" {
			return "takes for a text that starts on the next line"
		}
	case ',', ']', '}':
		return "takes for a part of a list or mapping in brackets"
	case '-':
		if alone {
			return "takes for a list item"
		}
	case '?':
		if alone {
			return "takes for a key"
		}
	}
	return ""
}

// colonInText finds the commonest mistake: "ask: Risk: high".
func colonInText(s *scene) (mistake, bool) {
	text, at := s.value, s.valueAt
	colon := colonIn(text)
	if s.problem != problemColon || !s.hasKey || colon < 0 {
		return mistake{}, false
	}
	if s.items > 0 && !isWord(s.key) {
		text, at = withoutComment(s.text[s.start:]), s.start
	}
	message := `the text holds a colon and a space, which YAML takes for the end of a key`
	if colon == len(s.value)-1 {
		message = "the text ends in a colon, which YAML takes for the end of a key"
	}
	return s.here(at, message, hintQuoted(text))
}

// underValue finds a key or list item under a line that holds a value already.
func underValue(s *scene) (mistake, bool) {
	above := writtenBefore(s.src, s.line)
	if s.problem != problemColon || !s.hasKey || above == 0 {
		return mistake{}, false
	}
	p := split(s.src.line(above))
	switch {
	case p.value == "":
		return mistake{}, false
	case !p.hasKey && p.items == 0:
		return s.here(s.start, "the text that starts above holds a colon and a space, which YAML takes for the end of a key", "put the whole text in quotes")
	case s.indent <= p.indent:
		return mistake{}, false
	case p.hasKey && !isWord(s.key) && s.items == 0:
		return s.here(s.start, fmt.Sprintf("the text that starts on line %d holds a colon and a space, which YAML takes for the end of a key", above), "put the whole text in quotes")
	}
	return s.here(s.indent, fmt.Sprintf("this is indented further than line %d, which already holds a value", above),
		fmt.Sprintf("indent it by %s, or leave out the value on line %d", spaces(p.indent), above))
}

// noSpace finds "key:text" and "-item".
func noSpace(s *scene) (mistake, bool) {
	if s.hasKey || s.items > 0 || s.value == "" {
		return mistake{}, false
	}
	if s.value[0] == '-' {
		return s.here(s.start, "no space stands behind the dash of a list item", "write "+strconv.Quote("- "+s.value[1:]))
	}
	key, text, ok := strings.Cut(s.value, ":")
	if !ok || !isWord(key) {
		return mistake{}, false
	}
	return s.here(s.start+len(key), "no space stands behind the colon of a key", "write "+strconv.Quote(key+": "+text))
}

// oddIndent finds a line whose indentation is that of no line it could belong to.
func oddIndent(s *scene) (mistake, bool) {
	if s.problem != problemKey && s.problem != problemDash || !s.hasKey && s.items == 0 {
		return mistake{}, false
	}
	less, more := 0, -1
	limit := len(s.text) + 1
	for n := writtenBefore(s.src, s.line); n > 0 && limit > 0; n = writtenBefore(s.src, n) {
		p := split(s.src.line(n))
		for _, level := range []int{p.start, p.indent} {
			switch {
			case level >= limit || level == p.start && !p.hasKey && p.items > 0:
			case level == s.indent:
				return mistake{}, false
			case level > s.indent:
				limit, more = level, level
			default:
				less, limit = max(less, level), 0
			}
		}
	}
	fit := spaces(less)
	if more >= 0 {
		fit = fmt.Sprintf("%d or %s", less, spaces(more))
	}
	return s.here(s.indent, fmt.Sprintf("the line is indented by %s, which fits no line above", spaces(s.indent)), "indent it by "+fit)
}

func itemAmongKeys(s *scene) (mistake, bool) {
	if s.items == 0 || s.problem != problemKey {
		return mistake{}, false
	}
	return s.here(s.indent, "a list item stands among keys, a key was wanted", "indent it further than the key whose list it belongs to")
}

func keyAmongItems(s *scene) (mistake, bool) {
	if s.items > 0 || s.problem != problemDash {
		return mistake{}, false
	}
	return s.here(s.start, `this stands among list items, "- " was wanted before it`, "where it belongs to the item above, indent it as far as that item's text")
}

// noKey finds text where a key was wanted.
func noKey(s *scene) (mistake, bool) {
	if s.hasKey || s.items > 0 || s.value == "" || s.problem != problemNoColon && s.problem != problemKey {
		return mistake{}, false
	}
	what := "text"
	if len(s.value) <= shownText {
		what = strconv.Quote(s.value)
	}
	return s.here(s.start, what+" stands here without a colon, a key and a colon were wanted", s.hintNoKey())
}

func (s *scene) hintNoKey() string {
	if s.behindBlock() {
		return "if it belongs to the text that starts with | or > above, indent it further than that text's key"
	}
	if above := writtenBefore(s.src, s.line); above > 0 {
		p := split(s.src.line(above))
		if p.value != "" && s.indent > p.indent && len(p.text) > p.valueAt+len(p.value) {
			return fmt.Sprintf("the comment on line %d ends the text there; put the whole text in quotes", above)
		}
	}
	return `write it as "key: value"; text that goes on from the line above is indented further than its key`
}

// behindBlock reports whether the line above belongs to a block text.
func (s *scene) behindBlock() bool {
	l := newLayout()
	for n := 1; n < s.line; n++ {
		line := s.src.line(n)
		l.step(line, len(line)-len(strings.TrimLeft(string(line), " ")))
	}
	return l.block != noBlock
}

// directiveLine finds a line that starts with "%" in the midst of a document.
func directiveLine(s *scene) (mistake, bool) {
	for _, n := range []int{s.line, writtenBefore(s.src, s.line)} {
		if strings.HasPrefix(string(s.src.line(n)), "%") {
			return mistake{
				offset:  s.src.lines[n-1],
				message: `a line starts with "%", which YAML takes for a directive`,
				hint:    "if it is text, indent it further than its key",
			}, true
		}
	}
	return mistake{}, false
}

func tabBehindDash(s *scene) (mistake, bool) {
	i := strings.IndexByte(s.text[:s.start], '\t')
	if s.problem != problemStart || i < 0 {
		return mistake{}, false
	}
	return s.here(i, "a tab stands behind the dash of a list item, a space was wanted", "replace the tab by a space")
}

func spaces(n int) string {
	if n == 1 {
		return "1 space"
	}
	return fmt.Sprintf("%d spaces", n)
}
