package compare_test

import (
	"strings"
	"testing"

	"safeguard/internal/answers"
	"safeguard/internal/compare"
	"safeguard/internal/prove"
)

func TestAnswersThatNoLongerFitAreListed(t *testing.T) {
	for _, c := range []struct {
		name  string
		edits []string
		want  []string
	}{
		{"the procedure has another id", []string{"id: small\n", "id: smaller\n"}, []string{"other-procedure: a file that names its procedure says small, and this is smaller"}},
		{"a question is gone", []string{"  began: {ask: \"When did it begin?\", type: date, cite: [\"1\"]}\n", "", "met, began, danger", "met, danger"}, []string{"question-gone: an answer to began: the question is gone"}},
		{"an option is gone", []string{"      spare: Something spare\n", ""}, []string{"option-gone: the answer spare to concern: the option is gone"}},
		{"a question has another type", []string{`began: {ask: "When did it begin?", type: date`, `began: {ask: "When did it begin?", type: text`}, []string{"type-changed: an answer to began: it was of type date, and is now of type text"}},
		{"yes and no as options fit as before", []string{"ask: Is {child} in danger?", "ask: Is {child} in danger?\n    options: {\"yes\": It is so, \"no\": It is not}", "help: \"Think of the last week.\"\n    type: yes-no", "help: \"Think of the last week.\"\n    type: choice"}, nil},
		{"a question is asked of each child", []string{`began: {ask: "When did it begin?"`, `began: {about: child, ask: "When did it begin?"`}, []string{"about-changed: an answer to began: it was asked once for the case, and is now asked about each child"}},
		{"not known is refused", []string{`began: {ask: "When did it begin?"`, `began: {not-known: refuse, ask: "When did it begin?"`}, []string{"not-known-refused: the answer not-known to began: the question no longer takes it"}},
		{"more have to be listed", []string{"min: 1", "min: 2"}, []string{"min-raised: a list of each child with fewer than 2: at least 1 had to be listed before"}},
		{"a duty is no matter of answers", []string{"duty: consider", "duty: must"}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			old := small(t)
			var got []string
			for _, m := range compared(t, old, edit(t, old, c.edits...)).Misfits {
				got = append(got, m.Rule+": "+m.Says)
			}
			same(t, "misfits", got, c.want)
		})
	}
}

func TestASavedCaseIsDecidedUnderBothVersions(t *testing.T) {
	const file = `subjects: {child: [Child A, Child B]}
answers:
  concern: [harm]
  met: 2026-11-23
  danger: {Child A: "yes", Child B: "no"}
  worried: {Child B: not-known}
`
	for _, c := range []struct {
		name      string
		edits     []string
		decisions []string
		actions   []string
	}{
		{"nothing that matters", []string{"title: A small procedure", "title: Another"}, nil, nil},
		{"another leaf", []string{"not-known: support", "not-known: nothing"}, []string{"finding Child B: support => nothing"}, nil},
		{"a later deadline, past Saint Andrew's Day", []string{"within: 15", "within: 20"}, nil, []string{"convene Child A changed: 2026-12-15 => 2026-12-22"}},
		{"an action dropped", []string{"actions: [convene, keep-away]", "actions: [convene]"}, nil, []string{"keep-away Child A removed:  => "}},
		{"an alert dropped", []string{`{"yes": [protect], not-known: [protect]}`, `{not-known: [protect]}`}, nil, []string{"protect Child A removed:  => "}},
	} {
		t.Run(c.name, func(t *testing.T) {
			old := small(t)
			new := edit(t, old, c.edits...)
			got := compare.Decided("case.yaml", said(t, old, file), said(t, new, file))
			var decisions, actions []string
			for _, d := range got.Decisions {
				decisions = append(decisions, d.Tree+" "+d.Subject+": "+strings.Join(d.Was, ", ")+" => "+strings.Join(d.Now, ", "))
			}
			for _, a := range got.Actions {
				actions = append(actions, a.Action+" "+a.Subject+" "+a.Fate.String()+": "+a.Was+" => "+a.Now)
			}
			same(t, "decisions", decisions, c.decisions)
			same(t, "actions", actions, c.actions)
			if got.Differs() != (len(c.decisions)+len(c.actions) > 0) {
				t.Errorf("differs: %v", got.Differs())
			}
		})
	}
}

func said(t *testing.T, text, file string) *answers.Answers {
	t.Helper()
	a, faults := answers.Load(load(t, text), "case.yaml", []byte(file))
	if faults.Len() > 0 {
		t.Fatal(faults.All())
	}
	return a
}

// A tree that only one version has is no tree that the proof can compare.
func TestATreeThatIsGoneIsLessProtectiveWhereItCouldOpenARoute(t *testing.T) {
	old := small(t)
	second := `
  second:
    title: A second finding
    if: {concern: harm}
    then: OUTCOME
    else: nothing

outcomes:
`
	for _, c := range []struct {
		name      string
		outcome   string
		went, now prove.Direction
	}{
		{"a tree that opens a route", "support", prove.LessProtective, prove.MoreProtective},
		{"a tree that never opens one", "nothing", prove.Otherwise, prove.Otherwise},
	} {
		t.Run(c.name, func(t *testing.T) {
			with := edit(t, old, "\noutcomes:\n", strings.ReplaceAll(second, "OUTCOME", c.outcome), "trees: [finding]", "trees: [finding, second]")
			for _, way := range []struct {
				old, new string
				want     compare.TreeChange
			}{
				{with, old, compare.TreeChange{Change: prove.Change{Tree: "second", Direction: c.went, Verdict: prove.Fails}, Fate: compare.Went}},
				{old, with, compare.TreeChange{Change: prove.Change{Tree: "second", Direction: c.now, Verdict: prove.Fails}, Fate: compare.Came}},
			} {
				got := compared(t, way.old, way.new).Trees
				if len(got) != 1 || got[0].Tree != way.want.Tree || got[0].Direction != way.want.Direction || got[0].Fate != way.want.Fate {
					t.Errorf("trees %+v, want %+v", got, way.want)
				}
			}
		})
	}
}

// A tree that is worked for others than before makes none of the decisions that
// it made: it went, and came.
func TestATreeWorkedForOthersThanBeforeIsAnotherTree(t *testing.T) {
	old := edit(t, small(t), "\noutcomes:\n", `
  second:
    title: A second finding
    if: {concern: harm}
    then: support
    else: nothing

outcomes:
`, "trees: [finding]", "trees: [finding, second]")
	c := compared(t, old, edit(t, old, "title: A second finding", "title: A second finding\n    for-each: child"))
	var got []string
	for _, tree := range c.Trees {
		got = append(got, strings.Join([]string{tree.Tree, tree.About, tree.Fate.String(), tree.Direction.String()}, " "))
	}
	same(t, "trees", got, []string{"second  removed less-protective", "second child added more-protective"})
	same(t, "differences", sayAll(c.Differences), []string{"other: tree second for-each:  => child"})
}
