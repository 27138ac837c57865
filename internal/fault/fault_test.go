package fault_test

import (
	"fmt"
	"slices"
	"testing"

	"safeguard/internal/fault"
)

func at(line, column int) fault.Place { return fault.Place{Line: line, Column: column} }

func TestAFaultIsWrittenWithItsPlaceItsRuleAndItsHint(t *testing.T) {
	tests := []struct {
		name  string
		fault fault.Fault
		want  string
	}{
		{
			"with everything",
			fault.Fault{Path: "p.yaml", Place: at(4, 12), Rule: "unknown-id", Message: `question "q" does not exist`, Hint: `did you mean "p"?`},
			"p.yaml:4:12: question \"q\" does not exist [unknown-id]\n  hint: did you mean \"p\"?",
		},
		{
			"without a hint",
			fault.Fault{Path: "p.yaml", Place: at(1, 1), Rule: "empty-file", Message: "the file is empty"},
			"p.yaml:1:1: the file is empty [empty-file]",
		},
		{
			"of a file as a whole",
			fault.Fault{Path: "p.yaml", Rule: "empty-file", Message: "the file is empty"},
			"p.yaml: the file is empty [empty-file]",
		},
		{
			"of no file",
			fault.Fault{Place: at(1, 1), Rule: "empty-file", Message: "the file is empty"},
			"the file is empty [empty-file]",
		},
		{
			"with what would drive the screen",
			fault.Fault{Path: "a\x1b[2J.yaml", Place: at(1, 1), Rule: "r", Message: "one\ntwo \x1b[31m", Hint: "\u202ethree"},
			"\"a\\x1b[2J.yaml\":1:1: one two \ufffd[31m [r]\n  hint: \ufffdthree",
		},
	}
	for _, tt := range tests {
		if got := tt.fault.String(); got != tt.want {
			t.Errorf("%s: got\n%s\nwant\n%s", tt.name, got, tt.want)
		}
	}
}

func TestAPathIsShownAsItIsUnlessItWouldBreakTheLine(t *testing.T) {
	for path, want := range map[string]string{
		"procedures/p.yaml":  "procedures/p.yaml",
		"my cases/Née.yaml":  "my cases/Née.yaml",
		"two\nlines.yaml":    `"two\nlines.yaml"`,
		"two  blanks.yaml":   `"two  blanks.yaml"`,
		"hid\u200bden.yaml":  `"hid\u200bden.yaml"`,
		"bad \xff bytes.yml": `"bad \xff bytes.yml"`,
		"":                   "",
		"vs\uFE0F.yaml":      `"vs\ufe0f.yaml"`,
		"\u3164é.yaml":       `"\u3164\u00e9.yaml"`,
	} {
		if got := fault.ShowPath(path); got != want {
			t.Errorf("%q: got %s, want %s", path, got, want)
		}
	}
}

func TestFaultsAreGivenInTheOrderOfTheirPlacesEachOnce(t *testing.T) {
	inOrder := []fault.Fault{
		{Path: "a.yaml", Place: at(2, 1), Rule: "r", Message: "m"},
		{Path: "a.yaml", Place: at(2, 9), Rule: "r", Message: "m"},
		{Path: "a.yaml", Place: at(10, 1), Rule: "a", Message: "m"},
		{Path: "a.yaml", Place: at(10, 1), Rule: "b", Message: "l"},
		{Path: "a.yaml", Place: at(10, 1), Rule: "b", Message: "m"},
		{Path: "b.yaml", Place: at(1, 1), Rule: "r", Message: "m"},
	}
	var list, more fault.List
	for _, i := range []int{4, 0, 5} {
		list.Add(inOrder[i])
	}
	for _, i := range []int{3, 0, 2, 1, 4} {
		more.Add(inOrder[i])
	}
	list.Join(more)
	if got := list.All(); !slices.Equal(got, inOrder) {
		t.Errorf("got %v, want %v", got, inOrder)
	}
	if got := list.Len(); got != 8 {
		t.Errorf("got %d added, want 8", got)
	}
}

func ExampleFault_String() {
	fmt.Println(fault.Fault{
		Path: "procedure.yaml", Place: fault.Place{Line: 31, Column: 10}, Rule: "unknown-word",
		Message: `"type" is "yesno", where "yes-no", "choice", "many", "text" or "date" is wanted`, Hint: `did you mean "yes-no"?`,
	})
	// Output:
	// procedure.yaml:31:10: "type" is "yesno", where "yes-no", "choice", "many", "text" or "date" is wanted [unknown-word]
	//   hint: did you mean "yes-no"?
}

func TestASheetHoldsTheFaultsOfItsFileAndSaysWhenThereAreMore(t *testing.T) {
	s := fault.Sheet{Path: "p.yaml"}
	s.Reportf(at(1, 2), "r", "%d stands here", 7)
	s.Report(at(2, 1), "r", "m", "h")
	want := []fault.Fault{
		{Path: "p.yaml", Place: at(1, 2), Rule: "r", Message: "7 stands here"},
		{Path: "p.yaml", Place: at(2, 1), Rule: "r", Message: "m", Hint: "h"},
	}
	if got := s.All(); !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	for i := range 2000 {
		s.Report(at(3+i, 1), "r", "m", "")
	}
	all := s.All()
	if got := all[len(all)-1].Message; len(all) != 1001 || got != "there are more faults than the 1000 shown" {
		t.Errorf("got %d faults, the last %q", len(all), got)
	}
}
