package scenario_test

import (
	"slices"
	"strings"
	"testing"

	"safeguard/internal/answers"
	"safeguard/internal/scenario"
)

// missing gives the names that a kind of thing lacks, one a line.
func missing(c *scenario.Coverage, kind string) string {
	for _, t := range c.Kinds {
		if t.Of == kind {
			var names []string
			for _, g := range t.Missing {
				names = append(names, g.Name)
			}
			return strings.Join(names, "\n")
		}
	}
	return "no such kind"
}

func TestCoverageCountsWhatAnyPointOfTimeReaches(t *testing.T) {
	p := load(t)
	c := scenario.Cover(p, points(mustLoad(t, p, played)))
	tests := []struct{ kind, want string }{
		{"outcomes", "nobody\nduty-team\ngoes-home"},
		{"branches", "telling: reached yes\ntelling: reached no > else\ncare: safe yes > then\ncare: safe yes > else"},
		{"options", "reached yes\nnoticed unwell\nnoticed none\nnoticed not-known\ntold-on not-known\nwith neighbour\non-the-way yes\non-the-way no"},
		{"alerts", "ring-doctor"},
		{"guarantees", ""},
		{"paragraphs", ""},
		{"tensions", "safe-but-unwell"},
		{"interpretations", ""},
	}
	if len(tests) != len(c.Kinds) {
		t.Errorf("%d kinds, where %d were wanted", len(c.Kinds), len(tests))
	}
	for _, tt := range tests {
		if got := missing(c, tt.kind); got != tt.want {
			t.Errorf("%s: got\n%s\nwant\n%s", tt.kind, got, tt.want)
		}
	}
	// The first point alone raises ring-again and answers reached with not known.
	first := scenario.Cover(p, points(mustLoad(t, p, played))[3:])
	if got := missing(first, "alerts"); got != "ring-again\nring-doctor" {
		t.Errorf("at the end alone these alerts are missing: %s", got)
	}
}

func TestAGapKnowsItsPlaceInTheProcedure(t *testing.T) {
	p := load(t)
	lines := strings.Split(written, "\n")
	for _, tally := range scenario.Cover(p, nil).Kinds {
		if tally.Covered != 0 {
			t.Errorf("%d %s are reached by nothing", tally.Covered, tally.Of)
		}
		for _, g := range tally.Missing {
			if g.At.Line < 1 || g.At.Column < 1 || g.At.Column > len(lines[g.At.Line-1]) {
				t.Errorf("%s %s stands at %v", g.Of, g.Name, g.At)
			}
		}
	}
}

func TestBackgroundParagraphsDoNotCount(t *testing.T) {
	p := load(t)
	if got := missing(scenario.Cover(p, nil), "paragraphs"); got != "2\n3\n4" {
		t.Errorf("got %q", got)
	}
}

func TestAnswersThatNoLongerApplyReachNothing(t *testing.T) {
	p := load(t)
	// What is said of the children applies at first, and no longer at the end.
	s := mustLoad(t, p, changed(t, laterNews, `answers: {reached: "yes"}`))
	got := missing(scenario.Cover(p, []*answers.Answers{s.End()}), "options")
	for _, name := range []string{"safe no", "safe not-known", "with staff"} {
		if !slices.Contains(strings.Split(got, "\n"), name) {
			t.Errorf("%s is set aside, and counted", name)
		}
	}
}

func TestABranchIsTakenByAnswersThatApplyAlone(t *testing.T) {
	tests := []struct{ name, procedure, old, new, guarantees string }{
		{"a question that does not apply", strings.Replace(written, "safe: {about: child,", "safe: {about: child, when: {noticed: unwell},", 1), "  noticed: [upset]\n", "  noticed: [unwell]\n", "not-safe-stays"},
		{"somebody who is not listed yet", written, "child: [Child A, Child B]", "child: [not-known]", "not-safe-stays"},
		{"nothing said of anybody", written, "  safe: {Child A: \"no\", Child B: not-known}\n", "", "not-safe-stays"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := loaded(t, tt.procedure)
			head, _, _ := strings.Cut(changed(t, tt.old, tt.new), "  - {id: the-bus")
			if strings.Contains(tt.new, "[not-known]") {
				head = strings.NewReplacer("  safe: {Child A: \"no\", Child B: not-known}\n", "", "  with: {Child A: staff, Child B: staff}\n", "", "told-on: 2026-11-23", "told-on: not-known").Replace(head)
			}
			head = strings.Replace(head, `{reached: "no", `, `{reached: "no", noticed: [upset], `, 1)
			end := mustLoad(t, p, head+"expect: {alerts: []}\n").End()
			c := scenario.Cover(p, []*answers.Answers{end})
			for _, name := range []string{"care: safe no", "care: safe yes", "care: safe not-known"} {
				if !slices.Contains(strings.Split(missing(c, "branches"), "\n"), name) {
					t.Errorf("%s is counted", name)
				}
			}
			if got := missing(c, "guarantees"); got != tt.guarantees {
				t.Errorf("missing of the guarantees: %q, want %q", got, tt.guarantees)
			}
		})
	}
}

func TestPercentagesAreNeverRoundedUp(t *testing.T) {
	tests := []struct {
		covered, total int
		want           string
		reaches        int // the most hundredths that are reached
	}{
		{0, 3, "0.0", 0},
		{1, 3, "33.3", 3333},
		{2, 3, "66.6", 6666},
		{3, 3, "100", 10000},
		{9996, 10000, "99.9", 9996},
		{9999, 10000, "99.9", 9999},
		{99999, 100000, "99.9", 9999},
		{0, 0, "100", 10000},
		{1, 1000, "0.1", 10},
		{1, 1001, "0.0", 9},
	}
	for _, tt := range tests {
		tally := scenario.Tally{Covered: tt.covered, Total: tt.total}
		if got := tally.Percent(); got != tt.want {
			t.Errorf("%d of %d: got %s, want %s", tt.covered, tt.total, got, tt.want)
		}
		if !tally.Reaches(tt.reaches) || tt.total > 0 && tally.Reaches(tt.reaches+1) {
			t.Errorf("%d of %d does not reach exactly %d hundredths of a percent", tt.covered, tt.total, tt.reaches)
		}
	}
}
