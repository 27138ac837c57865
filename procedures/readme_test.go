package procedures_test

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"safeguard/internal/procedure"
)

var update = flag.Bool("update", false, "write the tables of README.md anew")

const (
	keysBegin = "<!-- keys -->\n"
	keysEnd   = "<!-- /keys -->\n"
)

func TestTheFormatPageNamesEveryKeyThatIsRead(t *testing.T) {
	data, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	before, rest, ok := strings.Cut(string(data), keysBegin)
	got, after, closed := strings.Cut(rest, keysEnd)
	if !ok || !closed {
		t.Fatal("README.md has no place for the tables of keys")
	}
	want := keyTables()
	if *update {
		if err := os.WriteFile("README.md", []byte(before+keysBegin+want+keysEnd+after), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if got != want {
		t.Error("the tables of README.md are not those of the program; run \"make golden\"")
	}
}

func keyTables() string {
	var b strings.Builder
	for _, table := range procedure.Tables() {
		fmt.Fprintf(&b, "\n### %s\n\n| key | what stands there | what it is for |\n|---|---|---|\n", table.Of)
		for _, row := range table.Rows {
			key := "`" + row.Key + "`"
			if row.Needed {
				key += " (needed)"
			}
			fmt.Fprintf(&b, "| %s | %s | %s |\n", key, strings.ReplaceAll(row.Says, "|", `\|`), row.About)
		}
	}
	return b.String() + "\n"
}
