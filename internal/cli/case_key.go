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
	cmd.RunE = a.run(func(cmd *cobra.Command, _ []string) error {
		if err := notEmpty(cmd, "recovery", "passphrase-file"); err != nil {
			return err
		}
		return a.runCaseKey(o)
	})
	return cmd
}

func (a *app) runCaseKey(o *caseKeyOptions) error {
	dir, err := a.dataFolder()
	if err != nil {
		return err
	}
	keys := filepath.Join(dir, keysFolder)
	recipients := filepath.Join(keys, recipientsFile)
	for _, name := range []string{recipients, filepath.Join(keys, identityFile)} {
		if _, err := os.Lstat(name); err == nil {
			fmt.Fprintf(a.out, "Records are sealed with the keys in %s\n", fault.ShowPath(keys))
			return nil
		} else if !errors.Is(err, fs.ErrNotExist) {
			return couldNot("use "+fault.ShowPath(name), reason(err))
		}
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

// writeKeys writes the identity first: recipients without it would seal records
// that nobody here can open.
func (a *app) writeKeys(folder string, identity, recipients []byte) error {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return couldNot("make "+fault.ShowPath(folder), reason(err))
	}
	for _, f := range []struct {
		name string
		data []byte
	}{{identityFile, identity}, {recipientsFile, recipients}} {
		name := filepath.Join(folder, f.name)
		if err := writeWhole(name, f.data); err != nil {
			return couldNot("write "+fault.ShowPath(name), reason(err))
		}
	}
	return nil
}

// newPassphrase asks for a passphrase twice, or takes it from its file.
func (a *app) newPassphrase(o *recordOptions) (string, error) {
	first, err := a.askPassphrase(o, "A passphrase, 8 characters or more: ")
	if err != nil {
		return "", couldNot("take a passphrase", err)
	}
	if o.passphrase != "" {
		return first, nil
	}
	second, err := a.askPassphrase(o, "The same once more: ")
	if err != nil {
		return "", couldNot("take a passphrase", err)
	}
	if first != second {
		return "", misuse("the two passphrases are not the same; nothing was made")
	}
	return first, nil
}
