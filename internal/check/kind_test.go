package check

import (
	"fmt"
	"testing"
)

func TestAFileIsKnownByTheKeysAtItsRoot(t *testing.T) {
	for name, tt := range map[string]struct {
		data string
		want Kind
	}{
		"a procedure":                             {"format: 1\nid: x\nquestions: {}\nstages: []\n", ProcedureFile},
		"a procedure with subjects":               {"subjects: {}\ntrees: {}\n", ProcedureFile},
		"a procedure with the keys of all three":  {"answers: {}\nexpect: {}\nsource: {}\n", ProcedureFile},
		"a scenario":                              {"format: 1\nprocedure: x\nanswers: {}\nexpect: {}\n", ScenarioFile},
		"a scenario without answers":              {"procedure: x\ntitle: X\n", ScenarioFile},
		"a scenario that only expects":            {"expect: {}\n", ScenarioFile},
		"a scenario that says no procedure":       {"subjects: {}\nopening: X\n", ScenarioFile},
		"an answers file":                         {"procedure: x\nsubjects: {}\nanswers: {}\nnotes: {}\n", AnswersFile},
		"an answers file of one key":              {"answers: {}\n", AnswersFile},
		"an answers file with a misspelt key":     {"procedure: x\nanswrs: {}\n", AnswersFile},
		"an answers file as JSON":                 {`{"answers": {}, "subjects": {}}`, AnswersFile},
		"an answers file with a hidden character": {"answers: {a: \"\\u202E\"}\n", AnswersFile},
		"a scenario indented":                     {"  procedure: x\n  expect: {}\n", ScenarioFile},
		"a scenario that cannot be read":          {"procedure: x\nexpect: [\nanswers: {}\n", ScenarioFile},
		"words like keys in a text":               {"procedure: x\nanswers:\n  q: |\n    stages: of grief\n    trees: many\n    outcomes: good\n", AnswersFile},
		"nothing at all":                          {"", ProcedureFile},
		"a list":                                  {"- questions\n", ProcedureFile},
		"something else":                          {"name: CI\non: push\njobs: {}\n", ProcedureFile},
		"no text":                                 {"\x00\xff\xfe", ProcedureFile},
	} {
		if got := KindOf([]byte(tt.data)); got != tt.want {
			t.Errorf("%s: got %v, want %v", name, got, tt.want)
		}
	}
	if got := KindOf(baseProcedure()); got != ProcedureFile {
		t.Errorf("the procedure of the examples: got %v", got)
	}
}

func TestTheIDThatAFileNamesIsReadWithItsPlace(t *testing.T) {
	for data, want := range map[string]string{
		"answers: {}\nprocedure: my-area\n": "my-area 2:12",
		"answers: {}\n":                     " 1:1",
		"procedure: [a]\n":                  " 1:1",
		"procedure: [\n":                    " 0:0",
	} {
		id, at := Named([]byte(data), "procedure")
		if got := fmt.Sprintf("%s %d:%d", id, at.Line, at.Column); got != want {
			t.Errorf("%q: got %s, want %s", data, got, want)
		}
	}
}
