package decide_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"safeguard/internal/answers"
	"safeguard/internal/decide"
	"safeguard/internal/procedure"
	"safeguard/internal/report"
)

// The engine against the oracle, on random procedures and answers. More cases:
//
//	go test ./internal/decide -run Oracle -rapid.checks=100000 -timeout=0
func TestTheEngineAgreesWithTheOracle(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawSheet(t, plain{})
		file := s.yaml()
		p := loadProcedure(t, file)
		for range 3 {
			c := drawSaid(t, s)
			said := c.yaml(s, asWritten)
			a, w := loadAnswers(t, p, said), world{sheet: s, said: c}
			got, want := shownBy(t, decide.Decide(a)), w.page()
			for _, part := range differences(got, want) {
				t.Errorf("%s\n got %s\nwant %s", part.name, part.got, part.want)
			}
			checkOrder(t, w, a)
			if t.Failed() {
				t.Fatalf("the procedure and the answers:\n%s\n%s", file, said)
			}
		}
	})
}

// checkOrder compares the interview's order, and what applies in it.
func checkOrder(t *rapid.T, w world, a *answers.Answers) {
	var got, want []string
	for _, i := range decide.Order(a) {
		got = append(got, i.ID()+"|"+i.Of().Label(a)+"|"+decide.Applies(a, i).String())
	}
	for _, i := range w.interview() {
		want = append(want, i.id()+"|"+i.subject+"|"+w.itemApplies(i).String())
	}
	if !slices.Equal(got, want) {
		t.Errorf("interview order and what applies\n got %s\nwant %s", got, want)
	}
}

// A teller is a test, of rapid or not.
type teller interface {
	Helper()
	Fatalf(string, ...any)
}

func loadProcedure(t teller, text string) *procedure.Procedure {
	t.Helper()
	p, faults := procedure.Load("drawn.yaml", []byte(text))
	if faults.Len() > 0 {
		t.Fatalf("the procedure has faults: %v\n%s", faults.All(), text)
	}
	return p
}

func loadAnswers(t teller, p *procedure.Procedure, text string) *answers.Answers {
	t.Helper()
	a, faults := answers.Load(p, "answers.yaml", []byte(text))
	if faults.Len() > 0 {
		t.Fatalf("the answers have faults: %v\n%s", faults.All(), text)
	}
	return a
}

// someNote stands for the words of a note, which the design leaves open.
const someNote = "a note"

// shownBy reads back what the JSON of a path shows.
func shownBy(t teller, path *decide.Path) page {
	t.Helper()
	var p page
	if err := json.Unmarshal(report.AppendJSON(nil, path), &p); err != nil {
		t.Fatalf("the JSON cannot be read back: %v", err)
	}
	for i := range p.Actions {
		a := &p.Actions[i]
		if a.DueNote != "" {
			a.DueNote = someNote
		}
		if strings.HasPrefix(a.ID, "find-out-") && a.Do != "" {
			a.Do = "Find out"
		}
	}
	return p
}

// A difference is a part of two pages that is not the same, as JSON.
type difference struct{ name, got, want string }

func differences(got, want page) []difference {
	parts := []difference{
		{"alerts", asJSON(got.Alerts), asJSON(want.Alerts)},
		{"actions", asJSON(got.Actions), asJSON(want.Actions)},
		{"outstanding", asJSON(got.Outstanding), asJSON(want.Outstanding)},
		{"set-aside", asJSON(got.SetAside), asJSON(want.SetAside)},
		{"tensions", asJSON(got.Tensions), asJSON(want.Tensions)},
		{"interpretations", asJSON(got.Interpretations), asJSON(want.Interpretations)},
		{"currency", asJSON(got.Currency), asJSON(want.Currency)},
	}
	for i := range max(len(got.Decisions), len(want.Decisions)) {
		parts = append(parts, difference{"decision", asJSON(got.Decisions[i:min(i+1, len(got.Decisions))]), asJSON(want.Decisions[i:min(i+1, len(want.Decisions))])})
	}
	return slices.DeleteFunc(parts, func(d difference) bool { return d.got == d.want })
}

func asJSON(v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	return string(b)
}
