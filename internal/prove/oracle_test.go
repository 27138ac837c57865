package prove_test

import (
	"flag"
	"testing"

	"pgregory.net/rapid"

	"safeguard/internal/answers"
	"safeguard/internal/decide"
	"safeguard/internal/procedure"
)

// mostSets is how many sets of answers a drawn procedure may have.
var mostSets = flag.Int("oracle.sets", 3_000, "throw away drawn procedures with more sets of answers than this")

// The engine against the oracle, on random procedures. More cases:
//
//	go test ./internal/prove -run Oracle -rapid.checks=100000 -oracle.sets=20000 -timeout=0
func TestTheEngineAgreesWithTheOracle(t *testing.T) {
	for name, s := range map[string]shape{
		"on questions about the case":  {},
		"on questions about subjects":  {kinds: 1},
		"on actions, alerts and whens": {kinds: 1, actions: true},
		"on subjects of two kinds":     {kinds: 2, actions: true},
	} {
		t.Run(name, func(t *testing.T) {
			thrownAway := 0
			drawn := 0
			rapid.Check(t, func(t *rapid.T) {
				drawn++
				file := drawProcedure(t, s)
				p, faults := procedure.Load("drawn.yaml", []byte(file))
				if faults.Len() > 0 || newWorld(p).size(*mostSets) > *mostSets {
					thrownAway++
					return
				}
				for _, d := range disagreements(p) {
					t.Errorf("%s", d)
				}
				if t.Failed() {
					t.Fatalf("the procedure:\n%s", file)
				}
			})
			if thrownAway > drawn/2 {
				t.Errorf("%d of %d drawn procedures were of no use, where most should be", thrownAway, drawn)
			}
		})
	}
}

// The oracle's own reading of conditions against that of the engine of
// decisions, which its verdicts come from.
func TestTheOracleReadsConditionsAsDecisionsDo(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		file := drawProcedure(t, shape{kinds: 1, actions: true})
		p, faults := procedure.Load("drawn.yaml", []byte(file))
		if faults.Len() > 0 || newWorld(p).size(300) > 300 {
			return
		}
		newWorld(p).each(func(s *scene) {
			for _, j := range conditionsOf(p) {
				s.anyOf(j.kind, func(subject int) bool {
					got := s.truth(j.condition)
					if want := decide.Evaluate(s.a, j.condition, decide.Subject{Kind: j.kind, Index: subject}); got != want {
						t.Fatalf("the when of %s is %v for the oracle, %v for the engine, of\n%s\nby\n%s", j.id, got, want, s.a.YAML(), file)
					}
					return false
				})
			}
			s.anyAnswer(func(q *procedure.Question, subject int, _ answers.Value) bool {
				got := s.applies(q, subject)
				if want := decide.Applies(s.a, decide.Item{Question: q, Subject: subject}); got != want {
					t.Fatalf("%s applies: %v for the oracle, %v for the engine, of\n%s\nby\n%s", q.ID, got, want, s.a.YAML(), file)
				}
				return false
			})
		})
	})
}

// Whom the proof lists is enough: with one subject more nothing else is found.
func TestOneSubjectMoreShowsNothingElse(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		file := drawProcedure(t, shape{kinds: 1, actions: true})
		p, faults := procedure.Load("drawn.yaml", []byte(file))
		if faults.Len() > 0 || len(p.Kinds) == 0 {
			return
		}
		few, more := newWorld(p), newWorld(p)
		more.more = 1
		if more.size(*mostSets) > *mostSets {
			return
		}
		got := more.judge()
		for i, want := range few.judge() {
			if got[i].fails() != want.fails() {
				t.Fatalf("%s fails: %t with one subject more, %t without, of\n%s", placed(want), got[i].fails(), want.fails(), file)
			}
		}
	})
}
