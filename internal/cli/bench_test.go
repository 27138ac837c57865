package cli_test

import (
	"bytes"
	"io"
	"os"
	"strings"
	"testing"

	"safeguard/internal/cli"
	"safeguard/procedures"
)

// BenchmarkDecideStream decides full cases of two children and two people, one
// JSON line each, through the whole command.
func BenchmarkDecideStream(b *testing.B) {
	const cases = 2000
	line, err := os.ReadFile("testdata/full-case.json")
	if err != nil {
		b.Fatal(err)
	}
	input := strings.Repeat(string(bytes.TrimSpace(line))+"\n", cases)
	for b.Loop() {
		status := cli.Main(cli.System{
			Args: []string{"decide", "--answers", "-", "--format", "json"},
			In:   strings.NewReader(input), Out: io.Discard, Err: io.Discard,
			Getenv: func(string) string { return "" }, Bundled: procedures.Files,
		})
		if status != 0 {
			b.Fatalf("status %d", status)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*cases), "ns/case")
}
