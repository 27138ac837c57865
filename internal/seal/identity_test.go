package seal_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"

	"filippo.io/age"
	"filippo.io/age/armor"

	"safeguard/internal/seal"
)

const passphrase = "correct horse battery"

// What age-keygen made, and "age -p -a" sealed with the passphrase into
// testdata/identity-of-age.age. It is for these tests alone.
const (
	ofAgeIdentity  = "AGE-SECRET-KEY-1ERUPUYSM4VPEDJRJ7ZHYRT996KHRJFM7CML6MKPYY9YUEFRZQPQSG2GY5Q"
	ofAgeRecipient = "age1047ct2367nv69p80l2t3jv9k5ar3axqq6wp970uqs2npcr5ft4nsey7w9u"
)

func always(passphrase string) func() (string, error) {
	return func() (string, error) { return passphrase, nil }
}

// opens reports whether a key opens what is sealed to a recipient.
func opens(t testing.TB, key *seal.Key, recipient string) bool {
	t.Helper()
	to, err := seal.ParseRecipients([]byte(recipient))
	if err != nil {
		t.Fatal(err)
	}
	s := seal.New(to, key)
	got, err := s.Unseal(sealed(t, s, []byte("words")))
	return err == nil && string(got) == "words"
}

func TestANewIdentityOpensWithItsPassphrase(t *testing.T) {
	file, recipient, err := seal.NewIdentityQuickly(passphrase)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.HasPrefix(file, []byte(armor.Header+"\n")) || !bytes.HasSuffix(file, []byte(armor.Footer+"\n")) || strings.Contains(string(file), recipient) {
		t.Errorf("the identity file is %s", file)
	}
	binary, err := io.ReadAll(armor.NewReader(bytes.NewReader(file)))
	if err != nil {
		t.Fatal(err)
	}
	for name, file := range map[string][]byte{
		"as it is": file, "not armoured": binary, "lines ending as on Windows": bytes.ReplaceAll(file, []byte("\n"), []byte("\r\n")),
		"behind a byte order mark and blank lines": append([]byte("\ufeff\n \n"), file...), "last line end missing": bytes.TrimRight(file, "\n"),
	} {
		asked := 0
		key, err := seal.Unlock(file, func() (string, error) { asked++; return passphrase, nil })
		if err != nil || asked != 1 || !opens(t, key, recipient) {
			t.Errorf("%s: %v, asked %d times", name, err, asked)
		}
	}
}

func TestAnIdentityIsMadeAsTheAgeProgramMakesIt(t *testing.T) {
	file, recipient, err := seal.NewIdentity(passphrase) // takes as long as it does for a person
	if err != nil {
		t.Fatal(err)
	}
	binary, err := io.ReadAll(armor.NewReader(bytes.NewReader(file)))
	if err != nil {
		t.Fatal(err)
	}
	if lock := strings.Split(string(binary), "\n")[1]; !strings.HasPrefix(lock, "-> scrypt ") || !strings.HasSuffix(lock, " 18") {
		t.Errorf("it is sealed by %q", lock)
	}
	id, err := age.NewScryptIdentity(passphrase)
	if err != nil {
		t.Fatal(err)
	}
	r, err := age.Decrypt(bytes.NewReader(binary), id)
	if err != nil {
		t.Fatal(err)
	}
	ids, err := age.ParseIdentities(r)
	if err != nil || len(ids) != 1 || ids[0].(*age.X25519Identity).Recipient().String() != recipient {
		t.Errorf("age reads %v, %v", ids, err)
	}
}

func TestAnIdentitySealedByTheAgeProgramOpens(t *testing.T) {
	file, err := os.ReadFile("testdata/identity-of-age.age")
	if err != nil {
		t.Fatal(err)
	}
	key, err := seal.Unlock(file, always(passphrase))
	if err != nil || !opens(t, key, ofAgeRecipient) {
		t.Error(err)
	}
}

func TestAnIdentityFileThatLiesOpenIsReadWithoutAsking(t *testing.T) {
	p, other, quantum := newPerson(t), newPerson(t), newPostQuantumPerson(t)
	for name, test := range map[string]struct {
		file string
		of   person
	}{
		"as age-keygen writes it":          {"# created: 2026-11-23T09:00:00Z\n# public key: " + p.recipient + "\n" + p.identity + "\n", p},
		"post-quantum, with its long line": {"# public key: " + quantum.recipient + "\n" + quantum.identity + "\n", quantum},
		"a line alone, not ended":          {p.identity, p},
		"as on Windows":                    {"\ufeff# kept in the safe\r\n\r\n  " + p.identity + " \r\n", p},
		"the second of two":                {other.identity + "\n" + p.identity + "\n", p},
		"of both kinds":                    {quantum.identity + "\n" + p.identity + "\n", p},
	} {
		if key, err := seal.Unlock([]byte(test.file), notAsked(t)); err != nil || !opens(t, key, test.of.recipient) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestAWeakPassphraseIsRefused(t *testing.T) {
	for _, weak := range []string{"", "        ", "\t\n", "seven77", "ŵŷâêîô"} {
		file, recipient, err := seal.NewIdentityQuickly(weak)
		if file != nil || recipient != "" || err == nil || !strings.Contains(err.Error(), "choose several words") {
			t.Errorf("%q: got %q, %v", weak, recipient, err)
		}
	}
	if _, _, err := seal.NewIdentityQuickly("ŵŷâêîôûi"); err != nil {
		t.Errorf("8 characters are refused: %v", err)
	}
}

func TestAWrongPassphraseIsToldFromADamagedFile(t *testing.T) {
	file, _, err := seal.NewIdentityQuickly(passphrase)
	if err != nil {
		t.Fatal(err)
	}
	for _, wrong := range []string{"", "Correct horse battery", passphrase + " ", passphrase + "\n", "correct horse batter"} {
		if key, err := seal.Unlock(file, always(wrong)); key != nil || !errors.Is(err, seal.ErrWrongPassphrase) {
			t.Errorf("%q: got %v, %v", wrong, key, err)
		}
	}
	key, err := seal.Unlock(bytes.Replace(file, []byte("\n"), []byte("\n!"), 2), always(passphrase))
	if key != nil || err == nil || errors.Is(err, seal.ErrWrongPassphrase) {
		t.Errorf("damaged: got %v, %v", key, err)
	}
}

func TestWhyNoPassphraseWasGivenIsHandedOn(t *testing.T) {
	file, _, err := seal.NewIdentityQuickly(passphrase)
	if err != nil {
		t.Fatal(err)
	}
	if key, err := seal.Unlock(file, func() (string, error) { return "", io.EOF }); key != nil || !errors.Is(err, io.EOF) {
		t.Errorf("got %v, %v", key, err)
	}
}

func TestAnIdentityFileChangedOrCutAnywhereIsRefused(t *testing.T) {
	file, recipient, err := seal.NewIdentityQuickly(passphrase)
	if err != nil {
		t.Fatal(err)
	}
	binary, err := io.ReadAll(armor.NewReader(bytes.NewReader(file)))
	if err != nil {
		t.Fatal(err)
	}
	for name, whole := range map[string][]byte{"armoured": file, "not armoured": binary} {
		for i := range whole {
			if key, err := seal.Unlock(whole[:i], always(passphrase)); err == nil && !(i == len(whole)-1 && opens(t, key, recipient)) {
				t.Fatalf("%s, cut at %d: accepted", name, i)
			}
			for bit := range 8 {
				changed := bytes.Clone(whole)
				changed[i] ^= 1 << bit
				key, err := seal.Unlock(changed, always(passphrase))
				if err == nil && (name == "not armoured" || !opens(t, key, recipient)) { // white space around the armour may change
					t.Fatalf("%s, byte %d, bit %d: accepted", name, i, bit)
				}
			}
		}
	}
}

// header is an age file with a header that says this, and nothing of use behind.
func header(stanzas string) string {
	return "age-encryption.org/v1\n" + stanzas + "--- " + strings.Repeat("A", 43) + "\n" + strings.Repeat("x", 100)
}

func scryptOf(factor string) string {
	return "-> scrypt " + strings.Repeat("A", 22) + " " + factor + "\n" + strings.Repeat("A", 43) + "\n"
}

func TestAFileThatIsNoIdentityIsRefusedWithoutAsking(t *testing.T) {
	p := newPerson(t)
	toSomebody := string(sealed(t, seal.New(recipients(t, p), nil), []byte(p.identity)))
	for name, test := range map[string]struct{ file, want string }{
		"empty":                           {"", "holds no identity"},
		"comments alone":                  {"# public key: " + p.recipient + "\n", "holds no identity"},
		"a recipient":                     {"# mine\n" + p.recipient, "line 2: there stands a recipient"},
		"an identity cut off":             {p.identity[:70], "line 1: the identity is mistyped or cut off"},
		"an identity mistyped":            {p.identity + "\n\n" + strings.Replace(p.identity, "-1", "-1Q", 1), "line 3: the identity is mistyped"},
		"an SSH key":                      {"-----BEGIN OPENSSH PRIVATE KEY-----\n", "line 1: there stands no age identity"},
		"an identity of a plugin":         {"AGE-PLUGIN-YUBIKEY-1QQQQ\n", "line 1: there stands no age identity"},
		"a picture":                       {"\x89PNG\r\n\x1a\n\x00\x00", "line 1: there stands no age identity"},
		"UTF-16":                          {"\xff\xfeA\x00G\x00E\x00", "UTF-16"},
		"huge":                            {strings.Repeat("A", seal.MaxFile+1), "at most 262144"},
		"too many":                        {strings.Repeat(p.identity+"\n", seal.MaxRecipients+1), "line 33: there stand more than 32"},
		"sealed to somebody":              {toSomebody, "not with a passphrase"},
		"sealed twice over":               {header(scryptOf("10") + scryptOf("10")), "not with a passphrase"},
		"sealed to nobody":                {header(""), "damaged"},
		"of another version":              {strings.Replace(header(scryptOf("10")), "v1", "v2", 1), "of a later version"},
		"too much work":                   {header(scryptOf("21")), "work factor 21, where at most 20"},
		"far too much work":               {header(scryptOf("30")), "work factor 30, where at most 20"},
		"an armour that is not closed":    {armor.Header + "\nAAAA\n", "damaged"},
		"an armour of a line without end": {armor.Header + "\n" + strings.Repeat("A", seal.MaxFile-100), "damaged"},
	} {
		key, err := seal.Unlock([]byte(test.file), notAsked(t))
		if key != nil || err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: got %v, %v; want %q", name, key, err, test.want)
			continue
		}
		canBeShown(t, err)
		if strings.Contains(err.Error(), p.identity[20:60]) {
			t.Errorf("%s: a secret key stands in %q", name, err)
		}
	}
}

func TestAWorkFactorThatIsNoNumberIsRefused(t *testing.T) {
	for _, factor := range []string{"0", "-1", "010", "1e1", "99999999999999999999"} {
		if key, err := seal.Unlock([]byte(header(scryptOf(factor))), always(passphrase)); key != nil || err == nil {
			t.Errorf("%s: got %v, %v", factor, key, err)
		}
	}
}

func TestWhatIsSealedWithThePassphraseMustBeAnIdentity(t *testing.T) {
	for _, text := range []string{"", "words", "age1..."} {
		file, err := seal.LockUpQuickly(text, passphrase)
		if err != nil {
			t.Fatal(err)
		}
		if key, err := seal.Unlock(file, always(passphrase)); key != nil || err == nil {
			t.Errorf("%q: got %v, %v", text, key, err)
		}
	}
}

func TestAKeyThatIsPrintedDoesNotShowItsSecret(t *testing.T) {
	p := newPerson(t)
	s := seal.New(recipients(t, p), p.key)
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x"} {
		for _, v := range []any{p.key, *p.key, s, *s} {
			if text := fmt.Sprintf(verb, v); strings.Contains(strings.ToUpper(text), "SECRET") {
				t.Errorf("%s of %T shows %s", verb, v, text)
			}
		}
	}
}
