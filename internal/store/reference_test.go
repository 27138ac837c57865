package store

import (
	"bytes"
	"crypto/rand"
	"errors"
	"regexp"
	"strings"
	"testing"
)

func TestReferencesThatAreTakenAndRefused(t *testing.T) {
	for s, want := range map[string]string{
		"k7qx-m2pd": "K7QX-M2PD", "ABC": "ABC", "2026-001": "2026-001", "a--": "A--", "CON1": "CON1", "COM10": "COM10",
		strings.Repeat("a", 40): strings.Repeat("A", 40),
		"":                      "", "ab": "", "-abc": "", "a b": "", "a/b": "", "a.b": "", "..": "", "a\nb": "", "abc\n": "", "abc\x00": "", "Šab": "",
		"ſab": "", "ıab": "", "\u212aab": "", "con": "", "NUL": "", "com1": "", "lpt9": "", "aux": "", "prn": "",
		".new": "", `a\b`: "", "abc:": "", strings.Repeat("a", 41): "",
	} {
		got, err := Reference(s)
		oneLine(t, err)
		if got != want || (want == "") != errors.Is(err, ErrReference) {
			t.Errorf("%q: got %q, %v, want %q", s, got, err, want)
		}
	}
}

func TestAReferenceThatIsMadeUpSaysNothing(t *testing.T) {
	form := regexp.MustCompile(`^[2-9C-X]{4}-[2-9C-X]{4}$`)
	seen := map[string]bool{}
	for range 5_000 {
		r, err := NewReference(rand.Reader)
		if err != nil {
			t.Fatal(err)
		}
		plain := strings.ReplaceAll(r, "-", "")
		switch same, err := Reference(r); {
		case err != nil || same != r || !form.MatchString(r):
			t.Fatalf("got %q, %v", r, err)
		case strings.ContainsAny(r, "AEIOUY015BLSZ"):
			t.Fatalf("%q holds a vowel or what looks alike", r)
		case regexp.MustCompile(`[0-9][0-9]`).MatchString(plain):
			t.Fatalf("%q could be a date", r)
		case regexp.MustCompile(`[A-Z]{4}`).MatchString(r):
			t.Fatalf("%q could be initials", r)
		case seen[r]:
			t.Fatalf("%q came twice", r)
		}
		seen[r] = true
	}
}

func TestABrokenSourceOfReferencesIsSaid(t *testing.T) {
	for name, source := range map[string][]byte{"empty": nil, "all zero": make([]byte, 100_000), "never fit": bytes.Repeat([]byte{255}, 100_000)} {
		r, err := NewReference(bytes.NewReader(source))
		oneLine(t, err)
		if err == nil {
			t.Errorf("%s: got %q", name, r)
		}
	}
}

func FuzzReference(f *testing.F) {
	for _, s := range []string{"K7QX-M2PD", "con", "ſab", "../x", "a\x00b"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		r, err := Reference(s)
		if err != nil {
			oneLine(t, err)
			return
		}
		if again, err := Reference(r); err != nil || again != r || !strings.EqualFold(r, s) || strings.ContainsAny(r, `/\.: `) {
			t.Errorf("%q gives %q, then %q, %v", s, r, again, err)
		}
	})
}
