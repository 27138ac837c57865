package procedures_test

import (
	"os"
	"strings"
	"testing"

	"safeguard/internal/check"
)

// example is the small procedure that README.md shows whole.
const example = "../internal/check/examples/procedure.yaml"

// yamlBetween gives the YAML between two marks of README.md, and what is around it.
func yamlBetween(t *testing.T, page, mark string) (before, inside, after string) {
	t.Helper()
	begin, end := "<!-- "+mark+" -->\n```yaml\n", "```\n<!-- /"+mark+" -->\n"
	before, rest, ok := strings.Cut(page, begin)
	inside, after, closed := strings.Cut(rest, end)
	if !ok || !closed {
		t.Fatalf("README.md has no place for the %s", mark)
	}
	return before + begin, inside, end + after
}

func formatPage(t *testing.T) string {
	t.Helper()
	page, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	return string(page)
}

func smallExample(t *testing.T) string {
	t.Helper()
	data, err := os.ReadFile(example)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestTheFormatPageShowsTheSmallProcedureAsItIs(t *testing.T) {
	before, got, after := yamlBetween(t, formatPage(t), "example")
	want := smallExample(t)
	if *update {
		if err := os.WriteFile("README.md", []byte(before+want+after), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if got != want {
		t.Errorf("the small procedure in README.md is not %s; run \"make golden\"", example)
	}
}

// The parts that README.md shows beside it fit into it, and nothing is wrong then.
func TestThePartsOnTheFormatPageFitTheSmallProcedure(t *testing.T) {
	_, parts, _ := yamlBetween(t, formatPage(t), "parts")
	text := smallExample(t)
	section := ""
	for _, part := range entries(parts) {
		if !strings.HasPrefix(part, " ") {
			section = part
			continue
		}
		text = put(t, text, section, part)
	}
	for _, f := range check.Procedure("README.md", []byte(text), check.Options{}).Findings {
		t.Error(f.Fault)
	}
}

// entries takes YAML apart into its sections' names and, below each, its entries.
func entries(text string) []string {
	var list []string
	for line := range strings.Lines(text) {
		if strings.HasPrefix(line, "   ") {
			list[len(list)-1] += line
		} else {
			list = append(list, line)
		}
	}
	return list
}

// put puts an entry into a section in place of the one of that name, or first.
func put(t *testing.T, text, section, entry string) string {
	t.Helper()
	name, _, _ := strings.Cut(entry, ":")
	before, below, ok := strings.Cut(text, "\n"+section)
	if !ok {
		t.Fatalf("the small procedure has no %q", section)
	}
	for _, old := range entries(below) {
		if !strings.HasPrefix(old, " ") {
			break // the section is at its end
		}
		if strings.HasPrefix(old, name+":") {
			return before + "\n" + section + strings.Replace(below, old, entry, 1)
		}
	}
	return before + "\n" + section + entry + below
}
