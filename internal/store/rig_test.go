package store

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"safeguard/internal/procedure"
	"safeguard/internal/record"
)

// ref is the case that most tests work on.
const ref = "K7QX-M2PD"

// written is a procedure that is quick to read.
const written = `format: 1
id: small
title: A small procedure
edition: "1"
source: {title: A manual, paragraphs: {"1": {gist: Everyone is watchful.}}}
subjects: {child: {label: Child, ask: "Which children?"}}
questions:
  concern: {ask: "What is the concern?", type: many, options: {harm: Harm, neglect: Neglect}, cite: ["1"]}
  danger: {about: child, ask: "Is {child} in danger?", type: yes-no, cite: ["1"]}
  account: {ask: "What was said?", type: text, cite: ["1"]}
outcomes: {watch: {title: Watch, duty: must, opens: true, cite: ["1"]}, act: {title: Act, duty: must, opens: true, cite: ["1"]}}
trees:
  finding: {title: "The finding for {child}", for-each: child, ask: danger, answers: {"yes": act, "no": watch, not-known: act}}
stages: [{id: talk, title: Talk, subjects: [child], checklist: [concern, danger, account], trees: [finding]}]
`

var someone = record.Who{Role: "social worker", Agency: "Council"}

func small(tb testing.TB) *procedure.Procedure {
	tb.Helper()
	p, faults := procedure.Load("procedure.yaml", []byte(written))
	if p == nil {
		tb.Fatal(faults.All())
	}
	return p
}

// clock goes on by a minute each time it is looked at.
func clock() func() time.Time {
	now := time.Date(2026, 11, 23, 14, 0, 0, 0, time.UTC)
	return func() time.Time {
		now = now.Add(time.Minute)
		return now
	}
}

// quick is the real disk without the wait for it.
func quick(dir string, o Options) *Store {
	o.Now = clock()
	s := New(dir, o)
	s.disk = &faultDisk{}
	return s
}

// answer says something about the case.
func answer(question, value string) record.Body {
	return record.Answered{Question: question, Answer: json.RawMessage(value)}
}

// talk is what is said in a case, in order.
func talk() []record.Body {
	return []record.Body{
		record.Listed{Kind: "child", Labels: []string{"Child A", "Child B"}, Added: []string{"Child A", "Child B"}},
		answer("concern", `["harm"]`),
		record.Answered{Question: "danger", Subject: "Child A", Answer: json.RawMessage(`"no"`), Note: "Seen <today> & \"well\"."},
		record.Noted{Question: "account", Note: "Nobody has asked."},
		answer("account", `"She said: \"not now\"."`),
		record.Shown{Tool: "a test", Path: json.RawMessage(`{"format":1,"procedure":{},"decisions":[],"a":"<b>"}`)},
		record.Differed{Words: "It is too early."},
		record.Dissent{Agency: "School B", Would: "Act today."},
		record.SafetyPlan{Words: "Child A stays with an aunt."},
		record.Ended{},
	}
}

func create(tb testing.TB, s *Store) *Session {
	tb.Helper()
	x, err := s.Create(ref, "a test", someone, small(tb), []byte(written))
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { x.Close() })
	return x
}

func resume(tb testing.TB, s *Store) *Session {
	tb.Helper()
	x, err := s.Resume(ref, someone)
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { x.Close() })
	return x
}

func add(tb testing.TB, x *Session, bodies ...record.Body) {
	tb.Helper()
	if err := x.Append(bodies...); err != nil {
		tb.Fatal(err)
	}
}

func read(tb testing.TB, s *Store) *Kept {
	tb.Helper()
	k, err := s.Read(ref)
	if err != nil {
		tb.Fatal(err)
	}
	return k
}

// whole makes a case in which everything of talk was said, and gives its store and
// the path of its folder.
func whole(tb testing.TB, o Options) (*Store, string) {
	tb.Helper()
	dir := tb.TempDir()
	s := quick(dir, o)
	x := create(tb, s)
	add(tb, x, talk()...)
	x.Close()
	return s, filepath.Join(dir, casesFolder, ref)
}

func contents(tb testing.TB, path string) []byte {
	tb.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		tb.Fatal(err)
	}
	return data
}

func put(tb testing.TB, path string, data []byte) {
	tb.Helper()
	if err := os.WriteFile(path, data, 0o600); err != nil {
		tb.Fatal(err)
	}
}

// said gives what the events say, but for the first and for notes of what was set
// aside, as their lines have it.
func said(tb testing.TB, events []record.Event) []string {
	tb.Helper()
	var texts []string
	for _, e := range events {
		if _, isTorn := e.Body.(record.Torn); !isTorn && e.Number > 1 {
			texts = append(texts, text(tb, e.Body))
		}
	}
	return texts
}

func text(tb testing.TB, b record.Body) string {
	tb.Helper()
	data, err := json.Marshal(b)
	if err != nil {
		tb.Fatal(err)
	}
	return record.Event{Body: b}.What() + string(data)
}

func texts(tb testing.TB, bodies []record.Body) []string {
	tb.Helper()
	var all []string
	for _, b := range bodies {
		all = append(all, text(tb, b))
	}
	return all
}

// oneLine checks that an error can be shown to a person.
func oneLine(tb testing.TB, err error) {
	tb.Helper()
	if err == nil {
		return
	}
	if s := err.Error(); s == "" || strings.ContainsAny(s, "\n\r\x1b\x00") || strings.Contains(s, "Error{") {
		tb.Errorf("got the error %q, want one line for a person", s)
	}
}

func wantError(tb testing.TB, err, want error) {
	tb.Helper()
	oneLine(tb, err)
	if !errors.Is(err, want) {
		tb.Errorf("got the error %v, want one that is: %v", err, want)
	}
}
