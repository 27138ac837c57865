//go:build hostile && unix

package cli_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Run by "make hostile": what takes longer than anybody would wait for a test.

// Every command takes what is as long as any file that is read.
func TestNoCommandIsHarmedAtScale(t *testing.T) {
	work := aFolderOfWork(t)
	sealed(t, work)
	files := largeFiles()
	for what, piece := range map[string]string{
		"4 MiB of brackets": "[", "4 MiB of dashes": "- ", "4 MiB of keys in keys": "a: ", "4 MiB of quotes": "\"", "4 MiB of tabs": "\t",
		"4 MiB of comment": "#", "4 MiB of empty lines": "\n", "4 MiB of anchors": "&a ", "4 MiB of tags": "!a ",
		"4 MiB of writing directions": "\u202e", "4 MiB of escapes": "\x1b[31m\n", "4 MiB of no UTF-8": "\xff",
	} {
		files[what] = strings.Repeat(piece, 4<<20/len(piece))
	}
	files["4 MiB of lines in a text"] = "a: |\n" + strings.Repeat(" x\n", 1<<20)
	files["4 MiB of escapes spelt out"] = "a: \"" + strings.Repeat("\\x1b", 1<<19) + "\""
	allBear(t, work, readers, putAll(t, work, files))
}

// A case of so many children is nobody's; it takes seconds, and not minutes.
func TestACaseOfAHundredThousandChildrenAtScale(t *testing.T) {
	work := aFolderOfWork(t)
	var b strings.Builder
	b.WriteString("procedure: small\nsubjects:\n  child:\n")
	for i := range 100_000 {
		fmt.Fprintf(&b, "    - \"Child %d\"\n", i+1)
	}
	put(t, work.dir, "many.yaml", b.String())
	for command, want := range map[string]int{
		"decide small.yaml --format json --answers FILE":     0,
		"validate small.yaml FILE":                           0,
		"diff small.yaml small.yaml --answers FILE":          0,
		"triage small.yaml --answers FILE --plain --no-save": 4,
	} {
		if status, said := bears(t, work, command, "many.yaml"); status != want {
			t.Errorf("%s: status %d, want %d\n%.500s", command, status, want, said)
		}
	}
}

// Ten thousand files are each looked at.
func TestAFolderOfTenThousandFilesAtScale(t *testing.T) {
	work := desk{dir: t.TempDir()}
	dir := filepath.Join(work.dir, "many")
	if err := os.Mkdir(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	for i := range 10_000 {
		put(t, dir, fmt.Sprintf("empty-%d.yaml", i), "")
		put(t, dir, fmt.Sprintf("empty-%d.json", i), "")
	}
	for command, want := range map[string]struct {
		status int
		rule   string
	}{"validate FILE": {1, "[empty-file]"}, "test FILE": {1, "[empty-file]"}, "rehearse report FILE": {2, "[no-results-file]"}} {
		status, said := bears(t, work, command, "many")
		if n := strings.Count(said, want.rule); status != want.status || n != 10_000 {
			t.Errorf("%s: status %d, want %d; %d files are told of, of 10000", command, status, want.status, n)
		}
	}
}
