package scenario_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"safeguard/internal/answers"
	"safeguard/internal/procedure"
	"safeguard/internal/scenario"
)

func nothingTaken(string) bool { return false }

// tried loads skeletons as anybody would, wants each to come out as it expects,
// and gives what is missing once they are there as well.
func tried(tb testing.TB, p *procedure.Procedure, before []*answers.Answers, skeletons []scenario.Skeleton) []string {
	tb.Helper()
	all := slices.Clone(before)
	for _, s := range skeletons {
		loaded, faults := scenario.Load(p, "", s.YAML())
		if loaded == nil {
			tb.Fatalf("%s\n%s", shown(faults.All()), s.YAML())
		}
		if differences := scenario.Check(loaded); len(differences) > 0 {
			tb.Fatalf("%s\n%s", shown(differences), s.YAML())
		}
		if loaded.ID != s.ID {
			tb.Errorf("the id is %s, where %s was wanted", loaded.ID, s.ID)
		}
		all = append(all, loaded.Points()...)
	}
	return names(scenario.Cover(p, all).All().Missing)
}

func names(gaps []scenario.Gap) []string {
	var list []string
	for _, g := range gaps {
		list = append(list, g.Of+" "+g.Name)
	}
	return list
}

func TestSuggestionsCloseEveryGapOfAProcedureThatNothingTries(t *testing.T) {
	p := load(t)
	skeletons, unreached := scenario.Cover(p, nil).Suggest(nothingTaken)
	if len(unreached) > 0 {
		t.Errorf("nothing was found for %v", names(unreached))
	}
	if left := tried(t, p, nil, skeletons); len(left) > 0 {
		t.Errorf("not reached: %v", left)
	}
	// "reached" has three replies, and after "no" there are two ways on.
	if len(skeletons) != 4 {
		t.Errorf("%d scenarios, where 4 are enough", len(skeletons))
	}
}

func TestASuggestionIsWrittenWhole(t *testing.T) {
	p := load(t)
	c := scenario.Cover(p, points(mustLoad(t, p, played)))
	skeletons, _ := c.Suggest(func(id string) bool { return id == "suggested-1" })
	var got strings.Builder
	for _, s := range skeletons {
		got.Write(s.YAML())
		got.WriteString("---\n")
	}
	const golden = "testdata/suggested.want"
	if *update {
		if err := os.WriteFile(golden, []byte(got.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if got.String() != string(want) {
		t.Errorf("got\n%s\nwant\n%s", got.String(), want)
	}
}

func TestWhatIsReachedAlreadyAsksForNothing(t *testing.T) {
	p := load(t)
	skeletons, _ := scenario.Cover(p, nil).Suggest(nothingTaken)
	var all []*answers.Answers
	for _, s := range skeletons {
		all = append(all, s.Answers)
	}
	again, unreached := scenario.Cover(p, all).Suggest(nothingTaken)
	if len(again)+len(unreached) > 0 {
		t.Errorf("%d more scenarios, %v not found", len(again), names(unreached))
	}
}

func TestWhatNoAnswersReachIsNamed(t *testing.T) {
	// The branch behind "else" needs an answer that the stage rules out.
	p := loaded(t, strings.Replace(written, "not-known: stays", "not-known: {if: {reached: [\"no\", not-known]}, then: stays, else: goes-home}", 1))
	skeletons, unreached := scenario.Cover(p, nil).Suggest(nothingTaken)
	want := []string{"branches care: safe not-known > else"}
	if got := names(unreached); !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if left := tried(t, p, nil, skeletons); !slices.Equal(left, want) {
		t.Errorf("not reached: %v", left)
	}
}

func TestSuggestionsReachWhatConditionsHide(t *testing.T) {
	// Each of these is a tension, which is reached only by answers that make it hold.
	tests := []struct{ name, when string }{
		{"an empty list", "{none: child}"},
		{"everybody of a kind", `{every: adult, where: {on-the-way: "no"}}`},
		{"nobody of a kind, or everybody", `{all: [{none: child}, {every: child, where: {safe: "no"}}]}`},
		{"two of a kind who differ", `{all: [{some: child, where: {safe: "no"}}, {some: child, where: {safe: "yes"}}]}`},
		{"three of a kind who differ", `{all: [{some: child, where: {safe: "no"}}, {some: child, where: {safe: "yes"}}, {some: child, where: {safe: [not-known]}}]}`},
		{"one of two, the first of which cannot be", `{any: [{all: [{noticed: none}, {noticed: upset}]}, {noticed: unwell}]}`},
		{"several ticked at once", `{all: [{noticed: upset}, {noticed: unwell}, {noticed: [not-known]}]}`},
		{"nothing ticked", `{all: [{noticed: none}, {reached: "yes"}]}`},
		{"not known of a choice", `{all: [{reached: [not-known]}, {some: adult, where: {on-the-way: [not-known]}}]}`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := loaded(t, strings.Replace(written, "tensions:\n", "tensions:\n  - {id: hidden, when: "+tt.when+", says: What now}\n", 1))
			skeletons, unreached := scenario.Cover(p, nil).Suggest(nothingTaken)
			if left := tried(t, p, nil, skeletons); len(left)+len(unreached) > 0 {
				t.Errorf("not reached: %v; not found: %v", left, names(unreached))
			}
		})
	}
}

func bundled(tb testing.TB) (*procedure.Procedure, []*scenario.Scenario) {
	tb.Helper()
	const folder = "../../procedures/child-abuse-ict/"
	data, err := os.ReadFile(folder + "procedure.yaml")
	if err != nil {
		tb.Fatal(err)
	}
	p := loaded(tb, string(data))
	files, err := filepath.Glob(folder + "scenarios/*.yaml")
	if err != nil || len(files) == 0 {
		tb.Fatal(files, err)
	}
	var scenarios []*scenario.Scenario
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			tb.Fatal(err)
		}
		scenarios = append(scenarios, mustLoad(tb, p, string(data)))
	}
	return p, scenarios
}

func TestSuggestionsFillInForScenariosThatAreTakenAway(t *testing.T) {
	p, scenarios := bundled(t)
	all, _ := scenario.Cover(p, nil).Suggest(nothingTaken)
	fill := func(name string, kept []*scenario.Scenario) {
		before := points(kept...)
		skeletons, unreached := scenario.Cover(p, before).Suggest(nothingTaken)
		if left := tried(t, p, before, skeletons); len(left)+len(unreached) > 0 {
			t.Errorf("%s: not reached: %v; not found: %v", name, left, names(unreached))
		}
		if len(skeletons) > len(all) {
			t.Errorf("%s: %d scenarios, where %d reach everything", name, len(skeletons), len(all))
		}
	}
	for i, s := range scenarios {
		fill("without "+s.ID, slices.Delete(slices.Clone(scenarios), i, i+1))
		if i%3 == 0 {
			fill(s.ID+" alone", scenarios[i:i+1])
		}
	}
}
