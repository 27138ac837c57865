package seal

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"filippo.io/age"
	"filippo.io/age/armor"
)

// minPassphrase is how short a passphrase may be, in characters. It keeps out
// the emptiest; several words are what makes one good.
const minPassphrase = 8

// A Key opens what is sealed to its recipient. It is one identity or several.
type Key struct{ identities []age.Identity }

// NewIdentity makes a key pair: the identity, sealed with a passphrase as an
// ASCII-armoured age file, which the age program opens too; and the recipient
// (age1...), which seals and cannot open. Sealing takes about a second: see
// workFactor. A passphrase of fewer than 8 characters is refused. A lost one
// cannot be replaced: only another recipient opens then what was sealed.
func NewIdentity(passphrase string) (identityFile []byte, recipient string, err error) {
	return newIdentity(passphrase, workFactor)
}

func newIdentity(passphrase string, factor int) ([]byte, string, error) {
	switch {
	case strings.TrimSpace(passphrase) == "":
		return nil, "", errors.New("the passphrase is empty: choose several words that nobody would guess")
	case utf8.RuneCountInString(passphrase) < minPassphrase:
		return nil, "", fmt.Errorf("the passphrase is shorter than %d characters: choose several words that nobody would guess", minPassphrase)
	}
	id, err := age.GenerateX25519Identity()
	if err != nil {
		return nil, "", err
	}
	recipient := id.Recipient().String()
	file, err := lockUp(fmt.Sprintf("# public key: %s\n%s\n", recipient, id), passphrase, factor)
	return file, recipient, err
}

// lockUp seals the text of an identity file with a passphrase.
func lockUp(text, passphrase string, factor int) ([]byte, error) {
	lock, err := age.NewScryptRecipient(passphrase)
	if err != nil {
		return nil, err
	}
	lock.SetWorkFactor(factor)
	var file bytes.Buffer
	armoured := armor.NewWriter(&file)
	if err := encrypt(armoured, []byte(text), lock); err != nil {
		return nil, err
	}
	if err := armoured.Close(); err != nil {
		return nil, err
	}
	return file.Bytes(), nil
}

// Unlock opens an identity file: one that is sealed with a passphrase, armoured
// or not, or one that lies open, as age-keygen writes it and an organisation may
// keep it for recovery. passphrase is asked once, and only where the file is
// sealed with one; its error is given back as it is. ErrWrongPassphrase is for
// asking again; other errors say what is wrong with the file and never repeat
// what stands in it.
func Unlock(identityFile []byte, passphrase func() (string, error)) (*Key, error) {
	file, err := text(identityFile)
	if err != nil {
		return nil, fmt.Errorf("the identity file cannot be read: %w", err)
	}
	l := &lock{ask: passphrase}
	switch {
	case bytes.HasPrefix(file, []byte("age-encryption.org/")):
		file, err = l.open(bytes.NewReader(file))
	case bytes.HasPrefix(bytes.TrimSpace(file), []byte(armor.Header)):
		file, err = l.open(armor.NewReader(bytes.NewReader(file)))
	}
	if err != nil {
		return nil, err
	}
	return parseIdentities(file)
}

// parseIdentities reads an identity file that lies open.
func parseIdentities(file []byte) (*Key, error) {
	k := &Key{}
	for n, line := range lines(file) {
		id, err := parseIdentity(line)
		if err == nil && len(k.identities) == maxRecipients {
			err = fmt.Errorf("there stand more than %d identities", maxRecipients)
		}
		if err != nil {
			return nil, fmt.Errorf("identity file, line %d: %w", n, err)
		}
		k.identities = append(k.identities, id)
	}
	if len(k.identities) == 0 {
		return nil, errors.New("the identity file holds no identity (AGE-SECRET-KEY-...)")
	}
	return k, nil
}

func parseIdentity(line string) (age.Identity, error) {
	var id age.Identity
	var err error
	switch {
	case strings.HasPrefix(line, "AGE-SECRET-KEY-PQ-1"):
		id, err = age.ParseHybridIdentity(line)
	case strings.HasPrefix(line, "AGE-SECRET-KEY-1"):
		id, err = age.ParseX25519Identity(line)
	case strings.HasPrefix(line, "age1"):
		return nil, errors.New("there stands a recipient, which seals and cannot open; wanted is its identity (AGE-SECRET-KEY-...)")
	default:
		return nil, errors.New("there stands no age identity (AGE-SECRET-KEY-...); SSH keys and plugins are not taken")
	}
	if err != nil {
		return nil, errors.New("the identity is mistyped or cut off")
	}
	return id, nil
}
