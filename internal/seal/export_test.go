package seal

// NewIdentityQuickly is NewIdentity with a work factor that is good for tests
// alone.
func NewIdentityQuickly(passphrase string) ([]byte, string, error) {
	return newIdentity(passphrase, 2)
}

// LockUpQuickly seals the text of an identity file as NewIdentityQuickly does.
func LockUpQuickly(text, passphrase string) ([]byte, error) { return lockUp(text, passphrase, 2) }

// MaxRecipients, MaxFile, Pad and Unpad, for the tests.
const (
	MaxRecipients = maxRecipients
	MaxFile       = maxFile
)

var (
	Pad   = pad
	Unpad = unpad
)
