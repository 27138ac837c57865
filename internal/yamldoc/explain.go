package yamldoc

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// scene is a mistake in the syntax: what yaml.v3 says, the line it was traced
// to, and that line's pieces.
type scene struct {
	src *source
	failure
	line int
	parts
}

// mistake is what a cause found: where, in bytes from the start of the document,
// what stands there, and how to mend it.
type mistake struct {
	offset        int
	message, hint string
}

// causes are the usual mistakes, the more certain first. yaml.v3's own words
// serve only to tell them apart; no writer of a procedure is shown them.
var causes = [...]func(*scene) (mistake, bool){
	openQuoteHere,
	wrongEscape,
	directiveLine,
	tabBehindDash,
	brackets,
	reservedStart,
	behindQuotes,
	colonInText,
	underValue,
	noSpace,
	oddIndent,
	itemAmongKeys,
	keyAmongItems,
	noKey,
}

// explain adds the fault for a document that yaml.v3 cannot read.
func explain(src *source, found *faults) {
	f, line := locate(src)
	s := &scene{src: src, failure: f, line: line, parts: split(src.line(line))}
	if found.onLine(line) {
		return // what follows from a fault that is reported
	}
	if name, ok := strings.CutPrefix(f.problem, problemAlias); ok {
		s.unknownAlias(strings.TrimSuffix(name, "' referenced"), found)
		return
	}
	if strings.HasPrefix(f.problem, problemDeep) {
		found.add(src.place(s.at(s.start)), ruleDeep, fmt.Sprintf("this stands more than %d levels deep", MaxDepth), "")
		return
	}
	m := s.unexplained()
	for _, cause := range causes {
		if c, ok := cause(s); ok {
			m = c
			break
		}
	}
	found.add(src.place(m.offset), ruleYAML, m.message, m.hint)
}

// at turns an offset in the line into one in the document.
func (s *scene) at(offset int) int { return s.src.lines[s.line-1] + offset }

// here makes a mistake at an offset in the line.
func (s *scene) here(offset int, message, hint string) (mistake, bool) {
	return mistake{offset: s.at(offset), message: message, hint: hint}, true
}

func (s *scene) unknownAlias(name string, found *faults) {
	offset := max(bytes.LastIndex(s.src.data[:s.read], []byte("*"+name)), 0)
	found.add(s.src.place(offset), ruleAnchor,
		fmt.Sprintf("the alias \"*%s\" stands here, the value itself was wanted", name),
		fmt.Sprintf("write the value out; %s", hintQuotes))
}

// unexplained says what can be said when no cause is found.
func (s *scene) unexplained() mistake {
	message := "YAML cannot read this line"
	switch s.problem {
	case problemColon:
		message = "a colon stands where YAML cannot take it for the end of a key"
	case problemBehind:
		message = "text stands behind the end of the document"
	case problemBrace, problemBracket:
		message = "this list or mapping in brackets does not go on as YAML wants"
	case problemNoColon:
		message = "a key without a colon stands here"
	}
	hint := "put the text in quotes if it is one, and compare the indentation with the lines above"
	return mistake{offset: s.at(s.start), message: message, hint: hint}
}

func openQuoteHere(s *scene) (mistake, bool) {
	if s.problem != problemQuote && s.problem != problemNoColon {
		return mistake{}, false
	}
	at, ok := unclosed(s.text[s.start:])
	if !ok {
		return mistake{}, false
	}
	quote := s.text[s.start+at : s.start+at+1]
	hint := fmt.Sprintf("put %s at the end of the text", quote)
	if quote == "'" {
		hint += `; where it is an apostrophe, put the whole text in double quotes (")`
	}
	return s.here(s.start+at, fmt.Sprintf("the quote %s opens a text here and is not closed", quote), hint)
}

// wrongEscape finds a backslash that starts nothing YAML knows.
func wrongEscape(s *scene) (mistake, bool) {
	if !strings.Contains(s.problem, "escape") && !strings.Contains(s.problem, "hexdecimal") {
		return mistake{}, false
	}
	known := `0abtnvfre "'\N_LP` + "\t"
	digits := map[byte]int{'x': 2, 'u': 4, 'U': 8}
	for i := 0; i < len(s.text); i++ {
		if s.text[i] != '\\' {
			continue
		}
		i++
		if i == len(s.text) || strings.IndexByte(known, s.text[i]) >= 0 {
			continue
		}
		if n := digits[s.text[i]]; n > 0 && isCharacter(s.text[i+1:], n) {
			continue
		}
		end := min(i+1+digits[s.text[i]], len(s.text))
		return s.here(i-1, fmt.Sprintf("%s stands in a text in double quotes, where a backslash starts an escape", strings.ToValidUTF8(s.text[i-1:end], "")),
			`write \\ for a backslash, or put the text in single quotes`)
	}
	return mistake{}, false
}

// behindQuotes finds text that goes on behind its closing quote.
func behindQuotes(s *scene) (mistake, bool) {
	if s.problem == problemAfter {
		return behindLongQuotes(s)
	}
	if s.value == "" || s.value[0] != '"' && s.value[0] != '\'' {
		return mistake{}, false
	}
	end := closing(s.value)
	if end < 0 || end+1 == len(s.value) {
		return mistake{}, false
	}
	text := s.value
	if last := len(text) - 1; text[last] == text[0] {
		text = text[1:last]
	}
	return s.here(s.valueAt+end, quotesGoOn, hintQuoted(text))
}

const quotesGoOn = "the quotes close here and text goes on behind them, the end of the line was wanted"

// behindLongQuotes finds the same where the quotes opened on a line above.
func behindLongQuotes(s *scene) (mistake, bool) {
	opened := split(s.src.line(s.failure.line))
	at, ok := unclosed(opened.text[opened.start:])
	if !ok {
		return mistake{}, false
	}
	end := strings.IndexByte(s.text, opened.text[opened.start+at])
	return s.here(max(end, 0), quotesGoOn, fmt.Sprintf("the text starts on line %d; a quote within it is written \\\" between double quotes and '' between single ones", s.failure.line))
}

// isCharacter reports whether s starts with n hexadecimal digits that number a
// character.
func isCharacter(s string, n int) bool {
	if len(s) < n {
		return false
	}
	code, err := strconv.ParseUint(s[:n], 16, 32)
	return err == nil && utf8.ValidRune(rune(code))
}
