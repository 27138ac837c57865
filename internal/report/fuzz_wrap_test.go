package report

import (
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"

	"safeguard/internal/safetext"
)

// Whatever the text and the width: every word is kept in its place, a line is no
// wider than it may be unless a single letter is, and none is begun or ended by a
// blank.
func FuzzWrap(f *testing.F) {
	for i, seed := range []string{
		"", "A short text.", strings.Repeat("long", 60), "one\ntwo\n\n  three  ", "漢字 仮名 交じり文", "👩🏽‍👧 🇬🇧🇬🇧🇬🇧🇬🇧🇬🇧🇬🇧", strings.Repeat("e\u0301", 50), "a\u00a0b\u3000c\ufffd", strings.Repeat("ﷺ", 30), "\u0301\u0301 x", "ｱﾞ \U0001F468\u200d",
	} {
		f.Add(seed, i*17)
	}
	f.Fuzz(func(t *testing.T, text string, width int) {
		if width < 0 || width > 200 {
			return
		}
		text = safetext.Clean(text)
		lines := wrap(text, width)
		if got, want := strings.Join(strings.Fields(strings.Join(lines, "")), ""), strings.Join(strings.Fields(text), ""); got != want {
			t.Fatalf("wrapped it says %q, want %q", got, want)
		}
		for _, line := range lines {
			if strings.TrimSpace(line) != line {
				t.Errorf("%q begins or ends with a blank", line)
			}
			letter, _ := ansi.FirstGraphemeCluster(line, ansi.GraphemeWidth)
			if ansi.StringWidth(line) > max(width, 10) && letter != line {
				t.Errorf("%q is %d cells wide, where %d fit", line, ansi.StringWidth(line), width)
			}
		}
		words := strings.Fields(text)
		for _, word := range strings.Fields(strings.Join(lines, " ")) {
			if len(words) == 0 || !strings.HasPrefix(words[0], word) {
				t.Fatalf("the word %q stands where %q was to come", word, words)
			}
			if words[0] = words[0][len(word):]; words[0] == "" {
				words = words[1:]
			}
		}
	})
}

var (
	escapedSign = regexp.MustCompile(`\\([[:punct:]])`)
	inBrackets  = regexp.MustCompile(`<(https?://[^<>\s]*)>`)
)

// Whatever the text: as Markdown it says the same, and nothing in it acts but an
// address that stands between angle brackets.
func FuzzEscapeMarkdown(f *testing.F) {
	for _, seed := range []string{
		"see http://a.invalid now", "http://a.invalid, and https://b.invalid.", "http://a.invalid<b then https://b.invalid/_", "12. a 3.4", "12) a", "- a -", "+ a", "===", "  1.1", "one\n2. two", "    code",
		"`a` ``` ~~~ **b** _c_ <b> &lt; | a | # h\n> q\n---\n![x](y)", "https://", "http://\\", "http://a\tb", "\\", "h\nhttp://x)", "http://a b", "hhttp://x", "\t- a",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		text = safetext.Clean(text)
		if !utf8.ValidString(text) {
			t.Fatalf("%q is not cleaned", text)
		}
		got := escapeMarkdown(text)
		lines, said := strings.Split(text, "\n"), strings.Split(got, "\n")
		if len(lines) != len(said) {
			t.Fatalf("%q has become %q", text, got)
		}
		for i, line := range said {
			if back := escapedSign.ReplaceAllString(inBrackets.ReplaceAllString(line, "$1"), "$1"); back != strings.TrimLeft(lines[i], " \t") {
				t.Errorf("%q has become %q, which says %q", lines[i], line, back)
			}
			plain := escapedSign.ReplaceAllString(inBrackets.ReplaceAllString(line, ""), "")
			if at := strings.IndexAny(plain, "`*_[]<>|~#&\\"); at >= 0 {
				t.Errorf("%q has become %q, in which %q acts", lines[i], line, plain[at:])
			}
			begun := strings.TrimLeft(line, "0123456789")
			if strings.HasPrefix(line, "- ") || strings.HasPrefix(line, "+") || strings.HasPrefix(line, "=") || begun != line && (strings.HasPrefix(begun, ".") || strings.HasPrefix(begun, ")")) {
				t.Errorf("%q has become %q, which begins a list or a heading", lines[i], line)
			}
		}
	})
}
