package decide_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"safeguard/internal/answers"
	"safeguard/internal/decide"
	"safeguard/internal/procedure"
)

// BenchmarkSubjects decides the bundled chapter for 10, 100 and 1,000 children:
// the time for one of them should stay the same.
func BenchmarkSubjects(b *testing.B) {
	data, err := os.ReadFile("../../procedures/child-abuse-ict/procedure.yaml")
	if err != nil {
		b.Fatal(err)
	}
	for _, n := range []int{10, 100, 1000} {
		var list, risk strings.Builder
		for i := range n {
			fmt.Fprintf(&list, "Child %d, ", i)
			fmt.Fprintf(&risk, "Child %d: %q, ", i, [...]string{"yes", "no", "not-known"}[i%3])
		}
		said := fmt.Sprintf("subjects: {child: [%s], person: [Person 1]}\nanswers:\n  concern: [accessing-images]\n  strategy-discussion: held\n  immediate-risk: {%s}\n  continuing-risk: {%s}\n", list.String(), risk.String(), risk.String())
		measure(b, fmt.Sprintf("%d", n), n, string(data), said)
	}
}

// BenchmarkQuestions decides procedures of 10, 100 and 1,000 questions, in
// sections of ten that each read the one before.
func BenchmarkQuestions(b *testing.B) {
	for _, n := range []int{10, 100, 1000} {
		measure(b, fmt.Sprintf("%d", n), n, sections(n), halfAnswered(n))
	}
}

func measure(b *testing.B, name string, n int, file, said string) {
	b.Run(name, func(b *testing.B) {
		p, faults := procedure.Load("bench.yaml", []byte(file))
		if faults.Len() > 0 {
			b.Fatal(faults.All())
		}
		a, faults := answers.Load(p, "bench.yaml", []byte(said))
		if faults.Len() > 0 {
			b.Fatal(faults.All())
		}
		b.ReportAllocs()
		var d decide.Decider
		for b.Loop() {
			d.Decide(a)
		}
		b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*n), "ns/each")
	})
}

// sections writes a procedure of n questions.
func sections(n int) string {
	var b, checklist, trees strings.Builder
	b.WriteString("format: 1\nid: sections\ntitle: Sections\nedition: \"1\"\nsource: {paragraphs: {\"1\": {gist: All of it}}}\nquestions:\n")
	for i := range n {
		fmt.Fprintf(&b, "  q%d: {ask: \"Question %d?\", type: yes-no, cite: [\"1\"]", i, i)
		if i >= 10 {
			fmt.Fprintf(&b, ", when: {q%d: [\"yes\", not-known]}", i-10)
		}
		b.WriteString("}\n")
		fmt.Fprintf(&checklist, "q%d, ", i)
	}
	b.WriteString("trees:\n")
	for i := 0; i+9 < n; i += 10 {
		fmt.Fprintf(&trees, "t%d, ", i)
		fmt.Fprintf(&b, "  t%[1]d:\n    title: Section %[1]d\n    if: {any: [{q%[1]d: \"yes\"}, {q%[2]d: \"yes\"}, {all: [{q%[3]d: \"no\"}, {q%[4]d: \"no\"}]}]}\n    then: high\n    else:\n      ask: q%[5]d\n      answers: {\"yes\": middle, \"no\": low}\n", i, i+1, i+2, i+3, i+4)
	}
	fmt.Fprintf(&b, "stages:\n  - {id: all-of-it, title: All of it, checklist: [%s], trees: [%s]}\n", checklist.String(), trees.String())
	b.WriteString("outcomes:\n")
	for _, o := range []string{"high", "middle", "low"} {
		fmt.Fprintf(&b, "  %s: {title: %[1]s, duty: must, opens: true, cite: [\"1\"], actions: [act-%[1]s]}\n", o)
	}
	b.WriteString("actions:\n")
	for _, o := range []string{"high", "middle", "low"} {
		fmt.Fprintf(&b, "  act-%s: {do: Act, by: Anyone, duty: must}\n", o)
	}
	return b.String()
}

func halfAnswered(n int) string {
	var b strings.Builder
	b.WriteString("answers:\n")
	for i := range n {
		if i%2 == 0 {
			fmt.Fprintf(&b, "  q%d: %q\n", i, [...]string{"yes", "no", "not-known"}[i%3])
		}
	}
	return b.String()
}
