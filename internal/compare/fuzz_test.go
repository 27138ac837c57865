package compare_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"safeguard/internal/compare"
	"safeguard/internal/procedure"
	"safeguard/internal/prove"
)

// version edits a file as a script says, three bytes an edit: a line with what is
// indented below it goes, comes again under another key, changes its words, or
// changes places with another. Edits after which it does not load are left out.
func version(text, script string) *procedure.Procedure {
	last, _ := procedure.Load("p.yaml", []byte(text))
	for ; len(script) >= 3; script = script[3:] {
		lines := strings.Split(text, "\n")
		from, to := block(lines, int(script[0])*3%len(lines))
		other := int(script[2]) * 3 % len(lines)
		edited := slices.Clone(lines)
		switch script[1] % 6 {
		case 0:
			edited = slices.Delete(edited, from, to)
		case 1:
			for i := from; i < to; i++ {
				edited[i] = strings.NewReplacer("must", "should", "true", "false", "support", "nothing", "15", "20", "\"yes\"", "\"no\"", "some:", "every:").Replace(edited[i])
			}
		case 2:
			edited[from], edited[other] = edited[other], edited[from]
		case 3:
			edited[from] = strings.NewReplacer("a", "e", "o", "u").Replace(edited[from])
		case 4:
			again := slices.Clone(edited[from:to])
			again[0] = strings.Replace(again[0], ":", fmt.Sprintf("-%d:", script[2]), 1)
			edited = slices.Insert(edited, to, again...)
		case 5:
			cut := slices.Clone(edited[from:to])
			edited = slices.Delete(edited, from, to)
			edited = slices.Insert(edited, min(other, len(edited)), cut...)
		}
		if p, _ := procedure.Load("p.yaml", []byte(strings.Join(edited, "\n"))); p != nil {
			last, text = p, strings.Join(edited, "\n")
		}
	}
	return last
}

// Whatever was edited in two versions of a procedure: comparing them ends, says the
// same each time and the opposite the other way round, and a version does not
// differ from itself.
func FuzzProcedures(f *testing.F) {
	f.Add("", "")
	f.Add("\x10\x00\x00\x20\x01\x00", "\x15\x02\x18")
	for line := range 120 {
		f.Add(string([]byte{byte(line), byte(line), byte(line * 7)}), string([]byte{byte(line * 5), byte(line / 6), byte(line)}))
	}
	text := small(f)
	l := prove.Limits{Nodes: 20_000}
	f.Fuzz(func(t *testing.T, before, after string) {
		if len(before) > 24 || len(after) > 24 {
			return
		}
		old, new := version(text, before), version(text, after)
		there, back := compare.Procedures(old, new, l), compare.Procedures(new, old, l)
		if got, want := written(back.Differences, func(*compare.Difference) {}), opposite(there); !slices.Equal(got, want) {
			t.Errorf("the other way round:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
		if there.Differs() != back.Differs() {
			t.Errorf("differs: %v, and %v the other way round", there.Differs(), back.Differs())
		}
		again := compare.Procedures(old, new, l)
		if !slices.Equal(sayAll(again.Differences), sayAll(there.Differences)) || len(again.Trees) != len(there.Trees) || len(again.Misfits) != len(there.Misfits) {
			t.Error("compared again they differ otherwise")
		}
		if c := compare.Procedures(old, old, l); c.Differs() || !c.SameFile() {
			t.Errorf("a version differs from itself: %v", sayAll(c.Differences))
		}
	})
}
