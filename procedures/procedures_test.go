package procedures_test

import (
	"io/fs"
	"path"
	"slices"
	"testing"

	"safeguard/internal/answers"
	"safeguard/internal/calendar"
	"safeguard/internal/decide"
	"safeguard/internal/procedure"
	"safeguard/internal/yamldoc"
	"safeguard/procedures"
)

func load(t *testing.T, file string) *procedure.Procedure {
	t.Helper()
	p, faults := procedure.Load(file, read(t, file))
	if faults.Len() > 0 {
		t.Fatal(faults.All())
	}
	return p
}

func read(t *testing.T, file string) []byte {
	t.Helper()
	data, err := fs.ReadFile(procedures.Files, file)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestEveryBundledProcedureLoadsUnderTheIDOfItsFolder(t *testing.T) {
	files, err := fs.Glob(procedures.Files, "*/procedure.yaml")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		if p := load(t, file); p.ID != path.Dir(file) {
			t.Errorf("%s has the id %q", file, p.ID)
		}
	}
}

func TestEveryParagraphThatAsksForSomethingIsCitedByWhatDoesIt(t *testing.T) {
	p := load(t, "child-abuse-ict/procedure.yaml")
	cited := map[*procedure.Paragraph]bool{}
	cite := func(list []*procedure.Paragraph) {
		for _, par := range list {
			cited[par] = true
		}
	}
	for _, q := range p.Questions {
		cite(q.Cite)
	}
	for _, o := range p.Outcomes {
		cite(o.Cite)
	}
	for _, a := range p.Actions {
		cite(a.Cite)
	}
	for _, par := range p.Source.Paragraphs {
		if !par.Background && !cited[par] {
			t.Errorf("nothing cites %s: %s", par.ID, par.Gist)
		}
	}
}

// The scenarios are worked through with everything that arrives in them; each
// then stands where its file says.
func TestEveryScenarioComesOutAsItExpects(t *testing.T) {
	files, err := fs.Glob(procedures.Files, "*/scenarios/*.yaml")
	if err != nil || len(files) < 3 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		t.Run(path.Base(file), func(t *testing.T) {
			root, faults := yamldoc.ParseLoose(file, read(t, file))
			if faults.Len() > 0 {
				t.Fatal(faults.All())
			}
			p := load(t, path.Join(path.Dir(path.Dir(file)), "procedure.yaml"))
			a, faults := answers.Read(p, file, withInjects(root))
			if faults.Len() > 0 {
				t.Fatal(faults.All())
			}
			checkExpectations(t, decide.Decide(a), root.Lookup("expect"))
		})
	}
}

// withInjects gives the scenario's block of answers after its last inject.
func withInjects(scenario *yamldoc.Node) *yamldoc.Node {
	block := &yamldoc.Node{Kind: yamldoc.Mapping}
	for _, key := range []string{"procedure", "subjects", "answers", "notes"} {
		if n := scenario.Lookup(key); n != nil {
			block.Pairs = append(block.Pairs, yamldoc.Pair{Key: &yamldoc.Node{Value: key}, Value: n})
		}
	}
	if injects := scenario.Lookup("injects"); injects != nil {
		for _, inject := range injects.Items {
			if more := inject.Lookup("answers"); more != nil {
				merge(block.Lookup("answers"), more)
			}
		}
	}
	return block
}

func merge(into, more *yamldoc.Node) {
	for _, pair := range more.Pairs {
		at := slices.IndexFunc(into.Pairs, func(p yamldoc.Pair) bool { return p.Key.Value == pair.Key.Value })
		switch {
		case at < 0:
			into.Pairs = append(into.Pairs, pair)
		case pair.Value.Kind == yamldoc.Mapping:
			merge(into.Pairs[at].Value, pair.Value)
		default:
			into.Pairs[at].Value = pair.Value
		}
	}
}

func checkExpectations(t *testing.T, got *decide.Path, expect *yamldoc.Node) {
	t.Helper()
	want := expect.Lookup("decisions")
	for _, d := range got.Decisions {
		subject := d.Subject.Label(got.Answers)
		if subject == "" {
			subject = "case"
		}
		var possible, expected []string
		for _, o := range d.Possible {
			possible = append(possible, o.ID)
		}
		if tree := want.Lookup(d.Tree.ID); tree != nil && tree.Lookup(subject) != nil {
			for _, id := range tree.Lookup(subject).Items {
				expected = append(expected, id.Value)
			}
		}
		slices.Sort(possible)
		slices.Sort(expected)
		if !slices.Equal(possible, expected) {
			t.Errorf("%s of %s can be %v, expected %v", d.Tree.ID, subject, possible, expected)
		}
	}
	checkAlerts(t, got, expect.Lookup("alerts"))
	checkDue(t, got, expect.Lookup("due"))
}

func checkAlerts(t *testing.T, got *decide.Path, want *yamldoc.Node) {
	t.Helper()
	var raised, expected []string
	for _, a := range got.Alerts {
		if !slices.Contains(raised, a.Action.ID) {
			raised = append(raised, a.Action.ID)
		}
	}
	if want != nil {
		for _, id := range want.Items {
			expected = append(expected, id.Value)
		}
	}
	slices.Sort(raised)
	slices.Sort(expected)
	if !slices.Equal(raised, expected) {
		t.Errorf("alerts %v, expected %v", raised, expected)
	}
}

func checkDue(t *testing.T, got *decide.Path, want *yamldoc.Node) {
	t.Helper()
	if want == nil {
		return
	}
	for _, action := range want.Pairs {
		for _, subject := range action.Value.Pairs {
			date, err := calendar.ParseDate(subject.Value.Value)
			if err != nil {
				t.Fatal(err)
			}
			found := slices.ContainsFunc(got.Actions, func(a decide.Action) bool {
				label := a.Subject.Label(got.Answers)
				return a.ID() == action.Key.Value && (label == subject.Key.Value || label == "" && subject.Key.Value == "case") && a.Due == date
			})
			if !found {
				t.Errorf("%s for %s is not due on %s", action.Key.Value, subject.Key.Value, date)
			}
		}
	}
}
