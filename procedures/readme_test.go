package procedures_test

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"safeguard/internal/field"
	"safeguard/internal/procedure"
	"safeguard/internal/scenario"
)

var update = flag.Bool("update", false, "write the tables of README.md anew")

// tablesOf are the tables of README.md, by the marks they stand between.
func tablesOf() map[string]string {
	return map[string]string{
		"keys":          keyTables(procedure.Tables()),
		"scenario keys": keyTables(scenario.Tables()),
	}
}

func TestTheFormatPageNamesEveryKeyThatIsRead(t *testing.T) {
	data, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	page := string(data)
	for mark, want := range tablesOf() {
		begin, end := "<!-- "+mark+" -->\n", "<!-- /"+mark+" -->\n"
		before, rest, ok := strings.Cut(page, begin)
		got, after, closed := strings.Cut(rest, end)
		if !ok || !closed {
			t.Fatalf("README.md has no place for the tables of %s", mark)
		}
		if got != want && !*update {
			t.Errorf("the tables of %s in README.md are not those of the program; run \"make golden\"", mark)
		}
		page = before + begin + want + end + after
	}
	if *update {
		if err := os.WriteFile("README.md", []byte(page), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func keyTables(tables []field.Table) string {
	var b strings.Builder
	for _, table := range tables {
		fmt.Fprintf(&b, "\n### %s\n\n| key | what stands there | what it is for |\n|---|---|---|\n", table.Of)
		for _, row := range table.Rows {
			key := "`" + row.Key + "`"
			if row.Needed {
				key += " (needed)"
			}
			writeRow(&b, key, row)
		}
		if table.Others != nil {
			writeRow(&b, table.Others.Key, *table.Others)
		}
	}
	return b.String() + "\n"
}

func writeRow(b *strings.Builder, key string, row field.Row) {
	fmt.Fprintf(b, "| %s | %s | %s |\n", key, strings.ReplaceAll(row.Shape.Says, "|", `\|`), row.About)
}
