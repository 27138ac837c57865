package wizard_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"safeguard/internal/answers"
	"safeguard/internal/decide"
	"safeguard/internal/interview"
	"safeguard/internal/procedure"
	"safeguard/internal/record"
	"safeguard/internal/wizard"
)

// A fable is a story for tests. News arrives once the question it is due after
// lies behind or, at the latest, before the outcome path.
type fable struct {
	due      [][2]string // the question, and the id of the news
	agencies []string
	voted    []string // ids of the questions that are voted on
	told     []string // by this fable or in earlier sittings
}

// newFable goes on from what a record says was told.
func newFable(c *record.Case, due ...[2]string) *fable {
	f := &fable{due: due}
	for _, e := range c.Told {
		f.told = append(f.told, e.Said.Inject)
	}
	return f
}

func (f *fable) Mark() string  { return "FICTITIOUS" }
func (f *fable) Clock() string { return "3 minutes of about 45" }

func (f *fable) Opening() []wizard.Tale {
	return []wizard.Tale{{Title: "Before you begin", Text: "Anyone may step out."}, {Title: "A wet Monday", Text: "A school rings about Child A."}}
}

func taleOf(id string) wizard.Tale {
	return wizard.Tale{Inject: id, Title: "News", Text: "It is told: " + id + "."}
}

func (f *fable) Told() []wizard.Tale {
	tales := f.Opening()[1:]
	for _, id := range f.told {
		tales = append(tales, taleOf(id))
	}
	return tales
}

func (f *fable) News(v *interview.Interview, next decide.Item, more bool) []wizard.Tale {
	var tales []wizard.Tale
	order := decide.Order(v.Answers())
	for _, d := range f.due {
		at := slices.IndexFunc(order, func(i decide.Item) bool { return i.ID() == d[0] })
		if behind := !more || at >= 0 && slices.Index(order, next) > at; behind && !slices.Contains(f.told, d[1]) {
			f.told = append(f.told, d[1])
			tales = append(tales, taleOf(d[1]))
		}
	}
	return tales
}

func (f *fable) Agencies(q *procedure.Question) []string {
	if !slices.Contains(f.voted, q.ID) {
		return nil
	}
	return f.agencies
}

// rehearsed gives a keeper of the record of a new rehearsal.
func rehearsed(t testing.TB) *keeper {
	t.Helper()
	p, err := loadChapter()
	if err != nil {
		t.Fatal(err)
	}
	named := record.Procedure{ID: p.ID, Edition: p.Edition, Digest: p.Digest}
	c, damage := record.Replay("CASE-1", p, []record.Event{
		{Number: 1, Body: record.Opened{Format: record.Format, Procedure: named}},
		{Number: 2, Body: record.Rehearsed{Scenario: "wet-monday", Title: "A wet Monday", File: "format: 1\n"}},
	})
	if damage != nil {
		t.Fatal(damage)
	}
	return &keeper{c: c}
}

func storyOptions(k *keeper, s wizard.Story) wizard.Options {
	return wizard.Options{
		Answers: k.c.Answers.Clone(), Keep: k, Record: func() *record.Case { return k.c }, Page: thePage,
		Shown: len(k.c.Paths) > 0, Story: s,
	}
}

// tellTo works through a sitting of a story.
func tellTo(t *testing.T, k *keeper, s wizard.Story, steps ...step) (*script, error) {
	t.Helper()
	p := &script{t: t, steps: steps}
	_, err := wizard.Talk(t.Context(), p, storyOptions(k, s))
	if len(p.steps) > 0 {
		t.Errorf("never asked: %q; asked were %q", p.steps[0].title, p.titles())
	}
	return p, err
}

func (s *script) titles() []string {
	var titles []string
	for _, screen := range s.shown {
		titles = append(titles, screen.Title)
	}
	return titles
}

// toldIn gives the news that a record holds.
func toldIn(c *record.Case) []string {
	var ids []string
	for _, e := range c.Told {
		ids = append(ids, e.Said.Inject)
	}
	return ids
}

// everything is all that a person can find on a screen.
func everything(s wizard.Screen) string { return fmt.Sprintf("%+v", s) }

// A panel answers every question as a set of answers does, and says nothing of
// its own; it agrees in the end.
type panel struct {
	known *answers.Answers
	shown []wizard.Screen
	look  func(wizard.Screen)
}

func (p *panel) Close() error { return nil }

func (p *panel) Ask(_ context.Context, s wizard.Screen) (wizard.Reply, error) {
	p.shown = append(p.shown, s)
	if p.look != nil {
		p.look(s)
	}
	switch s.Form {
	case wizard.Review:
		return act(wizard.Finish), nil
	case wizard.Read:
		if len(s.Options) == 0 {
			return wizard.Reply{}, nil
		}
		return chosen(s.Options[0].ID), nil
	}
	for _, item := range decide.Order(p.known) {
		if item.List != nil && item.List.Ask == s.Title {
			return written(interview.ListText(p.known.List(item.List))), nil
		}
		if q := item.Question; q != nil && strings.HasSuffix(s.Title, q.Ask.Fill(item.Of().Name(p.known))) && item.Of().Label(p.known) == s.Subject {
			return replyTo(q, p.known.Value(q, item.Subject)), nil
		}
	}
	if len(s.Options) > 0 && !s.Optional {
		return chosen(s.Options[0].ID), nil
	}
	return wizard.Reply{}, nil
}

// replyTo says an answer as a person would; what is not answered is not known.
func replyTo(q *procedure.Question, v answers.Value) wizard.Reply {
	switch {
	case len(q.Options) == 0 && (!v.Given || v.NotKnown):
		return wizard.Reply{NotKnown: true}
	case q.Type == procedure.DateType:
		return written(v.Date.String())
	case q.Type == procedure.FreeText:
		return written(v.Text)
	}
	var ids []string
	for i, o := range q.Options {
		if v.Options.Has(i) {
			ids = append(ids, o.ID)
		}
	}
	switch {
	case !v.Given || v.NotKnown:
		ids = append(ids, procedure.NotKnown)
	case len(ids) == 0:
		ids = []string{"none"}
	}
	return chosen(ids...)
}
