package answers_test

import (
	"slices"
	"strings"
	"testing"

	"safeguard/internal/answers"
	"safeguard/internal/calendar"
	"safeguard/internal/procedure"
)

func TestAnAnswerIsPutIntoWordsForPeopleAndIntoIDsForFiles(t *testing.T) {
	day, err := calendar.ParseDate("2026-11-23")
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		question   string
		value      answers.Value
		words, ids []string
	}{
		{"place", answers.Value{Options: 1 << 1}, []string{"In the garden"}, []string{"garden"}},
		{"place", answers.Value{NotKnown: true}, []string{"Not known"}, []string{procedure.NotKnown}},
		{"noticed", answers.Value{Options: 1<<2 | 1<<0}, []string{"A child is upset", "A child set off alone"}, []string{"upset", "alone"}},
		{"noticed", answers.Value{Options: 1 << 1, NotKnown: true}, []string{"A child is unwell", "Not known"}, []string{"unwell", procedure.NotKnown}},
		{"noticed", answers.Value{}, []string{"None of these"}, nil},
		{"remarks", answers.Value{Text: "Rain.\x1b[2J"}, []string{"Rain.\uFFFD[2J"}, nil},
		{"remarks", answers.Value{NotKnown: true}, []string{"Not known"}, []string{procedure.NotKnown}},
		{"told-on", answers.Value{Date: day}, []string{"Mon 23 Nov 2026"}, nil},
		{"met-by", answers.Value{Options: 1 << 0}, []string{"Somebody Child A knows"}, []string{"known"}},
	}
	p := loaded(t, strings.NewReplacer(
		"  safe: {", "  met-by: {about: child, ask: \"Who met them?\", type: choice, options: {known: \"Somebody {child} knows\", other: Another}, cite: [\"1.1\"]}\n  safe: {",
		"remarks, safe", "remarks, met-by, safe",
	).Replace(written))
	for _, tt := range tests {
		q := p.Question(tt.question)
		tt.value.Given = true
		if got := tt.value.Words(q, "Child A"); !slices.Equal(got, tt.words) {
			t.Errorf("%s %+v: in words %q, want %q", tt.question, tt.value, got, tt.words)
		}
		if got := tt.value.IDs(q); !slices.Equal(got, tt.ids) {
			t.Errorf("%s %+v: as ids %q, want %q", tt.question, tt.value, got, tt.ids)
		}
	}
}

func TestAListIsPutIntoWordsForPeopleAndIntoLabelsForFiles(t *testing.T) {
	two := []string{"Child A", "Child B"}
	tests := []struct {
		list  answers.List
		words string
		ids   []string
	}{
		{answers.List{Labels: two}, "Child A, Child B", two},
		{answers.List{Labels: two[:1], NotKnown: true}, "Child A, others not known", []string{"Child A", procedure.NotKnown}},
		{answers.List{NotKnown: true}, "others not known", []string{procedure.NotKnown}},
		{answers.List{}, "None", nil},
	}
	for _, tt := range tests {
		if got := tt.list.Words(); got != tt.words {
			t.Errorf("%+v: in words %q, want %q", tt.list, got, tt.words)
		}
		if got := tt.list.IDs(); !slices.Equal(got, tt.ids) {
			t.Errorf("%+v: as a file %q, want %q", tt.list, got, tt.ids)
		}
	}
	if !slices.Equal(two, []string{"Child A", "Child B"}) {
		t.Errorf("the labels became %q", two)
	}
}

func TestAQuestionNamesWhomItIsAboutOnce(t *testing.T) {
	p := loaded(t, strings.Replace(written, `"What does {child} need?"`, `"What is needed?"`, 1))
	for _, tt := range []struct{ question, label, want string }{
		{"remarks", "", "What else is known?"},
		{"safe", "Child A", "Is Child A safe tonight?"},
		{"needs", "Child A", "Child A: What is needed?"},
	} {
		if got := answers.Asked(p.Question(tt.question), tt.label); got != tt.want {
			t.Errorf("%s of %q: %q, want %q", tt.question, tt.label, got, tt.want)
		}
	}
}
