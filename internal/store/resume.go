package store

import (
	"bytes"
	"errors"

	"safeguard/internal/record"
)

// Resume opens a case to be added to, for this session alone. The end of a write
// that broke off is set aside first (TornAside). It gives ErrInUse where another
// session has the case, ErrDamaged with the *record.Damage where anything else is
// wrong with it, ErrDeleted, ErrNoCase, record.ErrSealed where no key opens it, and
// ErrLocksOut where one does that could not open what would be added. A sealed case
// stays sealed and a plain one plain.
func (s *Store) Resume(reference string, by record.Who) (*Session, error) {
	reference, err := Reference(reference)
	if err != nil {
		return nil, err
	}
	d, err := s.openCase(reference)
	if err != nil {
		return nil, about(reference, err)
	}
	x, err := s.resume(d, reference, by)
	if err != nil {
		d.close()
		return nil, about(reference, err)
	}
	return x, nil
}

func (s *Store) resume(d folder, reference string, by record.Who) (*Session, error) {
	if err := narrowFolder(d); err != nil {
		return nil, on("the folder", err)
	}
	held, err := takeLock(d, lockFile, lockTries)
	if err != nil {
		return nil, err
	}
	x, err := s.open(d, reference, by)
	if err != nil {
		held.close()
		return nil, err
	}
	x.held = held
	return x, nil
}

// open reads a case whose lock is held, and mends its end.
func (s *Store) open(d folder, reference string, by record.Who) (*Session, error) {
	k, err := s.load(d, reference, shelf{})
	if err == nil {
		err = k.whyNot()
	}
	if err != nil {
		return nil, err
	}
	x := &Session{
		reference: reference, by: by, now: s.now, found: k,
		dir: d, c: k.Case, procedure: k.Case.Procedure, size: int64(k.Log.Size), tail: k.tail,
	}
	if k.Log.Sealed {
		x.sealer = s.o.Sealer
		if err := tryOut(x.sealer); err != nil {
			return nil, err
		}
	}
	// What a program that was killed had written may not be on the disk yet.
	if err := x.change(func(f file) error {
		if err := narrowFile(f); err != nil {
			return err
		}
		return x.expect(f, x.size+int64(len(k.Log.Torn)))
	}); err != nil {
		return nil, err
	}
	return x, x.mend(k.Log)
}

// tryOut refuses a sealer that cannot open what it seals: with it, whatever was
// added would never be read here again.
func tryOut(sealer record.Sealer) error {
	trial := []byte("a trial")
	sealed, err := sealer.Seal(trial)
	if err != nil {
		return err
	}
	opened, err := sealer.Unseal(sealed)
	switch {
	case errors.Is(err, record.ErrSealed):
		return ErrLocksOut // and no ErrSealed: the record itself was opened
	case err != nil:
		return err
	case !bytes.Equal(opened, trial):
		return errors.New("what is sealed here comes back as something else")
	}
	return nil
}
