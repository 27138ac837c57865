package record_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"safeguard/internal/record"
)

// saying gives an event of each kind that holds words, with three texts in it.
func saying(kind uint8, a, b, c string) record.Body {
	all := []record.Body{
		record.Resumed{Tool: a},
		record.Listed{Kind: "child", Labels: []string{a, b}, NotKnown: true, Added: []string{a}, Removed: []string{c}},
		record.Answered{Question: "impact", Subject: a, Answer: json.RawMessage(`"yes"`), Note: b, Change: record.Change{AfterPath: true, Was: json.RawMessage(`["x"]`)}},
		record.Noted{Question: a, Subject: b, Note: c},
		record.Reasoned{Question: a, Subject: b, Kind: c, Why: a},
		record.Viewed{About: a, Words: b},
		record.Shown{Tool: a, Path: aPath},
		record.Differed{Words: a},
		record.Participant{Agency: a, Role: b, Presence: c},
		record.Information{Agency: a, Standing: b, About: c, Words: a + b},
		record.SafetyPlan{About: a, Words: b},
		record.TakenUp{Action: a, About: b, Do: c, Owner: a + b, Check: b + c},
		record.Dissent{Agency: a, Would: b, Why: c, Escalation: a + c},
		record.Withdrawn{Event: len(a), Why: b},
		record.Reopened{Tool: a, Why: b},
		record.Exported{Format: a, Digest: b},
		record.Torn{File: a, Bytes: len(b), Digest: c},
		record.Rehearsed{Scenario: a, Title: b, File: c, Agencies: []string{a, c}, Vote: []string{b}},
		record.Told{Inject: a},
		record.Voted{Question: a, Subject: b, Agency: c, Answer: json.RawMessage(`"not-known"`), Why: a + b + c},
	}
	return all[int(kind)%len(all)]
}

// Whatever is said: a line that is written, sealed or not, is read as the same
// event with the same time, and closes the chain with its hash.
func FuzzLine(f *testing.F) {
	for i, seed := range []string{
		"", "Seen by School B.", "\"}\n", `","hash":"`, `,"prev":"`, `\ufffd`, "\xff\xfe", "\u2028<&>\u2029", "\x00\x1b[2J", "=1+1", strings.Repeat("ŵ", 300), `\\ufffd`, "\\",
	} {
		for kind := range 20 {
			f.Add(uint8(kind), seed, "Child A", seed+" again", int64(i)*1_000_000_007)
		}
	}
	f.Fuzz(func(t *testing.T, kind uint8, a, b, c string, seconds int64) {
		at := time.Unix(seconds%200_000_000_000, 999_999_999)
		want, err := record.AsRead(saying(kind, a, b, c))
		if err != nil {
			t.Fatal(err)
		}
		for _, sealer := range []record.Sealer{nil, mirror{}} {
			line, hash, err := record.Line(reference, record.Event{Number: 1, At: at, By: record.Who{Role: b, Agency: c}, Body: saying(kind, a, b, c)}, "", sealer)
			if year := at.UTC().Year(); (year < 1 || year > 9999) != (err != nil) {
				t.Fatalf("in the year %d: %v", year, err)
			}
			if err != nil {
				return
			}
			l, err := record.Read(reference, line, sealer)
			if err != nil || l.Damage != nil || len(l.Events) != 1 || l.Unended || l.Size != len(line) {
				t.Fatalf("%q is not read: %v, %v", line, err, l.Damage)
			}
			got := l.Events[0]
			if !reflect.DeepEqual(got.Body, want) || !got.At.Equal(at.Truncate(time.Second)) || got.Hash != hash || l.Head != hash {
				t.Errorf("got %+v, want %+v at %s with %s", got, want, at, hash)
			}
			if got.By != (record.Who{Role: string([]rune(b)), Agency: string([]rune(c))}) {
				t.Errorf("got by %+v", got.By)
			}
		}
	})
}

// Whatever events somebody writes into a record whose chain holds: they are read
// up to the first that the program cannot have written, and replayed up to the
// first that does not fit; what is left says the same when it is written, read
// and replayed again.
func FuzzReplay(f *testing.F) {
	whole := full(f, nil)
	var said []string
	for _, e := range whole.Events {
		data, err := json.Marshal(e.Body)
		if err != nil {
			f.Fatal(err)
		}
		said = append(said, e.What()+" "+string(data))
	}
	f.Add(strings.Join(said[1:], "\n"))
	for i := 1; i < len(said); i++ {
		f.Add(said[i])
		f.Add(strings.Join(append([]string{said[i]}, said[1:i]...), "\n"))
	}
	for kind := range 20 {
		body := saying(uint8(kind), "Child A", "fact", "present")
		data, err := json.Marshal(body)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(strings.Join(said[1:5], "\n") + "\n" + record.Event{Body: body}.What() + " " + string(data))
	}
	opening := bare(begin(f, nil))[0]
	p := whole.Procedure
	f.Fuzz(func(t *testing.T, script string) {
		lines := []string{opening}
		for i, line := range strings.Split(script, "\n") {
			what, data, _ := strings.Cut(line, " ")
			lines = append(lines, fmt.Sprintf(`{"case":%q,"event":%d,"at":"2026-11-23T14:03:07Z","what":%q,"data":%s}`, reference, i+2, what, data))
		}
		l, err := record.Read(reference, forge(lines...), nil)
		if err != nil {
			t.Fatal(err)
		}
		checkWords(t, l.Damage)
		c, damage := record.Replay(reference, p, l.Events)
		checkWords(t, damage)
		if damage != nil && damage.Event != len(c.Events)+1 || damage == nil && len(c.Events) != len(l.Events) {
			t.Fatalf("%d events of %d, and the damage %v", len(c.Events), len(l.Events), damage)
		}
		if more := c.Say(c.Answers); len(more) > 0 {
			t.Errorf("said again, the answers are the news %v", more)
		}
		again, damage := record.Replay(reference, p, c.Events)
		if damage != nil || !bytes.Equal(again.Answers.YAML(), c.Answers.YAML()) || again.State() != c.State() || again.Head() != c.Head() {
			t.Errorf("replayed again it is another case: %v", damage)
		}
		for _, path := range c.Paths {
			path.Decide()
		}
	})
}

func checkWords(t *testing.T, d *record.Damage) {
	t.Helper()
	if d == nil {
		return
	}
	if s := d.Error(); strings.ContainsAny(s, "\n\r\x1b\x00") || strings.Contains(s, "record.") || strings.Contains(s, "json:") {
		t.Errorf("got the damage %q, want one line for a person", s)
	}
}
