package safetext_test

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"safeguard/internal/safetext"
)

// Whatever the bytes: what is cleaned hides nothing, is not changed by cleaning
// it again, and has as many characters as before; on one line it holds the same
// words in the same order.
func FuzzClean(f *testing.F) {
	for _, seed := range []string{
		"", "Sleeps badly.", "a\r\nb\rc\td\n", "\x1b[2J\x1b]8;;https://bad.invalid\x07", "is \u202eton\u202c safe",
		"Child\u200b A\ufe0f\U000e0041", "\xff\xfe\xed\xa0\x80", " \u00a0\u2003a\u2028\u2029\u0085 b ", "\u034f\u115f\u3164\uffa0\u061c", "dŵr, żółć, 日本, 🙂",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		clean, line := safetext.Clean(text), safetext.Line(text)
		for _, r := range clean {
			acts := unicode.IsControl(r) && r != '\n' && r != '\t' || unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Bidi_Control, r)
			if acts || safetext.Hidden(r) {
				t.Fatalf("%q is made %q, which holds %U", text, clean, r)
			}
		}
		if !utf8.ValidString(clean) || safetext.Clean(clean) != clean {
			t.Errorf("%q is made %q, and that %q", text, clean, safetext.Clean(clean))
		}
		if got, want := utf8.RuneCountInString(clean), utf8.RuneCountInString(strings.ReplaceAll(text, "\r\n", "\n")); got != want {
			t.Errorf("%q is made %q: %d characters of %d", text, clean, got, want)
		}
		if strings.ContainsAny(line, "\n\t") || safetext.Line(line) != line || safetext.Clean(line) != line {
			t.Errorf("%q on one line is %q", text, line)
		}
		if got, want := strings.Fields(line), strings.Fields(clean); strings.Join(got, " ") != strings.Join(want, " ") {
			t.Errorf("%q on one line has the words %q, want %q", text, got, want)
		}
	})
}
