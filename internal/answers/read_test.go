package answers_test

import (
	"fmt"
	"strings"
	"testing"

	"safeguard/internal/answers"
	"safeguard/internal/fault"
	"safeguard/internal/yamldoc"
)

func TestEachFaultOfAnAnswersFileIsReportedWhereItStands(t *testing.T) {
	const listed = "subjects: {child: [Child A, Child B], adult: [Adult 1]}\n"
	tests := []struct {
		name, data string
		want       []string // "line:column: message [rule]", and "hint: ..." where there is one
	}{
		// the file
		{"it is a list", "- a\n", []string{
			"1:1: an answers file holds keys with values: procedure, subjects, answers, notes [wrong-kind]",
		}},
		{"a key is misspelt", "answer: {reached: \"yes\"}\n", []string{
			`1:1: an answers file has no key "answer" [unknown-key]`, `hint: did you mean "answers"?`,
		}},
		{"a key means nothing", "title: A case\n", []string{
			`1:1: an answers file has no key "title" [unknown-key]`, "hint: known here: procedure, subjects, answers, notes",
		}},
		{"a key stands twice", "answers: {}\nanswers: {}\n", []string{
			`2:1: the key "answers" stands here again, it first stands on line 1 [duplicate-key]`,
		}},
		{"the answers are a list", "answers: [reached]\n", []string{
			`1:10: "answers" is a list, where keys with values are wanted [wrong-kind]`,
		}},
		{"the answers are left empty", "answers:\n", []string{
			`1:9: "answers" is empty, where keys with values are wanted [wrong-kind]`,
		}},
		{"the subjects are a list", "subjects: [Child A]\nanswers: {safe: {Child A: \"yes\"}}\n", []string{
			`1:11: "subjects" is a list, where keys with values are wanted [wrong-kind]`,
		}},
		{"the notes are a text", "notes: none\n", []string{
			`1:8: "notes" is the text "none", where keys with values are wanted [wrong-kind]`,
		}},
		{"they belong to another procedure", "procedure: early-collection\n", []string{
			`1:12: these answers belong to "early-collection", where the procedure in hand is "late-collection" [other-procedure]`,
		}},
		{"the procedure is left empty", "procedure:\nanswers: {}\n", []string{
			`1:11: "procedure" is empty, where the id "late-collection" is wanted [wrong-kind]`,
		}},
		{"the procedure is a list", "procedure: [late-collection]\n", []string{
			`1:12: "procedure" is a list, where the id "late-collection" is wanted [wrong-kind]`,
		}},
		{"it is not YAML", "answers: {reached: yes\n", []string{
			`1:10: "{" opens here and is not closed [yaml-syntax]`, `hint: close it with "}"`,
		}},

		// who is listed
		{"a kind that does not exist", "subjects: {children: [Child A]}\nanswers: {safe: {Child A: \"yes\"}}\n", []string{
			`1:12: the procedure has no subject kind "children" [unknown-id]`, `hint: did you mean "child"?`,
		}},
		{"the subjects are misspelt: their labels are not blamed", "subject: {child: [Child A]}\nanswers: {safe: {Child A: \"yes\"}}\n", []string{
			`1:1: an answers file has no key "subject" [unknown-key]`, `hint: did you mean "subjects"?`,
		}},
		{"a list is one label", "subjects: {child: Child A}\nanswers: {safe: {Child A: \"yes\"}}\n", []string{
			`1:19: "child" is the text "Child A", where a list of labels is wanted [wrong-kind]`,
			"hint: write [Child A], [Child A, not-known], [not-known], or [] where there is none",
		}},
		{"a list is left empty", "subjects:\n  child:\n", []string{
			`2:9: "child" is empty, where a list of labels is wanted [wrong-kind]`,
			"hint: write [Child A], [Child A, not-known], [not-known], or [] where there is none",
		}},
		{"a label is a number", "subjects: {child: [7]}\nanswers: {safe: {\"7\": \"yes\"}}\n", []string{
			"1:20: a label is the number 7, where a text is wanted [wrong-kind]", "hint: put it in quotes",
		}},
		{"a label is null", "subjects: {child: [null]}\n", []string{
			"1:20: a label is the YAML value null, where a text is wanted [wrong-kind]", "hint: put it in quotes",
		}},
		{"a label is a list", "subjects: {child: [[Child A]]}\n", []string{
			"1:20: a label is a list, where a text is wanted [wrong-kind]", "hint: put it in quotes",
		}},
		{"a label is missing", "subjects:\n  child:\n    - Child A\n    -\n", []string{
			"4:6: a label is missing here [empty-value]",
		}},
		{"a label has no letters", "subjects: {child: [\"  \"]}\n", []string{
			"1:20: a label has no letters [empty-value]",
		}},
		{"a label stands twice", "subjects: {child: [Child A, Child B, \" Child A \"]}\n", []string{
			`1:38: label "Child A" is listed already: labels must differ, across kinds too [named-twice]`,
		}},
		{"a label stands twice across kinds", "subjects: {child: [Sam], adult: [Sam]}\nanswers: {on-the-way: {Sam: \"no\"}}\n", []string{
			`1:34: label "Sam" is listed already: labels must differ, across kinds too [named-twice]`,
		}},
		{"not-known stands twice in a list", "subjects: {child: [not-known, Child A, not-known]}\n", []string{
			"1:40: not-known stands twice in one list [named-twice]",
		}},
		{"a label says not known", "subjects: {child: [Child A, not known]}\n", []string{
			`1:29: label "not known" says that somebody is not known, and would be taken for a person [wrong-value]`, "hint: write not-known where there may be others",
		}},
		{"a label says none", "subjects: {child: [None]}\n", []string{
			`1:20: label "None" says that there is nobody, and would be taken for a person [wrong-value]`, "hint: write [] where there is none",
		}},
		{"a label holds a control character", `subjects: {child: ["Child\e[2J"]}` + "\n", []string{
			`1:20: label "Child\x1b[2J" holds a character that cannot be shown [control-character]`,
		}},
		{"a label holds a mark that cannot be seen", "subjects: {child: [Child\u200bA]}\n", []string{
			`1:20: label "Child\u200bA" holds a character that cannot be shown [control-character]`,
		}},
		{"a label holds a line break", `subjects: {child: ["Child\nA"]}` + "\n", []string{
			`1:20: label "Child\nA" holds a character that cannot be shown [control-character]`,
		}},
		{"a list is empty where one is the least", "subjects: {adult: []}\nanswers: {on-the-way: {Adult 1: \"no\"}}\n", []string{
			"1:19: the list of each adult names 0, where at least 1 is wanted [too-few]", "hint: write not-known in it where nobody can say yet",
		}},

		// what is answered
		{"a question that does not exist", "answers: {reeched: \"yes\"}\n", []string{
			`1:11: the procedure has no question "reeched" [unknown-id]`, `hint: did you mean "reached"?`,
		}},
		{"a kind is answered", "answers: {child: [Child A]}\n", []string{
			`1:11: the procedure has no question "child" [unknown-id]`, `hint: who is listed of each child stands under "subjects"`,
		}},
		{"an option that does not exist", "answers: {place: gardn}\n", []string{
			`1:18: question "place" has no option "gardn" [unknown-option]`, `hint: did you mean "garden"?`,
		}},
		{"a word that is near no option", "answers: {place: upstairs}\n", []string{
			`1:18: question "place" has no option "upstairs" [unknown-option]`, "hint: its options: hall, garden, street, not-known",
		}},
		{"true where yes is wanted", "answers: {reached: true}\n", []string{
			`1:20: "reached" is the YAML value true, where one of its options is wanted [wrong-kind]`, "hint: its options: yes, no",
		}},
		{"nothing where yes is wanted", "answers:\n  reached:\n", []string{
			`2:11: "reached" is empty, where one of its options is wanted [wrong-kind]`, "hint: its options: yes, no",
		}},
		{"null where a choice is wanted", "answers: {place: null}\n", []string{
			`1:18: "place" is the YAML value null, where one of its options is wanted [wrong-kind]`, "hint: its options: hall, garden, street, not-known",
		}},
		{"a list where one option is wanted", "answers: {place: [hall, garden]}\n", []string{
			`1:18: "place" is a list, where one of its options is wanted [wrong-kind]`, "hint: its options: hall, garden, street, not-known",
		}},
		{"one word where a list of options is wanted", "answers: {noticed: upset}\n", []string{
			`1:20: "noticed" is the text "upset", where a list of options is wanted [wrong-kind]`, "hint: write [one, two], or [] for none of these",
		}},
		{"an option twice", "answers: {noticed: [upset, alone, upset]}\n", []string{
			`1:35: option "upset" stands twice in the answer to "noticed" [named-twice]`,
		}},
		{"an unknown option beside the first: that is not said to stand twice", "answers: {noticed: [sleepy, upset]}\n", []string{
			`1:21: question "noticed" has no option "sleepy" [unknown-option]`, "hint: its options: upset, unwell, alone, not-known",
		}},
		{"not-known twice", "answers: {noticed: [not-known, upset, not-known]}\n", []string{
			`1:39: not-known stands twice in the answer to "noticed" [named-twice]`,
		}},
		{"a list in a list of options", "answers: {noticed: [upset, [not-known]]}\n", []string{
			`1:28: "noticed" is a list, where one of its options is wanted [wrong-kind]`, "hint: its options: upset, unwell, alone, not-known",
		}},
		{"not-known where it is refused", "answers:\n  reached: not-known\n  checked: [list, not-known]\n", []string{
			`2:12: "reached" is answered not-known, which this question does not take [not-known-refused]`,
			`3:19: "checked" is answered not-known, which this question does not take [not-known-refused]`,
		}},
		{"31 February", "answers: {told-on: 2026-02-31}\n", []string{
			`1:20: "told-on": 2026-02-31: February 2026 has 28 days [bad-date]`,
		}},
		{"a date without its zeros", "answers: {told-on: 2026-3-9}\n", []string{
			`1:20: "told-on": 2026-3-9: write month and day with two digits: 2026-03-09 [bad-date]`,
		}},
		{"a date as it is spoken", "answers: {told-on: last Tuesday}\n", []string{
			`1:20: "told-on": last Tuesday: write a date as year-month-day, such as 2026-11-23 [bad-date]`,
		}},
		{"a year where a date is wanted", "answers: {told-on: 2026}\n", []string{
			`1:20: "told-on" is the number 2026, where a date such as 2026-11-23 is wanted [wrong-kind]`,
		}},
		{"a date with a time", "answers: {told-on: 2026-11-23T10:00:00Z}\n", []string{
			`1:20: "told-on": 2026-11-23T10:00:00Z: write a date as year-month-day, such as 2026-11-23 [bad-date]`,
		}},
		{"a text with no words", "answers: {remarks: \" \"}\n", []string{
			`1:20: "remarks" has no words [empty-value]`, "hint: leave out what is not answered",
		}},
		{"null where a text is wanted", "answers: {remarks: null}\n", []string{
			`1:20: "remarks" has no words [empty-value]`, "hint: leave out what is not answered",
		}},
		{"a list where a text is wanted", "answers: {remarks: [one, two]}\n", []string{
			`1:20: "remarks" is a list, where a text is wanted [wrong-kind]`,
		}},
		{"a note with no words", "notes:\n  reached:\n", []string{
			`2:11: "reached" has no words [empty-value]`, "hint: leave out what is not answered",
		}},

		// whom it is about
		{"one answer where there is one for each", listed + "answers: {safe: \"yes\"}\n", []string{
			`2:17: "safe" is the text "yes", where one answer for each child is wanted [wrong-kind]`, "hint: write {Child A: ...}",
		}},
		{"one answer for each where there is one", listed + "answers: {place: {Child A: hall}}\n", []string{
			`2:18: "place" is a mapping, where one of its options is wanted [wrong-kind]`, "hint: its options: hall, garden, street, not-known",
		}},
		{"a label that is not listed", listed + "answers: {safe: {Child C: \"yes\"}}\n", []string{
			`2:18: no child is listed as "Child C" [unknown-label]`, `hint: did you mean "Child A"?`,
		}},
		{"a label that is like none", listed + "answers: {safe: {Somebody: \"yes\"}}\n", []string{
			`2:18: no child is listed as "Somebody" [unknown-label]`, `hint: list it under "subjects", in the list of each child`,
		}},
		{"a label of another kind", listed + "answers: {safe: {Adult 1: \"yes\"}}\n", []string{
			`2:18: no child is listed as "Adult 1" [unknown-label]`, `hint: list it under "subjects", in the list of each child`,
		}},
		{"what is said of a label that is not listed is read as well", listed + "answers: {safe: {Child C: maybe}}\nnotes: {safe: {Child D: []}}\n", []string{
			`2:18: no child is listed as "Child C" [unknown-label]`, `hint: did you mean "Child A"?`,
			`2:27: question "safe" has no option "maybe" [unknown-option]`, "hint: its options: yes, no, not-known",
			`3:16: no child is listed as "Child D" [unknown-label]`, `hint: did you mean "Child A"?`,
			`3:25: "safe" is a list, where a text is wanted [wrong-kind]`,
		}},
		{"an answer before anyone is listed", "answers: {safe: {Child A: \"yes\"}}\n", []string{
			`1:18: no child is listed as "Child A" [unknown-label]`, `hint: list it under "subjects", in the list of each child`,
		}},
		{"a label answered twice", listed + "answers: {safe: {Child A: \"yes\", \" Child A\": \"no\"}}\n", []string{
			`2:34: the label "Child A" stands here again, it first stands on line 2 [duplicate-key]`,
		}},
		{"a label answered twice, untrimmed first", listed + "answers: {safe: {\"Child A \": \"yes\", Child A: \"no\"}}\n", []string{
			`2:37: the label "Child A" stands here again, it first stands on line 2 [duplicate-key]`,
		}},
		{"an answer for a label is left empty", listed + "answers:\n  safe:\n    Child A:\n", []string{
			`4:13: "safe" is empty, where one of its options is wanted [wrong-kind]`, "hint: its options: yes, no, not-known",
		}},

		{"many at once, in their order", "subjects: {child: [Child A], adult: []}\nanswers:\n  told-on: soon\n  safe: {Child A: perhaps}\n  reached: not-known\nnotes:\n  plase: In the hall\n", []string{
			"1:37: the list of each adult names 0, where at least 1 is wanted [too-few]", "hint: write not-known in it where nobody can say yet",
			`3:12: "told-on": soon: write a date as year-month-day, such as 2026-11-23 [bad-date]`,
			`4:19: question "safe" has no option "perhaps" [unknown-option]`, "hint: its options: yes, no, not-known",
			`5:12: "reached" is answered not-known, which this question does not take [not-known-refused]`,
			`7:3: the procedure has no question "plase" [unknown-id]`, `hint: did you mean "place"?`,
		}},
	}
	p := load(t)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a, faults := answers.Load(p, "", []byte(tt.data))
			if a != nil {
				t.Error("answers were given beside the faults")
			}
			var got []string
			for _, f := range faults.All() {
				got = append(got, fmt.Sprintf("%d:%d: %s [%s]", f.Line, f.Column, f.Message, f.Rule))
				if f.Hint != "" {
					got = append(got, "hint: "+f.Hint)
				}
			}
			if g, w := strings.Join(got, "\n"), strings.Join(tt.want, "\n"); g != w {
				t.Errorf("got\n%s\nwant\n%s", g, w)
			}
		})
	}
}

func TestWhatIsReadIsWhatWasWritten(t *testing.T) {
	const listed = "subjects: {child: [Child A, Child B], adult: [Adult 1]}\n"
	tests := []struct{ name, data, want string }{
		{"nothing", "{}", ""},
		{"the procedure alone", "procedure: late-collection\n", ""},
		{"yes and no without quotes", "answers: {reached: yes}", "answers:\n  reached: \"yes\"\n"},
		{"yes and no with them", `answers: {reached: "no"}`, "answers:\n  reached: \"no\"\n"},
		{"not-known alone", "answers: {place: not-known}", "answers:\n  place: not-known\n"},
		{"not-known in a list", "answers: {place: [not-known]}", "answers:\n  place: not-known\n"},
		{"not-known of a text in a list", "answers: {remarks: [not-known]}", "answers:\n  remarks: not-known\n"},
		{"not-known of a date", "answers: {told-on: not-known}", "answers:\n  told-on: not-known\n"},
		{"not-known of many, alone", "answers: {noticed: not-known}", "answers:\n  noticed: [not-known]\n"},
		{"not-known of many, in a list", "answers: {noticed: [not-known]}", "answers:\n  noticed: [not-known]\n"},
		{"not-known beside options", "answers: {noticed: [not-known, unwell, upset]}", "answers:\n  noticed: [\"upset\", \"unwell\", not-known]\n"},
		{"none of these", "answers: {noticed: []}", "answers:\n  noticed: []\n"},
		{"a date", "answers: {told-on: 2026-11-23}", "answers:\n  told-on: 2026-11-23\n"},
		{"a date in quotes", `answers: {told-on: "2026-11-23"}`, "answers:\n  told-on: 2026-11-23\n"},
		{"a text", "answers: {remarks: A neighbour has a key.}", "answers:\n  remarks: \"A neighbour has a key.\"\n"},
		{"a number as a text, as it is written", "answers: {remarks: 012}", "answers:\n  remarks: \"012\"\n"},
		{"true as a text", "answers: {remarks: true}", "answers:\n  remarks: \"true\"\n"},
		{"a date as a text", "answers: {remarks: 2026-11-23}", "answers:\n  remarks: \"2026-11-23\"\n"},
		{"a text of several lines", "answers:\n  remarks: |\n    One.\n    Two.\n", "answers:\n  remarks: \"One.\\nTwo.\\n\"\n"},
		{"a text keeps its blanks", `answers: {remarks: "  so  "}`, "answers:\n  remarks: \"  so  \"\n"},
		{"a text with a hidden mark, which is shown by its number", "answers: {remarks: \"left\u200fright\"}", "answers:\n  remarks: \"left\\u200Fright\"\n"},
		{"nobody", "subjects: {child: []}", "subjects:\n  child: []\n"},
		{"somebody who is not known yet", "subjects: {child: not-known, adult: [not-known]}", "subjects:\n  child: [not-known]\n  adult: [not-known]\n"},
		{"labels with others who may be there", "subjects: {child: [Child B, Child A, not-known]}", "subjects:\n  child: [\"Child B\", \"Child A\", not-known]\n"},
		{"labels are trimmed, in lists and where they are used", "subjects: {child: [\" Child A \"]}\nanswers: {safe: {\"Child A  \": yes}}", "subjects:\n  child: [\"Child A\"]\nanswers:\n  safe:\n    \"Child A\": \"yes\"\n"},
		{"labels with signs in them", `subjects: {child: ["A: the \"elder\"", "#2", "{B}", "yes"]}`, "subjects:\n  child: [\"A: the \\\"elder\\\"\", \"#2\", \"{B}\", \"yes\"]\n"},
		{"an answer for some of the labels", listed + "answers: {safe: {Child B: not-known}}", "subjects:\n  child: [\"Child A\", \"Child B\"]\n  adult: [\"Adult 1\"]\nanswers:\n  safe:\n    \"Child B\": not-known\n"},
		{"notes with and without an answer", listed + "answers: {reached: yes}\nnotes: {reached: By telephone., place: 7, needs: {Child A: Supper.}}", "subjects:\n  child: [\"Child A\", \"Child B\"]\n  adult: [\"Adult 1\"]\nanswers:\n  reached: \"yes\"\nnotes:\n  reached: \"By telephone.\"\n  place: \"7\"\n  needs:\n    \"Child A\": \"Supper.\"\n"},
		{"empty sections", "subjects: {}\nanswers: {}\nnotes: {}", ""},
	}
	p := load(t)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := said(mustRead(t, p, tt.data)); got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}

func TestJSONIsTheSameFile(t *testing.T) {
	const yaml = `
procedure: late-collection
subjects: {child: [Child A, not-known], adult: [Adult 1]}
answers:
  reached: "no"
  noticed: [upset, not-known]
  told-on: 2026-11-23
  remarks: "012"
  safe: {Child A: not-known}
  signs: {Child A: []}
notes: {reached: "Twice, by telephone.\nNobody."}
`
	const json = `{"procedure": "late-collection", "subjects": {"child": ["Child A", "not-known"], "adult": ["Adult 1"]},
"answers": {"reached": "no", "noticed": ["upset", "not-known"], "told-on": "2026-11-23", "remarks": "012",
"safe": {"Child A": "not-known"}, "signs": {"Child A": []}}, "notes": {"reached": "Twice, by telephone.\nNobody."}}`
	p := load(t)
	root, faults := yamldoc.ParseJSON("answers.json", []byte(json), fault.Place{Line: 1, Column: 1})
	if faults.Len() > 0 {
		t.Fatal(faults.All())
	}
	fromJSON, faults := answers.Read(p, "answers.json", root)
	if faults.Len() > 0 {
		t.Fatal(faults.All())
	}
	if got, want := said(fromJSON), said(mustRead(t, p, yaml)); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if got, want := said(mustRead(t, p, json)), said(fromJSON); got != want {
		t.Errorf("JSON read as YAML: got\n%s\nwant\n%s", got, want)
	}
}

func TestAKindLeftOutIsNotListedYet(t *testing.T) {
	p := load(t)
	tests := []struct {
		name, data string
		want       answers.List
	}{
		{"left out", "{}", answers.List{}},
		{"empty", "subjects: {child: []}", answers.List{Given: true}},
		{"not known", "subjects: {child: [not-known]}", answers.List{Given: true, NotKnown: true}},
	}
	for _, tt := range tests {
		got := mustRead(t, p, tt.data).List(p.Kind("child"))
		if got.Given != tt.want.Given || got.NotKnown != tt.want.NotKnown || len(got.Labels) != 0 {
			t.Errorf("%s: got %+v, want %+v", tt.name, got, tt.want)
		}
		if got.Complete() != (tt.name == "empty") {
			t.Errorf("%s: complete is %v", tt.name, got.Complete())
		}
	}
}
