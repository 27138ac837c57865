// Package seal makes the events of a record unreadable to all but those who hold
// a key, and gives them back to those who do. What it writes and reads are age
// files (age-encryption.org), so that a record can be opened without this
// program too. It is pure: bytes in, bytes out; it touches no disk, reads no
// clock and asks nobody for a passphrase itself.
//
// Sealing hides what an event says. It does not hide that there is an event, in
// which case, at which place and roughly how long; and it does not tell who wrote
// it: whoever knows a recipient can seal to it. What has been changed, moved or
// left out is told by the chain of the record, as far as that goes.
package seal

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"filippo.io/age"

	"safeguard/internal/record"
)

// maxRecipients is to how many recipients an event may be sealed. Every one of
// them costs a trial at every opening; without a bound a hostile file could make
// a reader try for minutes.
const maxRecipients = 32

var errChanged = errors.New("what is sealed has been changed or cut off")

// A Sealer seals events to recipients, each event by itself, and opens them with
// a key. It can be used by several goroutines at once.
type Sealer struct {
	to  Recipients
	key *Key
}

// New gives a sealer to all of the recipients, any one of whom can open what it
// seals. key opens; nil is for a place that seals, or looks at the chain, alone.
// That the key is one of the recipients' is not demanded.
func New(r Recipients, key *Key) *Sealer { return &Sealer{r, key} }

// Seal gives a text that only the recipients can read. The length of what it
// gives tells the length of the text only roughly: see pad.
func (s *Sealer) Seal(plain []byte) ([]byte, error) {
	if len(s.to.list) == 0 {
		return nil, errors.New("there is no recipient to seal to")
	}
	var b bytes.Buffer
	if err := encrypt(&b, pad(plain), s.to.list...); err != nil {
		return nil, fmt.Errorf("sealing: %w", err)
	}
	return b.Bytes(), nil
}

// Unseal gives the text back, whole or not at all. Its error is a
// record.ErrSealed where there is no key or none of its identities opens it, and
// another where what is sealed is not what was written. A change to the very
// bytes that hold the file key for this key looks like the former: the chain of
// the record, which is checked first, tells the two apart.
func (s *Sealer) Unseal(sealed []byte) ([]byte, error) {
	if s.key == nil {
		return nil, record.ErrSealed
	}
	padded, err := decrypt(bytes.NewReader(sealed), bounded(s.key.identities)...)
	if none := (*age.NoIdentityMatchError)(nil); errors.As(err, &none) {
		return nil, fmt.Errorf("%w: it is not sealed to this key", record.ErrSealed)
	}
	if err != nil {
		return nil, errChanged
	}
	return unpad(padded)
}

// encrypt writes a text to dst as an age file.
func encrypt(dst io.Writer, plain []byte, to ...age.Recipient) error {
	w, err := age.Encrypt(dst, to...)
	if err != nil {
		return err
	}
	if _, err := w.Write(plain); err != nil {
		return err
	}
	return w.Close()
}

// decrypt reads an age file to its end. It gives nothing of a file that is
// damaged further on: age itself hands out what stands before the damage.
func decrypt(src io.Reader, with ...age.Identity) ([]byte, error) {
	r, err := age.Decrypt(src, with...)
	if err != nil {
		return nil, err
	}
	plain, err := io.ReadAll(r)
	if err != nil {
		return nil, err
	}
	return plain, nil
}

// A bound is an identity that tries no more recipients than an event may have.
type bound struct{ age.Identity }

func bounded(identities []age.Identity) []age.Identity {
	all := make([]age.Identity, len(identities))
	for i, id := range identities {
		all[i] = bound{id}
	}
	return all
}

// Unwrap gives the key of a file, as age asks for it.
func (b bound) Unwrap(stanzas []*age.Stanza) ([]byte, error) {
	if len(stanzas) > maxRecipients {
		return nil, errChanged
	}
	return b.Identity.Unwrap(stanzas)
}
