package cli_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"safeguard/internal/cli"
)

func TestTheSchemasBesideTheBundledFilesAreWhatTheCommandPrints(t *testing.T) {
	for _, format := range []string{"procedure", "scenario", "answers"} {
		t.Run(format, func(t *testing.T) {
			var out, problems bytes.Buffer
			status := cli.Main(cli.System{
				Args: []string{"schema", format}, In: strings.NewReader(""), Out: &out, Err: &problems,
				Getenv: func(string) string { return "" },
			})
			if status != 0 {
				t.Fatalf("status %d: %s", status, &problems)
			}
			file := filepath.Join("../../procedures/schema", format+".json")
			if *update {
				if err := os.WriteFile(file, out.Bytes(), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(out.Bytes(), want) {
				t.Errorf("%s is not what the command prints; run \"make golden\"", file)
			}
		})
	}
}
