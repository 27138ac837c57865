package record_test

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"safeguard/internal/answers"
	"safeguard/internal/procedure"
	"safeguard/internal/record"
)

// full is a record of a dozen events.
func full(tb testing.TB, sealer record.Sealer) *file {
	f := begin(tb, sealer)
	f.say(said(tb, f.Procedure, atFirst))
	f.add(record.Shown{Tool: "a test", Path: aPath}, record.Agreed{}, record.Reopened{Tool: "a test", Why: "New"})
	f.say(said(tb, f.Procedure, later))
	return f
}

// heads gives the hash of each event of what was written, from the first.
func heads(f *file) []string {
	var list []string
	for _, e := range f.Events {
		list = append(list, e.Hash)
	}
	return list
}

// checkPrefix fails where a log holds anything but a beginning of what was
// written.
func checkPrefix(t testing.TB, what string, l *record.Log, written []string) {
	t.Helper()
	for i, e := range l.Events {
		if i >= len(written) || e.Hash != written[i] {
			t.Errorf("%s: event %d was never written", what, i+1)
		}
	}
}

func TestEveryFlippedBitIsDamage(t *testing.T) {
	f := full(t, nil)
	written := heads(f)
	for at := range f.data {
		for bit := range 8 {
			data := bytes.Clone(f.data)
			data[at] ^= 1 << bit
			l, _ := record.Read(reference, data, nil)
			if l.Damage == nil {
				t.Fatalf("bit %d of byte %d flipped is accepted: torn %q", bit, at, l.Torn)
			}
			checkPrefix(t, fmt.Sprint("bit ", bit, " of byte ", at), l, written)
		}
	}
}

func TestACutLosesNoWholeEvent(t *testing.T) {
	f := full(t, nil)
	written := heads(f)
	for at := range f.data {
		l, _ := record.Read(reference, f.data[:at], nil)
		whole := bytes.Count(f.data[:at], []byte("\n"))
		ended := at == 0 || f.data[at-1] == '\n'
		checkPrefix(t, fmt.Sprint("cut at ", at), l, written)
		switch {
		case l.Damage != nil:
			t.Errorf("cut at %d: damage %v", at, l.Damage)
		case f.data[at] == '\n' && (!l.Unended || len(l.Events) != whole+1):
			t.Errorf("cut before a line end at %d: %d events", at, len(l.Events))
		case f.data[at] != '\n' && (len(l.Events) != whole || ended != (len(l.Torn) == 0)):
			t.Errorf("cut at %d: %d events of %d, torn %q", at, len(l.Events), whole, l.Torn)
		case l.Size+len(l.Torn) != at:
			t.Errorf("cut at %d: %d bytes whole and %d torn", at, l.Size, len(l.Torn))
		case ended && len(l.Events) < len(written) && l.Head == f.Head():
			t.Errorf("cut at a line end: the head does not tell")
		}
	}
}

func TestLinesThatAreMovedRepeatedRemovedOrForeignAreDamage(t *testing.T) {
	f := full(t, nil)
	lines := bytes.SplitAfter(f.data, []byte("\n"))
	lines = lines[:len(lines)-1]
	written := heads(f)
	other := beginAt(t, nil, f.Began().AddDate(1, 0, 0))
	other.say(said(t, other.Procedure, later))
	foreign := bytes.SplitAfter(other.data, []byte("\n"))[1]
	check := func(what string, lines [][]byte) {
		t.Helper()
		l, _ := record.Read(reference, bytes.Join(lines, nil), nil)
		if l.Damage == nil {
			t.Errorf("%s is accepted", what)
		}
		checkPrefix(t, what, l, written)
	}
	for i := range lines {
		check(fmt.Sprint("line ", i+1, " repeated"), slices.Insert(slices.Clone(lines), i, lines[i]))
		check(fmt.Sprint("a foreign line before ", i+1), slices.Insert(slices.Clone(lines), i, foreign))
		check(fmt.Sprint("an empty line before ", i+1), slices.Insert(slices.Clone(lines), i, []byte("\n")))
		if i+1 < len(lines) {
			check(fmt.Sprint("line ", i+1, " removed"), slices.Delete(slices.Clone(lines), i, i+1))
			swapped := slices.Clone(lines)
			swapped[i], swapped[i+1] = swapped[i+1], swapped[i]
			check(fmt.Sprint("line ", i+1, " swapped with the next"), swapped)
		}
	}
	if l, _ := record.Read("OTHER-CASE", f.data, nil); l.Damage == nil || l.Damage.Event != 1 {
		t.Errorf("a record under another reference: %v", l.Damage)
	}
}

func TestNULsBehindABrokenWriteAreNoDamage(t *testing.T) {
	f := full(t, nil)
	cut := f.data[:len(f.data)-40]
	l, _ := record.Read(reference, append(bytes.Clone(cut), make([]byte, 100)...), nil)
	if l.Damage != nil || len(l.Torn) == 0 || len(l.Events) != len(f.Events)-1 {
		t.Errorf("damage %v, %d events, %d bytes torn", l.Damage, len(l.Events), len(l.Torn))
	}
}

func TestWordsBehindTheLastEventAreDamage(t *testing.T) {
	f := full(t, nil)
	for _, tail := range []string{"x", "{}", "\n", `{"case":"OTHER"`, `{"case":"K7QX-M2PD","event":1,`} {
		if l, _ := record.Read(reference, append(bytes.Clone(f.data), tail...), nil); l.Damage == nil {
			t.Errorf("%q behind the last event: no damage, torn %q", tail, l.Torn)
		}
	}
}

// mirror seals by turning bytes round.
type mirror struct{ locked bool }

func (m mirror) Seal(plain []byte) ([]byte, error) { return append([]byte("M"), turned(plain)...), nil }

func (m mirror) Unseal(sealed []byte) ([]byte, error) {
	switch {
	case m.locked:
		return nil, record.ErrSealed
	case len(sealed) == 0 || sealed[0] != 'M':
		return nil, errors.New("not sealed by a mirror")
	}
	return turned(sealed[1:]), nil
}

func turned(b []byte) []byte {
	b = bytes.Clone(b)
	slices.Reverse(b)
	return b
}

func TestASealedRecordShowsItsChainToAllAndItsWordsToNone(t *testing.T) {
	f := full(t, mirror{})
	if strings.Contains(string(f.data), "School B") {
		t.Error("the record holds words in the open")
	}
	for _, sealer := range []record.Sealer{nil, mirror{locked: true}} {
		l, err := record.Read(reference, f.data, sealer)
		if !errors.Is(err, record.ErrSealed) || l.Damage != nil || l.Head != f.Head() || len(l.Events) != len(f.Events) {
			t.Errorf("without a key: %v, %d events, damage %v", err, len(l.Events), l.Damage)
		}
	}
	got, _ := f.read()
	if string(got.Answers.YAML()) != string(f.Answers.YAML()) {
		t.Error("with the key the answers are others")
	}
}

func TestASealedEventInAnotherPlaceIsDamage(t *testing.T) {
	f := full(t, mirror{})
	lines := strings.SplitAfter(string(f.data), "\n")
	inner := func(line string) string {
		_, rest, _ := strings.Cut(line, `"sealed":"`)
		sealed, _, _ := strings.Cut(rest, `"`)
		return sealed
	}
	// The second event says what the third said; the chain is made anew.
	forged := strings.Replace(lines[1], inner(lines[1]), inner(lines[2]), 1)
	at := strings.LastIndex(forged, `","hash":"`)
	rehashed := lines[0] + forged[:at] + `","hash":"` + hash(forged[:at]) + "\"}\n"
	l, err := record.Read(reference, []byte(rehashed), mirror{})
	if err != nil || l.Damage == nil || l.Damage.Event != 2 {
		t.Errorf("err %v, damage %v, want some at event 2", err, l.Damage)
	}
}

func TestEverySequenceOfAnswersReplays(t *testing.T) {
	p := chapter(t)
	rapid.Check(t, func(rt *rapid.T) {
		f := begin(t, nil)
		now := answers.New(p)
		for range rapid.IntRange(1, 12).Draw(rt, "steps") {
			mutate(rt, p, now)
			f.say(now)
			if rapid.Bool().Draw(rt, "shown") {
				f.add(record.Shown{Path: aPath})
			}
		}
		got, _ := f.read()
		if string(got.Answers.YAML()) != string(now.YAML()) {
			rt.Errorf("replayed:\n%s\nsaid:\n%s", got.Answers.YAML(), now.YAML())
		}
	})
}

// mutate changes one thing that was said, to something that can be said.
func mutate(rt *rapid.T, p *procedure.Procedure, a *answers.Answers) {
	if rapid.IntRange(0, 3).Draw(rt, "list") == 0 {
		k := p.Kinds[rapid.IntRange(0, len(p.Kinds)-1).Draw(rt, "kind")]
		l := answers.List{Given: true, NotKnown: rapid.Bool().Draw(rt, "others")}
		for _, n := range []string{"A", "B", "C"} {
			if rapid.Bool().Draw(rt, n) {
				l.Labels = append(l.Labels, k.Label+" "+n)
			}
		}
		a.SetList(k, l)
		return
	}
	q := p.Questions[rapid.IntRange(0, len(p.Questions)-1).Draw(rt, "question")]
	if a.Subjects(q.About) == 0 {
		return
	}
	s := rapid.IntRange(0, a.Subjects(q.About)-1).Draw(rt, "subject")
	v := answers.Value{Given: true, Note: rapid.SampledFrom([]string{"", "A note.", "Another \"note\"\n=1+1"}).Draw(rt, "note")}
	switch {
	case !q.RefusesNotKnown && rapid.IntRange(0, 3).Draw(rt, "not known") == 0:
		v.NotKnown = true
	case q.Type == procedure.FreeText:
		v.Text = rapid.SampledFrom([]string{"not known", "null", "2026-11-23", "Sleeps\nbadly \\ \"x\" <b>", "ŵ ŷ"}).Draw(rt, "text")
	case q.Type == procedure.DateType:
		v.Date = date(rt, rapid.SampledFrom([]string{"2024-02-29", "2026-03-29", "2026-10-25"}).Draw(rt, "date"))
	case q.Type == procedure.Many:
		v.Options = procedure.Set(rapid.Uint64Range(0, 1<<len(q.Options)-1).Draw(rt, "ticks"))
	default:
		v.Options = 1 << rapid.IntRange(0, len(q.Options)-1).Draw(rt, "option")
	}
	a.Set(q, s, v)
}

func FuzzRead(f *testing.F) {
	whole := full(f, nil)
	f.Add(whole.data)
	f.Add(whole.data[:len(whole.data)/2])
	f.Add(full(f, mirror{}).data)
	f.Add([]byte("{\"case\":\"K7QX-M2PD\",\"event\":1}\n"))
	p := whole.Procedure
	f.Fuzz(func(t *testing.T, data []byte) {
		l, err := record.Read(reference, data, mirror{})
		if err != nil {
			t.Fatalf("with a key: %v", err)
		}
		if l.Size+len(l.Torn)+l.Unread != len(data) {
			t.Errorf("%d bytes whole, %d torn, %d unread, of %d", l.Size, len(l.Torn), l.Unread, len(data))
		}
		again, _ := record.Read(reference, data[:l.Size], mirror{})
		if again.Damage != nil || len(again.Torn) > 0 || again.Head != l.Head {
			t.Errorf("what is whole does not read alone: %v", again.Damage)
		}
		record.Replay(reference, p, l.Events)
	})
}

func BenchmarkRead(b *testing.B) {
	f := full(b, nil)
	for range 300 {
		f.add(record.Noted{Question: "organised", Note: "One more."})
	}
	b.SetBytes(int64(len(f.data)))
	for b.Loop() {
		l, err := record.Read(reference, f.data, nil)
		if err != nil || l.Damage != nil {
			b.Fatal(err, l.Damage)
		}
		record.Replay(reference, f.Procedure, l.Events)
	}
}

func hash(s string) string { return fmt.Sprintf("%x", sha256.Sum256([]byte(s))) }
