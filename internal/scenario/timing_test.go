package scenario_test

import (
	"strings"
	"testing"

	"safeguard/internal/scenario"
)

// altered gives the scenario with several texts in place of others, in pairs.
func altered(t *testing.T, pairs ...string) string {
	t.Helper()
	data := played
	for i := 0; i < len(pairs); i += 2 {
		if !strings.Contains(data, pairs[i]) {
			t.Fatalf("the scenario does not hold %q", pairs[i])
		}
		data = strings.Replace(data, pairs[i], pairs[i+1], 1)
	}
	return data
}

// withoutChildren is what has to go where no child is listed.
var withoutChildren = []string{
	"  safe: {Child A: \"no\", Child B: not-known}\n  with: {Child A: staff, Child B: staff}\n", "",
	`, answers: {safe: {Child B: "yes"}}`, "",
	"    care:\n      Child A: [stays]\n      Child B: [stays, goes-home]\n", "",
	"  due: {write-down: {Child A: 2026-11-25}}\n", "",
}

func TestNewsThatMissesItsMomentIsReportedWhereItStands(t *testing.T) {
	const ends = `{reached: "no", told-on: 2026-11-23}`
	tests := []struct {
		name string
		with []string
		want string
	}{
		{"a story whose news ends it", []string{laterNews, strings.Replace(laterNews, ends, `{reached: "yes"}`, 1)}, `
26:24: inject "quiet" waits for stage "caring", which nobody is asked by then [inject-never-comes]
  hint: it does not apply because of what is said to "reached"`},
		{"news for a question of a stage that does not apply", []string{
			"reached: not-known", `reached: "yes"`, ends, "{told-on: 2026-11-23}", "  safe: {Child A: \"no\", Child B: not-known}\n  with: {Child A: staff, Child B: staff}\n", "",
			`, answers: {safe: {Child B: "yes"}}`, "", "after: caring", "after: safe",
		}, `
24:24: inject "quiet" waits for question "safe", which nobody is asked by then [inject-never-comes]
  hint: it does not apply because of what is said to "reached"`},
		{"news that nothing asks for from then on", []string{laterNews, strings.Replace(laterNews, ends, `{reached: "yes"}`, 1), "after: caring", "after: {minutes: 30}"}, `
25:78: inject "the-bus" answers "safe" about "Child B", which does not apply from then on [inject-set-aside]
  hint: it does not apply because of what is said to "reached"; leave the answer out, or change what it hangs on`},
		{"answers that are asked once news comes", []string{"reached: not-known", `reached: "yes"`}, ""},
		{"news that a later inject makes count", []string{
			"reached: not-known", `reached: "yes"`, ends, `{told-on: 2026-11-23}`, `{safe: {Child B: "yes"}}`, `{reached: "no"}`,
		}, ""},
		{"answers that are asked of nobody from beginning to end", []string{"reached: not-known", `reached: "yes"`, laterNews, "answers: {noticed: [upset]}"}, `
16:10: the scenario answers "safe" about "Child A", which does not apply at any point of the story [answer-set-aside]
  hint: it does not apply because of what is said to "reached"; leave the answer out, or change what it hangs on
16:25: the scenario answers "safe" about "Child B", which does not apply at any point of the story [answer-set-aside]
  hint: it does not apply because of what is said to "reached"; leave the answer out, or change what it hangs on
17:10: the scenario answers "with" about "Child A", which does not apply at any point of the story [answer-set-aside]
  hint: it does not apply because of what is said to "reached"; leave the answer out, or change what it hangs on
17:26: the scenario answers "with" about "Child B", which does not apply at any point of the story [answer-set-aside]
  hint: it does not apply because of what is said to "reached"; leave the answer out, or change what it hangs on`},
		{"a question about children where none is listed", append([]string{"child: [Child A, Child B]", "child: []", "after: caring", "after: safe"}, withoutChildren...), `
24:24: inject "quiet" waits for question "safe", which nobody is asked by then [inject-never-comes]
  hint: no child is listed; let it arrive after something that is asked`},
		{"a question about children where some may be listed yet", append([]string{"child: [Child A, Child B]", "child: [not-known]", "after: caring", "after: safe"}, withoutChildren...), ""},
		{"a stage that nothing is known of", append([]string{"child: [Child A, Child B]", "child: []"}, withoutChildren...), ""},
		{"two injects after the same question", []string{"after: caring", "after: reached"}, ""},
		{"an inject above one that arrives earlier", []string{"after: reached", "after: told-on", "after: caring", "after: calling"}, `
26:24: inject "quiet" arrives earlier than inject "a-call", which stands before it in the file [inject-out-of-order]
  hint: put injects in the order in which they arrive
  22:12: this comes later`},
		{"fewer minutes below more", []string{"after: caring", "after: {minutes: 9}"}, `
26:24: inject "quiet" arrives earlier than inject "the-bus", which stands before it in the file [inject-out-of-order]
  hint: put injects in the order in which they arrive
  25:26: this comes later`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			data := altered(t, tt.with...)
			s, faults := scenario.Load(load(t), "rain.yaml", []byte(data))
			if s != nil {
				for _, f := range scenario.SetAside(s) {
					faults.Add(f)
				}
			}
			if got := strings.TrimSpace(shown(faults.All())); got != strings.TrimSpace(tt.want) {
				t.Errorf("got\n%s\nwant%s", got, tt.want)
			}
			checkFaults(t, data, faults)
		})
	}
}

// A stage and a question can have one id, which then means the stage.
func TestAnInjectThatMeansTheStageIsToldSo(t *testing.T) {
	p := loaded(t, strings.ReplaceAll(written, "id: calling", "id: reached"))
	_, faults := scenario.Load(p, "rain.yaml", []byte(altered(t, "after: caring", "after: noticed")))
	want := `26:24: inject "quiet" arrives earlier than inject "a-call", which stands before it in the file [inject-out-of-order]
  hint: "reached" means the stage there, all of which has to lie behind, and not the question: name the question or stage before it, or put injects in the order in which they arrive
  22:12: this comes later
`
	if got := shown(faults.All()); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestTimingIsLookedAtOnceNothingElseIsWrong(t *testing.T) {
	_, faults := scenario.Load(load(t), "rain.yaml", []byte(altered(t, "after: caring", "after: {minutes: 9}", "pair: sun", "pair: rain")))
	if all := faults.All(); len(all) != 1 || all[0].Rule != "own-pair" {
		t.Errorf("got\n%s", shown(all))
	}
}
