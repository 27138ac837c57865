package prove_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"safeguard/internal/procedure"
	"safeguard/internal/prove"
)

// ordered is a tree with a protective order, over the questions of asked.
const ordered = `
trees:
  route:
    title: A route
    protective-order: [refer, support, nothing]
    ask: saw
    answers:
      "yes": refer
      "no": {ask: told, answers: {"yes": support, "no": nothing}}
`

func TestWhatASmallChangeDoesForPeople(t *testing.T) {
	for _, c := range []struct {
		name     string
		find     string
		put      string
		want     []string
		pointing string
	}{
		{"another title changes nothing", "title: A route", "title: The route", nil, ""},
		{
			"a reply that leads to less",
			`"yes": refer`, `"yes": {ask: told, answers: {"yes": refer, "no": support}}`,
			[]string{"less-protective of route, 3 of 9: saw: yes; told: no or not-known | saw: not-known; told: no"},
			"[refer] to [support]",
		},
		{
			"a reply that leads to more",
			`"no": nothing`, `"no": nothing, not-known: support`,
			[]string{"more-protective of route, 2 of 9: saw: no or not-known; told: not-known"},
			"[nothing support] to [support]",
		},
		{
			"two replies that change places",
			`"yes": support, "no": nothing`, `"yes": nothing, "no": support`,
			[]string{
				"less-protective of route, 2 of 9: saw: no or not-known; told: yes",
				"more-protective of route, 2 of 9: saw: no or not-known; told: no",
			},
			"[support] to [nothing]",
		},
		{
			"a branch of its own for not known",
			`"yes": refer`, `not-known: nothing
      "yes": refer`,
			[]string{"less-protective of route, 3 of 9: saw: not-known"},
			"[refer support] to [nothing]",
		},
		{
			"a stage that is worked less often",
			"id: second, ", `id: second, when: {saw: "yes"}, `,
			[]string{"less-protective of route, 2 of 9: saw: no; told: yes or not-known", "other of route, 1 of 9: saw: no; told: no"},
			"[support] to []",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			text := file(strings.Replace(asked, "checklist: [saw, told], trees", "checklist: [saw, told]}, {id: second, title: Second, trees", 1) + actions + ordered)
			changed := strings.Replace(text, c.find, c.put, 1)
			if changed == text {
				t.Fatalf("%q is not there to be changed", c.find)
			}
			before, after := loaded(t, text), loaded(t, changed)
			changes := prove.Compare(before, after, prove.Limits{})
			if got := changesIn(changes); !slices.Equal(got, c.want) {
				t.Errorf("got\n%q\nwant\n%q", got, c.want)
			}
			for _, change := range changes {
				if got := fmt.Sprintf("%v to %v", slices.Sorted(slices.Values(change.Was)), slices.Sorted(slices.Values(change.Now))); change.Direction == changes[0].Direction && c.pointing != got {
					t.Errorf("the case in point goes from %s, want %s", got, c.pointing)
				}
			}
			for _, d := range changesDiffer(before, after) {
				t.Error(d)
			}
		})
	}
}

func loaded(t *testing.T, text string) *procedure.Procedure {
	t.Helper()
	p, faults := procedure.Load("small.yaml", []byte(text))
	if faults.Len() > 0 {
		t.Fatalf("the procedure has faults: %v", faults.All())
	}
	return p
}

// changesIn gives each change with how often and of what, as in found.
func changesIn(changes []prove.Change) []string {
	var list []string
	for _, c := range changes {
		list = append(list, fmt.Sprintf("%v of %s, %v of %v: %s", c.Direction, c.Tree, c.Sets, c.In, strings.Join(c.Patterns, " | ")))
	}
	slices.Sort(list)
	return list
}
