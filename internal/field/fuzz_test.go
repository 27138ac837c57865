package field_test

import (
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"safeguard/internal/field"
	"safeguard/internal/yamldoc"
)

var idPattern = regexp.MustCompile(field.IDPattern)

// An id is what the pattern of the schema says, and what is proposed for a word
// that is none is one.
func FuzzID(f *testing.F) {
	for _, seed := range []string{"", "a", "child-a2", "-a", "a--b", "a-", "2a", "Child A", "É", "a\n", "İ", "\xff"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, word string) {
		if got, want := field.IsID(word), idPattern.MatchString(word); got != want {
			t.Errorf("%q is an id: got %v, want %v", word, got, want)
		}
		if like := field.IDLike(word); like != "" && !field.IsID(like) {
			t.Errorf("%q is proposed for %q", like, word)
		}
		if field.IsID(word) && field.IDLike(word) != word {
			t.Errorf("%q is proposed for %q, which is an id", field.IDLike(word), word)
		}
	})
}

// Whatever stands in a file that is read by a table: each fault has a rule, one
// line of words and a place in the file, and where there is none the needed keys
// are there and within their bounds.
func FuzzRead(f *testing.F) {
	for _, seed := range []string{
		"to: ' A '\nfrom: north\ntags: [a, b]\nsent: 2026-11-23\nfragile: true\nweight: 30\nsize: large\n",
		"[to, weight]", "to: A", "{to: A, weight: 1, note: by hand, with care}", "{to: A, wieght: 1}", "weight: 1\nto:", "{weight: 1, to: {child}}",
		"{to: A, weight: 012, size: smal, sent: 2026-02-31, tags: 'old, 7.4', fragile: yes}", "{weight: 99999999999999999999, to: [~], tags: [[a], a, a]}", "a",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		root, _ := yamldoc.ParseLoose("parcel.yaml", data)
		if root == nil {
			return
		}
		var p parcel
		r := &reader{}
		field.Read(r, root.Place, root, "the parcel", parcelFields, &p)
		lines := strings.Split(strings.TrimPrefix(string(data), "\uFEFF"), "\n")
		for _, fault := range r.faults.All() {
			if !field.IsID(fault.Rule) || fault.Message == "" || strings.ContainsAny(fault.Message+fault.Hint, "\n\r") {
				t.Errorf("got rule %q, message %q, hint %q", fault.Rule, fault.Message, fault.Hint)
			}
			if fault.Line < 1 || fault.Line > len(lines) || fault.Column < 1 || fault.Column > utf8.RuneCountInString(lines[fault.Line-1])+1 {
				t.Errorf("%v is not in the file", fault)
			}
		}
		if r.faults.Len() == 0 && (p.to == "" || p.weight < 1 || p.weight > 30 || p.size > 1) {
			t.Errorf("got %+v without a fault", p)
		}
	})
}
