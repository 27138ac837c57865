package report

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"safeguard/internal/safetext"
)

func TestAWordIsCutWhereItFillsTheLine(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		word := strings.Join(strings.Fields(safetext.Clean(rapid.StringOfN(rapid.RuneFrom([]rune("abŵé漢字\u0301👩🏽🇬🇧x")), 1, 200, -1).Draw(r, "word"))), "")
		width := rapid.IntRange(10, 40).Draw(r, "width")
		pieces := cutWord(word, width)
		if got := strings.Join(pieces, ""); got != word {
			r.Fatalf("the pieces come to %q", got)
		}
		for i, piece := range pieces {
			if ansi.StringWidth(piece) > width {
				r.Errorf("%q is wider than %d", piece, width)
			}
			if i+1 < len(pieces) && ansi.StringWidth(piece)+2 <= width-1 {
				r.Errorf("%q leaves room", piece)
			}
		}
	})
}

func TestMarkdownEscapesOnceAndKeepsTheSpaceBehindAnAddress(t *testing.T) {
	for text, want := range map[string]string{
		"see http://a.invalid now":                    "see <http://a.invalid> now",
		"http://a.invalid, and https://b.invalid.":    "<http://a.invalid>, and <https://b.invalid>.",
		"http://a.invalid<b then https://b.invalid/_": `http://a.invalid\<b then <https://b.invalid/_>`,
		"12. a 3.4":      `12\. a 3.4`,
		"12) a":          `12\) a`,
		"- a -":          `\- a -`,
		"  1.1":          `1\.1`,
		"one\n2. two":    "one\n2\\. two",
		"the httpd says": "the httpd says",
	} {
		if got := escapeMarkdown(text); got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
}

// The time of each is in proportion to the length of the text.
func BenchmarkWrapOneLongWord(b *testing.B) {
	word := strings.Repeat("x", 1_000_000)
	b.SetBytes(int64(len(word)))
	for b.Loop() {
		wrap(word, 80)
	}
}

func BenchmarkEscapeAddresses(b *testing.B) {
	text := strings.Repeat("http://x ", 100_000) + strings.Repeat("http://<", 100_000)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		escapeMarkdown(text)
	}
}
