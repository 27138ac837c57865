package report_test

import (
	"bytes"
	"strings"
	"testing"

	"safeguard/internal/compare"
	"safeguard/internal/prove"
	"safeguard/internal/report"
)

// comparedText is the page of a comparison, with what was cut at the edge of the
// page put together again.
func comparedText(t *testing.T, edits ...string) string {
	t.Helper()
	c := compare.Procedures(smallProcedure(t), smallProcedure(t, edits...), prove.Limits{})
	var b bytes.Buffer
	if err := report.Compared(&b, &report.Comparison{Comparison: c, OldPath: "old.yaml", NewPath: "new.yaml"}, report.Looks{Width: report.MaxWidth}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestAChangeIsToldInPeoplesWords(t *testing.T) {
	const due = "    due: {within: 15, unit: working-days, of: met}\n"
	for _, c := range []struct {
		name  string
		edits []string
		want  string
	}{
		{
			"an alert that is lost",
			[]string{`alerts: {"yes": [protect], not-known: [protect]}`, `alerts: {"yes": [protect]}`},
			`When "danger" is not known, "Make {child} safe" is no longer raised (urgent)` + "\n    See old.yaml:45:13 and new.yaml:45:13\n",
		},
		{
			"an alert that is new",
			[]string{`alerts: {"yes": [protect], not-known: [protect]}`, `alerts: {"yes": [protect, keep-away], not-known: [protect]}`},
			`When "danger" is yes, "Do not: Warn the person" is now raised` + "\n",
		},
		{
			"an alert of something ticked",
			[]string{"    groups: {grave:", "    alerts: {harm: [keep-away]}\n    groups: {grave:"},
			`When "concern" includes "Harm", "Do not: Warn the person" is now raised` + "\n",
		},
		{
			"an outcome that drops an action",
			[]string{"actions: [convene, keep-away]", "actions: [convene, protect]"},
			`Outcome conference no longer brings "Do not: Warn the person"` + "\n",
		},
		{
			"an outcome that brings an urgent action more",
			[]string{"actions: [convene, keep-away]", "actions: [convene, keep-away, protect]"},
			`Outcome conference now brings "Make {child} safe" (urgent)` + "\n",
		},
		{"a later deadline", []string{"15", "20"}, `Action convene, due: 15 working days after "met" -> 20 working days after "met" (later)` + "\n"},
		{
			"an action that is another in part under its new id",
			[]string{"keep-away:", "stay-away:\n    duty: may", "keep-away]", "stay-away]"},
			"Action keep-away is gone. Renamed to stay-away? Not the same in both: duty\n    Old: Do not: Warn the person (old.yaml:110:3)\n",
		},
		{"one working day", []string{"15", "1"}, `Action convene, due: 15 working days after "met" -> 1 working day after "met" (earlier)` + "\n"},
		{"a deadline that is gone", []string{due, ""}, `Action convene, due: 15 working days after "met" -> no deadline` + "\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := comparedText(t, c.edits...); !strings.Contains(got, "- "+c.want) {
				t.Errorf("%q is missing in:\n%s", c.want, got)
			}
		})
	}
}

// What has another id is one change: first in the section where it went, and not
// among what strengthens protection too.
func TestWhatMayHaveBeenRenamedIsToldOnce(t *testing.T) {
	got := comparedText(t, "keep-away", "stay-away", "15", "20", "      spare: Something spare\n", "      more: Something spare\n")
	for _, want := range []string{
		"3 changes weaken protection (the trees stay as they are)\n",
		"3 weaken protection, 0 strengthen it, 0 changed wordings for you to judge, 1 other.\n",
		"WHAT WEAKENS PROTECTION\n" +
			`  - Outcome conference no longer brings "Do not: Warn the person"; keep-away renamed to stay-away?` + "\n" +
			"    See old.yaml:88:14 and new.yaml:88:14\n" +
			"  - Action keep-away is gone. Renamed to stay-away?\n" +
			"    Old: Do not: Warn the person (old.yaml:110:3)\n" +
			"    New: Do not: Warn the person (new.yaml:110:3)\n" +
			"  - Action convene, due: ",
		"OTHER CHANGES\n" +
			"  - Option concern/spare is gone. Renamed to concern/more?\n" +
			"    Old: Something spare (old.yaml:35:7)\n" +
			"    New: Something spare (new.yaml:35:7)\n",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is missing in:\n%s", want, got)
		}
	}
	for _, not := range []string{"WHAT STRENGTHENS", "Renamed from", "is new"} {
		if strings.Contains(got, not) {
			t.Errorf("%q is told as well:\n%s", not, got)
		}
	}
}

// An action that only one outcome has under its new id is not taken for renamed
// where the other half is missing.
func TestHalfARenamingIsToldForWhatItIs(t *testing.T) {
	got := comparedText(t, "actions: [convene, keep-away]", "actions: [convene]", "  keep-away:\n", "  stay-away:\n", "alerts: {\"yes\": [protect]", "alerts: {\"yes\": [protect, stay-away]")
	for _, want := range []string{
		`Outcome conference no longer brings "Do not: Warn the person"; keep-away may now be stay-away`,
		`When "danger" is yes, "Do not: Warn the person" is now raised; stay-away may have been keep-away`,
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is missing in:\n%s", want, got)
		}
	}
}
