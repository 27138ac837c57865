package cli

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"

	"safeguard/internal/fault"
	"safeguard/internal/record"
	"safeguard/internal/seal"
)

// The files that records are sealed with, in the data folder.
const (
	keysFolder     = "keys"
	identityFile   = "identity.age"
	recipientsFile = "recipients.txt"
	maxKeys        = 1 << 20
)

// readKey reads one of the key files: never through a link, and never a pipe that
// would be waited for. fs.ErrNotExist tells that it is not there.
func readKey(dir, name string) ([]byte, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	for _, part := range []string{keysFolder, filepath.Join(keysFolder, name)} {
		is, err := root.Lstat(part)
		if err != nil {
			return nil, err
		}
		if is.IsDir() != (part == keysFolder) || !is.IsDir() && !is.Mode().IsRegular() {
			return nil, fmt.Errorf("%s is something else than it should be: links and pipes are not followed", part)
		}
	}
	f, err := root.OpenFile(filepath.Join(keysFolder, name), os.O_RDONLY|syscall.O_NONBLOCK, 0)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, maxKeys))
}

// readRecipients gives whom records are sealed to; nobody where no keys were made.
// Keys that are there by half are an error: what would be written in the open is
// believed to be sealed.
func (a *app) readRecipients(dir string) (r seal.Recipients, sealed bool, err error) {
	data, err := readKey(dir, recipientsFile)
	if errors.Is(err, fs.ErrNotExist) {
		if _, other := os.Lstat(filepath.Join(dir, keysFolder, identityFile)); other == nil {
			return r, false, couldNot("seal records", fmt.Errorf("%s is missing beside %s", recipientsFile, identityFile))
		}
		return r, false, nil
	}
	name := fault.ShowPath(filepath.Join(dir, keysFolder, recipientsFile))
	if err != nil {
		return r, false, couldNot("read "+name, reason(err))
	}
	if r, err = seal.ParseRecipients(data); err != nil {
		return r, false, couldNot("use "+name, err)
	}
	return r, true, nil
}

// sealer gives what seals new records and opens sealed ones; nil where there are
// no keys and none are named.
func (a *app) sealer(dir string, o *recordOptions) (record.Sealer, error) {
	recipients, sealed, err := a.readRecipients(dir)
	if err != nil || !sealed && o.identity == "" {
		return nil, err
	}
	return &lazySealer{app: a, dir: dir, o: o, recipients: recipients, sealed: sealed}, nil
}

// A lazySealer asks for the passphrase when something sealed is read, and once.
type lazySealer struct {
	app        *app
	dir        string
	o          *recordOptions
	recipients seal.Recipients
	sealed     bool // there are recipients
	opener     *seal.Sealer
	refused    error
}

// Seal seals to all recipients; it needs no passphrase.
func (s *lazySealer) Seal(plain []byte) ([]byte, error) {
	if !s.sealed {
		return nil, errors.New("there are no keys on this computer to seal to: a sealed record can be shown and exported here, and not gone on with")
	}
	return seal.New(s.recipients, nil).Seal(plain)
}

// Unseal opens with the identity, which it unlocks the first time.
func (s *lazySealer) Unseal(sealed []byte) ([]byte, error) {
	if s.opener == nil && s.refused == nil {
		key, err := s.app.unlock(s.dir, s.o)
		s.opener, s.refused = seal.New(s.recipients, key), err
	}
	if s.refused != nil {
		return nil, fmt.Errorf("%w: %w", record.ErrSealed, s.refused)
	}
	return s.opener.Unseal(sealed)
}

// unlock reads the identity that opens sealed records.
func (a *app) unlock(dir string, o *recordOptions) (*seal.Key, error) {
	var data []byte
	var err error
	if o.identity != "" {
		data, err = a.readFile(o.identity)
	} else if data, err = readKey(dir, identityFile); err != nil {
		err = couldNot("read "+fault.ShowPath(filepath.Join(dir, keysFolder, identityFile)), reason(err))
	}
	if err != nil {
		return nil, err
	}
	return seal.Unlock(data, func() (string, error) { return a.askPassphrase(o, "Passphrase for your case records: ") })
}
