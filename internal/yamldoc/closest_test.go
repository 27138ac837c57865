package yamldoc

import (
	"strings"
	"testing"
)

func TestClosest(t *testing.T) {
	questions := []string{"continuing-risk", "carer-protective", "impact", "q8", "q7", "strategy-discussion", "yes", "no", "not-known"}
	tests := []struct{ name, word, want string }{
		{"a letter too few", "continuing-rsk", "continuing-risk"},
		{"a letter too many", "impaact", "impact"},
		{"a wrong letter", "inpact", "impact"},
		{"two letters swapped", "imapct", "impact"},
		{"capitals", "Impact", "impact"},
		{"an underscore for a hyphen", "not_known", "not-known"},
		{"no hyphen", "notknown", "not-known"},
		{"a short word", "q9", "q8"},
		{"the same word", "impact", "impact"},
		{"three mistakes in a long word", "carer-protektivv", "carer-protective"},
		{"two mistakes in a short word", "yeh?", ""},
		{"the start of a word", "strategy", "strategy-discussion"},
		{"the end of a word", "risk", "continuing-risk"},
		{"a word and more", "impact-on-child", "impact"},
		{"a part that is too short", "str", ""},
		{"another word", "weather", ""},
		{"one letter", "q", ""},
		{"nothing", "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := Closest(tt.word, questions); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestClosestOfNothing(t *testing.T) {
	if got := Closest("a", nil); got != "" {
		t.Errorf("got %q", got)
	}
	if got := Closest("", []string{"", "a"}); got != "" {
		t.Errorf("got %q", got)
	}
}

func TestClosestOfLongWords(t *testing.T) {
	long := strings.Repeat("é", 1<<20)
	if got := Closest(long+"a", []string{"b", long}); got != long {
		t.Errorf("got %d bytes, want %d", len(got), len(long))
	}
}
