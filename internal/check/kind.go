package check

import (
	"bytes"
	"slices"

	"safeguard/internal/fault"
	"safeguard/internal/yamldoc"
)

// A Kind is what a file is.
type Kind uint8

// The three kinds of file.
const (
	ProcedureFile Kind = iota
	ScenarioFile
	AnswersFile
)

func (k Kind) String() string { return [...]string{"procedure", "scenario", "answers"}[k] }

// The keys at the root of a file by which its kind is known.
var (
	procedureKeys = []string{"questions", "trees", "stages", "outcomes", "source"}
	saidKeys      = []string{"answers", "subjects"}
	playedKeys    = []string{"expect", "injects", "panel", "aims", "level", "welfare", "roles", "pair", "facilitator"}
	headKeys      = []string{"format", "id", "title", "edition", "opening"} // of procedures and scenarios
)

// KindOf tells from the keys at the root of a file what it is. What cannot be
// told is taken for a procedure, so that what is wrong with it is said.
func KindOf(data []byte) Kind {
	keys := rootKeys(data)
	has := func(any []string) bool {
		return slices.ContainsFunc(any, func(key string) bool { return slices.Contains(keys, key) })
	}
	// Of the three only scenarios and answers name the procedure they belong to.
	belongs := slices.Contains(keys, "procedure")
	switch {
	case has(procedureKeys):
		return ProcedureFile
	case has(playedKeys), (belongs || has(saidKeys)) && has(headKeys):
		return ScenarioFile
	case belongs || has(saidKeys):
		return AnswersFile
	}
	return ProcedureFile
}

// rootKeys gives the keys at the root of a file. Those of a procedure as it is
// usually written are read off the starts of its lines, which saves reading the
// whole file twice.
func rootKeys(data []byte) []string {
	keys := lineKeys(data)
	if len(shared(keys, procedureKeys)) > len(procedureKeys)/2 {
		return keys
	}
	root, _ := yamldoc.ParseLoose("", data)
	if root == nil {
		return keys // it cannot be read; its kind may be told all the same
	}
	keys = keys[:0]
	for _, pair := range root.Pairs {
		keys = append(keys, pair.Key.Value)
	}
	return keys
}

func shared(a, b []string) []string {
	return slices.DeleteFunc(slices.Clone(a), func(s string) bool { return !slices.Contains(b, s) })
}

// lineKeys gives the words that stand at the start of a line with a colon
// behind them, each once.
func lineKeys(data []byte) []string {
	var keys []string
	seen := map[string]bool{}
	for line := range bytes.Lines(data) {
		if line[0] < 'a' || line[0] > 'z' {
			continue
		}
		word, _, found := bytes.Cut(line, []byte(":"))
		if found && len(word) <= longestKey && !seen[string(word)] {
			seen[string(word)] = true
			keys = append(keys, string(word))
		}
	}
	return keys
}

// longestKey is longer than any key at the root of a file.
const longestKey = 32

// kindRules are about which procedure a scenario or an answers file belongs to,
// which only a run over files can tell.
var kindRules = []*Rule{{
	ID:       "unknown-procedure",
	Severity: Error,
	Finds:    "a scenario or answers file whose procedure cannot be found or has faults",
	Why:      "What the file says cannot be checked against anything: a mistake in it stays until somebody relies on it.",
	Mend:     `Mend the id under "procedure", name the file of the procedure as well, put it beside this one as procedure.yaml, or mend its own faults first.`,
}}

// Named gives the id that a file has, under "id", or names, under "procedure",
// and where that stands; "" where there is none to be read.
func Named(data []byte, key string) (string, fault.Place) {
	root, _ := yamldoc.ParseLoose("", data)
	if root == nil {
		return "", fault.Place{}
	}
	n := root.Lookup(key)
	if n == nil || n.Kind != yamldoc.Scalar {
		return "", root.Place
	}
	return n.Value, n.Place
}
