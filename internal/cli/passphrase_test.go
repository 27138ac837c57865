package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"safeguard/internal/yamldoc"
)

// The same words must open a record whether they stand in a file or are typed.
func TestAPassphraseFromAFileIsWhatWouldBeTyped(t *testing.T) {
	const words = "correct horse battery"
	for name, test := range map[string]struct{ file, want, problem string }{
		"a line":                             {words + "\n", words, ""},
		"no line break":                      {words, words, ""},
		"lines as Windows ends them":         {words + "\r\nnotes\r\n", words, ""},
		"a byte order mark":                  {"\ufeff" + words + "\n", words, ""},
		"letters beyond ASCII":               {"Dŵr, tŷ, môr 👩‍👧\n", "Dŵr, tŷ, môr 👩‍👧", ""},
		"what stands below is not looked at": {words + "\n\xff\x00", words, ""},
		"UTF-16":                             {"\xff\xfec\x00o\x00", "", "is UTF-16 text"},
		"UTF-16 the other way round":         {"\xfe\xff\x00c\x00o", "", "is UTF-16 text"},
		"no UTF-8":                           {"correct \xc3( horse\n", "", "is not UTF-8"},
		"a NUL":                              {words + "\x00\n", "", "control characters"},
		"an escape":                          {words + "\x1b[0m\n", "", "control characters"},
		"carriage returns alone":             {words + "\rnotes\r", "", "control characters"},
		"more than is read":                  {words + "\n" + strings.Repeat("#", yamldoc.MaxBytes), "", "more than the"},
	} {
		t.Run(name, func(t *testing.T) {
			file := filepath.Join(t.TempDir(), "words.txt")
			if err := os.WriteFile(file, []byte(test.file), 0o600); err != nil {
				t.Fatal(err)
			}
			got, err := new(app).passphraseIn(file)
			if got != test.want || (err == nil) != (test.problem == "") {
				t.Fatalf("got %q, %v", got, err)
			}
			if err != nil && (!strings.Contains(err.Error(), test.problem) || strings.Contains(err.Error(), "horse")) {
				t.Errorf("it says %q", err)
			}
		})
	}
}
