package schema_test

import (
	"bytes"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"safeguard/internal/answers"
	"safeguard/internal/fault"
	"safeguard/internal/field"
	"safeguard/internal/procedure"
	"safeguard/internal/scenario"
	"safeguard/internal/schema"
	"safeguard/internal/yamldoc"
	"safeguard/procedures"
)

// formats are the file formats there are, by the name of their schema.
func formats() map[string][]field.Table {
	return map[string][]field.Table{
		"procedure": procedure.Tables(),
		"scenario":  scenario.Tables(),
		"answers":   answers.Tables(),
	}
}

func compile(tb testing.TB, format string) *jsonschema.Schema {
	tb.Helper()
	text, err := schema.Of(format, formats()[format])
	if err != nil {
		tb.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		tb.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("schema.json", doc); err != nil {
		tb.Fatal(err)
	}
	compiled, err := c.Compile("schema.json")
	if err != nil {
		tb.Fatal(err)
	}
	return compiled
}

// value is what YAML makes of a node.
func value(n *yamldoc.Node) any {
	switch n.Kind {
	case yamldoc.Sequence:
		list := []any{}
		for _, item := range n.Items {
			list = append(list, value(item))
		}
		return list
	case yamldoc.Mapping:
		object := map[string]any{}
		for _, pair := range n.Pairs {
			object[pair.Key.Value] = value(pair.Value)
		}
		return object
	}
	switch n.Tag {
	case yamldoc.Null:
		return nil
	case yamldoc.Bool:
		return n.Value == "true"
	case yamldoc.Number:
		if v, err := jsonschema.UnmarshalJSON(strings.NewReader(n.Value)); err == nil {
			return v
		}
		return 1.5 // a number that JSON writes in another way
	}
	return n.Value
}

func parse(tb testing.TB, name string, data []byte) *yamldoc.Node {
	tb.Helper()
	root, faults := yamldoc.Parse(name, data)
	if root == nil {
		tb.Fatal(faults.All())
	}
	return root
}

func TestEveryBundledFileIsValidByItsSchema(t *testing.T) {
	for format, pattern := range map[string]string{"procedure": "*/procedure.yaml", "scenario": "*/scenarios/*.yaml"} {
		s := compile(t, format)
		files, err := fs.Glob(procedures.Files, pattern)
		if err != nil || len(files) == 0 {
			t.Fatal(files, err)
		}
		for _, file := range files {
			data, err := fs.ReadFile(procedures.Files, file)
			if err != nil {
				t.Fatal(err)
			}
			if err := s.Validate(value(parse(t, file, data))); err != nil {
				t.Errorf("%s: %v", file, err)
			}
		}
	}
}

// seen are the rules that a schema can hold a file to: they look at one mapping
// alone.
var seen = []string{
	"unknown-key", "missing-key", "wrong-kind", "wrong-value", "quote-it", "empty-value", "unknown-word",
	"bad-id", "reserved-id", "bad-date", "named-twice", "branch-form", "action-form", "one-verdict",
	"empty-condition", "stands-alone", "unsupported-format",
}

// exceptions are files that break none of those rules and show their mistake to
// a schema all the same, or the other way round.
var exceptions = map[string]bool{
	"date-that-is-none.yaml":           false,
	"group-of-a-yes-no-question.yaml":  true,
	"kind-in-place-of-a-question.yaml": false,
	"kind-label-on-two-lines.yaml":     false,
}

// The files of the checker's own tests, each with one mistake: the schema marks
// those that show in one place, and none that only the whole file shows.
func TestTheSchemaMarksOfTheCheckersMistakesThoseThatShowInOneMapping(t *testing.T) {
	s := compile(t, "procedure")
	files, err := filepath.Glob("../procedure/testdata/faults/*.yaml")
	if err != nil || len(files) < 100 {
		t.Fatal(len(files), err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		root, faults := yamldoc.Parse(file, data)
		if root == nil || faults.Len() > 0 {
			continue // it is not YAML as it is wanted here, so no schema is asked
		}
		_, faults = procedure.Load(file, data)
		want, isException := exceptions[filepath.Base(file)]
		if !isException {
			want = slices.ContainsFunc(faults.All(), func(f fault.Fault) bool { return slices.Contains(seen, f.Rule) })
		}
		if err := s.Validate(value(root)); (err != nil) != want {
			t.Errorf("%s: got marked %v, want %v: %v\n%v", filepath.Base(file), err != nil, want, err, faults.All())
		}
	}
}

func TestTheSchemaMarksNothingInAFileThatLoads(t *testing.T) {
	s := compile(t, "procedure")
	loaded := 0
	err := fs.WalkDir(os.DirFS(".."), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || path.Ext(name) != ".yaml" {
			return err
		}
		data, err := os.ReadFile(filepath.Join("..", name))
		if err != nil {
			return err
		}
		if p, _ := procedure.Load(name, data); p == nil {
			return nil
		}
		loaded++
		if err := s.Validate(value(parse(t, name, data))); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		return nil
	})
	if err != nil || loaded == 0 {
		t.Fatal(loaded, err)
	}
}

func TestEverySchemaNamesOnlyTablesThatThereAre(t *testing.T) {
	for format, tables := range formats() {
		compile(t, format) // which follows every reference
		names := map[string]bool{}
		for _, table := range tables {
			if names[table.Name] {
				t.Errorf("%s has two tables with the name %q", format, table.Name)
			}
			names[table.Name] = true
		}
	}
}
