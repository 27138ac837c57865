package schema_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"safeguard/internal/procedure"
	"safeguard/internal/scenario"
	"safeguard/internal/yamldoc"
	"safeguard/procedures"
)

// Whatever is loaded without a fault is valid by the schema of its format: an
// editor marks nothing in a file that the program takes.
func FuzzAProcedureThatLoadsIsValid(f *testing.F) {
	files, err := filepath.Glob("../procedure/testdata/faults/*.yaml")
	if err != nil || len(files) == 0 {
		f.Fatal(files, err)
	}
	for _, file := range append(files, "../check/examples/procedure.yaml") {
		if data, err := os.ReadFile(file); err == nil {
			f.Add(data)
		}
	}
	s := compile(f, "procedure")
	f.Fuzz(func(t *testing.T, data []byte) {
		if p, _ := procedure.Load("p.yaml", data); p == nil {
			return
		}
		root, _ := yamldoc.Parse("p.yaml", data)
		if err := s.Validate(value(root)); err != nil {
			t.Error(err)
		}
	})
}

// The same of scenario files.
func FuzzAScenarioThatLoadsIsValid(f *testing.F) {
	data, err := fs.ReadFile(procedures.Files, "child-abuse-ict/procedure.yaml")
	if err != nil {
		f.Fatal(err)
	}
	p, faults := procedure.Load("procedure.yaml", data)
	if faults.Len() > 0 {
		f.Fatal(faults.All())
	}
	files, err := fs.Glob(procedures.Files, "*/scenarios/*.yaml")
	if err != nil || len(files) == 0 {
		f.Fatal(files, err)
	}
	for _, file := range files {
		data, err := fs.ReadFile(procedures.Files, file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	s := compile(f, "scenario")
	f.Fuzz(func(t *testing.T, data []byte) {
		if played, _ := scenario.Load(p, "s.yaml", data); played == nil {
			return
		}
		root, _ := yamldoc.Parse("s.yaml", data)
		if err := s.Validate(value(root)); err != nil {
			t.Error(err)
		}
	})
}
