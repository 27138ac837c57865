package scenario_test

import (
	"strings"
	"testing"

	"safeguard/internal/scenario"
)

func TestAScenarioThatComesOutAsExpectedHasNoDifference(t *testing.T) {
	if got := scenario.Check(mustLoad(t, load(t), played)); len(got) > 0 {
		t.Error(shown(got))
	}
}

// laterNews is all that the injects answer, and those behind the first.
const laterNews = `answers: {reached: "no", told-on: 2026-11-23}
  - {id: the-bus, after: {minutes: 10}, tell: A bus comes., answers: {safe: {Child B: "yes"}}}
  - {id: quiet, after: caring, tell: It is quiet.}`

func TestEachDifferenceIsToldInWordsWhereItWasExpected(t *testing.T) {
	tests := []struct {
		name, old, new string
		want           []string
	}{
		{"a settled decision that is another", "[doctor-and-team]", "[duty-team]", []string{
			"29:15: telling is doctor-and-team, where duty-team was expected [expectation]",
			"  hint: it rests on this: reached is no and noticed is upset",
		}},
		{"an open decision where one outcome was expected", "Child B: [stays, goes-home]", "Child B: [goes-home]", []string{
			"32:7: care of Child B can be stays or goes-home, where goes-home alone was expected [expectation]",
			"  hint: it waits because on-the-way of Adult 1 is not-known; on-the-way of Adult 1, answered yes, would make it so",
		}},
		{"a settled decision where several were expected", "Child A: [stays]", "Child A: [goes-home, stays]", []string{
			"31:7: care of Child A is stays, where goes-home or stays was expected [expectation]",
			"  hint: it rests on this: safe of Child A is no; safe of Child A, answered yes, would make it so",
		}},
		{"a decision that was not to be reached", "Child A: [stays]", "Child A: []", []string{
			"31:7: care of Child A is stays, where it was expected not to be reached [expectation]",
			"  hint: it rests on this: safe of Child A is no",
		}},
		{"much that comes of one answer, in the order of the file", laterNews, `answers: {reached: "yes"}
  - {id: the-bus, after: {minutes: 10}, tell: A bus comes.}
  - {id: quiet, after: {minutes: 12}, tell: It is quiet.}`, []string{
			"29:15: telling is nobody, where doctor-and-team was expected [expectation]",
			"  hint: it rests on this: reached is yes; reached, answered no, would make it so",
			"31:7: care of Child A is not reached, where stays was expected [expectation]",
			"  hint: it rests on this: reached is yes; reached, answered no, would make it so",
			"32:7: care of Child B is not reached, where stays or goes-home was expected [expectation]",
			"  hint: it rests on this: reached is yes", // after which not even a no would leave both
			"34:22: write-down is not to be done for Child A, where it was expected by 2026-11-25 [expectation]",
			"  hint: stays would bring it, and did not come out: care of Child A is not reached",
			"35:11: nobody is possible in telling, where it was never to be [expectation]",
			"  hint: it rests on this: reached is yes",
		}},
		{"an alert that is not raised", "alerts: []", "alerts: [ring-doctor]", []string{
			"33:12: ring-doctor is not raised, where it was expected as an alert [expectation]",
			"  hint: it is raised by noticed unwell",
		}},
		{"an alert that is raised though it was not expected", "noticed: [upset]", "noticed: [upset, unwell]", []string{
			"33:11: ring-doctor is raised, where it is not among the alerts expected [expectation]",
			"  hint: noticed is upset, unwell",
		}},
		{"another day", "{Child A: 2026-11-25}", "{Child A: 2026-11-26}", []string{
			"34:22: write-down of Child A is due on 2026-11-25, where 2026-11-26 was expected [expectation]",
			"  hint: 2 working days are counted: told-on is 2026-11-23",
		}},
		{"an action without a date", "told-on: 2026-11-23}", "told-on: not-known}", []string{
			"34:22: write-down of Child A has no date, where 2026-11-25 was expected [expectation]",
			`  hint: 2 working days after the answer to "When was the duty team told?", which is not known`,
		}},
		{"an action that is not to be done for the case", "{write-down: {Child A: 2026-11-25}}", "{write-down: {case: 2026-11-25}}", []string{
			"34:22: write-down is not to be done, where it was expected by 2026-11-25 [expectation]",
			"  hint: stays would bring it, and care gives no decision for the case",
		}},
		{"an outcome that was never to be possible, of somebody for whom it is", "      Child A: [stays]\n      Child B: [stays, goes-home]\n  alerts: []\n  due: {write-down: {Child A: 2026-11-25}}\n  never: [nobody]", "      Child A: [stays]\n  never: [goes-home]", []string{
			"32:11: goes-home is possible in care of Child B, where it was never to be [expectation]",
			"  hint: it waits because on-the-way of Adult 1 is not-known",
		}},
		{"a list with others who may be there changes nothing for those listed", "subjects: {child: [Child A, Child B]", "subjects: {child: [Child A, Child B, not-known]", nil},
		{"a tree that is not expected is not compared", "    telling: {case: [doctor-and-team]}\n", "", nil},
	}
	p := load(t)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := shown(scenario.Check(mustLoad(t, p, changed(t, tt.old, tt.new))))
			if want := strings.Join(append(tt.want, ""), "\n"); got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

func TestAlertsLeftOutAreNotCompared(t *testing.T) {
	data := strings.Replace(changed(t, "noticed: [upset]", "noticed: [upset, unwell]"), "  alerts: []\n", "", 1)
	if got := scenario.Check(mustLoad(t, load(t), data)); len(got) > 0 {
		t.Error(shown(got))
	}
}

func TestWhoeverIsNotListedYetCanBeExpectedOf(t *testing.T) {
	data := strings.NewReplacer("child: [Child A, Child B]", "child: [Child A, Child B, not-known]", "      Child A: [stays]\n", "      not-listed: [stays]\n").Replace(played)
	got := shown(scenario.Check(mustLoad(t, load(t), data)))
	want := "31:7: care of a child not listed yet can be stays or goes-home, where stays alone was expected [expectation]\n" +
		"  hint: it waits because the list of each child holds not-known\n"
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// These need a procedure that is another in one place.
func TestEachDifferenceNamesEveryoneItIsAbout(t *testing.T) {
	const raising = "safe: {about: child, ask: \"Is {child} safe tonight?\", type: yes-no, "
	for _, tt := range []struct {
		name                string
		procedure, scenario []string
		want                string
	}{
		{
			"an alert raised for two children",
			[]string{raising, raising + "alerts: {\"no\": [ring-again], not-known: [ring-again]}, "},
			[]string{`{safe: {Child B: "yes"}}`, `{safe: {Child B: "no"}}`, "      Child B: [stays, goes-home]\n", ""},
			"32:11: ring-again is raised for Child A and Child B, where it is not among the alerts expected [expectation]\n" +
				"  hint: safe of Child A is no and safe of Child B is no\n",
		},
		{
			"one working day",
			[]string{"within: 2", "within: 1"},
			nil,
			"34:22: write-down of Child A is due on 2026-11-24, where 2026-11-25 was expected [expectation]\n" +
				"  hint: 1 working day is counted: told-on is 2026-11-23\n",
		},
		{
			"an outcome that is not settled", nil,
			[]string{"due: {write-down: {Child A: 2026-11-25}}", "due: {write-down: {Child B: 2026-11-25}}"},
			"34:22: write-down is not to be done for Child B, where it was expected by 2026-11-25 [expectation]\n" +
				"  hint: stays would bring it, and is not settled: care of Child B can be stays or goes-home\n",
		},
		{
			"an action kept from being done by its own when",
			[]string{`{do: "Write down where {child} is", `, `{do: "Write down where {child} is", when: {noticed: unwell}, `},
			nil,
			"34:22: write-down is not to be done for Child A, where it was expected by 2026-11-25 [expectation]\n" +
				"  hint: stays brings it, and came out, but its own when is not true\n",
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p := loaded(t, strings.NewReplacer(tt.procedure...).Replace(written))
			got := shown(scenario.Check(mustLoad(t, p, strings.NewReplacer(tt.scenario...).Replace(played))))
			if got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}
