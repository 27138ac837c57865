package record_test

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"safeguard/internal/decide"
	"safeguard/internal/procedure"
	"safeguard/internal/record"
)

const aDigest = "sha256:0badf00d0badf00d0badf00d0badf00d0badf00d0badf00d0badf00d0badf00d"

func TestABodyThatTheProgramCannotHaveWrittenIsDamage(t *testing.T) {
	many := make([]string, record.MaxLabels+1)
	for i := range many {
		many[i] = fmt.Sprint("Child ", i)
	}
	path := func(s string) record.Body { return record.Shown{Path: []byte(s)} }
	tests := []struct {
		name string
		body record.Body
		want string
	}{
		{"an empty label", record.Listed{Kind: "child", Labels: []string{""}}, "is empty"},
		{"a label that is very long", record.Listed{Kind: "child", Labels: []string{strings.Repeat("ŵ", record.MaxLabel+1)}}, "characters"},
		{"very many labels", record.Listed{Kind: "child", Labels: many}, "the most"},
		{"a subject of a question about the case", record.Answered{Question: "concern", Subject: "Child A", Answer: []byte(`["grooming"]`)}, "not asked about"},
		{"a note about nobody", record.Noted{Question: "immediate-risk", Note: "A note."}, "not asked about"},
		{"a path that is a list", path(`[]`), "no outcome path"},
		{"a path that is nothing", path(`null`), "no outcome path"},
		{"a path of another format", path(`{"format":2,"procedure":{},"decisions":[]}`), `"format"`},
		{"a path of no procedure", path(`{"format":1,"procedure":null,"decisions":[]}`), `"procedure"`},
		{"a path without decisions", path(`{"format":1,"procedure":{}}`), `"decisions"`},
		{"a path with keys in other letters", path(`{"Format":1,"procedure":{},"decisions":[]}`), `"format"`},
		{"agreeing with nothing", record.Agreed{}, "outcome path"},
		{"differing from nothing", record.Differed{Words: "Sooner."}, "outcome path"},
		{"an end before a path", record.Ended{}, "outcome path"},
		{"taken up again before a path", record.Reopened{Why: "New"}, "outcome path"},
		{"a view without words", record.Viewed{About: "Child A", Words: " \n"}, "words"},
		{"a participant of no agency", record.Participant{Presence: "present"}, "agency"},
		{"information of no agency", record.Information{Standing: "fact", Words: "A word."}, "agency"},
		{"information without words", record.Information{Agency: "Police", Standing: "fact"}, "words"},
		{"a safety plan without words", record.SafetyPlan{About: "Child A"}, "words"},
		{"nothing taken up", record.TakenUp{Owner: "social worker"}, "to be done"},
		{"something that nobody took up", record.TakenUp{Do: "A visit"}, "owner"},
		{"dissent of no agency", record.Dissent{Would: "Wait."}, "agency"},
		{"dissent that would do nothing", record.Dissent{Agency: "Police"}, "would have done"},
		{"retention without a date", record.Retention{}, "date"},
		{"an export without a digest", record.Exported{Format: "html"}, "digest"},
		{"an export with half a digest", record.Exported{Format: "html", Digest: aDigest[:40]}, "digest"},
		{"an export with a digest in capitals", record.Exported{Format: "html", Digest: strings.ToUpper(aDigest)}, "digest"},
		{"nothing set aside", record.Torn{File: "torn-3-0badf00d", Digest: aDigest}, "0 bytes"},
		{"set aside elsewhere", record.Torn{File: "../torn-3-0badf00d", Bytes: 1, Digest: aDigest}, "set aside"},
		{"set aside under the name of something else", record.Torn{File: "torn-3-0badf00e", Bytes: 1, Digest: aDigest}, "set aside"},
		{"set aside without a digest", record.Torn{File: "torn-3-0badf00d", Bytes: 1, Digest: "0badf00d"}, "set aside"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := begin(t, nil)
			f.say(said(t, f.Procedure, atFirst))
			before := string(f.Answers.YAML())
			err := f.Add(record.Event{Number: len(f.Events) + 1, Body: tt.body})
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got %v, want %q in it", err, tt.want)
			}
			if len(f.Paths)+len(f.Verdicts) > 0 || f.State() != record.InProgress || string(f.Answers.YAML()) != before {
				t.Error("it was taken in all the same")
			}
		})
	}
}

func TestWhatAPersonCanSayIsTaken(t *testing.T) {
	f := begin(t, nil)
	long := make([]string, 1000)
	for i := range long {
		long[i] = strings.Repeat("Child ", 100) + fmt.Sprint(i)
	}
	f.add(record.Listed{Kind: "child", Labels: long}, record.Viewed{Words: strings.Repeat("Words. ", 1<<20)},
		record.Shown{Path: aPath}, record.Differed{}, record.Torn{File: record.TornName(3, aDigest), Bytes: 1, Digest: aDigest},
		record.Exported{Format: "html", Digest: aDigest})
	if got, _ := f.read(); len(got.Events) != 7 || len(got.Torn) != 1 || len(got.Exports) != 1 {
		t.Errorf("%d events are read", len(got.Events))
	}
}

func TestAnEventTakesItsOwnPlaceAlone(t *testing.T) {
	f := full(t, nil)
	for _, number := range []int{-1, 0, 1, len(f.Events), len(f.Events) + 2} {
		before := len(f.Events)
		if err := f.Add(record.Event{Number: number, Body: record.Resumed{}}); err == nil || len(f.Events) != before {
			t.Errorf("event %d is taken behind event %d", number, before)
		}
	}
}

func TestAnEntryIsTakenBackOnce(t *testing.T) {
	f := begin(t, nil)
	f.add(record.Viewed{Words: "A conference."}, record.SafetyPlan{Words: "An aunt."})
	for _, number := range []int{2, 3} {
		f.add(record.Withdrawn{Event: number})
		if err := f.Add(record.Event{Number: len(f.Events) + 1, Body: record.Withdrawn{Event: number}}); err == nil {
			t.Errorf("event %d is taken back twice", number)
		}
	}
	if len(f.Views) != 1 || f.Views[0].Withdrawn != 4 || f.SafetyPlan[0].Withdrawn != 5 || len(record.Standing(f.Views)) > 0 {
		t.Errorf("taken back by %d and %d, want 4 and 5", f.Views[0].Withdrawn, f.SafetyPlan[0].Withdrawn)
	}
}

func TestATalkThatEndsFinishesTheCase(t *testing.T) {
	f := begin(t, nil)
	var states []record.State
	for _, b := range []record.Body{record.Shown{Path: aPath}, record.Agreed{}, record.Ended{}, record.Reopened{Why: "New"}, record.Shown{Path: aPath}, record.Differed{Words: "Sooner."}, record.Ended{}} {
		f.add(b)
		states = append(states, f.State())
	}
	if want := []record.State{record.InProgress, record.InProgress, record.Finished, record.TakenUpAgain, record.TakenUpAgain, record.TakenUpAgain, record.Finished}; !slices.Equal(states, want) {
		t.Errorf("got %v, want %v", states, want)
	}
}

func TestALaterRetentionReplacesTheFirst(t *testing.T) {
	f := begin(t, nil)
	f.add(record.Retention{Until: date(t, "2051-02-28")}, record.Retention{Until: date(t, "2049-01-31")})
	if got := f.Retain.String(); got != "2049-01-31" {
		t.Errorf("kept until %s, want the later word, 2049-01-31", got)
	}
}

func TestAListThatChangesSaysThatOthersWerePossible(t *testing.T) {
	p := chapter(t)
	from := said(t, p, "subjects: {child: [Child A, not-known]}")
	now := said(t, p, "subjects: {child: [Child A]}")
	bodies := record.Say(from, now, record.Change{})
	if l, ok := bodies[0].(record.Listed); !ok || string(l.Was) != `["Child A","not-known"]` || l.NotKnown || len(l.Removed) > 0 {
		t.Errorf("got %+v", bodies)
	}
}

// chained closes a line with its hash, behind the one whose hash is prev.
func chained(body, prev string) (line, is string) {
	before := strings.TrimSuffix(body, "}") + `,"prev":"` + prev
	return before + `","hash":"` + hash(before) + "\"}\n", hash(before)
}

// bare gives the lines of a record without their chain.
func bare(f *file) (bodies []string) {
	for _, line := range strings.SplitAfter(strings.TrimSuffix(string(f.data), "\n"), "\n") {
		body, _, _ := strings.Cut(line, `,"prev":"`)
		bodies = append(bodies, body+"}")
	}
	return bodies
}

// forge gives a record whose chain holds, of any lines.
func forge(bodies ...string) (data []byte) {
	prev := ""
	for _, body := range bodies {
		var line string
		line, prev = chained(body, prev)
		data = append(data, line...)
	}
	return data
}

func TestALineThatIsNotWrittenAsTheProgramWritesItIsDamage(t *testing.T) {
	f := begin(t, nil)
	f.add(record.Noted{Question: "organised", Note: "One."}, record.Resumed{Tool: "a test"})
	lines := bare(f)
	if l, err := record.Read(reference, forge(lines...), nil); err != nil || l.Damage != nil || len(l.Events) != 3 {
		t.Fatalf("what is not changed is not read: %v, %v", err, l.Damage)
	}
	tests := []struct{ name, old, new, want string }{
		{"a key twice", `"note":"One."`, `"note":"One.","note":"Two."`, "not written as"},
		{"a key in other letters", `"note":"One."`, `"Note":"One."`, "not written as"},
		{"a key that is not known", `"note":"One."`, `"note":"One.","more":1`, `unknown field "more"`},
		{"spaces", `"note":"One."`, `"note": "One."`, "not written as"},
		{"a number for text", `"question":"organised"`, `"question":5`, `"question" is a number that does not fit or stands in the wrong place, where text is wanted`},
		{"text for a number", `"event":2`, `"event":"2"`, `"event" is text, where a whole number is wanted`},
		{"a list for the data", `{"question":"organised","note":"One."}`, `[]`, "is a list, where a group of keys is wanted"},
		{"text for true or false", `"note":"One."`, `"note":"One.","after-path":"no"`, `"after-path" is text, where true or false is wanted`},
		{"no data", `{"question":"organised","note":"One."}`, `null`, "not written as"},
		{"a time of another zone", `"at":"2026-11-23T14:04:07Z"`, `"at":"2026-11-23T15:04:07+01:00"`, "not written as"},
		{"parts of a second", `"at":"2026-11-23T14:04:07Z"`, `"at":"2026-11-23T14:04:07.5Z"`, "not written as"},
		{"the year 0", `"at":"2026-11-23T14:04:07Z"`, `"at":"0000-11-23T14:04:07Z"`, "the year is 0"},
		{"no time", `"at":"2026-11-23T14:04:07Z"`, `"at":"soon"`, "no time"},
		{"another number", `"event":2`, `"event":3`, "it says it is event 3"},
		{"another case", `"case":"K7QX-M2PD","event":2`, `"case":"K7QX-M2PE","event":2`, "K7QX-M2PE"},
	}
	for _, tt := range tests {
		forged := slices.Clone(lines)
		forged[1] = strings.Replace(forged[1], tt.old, tt.new, 1)
		if forged[1] == lines[1] {
			t.Fatalf("%s: nothing is changed in %s", tt.name, lines[1])
		}
		l, err := record.Read(reference, forge(forged...), nil)
		if err != nil || l.Damage == nil || l.Damage.Event != 2 || !strings.Contains(l.Damage.Why, tt.want) {
			t.Errorf("%s: got %v and the damage %v, want %q at event 2", tt.name, err, l.Damage, tt.want)
		} else if strings.Contains(l.Damage.Why, "Go ") || strings.Contains(l.Damage.Why, "record.") || strings.Contains(l.Damage.Why, "json") {
			t.Errorf("%s: %q is no plain word", tt.name, l.Damage.Why)
		}
	}
}

func TestTheFirstLineFollowsNothing(t *testing.T) {
	line, _ := chained(bare(begin(t, nil))[0], strings.Repeat("0", 64))
	if l, _ := record.Read(reference, []byte(line), nil); l.Damage == nil || l.Damage.Event != 1 {
		t.Errorf("damage %v, want some at event 1", l.Damage)
	}
}

func TestPlainAndSealedLinesDoNotMix(t *testing.T) {
	plain, sealed := bare(full(t, nil)), bare(full(t, mirror{}))
	for name, lines := range map[string][]string{"a sealed line in a plain record": {plain[0], sealed[1]}, "a plain line in a sealed one": {sealed[0], plain[1]}} {
		if l, err := record.Read(reference, forge(lines...), mirror{}); err != nil || l.Damage == nil || l.Damage.Event != 2 {
			t.Errorf("%s: got %v and the damage %v", name, err, l.Damage)
		}
	}
}

func TestASealedLineSaysItsOwnNumberAndCase(t *testing.T) {
	lines := bare(full(t, mirror{}))
	for _, change := range [][2]string{{`"event":2`, `"event":3`}, {reference, "K7QX-M2PE"}, {`"event":2`, `"event": 2`}, {`"sealed":"`, `"sealed":"\n`}} {
		forged := slices.Clone(lines[:2])
		forged[1] = strings.Replace(forged[1], change[0], change[1], 1)
		for _, sealer := range []record.Sealer{mirror{}, mirror{locked: true}} {
			l, err := record.Read(reference, forge(forged...), sealer)
			if strings.Contains(change[1], `\n`) && err != nil {
				continue // nobody looks into it without the key
			}
			if l.Damage == nil || l.Damage.Event != 2 {
				t.Errorf("%s for %s: damage %v", change[1], change[0], l.Damage)
			}
		}
	}
}

func TestALineHasABound(t *testing.T) {
	e := record.Event{Number: 1, At: time.Unix(0, 0), Body: record.Viewed{Words: ""}}
	short, _, err := record.Line(reference, e, "", nil)
	if err != nil {
		t.Fatal(err)
	}
	for over, wanted := range map[int]bool{0: true, 1: false} {
		e.Body = record.Viewed{Words: strings.Repeat("x", record.MaxLine-len(short)+over)}
		if _, _, err := record.Line(reference, e, "", nil); (err == nil) != wanted {
			t.Errorf("%d bytes over: got %v", over, err)
		}
	}
	body := bare(begin(t, nil))[0]
	for over, wanted := range map[int]bool{0: true, 1: false} {
		line, _ := chained(body, "")
		line, _ = chained(strings.Replace(body, `"a test"`, `"`+strings.Repeat("x", record.MaxLine-len(line)+6+over)+`"`, 1), "")
		if l, err := record.Read(reference, []byte(line), nil); err != nil || (l.Damage == nil) != wanted {
			t.Errorf("%d bytes over: got %v and the damage %v", over, err, l.Damage)
		}
	}
}

func TestWhatIsWrittenIsPlainToRead(t *testing.T) {
	f := begin(t, nil)
	f.add(record.Viewed{Words: "<b> & 'c'"})
	f.write(record.Event{Number: 3, At: f.clock, By: record.Who{Role: "broken \xff"}, Body: record.Resumed{}})
	if !bytes.Contains(f.data, []byte(`"<b> & 'c'"`)) {
		t.Errorf("words are written as %s", f.data)
	}
	if got, _ := f.read(); got.Events[2].By.Role != "broken \ufffd" {
		t.Errorf("broken characters are read as %q", got.Events[2].By.Role)
	}
	f.clock = f.clock.In(time.FixedZone("an hour ahead", 3600))
	f.add(record.Resumed{})
	if got, _ := f.read(); !got.Last().Equal(f.clock) || got.Last().Location() != time.UTC {
		t.Errorf("got %v, want %v in UTC", got.Last(), f.clock)
	}
	for _, year := range []int{-1, 0, 10_000} {
		if _, _, err := record.Line(reference, record.Event{Number: 1, At: time.Date(year, 6, 1, 0, 0, 0, 0, time.UTC), Body: record.Resumed{}}, "", nil); err == nil {
			t.Errorf("the year %d is written down", year)
		}
	}
}

func TestWhatCannotBeWrittenDownIsSaidPlainly(t *testing.T) {
	for _, b := range []record.Body{nil, record.Answered{Question: "organised", Answer: []byte("[")}} {
		_, err := record.AsRead(b)
		if err == nil || strings.Contains(err.Error(), "json") || strings.Contains(err.Error(), "Raw") {
			t.Errorf("got %v", err)
		}
	}
}

// partly opens what was sealed while it had the key.
type partly struct{ mirror }

func (p partly) Unseal(sealed []byte) ([]byte, error) {
	text, err := p.mirror.Unseal(sealed)
	if err == nil && bytes.Contains(text, []byte("immediate-risk")) {
		return nil, record.ErrSealed
	}
	return text, err
}

func TestWhatStandsBeforeAnEventThatStaysSealedCanBeRead(t *testing.T) {
	f := full(t, mirror{})
	l, err := record.Read(reference, f.data, partly{})
	if !errors.Is(err, record.ErrSealed) || l.Damage != nil || l.Head != f.Head() || len(l.Events) != len(f.Events) {
		t.Fatalf("got %v and %d events, damage %v", err, len(l.Events), l.Damage)
	}
	stays := slices.IndexFunc(f.Events, func(e record.Event) bool {
		a, ok := e.Body.(record.Answered)
		return ok && a.Question == "immediate-risk"
	})
	if l.Readable != stays || l.Events[stays].Body != nil || l.Events[stays-1].Body == nil {
		t.Errorf("%d events can be read, want %d", l.Readable, stays)
	}
	if c, damage := record.Replay(reference, f.Procedure, l.Events[:l.Readable]); damage != nil || len(c.Events) != stays {
		t.Errorf("damage %v", damage)
	}
	for _, sealer := range []record.Sealer{nil, mirror{}} {
		l, _ := record.Read(reference, f.data, sealer)
		if want := map[bool]int{true: 0, false: len(f.Events)}[sealer == nil]; l.Readable != want {
			t.Errorf("%v: %d events can be read, want %d", sealer, l.Readable, want)
		}
	}
}

func TestComparingSeesEachWayInWhichAPathDiffers(t *testing.T) {
	p := chapter(t)
	path := func() *decide.Path { return decide.Decide(said(t, p, atFirst)) }
	tests := []struct {
		name   string
		change func(*decide.Path)
		want   record.Differences
	}{
		{"a decision that is provisional", func(x *decide.Path) { x.Decisions[0].Provisional = !x.Decisions[0].Provisional }, record.Differences{Decisions: make([]record.DecisionChange, 1)}},
		{"one that applies otherwise", func(x *decide.Path) { x.Decisions[0].Applies++ }, record.Differences{Decisions: make([]record.DecisionChange, 1)}},
		{"one that is reached otherwise", func(x *decide.Path) { x.Decisions[0].Status++ }, record.Differences{Decisions: make([]record.DecisionChange, 1)}},
		{"one with other outcomes", func(x *decide.Path) { x.Decisions[0].Possible = []*procedure.Outcome{{ID: "another"}} }, record.Differences{Decisions: make([]record.DecisionChange, 1)}},
		{"an action of another date", func(x *decide.Path) { x.Actions[0].Due = date(t, "2031-01-01") }, record.Differences{Actions: make([]record.ActionChange, 1)}},
		{"an action that is gone", func(x *decide.Path) { x.Actions = x.Actions[1:] }, record.Differences{Actions: make([]record.ActionChange, 1)}},
	}
	for _, tt := range tests {
		after := path()
		tt.change(after)
		for _, d := range []*record.Differences{record.Compare(path(), after), record.Compare(after, path())} {
			if len(d.Decisions) != len(tt.want.Decisions) || len(d.Actions) != len(tt.want.Actions) || len(d.Alerts) > 0 || !d.Any() {
				t.Errorf("%s: got %d decisions and %d actions, want %d and %d", tt.name, len(d.Decisions), len(d.Actions), len(tt.want.Decisions), len(tt.want.Actions))
			}
		}
	}
	twice := path()
	twice.Actions = append(twice.Actions[:1:1], twice.Actions[0])
	alone := path()
	alone.Actions = nil
	if d := record.Compare(twice, alone); len(d.Actions) != 1 {
		t.Errorf("an action that stands twice and is gone: got %d changes, want 1", len(d.Actions))
	}
}
