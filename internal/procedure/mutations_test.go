package procedure_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"safeguard/internal/fault"
	"safeguard/internal/procedure"
)

// A mutation is one slip of the pen in the bundled procedure. old stands there
// once. The first fault wanted is at the line that the slip changed, or, where
// at is given, at the first line from there that holds it ("^" before it: from
// the top of the file). Where the loader takes the slip, accepted says why.
type mutation struct {
	name     string
	old, new string
	rule     string
	at       string
	faults   int // one unless given
	accepted string
}

var mutations = []mutation{
	// an id is renamed where it is defined, and not where it is used
	{name: "a paragraph is renamed", old: `    "2.3":`, new: `    "2.3a":`, rule: "unknown-id", at: `cite: ["2.3"]`},
	{name: "a question is renamed", old: "  meeting-planned:\n", new: "  meeting-plan:\n", rule: "unknown-id", at: "- meeting-planned", faults: 3},
	{
		name: "a choice is renamed in the middle", rule: "unknown-id", at: "checklist: [concern, family-aware, family-plan-agreed, strategy-discussion]", faults: 9,
		old: "  strategy-discussion:\n    ask",
		new: "  strategy-talk:\n    ask",
	},
	{
		name: "an option is renamed", rule: "unknown-option", at: "when: {strategy-discussion: held}", faults: 4,
		old: "      held: Being held",
		new: "      being-held: Being held",
	},
	{
		name: "a group is renamed", rule: "unknown-option", at: "when: {concern: images}", faults: 5,
		old: "      images: [accessing",
		new: "      image: [accessing",
	},
	{
		name: "a subject kind is renamed", rule: "unknown-id", at: "about: person", faults: 13,
		old: "\n  person:\n    label: Person",
		new: "\n  adult:\n    label: Person",
	},
	{
		name: "a tree is renamed", rule: "unknown-id", at: "^    trees: [allegations, harmful", faults: 3,
		old: "  complex-abuse:\n    title",
		new: "  complex-case:\n    title",
	},
	{
		name: "an outcome is renamed", rule: "unknown-id", at: "^    else: no-images", faults: 2,
		old: "  no-images:\n    title",
		new: "  no-image:\n    title",
	},
	{
		name: "an action is renamed", rule: "unknown-id", at: "^      left: [verify-move-out]",
		old: "  verify-move-out:\n    do",
		new: "  verify-moving-out:\n    do",
	},
	// an id is misspelt where it is used
	{name: "a citation is misspelt", old: `cite: ["4.5i"]`, new: `cite: ["4.5o"]`, rule: "unknown-id"},
	{name: "a currency note cites nothing that is there", old: `cite: ["1.11"]`, new: `cite: ["1.12"]`, rule: "unknown-id"},
	{name: "a checklist misspells a question", old: "      - meeting-planned", new: "      - meeting-planed", rule: "unknown-id"},
	{name: "a stage misspells a kind", old: "subjects: [child, person]", new: "subjects: [child, persons]", rule: "unknown-id"},
	{name: "a stage misspells a tree", old: "trees: [referral, strategy]", new: "trees: [referral, stratergy]", rule: "unknown-id"},
	{name: "a tree misspells its question", old: "    ask: organised\n", new: "    ask: organized\n", rule: "unknown-id"},
	{name: "a tree misspells an outcome", old: `          "yes": child-in-need`, new: `          "yes": child-in-kneed`, rule: "unknown-id"},
	{
		name: "an outcome misspells an action", rule: "unknown-id",
		old: "actions: [hold-strategy-discussion-meeting]",
		new: "actions: [hold-strategy-discusion-meeting]",
	},
	{name: "an alert misspells an action", old: `"yes": [prevent-meeting]`, new: `"yes": [prevent-meetings]`, rule: "unknown-id"},
	{name: "a question recalls what is not there", old: "recall: [carer-protective]", new: "recall: [protective-carer]", rule: "unknown-id"},
	{
		name: "a question is about a kind that is not there", rule: "unknown-id",
		old: "  impact:\n    about: child",
		new: "  impact:\n    about: children",
	},
	{
		name: "a tree is for a kind that is not there", rule: "unknown-id",
		old: `    title: "The finding for {child}"` + "\n    for-each: child",
		new: `    title: "The finding for {child}"` + "\n    for-each: childs",
	},
	{
		name: "a tension reads a question that is not there", rule: "unknown-id",
		old: `when: {concern: distributing-images, organised: "no"}`,
		new: `when: {concern: distributing-images, organized: "no"}`,
	},
	{
		name: "a tension has a kind that is not there", rule: "unknown-id",
		old: "        - {concern: [grooming, exposure, inappropriate-contact]}\n        - {none: child}",
		new: "        - {concern: [grooming, exposure, inappropriate-contact]}\n        - {none: kid}",
	},
	{
		name: "a guarantee is about a tree that is not there", rule: "unknown-id",
		old: "    tree: victim-identification\n    when: {concern: images, images-identified: \"no\"}",
		new: "    tree: victims\n    when: {concern: images, images-identified: \"no\"}",
	},
	{
		name: "a guarantee settles on an outcome that is not there", rule: "unknown-id",
		old: "settles-on: hsb-procedure",
		new: "settles-on: hsb-procedures",
	},
	{
		name: "a guarantee settles on an outcome of another tree", rule: "unknown-id",
		old: "settles-on: hsb-procedure",
		new: "settles-on: support-services",
	},
	{
		name: "an interpretation is shown with nothing", rule: "unknown-id",
		old: "shown-with: [immediate-risk, meeting-planned]",
		new: "shown-with: [immediate-risk, meeting]",
	},
	{
		name: "a deadline counts from a question that is not there", rule: "unknown-id",
		old: "of: initiating-strategy-discussion",
		new: "of: initial-strategy-discussion",
	},
	{
		name: "a protective order misspells an outcome", rule: "unknown-id",
		old: "protective-order: [hsb-procedure, no-hsb-route]",
		new: "protective-order: [hsb-procedure, hsb-route]",
	},
	// options
	{
		name: "a tree misspells an option", rule: "unknown-option",
		old: "        planned: hold-strategy-discussion",
		new: "        planed: hold-strategy-discussion",
	},
	{
		name: "a tree leaves an option out", rule: "uncovered-option", at: "^      answers:",
		old: "        not-needed: no-strategy-discussion\n",
		new: "",
	},
	{
		name: "a question gets an option that no tree covers", rule: "uncovered-option", at: "      answers:",
		old: "      planned: Planned, not yet held",
		new: "      planned: Planned, not yet held\n      put-off: Put off",
	},
	{
		name: "a condition names an option that is not there", rule: "unknown-option",
		old: "{some: person, where: {person-age: child}}",
		new: "{some: person, where: {person-age: minor}}",
	},
	{
		name: "a group holds an option that is not there", rule: "unknown-option",
		old: "images: [accessing-images, creating",
		new: "images: [access-images, creating",
	},
	{
		name: "an alert waits for an option that is not there", rule: "unknown-option",
		old: "      child: [list-young-person-as-child]",
		new: "      under-18: [list-young-person-as-child]",
	},
	{
		name: "two options read the same", rule: "same-label", at: "planned: Planned, not yet held",
		old: "held: Being held now, or held",
		new: "held: Planned, not yet held",
	},
	// keys
	{name: "a key of a question is misspelt", old: "    known-by: the referrer\n", new: "    know-by: the referrer\n", rule: "unknown-key"},
	{
		name: "a key of a tree is misspelt", rule: "unknown-key",
		old: "    protective-order: [refer, refer-contact",
		new: "    protectiv-order: [refer, refer-contact",
	},
	{
		name: "a key stands twice", rule: "duplicate-key", at: "known-by: a friend",
		old: "    known-by: the referrer\n",
		new: "    known-by: the referrer\n    known-by: a friend\n",
	},
	{name: "an id stands twice", old: "  family-plan-agreed:\n", new: "  family-aware:\n", rule: "duplicate-key", faults: 3},
	{
		name: "a question loses its type", rule: "missing-key", at: "^  last-strategy-discussion:",
		old: "    type: date\n    known-by: the chair of the Strategy Discussion\n    cite",
		new: "    known-by: the chair of the Strategy Discussion\n    cite",
	},
	{
		name: "a question loses its text", rule: "missing-key", at: "^  visiting-children:",
		old: "    ask: Do other children visit the household?\n",
		new: "",
	},
	{
		name: "a question loses its citation", rule: "missing-key", at: "^  strategy-discussion:\n    ask",
		old: "    known-by: the CYPF team manager\n    cite: [\"4.4\"]\n",
		new: "    known-by: the CYPF team manager\n",
	},
	{
		name: "a question loses its kind", rule: "placeholder", at: `ask: "What is the impact on {child}`, faults: 4,
		old: "  impact:\n    about: child\n",
		new: "  impact:\n",
	},
	{
		name: "an outcome loses its duty", rule: "missing-key", at: "^  police-identification:\n    title",
		old: "    title: Police search to identify the children in the images\n    duty: will\n",
		new: "    title: Police search to identify the children in the images\n",
	},
	{
		name: "an outcome loses its citation", rule: "missing-key", at: "^  support-services:\n    title",
		old: "    duty: consider\n    opens: true\n    cite: [\"5.2\"]\n",
		new: "    duty: consider\n    opens: true\n",
	},
	{name: "an action loses who does it", old: "    by: whoever learnt it\n", new: "", rule: "missing-key", at: "^  tell-police-family-aware:\n    do"},
	{
		name: "a do-not loses its end", rule: "missing-key", at: "^  leave-devices-to-police:\n",
		old: "    until: The Police have said what is to happen with it\n",
		new: "",
	},
	{name: "a stage loses its title", old: "    title: Assessment\n", new: "", rule: "missing-key", at: "^  - id: assessment"},
	{name: "a guarantee loses its verdict", old: "    never: outside-chapter\n", new: "", rule: "one-verdict", at: "^  - id: any-concern-is-referred"},
	{name: "the file loses its edition", old: "edition: \"2009-02\"\n", new: "", rule: "missing-key", at: "^format: 1"},
	// kinds of value
	{name: "a citation loses its quotes", old: `cite: ["6.6"]`, new: `cite: [6.6]`, rule: "quote-it"},
	{name: "a citation loses its brackets", old: `cite: ["4.5i"]`, new: `cite: "4.5i"`, rule: "wrong-kind"},
	{name: "a yes becomes true", old: "when: {family-aware: \"yes\"}", new: "when: {family-aware: true}", rule: "quote-it"},
	{
		name: "an opens becomes yes", rule: "wrong-value",
		old: "    title: Strategy Discussion to be held\n    duty: should\n    opens: true",
		new: "    title: Strategy Discussion to be held\n    duty: should\n    opens: yes",
	},
	{
		name: "a deadline becomes a word", rule: "wrong-value",
		old: "within: 15, unit: working-days, of: last",
		new: "within: fifteen, unit: working-days, of: last",
	},
	{name: "a unit loses its letter", old: "unit: working-days, of: last", new: "unit: working-day, of: last", rule: "unknown-word"},
	{name: "a date has a day too many", old: "review-by: 2010-02-28", new: "review-by: 2010-02-29", rule: "bad-date"},
	{
		name: "a duty is misspelt", rule: "unknown-word",
		old: "    title: Police search to identify the children in the images\n    duty: will",
		new: "    title: Police search to identify the children in the images\n    duty: wil",
	},
	{
		name: "a type is misspelt", rule: "unknown-word",
		old: "    type: many\n    options:\n      accessing-images",
		new: "    type: mani\n    options:\n      accessing-images",
	},
	{
		name: "a text gets a colon", rule: "yaml-syntax",
		old: "    ask: Are there signs of organised or multiple abuse?",
		new: "    ask: Signs: are there any?",
	},
	{
		name: "a text begins with a brace", rule: "yaml-syntax",
		old: `    ask: "Is {child} at immediate risk`,
		new: `    ask: {child} is at immediate risk`,
	},
	{
		name: "a quote is not closed", rule: "yaml-syntax",
		old: `    ask: "Can the other parent or another carer protect {child}?"`,
		new: `    ask: "Can the other parent or another carer protect {child}?`,
	},
	{
		name: "a placeholder is misspelt", rule: "placeholder",
		old: `do: "Consider a Family Support Conference or a Family Group Conference for {child}"`,
		new: `do: "Consider a Family Support Conference or a Family Group Conference for {chidl}"`,
	},
	{
		name: "a placeholder names another kind", rule: "placeholder",
		old: `title: "Whether {person} is a child"`,
		new: `title: "Whether {child} is a child"`,
	},
	{
		name: "an outcome of the case names a child", rule: "placeholder",
		old: "title: Strategy Discussion to be held",
		new: `title: "Strategy Discussion to be held for {child}"`,
	},
	// order and form
	{name: "a stage waits for what it asks", old: "when: {strategy-discussion: held}", new: "when: {continuing-risk: \"yes\"}", rule: "not-bound"},
	{
		name: "a question waits for a later one", rule: "duplicate-key", at: "    when: {concern: any-option}", faults: 2,
		old: "    ask: Does the family already know about the concern?\n",
		new: "    when: {strategy-discussion: held}\n    ask: Does the family already know about the concern?\n",
	},
	{
		name: "the first question waits for the last of its stage", rule: "asked-later",
		old: "    type: many\n    options:\n      accessing-images",
		new: "    type: many\n    when: {strategy-discussion: held}\n    options:\n      accessing-images",
	},
	{
		name: "a checklist loses a question that others wait for", rule: "asked-later", at: "^    when: {concern: any-option}\n    known-by: the referrer", faults: 4,
		old: "checklist: [concern, family-aware, family-plan-agreed, strategy-discussion]",
		new: "checklist: [family-aware, family-plan-agreed, strategy-discussion]",
	},
	{
		name: "a checklist loses a question that nothing else asks", rule: "no-turn", at: "^  support-networks:",
		old: "      - support-networks\n",
		new: "",
	},
	{name: "a stage loses a kind", old: "    subjects: [child, person]\n", new: "    subjects: [child]\n", rule: "no-turn", at: "^  person:"},
	{name: "a stage loses a tree", old: "    trees: [child-protection]\n", new: "", rule: "no-turn", at: "^  child-protection:\n    title"},
	{name: "a tree is taken up twice", old: "    trees: [child-protection]\n", new: "    trees: [child-protection, referral]\n", rule: "in-two-stages"},
	{
		name: "a question is taken up twice", rule: "in-two-stages",
		old: "checklist: [last-strategy-discussion, initiating",
		new: "checklist: [concern, last-strategy-discussion, initiating",
	},
	{
		name: "a protective order loses a leaf", rule: "protective-order",
		old: "protective-order: [initial-conference, child-in-need, support-services]",
		new: "protective-order: [initial-conference, child-in-need]",
	},
	{name: "a tree asks a text", old: "    ask: organised\n", new: "    ask: forensic-timescale\n", rule: "wrong-type"},
	{name: "a tree of the case asks about a child", old: "    ask: organised\n", new: "    ask: continuing-risk\n", rule: "not-bound"},
	{
		name: "a condition compares a text", rule: "wrong-type",
		old: `when: {concern: distributing-images, organised: "no"}`,
		new: `when: {concern: distributing-images, forensic-timescale: "no"}`,
	},
	{name: "a condition says not", old: "    if: {concern: none}", new: "    if: {not: {concern: any-option}}", rule: "unknown-key"},
	{
		name: "a condition of the case reads a question about a child", rule: "not-bound",
		old: `when: {concern: distributing-images, organised: "no"}`,
		new: `when: {concern: distributing-images, substantiated: "no"}`,
	},
	{name: "any-option asks of a choice", old: "when: {strategy-discussion: held}", new: "when: {strategy-discussion: any-option}", rule: "wrong-type"},
	{name: "a deadline counts from a question that is no date", old: "of: initiating-strategy-discussion", new: "of: organised", rule: "wrong-type"},
	{name: "an id gets a capital", old: "  family-aware:\n", new: "  Family-aware:\n", rule: "bad-id"},
	{name: "an id becomes a word with a meaning of its own", old: "  impact:\n", new: "  every:\n", rule: "reserved-id", faults: 5},
	{name: "a second document starts", old: "\nquestions:\n", new: "\n---\nquestions:\n", rule: "second-document"},

	// what the loader takes, because only a proof or a reader can tell
	{
		name: "a yes and a no change places", accepted: "the guarantee unidentified-children-keep-police-looking no longer holds",
		old: `        "yes": children-identified` + "\n" + `        "no": police-identification`,
		new: `        "yes": police-identification` + "\n" + `        "no": children-identified`,
	},
	{
		name: "a guarantee promises what is not so", accepted: "a guarantee is proved, not loaded",
		old: "settles-on: hsb-procedure",
		new: "settles-on: no-hsb-route",
	},
	{
		name: "an urgent alert loses its not known", accepted: "a rule asks for an alert on not known beside an urgent one; establish-meeting is then brought by nothing",
		old: "      not-known: [establish-meeting]\n",
		new: "",
	},
	{
		name: "an action is brought by nothing", accepted: "a rule finds actions that nothing brings",
		old: "    actions: [consider-hsb-procedure]\n",
		new: "",
	},
	{
		name: "a paragraph is cited by nothing", accepted: "a rule finds paragraphs that nothing cites",
		old: "    by: CYPF, with health\n    duty: may\n    cite: [\"2.3\"]\n",
		new: "    by: CYPF, with health\n    duty: may\n",
	},
	{
		name: "an outcome is reached by nothing", rule: "protective-order", faults: 2, at: "^    protective-order: [strategy-discussion-held",
		old: "    then: outside-chapter\n    else:\n      ask: strategy-discussion",
		new: "    then: no-strategy-discussion\n    else:\n      ask: strategy-discussion",
	},
	{
		name: "a duty grows weaker", accepted: "only a comparison of the two files shows it",
		old: "    do: \"Convene an Initial Child Protection Conference for {child} within 15 working days of the last Strategy Discussion\"\n    by: CYPF\n    duty: must",
		new: "    do: \"Convene an Initial Child Protection Conference for {child} within 15 working days of the last Strategy Discussion\"\n    by: CYPF\n    duty: may",
	},
	{
		name: "a deadline grows longer", accepted: "only a comparison of the two files shows it",
		old: "within: 15, unit: working-days, of: last",
		new: "within: 51, unit: working-days, of: last",
	},
	{
		name: "two leaves of a protective order change places", accepted: "which leaf protects more is for a person to say",
		old: "protective-order: [hsb-procedure, no-hsb-route]",
		new: "protective-order: [no-hsb-route, hsb-procedure]",
	},
	{
		name: "a question moves within its checklist", rule: "asked-later", at: "^    recall: [concern, immediate-risk]",
		old: "      - immediate-risk\n      - meeting-planned\n",
		new: "      - meeting-planned\n      - immediate-risk\n",
	},
	{name: "a not known loses its branch", old: "          not-known: child-in-need\n", new: "", accepted: "not known then leaves both branches open"},
}

func TestEverySlipInTheBundledFileIsReportedWhereItIsOrWhereItShows(t *testing.T) {
	data := string(bundledBytes(t))
	for _, m := range mutations {
		t.Run(m.name, func(t *testing.T) {
			if n := strings.Count(data, m.old); n != 1 {
				t.Fatalf("%q stands %d times in the bundled file, once is wanted", m.old, n)
			}
			slipped := strings.Replace(data, m.old, m.new, 1)
			_, faults := procedure.Load("procedure.yaml", []byte(slipped))
			checkFaults(t, []byte(slipped), faults)
			all := faults.All()
			if m.accepted != "" {
				if len(all) > 0 {
					t.Errorf("got %v, though %s", all, m.accepted)
				}
				return
			}
			line := m.line(data, slipped)
			if !slices.ContainsFunc(all, func(f fault.Fault) bool { return f.Line == line && f.Rule == m.rule }) {
				t.Errorf("got %v, want %s on line %d", all, m.rule, line)
			}
			if got, want := len(all), max(m.faults, 1); got != want {
				t.Errorf("got %d faults, want %d: %v", got, want, all)
			}
		})
	}
}

// line is where the fault is wanted.
func (m mutation) line(before, after string) int {
	first := lineOf(after, firstDifference(before, after))
	if m.at == "" {
		return first
	}
	if top, ok := strings.CutPrefix(m.at, "^"); ok {
		return lineOf(after, strings.Index("\n"+after, "\n"+top))
	}
	lines := strings.Split(after, "\n")
	for i := first - 1; i < len(lines); i++ {
		if strings.Contains(lines[i], m.at) {
			return i + 1
		}
	}
	panic(fmt.Sprintf("nothing behind line %d holds %q", first, m.at))
}

func firstDifference(a, b string) int {
	i := 0
	for i < len(a) && i < len(b) && a[i] == b[i] {
		i++
	}
	return i
}

// lineOf is the line that holds the byte at an offset.
func lineOf(s string, offset int) int { return 1 + strings.Count(s[:offset], "\n") }
