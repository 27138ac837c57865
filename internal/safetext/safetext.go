// Package safetext knows which characters may reach a terminal or a page, and
// makes the others visible. A text from a file or from a person passes through
// it at load and again at every place it is printed. It never shortens a text
// and never drops a character: deleting one can change what a question means.
package safetext

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Replacement stands for every character that may not be shown.
const Replacement = '\uFFFD'

// Hidden reports whether r would act on a terminal, reorder a line or not be
// seen at all: control characters, bidirectional marks, zero-width and other
// invisible characters, and separators that only some programs take for line
// breaks. Line feed and tab are not hidden.
func Hidden(r rune) bool {
	switch {
	case r == '\n' || r == '\t':
		return false
	case r < 0x20 || r == 0x7f:
		return true
	case r < 0x7f:
		return false
	}
	switch r {
	case '\u034F', '\u115F', '\u1160', '\u17B4', '\u17B5', '\u3164', '\uFFA0':
		return true
	}
	return unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp, unicode.Variation_Selector)
}

// Clean gives s with every hidden character and every invalid byte replaced by
// U+FFFD. Line breaks (also CRLF, which becomes LF) and tabs stay.
func Clean(s string) string {
	if isPlain(s) {
		return s
	}
	s = strings.ReplaceAll(s, "\r\n", "\n")
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range s {
		if Hidden(r) {
			r = Replacement
		}
		b.WriteRune(r)
	}
	return b.String()
}

// Line gives s cleaned and on one line: every run of white space becomes one
// space, and none is left at the ends.
func Line(s string) string {
	return strings.Join(strings.Fields(Clean(s)), " ")
}

// isPlain is the quick way out for the texts that nearly all texts are.
func isPlain(s string) bool {
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= utf8.RuneSelf {
			return utf8.ValidString(s) && strings.IndexFunc(s, Hidden) < 0
		}
		if c < 0x20 && c != '\n' && c != '\t' || c == 0x7f {
			return false
		}
	}
	return true
}
