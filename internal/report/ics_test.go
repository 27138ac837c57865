package report_test

import (
	"bytes"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/emersion/go-ical"
	"pgregory.net/rapid"

	"safeguard/internal/answers"
	"safeguard/internal/decide"
	"safeguard/internal/procedure"
	"safeguard/internal/record"
	"safeguard/internal/report"
	"safeguard/internal/safetext"
)

// readBack gives the events of a calendar as another library reads them, once
// its bytes are as RFC 5545 wants them.
func readBack(t *testing.T, data []byte) []ical.Event {
	t.Helper()
	for _, line := range strings.SplitAfter(strings.TrimSuffix(string(data), "\r\n"), "\r\n") {
		text := strings.TrimSuffix(line, "\r\n")
		if strings.ContainsAny(text, "\r\n") {
			t.Errorf("the line %q holds a line end of another kind", text)
		}
		if len(text) > 75 || !utf8.ValidString(text) {
			t.Errorf("the line %q has %d octets, or is cut within a letter", text, len(text))
		}
	}
	calendar, err := ical.NewDecoder(bytes.NewReader(data)).Decode()
	if err != nil {
		t.Fatalf("%v\n%s", err, data)
	}
	if len(calendar.Children) == 0 {
		t.Error("the calendar is empty, where it has to hold something")
	}
	if version := calendar.Props.Get(ical.PropVersion); version == nil || version.Value != "2.0" {
		t.Errorf("the version is %v", version)
	}
	return calendar.Events()
}

func text(t *testing.T, e *ical.Event, name string) string {
	t.Helper()
	words, err := e.Props.Text(name)
	if err != nil {
		t.Fatal(err)
	}
	return words
}

func calendarOf(t *testing.T, p *decide.Path, s report.Stamp) []ical.Event {
	t.Helper()
	var b bytes.Buffer
	if err := report.Calendar(&b, p, s); err != nil {
		t.Fatal(err)
	}
	return readBack(t, b.Bytes())
}

func TestACalendarHoldsOneWholeDayForEachDeadline(t *testing.T) {
	c := reopenedCase(t, "Child B", asWritten)
	s := stampOf(c, asWritten)
	events := calendarOf(t, decide.Decide(c.Answers), s)
	if len(events) != 2 {
		t.Fatalf("%d events, want 2: both children have the same two deadlines", len(events))
	}
	e := &events[1]
	start, err := e.DateTimeStart(time.UTC)
	if err != nil {
		t.Fatal(err)
	}
	end, err := e.DateTimeEnd(time.UTC)
	if err != nil {
		t.Fatal(err)
	}
	if start.Format("2006-01-02") != "2027-01-06" || end.Sub(start) != 24*time.Hour {
		t.Errorf("from %v to %v, want the whole of 6 January 2027", start, end)
	}
	for name, want := range map[string]string{
		ical.PropSummary:      "K7QX-M2PD: Convene an Initial Child Protection Conference for the child within 15 working days of the last Strategy Discussion",
		ical.PropTransparency: "TRANSPARENT", ical.PropClass: "PRIVATE",
	} {
		if got := text(t, e, name); got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
	stamp, err := e.Props.DateTime(ical.PropDateTimeStamp, time.UTC)
	if err != nil || !stamp.Equal(s.AsAt) {
		t.Errorf("it is stamped %v (%v), want %v", stamp, err, s.AsAt)
	}
	for _, want := range []string{"An aid to the discussion: record the decision in your case system.", c.Procedure.Digest, "edition 2009-02", "Rests on: 5.1", s.Head, "60 events", "As at 24 Nov 2026, 09:30 UTC"} {
		if got := text(t, e, ical.PropDescription); !strings.Contains(got, want) {
			t.Errorf("the description does not say %q: %s", want, got)
		}
	}
	alarm := e.Children[0]
	trigger := alarm.Props.Get(ical.PropTrigger)
	if before, err := trigger.Duration(); err != nil || before != -15*time.Hour {
		t.Errorf("the alarm comes %v (%v), want 15 hours before", before, err)
	}
}

func TestACalendarWithoutADeadlineIsStillOne(t *testing.T) {
	if events := calendarOf(t, decide.Decide(answers.New(shared(t))), report.Stamp{}); len(events) != 0 {
		t.Errorf("%d events, want none", len(events))
	}
}

func TestADeadlineThatMovesTakesThePlaceOfTheOldOne(t *testing.T) {
	c := reopenedCase(t, "Child B", asWritten)
	s := stampOf(c, asWritten)
	now := calendarOf(t, decide.Decide(c.Answers), s)
	was := calendarOf(t, c.Paths[0].Decide(), report.Stamp{Reference: s.Reference, Events: 37})
	for i := range was {
		if got, want := text(t, &now[i], ical.PropUID), text(t, &was[i], ical.PropUID); got != want {
			t.Errorf("event %d was %s and is %s", i, want, got)
		}
	}
	other := calendarOf(t, decide.Decide(c.Answers), report.Stamp{Reference: "ANOTHER"})
	if text(t, &other[0], ical.PropUID) == text(t, &now[0], ical.PropUID) {
		t.Error("another case has the same events")
	}
	if text(t, &now[0], ical.PropUID) == text(t, &now[1], ical.PropUID) {
		t.Error("two deadlines are the same event")
	}
}

func TestTwoDatesOfOneActionAreTwoEvents(t *testing.T) {
	c := reopenedCase(t, "Child B", asWritten)
	p := decide.Decide(c.Answers)
	for i := range p.Actions {
		if a := &p.Actions[i]; a.ID() == "convene-conference" && a.Subject.Index == 1 {
			a.Due = date(t, "2027-02-01")
		}
	}
	seen := map[string]bool{}
	for _, e := range calendarOf(t, p, stampOf(c, asWritten)) {
		seen[text(t, &e, ical.PropUID)] = true
	}
	if len(seen) != 3 {
		t.Errorf("%d events, want 3", len(seen))
	}
}

func TestACalendarSaysNothingOfTheCase(t *testing.T) {
	for _, about := range []string{"Child B", "Kestrel"} {
		v := troubledView(t, reopenedCase(t, about, func(s string) string { return "Kestrel " + s }), asWritten)
		data := written(t, caseWriters[4], v)
		events := readBack(t, []byte(data))
		if len(events) != 3 {
			t.Fatalf("%d events, want 3: that of the withdrawn action is gone", len(events))
		}
		unfolded := strings.ReplaceAll(data, "\r\n ", "")
		for _, secret := range []string{"Kestrel", "Child A", "Child B", "Book the conference", "team manager"} {
			if strings.Contains(unfolded, secret) {
				t.Errorf("the calendar says %q", secret)
			}
		}
		if got := text(t, &events[2], ical.PropSummary); !strings.HasPrefix(got, "K7QX-M2PD: an action taken up is due: Convene") {
			t.Errorf("the action taken up is %q", got)
		}
		if got := text(t, &events[0], ical.PropDescription); !strings.HasPrefix(got, "Warning: the record is damaged from event 99 on") {
			t.Errorf("the description of a damaged case is %q", got)
		}
	}
}

func TestAHostileReferenceAndProcedureKeepACalendarWhole(t *testing.T) {
	c := reopenedCase(t, "Child B", asWritten)
	for _, bad := range hostileTexts {
		v := report.CaseView{Case: c, Stamp: report.Stamp{Reference: bad, Head: bad, Events: 3, Tool: bad}}
		for _, e := range readBack(t, []byte(written(t, caseWriters[4], v))) {
			if len(e.Children) != 1 || e.Name != ical.CompEvent {
				t.Errorf("%q makes %d alarms", bad, len(e.Children))
			}
		}
		if events := readBack(t, []byte(written(t, caseWriters[4], v))); len(events) != 3 {
			t.Errorf("%q makes %d events, want 3", bad, len(events))
		}
	}
}

func TestAnActionTakenUpOfAnUnknownIDStillIsDue(t *testing.T) {
	c := reopenedCase(t, "Child B", asWritten)
	c.TakenUp = append(c.TakenUp, record.Entry[record.TakenUp]{Event: c.Events[0], Said: record.TakenUp{Action: "gone", Do: "x", By: date(t, "2026-12-01")}})
	events := readBack(t, []byte(written(t, caseWriters[4], viewOf(t, c, asWritten))))
	if got := text(t, &events[3], ical.PropSummary); got != "K7QX-M2PD: an action taken up is due" {
		t.Errorf("it is %q", got)
	}
}

func TestAnyReferenceIsReadBackAsItIsShown(t *testing.T) {
	p := decide.Decide(reopenedCase(t, "Child B", asWritten).Answers)
	rapid.Check(t, func(r *rapid.T) {
		reference := rapid.String().Draw(r, "reference")
		shown := safetext.Line(reference)
		for _, e := range calendarOf(t, p, report.Stamp{Reference: reference}) {
			if got := text(t, &e, ical.PropSummary); !strings.HasPrefix(got, shown+": ") && reference != "" {
				r.Errorf("%q reads %q", reference, got)
			}
		}
	})
}

// A meeting about each child, within three days of the day on which it was told.
const meetingForEach = `
format: 1
id: small
title: Small
edition: "1"
source: {title: Small, paragraphs: {"1": {gist: One}}}
subjects: {child: {label: Child, ask: "Who are the children?"}}
questions:
  worry: {about: child, ask: "Is anyone worried about {child}?", type: yes-no, cite: ["1"]}
  told-on: {about: child, ask: "When was it told about {child}?", type: date, cite: ["1"]}
stages: [{id: first, title: First, subjects: [child], checklist: [worry, told-on], trees: [route]}]
trees:
  route: {for-each: child, title: "The route for {child}", ask: worry, answers: {"yes": meet, "no": nothing}}
outcomes:
  meet: {title: A meeting, duty: must, opens: true, cite: ["1"], actions: [hold]}
  nothing: {title: No route, duty: none, opens: false}
actions:
  hold: {do: "Hold the meeting about {child}", by: Somebody, duty: must, due: {within: 3, unit: days, of: told-on}}
`

func TestUndatedNamesNobodyAndSaysTheSameOfSeveralOnce(t *testing.T) {
	p, faults := procedure.Load("small.yaml", []byte(meetingForEach))
	if p == nil || faults.Len() > 0 {
		t.Fatal(faults.All())
	}
	a, faults := answers.Load(p, "a.yaml", []byte(`{procedure: small, subjects: {child: [Child A, Child B]}, answers: {worry: {Child A: "yes", Child B: "yes"}}}`))
	if a == nil || faults.Len() > 0 {
		t.Fatal(faults.All())
	}
	want := `Hold the meeting about the child: 3 days after the answer to "When was it told about the child?", which is not known`
	if got := report.Undated(decide.Decide(a)); len(got) != 1 || got[0] != want {
		t.Errorf("got %q, want %q alone", got, want)
	}
}
