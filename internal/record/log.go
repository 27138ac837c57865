package record

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"time"
)

// MaxLine is how long the line of one event may be, in bytes.
const MaxLine = 16 << 20

// A Sealer makes an event unreadable to all but those who hold a key, and gives
// it back to them.
type Sealer interface {
	Seal(plain []byte) ([]byte, error)
	Unseal(sealed []byte) ([]byte, error)
}

// openEvent is an event as it is written, but for the chain.
type openEvent struct {
	Case   string          `json:"case"`
	Number int             `json:"event"`
	At     string          `json:"at"`
	By     Who             `json:"by,omitzero"`
	What   string          `json:"what"`
	Data   json.RawMessage `json:"data"`
}

// sealedEvent is what is written of an event that is sealed. What it seals is an
// openEvent.
type sealedEvent struct {
	Case   string `json:"case"`
	Number int    `json:"event"`
	Sealed string `json:"sealed"` // base64
}

// The chain closes each line: the hash of the line before ("" for the first),
// then that of this line up to the comma before the word hash.
const (
	prevKey = `,"prev":"`
	hashKey = `","hash":"`
	lineEnd = "\"}\n"
)

// Line writes an event of a case as a line that follows the one whose hash is
// prev, sealed where a sealer is given, and gives its hash. The time is cut to
// whole seconds.
func Line(reference string, e Event, prev string, sealer Sealer) (line []byte, hash string, err error) {
	text, err := plain(reference, e)
	if err != nil {
		return nil, "", err
	}
	if sealer != nil {
		sealed, err := sealer.Seal(text)
		if err != nil {
			return nil, "", err
		}
		if text, err = marshal(sealedEvent{reference, e.Number, base64.StdEncoding.EncodeToString(sealed)}); err != nil {
			return nil, "", err
		}
	}
	line = append(bytes.TrimSuffix(text, []byte("}")), prevKey+prev...)
	hash = hashOf(line)
	line = append(line, hashKey+hash+lineEnd...)
	if len(line) > MaxLine {
		return nil, "", fmt.Errorf("an event of %d bytes is longer than a record takes", len(line))
	}
	return line, hash, nil
}

func hashOf(before []byte) string {
	sum := sha256.Sum256(before)
	return hex.EncodeToString(sum[:])
}

// A Log is what was read of a record.
type Log struct {
	Reference string
	Events    []Event
	Head      string // the hash of the last event; "" where there is none
	Size      int    // bytes up to the end of the last event, its line end included
	Sealed    bool
	Readable  int     // of how many events, from the first, the body can be read: of all, where no key is wanting
	Unended   bool    // the last event is whole, but for its line end
	Torn      []byte  // what a write that broke off left behind the last event
	Damage    *Damage // the first damage found; what stands behind it is not read
	Unread    int     // bytes from the damage on
}

// Damage is a place where a record is not what was written.
type Damage struct {
	Event int // its number, from 1
	Why   string
}

func (d *Damage) Error() string { return fmt.Sprintf("event %d: %s", d.Event, d.Why) }

// ErrSealed tells that a record is sealed and no key opens it.
var ErrSealed = errors.New("the record is sealed, and no key for it is at hand")

// Read reads the events of a case. The log holds every event up to the first
// damage; a last line without its end is no damage but a write that broke off.
// An event that is sealed, and that no sealer or the wrong one is given for, gives
// ErrSealed: the log goes on behind it with the chain, and those events that do not
// open have no body. Log.Readable tells how many stand before the first such one,
// none as a rule, but some where a key was taken from the recipients meanwhile.
func Read(reference string, data []byte, sealer Sealer) (*Log, error) {
	l := &Log{Reference: reference}
	var locked error // why no key opens it
	for rest := data; len(rest) > 0; {
		end := bytes.IndexByte(rest, '\n')
		line := rest[:end+1]
		if end < 0 {
			line = append(bytes.Clone(rest), '\n')
		}
		err := l.add(line, sealer)
		switch {
		case errors.Is(err, ErrSealed):
			locked = cmp.Or(locked, err)
		case err != nil && end < 0 && l.isBegun(rest):
			l.Torn = bytes.Clone(rest)
			return l, locked
		case err != nil:
			l.Damage, l.Unread = &Damage{len(l.Events) + 1, err.Error()}, len(rest)
			return l, locked
		}
		if end < 0 {
			l.Unended = true
			l.Size += len(rest)
			break
		}
		l.Size += len(line)
		rest = rest[end+1:]
	}
	return l, locked
}

// isBegun tells whether bytes behind the last line end are what a write leaves
// that broke off: the beginning of the next line, and nothing but NULs behind it.
func (l *Log) isBegun(rest []byte) bool {
	rest = bytes.TrimRight(rest, "\x00")
	begin := fmt.Appendf(nil, `{"case":%q,"event":%d,`, l.Reference, len(l.Events)+1)
	n := min(len(rest), len(begin))
	if !bytes.Equal(rest[:n], begin[:n]) {
		return false
	}
	at := bytes.LastIndex(rest, []byte(hashKey))
	return at < 0 || len(rest)-at-len(hashKey) < hex.EncodedLen(sha256.Size)+len(lineEnd)-1
}

// add checks a whole line and takes its event. A line that a key would be needed
// for is taken with ErrSealed, once its chain holds.
func (l *Log) add(line []byte, sealer Sealer) error {
	if len(line) > MaxLine {
		return fmt.Errorf("the line is longer than %d bytes", MaxLine)
	}
	body, hash, err := l.chain(line)
	if err != nil {
		return err
	}
	var sealed sealedEvent
	isSealed := unmarshal(body, &sealed) == nil && isAsWritten(body, sealed)
	if len(l.Events) == 0 {
		l.Sealed = isSealed
	}
	e := Event{Number: len(l.Events) + 1, Hash: hash}
	switch {
	case isSealed != l.Sealed:
		return errors.New("some events are sealed and some are not")
	case !isSealed:
		err = l.open(body, &e)
	case sealed.Number != e.Number || sealed.Case != l.Reference:
		err = fmt.Errorf("it says it is event %d of case %q", sealed.Number, sealed.Case)
	default:
		err = l.unseal(sealed.Sealed, &e, sealer)
	}
	if err == nil || errors.Is(err, ErrSealed) {
		if l.Readable == len(l.Events) && err == nil {
			l.Readable++
		}
		l.Events = append(l.Events, e)
		l.Head = hash
	}
	return err
}

// chain checks that a line is closed by its own hash and follows the one before,
// and gives it as it was without the chain.
func (l *Log) chain(line []byte) (body []byte, hash string, err error) {
	text, ended := bytes.CutSuffix(line, []byte(lineEnd))
	at := bytes.LastIndex(text, []byte(hashKey))
	if !ended || at < 0 {
		return nil, "", errors.New("the line is not closed by its hash")
	}
	before, hash := text[:at], string(text[at+len(hashKey):])
	if hash != hashOf(before) {
		return nil, "", errors.New("the line does not give its hash: it has been changed")
	}
	at = bytes.LastIndex(before, []byte(prevKey))
	if at < 0 {
		return nil, "", errors.New("the line does not name the one before")
	}
	if prev := string(before[at+len(prevKey):]); prev != l.Head {
		return nil, "", errors.New("the line does not follow the one before: something is missing, moved, repeated or from elsewhere")
	}
	return append(bytes.Clone(before[:at]), '}'), hash, nil
}

// open reads what an event says.
func (l *Log) open(body []byte, e *Event) error {
	var o openEvent
	if err := unmarshal(body, &o); err != nil {
		return fmt.Errorf("the line cannot be read: %w", err)
	}
	if o.Number != e.Number || o.Case != l.Reference {
		return fmt.Errorf("it says it is event %d of case %q", o.Number, o.Case)
	}
	at, err := time.Parse(time.RFC3339, o.At)
	if err != nil {
		return fmt.Errorf("%.60q is no time", o.At)
	}
	reader := bodies[o.What]
	if reader == nil {
		return fmt.Errorf("this version knows no event %q: a later one may have written it", o.What)
	}
	e.At, e.By = at.UTC(), o.By
	if e.Body, err = reader(o.Data); err != nil {
		return fmt.Errorf("the data of its %s cannot be read: %w", o.What, err)
	}
	// This finds what reading forgives: keys that stand twice or in other letters,
	// null for nothing, spaces, times of another zone.
	written, err := plain(l.Reference, *e)
	if err != nil {
		return err
	}
	if !sameText(written, body) {
		return errors.New("it is not written as this program writes it")
	}
	return nil
}

func isAsWritten(body []byte, sealed sealedEvent) bool {
	written, err := marshal(sealed)
	return err == nil && bytes.Equal(written, body)
}

func (l *Log) unseal(sealed string, e *Event, sealer Sealer) error {
	if sealer == nil {
		return ErrSealed
	}
	data, err := base64.StdEncoding.DecodeString(sealed)
	if err != nil || base64.StdEncoding.EncodeToString(data) != sealed {
		return fmt.Errorf("what is sealed in it is no base64")
	}
	text, err := sealer.Unseal(data)
	if errors.Is(err, ErrSealed) {
		return err
	}
	if err != nil {
		return fmt.Errorf("it cannot be unsealed: %w", err)
	}
	return l.open(text, e)
}
