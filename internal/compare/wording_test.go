package compare_test

import "testing"

// Nobody but a reader can tell whether these mean the same: they are never
// counted among the other changes.
func TestWordsThatChangedAreForAReaderToJudge(t *testing.T) {
	for _, c := range []struct {
		name  string
		edits []string
		want  []string
	}{
		{"a question turned round", []string{"ask: Is {child} in danger?", "ask: Is {child} safe?"}, []string{"wording: question danger ask: Is {child} in danger? => Is {child} safe?; its answers raise an urgent alert"}},
		{"a help that is gone", []string{"    help: \"Think of the last week.\"\n", ""}, []string{"wording: question danger help: Think of the last week. => ; its answers raise an urgent alert"}},
		{"what most depends on comes first", []string{
			"gist: Everyone is watchful.", "gist: Everyone is calm.", "      harm: Harm", "      harm: Grave harm", "ask: What is the concern?", "ask: What is the grave concern?",
			"until: The police agree", "until: Anybody agrees", "do: Make {child} safe", "do: Ask {child} to be safe", "title: Nothing opened", "title: Nothing to do",
		}, []string{
			"wording: action protect do: Make {child} safe => Ask {child} to be safe; urgent",
			"wording: action keep-away until: The police agree => Anybody agrees; what is not to be done",
			"wording: paragraph 2 gist: Everyone is watchful. => Everyone is calm.",
			"wording: question concern ask: What is the concern? => What is the grave concern?",
			"wording: option concern/harm label: Harm => Grave harm",
			"wording: outcome nothing title: Nothing opened => Nothing to do",
		}},
		{"an alert that was urgent in the old version alone", []string{
			"    urgent: true\n", "", `alerts: {"yes": [protect], not-known: [protect]}`, `alerts: {"yes": [keep-away], not-known: [keep-away]}`, "ask: Is {child} in danger?", "ask: Is {child} safe?",
		}, []string{"wording: question danger ask: Is {child} in danger? => Is {child} safe?; its answers raise an urgent alert"}},
		{"spaces alone are no other words", []string{"Think of the last week.", "Think of the\\nlast week."}, nil},
		{"words that are gone altogether weaken, and are told there", []string{"opening: Call 999 first.\n", ""}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			old := small(t)
			got := compared(t, old, edit(t, old, c.edits...))
			same(t, "words", sayAll(got.Wording()), c.want)
			for _, d := range got.Turned(0) {
				if d.Wording {
					t.Errorf("%s is told among the other changes too", say(d))
				}
			}
		})
	}
}
