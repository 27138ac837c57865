package cli

import (
	"strings"
	"testing"
)

const smallProcedure = `format: 1
id: ID
title: When nobody comes
edition: "1"
source: {title: Invented, paragraphs: {"1": {section: Calling, gist: Ring.}}}
questions: {reached: {ask: "Has anyone been reached?", type: yes-no, cite: ["1"]}}
stages: [{id: calling, title: Calling, trees: [telling]}]
trees: {telling: {title: Who is told, ask: reached, answers: {"yes": nobody, "no": team}}}
outcomes:
  nobody: {title: Nobody, duty: none, opens: false}
  team: {title: The team, duty: must, opens: true, cite: ["1"]}
`

func procedureOf(id string) string { return strings.Replace(smallProcedure, "ID", id, 1) }

func TestTheProcedureOfAFileIsFoundNearIt(t *testing.T) {
	inFolder(t)
	write(t, "one/procedure.yaml", procedureOf("one"))
	write(t, "two/procedure.yaml", procedureOf("two"))
	write(t, "two/copy.yaml", procedureOf("one"))
	write(t, "broken/procedure.yaml", "id: broken\nformat: 2\n")
	t.Chdir("one")
	write(t, "scenarios/x.yaml", "")
	t.Chdir("..")
	onDisk := func(path string) foundFile { return foundFile{path, onDisk} }
	for name, tt := range map[string]struct {
		file  foundFile
		data  string
		given map[string][]string // by id
		want  string
	}{
		"in its folder":                      {onDisk("one/x.yaml"), "procedure: one", nil, "one"},
		"in its folder, not named":           {onDisk("one/x.yaml"), "answers: {}", nil, "one"},
		"one folder up":                      {onDisk("one/scenarios/x.yaml"), "procedure: one", nil, "one"},
		"two folders up":                     {onDisk("one/scenarios/deep/x.yaml"), "procedure: one", nil, `there is no procedure "one"`},
		"among the files given":              {onDisk("x.yaml"), "procedure: two", map[string][]string{"two": {"two/procedure.yaml"}}, "two"},
		"the only one given, not named":      {onDisk("x.yaml"), "answers: {}", map[string][]string{"two": {"two/procedure.yaml"}}, "two"},
		"one of two given, not named":        {onDisk("x.yaml"), "answers: {}", map[string][]string{"one": {"one/procedure.yaml"}, "two": {"two/procedure.yaml"}}, "does not say which procedure"},
		"given twice, one of them beside it": {onDisk("one/x.yaml"), "procedure: one", map[string][]string{"one": {"two/copy.yaml", "one/procedure.yaml"}}, "one"},
		"given twice, none beside it":        {onDisk("x.yaml"), "procedure: one", map[string][]string{"one": {"two/copy.yaml", "one/procedure.yaml"}}, `2 of the files checked are procedures with the id "one"`},
		"bundled":                            {onDisk("x.yaml"), "procedure: late-collection", nil, "late-collection"},
		"the only one bundled, not named":    {onDisk("x.yaml"), "answers: {}", nil, "late-collection"},
		"beside a bundled file":              {foundFile{"late-collection/scenarios/first.yaml", bundled}, "procedure: late-collection", nil, "late-collection"},
		"of standard input, bundled":         {foundFile{"stdin", standardInput}, "procedure: late-collection", nil, "late-collection"},
		"misspelt":                           {onDisk("one/x.yaml"), "procedure: late-colection", nil, `did you mean "late-collection"?`},
		"with faults of its own":             {onDisk("broken/x.yaml"), "procedure: broken", nil, `the procedure "broken" has faults of its own`},
		"not a word":                         {onDisk("one/x.yaml"), "procedure: [one]", nil, "one"},
	} {
		files := someBundled
		files["late-collection/procedure.yaml"].Data = []byte(procedureOf("late-collection"))
		s := (&app{System: System{Bundled: files}}).newProcedures()
		for id, paths := range tt.given {
			for _, path := range paths {
				s.give(id, onDisk(path))
			}
		}
		p, id, unknown := s.of(tt.file, []byte(tt.data))
		switch {
		case unknown != nil && (strings.Contains(unknown.Message+" "+unknown.Hint, tt.want) && tt.want != "one" && p == nil && unknown.Line == 1):
		case unknown != nil:
			t.Errorf("%s: got %v", name, unknown)
		case p == nil || p.ID != tt.want || id != tt.want:
			t.Errorf("%s: got %q, want %s", name, id, tt.want)
		}
	}
}
