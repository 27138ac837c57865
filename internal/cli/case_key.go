package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"safeguard/internal/fault"
	"safeguard/internal/seal"
)

type caseKeyOptions struct {
	recordOptions
	recovery string
}

func (a *app) newCaseKey() *cobra.Command {
	o := &caseKeyOptions{}
	cmd := &cobra.Command{
		Use:   "key",
		Short: "Make the keys that records are sealed with; where there are some, say where",
		Long: `Make the keys that seal every record begun from then on. The identity that opens
them is itself sealed with a passphrase. --recovery names a file with the age
recipients of your organisation, which can then open the records too: a forgotten
passphrase must not destroy a safeguarding record.

Records from before stay as they are. The keys are age files; the age program
opens them as well.`,
		Example:           "  safeguard case key --recovery our-recovery-recipients.txt",
		Args:              cobra.NoArgs,
		ValidArgsFunction: cobra.NoFileCompletions,
	}
	cmd.Flags().StringVar(&o.recovery, "recovery", "", "a `FILE` with the age recipients of your organisation")
	cmd.Flags().StringVar(&o.passphrase, "passphrase-file", "", "take the passphrase from the first line of `FILE` in place of asking")
	cmd.RunE = a.run(func(*cobra.Command, []string) error { return a.runCaseKey(o) })
	return cmd
}

func (a *app) runCaseKey(o *caseKeyOptions) error {
	dir, err := a.dataFolder()
	if err != nil {
		return err
	}
	keys := filepath.Join(dir, keysFolder)
	if _, err := os.Lstat(keys); !errors.Is(err, fs.ErrNotExist) {
		return a.tellKeys(dir, keys)
	}
	var recovery []byte
	if o.recovery != "" {
		if recovery, err = a.readFile(o.recovery); err != nil {
			return err
		}
		if _, err := seal.ParseRecipients(recovery); err != nil {
			return misuse("%s: %v", fault.ShowPath(o.recovery), err)
		}
	}
	passphrase, err := a.newPassphrase(&o.recordOptions)
	if err != nil {
		return err
	}
	identity, recipient, err := seal.NewIdentity(passphrase)
	if err != nil {
		return misuse("%w", err)
	}
	list := fmt.Sprintf("# Who can open the case records sealed from now on, one age recipient a line.\n# The key of this computer's user:\n%s\n", recipient)
	if recovery != nil {
		list += "# The recovery key of the organisation:\n" + string(recovery)
	}
	if err := a.writeKeys(keys, identity, []byte(list)); err != nil {
		return err
	}
	fmt.Fprintf(a.out, "Records begun from now on are sealed. The keys are in %s\n", fault.ShowPath(keys))
	if recovery == nil {
		fmt.Fprintln(a.Err, "Nobody can open them without your passphrase: no recovery key was given. Without it they are lost for good.")
	}
	return nil
}

// tellKeys says where the keys are, once they are seen to be whole.
func (a *app) tellKeys(dir, keys string) error {
	_, sealed, err := a.readRecipients(dir)
	if err == nil && sealed {
		_, err = readKey(dir, identityFile)
	}
	switch {
	case err != nil:
		return couldNot("use the keys in "+fault.ShowPath(keys), reason(err))
	case !sealed:
		return couldNot("use the keys in "+fault.ShowPath(keys), errors.New("there are none in that folder: take it away to make some"))
	}
	fmt.Fprintf(a.out, "Records are sealed with the keys in %s\n", fault.ShowPath(keys))
	return nil
}

// writeKeys writes the keys to a folder of their own, which then takes its name:
// either both are there or neither, and keys that are there already stay.
func (a *app) writeKeys(folder string, identity, recipients []byte) error {
	parent := filepath.Dir(folder)
	if err := os.MkdirAll(parent, 0o700); err != nil {
		return couldNot("make "+fault.ShowPath(parent), reason(err))
	}
	half, err := os.MkdirTemp(parent, ".new-keys-*")
	if err != nil {
		return couldNot("make "+fault.ShowPath(folder), reason(err))
	}
	defer os.RemoveAll(half) // what has taken its name is no longer there
	err = os.Chmod(half, 0o700)
	if err == nil {
		err = writeWhole(filepath.Join(half, identityFile), identity)
	}
	if err == nil {
		err = writeWhole(filepath.Join(half, recipientsFile), recipients)
	}
	if err == nil {
		err = os.Rename(half, folder)
	}
	if err != nil {
		return couldNot("write the keys to "+fault.ShowPath(folder), reason(err))
	}
	syncFolder(parent)
	return nil
}

// newPassphrase asks for a passphrase twice, or takes it from its file.
func (a *app) newPassphrase(o *recordOptions) (string, error) {
	first, err := a.askPassphrase(o, "A passphrase, 8 characters or more: ")
	if err != nil {
		return "", caseFailure("take a passphrase", err)
	}
	if o.passphrase != "" {
		return first, nil
	}
	second, err := a.askPassphrase(o, "The same once more: ")
	if err != nil {
		return "", caseFailure("take a passphrase", err)
	}
	if first != second {
		return "", misuse("the two passphrases are not the same; nothing was made")
	}
	return first, nil
}
