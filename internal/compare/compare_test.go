package compare_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"safeguard/internal/compare"
	"safeguard/internal/fault"
	"safeguard/internal/procedure"
	"safeguard/internal/prove"
)

// small is a procedure with one of everything.
func small(t testing.TB) string {
	t.Helper()
	data, err := os.ReadFile("testdata/small.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func load(t *testing.T, text string) *procedure.Procedure {
	t.Helper()
	p, faults := procedure.Load("p.yaml", []byte(text))
	if faults.Len() > 0 {
		t.Fatal(faults.All())
	}
	return p
}

// edit makes replacements, one after the other, each of something that stands
// there once.
func edit(t *testing.T, text string, changes ...string) string {
	t.Helper()
	for i := 0; i < len(changes); i += 2 {
		if n := strings.Count(text, changes[i]); n != 1 {
			t.Fatalf("%q stands there %d times", changes[i], n)
		}
		text = strings.Replace(text, changes[i], changes[i+1], 1)
	}
	return text
}

func compared(t *testing.T, old, new string) *compare.Comparison {
	t.Helper()
	return compare.Procedures(load(t, old), load(t, new), prove.Limits{})
}

// say writes a difference on one line.
func say(d compare.Difference) string {
	turn := d.Turn.String()
	if d.Wording {
		turn = "wording"
	}
	s := strings.TrimSpace(fmt.Sprintf("%s: %s %s", turn, d.What, d.ID))
	switch d.Fate {
	case compare.Came:
		s += fmt.Sprintf(" added (%s)", d.New)
	case compare.Went:
		s += fmt.Sprintf(" removed (%s)", d.Old)
	default:
		s += fmt.Sprintf(" %s: %s => %s", d.Field, d.Old, d.New)
	}
	if d.Renamed != "" {
		s += ", renamed " + d.Renamed + "?"
	}
	if d.Note != "" {
		s += "; " + d.Note
	}
	return s
}

func sayAll(list []compare.Difference) []string {
	var lines []string
	for _, d := range list {
		lines = append(lines, say(d))
	}
	return lines
}

func same(t *testing.T, what string, got, want []string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("%s:\n%s\nwant:\n%s", what, strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestWhatIsDifferentIsSaidById(t *testing.T) {
	for _, c := range []struct {
		name  string
		edits []string
		want  []string
	}{
		{"a weaker duty of an outcome is weaker", []string{"duty: must\n    opens: true", "duty: should\n    opens: true"}, []string{"weaker: outcome conference duty: must => should; a weaker duty"}},
		{"a weaker duty of an action is weaker", []string{"by: the council\n    duty: must", "by: the council\n    duty: may"}, []string{"weaker: action convene duty: must => may; a weaker duty"}},
		{"a stronger duty is stronger", []string{"duty: consider", "duty: must"}, []string{"stronger: outcome support duty: consider => must; a stronger duty"}},
		{"a later deadline is weaker", []string{"within: 15", "within: 20"}, []string{"weaker: action convene due: 15 working days after \"met\" => 20 working days after \"met\"; later"}},
		{"a deadline that is later in another unit is weaker", []string{"within: 15, unit: working-days", "within: 3, unit: months"}, []string{"weaker: action convene due: 15 working days after \"met\" => 3 months after \"met\"; later"}},
		{"a deadline that may be later is not called earlier", []string{"within: 15, unit: working-days", "within: 3, unit: weeks"}, []string{"other: action convene due: 15 working days after \"met\" => 3 weeks after \"met\"; it depends on the day whether that is later"}},
		{"a deadline counted from another day says so", []string{"of: met", "of: began"}, []string{"other: action convene due: 15 working days after \"met\" => 15 working days after \"began\"; counted from another day, so it may be later"}},
		{"a deadline that is gone is weaker", []string{"    due: {within: 15, unit: working-days, of: met}\n", ""}, []string{"weaker: action convene due: 15 working days after \"met\" => ; no deadline any longer"}},
		{"what is no longer urgent is weaker", []string{"    urgent: true\n", ""}, []string{"weaker: action protect urgent: true => false"}},
		{"a route that no longer opens is weaker", []string{"duty: must\n    opens: true", "duty: must\n    opens: false"}, []string{"weaker: outcome conference opens: true => false"}},
		{"an action that an outcome drops is weaker", []string{"actions: [convene, keep-away]", "actions: [convene]"}, []string{"weaker: outcome conference actions: keep-away => "}},
		{"an alert that is gone is weaker", []string{`alerts: {"yes": [protect], not-known: [protect]}`, `alerts: {"yes": [protect]}`}, []string{"weaker: question danger alerts: not-known: protect => "}},
		{"a do-not that becomes a do is weaker in the one", []string{"do-not: Warn the person\n    until: The police agree", "do: Speak to the person\n    by: the police"}, []string{
			"stronger: action keep-away do:  => Speak to the person",
			"weaker: action keep-away do-not: Warn the person => ; no longer there",
			"wording: action keep-away until: The police agree => ; what is not to be done",
			"wording: action keep-away by:  => the police; what is not to be done",
		}},
		{"a guarantee that is gone is weaker", []string{"guarantees:\n  - {id: danger-means-conference, says: Danger always means a conference., tree: finding, when: {danger: \"yes\"}, settles-on: conference}\n", ""}, []string{"weaker: guarantee danger-means-conference removed (Danger always means a conference.)"}},
		{"a guarantee that promises less is weaker", []string{"settles-on: conference", "keeps-possible: conference"}, []string{"weaker: guarantee danger-means-conference verdict: settles-on: conference => keeps-possible: conference; it promises less"}},
		{"a guarantee that speaks of fewer is weaker", []string{`when: {danger: "yes"}, settles-on`, `when: {danger: "yes", concern: harm}, settles-on`}, []string{"weaker: guarantee danger-means-conference when: {danger: yes} => {danger: yes, concern: harm}; promised less often"}},
		{"a condition on a question is weaker", []string{"ask: Is {child} in danger?", "ask: Is {child} in danger?\n    when: {concern: harm}"}, []string{"weaker: question danger when:  => {concern: harm}; asked less often"}},
		{"a condition that is gone is stronger", []string{"    when: {concern: any-option}\n", ""}, []string{"stronger: question worried when: {concern: any-option} => ; asked more often"}},
		{"a condition that cannot be compared is said to be so", []string{"when: {concern: any-option}", "when: {danger: \"yes\"}"}, []string{"other: question worried when: {concern: any-option} => {danger: yes}; it cannot be told from the words whether it is asked less often"}},
		{"a reworded question shows both", []string{"ask: Is {child} in danger?", "ask: Is {child} in any danger?"}, []string{"wording: question danger ask: Is {child} in danger? => Is {child} in any danger?; its answers raise an urgent alert"}},
		{"only line breaks", []string{"Think of the last week.", "Think of the\\nlast week."}, []string{"other: question danger help: Think of the last week. => Think of the\nlast week.; only spaces or line breaks"}},
		{"a question that refuses not known is weaker", []string{"ask: Is {child} in danger?", "ask: Is {child} in danger?\n    not-known: refuse", ", not-known: [protect]", ""}, []string{
			"weaker: question danger not-known:  => refuse",
			"weaker: question danger alerts: not-known: protect => ",
		}},
		{"a question off the checklist is weaker", []string{"checklist: [concern, met, began, danger, worried]", "checklist: [concern, met, began, worried]"}, []string{
			"other: question danger stage: talk => after",
			"weaker: question danger checklist: true => false",
		}},
		{"a question moved to another stage", []string{"checklist: [concern, met, began, danger, worried]", "checklist: [concern, met, began, danger]", "trees: [finding]", "checklist: [worried]\n    trees: [finding]"}, []string{"other: question worried stage: talk => after"}},
		{"questions asked in another order", []string{"[concern, met, began, danger, worried]", "[concern, began, met, danger, worried]"}, []string{"other: stage talk checklist: met, began => began, met; another order"}},
		{"a branch that leads elsewhere", []string{`"no": support`, `"no": nothing`}, []string{"other: tree finding branch: danger: no; worried: no -> support => danger: no; worried: no -> nothing"}},
		{"a branch for not known that is gone", []string{"          not-known: support\n", ""}, []string{"other: tree finding not-known branch: danger: no; worried: not-known -> support => "}},
		{"another protective order", []string{"protective-order: [conference, support, nothing]", "protective-order: [conference, nothing, support]"}, []string{"other: tree finding protective-order: conference, support, nothing => conference, nothing, support"}},
		{"a group that means other options changes what uses it", []string{"groups: {grave: [harm, neglect]}", "groups: {grave: [harm]}"}, []string{
			"other: group concern/grave options: neglect => ",
			"weaker: stage after when: {concern: [harm, neglect]} => {concern: harm}; worked less often",
			"other: tree finding branch: danger: no; worried: yes; if {concern: [harm, neglect]} -> support => ",
			"other: tree finding branch: danger: no; worried: yes; if not {concern: [harm, neglect]} -> nothing => ",
			"other: tree finding branch:  => danger: no; worried: yes; if {concern: harm} -> support",
			"other: tree finding branch:  => danger: no; worried: yes; if not {concern: harm} -> nothing",
			"weaker: tension calm when: {concern: [harm, neglect], danger: no} => {concern: harm, danger: no}; put to the room less often",
		}},
		{"an option that is gone", []string{"      spare: Something spare\n", ""}, []string{"other: option concern/spare removed (Something spare)"}},
		{"an option renamed with the same words", []string{"      spare: Something spare\n", "      more: Something spare\n"}, []string{
			"other: option concern/spare removed (Something spare), renamed concern/more?",
			"other: option concern/more added (Something spare), renamed concern/spare?",
		}},
		{"an action renamed", []string{"actions: [convene, keep-away]", "actions: [convene, stay-away]", "  keep-away:", "  stay-away:"}, []string{
			"weaker: outcome conference actions: keep-away => , renamed stay-away?",
			"stronger: outcome conference actions:  => stay-away, renamed keep-away?",
			"weaker: action keep-away removed (Do not: Warn the person), renamed stay-away?",
			"stronger: action stay-away added (Do not: Warn the person), renamed keep-away?",
		}},
		{"an action renamed that is another in part", []string{"  keep-away:\n", "  stay-away:\n    duty: may\n", "actions: [convene, keep-away]", "actions: [convene, stay-away]"}, []string{
			"weaker: outcome conference actions: keep-away => , renamed stay-away?",
			"stronger: outcome conference actions:  => stay-away, renamed keep-away?",
			"weaker: action keep-away removed (Do not: Warn the person), renamed stay-away?; not the same in both: duty",
			"stronger: action stay-away added (Do not: Warn the person), renamed keep-away?; not the same in both: duty",
		}},
		{"a subject kind of which none has to be listed", []string{"min: 1", "min: 0"}, []string{"weaker: subject kind child min: 1 => 0; fewer have to be listed"}},
		{"a citation", []string{"by: the council\n    duty: must\n    due: {within: 15, unit: working-days, of: met}\n    cite: [\"1\"]", "by: the council\n    duty: must\n    due: {within: 15, unit: working-days, of: met}\n    cite: [\"2\", \"1\"]"}, []string{"other: action convene cite: 1 => 2, 1"}},
		{"title, edition and review", []string{"title: A small procedure", "title: A little procedure", `edition: "1"`, `edition: "2"`, "review-by: 2027-01-01", "review-by: 2028-01-01"}, []string{
			"wording: procedure title: A small procedure => A little procedure",
			"other: procedure edition: 1 => 2",
			"other: procedure review-by: 2027-01-01 => 2028-01-01",
		}},
		{"the opening words", []string{"opening: Call 999 first.\n", ""}, []string{"weaker: procedure opening: Call 999 first. => ; no longer there"}},
		{"everything that stands around", []string{
			"Everyone is watchful.", "Everyone is careful.",
			"now: Now that.", "now: Now the other.", "says: Read so.", "says: Read otherwise.",
			"Calm, yet a grave concern", "Calm, and a grave concern",
		}, []string{
			"wording: paragraph 2 gist: Everyone is watchful. => Everyone is careful.",
			"wording: interpretation reading says: Read so. => Read otherwise.",
			"wording: tension calm says: Calm, yet a grave concern about {child}? => Calm, and a grave concern about {child}?",
			"wording: currency note 2: Once this. now: Now that. => Now the other.",
		}},
		{"a term", []string{"harm: Serious harm", "harm: Grave harm"}, []string{"wording: term harm means: Serious harm => Grave harm"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			old := small(t)
			new := edit(t, old, c.edits...)
			same(t, "differences", sayAll(compared(t, old, new).Differences), c.want)
			same(t, "the other way round", written(compared(t, new, old).Differences, func(*compare.Difference) {}), opposite(compared(t, old, new)))
		})
	}
}

func TestPlacesAreThoseOfTheKeysOnBothSides(t *testing.T) {
	old := small(t)
	new := edit(t, old, "within: 15", "within: 20", "id: small\n", "id: small\n# a line more\n")
	d := compared(t, old, new).Differences[0]
	line := 1 + strings.Count(old[:strings.Index(old, "due: {")], "\n")
	got := [2]fault.Place{d.OldAt, d.NewAt}
	want := [2]fault.Place{{Line: line, Column: 10}, {Line: line + 1, Column: 10}}
	if got != want {
		t.Errorf("places %v, want %v", got, want)
	}
}

func TestTheSameFileAndTheSameWordsDiffer(t *testing.T) {
	old := small(t)
	for _, c := range []struct {
		name     string
		new      string
		sameFile bool
	}{
		{"the same bytes", old, true},
		{"a comment more", "# a comment\n" + old, false},
		{"sections in another order", edit(t, old, "calendar: scotland\n", "", "\nglossary:", "\ncalendar: scotland\nglossary:"), false},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := compared(t, old, c.new)
			if got.Differs() || got.SameFile() != c.sameFile {
				t.Errorf("differs: %v (%v), same file: %v, want %v", got.Differs(), sayAll(got.Differences), got.SameFile(), c.sameFile)
			}
		})
	}
}
