package report_test

import (
	"bytes"
	"encoding/json"
	"math/big"
	"os"
	"slices"
	"strings"
	"testing"

	"safeguard/internal/answers"
	"safeguard/internal/calendar"
	"safeguard/internal/compare"
	"safeguard/internal/fault"
	"safeguard/internal/procedure"
	"safeguard/internal/prove"
	"safeguard/internal/report"
)

func smallProcedure(t *testing.T, edits ...string) *procedure.Procedure {
	t.Helper()
	data, err := os.ReadFile("../compare/testdata/small.yaml")
	if err != nil {
		t.Fatal(err)
	}
	p, faults := procedure.Load("p.yaml", []byte(strings.NewReplacer(edits...).Replace(string(data))))
	if faults.Len() > 0 {
		t.Fatal(faults.All())
	}
	return p
}

// twoVersions is a comparison with one of everything. What the proof found is
// put down by hand: the page is what is looked at here.
func twoVersions(t *testing.T) *report.Comparison {
	old := smallProcedure(t)
	new := smallProcedure(t,
		`edition: "1"`, `edition: "2"`, "duty: must\n    opens: true", "duty: should\n    opens: true",
		"within: 15", "within: 20", "Think of the last week.", "Think of the last two weeks, and of tonight.",
		"when: {concern: any-option}", "when: {concern: [harm, not-known]}", "keep-away", "stay-away",
		"      spare: Something spare\n", "", "not-known: support", "not-known: nothing", `"no": support`, `"no": nothing`,
		"duty: consider", "duty: must",
	)
	c := compare.Procedures(old, new, prove.Limits{Nodes: 1})
	said, also := sayDanger(t, old, "no"), sayDanger(t, new, "no")
	also.Set(new.Question("began"), 0, answers.Value{Given: true, NotKnown: true})
	c.Trees = []compare.TreeChange{
		{About: "child", Change: prove.Change{
			Tree: "finding", Verdict: prove.Fails, Sets: big.NewInt(1200), In: big.NewInt(345600),
			Patterns: []string{"danger: no; worried: no", "danger: no; worried: not-known", "and others"},
			Witness:  said, NewWitness: also, Was: []string{"support"}, Now: []string{"nothing"},
		}},
		{About: "child", Change: prove.Change{Tree: "given-up", Verdict: prove.Undecided}},
		{Fate: compare.Came, Change: prove.Change{Tree: "second", Direction: prove.MoreProtective, Verdict: prove.Fails}},
		{Fate: compare.Went, Change: prove.Change{Tree: "third", Direction: prove.Otherwise, Verdict: prove.Fails}},
	}
	return &report.Comparison{Comparison: c, OldPath: "old.yaml", NewPath: "new\x1b.yaml", Cases: []compare.Case{
		{Path: "same.yaml"},
		compare.Decided("case.yaml", sayDanger(t, old, "yes"), sayDanger(t, new, "no")),
		{Path: "gone.yaml", NewFaults: []fault.Fault{{Path: "gone.yaml", Place: fault.Place{Line: 3, Column: 5}, Rule: "unknown-option", Message: `question "concern" has no option "spare"`, Hint: "its options: harm"}}},
		{Path: "later.yaml", OldFaults: []fault.Fault{{Path: "later.yaml", Place: fault.Place{Line: 1, Column: 1}, Rule: "unknown-id", Message: `question "x" does not exist`}}},
	}}
}

func sayDanger(t *testing.T, p *procedure.Procedure, danger string) *answers.Answers {
	t.Helper()
	a := answers.New(p)
	a.SetList(p.Kind("child"), answers.List{Given: true, Labels: []string{"Child A"}})
	day, err := calendar.NewDate(2026, 11, 23)
	if err != nil {
		t.Fatal(err)
	}
	a.Set(p.Question("concern"), 0, answers.Value{Given: true, Options: 1})
	a.Set(p.Question("met"), 0, answers.Value{Given: true, Date: day})
	q := p.Question("danger")
	a.Set(q, 0, answers.Value{Given: true, Options: 1 << q.Option(danger)})
	a.Set(p.Question("worried"), 0, answers.Value{Given: true, NotKnown: true})
	return a
}

func TestAComparisonReadsAsItDid(t *testing.T) {
	c := twoVersions(t)
	golden(t, "testdata/compare/all.txt", func(b *bytes.Buffer) error { return report.Compared(b, c, report.Looks{Width: 80}) })
	golden(t, "testdata/compare/all.40.txt", func(b *bytes.Buffer) error { return report.Compared(b, c, report.Looks{Width: 40}) })
	golden(t, "testdata/compare/all.json", func(b *bytes.Buffer) error { return report.ComparedJSON(b, c) })
}

func TestTheFirstLineSaysWhatMattersMost(t *testing.T) {
	less := compare.TreeChange{Change: prove.Change{Tree: "finding", Verdict: prove.Fails}}
	more := compare.TreeChange{Change: prove.Change{Tree: "finding", Direction: prove.MoreProtective, Verdict: prove.Fails}}
	undecided := compare.TreeChange{Change: prove.Change{Tree: "finding", Verdict: prove.Undecided}}
	for _, c := range []struct {
		name  string
		edits []string
		trees []compare.TreeChange
		want  string
		then  string
	}{
		{"the same file", nil, nil, "Nothing differs for people", "byte for byte"},
		{"another comment", []string{"format: 1", "# here\nformat: 1"}, nil, "Nothing differs for people", "Only the writing differs"},
		{"one tree", []string{"15", "20"}, []compare.TreeChange{less, more}, "1 tree becomes less protective", "1 less protective, 1 more protective"},
		{"two trees and one not decided", []string{"15", "20"}, []compare.TreeChange{less, less, undecided}, "2 trees become less protective", "1 not decided"},
		{"one not decided", []string{"15", "20"}, []compare.TreeChange{undecided, more}, "1 tree may become less protective: not decided within the budget", "1 not decided"},
		{"a later deadline", []string{"15", "20"}, nil, "1 change weakens protection (the trees stay as they are)", "1 weakens protection, 0 strengthen it, 0 changed wordings"},
		{"a reworded title", []string{"title: A small", "title: A little"}, nil, "No tree becomes less protective; 1 changed wording is for you to judge", "1 changed wording for you to judge, 0 other"},
		{"a question turned round", []string{"Is {child} in danger?", "Is {child} safe now?"}, nil, "No tree becomes less protective; 1 changed wording is for you to judge", "WORDS THAT CHANGED\n\nThis program cannot tell what words mean"},
		{"a tree and two texts", []string{"Is {child} in danger?", "Is {child} safe now?", "title: A small", "title: A little"}, []compare.TreeChange{less}, "1 tree becomes less protective; 2 changed wordings are for you to judge", "Question danger, ask: its answers raise an urgent alert\n"},
		{"a later deadline, and a tree that becomes more protective", []string{"15", "20"}, []compare.TreeChange{more}, "1 change weakens protection (no tree becomes less protective)", "1 more protective"},
		{"another edition", []string{`edition: "1"`, `edition: "2"`}, nil, "No tree becomes less protective", "1 other"},
	} {
		t.Run(c.name, func(t *testing.T) {
			compared := compare.Procedures(smallProcedure(t), smallProcedure(t, c.edits...), prove.Limits{})
			compared.Trees = c.trees
			var b bytes.Buffer
			if err := report.Compared(&b, &report.Comparison{Comparison: compared, OldPath: "old.yaml", NewPath: "new.yaml"}, report.Looks{Width: 120}); err != nil {
				t.Fatal(err)
			}
			if got, _, _ := strings.Cut(b.String(), "\n"); got != c.want || !strings.Contains(b.String(), c.then) {
				t.Errorf("first line %q, want %q, and %q in:\n%s", got, c.want, c.then, b.String())
			}
		})
	}
}

// Every object of a kind has the same keys, whatever there is to say.
func TestNoKeyOfAComparisonIsLeftOut(t *testing.T) {
	for _, c := range []struct {
		name string
		c    *report.Comparison
	}{
		{"everything", twoVersions(t)},
		{"nothing", &report.Comparison{Comparison: compare.Procedures(smallProcedure(t), smallProcedure(t), prove.Limits{})}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var b bytes.Buffer
			if err := report.ComparedJSON(&b, c.c); err != nil {
				t.Fatal(err)
			}
			var got map[string]any
			if err := json.Unmarshal(b.Bytes(), &got); err != nil {
				t.Fatal(err)
			}
			var keys []string
			for k := range got {
				keys = append(keys, k)
			}
			slices.Sort(keys)
			want := "answers answers-that-no-longer-fit changes format less-protective more-protective new not-decided old other summary wording"
			if strings.Join(keys, " ") != want {
				t.Errorf("keys %v, want %s", keys, want)
			}
		})
	}
}
