package answers_test

import (
	"fmt"
	"strings"
	"testing"

	"safeguard/internal/answers"
	"safeguard/internal/fault"
	"safeguard/internal/yamldoc"
)

// caseOf is a case of so many children with all four questions about each
// answered or noted.
func caseOf(children int) string {
	var labels, safe, needs, signs, notes []string
	for i := range children {
		label := fmt.Sprintf("%q", fmt.Sprintf("Child %d", i+1))
		labels = append(labels, label)
		safe = append(safe, label+`: "yes"`)
		needs = append(needs, label+`: "A coat and supper."`)
		signs = append(signs, label+`: ["tears", "not-known"]`)
		notes = append(notes, label+`: "Seen at the gate."`)
	}
	list := func(words []string) string { return strings.Join(words, ", ") }
	return fmt.Sprintf(`{"subjects": {"child": [%s], "adult": ["Adult 1"]}, "answers": {"reached": "no", "safe": {%s}, "needs": {%s}, "signs": {%s}}, "notes": {"safe": {%s}}}`,
		list(labels), list(safe), list(needs), list(signs), list(notes))
}

func TestACaseOfAThousandLabelsIsRead(t *testing.T) {
	p := load(t)
	a := mustRead(t, p, caseOf(1000))
	if got, want := a.Count(), 2+1+3*1000; got != want { // two lists
		t.Errorf("got %d answers, want %d", got, want)
	}
	if got := a.Value(p.Question("needs"), 999).Text; got != "A coat and supper." {
		t.Errorf("the last child needs %q", got)
	}
}

// BenchmarkRead reads cases that are nodes already. The time for each subject is
// to stay the same however many there are.
func BenchmarkRead(b *testing.B) {
	p := load(b)
	for _, subjects := range []int{10, 100, 1000} {
		b.Run(fmt.Sprintf("%d subjects", subjects), func(b *testing.B) {
			root, faults := yamldoc.ParseJSON("case.json", []byte(caseOf(subjects)), fault.Place{Line: 1, Column: 1})
			if faults.Len() > 0 {
				b.Fatal(faults.All())
			}
			b.ReportAllocs()
			for b.Loop() {
				if _, faults := answers.Read(p, "case.json", root); faults.Len() > 0 {
					b.Fatal(faults.All())
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(subjects), "ns/subject")
		})
	}
}
