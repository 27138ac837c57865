package compare_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"safeguard/internal/compare"
	"safeguard/internal/procedure"
	"safeguard/internal/prove"
)

// block gives the lines from one to the last that is indented below it.
func block(lines []string, at int) (from, to int) {
	indent := func(s string) int { return len(s) - len(strings.TrimLeft(s, " ")) }
	to = at + 1
	for to < len(lines) && indent(lines[to]) > indent(lines[at]) {
		to++
	}
	return at, to
}

// drawVersion leaves out and rewords parts of a file, until it loads.
func drawVersion(t *rapid.T, text string) *procedure.Procedure {
	for range rapid.IntRange(0, 4).Draw(t, "edits") {
		lines := strings.Split(text, "\n")
		from, to := block(lines, rapid.IntRange(0, len(lines)-1).Draw(t, "line"))
		edited := slices.Clone(lines)
		switch rapid.IntRange(0, 3).Draw(t, "edit") {
		case 0:
			edited = slices.Delete(edited, from, to)
		case 1:
			for i := from; i < to; i++ {
				edited[i] = strings.NewReplacer("must", "should", "true", "false", "support", "nothing", "15", "20").Replace(edited[i])
			}
		case 2:
			other := rapid.IntRange(0, len(lines)-1).Draw(t, "other line")
			edited[from], edited[other] = edited[other], edited[from]
		case 3:
			edited[from] = strings.NewReplacer("a", "e", "o", "u").Replace(edited[from])
		}
		if p, faults := procedure.Load("p.yaml", []byte(strings.Join(edited, "\n"))); p != nil && faults.Len() == 0 {
			text = strings.Join(edited, "\n")
		}
	}
	p, faults := procedure.Load("p.yaml", []byte(text))
	if p == nil {
		t.Fatal(faults.All())
	}
	return p
}

// opposite writes a comparison taken the other way round.
func opposite(c *compare.Comparison) []string {
	return written(c.Differences, func(d *compare.Difference) {
		d.Old, d.New, d.OldAt, d.NewAt, d.Turn = d.New, d.Old, d.NewAt, d.OldAt, -d.Turn
		d.Fate = [...]compare.Fate{compare.Changed, compare.Came, compare.Went}[d.Fate]
	})
}

// written gives differences without what is said one way only, in one order.
func written(list []compare.Difference, change func(*compare.Difference)) []string {
	var lines []string
	for _, d := range list {
		change(&d)
		d.Note = ""
		lines = append(lines, fmt.Sprint(d))
	}
	slices.Sort(lines)
	return lines
}

// What was added one way is gone the other way, and what is weaker one way is
// stronger the other.
func TestTakenTheOtherWayRoundEverythingIsTheOpposite(t *testing.T) {
	text := small(t)
	differing := 0
	rapid.Check(t, func(t *rapid.T) {
		old, new := drawVersion(t, text), drawVersion(t, text)
		there, back := compare.Procedures(old, new, prove.Limits{}), compare.Procedures(new, old, prove.Limits{})
		got, want := written(back.Differences, func(*compare.Difference) {}), opposite(there)
		if !slices.Equal(got, want) {
			t.Fatalf("the other way round:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
		if there.Differs() != back.Differs() {
			t.Fatalf("differs: %v, and %v the other way round", there.Differs(), back.Differs())
		}
		if there.Differs() {
			differing++
		}
	})
	if differing == 0 {
		t.Error("no two versions differed")
	}
}

// Comments and empty lines are no difference, wherever they stand; nor does a
// tree come out differently whose file says nothing else.
func TestOnlyTheWritingDiffersWhereNothingElseDoes(t *testing.T) {
	texts := []string{small(t), bundled(t)}
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.SampledFrom(texts).Draw(t, "file")
		lines := strings.SplitAfter(text, "\n")
		at := rapid.IntRange(0, len(lines)-1).Draw(t, "line")
		new, faults := procedure.Load("p.yaml", []byte(strings.Join(slices.Insert(slices.Clone(lines), at, "# a comment\n"), "")))
		if faults.Len() > 0 {
			t.Skip("the comment became part of a text")
		}
		old, _ := procedure.Load("p.yaml", []byte(text))
		c := compare.Procedures(old, new, prove.Limits{})
		if strings.Contains(fmt.Sprint(c.Differences), "# a comment") {
			t.Skip("the comment became part of a text")
		}
		if c.Differs() || c.SameFile() {
			t.Fatalf("a comment in line %d: %v %v", at+1, sayAll(c.Differences), c.Trees)
		}
	})
}

func bundled(t *testing.T) string {
	t.Helper()
	data, err := os.ReadFile("../../procedures/child-abuse-ict/procedure.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
