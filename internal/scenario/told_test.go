package scenario_test

import (
	"crypto/sha256"
	"fmt"
	"slices"
	"strings"
	"testing"

	"safeguard/internal/answers"
	"safeguard/internal/decide"
	"safeguard/internal/interview"
	"safeguard/internal/procedure"
	"safeguard/internal/scenario"
)

// toldOf gives whether an inject is among those of these ids.
func toldOf(ids ...string) func(*scenario.Inject) bool {
	return func(i *scenario.Inject) bool { return slices.Contains(ids, i.ID) }
}

func named(a *answers.Answers, items ...decide.Item) string {
	var list []string
	for _, i := range items {
		list = append(list, strings.TrimSpace(i.ID()+" "+i.Of().Label(a)))
	}
	return strings.Join(list, ", ")
}

func TestWhatIsKnownHangsOnTheNewsThatHasComeAndNotOnItsOrder(t *testing.T) {
	p := load(t)
	s := mustLoad(t, p, altered(t, "after: caring, tell: It is quiet.}", `after: caring, tell: It is quiet., answers: {reached: not-known, safe: {Child A: "yes"}}}`))
	tests := []struct{ told, want string }{
		{"", "not-known | no | not-known"},
		{"a-call", "no | no | not-known"},
		{"the-bus", "not-known | no | yes"},
		{"quiet", "not-known | yes | not-known"},
		{"quiet a-call", "not-known | yes | not-known"}, // both speak of "reached", and the later in the file holds
		{"a-call the-bus quiet", "not-known | yes | yes"},
	}
	for _, tt := range tests {
		a := s.Known(toldOf(strings.Fields(tt.told)...))
		got := []string{reply(p.Question("reached"), a.Value(p.Question("reached"), 0))}
		for child := range 2 {
			got = append(got, reply(p.Question("safe"), a.Value(p.Question("safe"), child)))
		}
		if strings.Join(got, " | ") != tt.want {
			t.Errorf("after %q: got %s, want %s", tt.told, strings.Join(got, " | "), tt.want)
		}
	}
}

func reply(q *procedure.Question, v answers.Value) string {
	for i, o := range q.Options {
		if v.Options.Has(i) {
			return o.ID
		}
	}
	if v.NotKnown {
		return procedure.NotKnown
	}
	return "not given"
}

func TestWithAllTheNewsEverythingIsKnownThatIsKnownAtTheEnd(t *testing.T) {
	_, scenarios := bundled(t)
	for _, s := range append(scenarios, mustLoad(t, load(t), played)) {
		all := s.Known(func(*scenario.Inject) bool { return true })
		if got, want := string(all.YAML()), string(s.End().YAML()); got != want {
			t.Errorf("%s: got\n%s\nwant\n%s", s.ID, got, want)
		}
		none := s.Known(func(*scenario.Inject) bool { return false })
		if got, want := string(none.YAML()), string(s.Start().YAML()); got != want {
			t.Errorf("%s, before any: got\n%s\nwant\n%s", s.ID, got, want)
		}
	}
}

func TestWhatIsKnownCanBeChangedWithoutChangingTheScenario(t *testing.T) {
	p := load(t)
	s := mustLoad(t, p, played)
	q := p.Question("reached")
	s.Known(toldOf()).Set(q, 0, answers.Value{})
	if !s.Start().Value(q, 0).Given {
		t.Error("the scenario no longer says anything of it")
	}
}

func TestNewsNamesWhatItSpeaksToInItsOwnOrder(t *testing.T) {
	p := load(t)
	s := mustLoad(t, p, altered(t, `{reached: "no", told-on: 2026-11-23}`, `{safe: {Child B: not-known, " Child A ": "no"}, told-on: 2026-11-23, reached: "no"}`))
	for i, want := range []string{"safe Child B, safe Child A, told-on, reached", "safe Child B", ""} {
		if got := named(s.Start(), s.Changes(s.Injects[i])...); got != want {
			t.Errorf("%s: got %q, want %q", s.Injects[i].ID, got, want)
		}
	}
}

// arrival gives the first thing before which news is told to somebody who is
// asked in order, with these answers; "the end" where nothing is left to ask.
func arrival(t *testing.T, s *scenario.Scenario, inject *scenario.Inject, a *answers.Answers) string {
	t.Helper()
	v := interview.New(a.Clone())
	p := a.Procedure()
	for {
		next, more := v.Next()
		if inject.Arrives(v.Answers(), next, more) {
			if !more {
				return "the end"
			}
			return named(v.Answers(), next)
		}
		switch {
		case !more:
			t.Fatalf("%s never arrives", inject.ID)
		case next.List != nil:
			v.RecordList(next.List, s.Start().List(next.List))
		case s.End().Value(next.Question, next.Subject).Given:
			v.Record(next, s.End().Value(next.Question, next.Subject))
		default:
			v.Leave(next)
		}
		if p != v.Answers().Procedure() {
			t.Fatal("another procedure")
		}
	}
}

func TestNewsArrivesOnceWhatItWaitsForLiesBehindForEverybody(t *testing.T) {
	listed := `subjects: {child: [Child A, Child B], adult: [Adult 1]}`
	nobody := append([]string{"child: [Child A, Child B]", "child: [not-known]"}, withoutChildren...)
	tests := []struct {
		name, after string
		with        []string
		want        string
	}{
		{"a question about the case", "reached", nil, "noticed"},
		{"a question about each adult, the last of its stage", "on-the-way", nil, "told-on"},
		{"a question about each child: the last of them", "safe", nil, "with Child B"},
		{"the last question there is", "with", nil, "the end"},
		{"a stage", "calling", nil, "told-on"},
		{"the last stage", "caring", nil, "the end"},
		{"minutes, which are counted elsewhere", "{minutes: 5}", nil, "the end"},
		{"children of whom none is listed yet", "safe", nobody, "the end"},
		{"all that is known is listed", "reached", []string{listed, listed}, "noticed"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			with := slices.Concat([]string{"{id: quiet, after: caring", "{id: quiet, after: " + tt.after}, tt.with)
			if tt.after == "reached" || tt.after == "{minutes: 5}" {
				with = append(with, "after: {minutes: 10}", "after: {minutes: 2}")
			}
			s := mustLoad(t, load(t), altered(t, with...))
			if got := arrival(t, s, s.Injects[2], answers.New(s.Procedure)); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

// Whoever lists no child is still told what the others hear after a question
// about children, and not before the place at which that question would stand.
func TestNewsAboutNobodyHoldsUpNothing(t *testing.T) {
	p := loaded(t, strings.NewReplacer("checklist: [reached, noticed", "checklist: [reached, safe, noticed", "checklist: [told-on, safe, with]", "checklist: [told-on, with]").Replace(written))
	s := mustLoad(t, p, altered(t, "after: caring", "after: safe"))
	a := answers.New(p)
	for _, k := range p.Kinds {
		a.SetList(k, answers.List{Given: true})
	}
	quiet, item := s.Injects[2], func(id string) decide.Item { return decide.Item{Question: p.Question(id)} }
	if !quiet.Arrives(a, item("noticed"), true) || !quiet.Arrives(a, item("told-on"), true) {
		t.Error("it is held up by a question that is asked of nobody")
	}
	if quiet.Arrives(a, item("reached"), true) {
		t.Error("it comes before the place of its question")
	}
	first := loaded(t, strings.NewReplacer("checklist: [reached, noticed", "checklist: [safe, reached, noticed", "checklist: [told-on, safe, with]", "checklist: [told-on, with]").Replace(written))
	early := mustLoad(t, first, altered(t, "after: reached", "after: safe")).Injects[0]
	if early.Arrives(answers.New(first), decide.Item{List: first.Kinds[1]}, true) {
		t.Error("it comes while people are still being listed")
	}
}

// A question that only a tree asks has its place behind the checklist of its
// stage.
func TestNewsMayWaitForWhatOnlyATreeAsks(t *testing.T) {
	p := loaded(t, strings.Replace(written, "checklist: [reached, noticed, on-the-way]", "checklist: [reached, on-the-way]", 1))
	s := mustLoad(t, p, altered(t, "after: caring", "after: noticed"))
	if got := arrival(t, s, s.Injects[2], answers.New(p)); got != "told-on" {
		t.Errorf("got %q, where the first question of the next stage was wanted", got)
	}
	unasked := answers.New(p) // "yes" leads elsewhere, and the tree does not ask
	unasked.Set(p.Question("reached"), 0, answers.Value{Given: true, Options: 1})
	if got := arrival(t, s, s.Injects[2], unasked); got != "the end" {
		t.Errorf("got %q, where nothing is left to ask", got)
	}
}

func TestTheLengthIsRoundedUpFromWordsAndAnswers(t *testing.T) {
	p := load(t)
	// Two lists, three answers about the case, four about children and one about
	// an adult, at 40 seconds, and a few words to read.
	if got := mustLoad(t, p, played).Minutes(); got != 10 {
		t.Errorf("got %d minutes, want 10", got)
	}
	long := mustLoad(t, p, altered(t, "The phone rings. It is a wrong number.", strings.Repeat("word ", 1000)))
	if got := long.Minutes(); got != 15 {
		t.Errorf("with 5 minutes more to read: got %d minutes, want 15", got)
	}
	// 10 minutes short of 20 seconds, and an answer in words takes 20 more.
	full := altered(t, "The phone rings. It is a wrong number.", strings.Repeat("word ", 565))
	if got := mustLoad(t, p, full).Minutes(); got != 10 {
		t.Errorf("with just under ten minutes in it: got %d", got)
	}
	inWords := loaded(t, strings.Replace(written, "type: choice, options: {staff: Staff, neighbour: A neighbour}, not-known: refuse", "type: text", 1))
	if got := mustLoad(t, inWords, full).Minutes(); got != 15 {
		t.Errorf("with two answers in words: got %d minutes, want 15", got)
	}
	ends := mustLoad(t, p, altered(t, laterNews, `answers: {reached: "yes"}`))
	if got := ends.Minutes(); got != 5 {
		t.Errorf("where most of what was said no longer applies: got %d minutes, want 5", got)
	}
	short := mustLoad(t, p, "format: 1\nid: short\nprocedure: late-collection\nedition: \"1\"\ntitle: Short\nopening: Short.\nanswers: {}\nexpect: {never: [nobody]}\n")
	if got := short.Minutes(); got != 5 {
		t.Errorf("with next to nothing in it: got %d minutes, want 5", got)
	}
}

func TestTheDigestIsThatOfTheBytes(t *testing.T) {
	if got, want := mustLoad(t, load(t), played).Digest(), fmt.Sprintf("sha256:%x", sha256.Sum256([]byte(played))); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
