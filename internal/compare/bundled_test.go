package compare_test

import (
	"testing"

	"safeguard/internal/prove"
)

// Edits that somebody could make of the bundled chapter, with every tree that
// comes out differently and every difference. The proof is asked in earnest.
func TestEditsOfTheBundledChapterAreSaidForWhatTheyAre(t *testing.T) {
	text := bundled(t)
	for _, c := range []struct {
		name        string
		edits       []string
		trees       []string
		differences []string
	}{
		{
			"not known whether the concern was borne out counts for less",
			[]string{"          not-known: child-in-need", "          not-known: support-services"},
			[]string{"child-protection: less-protective"},
			[]string{"other: tree child-protection not-known branch: continuing-risk: no; substantiated: not-known -> child-in-need => continuing-risk: no; substantiated: not-known -> support-services"},
		},
		{
			"nobody is sent on for not known any more",
			[]string{"          # Results still awaited are planned for, never treated as \"not substantiated\".\n          not-known: child-in-need\n", ""},
			[]string{"child-protection: less-protective"},
			[]string{"other: tree child-protection not-known branch: continuing-risk: no; substantiated: not-known -> child-in-need => "},
		},
		{
			"work with children is no longer enough",
			[]string{"    if: {any: [{work-contact: \"yes\"}, {trust-contact: \"yes\"}]}\n    then: allegations-procedure", "    if: {all: [{work-contact: \"yes\"}, {trust-contact: \"yes\"}]}\n    then: allegations-procedure"},
			[]string{"allegations: less-protective"},
			[]string{
				"other: tree allegations branch: if {any: [{work-contact: yes}, {trust-contact: yes}]} -> allegations-procedure => ",
				"other: tree allegations branch: if not {any: [{work-contact: yes}, {trust-contact: yes}]} -> no-allegations-route => ",
				"other: tree allegations branch:  => if {work-contact: yes, trust-contact: yes} -> allegations-procedure",
				"other: tree allegations branch:  => if not {work-contact: yes, trust-contact: yes} -> no-allegations-route",
			},
		},
		{
			"distributing is no longer about images",
			[]string{"images: [accessing-images, creating-images, distributing-images]", "images: [accessing-images, creating-images]"},
			[]string{"referral: less-protective", "victim-identification: less-protective"},
			nil, // every condition that uses the group, too
		},
		{
			"the assessment waits for more",
			[]string{"    when: {strategy-discussion: held}\n    checklist", "    when: {strategy-discussion: held, organised: \"no\"}\n    checklist"},
			[]string{"child-protection: less-protective"},
			[]string{"weaker: stage assessment when: {strategy-discussion: held} => {strategy-discussion: held, organised: no}; worked less often"},
		},
		{
			"a caution to the family falls where nobody knows",
			[]string{`when: {family-plan-agreed: ["no", not-known]}`, `when: {family-plan-agreed: "no"}`},
			nil,
			[]string{"weaker: action consult-before-family when: {family-plan-agreed: [no, not-known]} => {family-plan-agreed: no}; brought less often"},
		},
		{
			"an urgent task for not known is dropped",
			[]string{"      not-known: [establish-meeting]\n", ""},
			nil,
			[]string{"weaker: question meeting-planned alerts: not-known: establish-meeting => "},
		},
		{
			"the conference comes later",
			[]string{"due: {within: 15, unit: working-days, of: last-strategy-discussion}", "due: {within: 4, unit: weeks, of: last-strategy-discussion}"},
			nil,
			[]string{"weaker: action convene-conference due: 15 working days after \"last-strategy-discussion\" => 4 weeks after \"last-strategy-discussion\"; later"},
		},
		{
			"a citation is lost",
			[]string{"duty: should\n    opens: true\n    cite: [\"5.5\", \"4.5k\"]", "duty: should\n    opens: true\n    cite: [\"5.5\"]"},
			nil,
			[]string{"other: outcome allegations-procedure cite: 5.5, 4.5k => 5.5"},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := compared(t, text, edit(t, text, c.edits...))
			var trees []string
			for _, change := range got.Trees {
				if change.Verdict != prove.Fails || change.Witness == nil || change.Sets.Sign() <= 0 {
					t.Errorf("%s: %s, with %v sets and no case", change.Tree, change.Verdict, change.Sets)
				}
				trees = append(trees, change.Tree+": "+change.Direction.String())
			}
			same(t, "trees", trees, c.trees)
			if c.differences != nil {
				same(t, "differences", sayAll(got.Differences), c.differences)
			}
		})
	}
}
