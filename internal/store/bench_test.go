package store

import (
	"testing"

	"safeguard/internal/record"
)

// BenchmarkAppend is what a person waits for after an answer, on this disk.
func BenchmarkAppend(b *testing.B) {
	s, _ := whole(b, Options{})
	s.disk = realDisk{}
	x := resume(b, s)
	for b.Loop() {
		add(b, x, record.Viewed{Words: "Going on."})
	}
}

// BenchmarkRead reads a short case and its procedure.
func BenchmarkRead(b *testing.B) {
	s, _ := whole(b, Options{})
	s.disk = realDisk{}
	for b.Loop() {
		read(b, s)
	}
}
