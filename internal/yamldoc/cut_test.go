package yamldoc_test

import (
	"fmt"
	"slices"
	"testing"

	"safeguard/internal/yamldoc"
)

func TestATextThatACommentCutsShortIsAFault(t *testing.T) {
	for file, want := range map[string][]string{
		"a: see form #4\n":                {`1:4 "#4"`},
		"a: see form #4 and sign\n":       {`1:4 "#4"`},
		"a:\n  - one\n  - see form #4\n":  {`3:5 "#4"`},
		"a: see\n  form #4\nb: c\n":       {`1:4 "#4"`},
		"a: [see form, two] #x\n":         nil,
		"a: {b: see form} #x\n":           nil,
		"a: word #x\n":                    nil,
		"a: two words # a comment\n":      nil,
		"a: two words ## a comment\n":     nil,
		"a: \"see form #4\"\n":            nil,
		"a: see form#4\n":                 nil,
		"a: >-\n  see form #4\n":          nil,
		"# see form #4\na: two words\n":   nil,
		"a: two words\n#b: three words\n": nil,
	} {
		root, faults := yamldoc.ParseLoose("f.yaml", []byte(file))
		var got []string
		for _, f := range faults.All() {
			if f.Rule == "text-cut-short" {
				got = append(got, fmt.Sprintf("%d:%d %s", f.Line, f.Column, f.Message[len("this text ends before "):len("this text ends before ")+4]))
			}
		}
		if !slices.Equal(got, want) || root == nil {
			t.Errorf("%q: got %q, want %q", file, got, want)
		}
	}
}
