package report

import (
	"bytes"
	"unicode/utf8"
)

// longestSpan bounds how far a value is followed along its line.
const longestSpan = 4096

// span is how many characters the value at a spot has on its line, at least 1.
func (s *sourceLines) span(at spot) int {
	before := s.data[max(at.start, at.at-longestSpan):at.at]
	rest := s.data[at.at:min(at.end, at.at+longestSpan)]
	return max(1, utf8.RuneCount(rest[:valueLength(before, rest)]))
}

// valueLength is how many bytes of rest are the key or value it begins with.
func valueLength(before, rest []byte) int {
	if len(rest) == 0 {
		return 0
	}
	switch rest[0] {
	case '"', '\'':
		return quotedLength(rest)
	case '[', '{':
		return bracketedLength(rest)
	}
	return plainLength(rest, openBrackets(before) > 0)
}

func quotedLength(rest []byte) int {
	quote := rest[0]
	for i := 1; i < len(rest); i++ {
		switch {
		case rest[i] == '\\' && quote == '"':
			i++
		case rest[i] != quote:
		case quote == '\'' && i+1 < len(rest) && rest[i+1] == quote:
			i++
		default:
			return i + 1
		}
	}
	return len(bytes.TrimRight(rest, " \t"))
}

func bracketedLength(rest []byte) int {
	depth := 0
	for i := 0; i < len(rest); i++ {
		switch rest[i] {
		case '"', '\'':
			i += quotedLength(rest[i:]) - 1
		case '[', '{':
			depth++
		case ']', '}':
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	return len(bytes.TrimRight(rest, " \t"))
}

// plainLength follows a text without quotes to where YAML ends it.
func plainLength(rest []byte, inBrackets bool) int {
	end := len(rest)
	for i := 1; i < len(rest); i++ {
		c, last := rest[i], i+1 == len(rest)
		if c == ':' && (last || rest[i+1] == ' ' || rest[i+1] == '\t') ||
			c == '#' && (rest[i-1] == ' ' || rest[i-1] == '\t') ||
			inBrackets && (c == ',' || c == ']' || c == '}') {
			end = i
			break
		}
	}
	return len(bytes.TrimRight(rest[:end], " \t"))
}

// openBrackets counts the brackets that are open at the end of a line's head.
func openBrackets(head []byte) int {
	depth := 0
	for i := 0; i < len(head); i++ {
		switch head[i] {
		case '"', '\'':
			if i == 0 || bytes.IndexByte([]byte(" \t[{,:"), head[i-1]) >= 0 {
				i += quotedLength(head[i:]) - 1
			}
		case '[', '{':
			depth++
		case ']', '}':
			depth--
		}
	}
	return depth
}
