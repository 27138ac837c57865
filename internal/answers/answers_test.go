package answers_test

import (
	"slices"
	"testing"

	"safeguard/internal/answers"
)

func TestAnotherListKeepsTheAnswersAboutWhoStays(t *testing.T) {
	const before = `
subjects: {child: [Child A, Child B, Child C], adult: [Adult 1]}
answers:
  reached: "no"
  safe: {Child A: "yes", Child B: "no", Child C: not-known}
  on-the-way: {Adult 1: "yes"}
notes:
  needs: {Child B: A coat., Child C: Supper.}
`
	tests := []struct {
		name string
		list answers.List
		want string
	}{
		{
			"nobody goes",
			answers.List{Given: true, Labels: []string{"Child A", "Child B", "Child C"}},
			"subjects:\n  child: [\"Child A\", \"Child B\", \"Child C\"]\n  adult: [\"Adult 1\"]\nanswers:\n  reached: \"no\"\n  safe:\n    \"Child A\": \"yes\"\n    \"Child B\": \"no\"\n    \"Child C\": not-known\n  on-the-way:\n    \"Adult 1\": \"yes\"\nnotes:\n  needs:\n    \"Child B\": \"A coat.\"\n    \"Child C\": \"Supper.\"\n",
		},
		{
			"one goes, one comes, and the order changes",
			answers.List{Given: true, NotKnown: true, Labels: []string{"Child C", "Child D", "Child A"}},
			"subjects:\n  child: [\"Child C\", \"Child D\", \"Child A\", not-known]\n  adult: [\"Adult 1\"]\nanswers:\n  reached: \"no\"\n  safe:\n    \"Child C\": not-known\n    \"Child A\": \"yes\"\n  on-the-way:\n    \"Adult 1\": \"yes\"\nnotes:\n  needs:\n    \"Child C\": \"Supper.\"\n",
		},
		{
			"all go",
			answers.List{Given: true},
			"subjects:\n  child: []\n  adult: [\"Adult 1\"]\nanswers:\n  reached: \"no\"\n  on-the-way:\n    \"Adult 1\": \"yes\"\n",
		},
		{
			"the list is taken back",
			answers.List{},
			"subjects:\n  adult: [\"Adult 1\"]\nanswers:\n  reached: \"no\"\n  on-the-way:\n    \"Adult 1\": \"yes\"\n",
		},
	}
	p := load(t)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a := mustRead(t, p, before)
			a.SetList(p.Kind("child"), tt.list)
			if got := said(a); got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}

func TestACopyChangesAlone(t *testing.T) {
	p := load(t)
	a := mustRead(t, p, "subjects: {child: [Child A]}\nanswers: {reached: \"no\"}")
	was := said(a)
	b := a.Clone()
	b.Set(p.Question("reached"), 0, answers.Value{Given: true, Options: 1})
	b.SetList(p.Kind("child"), answers.List{Given: true, Labels: []string{"Child B"}})
	if got := said(a); got != was {
		t.Errorf("the first became\n%s", got)
	}
}

func TestAListThatIsPutDownIsNotChangedFromOutside(t *testing.T) {
	p := load(t)
	a := answers.New(p)
	labels := []string{"Child A", "Child B"}
	a.SetList(p.Kind("child"), answers.List{Given: true, Labels: labels})
	labels[0] = "Somebody else"
	if got, want := a.List(p.Kind("child")).Labels, []string{"Child A", "Child B"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestWhatHasBeenSaidIsCounted(t *testing.T) {
	p := load(t)
	a := mustRead(t, p, `
subjects: {child: [Child A, Child B]}
answers: {reached: "no", place: not-known, safe: {Child A: "yes"}}
notes: {needs: {Child B: A coat.}}
`)
	child := p.Kind("child")
	if got := a.Count(); got != 4 { // the list is one of them
		t.Errorf("got %d answers, want 4", got)
	}
	for s, want := range []bool{true, true} {
		if got := a.AnyAbout(child, s); got != want {
			t.Errorf("anything about %s: got %v", a.Label(child, s), got)
		}
	}
	if a.AnyAbout(nil, 0) != true {
		t.Error("nothing about the case")
	}
	a.SetList(child, answers.List{Given: true, Labels: []string{"Child C"}})
	if a.AnyAbout(child, 0) {
		t.Error("something about Child C")
	}
}

func TestSlotsNumberEveryAnswerOnce(t *testing.T) {
	p := load(t)
	a := mustRead(t, p, "subjects: {child: [Child A, Child B], adult: [Adult 1]}")
	seen := make([]bool, a.Slots())
	for _, q := range p.Questions {
		for s := range a.Subjects(q.About) {
			if seen[a.Slot(q, s)] {
				t.Errorf("slot %d is given twice", a.Slot(q, s))
			}
			seen[a.Slot(q, s)] = true
		}
	}
	if i := slices.Index(seen, false); i >= 0 {
		t.Errorf("slot %d is nobody's", i)
	}
}

func TestTwoValuesAreTheSameWhateverTheirNotes(t *testing.T) {
	yes := answers.Value{Given: true, Options: 1, Note: "By telephone."}
	tests := []struct {
		name string
		with answers.Value
		want bool
	}{
		{"another note", answers.Value{Given: true, Options: 1}, true},
		{"another option", answers.Value{Given: true, Options: 2, Note: "By telephone."}, false},
		{"not known beside it", answers.Value{Given: true, Options: 1, NotKnown: true}, false},
	}
	for _, tt := range tests {
		if got := yes.Same(tt.with); got != tt.want {
			t.Errorf("%s: got %v", tt.name, got)
		}
	}
	if !yes.Known() || (answers.Value{Given: true, NotKnown: true}).Known() || (answers.Value{}).Known() {
		t.Error("known is an answer that is given and leaves nothing unknown")
	}
}

func TestIDsThatYAMLTakesForOtherThingsAreWrittenInQuotes(t *testing.T) {
	p := loaded(t, `format: 1
id: "null"
title: Odd ids
edition: "1"
source: {paragraphs: {"1.1": {gist: Ring.}}}
subjects:
  "on": {label: One, ask: "Who?"}
questions:
  "true": {ask: "Is it?", type: choice, options: {"false": No such thing, "null": Nothing}, cite: ["1.1"]}
  "y": {about: "on", ask: "Is {on}?", type: yes-no, cite: ["1.1"]}
stages:
  - {id: first, title: First, subjects: ["on"], checklist: ["true", "y"], trees: [only]}
trees:
  only: {title: Only, ask: "true", answers: {"false": end, "null": end}}
outcomes:
  end: {title: End, duty: none, opens: false}
`)
	a := answers.New(p)
	a.SetList(p.Kind("on"), answers.List{Given: true, Labels: []string{"off"}})
	a.Set(p.Question("true"), 0, answers.Value{Given: true, Options: 2})
	a.Set(p.Question("y"), 0, answers.Value{Given: true, Options: 1})
	want := "procedure: \"null\"\nsubjects:\n  \"on\": [\"off\"]\nanswers:\n  \"true\": \"null\"\n  \"y\":\n    \"off\": \"yes\"\n"
	got := string(a.YAML())
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if back := string(mustRead(t, p, got).YAML()); back != got {
		t.Errorf("read back\n%s\nwas\n%s", back, got)
	}
}
