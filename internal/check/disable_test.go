package check

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"safeguard/internal/fault"
)

// doubt is a rule that can be disabled, and found is what it finds.
func doubt() (string, []Finding) {
	rule := Lookup(CanBeDisabled()[0])
	return rule.ID, []Finding{{Fault: fault.Fault{Path: "p.yaml", Place: fault.Place{Line: 9, Column: 3}, Rule: rule.ID, Message: "a doubt"}, Severity: rule.Severity}}
}

func TestAFindingIsDisabledOnlyWhereTheFileSaysWhy(t *testing.T) {
	id, found := doubt()
	for name, tt := range map[string]struct {
		comment string
		rules   []string
		off     int
		message string // of a finding about the comment
	}{
		"asked for, with a reason":      {"# safeguard: disable " + id + ": agreed in March", []string{id}, 1, ""},
		"indented and without a space":  {"    #safeguard:  disable " + id + " :agreed: in March  ", []string{id}, 1, ""},
		"with a reason, not asked for":  {"# safeguard: disable " + id + ": agreed in March", nil, 0, ""},
		"asked for, without a comment":  {"# nothing", []string{id}, 0, ""},
		"asked for, without a reason":   {"# safeguard: disable " + id + ":", []string{id}, 0, "gives no reason"},
		"asked for, with a bare id":     {"# safeguard: disable " + id, []string{id}, 0, "gives no reason"},
		"another word":                  {"# safeguard: ignore " + id, []string{id}, 0, `where "disable RULE: reason" is wanted`},
		"a rule that does not exist":    {"# safeguard: disable " + id + "x: why", nil, 0, "does not exist"},
		"a rule that reports errors":    {"# safeguard: disable " + anError() + ": why", nil, 0, "errors, which cannot be disabled"},
		"the rule about such comments":  {"# safeguard: disable disable-comment: why", nil, 0, "cannot be disabled"},
		"a rule that finds nothing":     {"# safeguard: disable " + CanBeDisabled()[1] + ": why", nil, 0, "finds nothing in this file"},
		"a line of a text":              {"text: |\n  # safeguard: disable " + id + ": why", []string{id}, 0, ""},
		"behind a value":                {"a: b # safeguard: disable " + id + ": why", []string{id}, 0, ""},
		"a reason with hidden letters":  {"# safeguard: disable " + id + ": \u202Ewhy\x1b", []string{id}, 1, ""},
		"a file with Windows line ends": {"a: b\r\n# safeguard: disable " + id + ": why\r", []string{id}, 1, ""},
	} {
		kept, off := Disable("p.yaml", []byte("id: x\n"+tt.comment+"\n"), found, tt.rules, Whole)
		about := slices.DeleteFunc(slices.Clone(kept), func(f Finding) bool { return f.Rule != disableComment })
		if len(off) != tt.off || len(kept)-len(about)+len(off) != 1 {
			t.Errorf("%s: kept %v, disabled %v", name, kept, off)
		}
		if got := messages(about); tt.message == "" && got != "" || !strings.Contains(got, tt.message) {
			t.Errorf("%s: got %q, want %q", name, got, tt.message)
		}
	}
}

func anError() string {
	for _, r := range Rules() {
		if r.Severity == Error {
			return r.ID
		}
	}
	return ""
}

func messages(found []Finding) string {
	var all []string
	for _, f := range found {
		all = append(all, fmt.Sprintf("%d:%d %s", f.Line, f.Column, f.Message))
	}
	return strings.Join(all, "\n")
}

func TestAFindingThatStaysSaysHowItIsDisabled(t *testing.T) {
	id, found := doubt()
	kept, _ := Disable("p.yaml", []byte("id: x\n"), found, []string{id}, Whole)
	if want := `"# safeguard: disable ` + id + `: reason"`; !strings.Contains(kept[0].Hint, want) {
		t.Errorf("got %q, want %s", kept[0].Hint, want)
	}
}

func TestAnErrorIsNeverDisabled(t *testing.T) {
	id, found := doubt()
	found[0].Severity = Error // as of a proof that was given up
	kept, off := Disable("p.yaml", []byte("# safeguard: disable "+id+": why\n"), found, []string{id}, Whole)
	if len(off) != 0 || len(kept) != 1 {
		t.Errorf("kept %v, disabled %v", kept, off)
	}
}

func TestACommentIsNotLeftOverWhereNotEverythingWasLookedFor(t *testing.T) {
	id, _ := doubt()
	kept, _ := Disable("p.yaml", []byte("# safeguard: disable "+id+": why\n"), nil, nil, InPart)
	if len(kept) != 0 {
		t.Errorf("got %v", messages(kept))
	}
}

func TestACommentIsReportedAtItsSign(t *testing.T) {
	kept, _ := Disable("p.yaml", []byte("\uFEFFa: b\n  # safeguard: nonsense\n"), nil, nil, Whole)
	if got := messages(kept); !strings.HasPrefix(got, "2:3 ") {
		t.Errorf("got %s", got)
	}
}
