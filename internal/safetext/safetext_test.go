package safetext_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"safeguard/internal/safetext"
)

func TestACharacterIsHiddenWhenItActsOrCannotBeSeen(t *testing.T) {
	hidden := map[string]rune{
		"NUL": 0, "bell": '\a', "escape": '\x1b', "carriage return": '\r', "form feed": '\f', "delete": 0x7f, "next line": '\u0085',
		"soft hyphen": '\u00ad', "zero-width space": '\u200b', "zero-width joiner": '\u200d', "right-to-left mark": '\u200f',
		"right-to-left override": '\u202e', "isolate": '\u2066', "line separator": '\u2028', "paragraph separator": '\u2029',
		"byte order mark": '\ufeff', "Hangul filler": '\u3164', "half-width filler": '\uffa0', "grapheme joiner": '\u034f',
		"variation selector": '\ufe0f', "a far variation selector": '\U000e0100', "a tag letter": '\U000e0041',
	}
	for name, r := range hidden {
		if !safetext.Hidden(r) {
			t.Errorf("%s, %U, is not hidden", name, r)
		}
	}
	for _, r := range "\n\t aZ~£é日ب\u00a0—“”€\U0001F642\ufffd" {
		if safetext.Hidden(r) {
			t.Errorf("%q, %U, is hidden", r, r)
		}
	}
}

func TestATextIsMadeSafe(t *testing.T) {
	tests := []struct{ name, text, clean, line string }{
		{"nothing", "", "", ""},
		{"plain", "Sleeps badly.", "Sleeps badly.", "Sleeps badly."},
		{"other letters", "Zoë, 日本, بيت", "Zoë, 日本, بيت", "Zoë, 日本, بيت"},
		{"lines and tabs", "one\n\ttwo", "one\n\ttwo", "one two"},
		{"lines of Windows", "one\r\ntwo\r\n", "one\ntwo\n", "one two"},
		{"a lone carriage return", "yes\rno", "yes\ufffdno", "yes\ufffdno"},
		{"what clears a screen", "\x1b[2J\x1b[1;1H", "\ufffd[2J\ufffd[1;1H", "\ufffd[2J\ufffd[1;1H"},
		{"what turns a line round", "is \u202eton\u202c safe", "is \ufffdton\ufffd safe", "is \ufffdton\ufffd safe"},
		{"what cannot be seen", "Child\u200b A", "Child\ufffd A", "Child\ufffd A"},
		{"bytes that are no text", "a\xff\xfeb", "a\ufffd\ufffdb", "a\ufffd\ufffdb"},
		{"blanks at the ends and between", "  a \n\n b  ", "  a \n\n b  ", "a b"},
		{"a no-break space", "a\u00a0b", "a\u00a0b", "a b"},
	}
	for _, tt := range tests {
		if got := safetext.Clean(tt.text); got != tt.clean {
			t.Errorf("%s, clean: got %q, want %q", tt.name, got, tt.clean)
		}
		if got := safetext.Line(tt.text); got != tt.line {
			t.Errorf("%s, on one line: got %q, want %q", tt.name, got, tt.line)
		}
	}
}

func TestCleaningLeavesNothingHiddenAndDropsNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := string(rapid.SliceOf(rapid.Byte()).Draw(t, "bytes")) + rapid.String().Draw(t, "text")
		clean := safetext.Clean(text)
		if !utf8.ValidString(clean) || strings.ContainsFunc(clean, safetext.Hidden) {
			t.Errorf("%q is made %q", text, clean)
		}
		if got, want := utf8.RuneCountInString(clean), utf8.RuneCountInString(strings.ReplaceAll(text, "\r\n", "\n")); got != want {
			t.Errorf("%q is made %q: %d characters of %d", text, clean, got, want)
		}
		if again := safetext.Clean(clean); again != clean {
			t.Errorf("%q, cleaned again, is %q", clean, again)
		}
		line := safetext.Line(text)
		if strings.ContainsAny(line, "\n\t") || strings.Contains(line, "  ") || strings.TrimSpace(line) != line || safetext.Line(line) != line {
			t.Errorf("%q on one line is %q", text, line)
		}
	})
}
