package scenario_test

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"safeguard/internal/procedure"
	"safeguard/internal/scenario"
)

var update = flag.Bool("update", false, "write testdata anew; read its diff like code")

func TestEveryPartOfAFileIsRead(t *testing.T) {
	p := load(t)
	s := mustLoad(t, p, played)
	if s.ID != "rain" || s.Title != "Rain at six" || s.Edition != "1" || s.Level != scenario.Further || s.Pair != "sun" {
		t.Errorf("the head is %q %q %q %v %q", s.ID, s.Title, s.Edition, s.Level, s.Pair)
	}
	if len(s.Aims) != 2 || s.Aims[1].Words != "Never leave a child alone" || s.Aims[1].At.Line != 7 || s.Aims[1].At.Column != 20 {
		t.Errorf("the aims are %+v", s.Aims)
	}
	if s.Welfare.Words == "" || s.Opening.At.Line != 9 || s.Facilitator.Words != "Let them talk." {
		t.Errorf("the texts are %+v %+v %+v", s.Welfare, s.Opening, s.Facilitator)
	}
	if len(s.Roles) != 1 || s.Roles[0].ID != "manager" || s.Roles[0].Knows.Words != "Has the list of numbers." {
		t.Errorf("the roles are %+v", s.Roles)
	}
	if len(s.Panel) != 1 || s.Panel[0].Because.Words != "Nobody is sure." || s.Panel[0].Cite[0].ID != "3" {
		t.Errorf("the panel is %+v", s.Panel)
	}
	if len(s.Injects) != 3 {
		t.Fatalf("%d injects", len(s.Injects))
	}
	call, bus, quiet := s.Injects[0], s.Injects[1], s.Injects[2]
	if call.ID != "a-call" || call.After.Question != p.Question("reached") || call.PlaceOf("tell").Line != 23 {
		t.Errorf("the first inject is %+v", call)
	}
	if bus.After.Minutes != 10 || quiet.After.Stage.ID != "caring" {
		t.Errorf("the others arrive after %+v and %+v", bus.After, quiet.After)
	}
	if s.PlaceOf("title").Line != 5 || s.PlaceOf("nothing") != s.At {
		t.Errorf("the title is at %v", s.PlaceOf("title"))
	}
}

func TestNewsChangesSingleAnswersAndTheRestStand(t *testing.T) {
	p := load(t)
	s := mustLoad(t, p, played)
	if len(s.Points()) != 4 {
		t.Fatalf("%d points of time, where 4 were wanted", len(s.Points()))
	}
	said := func(point int, q string, subject int) string {
		v := s.Points()[point].Value(p.Question(q), subject)
		switch {
		case !v.Given:
			return "not given"
		case v.NotKnown:
			return procedure.NotKnown
		case !v.Date.IsZero():
			return v.Date.String()
		}
		for i, o := range p.Question(q).Options {
			if v.Options.Has(i) {
				return o.ID
			}
		}
		return "none"
	}
	tests := []struct {
		name    string
		q       string
		subject int
		want    string // at the four points
	}{
		{"an answer that is known later", "reached", 0, "not-known no no no"},
		{"an answer that comes later", "told-on", 0, "not given 2026-11-23 2026-11-23 2026-11-23"},
		{"a label that is named anew", "safe", 1, "not-known not-known yes yes"},
		{"a label beside it", "safe", 0, "no no no no"},
		{"an answer that nothing changes", "noticed", 0, "upset upset upset upset"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for i := range s.Points() {
				got = append(got, said(i, tt.q, tt.subject))
			}
			if strings.Join(got, " ") != tt.want {
				t.Errorf("got %s, want %s", strings.Join(got, " "), tt.want)
			}
		})
	}
	if note := s.End().Value(p.Question("reached"), 0).Note; note != "The line is dead." {
		t.Errorf("the note is %q", note)
	}
}

// mistakes change the scenario in one place each. What is said of them stands in
// testdata/mistakes.want.
var mistakes = []struct{ name, old, new string }{
	{"another format", "format: 1", "format: 2"},
	{"another procedure, of which nothing more is said", "procedure: late-collection", "procedure: late-colection"},
	{"another edition", `edition: "1"`, `edition: "2"`},
	{"an edition that is a number", `edition: "1"`, `edition: 1`},
	{"a key that is misspelt", "facilitator:", "facilitater:"},
	{"a needed key that is misspelt", "opening:", "openning:"},
	{"a key that does not exist", "pair: sun", "colour: sun"},
	{"no title", "title: Rain at six\n", ""},
	{"no answers", "answers:\n  reached: not-known\n  noticed: [upset]\n  safe: {Child A: \"no\", Child B: not-known}\n  with: {Child A: staff, Child B: staff}\n  on-the-way: {Adult 1: not-known}\n", ""},
	{"an id that is none", "id: rain", "id: Rain"},
	{"another level", "level: further", "level: furthest"},
	{"aims that are a text", "aims: [Ring again, Never leave a child alone]", "aims: Ring again"},
	{"a role without text", "manager: Has the list of numbers.", "manager:"},
	{"a role that is no id", "manager: Has", "The Manager: Has"},
	{"its own pair", "pair: sun", "pair: rain"},
	{"an opening without words", "opening: It rains, and two children are waiting.", "opening: ' '"},

	{"an unknown question", "noticed: [upset]", "notised: [upset]"},
	{"an unknown option", "noticed: [upset]", "noticed: [upsett]"},
	{"an unknown label", "with: {Child A: staff, Child B", "with: {Child A: staff, Child C"},
	{"an unknown kind", "adult: [Adult 1]", "adults: [Adult 1]"},
	{"subjects under another name", "subjects: {child", "subject: {child"},
	{"answers that are a list", "answers: {reached: \"no\", told-on: 2026-11-23}", "answers: [reached]"},
	{"answers that are a list, and more wrong behind them", "answers: {reached: \"no\", told-on: 2026-11-23}\n  - {id: the-bus, after: {minutes: 10}, tell: A bus comes., answers: {safe: {Child B: \"yes\"}}}", "answers: [reached]\n  - {id: the-bus, after: {minutes: 10}, tell: A bus comes., answers: {safe: {Child B: \"maybe\"}}}"},
	{"news with an unknown question", "told-on: 2026-11-23}", "told-in: 2026-11-23}"},
	{"news with an unknown option", `answers: {reached: "no",`, `answers: {reached: "nobody",`},
	{"news about a label that nobody has", `safe: {Child B: "yes"}`, `safe: {Child D: "yes"}`},
	{"news with a label twice", `safe: {Child B: "yes"}`, `safe: {Child B: "yes", "Child B ": "no"}`},
	{"news that lists somebody", "tell: A bus comes., answers", "tell: A bus comes., subjects: {child: [Child C]}, answers"},
	{"an inject twice", "id: the-bus", "id: a-call"},
	{"an inject without news", "    tell: The phone rings. It is a wrong number.\n", ""},
	{"an inject after what does not exist", "after: reached", "after: reachd"},
	{"an inject after something far off", "after: reached", "after: supper"},
	{"minutes that are none", "{minutes: 10}", "{minutes: soon}"},
	{"minutes that are misspelt", "{minutes: 10}", "{minute: 10}"},

	{"an unknown tree", "    telling: {case", "    teling: {case"},
	{"an unknown outcome", "[doctor-and-team]", "[doctor-and-teams]"},
	{"an outcome of another tree", "[doctor-and-team]", "[goes-home]"},
	{"an outcome twice", "[stays, goes-home]", "[stays, stays]"},
	{"an outcome that is no list", "Child A: [stays]", "Child A: stays"},
	{"a label for a tree about the case", "telling: {case:", "telling: {Child A:"},
	{"the case for a tree about each child", "      Child A: [stays]", "      case: [stays]"},
	{"a label that is misspelt", "      Child A: [stays]", "      Chidl A: [stays]"},
	{"a label of another kind", "      Child A: [stays]", "      Adult 1: [stays]"},
	{"a label twice", "      Child B: [stays, goes-home]", "      \"Child A \": [stays, goes-home]"},
	{"one not listed, of a list that is complete", "      Child A: [stays]", "      not-listed: [stays]"},
	{"decisions that are a list", "decisions:\n    telling: {case: [doctor-and-team]}\n", "decisions: [telling]\n  unused:\n"},
	{"decisions without labels", "telling: {case: [doctor-and-team]}", "telling: [doctor-and-team]"},
	{"a tree with nothing expected", "telling: {case: [doctor-and-team]}", "telling: {}"},
	{"an unknown alert", "alerts: []", "alerts: [ring-agian]"},
	{"an alert that no answer raises", "alerts: []", "alerts: [tell-team]"},
	{"an alert twice", "alerts: []", "alerts: [ring-again, ring-again]"},
	{"an unknown action that is due", "{write-down: {Child A: 2026-11-25}}", "{write-dwon: {Child A: 2026-11-25}}"},
	{"an action without a deadline", "{write-down: {Child A: 2026-11-25}}", "{tell-team: {case: 2026-11-25}}"},
	{"a date that is none", "Child A: 2026-11-25", "Child A: 2026-11-31"},
	{"a date in words", "Child A: 2026-11-25", "Child A: Wednesday"},
	{"a deadline for nobody", "{write-down: {Child A: 2026-11-25}}", "{write-down: {Child X: 2026-11-25}}"},
	{"an unknown outcome that is never to be", "never: [nobody]", "never: [nobdoy]"},
	{"an outcome that is expected and never to be", "never: [nobody]", "never: [nobody, stays]"},
	{"a misspelt expectation", "  never: [nobody]", "  nevr: [nobody]"},

	{"a view without reasons", "because: Nobody is sure., ", ""},
	{"a view that cites what does not exist", `cite: ["3"]}`, `cite: ["33"]}`},
	{"a view that cites nothing", `cite: ["3"]}`, `cite: []}`},
	{"a panel that is a mapping", "  - {view: Stay., because", "  {view: Stay., because"},

	{"several at once, in their order", "level: further\naims: [Ring again, Never leave a child alone]\nwelfare:", "level: easy\nwelfares:"},
}

func TestEachMistakeIsReportedWhereItStands(t *testing.T) {
	p := load(t)
	var all strings.Builder
	for _, tt := range mistakes {
		data := changed(t, tt.old, tt.new)
		s, faults := scenario.Load(p, "rain.yaml", []byte(data))
		if s != nil || faults.Len() == 0 {
			t.Errorf("%s: no fault was found", tt.name)
		}
		checkFaults(t, data, faults)
		fmt.Fprintf(&all, "%s:\n%s\n", tt.name, shown(faults.All()))
	}
	const golden = "testdata/mistakes.want"
	if *update {
		if err := os.WriteFile(golden, []byte(all.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	gotBlocks, wantBlocks := strings.Split(all.String(), "\n\n"), strings.Split(string(want), "\n\n")
	for i := range max(len(gotBlocks), len(wantBlocks)) {
		if i >= len(gotBlocks) || i >= len(wantBlocks) || gotBlocks[i] != wantBlocks[i] {
			t.Fatalf("got\n%s\nwant\n%s", strings.Join(gotBlocks[i:min(i+1, len(gotBlocks))], ""), strings.Join(wantBlocks[i:min(i+1, len(wantBlocks))], ""))
		}
	}
}

func TestAScenarioThatExpectsNothingIsAFault(t *testing.T) {
	head, rest, _ := strings.Cut(played, "expect:\n")
	_, tail, _ := strings.Cut(rest, "panel:\n")
	p := load(t)
	for name, expect := range map[string]string{
		"the key left out":          "",
		"nothing in it":             "expect: {}\n",
		"only empty parts":          "expect: {decisions: {}, due: {}, never: []}\n",
		"the key with nothing else": "expect:\n",
	} {
		t.Run(name, func(t *testing.T) {
			_, faults := scenario.Load(p, "rain.yaml", []byte(head+expect+"panel:\n"+tail))
			rule := "no-expectation"
			if expect == "expect:\n" {
				rule = "empty-value"
			}
			if all := faults.All(); len(all) != 1 || all[0].Rule != rule {
				t.Errorf("got\n%s", shown(all))
			}
		})
	}
	if _, faults := scenario.Load(p, "rain.yaml", []byte(head+"expect: {alerts: []}\npanel:\n"+tail)); faults.Len() > 0 {
		t.Errorf("that no alert is raised is an expectation, yet: %s", shown(faults.All()))
	}
}

func TestTheWorkOnOneFileIsBounded(t *testing.T) {
	var labels strings.Builder
	for i := range 4000 {
		fmt.Fprintf(&labels, ", C%d", i)
	}
	data := changed(t, "child: [Child A", "child: [Child A"+labels.String())
	_, faults := scenario.Load(load(t), "rain.yaml", []byte(data))
	want := "21:3: the scenario has 3 injects for 4003 subjects, where 2 are the most for so many [too-many-injects]\n"
	if got := shown(faults.All()); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestTheNumberOfInjectsIsBounded(t *testing.T) {
	data := changed(t, "injects:\n", "injects:\n"+strings.Repeat("  - {id: a, after: reached, tell: a}\n", 100))
	_, faults := scenario.Load(load(t), "rain.yaml", []byte(data))
	if all := faults.All(); len(all) != 1 || all[0].Rule != "too-many-injects" {
		t.Errorf("got\n%s", shown(all))
	}
}
