package seal

import (
	"errors"
	"fmt"
	"io"
	"strconv"

	"filippo.io/age"
)

// The work factor of scrypt is what a guess at a passphrase costs: a factor of n
// takes 2^n rounds and 2^n KiB of memory. New files take 18, which is what the
// age program takes: 256 MiB and about a second on a laptop of today. A file that
// asks for more than 20 (1 GiB, about four seconds) is refused, or a hostile one
// could stop the machine.
const (
	workFactor    = 18
	maxWorkFactor = 20
)

// ErrWrongPassphrase tells that a passphrase does not open an identity file. One
// whose sealed key has been changed cannot be told from it.
var ErrWrongPassphrase = errors.New("the passphrase does not open this identity file")

var errDamaged = errors.New("the identity file is damaged, cut off or of a later version of age")

// A lock is the passphrase on an identity file. It is asked for once it is known
// that the file wants one and that opening it is not too much work.
type lock struct {
	ask func() (string, error)
	err error // why it did not open
}

// open reads an age file that is sealed with a passphrase.
func (l *lock) open(src io.Reader) ([]byte, error) {
	plain, err := decrypt(src, l)
	switch {
	case l.err != nil:
		return nil, l.err
	case err != nil:
		return nil, errDamaged // age's own words may repeat the file
	}
	return plain, nil
}

// Unwrap gives the key of a file, as age asks for it.
func (l *lock) Unwrap(stanzas []*age.Stanza) (key []byte, err error) {
	key, l.err = l.unwrap(stanzas)
	return key, l.err
}

func (l *lock) unwrap(stanzas []*age.Stanza) ([]byte, error) {
	if len(stanzas) != 1 || stanzas[0].Type != "scrypt" {
		return nil, errors.New("the identity file is sealed, but not with a passphrase")
	}
	if args := stanzas[0].Args; len(args) == 2 {
		if factor, err := strconv.Atoi(args[1]); err == nil && factor > maxWorkFactor {
			return nil, fmt.Errorf("the identity file asks for scrypt work factor %d, where at most %d is taken", factor, maxWorkFactor)
		}
	}
	passphrase, err := l.ask()
	if err != nil {
		return nil, err
	}
	if passphrase == "" {
		return nil, ErrWrongPassphrase
	}
	id, err := age.NewScryptIdentity(passphrase)
	if err != nil {
		return nil, errDamaged
	}
	id.SetMaxWorkFactor(maxWorkFactor)
	key, err := id.Unwrap(stanzas)
	switch {
	case errors.Is(err, age.ErrIncorrectIdentity):
		return nil, ErrWrongPassphrase
	case err != nil:
		return nil, errDamaged
	}
	return key, nil
}
