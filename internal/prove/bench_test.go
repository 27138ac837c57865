package prove_test

import (
	"fmt"
	"strings"
	"testing"

	"safeguard/internal/procedure"
	"safeguard/internal/prove"
)

var benchSizes = []int{10, 100, 1_000, 5_000}

func BenchmarkProve(b *testing.B) {
	for _, defects := range []defects{none, oneInEachSection} {
		for _, n := range benchSizes {
			p := largeProcedure(b, n, defects)
			b.Run(fmt.Sprintf("%s/%d", defects, n), func(b *testing.B) {
				b.ReportAllocs()
				claims := 0
				for b.Loop() {
					claims = len(prove.Prove(p, prove.Limits{}))
				}
				b.ReportMetric(float64(claims), "claims/op")
			})
		}
	}
}

func BenchmarkCompare(b *testing.B) {
	for _, n := range benchSizes {
		before, after := largeProcedure(b, n, none), largeProcedure(b, n, oneInEachSection)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				prove.Compare(before, after, prove.Limits{})
			}
		})
	}
}

// What is measured is what it is meant to be: without a defect, or with one in
// every section.
func TestTheLargeProceduresHaveTheDefectsTheyShould(t *testing.T) {
	for _, c := range prove.Prove(largeProcedure(t, 100, none), prove.Limits{}) {
		if c.Verdict != prove.Holds {
			t.Errorf("without defects, %s of %s %v: %s", c.Rule, c.Of, c.Verdict, c.Message)
		}
	}
	found := map[string]bool{}
	for _, c := range prove.Prove(largeProcedure(t, 100, oneInEachSection), prove.Limits{}) {
		if c.Verdict == prove.Fails {
			found[c.Of] = true
		}
	}
	for i := range 10 {
		if of := defectOf(i); !found[of] {
			t.Errorf("nothing is found of %q, where a defect was planted", of)
		}
	}
}

// defects tells which are planted in a large procedure.
type defects int

const (
	none defects = iota
	oneInEachSection
)

func (d defects) String() string { return [...]string{"sound", "defects"}[d] }

func largeProcedure(t testing.TB, questions int, d defects) *procedure.Procedure {
	t.Helper()
	p, faults := procedure.Load("large.yaml", []byte(large(questions/10, d)))
	if faults.Len() > 0 {
		t.Fatalf("the procedure has faults: %v", faults.All()[0])
	}
	return p
}

// large writes a procedure of sections of ten questions, each with a tree of
// three outcomes, and three questions that all of them read. Every second
// section is worked only by an answer to one of those three.
func large(sections int, d defects) string {
	parts := map[string]*strings.Builder{}
	keys := []string{"questions", "stages", "trees", "outcomes", "actions", "tensions", "guarantees"}
	for _, key := range keys {
		parts[key] = new(strings.Builder)
	}
	parts["questions"].WriteString(`  hub0: {ask: Is it urgent, type: yes-no, cite: ["1"]}
  hub1: {ask: On what day, type: date, cite: ["1"]}
  hub2: {ask: Is there more, type: yes-no, cite: ["1"]}
`)
	parts["stages"].WriteString("  - {id: start, title: Start, checklist: [hub0, hub1, hub2]}\n")
	for i := range sections {
		for key, text := range section(i, d == oneInEachSection) {
			parts[key].WriteString(strings.NewReplacer("#", fmt.Sprint(i), "EARLIER", earlier(i)).Replace(text))
		}
	}
	text := "format: 1\nid: large\ntitle: Large\nedition: \"1\"\nsource: {title: Large, paragraphs: {\"1\": {gist: One}}}\n"
	for _, key := range keys {
		text += key + ":\n" + parts[key].String()
	}
	return text
}

// earlier is the question of an earlier section that a section reads: of one
// that is always worked.
func earlier(i int) string {
	if i == 0 {
		return "hub2"
	}
	return fmt.Sprintf("q%d-0", (i-1)/2*2)
}

// section writes what a section adds to each part; # stands for its number.
func section(i int, withDefect bool) map[string]string {
	parts := map[string]string{
		"questions": `  q#-0: {ask: Is it so, type: yes-no, alerts: {"yes": [alert-#], not-known: [alert-#]}, cite: ["1"]}
  q#-1: {ask: Is it so, type: yes-no, when: {q#-0: ["no", not-known]}, cite: ["1"]}
  q#-2: {ask: Which is it, type: choice, options: {a: One, b: Two, c: Three}, cite: ["1"]}
  q#-3: {ask: Is it so, type: yes-no, cite: ["1"]}
  q#-4: {ask: Which are they, type: many, options: {x: One, y: Two}, cite: ["1"]}
  q#-5: {ask: Is it so, type: yes-no, cite: ["1"]}
  q#-6: {ask: Is it so, type: yes-no, cite: ["1"]}
  q#-7: {ask: Is it so, type: yes-no, when: {EARLIER: ["yes", not-known]}, cite: ["1"]}
  q#-8: {ask: Is it so, type: yes-no, cite: ["1"]}
  q#-9: {ask: Which is it, type: choice, options: {a: One, b: Two, c: Three}, when: {q#-2: c, q#-4: [x, not-known]}, cite: ["1"]}
`,
		"stages": `  - {id: s#, title: Section #, WHEN checklist: [q#-0, q#-1, q#-2, q#-3, q#-4, q#-5, q#-6, q#-7, q#-8, q#-9], trees: [t#]}
`,
		"trees": `  t#:
    title: Section #
    protective-order: [refer-#, plan-#, nothing-#]
    ask: q#-0
    answers:
      "yes": refer-#
      "no":
        ask: q#-1
        answers:
          "yes": plan-#
          "no":
            ask: q#-2
            answers:
              a: refer-#
              b: plan-#
              c:
                if: {any: [{q#-4: x}, {hub0: "yes"}]}
                then: plan-#
                else:
                  ask: q#-3
                  answers:
                    "yes": plan-#
                    "no":
                      if: {q#-6: "no", q#-8: "no"}
                      then: {if: {EARLIER: "yes"}, then: {ask: q#-7, answers: {"yes": plan-#, "no": nothing-#}}, else: nothing-#}
                      else: plan-#
`,
		"outcomes": `  refer-#: {title: Refer, duty: must, opens: true, actions: [do-#], cite: ["1"]}
  plan-#: {title: Plan, duty: should, opens: true, actions: [do-not-#], cite: ["1"]}
  nothing-#: {title: No route, duty: none, opens: false}
`,
		"actions": `  alert-#: {do: Say so (section #), by: Somebody}
  do-#: {do: Act on it (section #), by: Somebody, due: {within: 5, unit: days, of: hub1}}
  do-not-#: {do-not: Leave it (section #), until: Somebody agrees, when: {q#-5: ["no", not-known]}}
`,
		"tensions": `  - {id: x#, when: {q#-0: "no", q#-6: "yes"}, says: These pull apart}
`,
		"guarantees": `  - {id: g#, says: It is referred, tree: t#, when: {q#-0: "yes"}, settles-on: refer-#}
  - {id: h#, says: Something is done, tree: t#, when: {hub0: "yes"}, never: nothing-#}
`,
	}
	when := ""
	if i%2 == 1 {
		when = `when: {hub2: ["yes", not-known]},`
	}
	parts["stages"] = strings.Replace(parts["stages"], "WHEN", when, 1)
	if withDefect {
		plant(i, parts)
	}
	return parts
}

var plants = []struct{ part, find, put, of string }{
	{"guarantees", "settles-on: refer-#", "settles-on: plan-#", "g#"},
	{"trees", `      "yes": refer-#`, "      not-known: nothing-#\n      \"yes\": refer-#", "t#"},
	{"tensions", `{q#-0: "no", q#-6: "yes"}`, `{all: [{q#-6: "no"}, {q#-6: "yes"}]}`, "x#"},
	{"trees", `{q#-6: "no", q#-8: "no"}`, `{q#-6: "no", q#-8: "no", q#-3: "no"}`, "t#"},
	{"questions", `when: {q#-0: ["no", not-known]}`, `when: {q#-0: "yes"}`, "t#"},
}

// plant puts one defect into a section, of each sort in turn.
func plant(i int, parts map[string]string) {
	d := plants[i%len(plants)]
	planted := strings.Replace(parts[d.part], d.find, d.put, 1)
	if planted == parts[d.part] {
		panic("nothing was planted")
	}
	parts[d.part] = planted
}

// defectOf is the id of what has the defect of a section.
func defectOf(i int) string {
	return strings.Replace(plants[i%len(plants)].of, "#", fmt.Sprint(i), 1)
}
