package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"safeguard/internal/fault"
	"safeguard/internal/procedure"
	"safeguard/internal/record"
	"safeguard/internal/seal"
	"safeguard/internal/store"
)

// recordOptions are the flags of every command that writes or reads records.
type recordOptions struct {
	role, agency         string
	identity, passphrase string
}

// whoFlags adds the flags that say in which role somebody works.
func (o *recordOptions) whoFlags(cmd *cobra.Command) {
	cmd.Flags().StringVar(&o.role, "role", "", "the `ROLE` you work in, to stand beside what you write; never a name")
	cmd.Flags().StringVar(&o.agency, "agency", "", "the `AGENCY` you work for")
}

// keyFlags adds the flags that open sealed records.
func (o *recordOptions) keyFlags(cmd *cobra.Command) {
	cmd.Flags().StringVar(&o.identity, "identity", "", "open sealed records with the age identity in `FILE`, such as your organisation's recovery key")
	cmd.Flags().StringVar(&o.passphrase, "passphrase-file", "", "take the passphrase from the first line of `FILE` in place of asking")
}

func (o *recordOptions) who() record.Who {
	return record.Who{Role: safeLine(o.role), Agency: safeLine(o.agency)}
}

func (a *app) now() time.Time {
	if a.Now != nil {
		return a.Now()
	}
	return time.Now()
}

// dataFolder is where records and keys are kept.
func (a *app) dataFolder() (string, error) {
	dir, err := store.Folder(runtime.GOOS, a.Getenv)
	if err != nil {
		return "", couldNot("find your data folder", err)
	}
	return dir, nil
}

// openStore opens the records of this person. Nothing is touched before a case
// is written or read; a passphrase is asked for when a sealed event is read.
func (a *app) openStore(o *recordOptions) (*store.Store, error) {
	dir, err := a.dataFolder()
	if err != nil {
		return nil, err
	}
	options := store.Options{Now: a.now, Procedures: a.bundledByDigest}
	sealer, err := a.sealer(dir, o)
	if err != nil {
		return nil, err
	}
	if sealer != nil {
		options.Sealer = sealer
	}
	return store.New(dir, options), nil
}

// lookAtStore opens the records without a key: sealed ones are listed as sealed,
// and no passphrase is asked for.
func (a *app) lookAtStore() (*store.Store, error) {
	dir, err := a.dataFolder()
	if err != nil {
		return nil, err
	}
	return store.New(dir, store.Options{Now: a.now, Procedures: a.bundledByDigest}), nil
}

// bundledByDigest gives a bundled procedure file by its digest; nil where there
// is none.
func (a *app) bundledByDigest(digest string) []byte {
	for _, id := range a.bundledIDs() {
		name, data, err := a.bundledFile(id)
		if err != nil {
			continue
		}
		if p, _ := procedure.Load(name, data); p != nil && p.Digest == digest {
			return data
		}
	}
	return nil
}

// The files that records are sealed with, in the data folder.
const (
	keysFolder     = "keys"
	identityFile   = "identity.age"
	recipientsFile = "recipients.txt"
)

// sealer gives what seals new records and opens sealed ones; nil where there are
// no keys and none are named.
func (a *app) sealer(dir string, o *recordOptions) (record.Sealer, error) {
	name := filepath.Join(dir, keysFolder, recipientsFile)
	data, err := os.ReadFile(name)
	switch {
	case errors.Is(err, fs.ErrNotExist) && o.identity == "":
		return nil, nil
	case errors.Is(err, fs.ErrNotExist):
		return &lazySealer{app: a, dir: dir, o: o}, nil
	case err != nil:
		return nil, couldNot("read "+fault.ShowPath(name), reason(err))
	}
	recipients, err := seal.ParseRecipients(data)
	if err != nil {
		return nil, misuse("%s: %v", fault.ShowPath(name), err)
	}
	return &lazySealer{app: a, dir: dir, o: o, recipients: recipients}, nil
}

// A lazySealer asks for the passphrase when something sealed is read, and once.
type lazySealer struct {
	app        *app
	dir        string
	o          *recordOptions
	recipients seal.Recipients
	opener     *seal.Sealer
	refused    error
}

// Seal seals to all recipients; it needs no passphrase.
func (s *lazySealer) Seal(plain []byte) ([]byte, error) {
	return seal.New(s.recipients, nil).Seal(plain)
}

// Unseal opens with the identity, which it unlocks the first time.
func (s *lazySealer) Unseal(sealed []byte) ([]byte, error) {
	if s.opener == nil && s.refused == nil {
		key, err := s.app.unlock(s.dir, s.o)
		if err != nil {
			s.refused = err
		} else {
			s.opener = seal.New(s.recipients, key)
		}
	}
	if s.refused != nil {
		return nil, fmt.Errorf("%w: %w", record.ErrSealed, s.refused)
	}
	return s.opener.Unseal(sealed)
}

// unlock reads the identity that opens sealed records.
func (a *app) unlock(dir string, o *recordOptions) (*seal.Key, error) {
	name := o.identity
	if name == "" {
		name = filepath.Join(dir, keysFolder, identityFile)
	}
	data, err := a.readFile(name)
	if err != nil {
		return nil, err
	}
	return seal.Unlock(data, func() (string, error) { return a.askPassphrase(o, "Passphrase for your case records: ") })
}

// askPassphrase reads a passphrase from its file or, unseen, from the keyboard.
func (a *app) askPassphrase(o *recordOptions, prompt string) (string, error) {
	if o.passphrase != "" {
		data, err := a.readFile(o.passphrase)
		if err != nil {
			return "", err
		}
		line, _, _ := strings.Cut(string(data), "\n")
		return strings.TrimRight(line, "\r"), nil
	}
	keyboard, ok := terminal(a.In)
	if !ok {
		return "", errors.New("there is no keyboard to ask at: give --passphrase-file FILE")
	}
	fmt.Fprint(a.Err, prompt)
	typed, err := term.ReadPassword(int(keyboard.Fd()))
	fmt.Fprintln(a.Err)
	if err != nil {
		return "", fmt.Errorf("the passphrase could not be read: %w", err)
	}
	return string(typed), nil
}

// caseFailure gives an error of the store its exit status.
func caseFailure(what string, err error) error {
	var f *failure
	if err == nil || errors.As(err, &f) {
		return err
	}
	for _, wrong := range []error{store.ErrNoCase, store.ErrExists, store.ErrReference, store.ErrDeleted} {
		if errors.Is(err, wrong) {
			return misuse("%w", err)
		}
	}
	return couldNot(what, reason(err))
}
