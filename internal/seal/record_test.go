package seal_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"safeguard/internal/record"
	"safeguard/internal/seal"
)

// bodies are a short case.
func bodies() []record.Body {
	return []record.Body{
		record.Opened{Format: record.Format, Procedure: record.Procedure{ID: "strategy", Title: "Strategy discussion", Edition: "1", Digest: "sha256:0"}, Tool: "1.0"},
		record.Listed{Kind: "child", Labels: []string{"Child A", "Child B"}, Added: []string{"Child A", "Child B"}},
		record.Answered{Question: "seen", Subject: "Child A", Answer: json.RawMessage(`"yes"`), Note: "Seen at School B."},
		record.Dissent{Agency: "Health", Would: "wait", Why: "the report is due", Escalation: "the designated doctor, by Friday"},
	}
}

// written gives the lines of a case.
func written(t testing.TB, reference string, sealer record.Sealer, bodies ...record.Body) [][]byte {
	t.Helper()
	var lines [][]byte
	prev := ""
	for i, b := range bodies {
		e := record.Event{Number: i + 1, At: time.Date(2026, 11, 23, 9, i, 0, 0, time.UTC), By: record.Who{Role: "social worker"}, Body: b}
		line, hash, err := record.Line(reference, e, prev, sealer)
		if err != nil {
			t.Fatal(err)
		}
		lines, prev = append(lines, line), hash
	}
	return lines
}

// said gives events without their hashes.
func said(events []record.Event) []record.Event {
	var all []record.Event
	for _, e := range events {
		e.Hash = ""
		all = append(all, e)
	}
	return all
}

func TestARecordSaysTheSameSealedAndOpen(t *testing.T) {
	practitioner, organisation := newPerson(t), newPerson(t)
	to := recipients(t, practitioner, organisation)
	open, err := record.Read("CASE-1", bytes.Join(written(t, "CASE-1", nil, bodies()...), nil), nil)
	if err != nil || open.Damage != nil {
		t.Fatal(err, open.Damage)
	}
	data := bytes.Join(written(t, "CASE-1", seal.New(to, practitioner.key), bodies()...), nil)
	for name, key := range map[string]*seal.Key{"the practitioner": practitioner.key, "the organisation": organisation.key} {
		l, err := record.Read("CASE-1", data, seal.New(to, key))
		if err != nil || l.Damage != nil || !l.Sealed || l.Size != len(data) {
			t.Fatalf("%s: got %+v, %v", name, l, err)
		}
		if got, want := said(l.Events), said(open.Events); !reflect.DeepEqual(got, want) {
			t.Errorf("%s reads %v, want %v", name, got, want)
		}
	}
}

func TestWithoutAKeyARecordShowsItsChainAndNothingElse(t *testing.T) {
	to := recipients(t, newPerson(t))
	lines := written(t, "CASE-1", seal.New(to, nil), bodies()...)
	data := bytes.Join(lines, nil)
	for name, key := range map[string]*seal.Key{"no key": nil, "another key": newPerson(t).key} {
		l, err := record.Read("CASE-1", data, seal.New(to, key))
		if !errors.Is(err, record.ErrSealed) || l.Damage != nil || len(l.Events) != len(lines) {
			t.Errorf("%s: got %+v, %v", name, l, err)
		}
		for _, e := range l.Events {
			if e.Body != nil || e.By != (record.Who{}) || !e.At.IsZero() {
				t.Errorf("%s reads %+v", name, e)
			}
		}
	}
	for _, word := range []string{"social worker", "strategy", "Child A", "School B", "the report is due", "dissent", "2026-11-23"} {
		if bytes.Contains(data, []byte(word)) {
			t.Errorf("%q can be read in a sealed record", word)
		}
	}
}

func TestTheSizeOfASealedAnswerDoesNotTellWhatItIs(t *testing.T) {
	s := seal.New(recipients(t, newPerson(t)), nil)
	sizes := map[int]bool{}
	for _, answer := range []string{`"yes"`, `"no"`, `"not-known"`, `null`, `["police","health"]`} {
		b := bodies()[:3]
		b[2] = record.Answered{Question: "seen", Subject: "Child A", Answer: json.RawMessage(answer)}
		sizes[len(written(t, "CASE-1", s, b...)[2])] = true
	}
	if len(sizes) != 1 {
		t.Errorf("answers are sealed in lines of %d lengths", len(sizes))
	}
}

// checkRefused reads a record in which the last event is not what was written:
// the others may be read, it may not, and nothing may be read wrongly.
func checkRefused(t *testing.T, name string, data []byte, s *seal.Sealer, whole []record.Event) *record.Log {
	t.Helper()
	l, err := record.Read("CASE-1", data, s)
	if len(l.Events) >= len(whole) && err == nil {
		t.Fatalf("%s: accepted", name)
	}
	for i, e := range l.Events {
		if e.Body != nil && (i >= len(whole)-1 || !reflect.DeepEqual(e, whole[i])) {
			t.Fatalf("%s: event %d reads %+v", name, i+1, e)
		}
	}
	return l
}

// short is a sealed record of two events, and what it says.
func short(t *testing.T) (lines [][]byte, s *seal.Sealer, events []record.Event) {
	t.Helper()
	p := newPerson(t)
	s = seal.New(recipients(t, p), p.key)
	lines = written(t, "CASE-1", s, bodies()[:2]...)
	l, err := record.Read("CASE-1", bytes.Join(lines, nil), s)
	if err != nil || l.Damage != nil {
		t.Fatal(err, l.Damage)
	}
	return lines, s, l.Events
}

func TestEveryFlippedBitOfASealedEventIsDamage(t *testing.T) {
	lines, s, events := short(t)
	for i := range lines[1] {
		for bit := range 8 {
			line := bytes.Clone(lines[1])
			line[i] ^= 1 << bit
			name := fmt.Sprintf("byte %d, bit %d", i, bit)
			if l := checkRefused(t, name, append(bytes.Clone(lines[0]), line...), s, events); l.Damage == nil || l.Damage.Event != 2 {
				t.Fatalf("%s: damage %v", name, l.Damage)
			}
		}
	}
}

func TestASealedEventCutAnywhereIsNotRead(t *testing.T) {
	lines, s, events := short(t)
	for n := 1; n < len(lines[1])-1; n++ { // the line end alone may be missing
		name := fmt.Sprintf("cut at %d", n)
		if l := checkRefused(t, name, append(bytes.Clone(lines[0]), lines[1][:n]...), s, events); l.Torn == nil {
			t.Fatalf("%s: torn %q, damage %v", name, l.Torn, l.Damage)
		}
		closed := append(bytes.Clone(lines[0]), lines[1][:n]...)
		if l := checkRefused(t, name+" and closed", append(closed, '\n'), s, events); l.Damage == nil {
			t.Fatalf("%s and closed: no damage", name)
		}
	}
}

// forged gives a sealed line whose chain holds, as somebody can write it who
// changes a record with care and holds no key.
func forged(reference string, number int, sealed []byte, prev string) []byte {
	before := fmt.Sprintf(`{"case":%q,"event":%d,"sealed":%q,"prev":%q`, reference, number, base64.StdEncoding.EncodeToString(sealed), prev)
	before = strings.TrimSuffix(before, `"`)
	return fmt.Appendf(nil, "%s\",\"hash\":\"%x\"}\n", before, sha256.Sum256([]byte(before)))
}

// inside gives what is sealed in a line.
func inside(t *testing.T, line []byte) []byte {
	t.Helper()
	var l struct{ Sealed []byte }
	if err := json.Unmarshal(line, &l); err != nil {
		t.Fatal(err)
	}
	return l.Sealed
}

func TestASealedEventChangedUnderAChainMadeToFitIsRefused(t *testing.T) {
	lines, s, events := short(t)
	was := inside(t, lines[1])
	if again := forged("CASE-1", 2, was, events[0].Hash); !bytes.Equal(again, lines[1]) {
		t.Fatalf("the test forges %q, where %q stands", again, lines[1])
	}
	check := func(name string, sealed []byte) {
		t.Helper()
		checkRefused(t, name, append(bytes.Clone(lines[0]), forged("CASE-1", 2, sealed, events[0].Hash)...), s, events)
	}
	for i := range was {
		check(fmt.Sprintf("cut at %d", i), was[:i])
		for bit := range 8 {
			changed := bytes.Clone(was)
			changed[i] ^= 1 << bit
			check(fmt.Sprintf("byte %d, bit %d", i, bit), changed)
		}
	}
	check("longer", append(bytes.Clone(was), 0))
}

func TestASealedEventFromElsewhereIsDamage(t *testing.T) {
	p := newPerson(t)
	s := seal.New(recipients(t, p), p.key)
	ours, theirs := written(t, "CASE-1", s, bodies()...), written(t, "CASE-2", s, bodies()...)
	l, err := record.Read("CASE-1", bytes.Join(ours, nil), s)
	if err != nil {
		t.Fatal(err)
	}
	prev := l.Events[0].Hash
	for name, second := range map[string][]byte{
		"of another case":                  theirs[1],
		"of another case, made to fit":     forged("CASE-1", 2, inside(t, theirs[1]), prev),
		"from further behind":              ours[2],
		"from further behind, made to fit": forged("CASE-1", 2, inside(t, ours[2]), prev),
		"the one before":                   ours[0],
		"the one before, made to fit":      forged("CASE-1", 2, inside(t, ours[0]), prev),
		"not sealed at all":                written(t, "CASE-1", nil, bodies()...)[1],
		"of another number":                forged("CASE-1", 4, inside(t, ours[1]), prev),
	} {
		got := checkRefused(t, name, append(bytes.Clone(ours[0]), second...), s, l.Events[:2])
		if got.Damage == nil || got.Damage.Event != 2 {
			t.Errorf("%s: damage %v", name, got.Damage)
		}
	}
}
