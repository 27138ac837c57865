package yamldoc

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"
)

// caseJSON is a case as the stream of decisions is fed with them: a kilobyte.
const caseJSON = `{"procedure": "child-abuse-ict", "subjects": {"child": ["Child A", "Child B"], "person": ["Person 1", "Person 2"]}, "answers": {"concern": ["accessing-images", "grooming"], "family-aware": "no", "family-plan-agreed": "no", "strategy-discussion": "held", "visiting-children": "no", "organised": "not-known", "images-identified": "no", "immediate-risk": {"Child A": "no", "Child B": "not-known"}, "continuing-risk": {"Child A": "yes", "Child B": "no"}, "substantiated": {"Child A": "yes", "Child B": "no"}, "carer-protective": {"Child A": "no", "Child B": "yes"}, "person-age": {"Person 1": "adult", "Person 2": "adult"}, "work-contact": {"Person 1": "yes", "Person 2": "no"}, "trust-contact": {"Person 1": "no", "Person 2": "no"}, "left-household": {"Person 1": "never-lived-there", "Person 2": "lives-there"}, "impact": {"Child A": "Sleeps badly; misses Mondays.", "Child B": "None seen so far."}, "last-strategy-discussion": "2026-07-06"}, "notes": {"continuing-risk": {"Child A": "What the school saw."}}}`

func BenchmarkParseJSON(b *testing.B) {
	data := []byte(caseJSON)
	b.Run("alone", func(b *testing.B) {
		b.SetBytes(int64(len(data)))
		b.ReportAllocs()
		for b.Loop() {
			if n, _ := ParseJSON("cases.jsonl", data, top); n == nil {
				b.Fatal("not read")
			}
		}
	})
	b.Run("in a stream", func(b *testing.B) {
		b.SetBytes(int64(len(data)))
		b.ReportAllocs()
		var r JSONReader
		for b.Loop() {
			if n, _ := r.Parse("cases.jsonl", data, top); n == nil {
				b.Fatal("not read")
			}
		}
	})
	b.Run("encoding/json", func(b *testing.B) {
		b.SetBytes(int64(len(data)))
		b.ReportAllocs()
		for b.Loop() {
			var v any
			if err := json.Unmarshal(data, &v); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func BenchmarkScanner(b *testing.B) {
	data := []byte(strings.Repeat(caseJSON+"\n", 4096))
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		values := 0
		for s := NewScanner(bytes.NewReader(data)); ; values++ {
			if _, _, err := s.Next(); err == io.EOF {
				break
			}
		}
		if values != 4096 {
			b.Fatalf("got %d values", values)
		}
	}
}

// procedureYAML is a document of about 60 KB in the form of a procedure.
func procedureYAML() []byte {
	var b strings.Builder
	b.WriteString("format: 1\nid: generated\ntitle: A procedure\nquestions:\n")
	for i := range 165 {
		fmt.Fprintf(&b, `  question-%d:
    about: child
    ask: "Is there a concern about {child}, number %d?"
    help: Think of what was seen, by whom, and when; a worry is enough to answer.
    type: choice    # one of them
    options:
      first: A child is being groomed online
      second: {label: The second option, help: What it means}
    recall: [question-1, question-2, question-3]
    cite: ["5.%d", "4.5k"]
`, i, i, i)
	}
	return []byte(b.String())
}

func BenchmarkParse(b *testing.B) {
	data := procedureYAML()
	b.Run("bare", func(b *testing.B) {
		b.SetBytes(int64(len(data)))
		b.ReportAllocs()
		for b.Loop() {
			var n yaml.Node
			if err := yaml.Unmarshal(data, &n); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("parse", func(b *testing.B) {
		b.SetBytes(int64(len(data)))
		b.ReportAllocs()
		for b.Loop() {
			if n, list := Parse("p.yaml", data); n == nil {
				b.Fatal(list.All())
			}
		}
	})
	b.Run("bytes", func(b *testing.B) {
		b.SetBytes(int64(len(data)))
		b.ReportAllocs()
		for b.Loop() {
			if _, ok := checkBytes(data, false, &faults{}); !ok {
				b.Fatal("not read")
			}
		}
	})
}

func BenchmarkClosest(b *testing.B) {
	var among []string
	for i := range 100 {
		among = append(among, fmt.Sprintf("some-question-%d", i))
	}
	b.ReportAllocs()
	for b.Loop() {
		Closest("sone-qestion-77", among)
	}
}
