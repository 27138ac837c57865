package procedure_test

import (
	"crypto/sha256"
	"fmt"
	"slices"
	"strings"
	"testing"

	"safeguard/internal/fault"
	"safeguard/internal/procedure"
)

func bundled(tb testing.TB) *procedure.Procedure {
	tb.Helper()
	return loaded(tb, string(bundledBytes(tb)))
}

func loaded(tb testing.TB, data string) *procedure.Procedure {
	tb.Helper()
	p, faults := procedure.Load("procedure.yaml", []byte(data))
	if faults.Len() > 0 {
		tb.Fatal(faults.All())
	}
	return p
}

func TestEverythingReadKnowsTheLineItsIDStandsOn(t *testing.T) {
	p := bundled(t)
	lines := strings.Split(string(bundledBytes(t)), "\n")
	check := func(id string, at fault.Place) {
		t.Helper()
		if line := lines[at.Line-1]; !strings.HasPrefix(line[at.Column-1:], id) && !strings.HasPrefix(line[at.Column-1:], `"`+id+`"`) {
			t.Errorf("%q is said to stand at %d:%d, in %q", id, at.Line, at.Column, line)
		}
	}
	for _, k := range p.Kinds {
		check(k.ID, k.At)
	}
	for _, q := range p.Questions {
		check(q.ID, q.At)
		check(q.Type.String(), q.PlaceOf("type"))
		check("[", q.PlaceOf("cite"))
		for _, o := range q.Options {
			if q.Type != procedure.YesNo {
				check(o.ID, o.At)
			}
		}
		if q.When != nil && q.When.Question != nil {
			check(q.When.Question.ID, q.When.At)
		}
	}
	for _, o := range p.Outcomes {
		check(o.ID, o.At)
	}
	for _, a := range p.Actions {
		check(a.ID, a.At)
	}
	for _, par := range p.Source.Paragraphs {
		check(par.ID, par.At)
	}
	for _, tree := range p.Trees {
		check(tree.ID, tree.At)
		tree.Root.Walk(func(b *procedure.Branch) {
			switch {
			case b.Outcome != nil:
				check(b.Outcome.ID, b.At)
			case b.Ask != nil:
				check(b.Ask.ID, b.At)
			}
		})
	}
	for _, s := range p.Stages {
		check(s.ID, s.PlaceOf("id"))
	}
	for _, g := range p.Guarantees {
		check(g.Tree.ID, g.PlaceOf("tree"))
		check(g.Outcome.ID, g.PlaceOf(g.Verdict.String()))
	}
}

func TestTreesStandInTheOrderInWhichTheyAreWorked(t *testing.T) {
	p := bundled(t)
	var got, want []string
	for i, tree := range p.Trees {
		got = append(got, tree.ID)
		if tree.Index != i {
			t.Errorf("tree %q has the index %d at place %d", tree.ID, tree.Index, i)
		}
	}
	for _, s := range p.Stages {
		for _, tree := range s.Trees {
			want = append(want, tree.ID)
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestLeavesStandInProtectiveOrderWhereThereIsOne(t *testing.T) {
	data := strings.Replace(small, "for-each: child, ask", "for-each: child, protective-order: [stay, home], ask", 1)
	for name, tt := range map[string]struct {
		data string
		want []string
	}{
		"as they are written": {small, []string{"home", "stay"}},
		"in protective order": {data, []string{"stay", "home"}},
	} {
		var got []string
		tree := loaded(t, tt.data).Trees[0]
		for _, o := range tree.Leaves {
			got = append(got, o.ID)
		}
		if !slices.Equal(got, tt.want) || tree.Ordered != (tt.data == data) {
			t.Errorf("%s: got %v, ordered %v", name, got, tree.Ordered)
		}
	}
}

func TestAQuestionThatOnlyATreeAsksBelongsToThatTreesStage(t *testing.T) {
	q := bundled(t).Question("substantiated")
	if q.InChecklist || q.Stage == nil || q.Stage.ID != "assessment" {
		t.Errorf("got %+v", q.Stage)
	}
}

func TestGroupsStandForTheirOptions(t *testing.T) {
	q := bundled(t).Question("concern")
	var got []string
	for i, o := range q.Options {
		if q.Groups["images"].Has(i) {
			got = append(got, o.ID)
		}
	}
	if want := []string{"accessing-images", "creating-images", "distributing-images"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestTheDigestIsThatOfTheBytes(t *testing.T) {
	data := bundledBytes(t)
	if got, want := bundled(t).Digest, fmt.Sprintf("sha256:%x", sha256.Sum256(data)); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestATextNamesWhoIsInHand(t *testing.T) {
	tests := []struct{ written, label, want string }{
		{"Is {child} safe?", "Child A", "Is Child A safe?"},
		{"{child} and {child}'s bag", "Sam", "Sam and Sam's bag"},
		{"{child}", "", ""},
		{"Nobody is named", "Child A", "Nobody is named"},
		{"Is {child} safe?", "{child}", "Is {child} safe?"},
		{"Where is {child}?", "{adult} $1 \\1 %s", "Where is {adult} $1 \\1 %s?"},
	}
	for _, tt := range tests {
		ask := loaded(t, strings.Replace(small, "Is {child} safe tonight?", tt.written, 1)).Question("safe").Ask
		if got := ask.Fill(tt.label); got != tt.want {
			t.Errorf("%q with %q: got %q, want %q", tt.written, tt.label, got, tt.want)
		}
		if got := ask.String(); got != tt.written {
			t.Errorf("%q is given as %q", tt.written, got)
		}
		if got := strings.Join(ask.Literals(), tt.label); got != tt.want {
			t.Errorf("%q: the words around the label give %q, want %q", tt.written, got, tt.want)
		}
	}
	if !(procedure.Text{}).Empty() || bundled(t).Question("concern").Ask.Empty() {
		t.Error("a text is empty when it has no words")
	}
}

func TestAConditionTellsWhatItReads(t *testing.T) {
	p := bundled(t)
	var got []string
	for _, tension := range p.Tensions {
		if tension.ID != "safety-rests-on-leaving" {
			continue
		}
		reads := tension.When.Reads()
		for _, q := range reads.Questions {
			got = append(got, q.ID)
		}
		for _, k := range reads.Kinds {
			got = append(got, k.ID)
		}
		if !reads.HasQuestion(p.Question("left-household")) || reads.HasQuestion(p.Question("concern")) {
			t.Error("it reads left-household, and not concern")
		}
	}
	if want := []string{"continuing-risk", "carer-protective", "left-household", "person"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if reads := (*procedure.Condition)(nil).Reads(); reads.Questions != nil || reads.Kinds != nil {
		t.Error("no condition reads something")
	}
}

func TestTheFormatPageHasATableOfKeysForEachMapping(t *testing.T) {
	for _, table := range procedure.Tables() {
		if len(table.Rows) == 0 {
			t.Errorf("%s has no keys", table.Of)
		}
		for _, row := range table.Rows {
			if row.Key == "" || row.Shape.Says == "" || row.About == "" {
				t.Errorf("%s: the key %q is not explained", table.Of, row.Key)
			}
		}
	}
}
