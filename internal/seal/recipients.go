package seal

import (
	"errors"
	"fmt"
	"strings"

	"filippo.io/age"
)

// Recipients are those who can open what is sealed to them. The zero value is
// nobody.
type Recipients struct{ list []age.Recipient }

// ParseRecipients reads a recipients file: one age recipient a line, of the usual
// kind (age1...) or a post-quantum one (age1pq1...), but not both; comments begin
// with #. One that stands there twice is sealed to once. Its errors name the line
// and never repeat it, since it may be a secret key that somebody has put into
// the wrong file. SSH keys, and recipients of plugins, are not taken.
func ParseRecipients(file []byte) (Recipients, error) {
	file, err := text(file)
	if err != nil {
		return Recipients{}, fmt.Errorf("the recipients file cannot be read: %w", err)
	}
	var r Recipients
	var first seen
	for n, line := range lines(file) {
		if first.has(line) {
			continue
		}
		recipient, err := parseRecipient(line)
		if err == nil {
			err = first.add(n, line)
		}
		if err != nil {
			return Recipients{}, fmt.Errorf("recipients file, line %d: %w", n, err)
		}
		r.list = append(r.list, recipient)
	}
	if len(r.list) == 0 {
		return Recipients{}, errors.New("the recipients file names no recipient: wanted is one age1... a line")
	}
	return r, nil
}

func parseRecipient(line string) (age.Recipient, error) {
	var r age.Recipient
	var err error
	switch {
	case strings.HasPrefix(line, "age1pq1"):
		r, err = age.ParseHybridRecipient(line)
	case strings.HasPrefix(line, "age1"):
		r, err = age.ParseX25519Recipient(line)
	case strings.HasPrefix(strings.ToUpper(line), "AGE-SECRET-KEY-"):
		return nil, errors.New("there stands a secret key, which opens records: here only recipients (age1...) belong, and the key to those who keep it")
	case strings.HasPrefix(line, "ssh-"):
		return nil, errors.New("there stands an SSH key, where an age recipient (age1...) is wanted")
	default:
		return nil, errors.New("there stands no age recipient (age1...)")
	}
	if err == nil {
		_, err = r.Wrap(make([]byte, 16)) // a well-formed one can still be one that nothing can be sealed to
	}
	if err != nil {
		return nil, errors.New("the recipient is mistyped, cut off or of a kind that is not taken here; wanted is age1..., whole")
	}
	return r, nil
}

// seen are the recipients that have been read so far.
type seen struct {
	line  int // of the first
	texts []string
}

func (s *seen) has(line string) bool {
	for _, text := range s.texts {
		if text == line {
			return true
		}
	}
	return false
}

// add takes another one, unless it cannot stand beside those before it.
func (s *seen) add(n int, line string) error {
	switch {
	case len(s.texts) == 0:
		s.line = n
	case len(s.texts) == maxRecipients:
		return fmt.Errorf("there stand more than %d recipients", maxRecipients)
	case isPostQuantum(s.texts[0]) != isPostQuantum(line):
		return fmt.Errorf("there stands a recipient of another kind than in line %d: age1... and age1pq1... cannot be mixed, since the weaker would undo the stronger", s.line)
	}
	s.texts = append(s.texts, line)
	return nil
}

func isPostQuantum(recipient string) bool { return strings.HasPrefix(recipient, "age1pq1") }
