package cli

import (
	"errors"
	"runtime"
	"time"

	"github.com/spf13/cobra"

	"safeguard/internal/procedure"
	"safeguard/internal/record"
	"safeguard/internal/store"
	"safeguard/internal/wizard"
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

// asksToOpen tells that somebody named what is to open sealed records.
func (o *recordOptions) asksToOpen() bool { return o.identity != "" || o.passphrase != "" }

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

// caseFailure gives an error of the store its exit status.
func caseFailure(what string, err error) error {
	var f *failure
	switch {
	case errors.Is(err, wizard.ErrInterrupted), errors.Is(err, errSignalled):
		return brokenOff(err)
	case err == nil, errors.As(err, &f):
		return err
	}
	for _, wrong := range []error{store.ErrNoCase, store.ErrExists, store.ErrReference, store.ErrDeleted} {
		if errors.Is(err, wrong) {
			return misuse("%w", err)
		}
	}
	return couldNot(what, reason(err))
}
