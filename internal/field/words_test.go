package field_test

import (
	"testing"

	"safeguard/internal/field"
)

func TestWordsAreListedAsASentenceDoes(t *testing.T) {
	tests := []struct {
		words                 []string
		or, and, oneOf, allOf string
	}{
		{nil, "", "", "", ""},
		{[]string{"a"}, "a", "a", `"a"`, `"a"`},
		{[]string{"a", "b"}, "a or b", "a and b", `"a" or "b"`, `"a" and "b"`},
		{[]string{"a", "b", "c"}, "a, b or c", "a, b and c", `"a", "b" or "c"`, `"a", "b" and "c"`},
	}
	for _, tt := range tests {
		for _, list := range []struct{ got, want string }{
			{field.Or(tt.words), tt.or}, {field.And(tt.words), tt.and},
			{field.OneOf(tt.words), tt.oneOf}, {field.AllOf(tt.words), tt.allOf},
		} {
			if list.got != list.want {
				t.Errorf("%q: %q, want %q", tt.words, list.got, list.want)
			}
		}
	}
}
