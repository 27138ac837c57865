package procedures_test

import (
	"io/fs"
	"os"
	"path"
	"strings"
	"testing"

	"safeguard/internal/answers"
	"safeguard/internal/procedure"
	"safeguard/internal/scenario"
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
	for _, s := range scenarios(t) {
		for _, difference := range scenario.Check(s) {
			t.Error(difference)
		}
	}
}

func TestTheScenariosReachEveryRouteBranchReplyAndAlert(t *testing.T) {
	points := map[*procedure.Procedure][]*answers.Answers{}
	for _, s := range scenarios(t) {
		points[s.Procedure] = append(points[s.Procedure], s.Points()...)
	}
	for p, reached := range points {
		for _, tally := range scenario.Cover(p, reached).Kinds {
			for _, gap := range tally.Missing {
				t.Errorf("%s: of the %s no scenario reaches %s", p.ID, gap.Of, gap.Name)
			}
		}
	}
}

func TestEveryPairOfAScenarioExistsAndNamesItBack(t *testing.T) {
	byID := map[string]*scenario.Scenario{}
	for _, s := range scenarios(t) {
		if want := s.ID + ".yaml"; path.Base(s.Path) != want {
			t.Errorf("%s has the id %q", s.Path, s.ID)
		}
		byID[s.ID] = s
	}
	for _, s := range byID {
		if s.Pair == "" {
			continue
		}
		if pair := byID[s.Pair]; pair == nil {
			t.Errorf("%s is to be the pair of %s, and does not exist", s.Pair, s.ID)
		} else if pair.Pair != "" && pair.Pair != s.ID {
			t.Errorf("%s is the pair of %s, whose pair is %s", pair.ID, s.ID, pair.Pair)
		}
	}
}

func TestTheScenarioOnTheFormatPageComesOutAsItExpects(t *testing.T) {
	page, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, section, _ := strings.Cut(string(page), "\n## Scenarios\n")
	_, block, _ := strings.Cut(section, "```yaml\n")
	block, _, _ = strings.Cut(block, "```\n")
	s, faults := scenario.Load(load(t, "child-abuse-ict/procedure.yaml"), "README.md", []byte(block))
	if s == nil {
		t.Fatal(faults.All())
	}
	for _, difference := range scenario.Check(s) {
		t.Error(difference)
	}
}

// scenarios loads every bundled scenario against the procedure of its folder.
func scenarios(t *testing.T) []*scenario.Scenario {
	t.Helper()
	files, err := fs.Glob(procedures.Files, "*/scenarios/*.yaml")
	if err != nil || len(files) < 3 {
		t.Fatal(files, err)
	}
	loaded := map[string]*procedure.Procedure{}
	var list []*scenario.Scenario
	for _, file := range files {
		of := path.Join(path.Dir(path.Dir(file)), "procedure.yaml")
		if loaded[of] == nil {
			loaded[of] = load(t, of)
		}
		s, faults := scenario.Load(loaded[of], file, read(t, file))
		if s == nil {
			t.Fatal(faults.All())
		}
		list = append(list, s)
	}
	return list
}
