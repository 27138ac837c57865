package interview_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"safeguard/internal/answers"
	"safeguard/internal/decide"
	"safeguard/internal/interview"
	"safeguard/internal/procedure"
)

// chapter loads the bundled procedure.
func chapter(tb testing.TB) *procedure.Procedure {
	tb.Helper()
	data, err := os.ReadFile("../../procedures/child-abuse-ict/procedure.yaml")
	if err != nil {
		tb.Fatal(err)
	}
	p, faults := procedure.Load("procedure.yaml", data)
	if faults.Len() > 0 {
		tb.Fatal(faults.All())
	}
	return p
}

// A talk is an interview over the bundled chapter, in words.
type talk struct {
	*testing.T
	*interview.Interview
	p *procedure.Procedure
}

// begin starts with the answers of an answers file.
func begin(t *testing.T, given string) talk {
	t.Helper()
	p := chapter(t)
	a, faults := answers.Load(p, "answers.yaml", []byte(given))
	if faults.Len() > 0 {
		t.Fatal(faults.All())
	}
	return talk{t, interview.New(a), p}
}

// item finds "concern", "immediate-risk of Child A" or, for a list, "child".
func (t talk) item(name string) decide.Item {
	t.Helper()
	id, label, _ := strings.Cut(name, " of ")
	if k := t.p.Kind(id); k != nil {
		return decide.Item{List: k}
	}
	q := t.p.Question(id)
	if q == nil {
		t.Fatalf("there is no question %q", id)
	}
	if q.About == nil {
		return decide.Item{Question: q}
	}
	s := slices.Index(t.Answers().List(q.About).Labels, label)
	if s < 0 {
		t.Fatalf("there is no %q", name)
	}
	return decide.Item{Question: q, Subject: s}
}

func (t talk) name(i decide.Item) string {
	if label := i.Of().Label(t.Answers()); label != "" {
		return i.ID() + " of " + label
	}
	return i.ID()
}

// say answers an item as an answers file would: "yes", "not-known", "a, b",
// "none"; for a list, as ParseList reads it.
func (t talk) say(name, reply string) {
	t.Helper()
	i := t.item(name)
	if i.List != nil {
		l, err := interview.ParseList(t.Answers(), i.List, reply)
		if err != nil {
			t.Fatal(err)
		}
		t.RecordList(i.List, l)
		return
	}
	t.Record(i, value(t, i.Question, reply))
}

func value(t talk, q *procedure.Question, reply string) answers.Value {
	t.Helper()
	var v answers.Value
	for _, word := range strings.Split(reply, ", ") {
		switch at := q.Option(word); {
		case word == procedure.NotKnown:
			v.NotKnown = true
		case at >= 0:
			v.Options |= 1 << at
		case q.Type == procedure.FreeText:
			v.Text = reply
		case word != "none":
			t.Fatalf("%q has no option %q", q.ID, word)
		}
	}
	return v
}

// next is what would be asked now; "" for nothing.
func (t talk) next() string {
	i, ok := t.Next()
	if !ok {
		return ""
	}
	return t.name(i)
}

// goThrough answers everything that is asked with what reply gives, and tells
// what was asked.
func (t talk) goThrough(reply func(decide.Item) string) []string {
	t.Helper()
	var asked []string
	for name := t.next(); name != ""; name = t.next() {
		if slices.Contains(asked, name) {
			t.Fatalf("%q is asked twice", name)
		}
		asked = append(asked, name)
		t.say(name, reply(t.item(name)))
	}
	return asked
}

// review is what Lines gives, a line for each: "* " before what is answered,
// "- " before what is set aside.
func (t talk) review() []string {
	var lines []string
	for _, l := range t.Lines() {
		mark := ""
		switch {
		case l.SetAside:
			mark = "- "
		case l.Given:
			mark = "* "
		}
		lines = append(lines, mark+t.name(l.Item))
	}
	return lines
}

func (t talk) wantNext(want string) {
	t.Helper()
	if got := t.next(); got != want {
		t.Errorf("got %q next, want %q", got, want)
	}
}

func (t talk) wantProgress(answered, toGo int) {
	t.Helper()
	if a, g := t.Progress(); a != answered || g != toGo {
		t.Errorf("got %d answered and %d to go, want %d and %d", a, g, answered, toGo)
	}
}

func same(t *testing.T, what string, got, want []string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("%s:\ngot  %s\nwant %s", what, strings.Join(got, ", "), strings.Join(want, ", "))
	}
}

func alerts(list []decide.Alert, a *answers.Answers) []string {
	var names []string
	for _, alert := range list {
		names = append(names, strings.TrimSuffix(fmt.Sprintf("%s of %s", alert.Action.ID, alert.Subject.Label(a)), " of "))
	}
	return names
}
