package check_test

import (
	"io/fs"
	"testing"

	"safeguard/internal/check"
	"safeguard/internal/procedure"
	"safeguard/internal/prove"
	"safeguard/procedures"
)

// The bundled file, from bytes to findings: load, rules and proof, and each
// apart.
func BenchmarkBundledProcedure(b *testing.B) {
	data, err := fs.ReadFile(procedures.Files, "child-abuse-ict/procedure.yaml")
	if err != nil {
		b.Fatal(err)
	}
	p, _ := procedure.Load("p.yaml", data)
	b.Run("load", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			procedure.Load("p.yaml", data)
		}
	})
	b.Run("prove", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			prove.Prove(p, prove.Limits{})
		}
	})
	b.Run("check", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			check.Procedure("p.yaml", data, check.Options{})
		}
	})
}
