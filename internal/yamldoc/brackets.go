package yamldoc

import (
	"bytes"
	"fmt"
	"strings"
)

// brackets finds the mistake in a list or mapping in brackets, or in a text that
// YAML takes for one because it starts with a bracket.
func brackets(s *scene) (mistake, bool) {
	first, last, anew := s.openedOn(), s.line, 0
	inBrackets := first > 0
	if first == 0 {
		first = s.line
	}
	from := s.src.lines[first-1] + split(s.src.line(first)).valueAt
	if first < s.line {
		if anew = startsAnew(s.src, first, s.line); anew > 0 {
			last = anew - 1
		}
	}
	text := string(s.src.data[from:s.src.end(last)])
	open := strings.IndexAny(text, "[{")
	if open < 0 || open > 0 && !inBrackets {
		return mistake{}, false
	}
	w := &bracketWalk{text: strings.TrimRight(text[open:], " \t\r\n")}
	m, ok := w.walk()
	if !ok && len(w.open) > 0 && (inBrackets || s.problem == problemNode) {
		m, ok = w.notClosed(first == last || anew > 0), true
	}
	m.offset += from + open
	return m, ok
}

// openedOn gives the line on which the list or mapping in brackets opens that
// the mistake is in, or 0. Where yaml.v3 does not name it, it does once the line
// of the mistake is taken away.
func (s *scene) openedOn() int {
	f := s.failure
	if f.problem == problemNode && s.line > 1 {
		f = try(bytes.TrimRight(s.src.data[:s.src.end(s.line-1)], ", \t\r\n"))
	}
	if f.problem != problemBrace && f.problem != problemBracket || f.line > s.line {
		return 0
	}
	return f.line
}

// bracketWalk goes through the text of a list or mapping in brackets.
type bracketWalk struct {
	text string
	at   int
	open []entry
}

// entry is the part of a list or mapping in brackets that is being read.
type entry struct {
	bracket int  // where the list or mapping opened
	text    int  // where the key or value started, -1 before
	whole   bool // it is quoted or in brackets, and has ended
	colon   bool // its key and colon have been read
}

func (w *bracketWalk) walk() (mistake, bool) {
	for w.at < len(w.text) {
		if m, ok := w.step(); ok {
			return m, true
		}
		if len(w.open) == 0 {
			return w.behind()
		}
	}
	return mistake{}, false
}

// step reads the next sign or text, and gives the mistake in it.
func (w *bracketWalk) step() (mistake, bool) {
	c := w.text[w.at]
	switch {
	case c == ' ' || c == '\t' || c == '\n' || c == '\r':
		w.at++
	case c == '#' && w.at > 0 && strings.IndexByte(" \t\n", w.text[w.at-1]) >= 0:
		w.at += len(w.text[w.at:]) - len(strings.TrimLeftFunc(w.text[w.at:], func(r rune) bool { return r != '\n' }))
	case c == '[' || c == '{':
		return w.opens()
	case c == ']' || c == '}':
		return w.closes()
	case c == ',':
		return w.comma()
	case c == ':' && w.isColon():
		return w.colon()
	default:
		return w.piece()
	}
	return mistake{}, false
}

func (w *bracketWalk) last() *entry { return &w.open[len(w.open)-1] }

func (w *bracketWalk) opens() (mistake, bool) {
	if len(w.open) > 0 && w.last().whole {
		return w.goesOn()
	}
	if len(w.open) > 0 && w.last().text >= 0 {
		return w.about(w.last().text, fmt.Sprintf("a text holds %q, which YAML takes for the start of a list or mapping", w.text[w.at:w.at+1]))
	}
	if len(w.open) > 0 {
		w.last().text = w.at
	}
	w.open = append(w.open, entry{bracket: w.at, text: -1})
	w.at++
	return mistake{}, false
}

func (w *bracketWalk) closes() (mistake, bool) {
	opened := w.text[w.last().bracket]
	if wanted := closer(opened); w.text[w.at] != wanted {
		return mistake{offset: w.at, message: fmt.Sprintf("%q stands here, %q was wanted to close %q", w.text[w.at:w.at+1], string(wanted), string(opened))}, true
	}
	w.open = w.open[:len(w.open)-1]
	w.at++
	if len(w.open) > 0 {
		w.last().whole = true
	}
	return mistake{}, false
}

func closer(opened byte) byte {
	if opened == '[' {
		return ']'
	}
	return '}'
}

func (w *bracketWalk) comma() (mistake, bool) {
	if w.last().text < 0 && !w.last().colon {
		return mistake{offset: w.at, message: "nothing stands before the comma, a value was wanted"}, true
	}
	*w.last() = entry{bracket: w.last().bracket, text: -1}
	w.at++
	return mistake{}, false
}

// isColon reports whether the colon ends a key.
func (w *bracketWalk) isColon() bool {
	return w.last().whole || w.at+1 == len(w.text) || strings.IndexByte(" \t\r\n,[]{}", w.text[w.at+1]) >= 0
}

func (w *bracketWalk) colon() (mistake, bool) {
	if w.last().text < 0 {
		return mistake{offset: w.at, message: "nothing stands before the colon, a key was wanted"}, true
	}
	if w.last().colon {
		m, ok := w.about(w.last().text, "a second colon stands in one entry")
		m.hint += ", or put a comma between two entries"
		return m, ok
	}
	*w.last() = entry{bracket: w.last().bracket, text: -1, colon: true}
	w.at++
	return mistake{}, false
}

// piece reads a text, quoted or not.
func (w *bracketWalk) piece() (mistake, bool) {
	e := w.last()
	c := w.text[w.at]
	switch {
	case e.whole:
		return w.goesOn()
	case c == '?' && e.text >= 0:
		return w.about(e.text, `a text in brackets holds "?", which YAML takes for the start of a key`)
	case e.text < 0 && reserved(w.text[w.at:]) != "":
		return w.about(w.at, fmt.Sprintf("a text starts with %q, which YAML %s", string(c), reserved(w.text[w.at:])))
	case e.text < 0 && (c == '"' || c == '\''):
		end := closing(w.text[w.at:])
		if end < 0 {
			return mistake{offset: w.at, message: fmt.Sprintf("the quote %c opens a text here and is not closed", c), hint: fmt.Sprintf("put %c at the end of the text", c)}, true
		}
		*e = entry{bracket: e.bracket, text: w.at, whole: true, colon: e.colon}
		w.at += end + 1
		return mistake{}, false
	case e.text < 0:
		e.text = w.at
	}
	for w.at++; w.at < len(w.text) && strings.IndexByte(" \t\n,[]{}?:", w.text[w.at]) < 0; w.at++ {
		// The rest of the word is text.
	}
	return mistake{}, false
}

// about makes a mistake of the text that starts at an offset and goes on to the
// end of its entry or line.
func (w *bracketWalk) about(from int, message string) (mistake, bool) {
	end, depth := from, 0
	for ; end < len(w.text) && w.text[end] != '\n'; end++ {
		c := w.text[end]
		if depth == 0 && (c == ',' || c == ']' || c == '}') {
			break
		}
		switch c {
		case '[', '{':
			depth++
		case ']', '}':
			depth--
		}
	}
	return mistake{offset: from, message: message, hint: hintQuoted(strings.TrimRight(w.text[from:end], " \t\r"))}, true
}

// goesOn is the mistake of an entry that goes on behind its closing quote or
// bracket.
func (w *bracketWalk) goesOn() (mistake, bool) {
	from := w.last().text
	quote := w.text[from] == '"' || w.text[from] == '\''
	switch next := w.text[w.at]; {
	case strings.IndexByte("\"'[{", next) >= 0:
		return mistake{offset: w.at, message: "another entry starts here, a comma or a closing bracket was wanted", hint: "put a comma between two entries"}, true
	case quote:
		return mistake{offset: from, message: "the quotes that open here close within the text", hint: "give each text both its quotes, and put a comma between two entries"}, true
	}
	return w.about(from, fmt.Sprintf("a text starts with %q, which YAML takes for the start of a list or mapping", w.text[from:from+1]))
}

// behind looks at what stands behind the last closing bracket.
func (w *bracketWalk) behind() (mistake, bool) {
	line, _, _ := strings.Cut(w.text, "\n")
	rest := withoutComment(strings.TrimSpace(w.text[w.at:]))
	switch {
	case rest == "":
		return mistake{}, false
	case rest[0] == ']' || rest[0] == '}':
		at := w.at + strings.Index(w.text[w.at:], rest)
		return mistake{offset: at, message: fmt.Sprintf("an extra %q stands here, which closes nothing", rest[:1]), hint: "leave it out"}, true
	case len(line) < w.at:
		return mistake{offset: w.at, message: "text goes on behind the closing bracket, the end of the line was wanted"}, true
	}
	return mistake{
		message: fmt.Sprintf("a text starts with %q, which YAML takes for the start of a list or mapping", w.text[:1]),
		hint:    hintQuoted(withoutComment(line)),
	}, true
}

// notClosed says which bracket is open at the end of what was read: the bracket
// is at fault when the lines behind start anew, otherwise the end of the line.
func (w *bracketWalk) notClosed(anew bool) mistake {
	open := w.last().bracket
	sign := w.text[open]
	if !anew {
		comma := "a comma or "
		if strings.HasSuffix(w.text, ",") {
			comma = ""
		}
		return mistake{offset: len(w.text), message: fmt.Sprintf("%sa closing %q is missing here", comma, string(closer(sign)))}
	}
	text, _, _ := strings.Cut(w.text[open:], "\n")
	hint := fmt.Sprintf("close it with %q", string(closer(sign)))
	if sign == '{' && colonIn(text) < 0 {
		hint += ", or " + hintQuoted(withoutComment(text))
	}
	return mistake{offset: open, message: fmt.Sprintf("%q opens here and is not closed", string(sign)), hint: hint}
}
