package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
	opa "github.com/open-policy-agent/opa/v1/rego"

	"safeguard/internal/answers"
	"safeguard/internal/decide"
	"safeguard/internal/fault"
	"safeguard/internal/procedure"
	"safeguard/internal/rego"
	"safeguard/internal/report"
	"safeguard/internal/yamldoc"
	"safeguard/procedures"
)

// A pair works cases of one procedure on both sides.
type pair struct {
	p     *procedure.Procedure
	query opa.PreparedEvalQuery
}

func bundled() (*procedure.Procedure, error) {
	data, err := fs.ReadFile(procedures.Files, "child-abuse-ict/procedure.yaml")
	if err != nil {
		return nil, err
	}
	return load(data)
}

func load(data []byte) (*procedure.Procedure, error) {
	p, faults := procedure.Load("procedure.yaml", data)
	if p == nil {
		return nil, fmt.Errorf("the procedure has faults: %v", faults)
	}
	return p, nil
}

func newPair(ctx context.Context, p *procedure.Procedure) (*pair, error) {
	query, err := opa.New(
		opa.Query(fmt.Sprintf("data.safeguard[%q].path", p.ID)),
		opa.Module("module.rego", string(rego.Module(p))),
		opa.Strict(true),
	).PrepareForEval(ctx)
	if err != nil {
		return nil, fmt.Errorf("the module of %s: %w", p.ID, err)
	}
	return &pair{p: p, query: query}, nil
}

// ours gives the path as safeguard decides it, or false where it refuses the case.
func (w *pair) ours(input []byte) (map[string]any, bool) {
	data, ok := w.path(input)
	if !ok {
		return nil, false
	}
	var path map[string]any
	if err := json.Unmarshal(data, &path); err != nil {
		return nil, false
	}
	return spoken(path), true
}

// path gives the whole path as JSON, or false where the case is refused.
func (w *pair) path(input []byte) ([]byte, bool) {
	root, faults := yamldoc.ParseJSON("case.json", input, fault.Place{Line: 1, Column: 1})
	if root == nil || faults.Len() > 0 {
		return nil, false
	}
	a, more := answers.Read(w.p, "case.json", root)
	if a == nil || more.Len() > 0 {
		return nil, false
	}
	return report.AppendJSON(nil, decide.Decide(a)), true
}

// theirs gives the path as OPA decides it, or false where the module refuses.
func (w *pair) theirs(ctx context.Context, input ast.Value) (map[string]any, bool, error) {
	set, err := w.query.Eval(ctx, opa.EvalParsedInput(input))
	if err != nil {
		return nil, false, err
	}
	if len(set) != 1 || len(set[0].Expressions) != 1 {
		return nil, false, fmt.Errorf("there is no path: %d results", len(set))
	}
	data, err := json.Marshal(set[0].Expressions[0].Value)
	if err != nil {
		return nil, false, err
	}
	var path map[string]any
	if err := json.Unmarshal(data, &path); err != nil {
		return nil, false, err
	}
	_, refused := path["faults"]
	return path, !refused, nil
}

// spoken keeps what the module speaks of.
func spoken(path map[string]any) map[string]any {
	keep(path, "format", "procedure", "decisions", "alerts", "set-aside", "tensions")
	keep(path["procedure"], "id", "title", "edition", "digest")
	for _, d := range path["decisions"].([]any) {
		drop(d, "title", "interpretations")
		for _, step := range d.(map[string]any)["trace"].([]any) {
			keep(step, "question", "subject")
		}
	}
	for _, s := range path["set-aside"].([]any) {
		keep(s, "question", "subject")
	}
	for _, t := range path["tensions"].([]any) {
		keep(t, "id", "subject")
	}
	return path
}

func keep(of any, keys ...string) {
	m := of.(map[string]any)
	for key := range m {
		found := false
		for _, k := range keys {
			found = found || k == key
		}
		if !found {
			delete(m, key)
		}
	}
}

func drop(of any, keys ...string) {
	for _, key := range keys {
		delete(of.(map[string]any), key)
	}
}

// A verdict is how one case came out.
type verdict int

const (
	different verdict = iota
	decidedAlike
	refusedAlike
	refusedAlone // by the module, for what it refuses beyond safeguard
)

// differ compares one case on both sides, and says how they differ.
func (w *pair) differ(ctx context.Context, input []byte) (verdict, string, error) {
	value, err := ast.ValueFromReader(bytes.NewReader(input))
	if err != nil {
		return different, "", err
	}
	got, ok, err := w.theirs(ctx, value)
	if err != nil {
		return different, "", err
	}
	want, decided := w.ours(input)
	switch {
	case !ok && decided && beyond(got):
		return refusedAlone, "", nil
	case ok != decided:
		return different, fmt.Sprintf("safeguard decides it: %v; OPA: %v %v", decided, ok, got["faults"]), nil
	case !ok:
		return refusedAlike, "", nil
	}
	a, _ := json.MarshalIndent(want, "", " ")
	b, _ := json.MarshalIndent(got, "", " ")
	if bytes.Equal(a, b) {
		return decidedAlike, "", nil
	}
	return different, firstDifference(a, b), nil
}

// beyond tells whether all the faults are of what the module says it refuses and
// safeguard does not: a text or a note that is no string.
func beyond(path map[string]any) bool {
	for _, f := range path["faults"].([]any) {
		if message := f.(map[string]any)["message"].(string); !strings.HasSuffix(message, "has no words") {
			return false
		}
	}
	return true
}

// firstDifference shows where two documents part, with what stands before.
func firstDifference(a, b []byte) string {
	one, two := bytes.Split(a, []byte("\n")), bytes.Split(b, []byte("\n"))
	for i := range one {
		if i >= len(two) || !bytes.Equal(one[i], two[i]) {
			from, to := max(0, i-25), min(i+4, len(one), len(two))
			return fmt.Sprintf("safeguard:\n%s\nOPA:\n%s", bytes.Join(one[from:to], []byte("\n")), bytes.Join(two[min(i, len(two)):to], []byte("\n")))
		}
	}
	return "OPA says more"
}
