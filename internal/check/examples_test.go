package check

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the .want files of the examples anew; read their diff like code")

func TestNothingIsFoundInTheProcedureThatExamplesStartFrom(t *testing.T) {
	for _, rule := range Rules() {
		r := Procedure("procedure.yaml", procedureOf(rule.ID), Options{Today: exampleToday()})
		if r.Procedure == nil || len(r.Findings) > 0 {
			t.Errorf("%s: got:\n%swant nothing", rule.ID, describe(r.Findings))
		}
	}
}

func TestEveryRuleHasExamples(t *testing.T) {
	var ids []string
	for _, r := range Rules() {
		if slices.Contains(ids, r.ID) {
			t.Errorf("rule %s is there twice", r.ID)
		}
		ids = append(ids, r.ID)
		checkCatalogue(t, r)
	}
	for _, folder := range exampleFolders(t) {
		if !slices.Contains(ids, folder) {
			t.Errorf("no rule has the folder examples/%s", folder)
		}
	}
}

// exampleFolders are the ids that have a folder of examples, sorted as ReadDir gives them.
func exampleFolders(t *testing.T) []string {
	t.Helper()
	entries, err := exampleFiles.ReadDir("examples")
	if err != nil {
		t.Fatal(err)
	}
	var folders []string
	for _, e := range entries {
		if e.IsDir() {
			folders = append(folders, e.Name())
		}
	}
	return folders
}

func checkCatalogue(t *testing.T, r *Rule) {
	t.Helper()
	for field, words := range map[string]string{"Finds": r.Finds, "Why": r.Why, "Mend": r.Mend} {
		if strings.TrimSpace(words) == "" {
			t.Errorf("rule %s has no %s", r.ID, field)
		}
	}
	if strings.HasSuffix(r.Finds, ".") {
		t.Errorf("rule %s: Finds ends in a full stop", r.ID)
	}
	if NoExample(r.ID) != "" {
		return
	}
	bad, good := 0, 0
	for _, e := range Examples(r.ID) {
		if e.Bad {
			bad++
		} else {
			good++
		}
	}
	if bad == 0 || good == 0 {
		t.Errorf("rule %s has %d bad and %d good examples, want at least one of each", r.ID, bad, good)
	}
}

// Each bad example is caught by its own rule alone, and no good one by any.
func TestExamples(t *testing.T) {
	for _, r := range Rules() {
		for _, e := range Examples(r.ID) {
			t.Run(r.ID+"/"+e.Name, func(t *testing.T) {
				if e.Bad {
					checkBad(t, r, e)
				} else if found := e.Findings(); len(found) > 0 {
					t.Errorf("got:\n%swant nothing", describe(found))
				}
			})
		}
	}
}

func checkBad(t *testing.T, r *Rule, e Example) {
	found := e.Findings()
	if len(found) == 0 {
		t.Error("got nothing, want a finding")
	}
	for _, f := range found {
		if f.Rule != r.ID {
			t.Errorf("another rule finds something: %s", describe([]Finding{f}))
		}
		if f.Severity != r.Severity {
			t.Errorf("got severity %s, want %s as the rule has", f.Severity, r.Severity)
		}
		checkWords(t, f)
	}
	golden(t, filepath.Join("examples", r.ID, strings.TrimSuffix(e.Name, ".yaml")+".want"), describe(found))
}

// checkWords holds what every finding keeps: a place, and words on one line
// without a full stop.
func checkWords(t *testing.T, f Finding) {
	t.Helper()
	if f.Line < 1 || f.Column < 1 {
		t.Errorf("a finding without a place: %s", f)
	}
	for _, words := range []string{f.Message, f.Hint, f.Also.Says} {
		if strings.HasSuffix(words, ".") || strings.Contains(words, "\n") {
			t.Errorf("got %q, want one line without a full stop", words)
		}
	}
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	if *update && !t.Failed() {
		if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("got:\n%swant:\n%s", got, want)
	}
}

func TestEveryClaimHasARule(t *testing.T) {
	files := [][]byte{baseProcedure()}
	for _, r := range proofRules {
		for _, e := range Examples(r.ID) {
			files = append(files, e.Data)
		}
	}
	for _, data := range files {
		for _, c := range Procedure("", data, Options{}).Claims {
			if !slices.ContainsFunc(proofRules, func(r *Rule) bool { return r.ID == c.Rule }) {
				t.Errorf("%q is claimed, and no rule of the catalogue has that id", c.Rule)
			}
		}
	}
}

func TestNoGoldenIsLeftOver(t *testing.T) {
	wants, err := filepath.Glob("examples/*/*.want")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range wants {
		if _, err := os.Stat(strings.TrimSuffix(want, ".want") + ".yaml"); err != nil {
			t.Errorf("%s belongs to no example", want)
		}
	}
}

// describe lists findings, one to a line, with what belongs to each below it.
func describe(findings []Finding) string {
	var b strings.Builder
	for _, f := range findings {
		fmt.Fprintf(&b, "%d:%d: %s: %s [%s]\n", f.Line, f.Column, f.Severity, f.Message, f.Rule)
		if f.Also.Says != "" {
			fmt.Fprintf(&b, "  also %d:%d: %s\n", f.Also.Line, f.Also.Column, f.Also.Says)
		}
		if f.Hint != "" {
			fmt.Fprintf(&b, "  hint: %s\n", f.Hint)
		}
		if f.Sets != nil {
			fmt.Fprintf(&b, "  answer sets: %s of %s\n", f.Sets, f.In)
		}
		for _, pattern := range f.Patterns {
			fmt.Fprintf(&b, "  pattern: %s\n", pattern)
		}
	}
	return b.String()
}
