package cli_test

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"safeguard/internal/cli"
	"safeguard/procedures"
)

// validateBundled checks what arguments lead to, and wants nothing that fails.
func validateBundled(b *testing.B, args ...string) {
	b.Helper()
	var problems bytes.Buffer
	status := cli.Main(cli.System{
		Args: append([]string{"validate"}, args...), In: strings.NewReader(""), Out: io.Discard, Err: &problems,
		Getenv: func(string) string { return "" }, Bundled: procedures.Files,
	})
	if status != 0 {
		b.Fatalf("status %d, %s", status, problems.String())
	}
}

// BenchmarkValidate checks the bundled file alone, proof and all.
func BenchmarkValidate(b *testing.B) {
	file := copies(b, 1)
	for b.Loop() {
		validateBundled(b, file)
	}
}

// BenchmarkValidateFolder checks a folder of 1,000 copies of it, each with an id
// of its own.
func BenchmarkValidateFolder(b *testing.B) {
	const files = 1000
	folder := copies(b, files)
	for b.Loop() {
		validateBundled(b, folder)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*files), "ns/file")
}

// copies makes a folder of copies of the bundled file.
func copies(b *testing.B, n int) string {
	b.Helper()
	const id = "child-abuse-ict"
	data, err := fs.ReadFile(procedures.Files, id+"/procedure.yaml")
	if err != nil {
		b.Fatal(err)
	}
	folder := b.TempDir()
	for i := range n {
		one := bytes.Replace(data, []byte("id: "+id), fmt.Appendf(nil, "id: copy-%d", i), 1)
		if err := os.WriteFile(filepath.Join(folder, fmt.Sprintf("%04d.yaml", i)), one, 0o600); err != nil {
			b.Fatal(err)
		}
	}
	return folder
}
