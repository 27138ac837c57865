package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"safeguard/internal/answers"
	"safeguard/internal/decide"
	"safeguard/internal/procedure"
	"safeguard/internal/record"
	chapters "safeguard/procedures"
)

// A shakySession is a record in memory whose writes can fail: before anything is
// written, or with some of it written and nobody told until it settles.
type shakySession struct {
	c       *record.Case
	failing bool
	brings  int            // how many events of a write that fails are in the file all the same
	found   []record.Event // written, and not told yet
}

var errShaky = errors.New("the disk is full")

func (s *shakySession) Case() *record.Case { return s.c }

func (s *shakySession) Settle() error {
	for _, e := range s.found {
		if err := s.c.Add(e); err != nil {
			return err
		}
	}
	s.found = nil
	return nil
}

func (s *shakySession) Append(bodies ...record.Body) error {
	n := len(bodies)
	if s.failing {
		n = min(n, s.brings)
	}
	for i, b := range bodies[:n] {
		s.found = append(s.found, record.Event{Number: len(s.c.Events) + i + 1, Body: b})
	}
	if s.failing && len(bodies) > 0 {
		return errShaky
	}
	return s.Settle()
}

func bundledProcedure(t *testing.T) *procedure.Procedure {
	t.Helper()
	data, err := fs.ReadFile(chapters.Files, "child-abuse-ict/procedure.yaml")
	if err != nil {
		t.Fatal(err)
	}
	p, faults := procedure.Load("procedure.yaml", data)
	if faults.Len() > 0 {
		t.Fatal(faults.All())
	}
	return p
}

func newShakySession(t *testing.T) *shakySession {
	p := bundledProcedure(t)
	c, damage := record.Replay("TEST-1", p, []record.Event{{Number: 1, Body: record.Opened{
		Format: record.Format, Procedure: record.Procedure{ID: p.ID, Title: p.Title, Edition: p.Edition, Digest: p.Digest},
	}}})
	if damage != nil {
		t.Fatal(damage)
	}
	return &shakySession{c: c}
}

// However writes fail, what was said is in the record once one succeeds: the
// answers as they stand, and every entry once, in the order in which it was said.
func TestWhatCouldNotBeWrittenIsWrittenLater(t *testing.T) {
	first := newShakySession(t)
	p := first.c.Procedure
	rapid.Check(t, func(rt *rapid.T) {
		c, _ := record.Replay("TEST-1", p, first.c.Events[:1])
		s := &shakySession{c: c}
		keeper := &recordKeeper{session: s, tool: "a test", written: 1}
		now := answers.New(p)
		var entries, said []string
		for step := range rapid.IntRange(1, 12).Draw(rt, "steps") {
			s.failing = rapid.Bool().Draw(rt, "fails")
			s.brings = rapid.IntRange(0, 3).Draw(rt, "brings")
			var err error
			if rapid.Bool().Draw(rt, "an answer") {
				q := p.Question("organised")
				if rapid.Bool().Draw(rt, "of another question") {
					q = p.Question("visiting-children")
				}
				v := answers.Value{Given: true, Options: 1 << rapid.IntRange(0, 1).Draw(rt, "reply")}
				if !now.Value(q, 0).Same(v) {
					said = append(said, q.ID+" "+q.Options[v.Options/2].ID)
				}
				now.Set(q, 0, v)
				err = keeper.Answers(now)
			} else {
				words := fmt.Sprint("entry ", step)
				entries = append(entries, words)
				err = keeper.Entry(record.SafetyPlan{Words: words})
			}
			if err != nil && !s.failing {
				rt.Fatalf("the write fails on a sound disk: %v", err)
			}
		}
		s.failing = false
		entries = append(entries, "the last")
		if err := keeper.Entry(record.SafetyPlan{Words: "the last"}); err != nil {
			rt.Fatal(err)
		}
		if got, want := string(s.c.Answers.YAML()), string(now.YAML()); got != want {
			rt.Errorf("the record holds:\n%s\nsaid was:\n%s", got, want)
		}
		var got []string
		for _, e := range s.c.SafetyPlan {
			got = append(got, e.Said.Words)
		}
		if fmt.Sprint(got) != fmt.Sprint(entries) {
			rt.Errorf("entries %v, want %v", got, entries)
		}
		var events []string
		for _, e := range s.c.Events {
			if b, ok := e.Body.(record.Answered); ok {
				events = append(events, b.Question+" "+strings.Trim(string(b.Answer), `"`))
			}
		}
		if fmt.Sprint(events) != fmt.Sprint(said) {
			rt.Errorf("the history says %v, said was %v", events, said)
		}
	})
}

func TestAPathShownTwiceIsWrittenOnceAndAgainAfterAReopening(t *testing.T) {
	s := newShakySession(t)
	keeper := &recordKeeper{session: s, tool: "a test", written: 1}
	path := decide.Decide(answers.New(s.c.Procedure))
	show := func(want int) {
		t.Helper()
		if err := keeper.Path(path); err != nil {
			t.Fatal(err)
		}
		if len(s.c.Paths) != want {
			t.Errorf("%d paths are written down, want %d", len(s.c.Paths), want)
		}
	}
	show(1)
	show(1)
	if err := keeper.Entry(record.Reopened{Why: "New"}); err != nil {
		t.Fatal(err)
	}
	show(2)
}

func TestWhatIsSaidAfterAPathIsMarkedAlsoWhereThePathWaits(t *testing.T) {
	for _, fails := range []bool{false, true} {
		s := newShakySession(t)
		keeper := &recordKeeper{session: s, tool: "a test", written: 1}
		now := answers.New(s.c.Procedure)
		say := func(option int) {
			now.Set(s.c.Procedure.Question("organised"), 0, answers.Value{Given: true, Options: 1 << option})
			_ = keeper.Answers(now) // a write that fails is tried again
		}
		say(0)
		s.failing = fails
		_ = keeper.Path(decide.Decide(now.Clone()))
		say(1)
		s.failing = false
		if err := keeper.flush(); err != nil {
			t.Fatal(err)
		}
		if len(s.c.Changed) != 1 || string(s.c.Changed[0].Said.(record.Answered).Was) != `"yes"` {
			t.Errorf("where writes fail (%v): said anew after the path: %+v", fails, s.c.Changed)
		}
		if len(s.c.Paths) != 1 || s.c.Paths[0].From.Value(s.c.Procedure.Question("organised"), 0).Options != 1 {
			t.Errorf("where writes fail (%v): the path does not rest on what had been said by then", fails)
		}
	}
}

func TestARecordAndAnAnswersFileAreBothKept(t *testing.T) {
	s := newShakySession(t)
	name := filepath.Join(t.TempDir(), "case.yaml")
	both := bothKeepers{&recordKeeper{session: s, tool: "a test", written: 1}, &fileKeeper{path: name}}
	now := answers.New(s.c.Procedure)
	now.Set(s.c.Procedure.Question("organised"), 0, answers.Value{Given: true, NotKnown: true})
	if err := both.Answers(now); err != nil {
		t.Fatal(err)
	}
	if err := both.Path(decide.Decide(now)); err != nil {
		t.Fatal(err)
	}
	if err := both.Entry(record.SafetyPlan{Words: "A plan."}); err != nil {
		t.Fatal(err)
	}
	kept, err := os.ReadFile(name)
	if err != nil || string(kept) != string(now.YAML()) || string(s.c.Answers.YAML()) != string(now.YAML()) {
		t.Errorf("%v: the file holds:\n%s\nthe record holds:\n%s", err, kept, s.c.Answers.YAML())
	}
	if len(s.c.Paths) != 1 || len(s.c.SafetyPlan) != 1 {
		t.Errorf("%d paths and %d plans are in the record, want one each", len(s.c.Paths), len(s.c.SafetyPlan))
	}
}

// A success clears what is said to be unsaved, so a keeper may not claim one while
// the answers are not in their file.
func TestAFileThatFailedKeepsFailingUntilItHoldsTheAnswers(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "not-there-yet")
	file := &fileKeeper{path: filepath.Join(folder, "case.yaml")}
	now := answers.New(bundledProcedure(t))
	if file.Answers(now) == nil || file.Entry(record.Agreed{}) == nil || file.Path(nil) == nil || file.flush() == nil {
		t.Error("something is taken for kept, though the folder is not there")
	}
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := file.flush(); err != nil {
		t.Error(err)
	}
	if err := file.Entry(record.Agreed{}); err != nil {
		t.Error(err)
	}
}
