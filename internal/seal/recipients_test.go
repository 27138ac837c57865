package seal_test

import (
	"bytes"
	"strings"
	"testing"

	"safeguard/internal/seal"
)

// count gives to how many a sealed text is sealed.
func count(t testing.TB, r seal.Recipients) int {
	t.Helper()
	return bytes.Count(sealed(t, seal.New(r, nil), nil), []byte("\n-> "))
}

func TestARecipientsFileIsRead(t *testing.T) {
	a, b := newPerson(t), newPerson(t)
	q := newPostQuantumPerson(t)
	for name, test := range map[string]struct {
		file string
		want int
	}{
		"one":                     {a.recipient, 1},
		"two, with comments":      {"# the practitioner\n" + a.recipient + "\n\n# recovery, kept by the organisation\n" + b.recipient + "\n", 2},
		"as on Windows":           {"\ufeff" + a.recipient + "\r\n" + b.recipient + "  \r\n", 2},
		"one that stands twice":   {a.recipient + "\n" + b.recipient + "\n" + a.recipient + "\n", 2},
		"post-quantum":            {q.recipient + "\n", 1},
		"more times than are let": {strings.Repeat(a.recipient+"\n", seal.MaxRecipients+1), 1},
	} {
		r, err := seal.ParseRecipients([]byte(test.file))
		if err != nil {
			t.Errorf("%s: %v", name, err)
		} else if got := count(t, r); got != test.want {
			t.Errorf("%s: sealed to %d, want %d", name, got, test.want)
		}
	}
}

func TestAFaultInARecipientsFileIsNamedByItsLine(t *testing.T) {
	a, q := newPerson(t), newPostQuantumPerson(t)
	var many strings.Builder
	for range seal.MaxRecipients + 1 {
		many.WriteString(newPerson(t).recipient + "\n")
	}
	for name, test := range map[string]struct{ file, want string }{
		"empty":            {"", "names no recipient"},
		"comments alone":   {"# nobody yet\n\n", "names no recipient"},
		"cut off":          {a.recipient + "\n" + a.recipient[:60], "line 2: the recipient is mistyped, cut off"},
		"mistyped":         {"\n#\n" + strings.Replace(a.recipient, "age1", "age1q", 1), "line 3: the recipient is mistyped"},
		"two in a line":    {a.recipient + " " + a.recipient, "line 1: the recipient is mistyped"},
		"of a plugin":      {"age1yubikey1qwt50d05nh5vutpdzmlg5wn80xq5negm4uj9ghv0snvdd3yysf5yw3rhl3t", "line 1: the recipient is mistyped, cut off or of a kind"},
		"that takes none":  {"age1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq5cu47z", "line 1: the recipient"},
		"a secret key":     {a.recipient + "\n" + a.identity, "line 2: there stands a secret key"},
		"one in small":     {strings.ToLower(a.identity), "line 1: there stands a secret key"},
		"an SSH key":       {"ssh-ed25519 AAAA somebody", "line 1: there stands an SSH key"},
		"a web page":       {"<!DOCTYPE html>", "line 1: there stands no age recipient"},
		"an escape":        {"\x1b[2J", "line 1: there stands no age recipient"},
		"of both kinds":    {"# mixed\n" + a.recipient + "\n" + q.recipient, "line 3: there stands a recipient of another kind than in line 2"},
		"the other way":    {q.recipient + "\n" + a.recipient, "line 2: there stands a recipient of another kind than in line 1"},
		"too many":         {many.String(), "line 33: there stand more than 32 recipients"},
		"huge":             {strings.Repeat("#\n", seal.MaxFile), "at most 262144"},
		"UTF-16":           {"\xfe\xff\x00a", "UTF-16"},
		"one endless line": {"age1" + strings.Repeat("q", seal.MaxFile-10), "line 1: the recipient is mistyped"},
	} {
		_, err := seal.ParseRecipients([]byte(test.file))
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: got %v, want %q", name, err, test.want)
			continue
		}
		canBeShown(t, err)
		if strings.Contains(strings.ToUpper(err.Error()), a.identity[20:]) {
			t.Errorf("%s: a secret key stands in %q", name, err)
		}
	}
}
