package rehearsal_test

import (
	"io/fs"
	"slices"
	"strings"
	"testing"
	"time"

	"safeguard/internal/answers"
	"safeguard/internal/calendar"
	"safeguard/internal/decide"
	"safeguard/internal/interview"
	"safeguard/internal/procedure"
	"safeguard/internal/record"
	"safeguard/internal/rehearsal"
	"safeguard/internal/scenario"
	"safeguard/procedures"
)

// fataler is what a test and a property have in common.
type fataler interface {
	Helper()
	Fatal(args ...any)
	Fatalf(format string, args ...any)
}

// A hand plays a scenario by itself, without a screen: it asks what the interview
// asks next, tells news as a Play does, and writes all of it down.
type hand struct {
	fataler
	s       *scenario.Scenario
	log     *rehearsal.Sitting
	play    *rehearsal.Play
	v       *interview.Interview
	now     time.Time
	stays   bool                                                                     // after news nothing is said anew
	answer  func(i decide.Item, label string, v answers.Value) (answers.Value, bool) // nil: as the panel; false leaves it
	lists   func(k *procedure.Kind, l answers.List) answers.List
	stopsAt func(i decide.Item) bool // breaks off before this is asked
	then    func(h *hand, news string)
}

func newHand(f fataler, s *scenario.Scenario, agencies ...string) *hand {
	f.Helper()
	h := &hand{fataler: f, s: s, now: time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)}
	var err error
	h.log, err = rehearsal.NewSitting("HAND", "a test", record.Who{}, s.Procedure, func() time.Time { h.now = h.now.Add(10 * time.Second); return h.now })
	if err != nil {
		f.Fatal(err)
	}
	h.append(record.Rehearsed{Scenario: s.ID, Title: s.Title, File: "a test", Agencies: agencies})
	h.play = rehearsal.New(s, rehearsal.Options{Case: h.log.Case, Now: func() time.Time { return h.now }})
	h.v = interview.New(h.log.Case().Answers.Clone())
	return h
}

func (h *hand) append(bodies ...record.Body) {
	h.Helper()
	if err := h.log.Append(bodies...); err != nil {
		h.Fatal(err)
	}
}

// keep writes down what was said.
func (h *hand) keep() { h.append(h.log.Case().Say(h.v.Answers())...) }

func (h *hand) known() *answers.Answers {
	return h.s.Known(func(i *scenario.Inject) bool {
		return slices.ContainsFunc(h.log.Case().Told, func(e record.Entry[record.Told]) bool { return e.Said.Inject == i.ID })
	})
}

// of gives what the panel knows now of an item of the trainee's.
func (h *hand) of(i decide.Item) (string, answers.Value) {
	label := i.Of().Label(h.v.Answers())
	s := 0
	if i.Question.About != nil {
		if s = slices.Index(h.known().List(i.Question.About).Labels, label); s < 0 {
			return label, answers.Value{}
		}
	}
	return label, h.known().Value(i.Question, s)
}

// run plays to the end, and debriefs.
func (h *hand) run() *rehearsal.Debrief {
	h.Helper()
	for range 2000 {
		item, more := h.v.Next()
		if more && h.stopsAt != nil && h.stopsAt(item) {
			return h.debrief()
		}
		told := h.play.News(h.v, item, more)
		for _, tale := range told {
			h.append(record.Told{Inject: tale.Inject})
			if !h.stays {
				h.sayAnew()
			}
			if h.then != nil {
				h.then(h, tale.Inject)
			}
		}
		switch {
		case len(told) > 0:
		case more:
			h.ask(item)
		default:
			h.append(record.Shown{Tool: "a test", Path: []byte(`{"format":1,"procedure":{},"decisions":[]}`)})
			return h.debrief()
		}
	}
	h.Fatalf("%s does not come to an end", h.s.ID)
	return nil
}

func (h *hand) debrief() *rehearsal.Debrief { return rehearsal.Of(h.log.Case(), h.s) }

func (h *hand) ask(i decide.Item) {
	if i.List != nil {
		l := h.known().List(i.List)
		if h.lists != nil {
			l = h.lists(i.List, l)
		}
		h.v.RecordList(i.List, l)
		h.keep()
		return
	}
	label, v := h.of(i)
	given := v.Given
	if h.answer != nil {
		v, given = h.answer(i, label, v)
	}
	if given {
		h.v.Record(i, v)
		h.keep()
	} else {
		h.v.Leave(i)
	}
}

// sayAnew answers as the panel does now what was answered before.
func (h *hand) sayAnew() {
	for _, line := range h.v.Lines() {
		if line.Question == nil || !line.Given {
			continue
		}
		if _, v := h.of(line.Item); v.Given && !v.Same(h.v.Answers().Value(line.Question, line.Subject)) {
			h.v.Record(line.Item, v)
		}
	}
	h.keep()
}

// say answers one question about a label.
func (h *hand) say(question, label, reply string) {
	h.Helper()
	q := h.s.Procedure.Question(question)
	s := 0
	if q.About != nil {
		s = slices.Index(h.v.Answers().List(q.About).Labels, label)
	}
	h.v.Record(decide.Item{Question: q, Subject: s}, replied(h, q, reply))
	h.keep()
}

// replied gives a reply as a value: the id of an option, not-known, a date or
// words.
func replied(f fataler, q *procedure.Question, reply string) answers.Value {
	f.Helper()
	v := answers.Value{Given: true}
	switch {
	case reply == procedure.NotKnown:
		v.NotKnown = true
	case q.Type == procedure.FreeText:
		v.Text = reply
	case q.Type == procedure.DateType:
		d, err := calendar.ParseDate(reply)
		if err != nil {
			f.Fatal(err)
		}
		v.Date = d
	default:
		for _, id := range strings.Fields(reply) {
			if q.Option(id) < 0 {
				f.Fatalf("%q is no option of %q", id, q.ID)
			}
			v.Options |= 1 << q.Option(id)
		}
	}
	return v
}

// but answers as the panel does, with notes, but for one question about one label.
func but(h *hand, question, label, reply string) {
	h.answer = func(i decide.Item, of string, v answers.Value) (answers.Value, bool) {
		if i.Question.ID == question && of == label {
			if reply == "" {
				return v, false
			}
			return replied(h, i.Question, reply), true
		}
		return v, v.Given
	}
}

func theScenario(f fataler, id string) *scenario.Scenario {
	f.Helper()
	for _, s := range theScenarios(f) {
		if s.ID == id {
			return s
		}
	}
	f.Fatalf("no scenario %q is bundled", id)
	return nil
}

// edited gives a scenario with something in its file replaced.
func edited(f fataler, id, from, to string) *scenario.Scenario {
	f.Helper()
	s := theScenario(f, id)
	data, err := fs.ReadFile(procedures.Files, s.Path)
	if err != nil || !strings.Contains(string(data), from) {
		f.Fatalf("%q does not stand in %s: %v", from, s.Path, err)
	}
	again, faults := scenario.Load(s.Procedure, s.Path, []byte(strings.Replace(string(data), from, to, 1)))
	if again == nil {
		f.Fatal(faults.All())
	}
	return again
}

func theScenarios(f fataler) []*scenario.Scenario {
	f.Helper()
	data, err := fs.ReadFile(procedures.Files, "child-abuse-ict/procedure.yaml")
	if err != nil {
		f.Fatal(err)
	}
	p, faults := procedure.Load("procedure.yaml", data)
	if p == nil {
		f.Fatal(faults.All())
	}
	names, _ := fs.Glob(procedures.Files, "child-abuse-ict/scenarios/*.yaml")
	var list []*scenario.Scenario
	for _, name := range names {
		data, err := fs.ReadFile(procedures.Files, name)
		if err != nil {
			f.Fatal(err)
		}
		s, faults := scenario.Load(p, name, data)
		if s == nil {
			f.Fatal(faults.All())
		}
		list = append(list, s)
	}
	if len(list) == 0 {
		f.Fatal("no scenario is bundled")
	}
	return list
}

func kindsOf(points []rehearsal.Point) []rehearsal.Kind {
	var list []rehearsal.Kind
	for _, p := range points {
		list = append(list, p.Kind)
	}
	return list
}

// pointOf gives the first point of a kind, or fails.
func pointOf(t *testing.T, points []rehearsal.Point, kind rehearsal.Kind) rehearsal.Point {
	t.Helper()
	for _, p := range points {
		if p.Kind == kind {
			return p
		}
	}
	t.Fatalf("no %s among %v", kind, kindsOf(points))
	return rehearsal.Point{}
}
