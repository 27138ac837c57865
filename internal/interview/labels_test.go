package interview_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"safeguard/internal/answers"
	"safeguard/internal/interview"
)

func TestWhoIsListedIsReadFromWhatAPersonTypes(t *testing.T) {
	tests := []struct {
		name, kind, typed string
		want              string // as ListText writes it
		problem           string
	}{
		{name: "a number", kind: "child", typed: "3", want: "Child A, Child B, Child C"},
		{name: "a number of the second kind", kind: "person", typed: "2", want: "Person 1, Person 2"},
		{name: "one label", kind: "child", typed: "The older boy", want: "The older boy"},
		{name: "labels with commas between them", kind: "child", typed: " Child A ,Child B", want: "Child A, Child B"},
		{name: "a number and others who may be there", kind: "child", typed: "2, not known", want: "Child A, Child B, not known"},
		{name: "a number and a label", kind: "child", typed: "2, The baby", want: "Child A, Child B, The baby"},
		{name: "nobody", kind: "child", typed: "none", want: "none"},
		{name: "nobody, with a capital", kind: "child", typed: "None", want: "none"},
		{name: "nobody, as a number: too easily typed", kind: "child", typed: "0", problem: `"0": a number from 1 to 50, or labels, is wanted`},
		{name: "several joined by a word", kind: "child", typed: "Child A and Child D", problem: `"Child A and Child D" looks like more than one; write a comma between labels`},
		{name: "several lines pasted into one", kind: "child", typed: "Child A Child B not known", problem: `"Child A Child B not known" looks like more than one; write a comma between labels`},
		{name: "a number in words", kind: "child", typed: "two", problem: `"two": write how many as a number alone, such as 2, or labels such as Child A`},
		{name: "a number with a noun", kind: "child", typed: "2 kids", problem: `"2 kids": write how many as a number alone, such as 2, or labels such as Child A`},
		{name: "not known in other words", kind: "child", typed: "dont know", problem: `"dont know" is no label: write "not known" where there may be some, or "none" where it is known that there is none`},
		{name: "two that differ in capitals alone", kind: "child", typed: "Child A, child a", problem: `"child a" stands twice; labels must differ`},
		{name: "not known", kind: "child", typed: "not known", want: "not known"},
		{name: "not known as a file says it", kind: "person", typed: "Not-Known", want: "not known"},
		{name: "not known twice", kind: "person", typed: "not known, not_known", want: "not known"},
		{name: "fifty", kind: "person", typed: "50", want: numbered("Person", 50)},

		{name: "nothing", kind: "child", typed: " ", problem: `write how many, or labels such as Child A, Child B; "none" where it is known that there is none`},
		{name: "nothing where one is the least", kind: "person", typed: "", problem: `write how many, or labels such as Person 1, Person 2; "not known" where nobody can say who`},
		{name: "nobody where one is the least", kind: "person", typed: "none", problem: `at least 1 is wanted here; write "not known" where nobody can say who`},
		{name: "too many", kind: "child", typed: "51", problem: `"51": a number from 1 to 50, or labels, is wanted`},
		{name: "fewer than none", kind: "child", typed: "-1", problem: `"-1": a number from 1 to 50, or labels, is wanted`},
		{name: "nobody and somebody", kind: "child", typed: "Child A, none", problem: `"none" stands alone or not at all`},
		{name: "two commas", kind: "child", typed: "Child A,, Child B", problem: "a label is missing between two commas"},
		{name: "a comma at the end", kind: "child", typed: "Child A,", problem: "a label is missing between two commas"},
		{name: "a label twice", kind: "child", typed: "Child A, Child A", problem: `"Child A" stands twice; labels must differ`},
		{name: "a number and one of its labels", kind: "child", typed: "2, Child B", problem: `"Child B" stands twice; labels must differ`},
		{name: "a label of another kind", kind: "person", typed: "The lodger", problem: `"The lodger" is listed already as a child; labels must differ`},
		{name: "a label that drives the screen", kind: "child", typed: "Child\x1b[2J", problem: `"Child\x1b[2J" holds a character that cannot be shown`},
		{name: "a label with a mark that cannot be seen", kind: "child", typed: "Child\u200bA", problem: `"Child\u200bA" holds a character that cannot be shown`},
		{name: "a label with what stood for such a mark", kind: "child", typed: "Child \ufffd", problem: "\"Child \ufffd\" holds a character that cannot be shown"},
	}
	p := chapter(t)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a := answers.New(p)
			a.SetList(p.Kind("child"), answers.List{Given: true, Labels: []string{"The lodger"}})
			l, err := interview.ParseList(a, p.Kind(tt.kind), tt.typed)
			switch {
			case tt.problem != "" && (err == nil || err.Error() != tt.problem):
				t.Errorf("got %v, want %s", err, tt.problem)
			case tt.problem == "" && err != nil:
				t.Errorf("got %v", err)
			case tt.problem == "" && (interview.ListText(l) != tt.want || !l.Given):
				t.Errorf("got %q, want %q", interview.ListText(l), tt.want)
			}
		})
	}
}

// numbered gives "Person 1, Person 2" and so on.
func numbered(label string, count int) string {
	var labels []string
	for n := range count {
		labels = append(labels, fmt.Sprintf("%s %d", label, n+1))
	}
	return strings.Join(labels, ", ")
}

func TestTheListAsItIsShownMeansThatList(t *testing.T) {
	p := chapter(t)
	for _, l := range []answers.List{
		{Given: true},
		{Given: true, NotKnown: true},
		{Given: true, Labels: []string{"Child A", "Child B"}, NotKnown: true},
		{Given: true, Labels: []string{"The tall one, in blue", "7"}},
	} {
		a := answers.New(p)
		a.SetList(p.Kind("child"), l)
		got, err := interview.ParseList(a, p.Kind("child"), interview.ListText(l))
		if err != nil || got.NotKnown != l.NotKnown || !slices.Equal(got.Labels, l.Labels) {
			t.Errorf("%q is read as %+v, %v", interview.ListText(l), got, err)
		}
	}
	if got := interview.ListText(answers.List{}); got != "" {
		t.Errorf("a list that is not given is shown as %q", got)
	}
}

func TestLabelsAreOfferedThatAreToldApartByEar(t *testing.T) {
	p := chapter(t)
	child, person := p.Kind("child"), p.Kind("person")
	for n, want := range map[int]string{0: "Child A", 25: "Child Z", 26: "Child A2", 49: "Child X2"} {
		if got := interview.OfferLabel(child, n); got != want {
			t.Errorf("%d: got %q, want %q", n, got, want)
		}
	}
	if got := interview.OfferLabel(person, 9); got != "Person 10" {
		t.Errorf("got %q", got)
	}
}

func TestWhatANewListWouldLoseIsToldBefore(t *testing.T) {
	p := chapter(t)
	a, faults := answers.Load(p, "answers.yaml", []byte(`
subjects: {child: [Child A, Child B, Child C], person: [Person 1]}
answers: {immediate-risk: {Child A: "no"}}
notes: {impact: {Child B: To be asked.}}
`))
	if faults.Len() > 0 {
		t.Fatal(faults.All())
	}
	tests := []struct {
		name   string
		labels []string
		want   []string
	}{
		{"all stay", []string{"Child C", "Child B", "Child A"}, nil},
		{"the one goes about whom nothing is said", []string{"Child A", "Child B"}, nil},
		{"one goes with an answer", []string{"Child B"}, []string{"Child A"}},
		{"all go", nil, []string{"Child A", "Child B"}},
	}
	for _, tt := range tests {
		if got := interview.Losing(a, p.Kind("child"), answers.List{Given: true, Labels: tt.labels}); !slices.Equal(got, tt.want) {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestALabelThatMayNameSomebodyRaisesADoubt(t *testing.T) {
	tests := []struct{ label, want string }{
		{"Child A", ""},
		{"Child 12", ""},
		{"Child A2", ""},
		{"the older boy", ""},
		{"Older Sister", ""},
		{"Baby", ""},
		{"Unborn Baby", ""},
		{"Younger Twin", ""},
		{"girl in the blue coat", ""},
		{"Person 1", ""},
		{"Child of Person 1", ""},
		{"Visitor (unknown)", ""},
		{"(Unknown)", ""},
		{"", ""},
		{"Ellie", "a name"},
		{"Child Ellie", "a name"},
		{"Older Sister Ellie", "a name"},
		{"Mr Brown", "a name"},
		{"Élodie", "a name"},
		{"Anne-Marie", "a name"},
		{"(Ellie)", "a name"},
		{`"Ellie"`, "a name"},
		{"943 476 5919", "an NHS number"},
		{"9434765919", "an NHS number"},
		{"boy, 943-476-5919", "an NHS number"},
		{"girl at OX1 2JD", "a postcode"},
		{"ox12jd", "a postcode"},
		{"boy born 01/02/2015", "a date of birth"},
		{"boy born 2015-02-01", "a date of birth"},
		{"born 1.2.15", "a date of birth"},
		{"pupil 204817", "a number that belongs to someone"},
		{"2048 17", "a number that belongs to someone"},
		{"room 12", ""},
	}
	child := chapter(t).Kind("child")
	for _, tt := range tests {
		if got := interview.DoubtLabel(child, tt.label); got != tt.want {
			t.Errorf("%q: got %q, want %q", tt.label, got, tt.want)
		}
	}
}

func TestATextThatMayIdentifySomebodyRaisesADoubt(t *testing.T) {
	tests := []struct{ text, want string }{
		{"Sleeps badly; misses Mondays.", ""},
		{"Seen by the school at 10.30, and twice since.", ""},
		{"A review each month, 15 working days at the most.", ""},
		{"Her NHS number is 943 476 5919.", "an NHS number"},
		{"They moved to OX1 2JD.", "a postcode"},
		{"Born 3/4/2015.", "a date of birth"},
	}
	for _, tt := range tests {
		if got := interview.DoubtText(tt.text); got != tt.want {
			t.Errorf("%q: got %q, want %q", tt.text, got, tt.want)
		}
	}
	if got := interview.DoubtText(strings.Repeat("a1 ", 100_000)); got != "" {
		t.Errorf("a long text: got %q", got)
	}
}
