package procedure_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"safeguard/internal/fault"
	"safeguard/internal/procedure"
)

var update = flag.Bool("update", false, "write the .want files anew; read their diff like code")

// faultFiles gives the files of testdata/faults: each makes the one mistake that
// its first line tells, and the .want file beside it holds what is said of it.
func faultFiles(tb testing.TB) []string {
	tb.Helper()
	files, err := filepath.Glob("testdata/faults/*.yaml")
	if err != nil || len(files) == 0 {
		tb.Fatal(files, err)
	}
	return files
}

func TestEachMistakeIsReportedWhereItStands(t *testing.T) {
	for _, file := range faultFiles(t) {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".yaml"), func(t *testing.T) {
			data := read(t, file)
			p, faults := procedure.Load(filepath.Base(file), data)
			if p != nil || faults.Len() == 0 {
				t.Fatal("no fault was found")
			}
			checkFaults(t, data, faults)
			got := shown(data, faults.All())
			golden := strings.TrimSuffix(file, ".yaml") + ".want"
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if want := string(read(t, golden)); got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

func read(tb testing.TB, file string) []byte {
	tb.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		tb.Fatal(err)
	}
	return data
}

// shown writes each fault as a person is told of it, with its line and a mark
// under its place.
func shown(data []byte, faults []fault.Fault) string {
	lines := strings.Split(string(data), "\n")
	var b strings.Builder
	for _, f := range faults {
		line := ""
		if f.Line <= len(lines) {
			line = lines[f.Line-1]
		}
		fmt.Fprintf(&b, "%s\n  | %s\n  | %s^\n", f, line, strings.Repeat(" ", f.Column-1))
	}
	return b.String()
}

// A tester is a test, a fuzz run or a property.
type tester interface {
	Helper()
	Errorf(format string, args ...any)
}

var kebab = regexp.MustCompile(`^[a-z][a-z0-9]*(-[a-z0-9]+)*$`)

// checkFaults wants of a list what every fault promises.
func checkFaults(tb tester, data []byte, list fault.List) {
	tb.Helper()
	all := list.All()
	if !slices.IsSortedFunc(all, func(a, b fault.Fault) int {
		if a.Line != b.Line {
			return a.Line - b.Line
		}
		return a.Column - b.Column
	}) {
		tb.Errorf("the faults are not in the order of their places")
	}
	for i, f := range all {
		switch {
		case !kebab.MatchString(f.Rule):
			tb.Errorf("rule %q is no id", f.Rule)
		case f.Message == "" || strings.ContainsAny(f.Message+f.Hint, "\n\r") || strings.HasSuffix(f.Message, "."):
			tb.Errorf("message %q, hint %q: one line without a full stop is wanted", f.Message, f.Hint)
		case !utf8.ValidString(f.Message) || !utf8.ValidString(f.Hint):
			tb.Errorf("message %q, hint %q: not UTF-8", f.Message, f.Hint)
		case !inFile(data, f.Place):
			tb.Errorf("%v is not in the file", f)
		}
		if i > 0 && all[i-1].Place == f.Place && all[i-1].Message == f.Message {
			tb.Errorf("%v stands there twice", f)
		}
	}
}

// inFile reports whether a place is on a line of the data, and at most one
// column behind its end.
func inFile(data []byte, at fault.Place) bool {
	lines := strings.Split(strings.TrimPrefix(string(data), "\uFEFF"), "\n")
	return at.Line >= 1 && at.Line <= len(lines) && at.Column >= 1 && at.Column <= utf8.RuneCountInString(lines[at.Line-1])+1
}

func TestTheFirstLineOfEachFileSaysWhatIsWrong(t *testing.T) {
	for _, file := range faultFiles(t) {
		first, _, _ := strings.Cut(string(read(t, file)), "\n")
		if !strings.HasPrefix(first, "# ") || !strings.HasSuffix(first, ".") {
			t.Errorf("%s begins with %q, where a comment is wanted that tells its mistake", file, first)
		}
	}
	for _, golden := range globbed(t, "testdata/faults/*.want") {
		if _, err := os.Stat(strings.TrimSuffix(golden, ".want") + ".yaml"); err != nil {
			t.Errorf("%s belongs to no file", golden)
		}
	}
}

func globbed(t *testing.T, pattern string) []string {
	t.Helper()
	files, err := filepath.Glob(pattern)
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// The rules are ids that other tools rely on.
var rules = []string{
	"action-form", "asked-later", "bad-date", "bad-id", "bound-twice", "branch-form", "duplicate-id", "empty-condition",
	"empty-value", "in-two-stages", "missing-key", "named-twice", "no-turn", "not-bound", "one-verdict", "placeholder",
	"protective-order", "quote-it", "reserved-id", "same-label", "stands-alone", "too-many-options", "too-many-outcomes",
	"uncovered-option", "unknown-id", "unknown-key", "unknown-option", "unknown-word", "unsupported-format", "wrong-kind",
	"wrong-type", "wrong-value",
	// of the document itself
	"anchor", "control-character", "duplicate-key", "empty-file", "file-too-big", "key-not-text", "not-utf8",
	"second-document", "tag", "too-deep", "yaml-syntax",
}

func TestEveryRuleHasAMistakeThatShowsIt(t *testing.T) {
	met := map[string]bool{}
	for _, file := range faultFiles(t) {
		_, faults := procedure.Load(file, read(t, file))
		for _, f := range faults.All() {
			met[f.Rule] = true
		}
	}
	for _, tt := range mistakesInBytes() {
		_, faults := procedure.Load("p.yaml", tt.data)
		for _, f := range faults.All() {
			met[f.Rule] = true
		}
	}
	for _, rule := range rules {
		if !met[rule] {
			t.Errorf("no file shows the rule %q", rule)
		}
		delete(met, rule)
	}
	for rule := range met {
		t.Errorf("the rule %q is not listed here", rule)
	}
}
