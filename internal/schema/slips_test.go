package schema_test

import (
	"fmt"
	"strings"
	"testing"

	"safeguard/internal/procedure"
	"safeguard/internal/yamldoc"
)

// A slip is a change to a file without a fault. marked names the place and the
// keyword of what the schema says of it; nothing: it is right.
type slip struct {
	name     string
	old, new string
	marked   string
}

const caseFile = `procedure: lost-child
subjects: {child: [Child A, not-known], person: []}
answers:
  found: {Child A: "yes"}
  places: [park, not-known]
  last-seen: 2026-11-23
  remarks: 12
  told: {Child A: [friend]}
notes:
  found: {Child A: Seen by a neighbour.}
`

var answersSlips = []slip{
	{name: "nothing is changed"},
	{name: "a key is unknown", old: "notes:", new: "note:", marked: "additional properties 'note' not allowed"},
	{name: "a kind is not known at all", old: "[Child A, not-known]", new: "not-known"},
	{name: "a kind is no list", old: "[Child A, not-known]", new: "Child A", marked: "at '/subjects/child'"},
	{name: "a label stands twice", old: "[Child A, not-known]", new: "[Child A, Child A]", marked: "items at 0 and 1 are equal"},
	{name: "a question is no id", old: "  places:", new: "  Places:", marked: "'Places' does not match pattern"},
	{name: "an option stands twice", old: "[park, not-known]", new: "[park, park]", marked: "items at 0 and 1 are equal"},
	{name: "an answer is empty", old: "  remarks: 12", new: "  remarks:", marked: "at '/answers/remarks': got null"},
	{name: "a note is a list", old: "Seen by a neighbour.", new: "[seen]", marked: "at '/notes/found/Child A': got array"},
}

func TestTheSchemaOfAnswersMarksWhatNoProcedureTakes(t *testing.T) {
	checkSlips(t, "answers", caseFile, answersSlips)
}

const scenarioFile = `format: 1
id: on-the-way-home
procedure: lost-child
edition: "1"
title: On the way home
level: first
opening: A child has not come home.
subjects: {child: [Child A]}
answers: {found: {Child A: "no"}}
injects:
  - {id: phone, after: {minutes: 10}, tell: A neighbour calls., answers: {found: {Child A: "yes"}}}
expect:
  decisions: {search: {Child A: [stop-search]}}
  due: {thank: {Child A: 2026-11-30}}
panel:
  - {view: Call off the search., because: The child is seen., cite: ["1.1"]}
`

var scenarioSlips = []slip{
	{name: "nothing is changed"},
	{name: "a key is unknown", old: "opening:", new: "begins:", marked: "additional properties 'begins' not allowed"},
	{name: "a key is missing", old: "title: On the way home\n", marked: "missing property 'title'"},
	{name: "a level is unknown", old: "level: first", new: "level: easy", marked: "at '/level': value must be one of"},
	{name: "an edition is a number", old: `edition: "1"`, new: "edition: 1", marked: "at '/edition': got number"},
	{name: "an inject comes after a stage", old: "{minutes: 10}", new: "first-talk"},
	{name: "an inject comes after no time", old: "minutes: 10", new: "minutes: 0", marked: "at '/injects/0/after/minutes'"},
	{name: "an inject comes after hours", old: "minutes: 10", new: "hours: 1", marked: "additional properties 'hours' not allowed"},
	{name: "what is expected is a word", old: "[stop-search]", new: "stop-search", marked: "at '/expect/decisions/search/Child A': got string"},
	{name: "a day is no date", old: "2026-11-30", new: "next Monday", marked: "at '/expect/due/thank/Child A'"},
	{name: "a paragraph is a number", old: `["1.1"]`, new: "[1.1]", marked: "at '/panel/0/cite/0': got number"},
}

func TestTheSchemaOfAScenarioMarksWhatNoProcedureTakes(t *testing.T) {
	checkSlips(t, "scenario", scenarioFile, scenarioSlips)
}

const procedureFile = `format: 1
id: lost-child
title: A lost child
edition: "1"
review-by: 2027-01-31
source: {title: Rules, paragraphs: {"1.1": {gist: Look at once.}}}
questions:
  found: {ask: "Is the child back?", type: yes-no, cite: ["1.1"]}
  place: {ask: "Where could the child be?", type: choice, options: {park: In a park}, when: {found: "no"}, cite: ["1.1"]}
stages:
  - {id: search, title: Search, checklist: [found, place], trees: [look]}
trees:
  look: {title: Who looks, ask: found, answers: {"yes": nobody, "no": police}}
outcomes:
  nobody: {title: Nobody, duty: none, opens: false}
  police: {title: The police, duty: must, opens: true, cite: ["1.1"]}
currency:
  - {cite: ["1.1"], now: The rule stands.}
  - {cite: ["1.1"], now: It is reviewed.}
`

// These slips are beside those of the checker's own tests.
var procedureSlips = []slip{
	{name: "nothing is changed"},
	{name: "two notes say the same", old: "It is reviewed.", new: "The rule stands."},
	{name: "a day is written short", old: "2027-01-31", new: "2027-1-31", marked: "at '/review-by'"},
	{name: "a source has nothing in it", old: `{title: Rules, paragraphs: {"1.1": {gist: Look at once.}}}`, new: "{}", marked: "at '/source': minProperties"},
	{name: "a condition has nothing in it", old: `{found: "no"}`, new: "{}", marked: "at '/questions/place/when': minProperties"},
	{name: "a condition says not", old: `{found: "no"}`, new: "{not: found}", marked: "'not' failed"},
	{name: "a stage has a word of the format for its id", old: "id: search", new: "id: any", marked: "at '/stages/0/id': 'not' failed"},
	{name: "a question has more options than a set holds", old: "{park: In a park}", new: "{" + manyOptions() + "}", marked: "at '/questions/place/options': maxProperties"},
}

func manyOptions() string {
	var b strings.Builder
	for i := range procedure.MaxOptions + 1 {
		fmt.Fprintf(&b, "o%d: Option %d, ", i, i)
	}
	return b.String()
}

func TestTheSchemaOfAProcedureMarksASlip(t *testing.T) {
	checkSlips(t, "procedure", procedureFile, procedureSlips)
	if _, faults := procedure.Load("procedure.yaml", []byte(procedureFile)); faults.Len() > 0 {
		t.Error(faults.All())
	}
}

func checkSlips(t *testing.T, format, text string, slips []slip) {
	t.Helper()
	s := compile(t, format)
	for _, c := range slips {
		t.Run(c.name, func(t *testing.T) {
			if strings.Count(text, c.old) != 1 && c.old != "" {
				t.Fatal("the file does not hold what is changed just once")
			}
			root, faults := yamldoc.ParseLoose("case.yaml", []byte(strings.Replace(text, c.old, c.new, 1)))
			if root == nil {
				t.Fatal(faults.All())
			}
			err := s.Validate(value(root))
			switch {
			case c.marked == "" && err != nil:
				t.Errorf("got %v, want nothing marked", err)
			case c.marked != "" && (err == nil || !strings.Contains(err.Error(), c.marked)):
				t.Errorf("got %v, want %s", err, c.marked)
			}
		})
	}
}
