package store

import (
	"bytes"
	"errors"
	"path/filepath"
	"testing"

	"safeguard/internal/record"
)

// xor stands for a seal: it hides the words and knows its own key.
type xor struct{ key, shut byte }

func (x xor) Seal(plain []byte) ([]byte, error) { return x.turn(append([]byte("key"), plain...)), nil }

func (x xor) Unseal(sealed []byte) ([]byte, error) {
	plain, ours := bytes.CutPrefix(x.turn(sealed), []byte("key"))
	if x.shut == 1 || !ours {
		return nil, record.ErrSealed
	}
	return plain, nil
}

func (x xor) turn(b []byte) []byte {
	b = bytes.Clone(b)
	for i := range b {
		b[i] ^= x.key
	}
	return b
}

func TestASealedCaseStaysSealedAndAPlainOnePlain(t *testing.T) {
	sealed, folder := whole(t, Options{Sealer: xor{key: 7}})
	plain, plainFolder := whole(t, Options{})
	plain.o.Sealer = xor{key: 7}
	add(t, resume(t, sealed), record.Viewed{Words: "A word apart."})
	add(t, resume(t, plain), record.Viewed{Words: "A word apart."})
	if bytes.Contains(contents(t, filepath.Join(folder, eventsFile)), []byte("word")) {
		t.Error("what was sealed can be read")
	}
	if !bytes.Contains(contents(t, filepath.Join(plainFolder, eventsFile)), []byte("A word apart.")) {
		t.Error("what was plain is sealed")
	}
	for _, s := range []*Store{sealed, plain} {
		if k := read(t, s); len(k.Case.Events) != 12 || k.Damage != nil {
			t.Errorf("got the damage %v", k.Damage)
		}
	}
}

func TestASealedCaseWithoutItsKey(t *testing.T) {
	s, folder := whole(t, Options{Sealer: xor{key: 7}})
	full := read(t, s)
	for name, sealer := range map[string]record.Sealer{"none": nil, "another": xor{key: 8}} {
		s.o.Sealer = sealer
		k, err := s.Read(ref)
		wantError(t, err, record.ErrSealed)
		if k == nil || k.Case != nil || k.Log.Head != full.Log.Head || len(k.Log.Events) != 11 || string(k.Procedure) != written {
			t.Errorf("%s: got %+v", name, k)
		}
		_, err = s.Resume(ref, someone)
		wantError(t, err, record.ErrSealed)
		entries, err := s.List()
		if err != nil || len(entries) != 1 || !errors.Is(entries[0].Problem, record.ErrSealed) || entries[0].Log.Head != full.Log.Head || entries[0].Last.IsZero() {
			t.Errorf("%s: got %+v, %v", name, entries, err)
		}
	}
	path := filepath.Join(folder, eventsFile)
	data := contents(t, path)
	put(t, path, append(bytes.Clone(data), '?', '\n'))
	if k, err := s.Read(ref); !errors.Is(err, record.ErrSealed) || k.Damage == nil || k.Damage.Event != 12 {
		t.Errorf("damage is not seen without the key: %v, %v", k.Damage, err)
	}
	put(t, path, data)
	tomb, err := s.Delete(ref, "It is time.", someone)
	if err != nil || tomb.Head != full.Log.Head || tomb.Procedure.ID != "small" || !tomb.Opened.IsZero() {
		t.Errorf("got %+v, %v", tomb, err)
	}
}

func TestNoCaseIsSealedForNobodyHere(t *testing.T) {
	s := quick(t.TempDir(), Options{Sealer: xor{key: 7, shut: 1}})
	_, err := s.Create(ref, "a test", someone, small(t), []byte(written))
	wantError(t, err, record.ErrSealed)
	if entries, err := s.List(); err != nil || len(entries) > 0 {
		t.Errorf("got %v, %v", entries, err)
	}
}

func TestASealedEndThatIsTornIsSetAside(t *testing.T) {
	s, folder := whole(t, Options{Sealer: xor{key: 7}})
	path := filepath.Join(folder, eventsFile)
	data := contents(t, path)
	put(t, path, data[:len(data)-50])
	x := resume(t, s)
	add(t, x, record.Ended{})
	if k := read(t, s); len(x.TornAside()) != 1 || k.Damage != nil || len(k.Case.Torn) != 1 || len(k.Case.Events) != 12 {
		t.Errorf("got %v and the damage %v", k.Case.Torn, k.Damage)
	}
}
