package check

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// The rooms that find faults while they read a file.
var readingRooms = []string{"yamldoc", "field", "procedure", "answers", "scenario"}

// What a reader reports is in the catalogue, and the catalogue holds nothing
// that no reader reports.
func TestEveryFaultOfTheReadersHasItsRule(t *testing.T) {
	reported := map[string]string{}
	for _, room := range readingRooms {
		for _, file := range sourcesOf(t, room) {
			for id, at := range rulesNamedIn(t, file) {
				reported[id] = at
			}
		}
	}
	if len(reported) < 40 {
		t.Fatalf("only %d rules were found in the sources: the test no longer sees them", len(reported))
	}
	for id, at := range reported {
		if !slices.ContainsFunc(formatRules, func(r *Rule) bool { return r.ID == id }) {
			t.Errorf("%s reports %q, which no rule in the catalogue tells of", at, id)
		}
	}
	for _, r := range formatRules {
		if reported[r.ID] == "" {
			t.Errorf("rule %q is in the catalogue, and no reader reports it", r.ID)
		}
		if r.Severity == Note || r.look != nil {
			t.Errorf("rule %q is found by a reader, so it is no matter of taste and has nothing to look for", r.ID)
		}
	}
}

func sourcesOf(t *testing.T, room string) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("..", room, "*.go"))
	if err != nil || len(files) == 0 {
		t.Fatal(room, files, err)
	}
	return slices.DeleteFunc(files, func(f string) bool { return strings.HasSuffix(f, "_test.go") })
}

// rulesNamedIn gives the ids that a source file reports, each with its place:
// what is handed to add, Report or Reportf behind the place, what stands under
// Rule in a fault, and what is called "rule" or begins with it.
func rulesNamedIn(t *testing.T, file string) map[string]string {
	t.Helper()
	set := token.NewFileSet()
	parsed, err := parser.ParseFile(set, file, nil, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	ids := map[string]string{}
	note := func(e ast.Expr) {
		if !isString(e) {
			return
		}
		if id, err := strconv.Unquote(e.(*ast.BasicLit).Value); err == nil {
			ids[id] = set.Position(e.Pos()).String()
		}
	}
	ast.Inspect(parsed, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CallExpr:
			if i := ruleArgument(n.Fun); i > 0 && i < len(n.Args) {
				note(n.Args[i])
			}
		case *ast.KeyValueExpr:
			if nameOf(n.Key) == "Rule" {
				note(n.Value)
			}
		case *ast.ValueSpec:
			if strings.HasPrefix(n.Names[0].Name, "rule") && len(n.Values) > 0 {
				note(n.Values[0])
			}
		case *ast.AssignStmt:
			if nameOf(n.Lhs[0]) == "rule" {
				note(n.Rhs[0])
			}
		}
		return true
	})
	return ids
}

// ruleArgument gives which argument of a call is a rule, or 0.
func ruleArgument(called ast.Expr) int {
	_, isMethod := called.(*ast.SelectorExpr)
	switch name := nameOf(called); {
	case isMethod && (name == "add" || name == "Report" || name == "Reportf"):
		return 1
	case !isMethod && name == "faultf":
		return 2 // behind the reporter
	}
	return 0
}

func isString(e ast.Expr) bool {
	lit, ok := e.(*ast.BasicLit)
	return ok && lit.Kind == token.STRING
}

func nameOf(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.Ident:
		return e.Name
	case *ast.SelectorExpr:
		return e.Sel.Name
	}
	return ""
}
