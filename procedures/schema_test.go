package procedures_test

import (
	"io/fs"
	"os"
	"path"
	"strings"
	"testing"

	"safeguard/procedures"
)

func TestTheFirstLineOfEveryBundledFileNamesItsSchema(t *testing.T) {
	for pattern, schema := range map[string]string{"*/procedure.yaml": "schema/procedure.json", "*/scenarios/*.yaml": "schema/scenario.json"} {
		files, err := fs.Glob(procedures.Files, pattern)
		if err != nil || len(files) == 0 {
			t.Fatal(files, err)
		}
		if _, err := os.Stat(schema); err != nil {
			t.Error(err)
		}
		for _, file := range files {
			first, _, _ := strings.Cut(string(read(t, file)), "\n")
			named, ok := strings.CutPrefix(first, "# yaml-language-server: $schema=")
			if !ok || path.Join(path.Dir(file), named) != schema {
				t.Errorf("%s begins with %q, want the path to %s there", file, first, schema)
			}
		}
	}
}
