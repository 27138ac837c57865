package seal_test

import (
	"testing"

	"safeguard/internal/seal"
)

// An event of a case is about 300 bytes; the outcome path of one, 30 kB.
var sizes = []struct {
	name  string
	bytes int
}{{"answer", 300}, {"path", 30_000}}

func BenchmarkSeal(b *testing.B) {
	s := seal.New(recipients(b, newPerson(b), newPerson(b)), nil)
	for _, size := range sizes {
		b.Run(size.name, func(b *testing.B) {
			text := make([]byte, size.bytes)
			for b.Loop() {
				sealed(b, s, text)
			}
			b.ReportMetric(float64(len(sealed(b, s, text))), "B-sealed")
		})
	}
}

// The second of two recipients opens: what a recovery key does.
func BenchmarkUnseal(b *testing.B) {
	p := newPerson(b)
	s := seal.New(recipients(b, newPerson(b), p), p.key)
	for _, size := range sizes {
		b.Run(size.name, func(b *testing.B) {
			whole := sealed(b, s, make([]byte, size.bytes))
			for b.Loop() {
				if _, err := s.Unseal(whole); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// Opening an identity file costs the same.
func BenchmarkNewIdentity(b *testing.B) {
	for b.Loop() {
		if _, _, err := seal.NewIdentity("correct horse battery"); err != nil {
			b.Fatal(err)
		}
	}
}
