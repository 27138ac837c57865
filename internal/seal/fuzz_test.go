package seal_test

import (
	"bytes"
	"errors"
	"os"
	"strings"
	"testing"

	"safeguard/internal/seal"
)

// canBeShown checks that an error can be shown: one line, short, and nothing in it
// that would act on a terminal or that stood in the file.
func canBeShown(t *testing.T, err error) {
	t.Helper()
	text := err.Error()
	for _, r := range text {
		if r < ' ' || r > '~' {
			t.Fatalf("the error %q has %q in it", text, r)
		}
	}
	if len(text) > 200 {
		t.Fatalf("the error %q is %d bytes long", text, len(text))
	}
}

var errNotGiven = errors.New("no passphrase is given")

// Whatever the bytes: no panic; a key or an error that can be shown; and the
// passphrase asked for once at most.
func FuzzUnlock(f *testing.F) {
	p, q := personOf(f, ofAgeIdentity, ofAgeRecipient), newPostQuantumPerson(f)
	for _, seed := range []string{"", "# comment\n" + p.identity + "\r\n", q.identity + "\n" + p.identity, p.recipient, header(scryptOf("2")), header(scryptOf("30")), header("-> X25519 AAAA\nAAAA\n"), "\xff\xfe", "\ufeff"} {
		f.Add([]byte(seed))
	}
	if file, err := os.ReadFile("testdata/identity-of-age.age"); err == nil {
		f.Add(file)
	}
	f.Fuzz(func(t *testing.T, file []byte) {
		asked := 0
		key, err := seal.Unlock(file, func() (string, error) { asked++; return "", errNotGiven })
		if (key == nil) != (err != nil) || asked > 1 || (asked == 1) != errors.Is(err, errNotGiven) {
			t.Fatalf("got %v, %v, asked %d times", key, err, asked)
		}
		if err != nil {
			canBeShown(t, err)
		}
	})
}

// Whatever the bytes: no panic; an error that can be shown, or recipients that
// can be sealed to.
func FuzzParseRecipients(f *testing.F) {
	a, b, q := personOf(f, ofAgeIdentity, ofAgeRecipient), newPerson(f), newPostQuantumPerson(f)
	for _, seed := range []string{"", "# us\n" + a.recipient + "\n\n" + b.recipient + "\r\n", q.recipient, q.recipient + "\n" + a.recipient, a.identity, "ssh-rsa AAAA", "age1", "age1pq1", "\ufeff#"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, file []byte) {
		r, err := seal.ParseRecipients(file)
		if err != nil {
			canBeShown(t, err)
			return
		}
		if n := count(t, r); n < 1 || n > seal.MaxRecipients || n > bytes.Count(file, []byte("age1")) {
			t.Fatalf("%d recipients of %q", n, file)
		}
	})
}

// Whatever the bytes: no panic, and no text but the one that was sealed, which
// is kept in a file so that every process that fuzzes has the same.
func FuzzUnseal(f *testing.F) {
	p := personOf(f, ofAgeIdentity, ofAgeRecipient)
	s := seal.New(recipients(f, p), p.key)
	whole, err := os.ReadFile("testdata/words.age")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(whole)
	f.Add(whole[:100])
	f.Add([]byte(strings.Replace(string(whole), "X25519", "scrypt", 1)))
	f.Add([]byte(header(scryptOf("30"))))
	f.Fuzz(func(t *testing.T, data []byte) {
		got, err := s.Unseal(data)
		switch {
		case err != nil:
			canBeShown(t, err)
			if got != nil {
				t.Fatalf("got %q with %v", got, err)
			}
		case string(got) != "words" || !bytes.Equal(data, whole):
			t.Fatalf("got %q of %q", got, data)
		}
	})
}
