package check_test

import (
	"io/fs"
	"slices"
	"strings"
	"testing"

	"safeguard/internal/check"
	"safeguard/internal/prove"
	"safeguard/procedures"
)

// Each slip is one edit that somebody could make to the bundled file: what stands
// there once, what takes its place, and the rule or claim that notices it.
var slips = []struct {
	name, old, new string
	rule           string
}{
	// Branches and outcomes.
	{"a reply loses its branch", "      child: hsb-procedure\n      adult: no-hsb-route\n", "      child: hsb-procedure\n", "uncovered-option"},
	{"the outcomes of allegations are swapped", "    then: allegations-procedure\n    else: no-allegations-route\n", "    then: no-allegations-route\n    else: allegations-procedure\n", "guarantee-fails"},
	{"the outcomes for a young person are swapped", "      child: hsb-procedure\n      adult: no-hsb-route\n", "      child: no-hsb-route\n      adult: hsb-procedure\n", "guarantee-fails"},
	{"the outcomes of complex abuse are swapped", "      \"yes\": complex-abuse-procedure\n      \"no\": no-complex-abuse-route\n", "      \"yes\": no-complex-abuse-route\n      \"no\": complex-abuse-procedure\n", "guarantee-fails"},
	{"the outcomes of the search are swapped", "        \"yes\": children-identified\n        \"no\": police-identification\n", "        \"yes\": police-identification\n        \"no\": children-identified\n", "guarantee-fails"},
	{"the outcomes for substantiated are swapped", "          \"yes\": child-in-need\n          \"no\": support-services\n", "          \"yes\": support-services\n          \"no\": child-in-need\n", "guarantee-fails"},
	{"continuing risk leads to a plan alone", "      \"yes\": initial-conference\n", "      \"yes\": child-in-need\n", "protective-order"},
	{"continuing risk needs to be substantiated first", "      \"yes\": initial-conference\n      \"no\":\n        ask: substantiated\n        answers:\n          \"yes\": child-in-need\n", "      \"no\": support-services\n      \"yes\":\n        ask: substantiated\n        answers:\n          \"yes\": initial-conference\n", "guarantee-fails"},
	{"no images are left to search for where there are some", "    else: no-images\n", "    else: police-identification\n", "protective-order"},
	{"images are referred as contact is", "    then: refer\n    else:\n      if: {concern: any-option}\n      then: refer-contact\n", "    then: refer-contact\n    else:\n      if: {concern: any-option}\n      then: refer\n", "guarantee-fails"},
	{"a planned discussion counts as held", "        held: strategy-discussion-held\n        planned: hold-strategy-discussion\n", "        planned: strategy-discussion-held\n        held: hold-strategy-discussion\n", "guarantee-fails"},
	{"a planned discussion counts as not needed", "        planned: hold-strategy-discussion\n        not-needed: no-strategy-discussion\n", "        planned: no-strategy-discussion\n        not-needed: hold-strategy-discussion\n", "guarantee-fails"},
	{"both replies lead to one outcome", "      \"no\": no-complex-abuse-route\n", "      \"no\": complex-abuse-procedure\n", "protective-order"},
	{"a branch leads to another tree's outcome", "      adult: no-hsb-route\n", "      adult: no-complex-abuse-route\n", "protective-order"},
	{"an outcome is renamed in its tree alone", "      \"yes\": complex-abuse-procedure\n", "      \"yes\": complex-abuse\n", "unknown-id"},
	{"an outcome that opens no longer does", "    duty: will\n    opens: true\n", "    duty: will\n    opens: false\n", "closed-with-duty"},
	{"the allegations route no longer opens", "    duty: should\n    opens: true\n    cite: [\"5.5\", \"4.5k\"]\n", "    duty: should\n    opens: false\n    cite: [\"5.5\", \"4.5k\"]\n", "closed-with-duty"},
	{"a closing outcome opens", "    duty: none\n    opens: false\n    cite: [\"5.6\"]\n", "    duty: none\n    opens: true\n    cite: [\"5.6\"]\n", "opens-without-duty"},
	{"an opening outcome brings nothing", "    actions: [consider-complex-abuse-procedure]\n", "", "opens-without-action"},

	// Not known.
	{"awaited results count as not substantiated", "          not-known: child-in-need\n", "          not-known: support-services\n", "not-known-less-serious"},
	{"awaited results have no branch", "          # Results still awaited are planned for, never treated as \"not substantiated\".\n          not-known: child-in-need\n", "", "guarantee-fails"},
	{"not knowing counts as no images", "    if: {concern: images}\n    then:\n      ask: images-identified\n      answers:\n", "    if: {concern: images}\n    then:\n      ask: images-identified\n      answers:\n        not-known: children-identified\n", "guarantee-fails"},
	{"not knowing counts as no organised abuse", "      \"no\": no-complex-abuse-route\n", "      \"no\": no-complex-abuse-route\n      not-known: no-complex-abuse-route\n", "not-known-less-serious"},
	{"not knowing counts as an adult", "      adult: no-hsb-route\n", "      adult: no-hsb-route\n      not-known: no-hsb-route\n", "not-known-less-serious"},
	{"not knowing counts as no continuing risk", "      \"yes\": initial-conference\n", "      not-known: support-services\n      \"yes\": initial-conference\n", "not-known-less-serious"},
	{"not knowing counts as a discussion held", "        held: strategy-discussion-held\n", "        not-known: strategy-discussion-held\n        held: strategy-discussion-held\n", "unknown-closes-route"},
	{"not knowing about work closes the route", "    if: {any: [{work-contact: \"yes\"}, {trust-contact: \"yes\"}]}\n    then: allegations-procedure\n    else: no-allegations-route\n", "    if: {any: [{work-contact: [\"no\", not-known]}]}\n    then: no-allegations-route\n    else: allegations-procedure\n", "guarantee-fails"},
	{"no image concern closes while more may come", "    if: {concern: none}\n", "    if: {concern: [not-known]}\n", "asked-where-it-does-not-apply"},
	{"a question that a tree asks refuses not known", "    ask: Are there signs of organised or multiple abuse?\n", "    ask: Are there signs of organised or multiple abuse?\n    not-known: refuse\n", "not-known-refused-with-route"},
	{"not knowing lifts the ban on telling the family", "[\"no\", not-known]}\n    cite: [\"4.3\"]\n", "[\"no\"]}\n    cite: [\"4.3\"]\n", "not-known-lifts-ban"},
	{"an urgent alert has none on not known", "      \"yes\": [protect-now]\n      not-known: [establish-immediate-risk]\n", "      \"yes\": [protect-now]\n", "unused-action"},
	{"an alert on yes is dropped", "      \"yes\": [prevent-meeting]\n", "", "unused-action"},
	{"an alert on not known is dropped", "      not-known: [establish-meeting]\n", "", "unused-action"},
	{"an alert is dropped with its key", "    alerts:\n      child: [list-young-person-as-child]\n", "", "unused-action"},
	{"another alert is raised twice over", "      \"yes\": [prevent-meeting]\n      not-known: [establish-meeting]\n", "      \"yes\": [protect-now]\n      not-known: [establish-immediate-risk]\n", "unused-action"},

	// Conditions.
	{"work alone opens the allegations route", "    if: {any: [{work-contact: \"yes\"}, {trust-contact: \"yes\"}]}\n    then: a", "    if: {work-contact: \"yes\"}\n    then: a", "guarantee-fails"},
	{"work and trust are both needed", "    if: {any: [{work-contact: \"yes\"}, {trust-contact: \"yes\"}]}\n    then: a", "    if: {all: [{work-contact: \"yes\"}, {trust-contact: \"yes\"}]}\n    then: a", "guarantee-fails"},
	{"the search needs images to be accessed", "    if: {concern: images}\n    then:\n", "    if: {concern: accessing-images}\n    then:\n", "guarantee-fails"},
	{"a group loses an option", "      images: [accessing-images, creating-images, distributing-images]\n", "      images: [accessing-images, creating-images]\n", "guarantee-fails"},
	{"grooming is no concern", "      if: {concern: any-option}\n      then: refer-contact\n", "      if: {concern: [exposure, inappropriate-contact]}\n      then: refer-contact\n", "guarantee-fails"},
	{"the Strategy Discussion is for images alone", "    when: {concern: any-option}\n    subjects: [child, person]\n", "    when: {concern: images}\n    subjects: [child, person]\n", "guarantee-fails"},
	{"the assessment waits for what is only planned", "    when: {strategy-discussion: held}\n", "    when: {strategy-discussion: planned}\n", "guarantee-fails"},
	{"the assessment follows what was not needed", "    when: {strategy-discussion: held}\n", "    when: {strategy-discussion: not-needed}\n", "guarantee-fails"},
	{"the assessment is for organised abuse alone", "    when: {strategy-discussion: held}\n", "    when: {strategy-discussion: held, organised: \"yes\"}\n", "guarantee-fails"},
	{"a question is asked only in other cases than its tree", "    when: {concern: images}\n    recall: [concern]\n", "    when: {concern: grooming}\n    recall: [concern]\n", "asked-where-it-does-not-apply"},
	{"the ban on telling the family hangs on a question that is asked for images alone", "    when: {concern: any-option}\n    recall: [family-aware]\n", "    when: {concern: images}\n    recall: [family-aware]\n", "when-reads-what-is-not-asked"},
	{"a when names every reply", "    when: {family-plan-agreed: [\"no\", not-known]}\n", "    when: {family-plan-agreed: [\"yes\", \"no\", not-known]}\n", "ban-never-lifted"},
	{"a tension rules itself out", "    when: {immediate-risk: \"yes\", continuing-risk: \"no\"}\n", "    when: {all: [{immediate-risk: \"yes\"}, {immediate-risk: \"no\"}]}\n", "never-true"},
	{"a part says what another says", "    when: {carer-protective: \"no\", continuing-risk: \"no\"}\n", "    when: {all: [{carer-protective: \"no\"}, {carer-protective: [\"no\", \"yes\"]}, {continuing-risk: \"no\"}]}\n", "redundant-part"},
	{"a reply is misspelt in a condition", "    when: {person-age: child}\n", "    when: {person-age: chlid}\n", "unknown-option"},
	{"a condition reads what is asked later", "    when: {concern: any-option}\n    subjects: [child, person]\n", "    when: {organised: \"yes\"}\n    subjects: [child, person]\n", "asked-later"},

	// Ids.
	{"a question is renamed where it is defined", "  images-identified:\n    ask:", "  images-found:\n    ask:", "unknown-id"},
	{"a question is renamed in its checklist", "      - organised\n", "      - organized\n", "unknown-id"},
	{"an action is renamed where it is defined", "  identify-children:\n", "  identify-the-children:\n", "unknown-id"},
	{"an action is renamed where it is used", "    actions: [identify-children, inform-specialist-police]\n", "    actions: [identify-childs, inform-specialist-police]\n", "unknown-id"},
	{"a paragraph is renamed where it is defined", "    \"5.6\":\n      section:", "    \"5.7\":\n      section:", "unknown-id"},
	{"a tree is left out of its stage", "    trees: [allegations, harmful-sexual-behaviour, complex-abuse, victim-identification]\n", "    trees: [allegations, harmful-sexual-behaviour, victim-identification]\n", "no-turn"},
	{"a question is left out of its checklist", "      - immediate-risk\n", "", "no-turn"},
	{"an option stands twice", "      adult:\n        label: Adult\n", "      child:\n        label: Adult\n", "duplicate-key"},

	// Duties, citations, deadlines.
	{"a conference is only advised", "    duty: must\n    opens: true\n    cite: [\"5.1\"]\n", "    duty: should\n    opens: true\n    cite: [\"5.1\"]\n", "duty-against-paragraph"},
	{"the referral of images is only advised", "    duty: must\n    opens: true\n    cite: [\"3.1\", \"4.1\"]\n", "    duty: should\n    opens: true\n    cite: [\"3.1\", \"4.1\"]\n", "duty-against-paragraph"},
	{"the allegations route is only considered", "    duty: should\n    opens: true\n    cite: [\"5.5\", \"4.5k\"]\n", "    duty: may\n    opens: true\n    cite: [\"5.5\", \"4.5k\"]\n", "duty-against-paragraph"},
	{"the search may go on", "    duty: will\n    opens: true\n", "    duty: may\n    opens: true\n", "duty-against-paragraph"},
	{"convening is only advised", "    duty: must\n    due: {within: 15", "    duty: should\n    due: {within: 15", "outcome-stronger-than-actions"},
	{"an outcome loses its citation", "    duty: consider\n    opens: true\n    cite: [\"5.6\"]\n", "    duty: consider\n    opens: true\n", "missing-key"},
	{"a question loses its citation", "    known-by: the Police and the social worker\n    cite: [\"5.3\"]\n", "    known-by: the Police and the social worker\n", "missing-key"},
	{"an action loses its citation", "    by: CYPF and the Police\n    duty: consider\n    cite: [\"5.6\"]\n", "    by: CYPF and the Police\n    duty: consider\n", "not-cited"},
	{"an outcome cites another paragraph", "    cite: [\"4.2\"]\n    actions:\n", "    cite: [\"4.1\"]\n    actions:\n", "duty-against-paragraph"},
	{"a deadline is longer than its text says", "due: {within: 15, unit: working-days, of: last-strategy-discussion}", "due: {within: 20, unit: working-days, of: last-strategy-discussion}", "deadline-differs"},
	{"a deadline counts other days than its text says", "due: {within: 15, unit: working-days, of: last-strategy-discussion}", "due: {within: 15, unit: weeks, of: last-strategy-discussion}", "deadline-differs"},
	{"a deadline counts from another date than its text says", "due: {within: 15, unit: working-days, of: last-strategy-discussion}", "due: {within: 15, unit: working-days, of: initiating-strategy-discussion}", "date-question-unused"},
	{"a deadline is dropped that its text names", "    due: {within: 15, unit: working-days, of: last-strategy-discussion}\n", "", "date-question-unused"},
	{"nobody is to do it", "    by: the Police\n    duty: will\n    cite: [\"5.4\", \"3.3\"]\n", "    duty: will\n    cite: [\"5.4\", \"3.3\"]\n", "missing-key"},
	{"a ban has no end", "    until: The Police have said what is to happen with it\n", "", "missing-key"},
	{"a note on today's practice has no source", "    now: CEOP has been a command of the National Crime Agency (NCA) since October 2013.\n    source: \"https://en.wikipedia.org/wiki/Child_Exploitation_and_Online_Protection_Command\"\n", "    now: CEOP has been a command of the National Crime Agency (NCA) since October 2013.\n", "currency-without-source"},
	{"the order of protection is turned round", "    protective-order: [initial-conference, child-in-need, support-services]\n", "    protective-order: [support-services, child-in-need, initial-conference]\n", "not-known-less-serious"},
	{"closing comes first in the order of protection", "    protective-order: [allegations-procedure, no-allegations-route]\n", "    protective-order: [no-allegations-route, allegations-procedure]\n", "protective-order-against-opens"},
	{"a guarantee promises something else", "    when: {person-age: child}\n    settles-on: hsb-procedure\n", "    when: {person-age: child}\n    settles-on: no-hsb-route\n", "guarantee-fails"},

	// Words.
	{"a question asks for a name", "    ask: \"What is the impact on {child}, in risks and in needs?\"\n", "    ask: \"What is the full name of {child}?\"\n", "asks-for-identity"},
	{"a question asks to look at an image", "    ask: Are there signs of organised or multiple abuse?\n", "    ask: Open the image. Does it show more than one child?\n", "asks-for-image"},
	{"a text is unfinished", "    says: Signs of organised or multiple abuse open the complex abuse route.\n", "    says: TODO\n", "placeholder-left"},
	{"two options read alike", "        label: Child\n        help: Under 18.\n", "        label: Adult\n        help: Under 18.\n", "same-label"},
	{"a subject is misspelt in braces", "    ask: \"Is {child} at immediate risk of Significant Harm?\"\n", "    ask: \"Is {chlid} at immediate risk of Significant Harm?\"\n", "placeholder"},
	{"not known is an option of its own", "      never-lived-there: Never lived there\n", "      never-lived-there: Never lived there\n      unsure: Not sure\n", "not-known-as-option"},

	// Parts that belong together.
	{"an alert stands on the other reply", "      \"yes\": [protect-now]\n", "      \"no\": [protect-now]\n", "alert-on-the-other-reply"},
	{"an alert waits for another answer", "    urgent: true\n    cite: [\"4.5a\"]\n  establish-immediate-risk:\n", "    urgent: true\n    when: {organised: \"yes\"}\n    cite: [\"4.5a\"]\n  establish-immediate-risk:\n", "alert-held-back"},
	{"children are listed a stage before anybody asks about danger", "    trees: [referral, strategy]\n  - id: strategy-discussion\n    title: Strategy Discussion\n    when: {concern: any-option}\n    subjects: [child, person]\n", "    trees: [referral, strategy]\n    subjects: [child, person]\n  - id: strategy-discussion\n    title: Strategy Discussion\n    when: {concern: any-option}\n", "danger-in-a-later-stage"},
	{"images do not bring the ban on telling the family", "      - consult-before-family\n      - tell-police-family-aware\n      - leave-devices-to-police\n  refer-contact:\n", "      - tell-police-family-aware\n      - leave-devices-to-police\n  refer-contact:\n", "ban-missing-above"},
	{"contact does not bring the sharing of what is known", "      - refer-social-care\n      - share-information\n      - start-initial-assessment\n      - keep-under-review\n      - consult-before-family\n      - tell-police-family-aware\n      - leave-devices-to-police\n  outside-chapter:\n", "      - refer-social-care\n      - start-initial-assessment\n      - keep-under-review\n      - consult-before-family\n      - tell-police-family-aware\n      - leave-devices-to-police\n  outside-chapter:\n", "all-but-one-action"},
	{"a Strategy Discussion may be held", "    duty: should\n    opens: true\n    cite: [\"4.4\"]\n", "    duty: may\n    opens: true\n    cite: [\"4.4\"]\n", "duty-against-paragraph"},
	{"support cites the paragraph on the search", "    cite: [\"5.2\"]\n    actions: [consider-support-services", "    cite: [\"5.4\"]\n    actions: [consider-support-services", "cites-apart"},
	{"an action cites background", "    do: \"Find out now about any plan for {child} to meet the person contacting them\"\n    by: the police officer and the social worker in the case\n    duty: must\n    urgent: true\n    cite: [\"4.5d\"]\n", "    do: \"Find out now about any plan for {child} to meet the person contacting them\"\n    by: the police officer and the social worker in the case\n    duty: must\n    urgent: true\n    cite: [\"1.1\"]\n", "rests-on-background"},
	{"the conference is said to be practice", "of: last-strategy-discussion}\n    cite: [\"5.1\"]\n", "of: last-strategy-discussion}\n    basis: practice\n    cite: [\"5.1\"]\n", "practice-though-source-says"},
	{"a plan is said to protect more than a conference", "    protective-order: [initial-conference, child-in-need, support-services]\n", "    protective-order: [child-in-need, initial-conference, support-services]\n", "protective-order-against-strong-duty"},
	{"a guarantee loses its when", "    tree: complex-abuse\n    when: {concern: any-option}\n    at-least", "    tree: complex-abuse\n    at-least", "guarantee-promises-nothing"},
	{"whether the family knows refuses not known", "    ask: Does the family already know about the concern?\n", "    ask: Does the family already know about the concern?\n    not-known: refuse\n", "not-known-refused-with-route"},
	{"how a child is connected refuses not known", "    ask: \"How is {child} connected with the case?\"\n", "    ask: \"How is {child} connected with the case?\"\n    not-known: refuse\n", "not-known-refused-with-route"},
	{"the date of a deadline refuses not known", "    ask: On what date was the last Strategy Discussion held?\n", "    ask: On what date was the last Strategy Discussion held?\n    not-known: refuse\n", "not-known-refused-with-route"},
	{"what is awaited is an option", "      never-lived-there: Never lived there\n", "      never-lived-there: Never lived there\n      pending: Result awaited\n", "not-known-as-option"},
}

func bundled(t *testing.T) string {
	t.Helper()
	data, err := fs.ReadFile(procedures.Files, "child-abuse-ict/procedure.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestTheBundledProcedureIsSilentAndProved(t *testing.T) {
	got := check.Procedure("procedure.yaml", []byte(bundled(t)), check.Options{})
	for _, f := range got.Findings {
		t.Error(f.Fault)
	}
	if len(got.Claims) < 100 {
		t.Errorf("got %d claims, want at least 100", len(got.Claims))
	}
}

func TestEverySlipInTheBundledProcedureIsNoticed(t *testing.T) {
	file := bundled(t)
	for _, slip := range slips {
		t.Run(slip.name, func(t *testing.T) {
			if n := strings.Count(file, slip.old); n != 1 {
				t.Fatalf("what is changed stands there %d times, want once", n)
			}
			got := check.Procedure("procedure.yaml", []byte(strings.Replace(file, slip.old, slip.new, 1)), check.Options{})
			var rules []string
			for _, f := range got.Findings {
				if f.Severity < check.Note {
					rules = append(rules, f.Rule)
				}
			}
			if !slices.Contains(rules, slip.rule) {
				t.Errorf("got %v, want %s among them", rules, slip.rule)
			}
		})
	}
}

func TestWhatCouldNotBeDecidedIsAnErrorOfItsOwn(t *testing.T) {
	got := check.Procedure("procedure.yaml", []byte(bundled(t)), check.Options{Limits: prove.Limits{Nodes: 20}})
	if len(got.Findings) == 0 {
		t.Fatal("nothing was found with a budget of 20 nodes")
	}
	for _, f := range got.Findings {
		if f.Rule != "not-decided" || f.Severity != check.Error {
			t.Errorf("got %s as %s, want not-decided as an error", f.Rule, f.Severity)
		}
	}
}
