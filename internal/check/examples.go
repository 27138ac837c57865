package check

import (
	"embed"
	"io/fs"
	"path"
	"strings"

	"safeguard/internal/answers"
	"safeguard/internal/calendar"
	"safeguard/internal/fault"
	"safeguard/internal/procedure"
)

// Each rule has a folder of its own: bad-*.yaml, in which that rule and no other
// finds something, and good-*.yaml, in which nothing is found. A procedure.yaml
// beside them takes the place of the one that the others start from. no-example.md
// gives the reason where there can be none. They are the tests of the rules and
// what is shown of them.
//
//go:embed examples/procedure.yaml examples/*/*.yaml examples/*/*.md
var exampleFiles embed.FS

// An Example is a file in which a rule finds something, or nothing. Answers and
// scenarios are read under the procedure that baseProcedure gives, unless their
// rule has one of its own.
type Example struct {
	Name  string // of the file, without its folder
	Bad   bool
	Kind  Kind
	Today calendar.Date // zero unless the rule looks at the day
	Data  []byte
	under []byte // the procedure that answers and scenarios are read under
}

// exampleToday is the day on which examples that look at the day are checked.
func exampleToday() calendar.Date {
	day, err := calendar.NewDate(2026, 11, 23)
	if err != nil {
		panic(err) // the day is a day
	}
	return day
}

// baseProcedure gives the bytes of the procedure that the examples start from.
func baseProcedure() []byte { return exampleFile("examples/procedure.yaml") }

// Examples gives the examples of a rule: the bad ones, then the good ones, each
// sorted by name.
func Examples(id string) []Example {
	var examples []Example
	for _, kind := range []string{"bad", "good"} {
		names, err := fs.Glob(exampleFiles, path.Join("examples", id, kind+"-*.yaml"))
		if err != nil {
			return nil // only a malformed pattern gives an error, and an id is never one
		}
		for _, name := range names {
			e := newExample(path.Base(name), exampleFile(name))
			e.under = procedureOf(id)
			examples = append(examples, e)
		}
	}
	return examples
}

// procedureOf gives the procedure under which the examples of a rule are read.
func procedureOf(id string) []byte {
	if own := exampleFile(path.Join("examples", id, "procedure.yaml")); own != nil {
		return own
	}
	return baseProcedure()
}

// NoExample gives the reason why a rule has no example, or "".
func NoExample(id string) string {
	return strings.Join(strings.Fields(string(exampleFile(path.Join("examples", id, "no-example.md")))), " ")
}

func exampleFile(name string) []byte {
	data, err := exampleFiles.ReadFile(name)
	if err != nil {
		return nil // it is not there
	}
	return data
}

func newExample(name string, data []byte) Example {
	e := Example{Name: name, Data: data, Bad: strings.HasPrefix(name, "bad-")}
	switch {
	case strings.HasSuffix(name, ".answers.yaml"):
		e.Kind = AnswersFile
	case strings.HasSuffix(name, ".scenario.yaml"):
		e.Kind = ScenarioFile
	}
	if strings.Contains(name, "-today") {
		e.Today = exampleToday()
	}
	return e
}

// Findings checks the example as a file of its kind is checked.
func (e Example) Findings() []Finding {
	switch e.Kind {
	case AnswersFile:
		return fromFaults(e.load(func(p *procedure.Procedure) fault.List {
			_, faults := answers.Load(p, e.Name, e.Data)
			return faults
		}))
	case ScenarioFile:
		return fromFaults(e.load(func(p *procedure.Procedure) fault.List {
			_, faults := Scenario(p, e.Name, e.Data)
			return faults
		}))
	}
	r := Procedure(e.Name, e.Data, Options{Today: e.Today})
	found, _ := Disable(e.Name, e.Data, r.Findings, nil, Coverage(r.Procedure != nil))
	return found
}

// load reads a file under its procedure, whose own faults come first.
func (e Example) load(read func(*procedure.Procedure) fault.List) []fault.Fault {
	p, faults := procedure.Load("procedure.yaml", e.under)
	if p == nil {
		return faults.All()
	}
	list := read(p)
	return list.All()
}

func fromFaults(faults []fault.Fault) []Finding {
	found := make([]Finding, len(faults))
	for i, f := range faults {
		found[i] = Finding{Fault: f}
		if rule := Lookup(f.Rule); rule != nil {
			found[i].Severity = rule.Severity
		}
	}
	return found
}
