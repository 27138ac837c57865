package seal_test

import (
	"bytes"
	"errors"
	"strings"
	"sync"
	"testing"

	"filippo.io/age"
	"pgregory.net/rapid"

	"safeguard/internal/record"
	"safeguard/internal/seal"
)

// A person holds a key, and has given out a recipient.
type person struct {
	key       *seal.Key
	identity  string
	recipient string
}

func newPerson(t testing.TB) person {
	t.Helper()
	id, err := age.GenerateX25519Identity()
	if err != nil {
		t.Fatal(err)
	}
	return personOf(t, id.String(), id.Recipient().String())
}

func newPostQuantumPerson(t testing.TB) person {
	t.Helper()
	id, err := age.GenerateHybridIdentity()
	if err != nil {
		t.Fatal(err)
	}
	return personOf(t, id.String(), id.Recipient().String())
}

func personOf(t testing.TB, identity, recipient string) person {
	t.Helper()
	key, err := seal.Unlock([]byte(identity), notAsked(t))
	if err != nil {
		t.Fatal(err)
	}
	return person{key, identity, recipient}
}

func notAsked(t testing.TB) func() (string, error) {
	return func() (string, error) {
		t.Error("a passphrase is asked for where none is needed")
		return "", nil
	}
}

func recipients(t testing.TB, people ...person) seal.Recipients {
	t.Helper()
	var file strings.Builder
	for _, p := range people {
		file.WriteString(p.recipient + "\n")
	}
	r, err := seal.ParseRecipients([]byte(file.String()))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func sealed(t testing.TB, s *seal.Sealer, text []byte) []byte {
	t.Helper()
	b, err := s.Seal(text)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestWhatIsSealedIsGivenBackToEachOfTheRecipients(t *testing.T) {
	all := []person{newPerson(t), newPerson(t), newPerson(t)}
	rapid.Check(t, func(r *rapid.T) {
		text := rapid.SliceOf(rapid.Byte()).Draw(r, "text")
		if rapid.Bool().Draw(r, "with spaces behind") {
			text = append(text, " \n  \n "...)
		}
		n := rapid.IntRange(1, 3).Draw(r, "recipients")
		to := recipients(t, all[:n]...)
		b := sealed(t, seal.New(to, nil), text)
		for i, p := range all {
			got, err := seal.New(to, p.key).Unseal(b)
			switch {
			case i < n && (err != nil || !bytes.Equal(got, text)):
				r.Fatalf("recipient %d reads %q, %v, of %q", i, got, err, text)
			case i >= n && (!errors.Is(err, record.ErrSealed) || got != nil):
				r.Fatalf("somebody else reads %q, %v", got, err)
			}
		}
	})
}

func TestPostQuantumRecipientsOpenToo(t *testing.T) {
	p, other := newPostQuantumPerson(t), newPostQuantumPerson(t)
	to := recipients(t, p, other)
	b := sealed(t, seal.New(to, nil), []byte("words"))
	for _, key := range []*seal.Key{p.key, other.key} {
		if got, err := seal.New(to, key).Unseal(b); err != nil || string(got) != "words" {
			t.Errorf("got %q, %v", got, err)
		}
	}
	if got, err := seal.New(to, newPostQuantumPerson(t).key).Unseal(b); !errors.Is(err, record.ErrSealed) || got != nil {
		t.Errorf("somebody else reads %q, %v", got, err)
	}
}

func TestWithoutTheRightKeyWhatIsSealedStaysSealed(t *testing.T) {
	to := recipients(t, newPerson(t))
	b := sealed(t, seal.New(to, nil), []byte("words"))
	if got, err := seal.New(to, nil).Unseal(b); got != nil || err != record.ErrSealed {
		t.Errorf("no key gives %q, %v", got, err)
	}
	got, err := seal.New(to, newPerson(t).key).Unseal(b)
	if got != nil || !errors.Is(err, record.ErrSealed) || !strings.Contains(err.Error(), "not sealed to this key") {
		t.Errorf("another key gives %q, %v", got, err)
	}
}

func TestToNobodyNothingIsSealed(t *testing.T) {
	if b, err := seal.New(seal.Recipients{}, newPerson(t).key).Seal([]byte("words")); b != nil || err == nil {
		t.Errorf("got %q, %v", b, err)
	}
}

func TestTheSameTextIsNeverSealedTheSameWay(t *testing.T) {
	s := seal.New(recipients(t, newPerson(t)), nil)
	if a, b := sealed(t, s, []byte("words")), sealed(t, s, []byte("words")); bytes.Equal(a, b) {
		t.Error("the same text sealed twice gives the same bytes")
	}
}

func TestNothingIsGivenOfALongTextThatIsDamagedFarBehind(t *testing.T) {
	p := newPerson(t)
	s := seal.New(recipients(t, p), p.key)
	b := sealed(t, s, bytes.Repeat([]byte("word "), 1<<20))
	flipped := bytes.Clone(b)
	flipped[len(b)-100] ^= 1
	for name, damaged := range map[string][]byte{
		"flipped": flipped, "cut by ten": b[:len(b)-10], "cut after a part": b[:len(b)-len(b)%(64<<10+16)], "longer": append(bytes.Clone(b), 0),
	} {
		if got, err := s.Unseal(damaged); got != nil || err == nil || errors.Is(err, record.ErrSealed) {
			t.Errorf("%s: got %d bytes, %v", name, len(got), err)
		}
	}
}

func TestWhatIsSealedToACrowdIsRefusedWithoutTryingThemAll(t *testing.T) {
	p := newPerson(t)
	one, err := age.ParseX25519Recipient(p.recipient)
	if err != nil {
		t.Fatal(err)
	}
	crowd := make([]age.Recipient, seal.MaxRecipients+1)
	for i := range crowd {
		crowd[i] = one
	}
	var b bytes.Buffer
	w, err := age.Encrypt(&b, crowd...)
	if err != nil {
		t.Fatal(err)
	}
	w.Write(seal.Pad([]byte("words")))
	w.Close()
	if got, err := seal.New(recipients(t, p), p.key).Unseal(b.Bytes()); got != nil || err == nil || errors.Is(err, record.ErrSealed) {
		t.Errorf("got %q, %v", got, err)
	}
}

func TestWhyGarbageIsRefusedIsSaidInOurOwnWords(t *testing.T) {
	p := newPerson(t)
	s := seal.New(recipients(t, p), p.key)
	whole := string(sealed(t, s, []byte("words")))
	for name, garbage := range map[string]string{
		"nothing": "", "words": "words", "a line without end": strings.Repeat("words ", 1<<20), "escapes": "age-encryption.org/v1\n\x1b[2J\n",
		"a recipient without its part": strings.Replace(whole, "-> X25519 ", "-> X25519\n", 1), "another version": strings.Replace(whole, "v1", "v2", 1),
		"sealed open by a passphrase as well": strings.Replace(whole, "\n---", "\n"+scryptOf("10")+"---", 1),
	} {
		got, err := s.Unseal([]byte(garbage))
		if got != nil || err == nil || err.Error() != "what is sealed has been changed or cut off" {
			t.Errorf("%s: got %q, %.200v", name, got, err)
		}
	}
}

func TestASealerServesSeveralAtOnce(t *testing.T) {
	p := newPerson(t)
	s := seal.New(recipients(t, p), p.key)
	var all sync.WaitGroup
	for i := range 8 {
		all.Go(func() {
			text := bytes.Repeat([]byte{byte('a' + i)}, 1000*i)
			if got, err := s.Unseal(sealed(t, s, text)); err != nil || !bytes.Equal(got, text) {
				t.Errorf("got %d bytes, %v", len(got), err)
			}
		})
	}
	all.Wait()
}
