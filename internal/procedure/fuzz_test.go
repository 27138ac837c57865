package procedure_test

import (
	"strings"
	"testing"

	"safeguard/internal/procedure"
)

// cutDown gives the bundled file without its long texts and the sections around
// the questions and trees.
func cutDown(data []byte) []byte {
	var kept []string
	skipped := "" // the indentation of what is being left out, with one space more
	for _, line := range strings.Split(string(data), "\n") {
		if skipped != "" && (line == "" || strings.HasPrefix(line, skipped)) {
			continue
		}
		skipped = ""
		text := strings.TrimLeft(line, " ")
		key, _, _ := strings.Cut(text, ":")
		indent := line[:len(line)-len(text)]
		switch {
		case key == "help", indent == "" && (key == "currency" || key == "glossary" || key == "interpretations"):
			skipped = indent + " "
		case !strings.HasPrefix(text, "#"):
			kept = append(kept, line)
		}
	}
	return []byte(strings.Join(kept, "\n"))
}

func TestTheBundledFileCutDownStillLoads(t *testing.T) {
	data := cutDown(bundledBytes(t))
	if _, faults := procedure.Load("procedure.yaml", data); faults.Len() > 0 || len(data) > 48_000 {
		t.Errorf("%d bytes, %v", len(data), faults.All())
	}
}

// Whatever the bytes: no panic, a procedure or faults and never both, every fault
// with a rule, a message and a place in the file.
func FuzzLoad(f *testing.F) {
	f.Add(cutDown(bundledBytes(f)))
	f.Add([]byte(small))
	f.Add(withOptions(3))
	f.Add(withLeaves(3))
	for _, file := range faultFiles(f) {
		f.Add(read(f, file))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		p, faults := procedure.Load("fuzz.yaml", data)
		if (p == nil) != (faults.Len() > 0) {
			t.Fatalf("procedure %v, %d faults", p != nil, faults.Len())
		}
		checkFaults(t, data, faults)
		if p != nil {
			checkWhole(t, p)
		}
	})
}

// checkWhole wants of a procedure without a fault what the rooms above rely on.
func checkWhole(tb tester, p *procedure.Procedure) {
	tb.Helper()
	for i, q := range p.Questions {
		if q.Index != i || q.Stage == nil || p.Question(q.ID) != q || q.Ask.Empty() || q.About != nil && q.About.Stage == nil {
			tb.Errorf("question %q is not whole", q.ID)
		}
		if takes := q.Type == procedure.YesNo || q.Type == procedure.Choice || q.Type == procedure.Many; takes != (len(q.Options) > 0) {
			tb.Errorf("question %q of type %s has %d options", q.ID, q.Type, len(q.Options))
		}
	}
	for i, t := range p.Trees {
		if t.Index != i || t.Stage == nil || t.Root == nil || len(t.Leaves) == 0 || len(t.Leaves) > procedure.MaxLeaves {
			tb.Errorf("tree %q is not whole", t.ID)
			continue
		}
		t.Root.Walk(func(b *procedure.Branch) {
			if b.Outcome == nil && len(b.Children()) == 0 {
				tb.Errorf("a branch of tree %q leads nowhere", t.ID)
			}
		})
	}
	for _, a := range p.Actions {
		if a.Do.Empty() && a.DoNot.Empty() {
			tb.Errorf("action %q does nothing", a.ID)
		}
	}
	for _, g := range p.Guarantees {
		if g.Tree == nil || g.Outcome == nil {
			tb.Errorf("guarantee %q is not whole", g.ID)
		}
	}
}

func TestTheBundledProcedureIsWhole(t *testing.T) {
	p, faults := procedure.Load("procedure.yaml", bundledBytes(t))
	if faults.Len() > 0 {
		t.Fatal(faults.All())
	}
	checkWhole(t, p)
}
