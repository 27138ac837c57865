package scenario_test

import (
	"bytes"
	"os"
	"slices"
	"strings"
	"testing"

	"safeguard/internal/answers"
	"safeguard/internal/calendar"
	"safeguard/internal/decide"
	"safeguard/internal/procedure"
	"safeguard/internal/scenario"
)

func generated(t *testing.T, p *procedure.Procedure, o scenario.GenerateOptions) (*scenario.Generated, *scenario.Scenario) {
	t.Helper()
	g, err := scenario.Generate(p, o)
	if err != nil {
		t.Fatalf("seed %d: %v", o.Seed, err)
	}
	s, faults := scenario.Load(p, g.File(), g.YAML())
	if s == nil {
		t.Fatalf("seed %d:\n%s%s", o.Seed, shown(faults.All()), g.YAML())
	}
	if differences := scenario.Check(s); len(differences) > 0 {
		t.Fatalf("seed %d:\n%s%s", o.Seed, shown(differences), g.YAML())
	}
	for _, a := range s.Points() {
		checkDanger(t, g, a)
	}
	return g, s
}

func chapter(t *testing.T) *procedure.Procedure {
	t.Helper()
	return loaded(t, file(t, "../../procedures/child-abuse-ict/procedure.yaml"))
}

func file(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func settles(path *decide.Path, o *procedure.Outcome) bool {
	return slices.ContainsFunc(path.Decisions, func(d decide.Decision) bool { return d.Outcome() == o })
}

func TestTwoHundredSeedsMakeTwoHundredScenariosToPlay(t *testing.T) {
	p := chapter(t)
	unknown, told, reached := 0, 0, map[string]bool{}
	words, unknownWords := 0, 0
	seen := map[string]bool{}
	for seed := range uint64(200) {
		g, s := generated(t, p, scenario.GenerateOptions{Seed: seed})
		for n, a := range s.Points() {
			at := decide.Decide(a)
			if len(at.Tensions) > 0 {
				t.Errorf("seed %d: %s is a tension at point %d, and none was asked for", seed, at.Tensions[0].Tension.ID, n)
			}
			if len(at.SetAside) > 0 || slices.ContainsFunc(at.Outstanding, func(o decide.Outstanding) bool { return o.List == nil && !o.NotKnown }) {
				t.Errorf("seed %d: it answers more or less than is asked at point %d", seed, n)
			}
		}
		path := decide.Decide(s.End())
		if !settles(path, g.Reach) {
			t.Errorf("seed %d: nothing settles on %s", seed, g.Reach.ID)
		}
		if slices.ContainsFunc(path.Outstanding, func(o decide.Outstanding) bool { return o.NotKnown }) {
			unknown++
		}
		told += len(s.Injects)
		reached[g.Reach.ID] = true
		checkWords(t, g, s)
		words, unknownWords = words+countWords(s, false), unknownWords+countWords(s, true)
		if again, _ := generated(t, p, scenario.GenerateOptions{Seed: seed}); !bytes.Equal(again.YAML(), g.YAML()) {
			t.Errorf("seed %d: it is another one the second time", seed)
		}
		_, body, _ := strings.Cut(string(g.YAML()), "\nopening:")
		seen[body] = true
	}
	if unknownWords < 2*words || words == 0 {
		t.Errorf("what is to be said of somebody is known %d times, and %d times it is not", words, unknownWords)
	}
	if unknown < 150 || told < 150 || len(reached) < len(p.Outcomes) || len(seen) != 200 {
		t.Errorf("%d of 200 hold an unknown, %d injects, %d outcomes of %d, %d that differ", unknown, told, len(reached), len(p.Outcomes), len(seen))
	}
}

// countWords counts the answers in words about somebody that are, or are not, not
// known at the end.
func countWords(s *scenario.Scenario, notKnown bool) int {
	count := 0
	for _, i := range decide.Order(s.End()) {
		if i.List != nil || i.Question.Type != procedure.FreeText || i.Question.About == nil {
			continue
		}
		if v := s.End().Value(i.Question, i.Subject); v.Given && v.NotKnown == notKnown {
			count++
		}
	}
	return count
}

// checkDanger wants nobody to be safe by one answer and in danger by another.
func checkDanger(t *testing.T, g *scenario.Generated, a *answers.Answers) {
	t.Helper()
	p := a.Procedure()
	risk, meeting := p.Question("immediate-risk"), p.Question("meeting-planned")
	if risk == nil {
		return // another procedure
	}
	for child := range a.Subjects(risk.About) {
		said := []string{string(answers.FormatValue(risk, a.Value(risk, child))), string(answers.FormatValue(meeting, a.Value(meeting, child)))}
		if slices.Contains(said, `"yes"`) && slices.Contains(said, `"no"`) {
			t.Errorf("%s: of child %d it says %v", g.ID, child, said)
		}
	}
}

// checkWords wants each answer to be told once, at the start or as news.
func checkWords(t *testing.T, g *scenario.Generated, s *scenario.Scenario) {
	t.Helper()
	if !strings.HasPrefix(s.Opening.Words, "FICTITIOUS. ") || s.Welfare.Words == "" || len(s.Aims) == 0 || len(s.Panel) != 1 || len(s.Panel[0].Cite) == 0 {
		t.Errorf("%s: a part is missing:\n%s", g.ID, g.YAML())
	}
	words := s.Opening.Words
	for _, role := range s.Roles {
		words += "\n" + role.Knows.Words
	}
	lines := strings.Split(words, "\n")
	for _, i := range decide.Order(s.Start()) {
		if i.List != nil || !s.Start().At(i.Question, i.Subject).Given {
			continue
		}
		asked := i.Question.Ask.Fill(i.Of().Label(s.Start()))
		count := 0
		for _, line := range lines {
			if strings.HasPrefix(line, asked+" ") {
				count++
			}
		}
		if count != 1 {
			t.Errorf("%s: %q is told %d times", g.ID, asked, count)
		}
	}
	for n, inject := range s.Injects {
		items := s.Changes(inject)
		if len(items) != 1 {
			t.Fatalf("%s: news of %d answers", g.ID, len(items))
		}
		before, after := s.Points()[n].Value(items[0].Question, items[0].Subject), s.Points()[n+1].Value(items[0].Question, items[0].Subject)
		if before.Same(after) || !strings.Contains(inject.Tell.Words, items[0].Question.Ask.Fill(items[0].Of().Label(s.Start()))) {
			t.Errorf("%s: %s changes nothing, or does not say what", g.ID, inject.ID)
		}
	}
}

func TestEveryOutcomeCanBeAskedFor(t *testing.T) {
	p := chapter(t)
	for _, o := range p.Outcomes {
		for seed := range uint64(5) {
			g, s := generated(t, p, scenario.GenerateOptions{Seed: seed, Reach: o})
			if g.Reach != o || !settles(decide.Decide(s.End()), o) {
				t.Errorf("seed %d: %s was asked for", seed, o.ID)
			}
		}
	}
}

func TestAnswersPullApartWhereThatIsAskedFor(t *testing.T) {
	p := chapter(t)
	for seed := range uint64(40) {
		g, s := generated(t, p, scenario.GenerateOptions{Seed: seed, Tension: true})
		if len(decide.Decide(s.End()).Tensions) == 0 {
			t.Errorf("seed %d: nothing pulls apart", seed)
		}
		if !strings.Contains(s.Facilitator.Words, "pull apart on purpose") || !strings.HasSuffix(g.ID, "-with-tension") {
			t.Errorf("seed %d: %s does not say so", seed, g.ID)
		}
	}
}

// A strategy discussion lies on a working day, and never ahead of the story; the
// one that began the enquiry never behind the last.
func TestDatesFitTheStory(t *testing.T) {
	p := chapter(t)
	today, _ := calendar.ParseDate("2026-11-23")
	dates := 0
	for seed := range uint64(60) {
		_, s := generated(t, p, scenario.GenerateOptions{Seed: seed, Reach: outcome(t, p, "initial-conference")})
		last := s.End().Value(p.Question("last-strategy-discussion"), 0).Date
		first := s.End().Value(p.Question("initiating-strategy-discussion"), 0).Date
		for _, day := range []calendar.Date{last, first} {
			if day.IsZero() {
				continue
			}
			dates++
			if working, _ := p.Calendar.IsWorkingDay(day); !working || day.Compare(today) > 0 {
				t.Errorf("seed %d: %s", seed, day)
			}
		}
		if !last.IsZero() && first.Compare(last) > 0 {
			t.Errorf("seed %d: begun on %s, and last held on %s", seed, first, last)
		}
	}
	if dates == 0 {
		t.Error("there are no dates")
	}
}

func outcome(t *testing.T, p *procedure.Procedure, id string) *procedure.Outcome {
	t.Helper()
	for _, o := range p.Outcomes {
		if o.ID == id {
			return o
		}
	}
	t.Fatalf("no outcome %q", id)
	return nil
}

func TestOtherProceduresMakeScenariosToo(t *testing.T) {
	others := map[string]string{"a late collection": written, "without kinds": `format: 1
id: lost-key
title: A key is lost
edition: "1"
source: {paragraphs: {"1": {gist: Tell the office.}}}
questions:
  lost: {ask: "Is a key lost?", type: yes-no, not-known: refuse, cite: ["1"]}
stages: [{id: asking, title: Asking, checklist: [lost], trees: [key]}]
trees: {key: {title: The key, ask: lost, answers: {"yes": tell, "no": nothing}}}
outcomes:
  tell: {title: Tell the office, duty: must, opens: true, cite: ["1"]}
  nothing: {title: Nothing, duty: none, opens: false}
`}
	others["the one that the rules are shown with"] = file(t, "../check/examples/procedure.yaml")
	for name, data := range others {
		t.Run(name, func(t *testing.T) {
			p := loaded(t, data)
			reached := map[*procedure.Outcome]bool{}
			for seed := range uint64(60) {
				g, s := generated(t, p, scenario.GenerateOptions{Seed: seed})
				reached[g.Reach] = true
				if len(decide.Decide(s.End()).Tensions) > 0 {
					t.Errorf("seed %d: answers pull apart", seed)
				}
			}
			if len(reached) != len(p.Outcomes) {
				t.Errorf("%d outcomes of %d are reached", len(reached), len(p.Outcomes))
			}
		})
	}
}

func TestAGeneratedScenarioIsWrittenWhole(t *testing.T) {
	g, _ := generated(t, load(t), scenario.GenerateOptions{Seed: 9})
	const golden = "testdata/generated.want"
	if *update {
		if err := os.WriteFile(golden, g.YAML(), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if got := g.YAML(); !bytes.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestAnIDNeverMeansTwoScenarios(t *testing.T) {
	p := load(t)
	stays := outcome(t, p, "stays")
	const staying = "A generated case, seed 4: Child A stays with staff"
	tests := []struct {
		options     scenario.GenerateOptions
		want, title string
	}{
		{scenario.GenerateOptions{Seed: 18446744073709551615}, "generated-18446744073709551615", "A generated case, seed 18446744073709551615"},
		{scenario.GenerateOptions{Seed: 4, Reach: stays}, "generated-4-stays", staying},
		{scenario.GenerateOptions{Seed: 4, Reach: stays, Tension: true}, "generated-4-stays-with-tension", staying},
	}
	for _, tt := range tests {
		g, s := generated(t, p, tt.options)
		if g.ID != tt.want || s.ID != tt.want || g.File() != tt.want+".yaml" {
			t.Errorf("got %s, want %s", g.ID, tt.want)
		}
		if s.Title != tt.title {
			t.Errorf("%s: the title is %q, want %q", g.ID, s.Title, tt.title)
		}
	}
}

func TestWhatCannotBeMadeIsSaidInPlainWords(t *testing.T) {
	p := load(t)
	small := loaded(t, file(t, "../compare/testdata/small.yaml"))
	before, rest, _ := strings.Cut(written, "tensions:\n")
	_, behind, _ := strings.Cut(rest, "interpretations:\n")
	noTension := before + "interpretations:\n" + behind
	tests := []struct {
		name    string
		p       *procedure.Procedure
		options scenario.GenerateOptions
		want    string
	}{
		{"an outcome of another procedure", p, scenario.GenerateOptions{Reach: &procedure.Outcome{ID: "elsewhere"}}, `no tree of late-collection leads to "elsewhere"`},
		{"a tension where there are none", loaded(t, noTension), scenario.GenerateOptions{Tension: true}, "late-collection names no answers that pull apart"},
		{"an outcome whose every way pulls apart", small, scenario.GenerateOptions{Reach: outcome(t, small, "support")}, `no case was found that settles on "support" without answers that pull apart; another seed may give one, or one with them`},
		{"a tension that goes with no way there", p, scenario.GenerateOptions{Tension: true, Reach: outcome(t, p, "duty-team")}, `no case was found that settles on "duty-team" with answers that pull apart; another seed may give one, or one without them`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			g, err := scenario.Generate(tt.p, tt.options)
			if g != nil || err == nil || err.Error() != tt.want {
				t.Errorf("got %v, want %s", err, tt.want)
			}
		})
	}
}

// What one agency could know stands on its card, and only there.
func TestFactsGoToThoseWhoCouldKnowThem(t *testing.T) {
	p := loaded(t, strings.NewReplacer(
		`cite: ["2"], alerts: {not-known: [ring-again]}}`, `cite: ["2"], alerts: {not-known: [ring-again]}, known-by: "the office, or the manager on duty"}`,
		`type: date, when: {reached: ["no", not-known]},`, `type: date, known-by: the office manager who rang, when: {reached: ["no", not-known]},`,
	).Replace(written))
	for seed := range uint64(20) {
		_, s := generated(t, p, scenario.GenerateOptions{Seed: seed})
		for _, role := range s.Roles {
			if role.ID != "office" && role.ID != "manager" {
				t.Errorf("seed %d: there is a card for %s", seed, role.ID)
			}
			if strings.Contains(role.Knows.Words, "safe tonight") {
				t.Errorf("seed %d: %s knows what its question does not say", seed, role.ID)
			}
		}
		if len(s.Roles) == 0 {
			t.Errorf("seed %d: nobody holds a card", seed)
		}
	}
}
