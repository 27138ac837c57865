package check

import (
	"bytes"
	"os"
	"slices"
	"strings"
	"testing"

	"safeguard/internal/procedure"
)

func bundled(t *testing.T) []byte {
	t.Helper()
	data, err := os.ReadFile("../../procedures/child-abuse-ict/procedure.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// structureOf gives what the rules of structure and of agreement find in a file
// that can be loaded.
func structureOf(t *testing.T, data []byte) []Finding {
	t.Helper()
	p, faults := procedure.Load("p.yaml", data)
	if p == nil {
		t.Fatal(faults.All())
	}
	var found []Finding
	for _, rule := range slices.Concat(structureRules, agreementRules) {
		l := look{p: p, rule: rule, path: "p.yaml", today: exampleToday()}
		rule.look(&l)
		found = append(found, l.found...)
	}
	return found
}

func TestOfTheBundledFileOnlyItsReviewDateIsFound(t *testing.T) {
	for _, f := range structureOf(t, bundled(t)) {
		if f.Rule != reviewOverdue.ID {
			t.Errorf("got %s", f)
		}
	}
}

// Each slip is made in the bundled file and found there by its rule.
func TestASlipInTheBundledFileIsFound(t *testing.T) {
	for name, tt := range map[string]struct{ old, new, rule string }{
		"a must told as a should": {
			"    title: Initial Child Protection Conference\n    duty: must", "    title: Initial Child Protection Conference\n    duty: should", "duty-against-paragraph",
		},
		"a will told as a may": {
			"    title: Police search to identify the children in the images\n    duty: will", "    title: Police search to identify the children in the images\n    duty: may", "duty-against-paragraph",
		},
		"a should told as a consider": {
			"conclusion\n    duty: should", "conclusion\n    duty: consider", "duty-against-paragraph",
		},
		"an action that must told as one that should": {
			"    by: CYPF\n    duty: must\n    due:", "    by: CYPF\n    duty: should\n    due:", "duty-against-paragraph",
		},
		"a consider told as a must": {
			"    duty: consider\n    opens: true\n    cite: [\"5.2\"]", "    duty: must\n    opens: true\n    cite: [\"5.2\"]", "duty-above-paragraph",
		},
		"an action without its duty": {
			"    by: the Police\n    duty: will\n    cite: [\"5.4\"]", "    by: the Police\n    cite: [\"5.4\"]", "action-without-duty",
		},
		"an urgent finding out no longer raised": {
			"      not-known: [establish-meeting]\n", "", "urgent-alert-without-not-known",
		},
		"an action taken from its only outcome": {
			"[start-allegations-procedure, carry-allegations-through, tell-designated-officer]", "[start-allegations-procedure, carry-allegations-through]", "unused-action",
		},
		"an outcome that no branch leads to": {
			"outcomes:\n  refer:", "outcomes:\n  wait: {title: Wait, duty: none, opens: false, cite: [\"4.4\"]}\n  refer:", "unused-outcome",
		},
		"a paragraph whose only citation is gone": {
			`cite: ["2.3"]`, `cite: ["4.5b"]`, "paragraph-not-cited",
		},
		"a citation taken from an action": {
			"    duty: may\n    cite: [\"2.3\"]", "    duty: may", "not-cited",
		},
		"a deadline of more days": {
			"due: {within: 15, unit: working-days, of: last-strategy-discussion}", "due: {within: 20, unit: working-days, of: last-strategy-discussion}", "deadline-differs",
		},
		"a deadline in other days": {
			"due: {within: 15, unit: working-days, of: initiating-strategy-discussion}", "due: {within: 15, unit: days, of: initiating-strategy-discussion}", "deadline-differs",
		},
		"a deadline taken out": {
			"    due: {within: 15, unit: working-days, of: initiating-strategy-discussion}\n", "", "date-question-unused",
		},
		"a route turned to one that opens nothing": {
			"    duty: must\n    opens: true\n    cite: [\"5.1\"]", "    duty: must\n    opens: false\n    cite: [\"5.1\"]", "closed-with-duty",
		},
		"an order upside down": {
			"protective-order: [hsb-procedure, no-hsb-route]", "protective-order: [no-hsb-route, hsb-procedure]", "protective-order-against-opens",
		},
		"two routes that changed places in the order": {
			"protective-order: [initial-conference, child-in-need, support-services]", "protective-order: [child-in-need, initial-conference, support-services]", "protective-order-against-strong-duty",
		},
		"a guarantee of a must taken out": {
			"    when: {continuing-risk: \"yes\"}\n    settles-on: initial-conference", "    when: {continuing-risk: \"no\"}\n    never: initial-conference", "must-without-guarantee",
		},
		"an urgent alert on the reply that leads to less": {
			"    known-by: the social worker and the police officer in the case\n    cite: [\"5.1\"]", "    alerts: {\"no\": [protect-now], not-known: [establish-immediate-risk]}\n    known-by: the social worker and the police officer in the case\n    cite: [\"5.1\"]", "alert-on-safer-reply",
		},
		"a question about danger asked last": {
			"      - immediate-risk\n      - meeting-planned\n      - child-connection\n      - impact\n      - carer-protective\n      - support-networks\n      - visiting-children\n",
			"      - visiting-children\n      - immediate-risk\n      - meeting-planned\n      - child-connection\n      - impact\n      - carer-protective\n      - support-networks\n", "danger-asked-late",
		},
		"not known refused where a route hangs on it": {
			"    known-by: the police officer in the case\n    cite: [\"5.6\"]", "    not-known: refuse\n    known-by: the police officer in the case\n    cite: [\"5.6\"]", "not-known-refused-with-route",
		},
		"a branch copied for another": {
			"    protective-order: [hsb-procedure, no-hsb-route]\n    ask: person-age\n    answers:\n      child: hsb-procedure\n      adult: no-hsb-route",
			"    ask: person-age\n    answers:\n      child: hsb-procedure\n      adult: hsb-procedure", "branch-without-difference",
		},
		"a gist taken out": {
			"      gist: Children find it very hard to speak of this abuse, and some deny that an image is of them.\n", "", "gist-missing",
		},
		"nobody to ask": {
			"    known-by: the social worker and the police officer in the case\n    cite: [\"5.1\"]", "    cite: [\"5.1\"]", "known-by-missing",
		},
	} {
		t.Run(name, func(t *testing.T) {
			data := bundled(t)
			if n := bytes.Count(data, []byte(tt.old)); n != 1 {
				t.Fatalf("%q stands %d times in the file, want once", tt.old, n)
			}
			changed := bytes.Replace(data, []byte(tt.old), []byte(tt.new), 1)
			p, faults := procedure.Load("p.yaml", changed)
			if p == nil {
				// What the loader cannot read would never come to the rule.
				t.Fatal(faults.All())
			}
			for _, f := range structureOf(t, changed) {
				if f.Rule == tt.rule {
					return
				}
			}
			t.Errorf("got %v, want a finding of %s", structureOf(t, changed), tt.rule)
		})
	}
}

// An alert on the reply that leads to the most protective outcome is no slip.
func TestAnUrgentAlertOnTheReplyThatLeadsToMostIsLeftAlone(t *testing.T) {
	old, alerts := "    known-by: the social worker and the police officer in the case\n    cite: [\"5.1\"]", "    alerts: {\"yes\": [protect-now], not-known: [establish-immediate-risk]}\n"
	for _, f := range structureOf(t, bytes.Replace(bundled(t), []byte(old), []byte(alerts+old), 1)) {
		if f.Rule == alertOnSaferReply.ID {
			t.Errorf("got %s", f)
		}
	}
}

func TestAnActionThatLostItsDueIsNamedWhereADateIsUnused(t *testing.T) {
	due := "    due: {within: 15, unit: working-days, of: last-strategy-discussion}\n"
	for _, f := range structureOf(t, bytes.Replace(bundled(t), []byte(due), nil, 1)) {
		if f.Rule == dateQuestionUnused.ID {
			if want := `did action "convene-conference" lose its "due"?`; !strings.HasPrefix(f.Hint, want) {
				t.Errorf("got %q, want %q first", f.Hint, want)
			}
			if f.Also.Says == "" {
				t.Error("got no place of the action, want one")
			}
			return
		}
	}
	t.Error("got no finding, want one")
}
