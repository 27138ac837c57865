package record_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"safeguard/internal/answers"
	"safeguard/internal/calendar"
	"safeguard/internal/decide"
	"safeguard/internal/procedure"
	"safeguard/internal/record"
)

// chapter loads the bundled procedure.
func chapter(tb testing.TB) *procedure.Procedure {
	tb.Helper()
	data, err := os.ReadFile("../../procedures/child-abuse-ict/procedure.yaml")
	if err != nil {
		tb.Fatal(err)
	}
	p, faults := procedure.Load("procedure.yaml", data)
	if faults.Len() > 0 {
		tb.Fatal(faults.All())
	}
	return p
}

func said(tb testing.TB, p *procedure.Procedure, yaml string) *answers.Answers {
	tb.Helper()
	a, faults := answers.Load(p, "answers.yaml", []byte(yaml))
	if faults.Len() > 0 {
		tb.Fatal(faults.All())
	}
	return a
}

// A file is a record in the making, as lines.
type file struct {
	testing.TB
	*record.Case
	sealer record.Sealer
	data   []byte
	clock  time.Time
}

const reference = "K7QX-M2PD"

// aPath has what every outcome path has.
var aPath = []byte(`{"format":1,"procedure":{},"decisions":[],"says":"<&>"}`)

// begin opens a record under the bundled procedure.
func begin(tb testing.TB, sealer record.Sealer) *file {
	return beginAt(tb, sealer, time.Date(2026, 11, 23, 14, 3, 7, 0, time.UTC))
}

func beginAt(tb testing.TB, sealer record.Sealer, clock time.Time) *file {
	p := chapter(tb)
	f := &file{TB: tb, sealer: sealer, clock: clock}
	c, damage := record.Replay(reference, p, []record.Event{{Number: 1, At: f.clock, Body: opened(p)}})
	if damage != nil {
		tb.Fatal(damage)
	}
	f.Case = c
	f.Events = nil // begun anew, with a line
	f.write(record.Event{Number: 1, At: f.clock, Body: opened(p)})
	return f
}

func opened(p *procedure.Procedure) record.Opened {
	return record.Opened{Format: record.Format, Procedure: record.Procedure{ID: p.ID, Title: p.Title, Edition: p.Edition, Digest: p.Digest}, Tool: "a test"}
}

// write adds an event to the file alone.
func (f *file) write(e record.Event) {
	f.Helper()
	prev := ""
	if len(f.Events) > 0 {
		prev = f.Head()
	}
	line, hash, err := record.Line(reference, e, prev, f.sealer)
	if err != nil {
		f.Fatal(err)
	}
	e.Hash = hash
	if e.Number == 1 {
		f.Events = []record.Event{e}
	} else if err := f.Add(e); err != nil {
		f.Fatal(err)
	}
	f.data = append(f.data, line...)
}

func (f *file) add(bodies ...record.Body) {
	f.Helper()
	for _, b := range bodies {
		f.clock = f.clock.Add(time.Minute)
		f.write(record.Event{Number: len(f.Events) + 1, At: f.clock, By: record.Who{Role: "social worker"}, Body: b})
	}
}

func (f *file) say(now *answers.Answers) {
	f.Helper()
	f.add(f.Say(now)...)
}

// read reads the lines again from the beginning.
func (f *file) read() (*record.Case, *record.Log) {
	f.Helper()
	l, err := record.Read(reference, f.data, f.sealer)
	if err != nil || l.Damage != nil || len(l.Torn) > 0 {
		f.Fatal(err, l.Damage, l.Torn)
	}
	c, damage := record.Replay(reference, f.Procedure, l.Events)
	if damage != nil {
		f.Fatal(damage)
	}
	return c, l
}

const (
	atFirst = `
subjects: {child: [Child A, Child B], person: [Person 1]}
answers:
  concern: [grooming]
  immediate-risk: {Child A: "yes"}
  work-contact: {Person 1: not-known}
notes: {immediate-risk: {Child A: Seen by School B.}}
`
	later = `
subjects: {child: [Child A], person: [Person 1, not-known]}
answers:
  concern: [grooming, exposure, not-known]
  immediate-risk: {Child A: "no"}
  work-contact: {Person 1: "yes"}
  impact: {Child A: "Sleeps badly <again> & cannot say why: \"no\"."}
  last-strategy-discussion: 2026-11-23
notes: {immediate-risk: {Child A: The door is locked now.}, organised: Nobody has asked.}
`
)

func TestACaseReadsBackAsItWasSaid(t *testing.T) {
	f := begin(t, nil)
	p := f.Procedure
	f.say(said(t, p, atFirst))
	f.add(record.Viewed{About: "Child A", Words: "A conference."}, record.Shown{Tool: "a test", Path: aPath}, record.Differed{Words: "Sooner."},
		record.Participant{Agency: "School B", Role: "safeguarding lead", Presence: "apologies"},
		record.Information{Agency: "Police", Standing: "opinion", About: "Child A", Words: "It may be older than it looks."},
		record.SafetyPlan{About: "Child A", Words: "Stays with an aunt."},
		record.TakenUp{Action: "protect-now", Do: "Agree who sleeps where", Owner: "social worker", By: date(t, "2026-12-01"), Check: "a visit"},
		record.Dissent{Agency: "Health", Would: "A conference at once.", Why: "The injuries.", Escalation: "Manager to manager by Friday"},
		record.Retention{Until: date(t, "2051-02-28")})
	f.add(record.Withdrawn{Event: f.Participants[0].Event.Number, Why: "They came after all"}, record.Reopened{Tool: "a test", Why: "A new statement"})
	f.say(said(t, p, later))
	got, log := f.read()
	if want := string(said(t, p, later).YAML()); string(got.Answers.YAML()) != want {
		t.Errorf("answers read back:\n%s\nwant:\n%s", got.Answers.YAML(), want)
	}
	if log.Head != f.Head() || log.Size != len(f.data) || len(got.Events) != len(f.Events) {
		t.Errorf("read %d events to %s in %d bytes, want %d to %s in %d", len(got.Events), log.Head, log.Size, len(f.Events), f.Head(), len(f.data))
	}
	if got.State() != record.TakenUpAgain || got.Retain.String() != "2051-02-28" || len(record.Standing(got.Participants)) != 0 || len(got.Participants) != 1 {
		t.Errorf("state %v, kept until %v, participants %v", got.State(), got.Retain, got.Participants)
	}
	if string(got.Paths[0].From.YAML()) != string(said(t, p, atFirst).YAML()) {
		t.Errorf("the path shown rests on:\n%s", got.Paths[0].From.YAML())
	}
	var again []string
	for _, e := range got.Changed {
		again = append(again, fmt.Sprint(e.Event.What(), " ", e.Event.Number))
	}
	if len(again) != len(got.Events)-got.Reopened[0].Event.Number {
		t.Errorf("said anew after the path: %v", again)
	}
}

func date(t interface{ Fatal(...any) }, s string) calendar.Date {
	d, err := calendar.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestAChangeSaysWhatStoodBefore(t *testing.T) {
	f := begin(t, nil)
	f.say(said(t, f.Procedure, atFirst))
	f.say(said(t, f.Procedure, later))
	want := []string{
		`listed {"kind":"child","labels":["Child A"],"removed":["Child B"],"was":["Child A","Child B"]}`,
		`listed {"kind":"person","labels":["Person 1"],"not-known":true,"was":["Person 1"]}`,
		`answer {"question":"concern","answer":["grooming","exposure","not-known"],"was":["grooming"]}`,
		`answer {"question":"immediate-risk","subject":"Child A","answer":"no","note":"The door is locked now.","was":"yes"}`,
		`note {"question":"organised","note":"Nobody has asked."}`,
		`answer {"question":"work-contact","subject":"Person 1","answer":"yes","was":"not-known"}`,
	}
	log := string(f.data)
	for _, line := range want {
		what, data, _ := strings.Cut(line, " ")
		if !strings.Contains(log, fmt.Sprintf(`"what":%q,"data":%s,"prev"`, what, data)) {
			t.Errorf("no event %s\n%s", line, log)
		}
	}
}

func TestAReasonGoesToTheLastChangeItIsGivenFor(t *testing.T) {
	f := begin(t, nil)
	f.say(said(t, f.Procedure, atFirst))
	f.add(record.Shown{Path: aPath})
	f.say(said(t, f.Procedure, later))
	f.add(record.Reasoned{Question: "immediate-risk", Subject: "Child A", Why: "A visit"}, record.Reasoned{Kind: "child", Why: "Counted twice"})
	got, _ := f.read()
	var whys []string
	for _, c := range got.Changed {
		if c.Why != "" {
			whys = append(whys, c.Event.What()+": "+c.Why)
		}
	}
	if want := []string{"listed: Counted twice", "answer: A visit"}; !slices.Equal(whys, want) {
		t.Errorf("reasons %q, want %q", whys, want)
	}
}

func TestAVerdictIsOfThePathShownLast(t *testing.T) {
	f := begin(t, nil)
	f.add(record.Shown{Path: aPath}, record.Agreed{}, record.Reopened{Why: "New"}, record.Shown{Path: aPath}, record.Differed{Words: "Sooner"})
	var of []int
	for _, v := range f.Verdicts {
		of = append(of, v.Of.Event.Number)
	}
	if want := []int{2, 5}; !slices.Equal(of, want) {
		t.Errorf("the verdicts are of the paths at %v, want %v", of, want)
	}
	if f.ChangedSince(f.Paths[0]) {
		t.Error("something changed since the first path, though nothing was said")
	}
	f.say(said(t, f.Procedure, atFirst))
	if !f.ChangedSince(f.LastPath()) {
		t.Error("nothing changed since the last path, though answers were given")
	}
}

func TestWhatIsSaidAgainIsNoEvent(t *testing.T) {
	f := begin(t, nil)
	now := said(t, f.Procedure, atFirst)
	f.say(now)
	if bodies := f.Say(now); len(bodies) > 0 {
		t.Errorf("said again: %v", bodies)
	}
}

func TestAnEventThatDoesNotFitIsDamage(t *testing.T) {
	tests := []struct {
		name string
		body record.Body
		want string
	}{
		{"a question that is not there", record.Answered{Question: "no-such", Answer: []byte(`"yes"`)}, "no question"},
		{"a subject that is not listed", record.Answered{Question: "immediate-risk", Subject: "Child Z", Answer: []byte(`"yes"`)}, "not asked about"},
		{"a reply that is not there", record.Answered{Question: "immediate-risk", Subject: "Child A", Answer: []byte(`"maybe"`)}, "has no option"},
		{"a kind that is not there", record.Listed{Kind: "pet", Labels: []string{}}, "no kind"},
		{"a label twice", record.Listed{Kind: "child", Labels: []string{"A", "A"}}, "twice"},
		{"a label that hides something", record.Listed{Kind: "child", Labels: []string{"Child \u202eA"}}, "hides"},
		{"a second opening", record.Opened{Format: record.Format}, "no other"},
		{"a reason for no change", record.Reasoned{Question: "concern", Why: "New"}, "was not made"},
		{"an entry taken back that is none", record.Withdrawn{Event: 1}, "no entry"},
		{"a presence that is not there", record.Participant{Agency: "Police", Presence: "perhaps"}, "none of"},
		{"a standing that is not there", record.Information{Agency: "Police", Standing: "hearsay", Words: "A word."}, "neither"},
	}
	for _, tt := range tests {
		f := begin(t, nil)
		f.say(said(t, f.Procedure, atFirst))
		before := len(f.Events)
		err := f.Add(record.Event{Number: before + 1, Body: tt.body})
		if err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: got %v, want %q in it", tt.name, err, tt.want)
		}
		if len(f.Events) != before {
			t.Errorf("%s: it was added all the same", tt.name)
		}
	}
}

func TestAnotherProcedureIsNotTakenForTheOneOfTheRecord(t *testing.T) {
	f := begin(t, nil)
	o := opened(f.Procedure)
	o.Procedure.Digest = "sha256:00"
	if _, damage := record.Replay(reference, f.Procedure, []record.Event{{Number: 1, Body: o}}); damage == nil || damage.Event != 1 {
		t.Errorf("damage %v, want some at event 1", damage)
	}
}

func TestCompareNamesWhatDiffers(t *testing.T) {
	p := chapter(t)
	before := decide.Decide(said(t, p, atFirst))
	after := decide.Decide(said(t, p, later))
	if d := record.Compare(before, before); d.Any() {
		t.Errorf("a path differs from itself: %+v", d)
	}
	d := record.Compare(before, after)
	var lines []string
	for _, c := range d.Decisions {
		x, y := "-", "-"
		if c.Before != nil {
			x = c.Before.Subject.Label(before.Answers)
		}
		if c.After != nil {
			y = c.After.Subject.Label(after.Answers)
		}
		lines = append(lines, fmt.Sprintf("%s->%s", x, y))
	}
	if !slices.Contains(lines, "Child B->-") {
		t.Errorf("a child who is no longer listed is not among what differs: %v", lines)
	}
	gone := slices.ContainsFunc(d.Alerts, func(a record.AlertChange) bool {
		return a.After == nil && a.Before.Action.ID == "protect-now"
	})
	if !gone {
		t.Errorf("the alert that is no longer raised is not among what differs: %+v", d.Alerts)
	}
}
