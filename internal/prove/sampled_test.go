package prove_test

import (
	"fmt"
	"os"
	"testing"

	"pgregory.net/rapid"

	"safeguard/internal/answers"
	"safeguard/internal/procedure"
	"safeguard/internal/prove"
)

// What is proved of procedures too large for every set of answers is tried on
// some, and the cases in point on all that fails.
func TestWhatIsProvedOfLargeProceduresHoldsOfAnyAnswers(t *testing.T) {
	bundled, err := os.ReadFile("../../procedures/child-abuse-ict/procedure.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"the bundled procedure":    string(bundled),
		"sections without defects": large(3, none),
		"sections with defects":    large(5, oneInEachSection),
	} {
		t.Run(name, func(t *testing.T) {
			p := loaded(t, text)
			w := newWorld(p)
			held := w.heldClaims(t, prove.Prove(p, prove.Limits{}))
			rapid.Check(t, func(t *rapid.T) {
				s := w.scene(drawAnswers(t, p))
				for _, c := range held {
					if c.shows(s) {
						t.Fatalf("%s fails of\n%s", placed(c), s.a.YAML())
					}
				}
				clear(w.known)
			})
		})
	}
}

// heldClaims gives what was found to hold of every set of answers. It reports
// the cases in point of the rest that show nothing.
func (w *world) heldClaims(t *testing.T, got []prove.Claim) []*claim {
	failed, made := map[string]prove.Claim{}, map[[2]string]bool{}
	for _, g := range got {
		made[[2]string{g.Rule, g.Of}] = true
		if g.Verdict != prove.Holds {
			failed[placedBy(g)] = g
		}
	}
	var held []*claim
	for _, c := range claims(w.p) {
		g, fails := failed[placed(c)]
		switch {
		case c.wantsOne, !made[[2]string{c.rule, c.of}]: // the second is moot
		case !fails:
			held = append(held, c)
		case g.Witness == nil || !c.shows(w.scene(g.Witness)):
			t.Errorf("the case in point of %s does not show it", placed(c))
		}
	}
	return held
}

// drawAnswers draws what was said of one case: how much of it, and how much is
// not known, differs from case to case.
func drawAnswers(t *rapid.T, p *procedure.Procedure) *answers.Answers {
	upTo := func(n int) int { return rapid.IntRange(0, n).Draw(t, "n") }
	a := answers.New(p)
	for _, k := range p.Kinds {
		l := answers.List{Given: upTo(7) > 0, NotKnown: upTo(3) == 0}
		for i := range upTo(3) {
			l.Labels = append(l.Labels, fmt.Sprintf("%s %c", k.Label, 'A'+i))
		}
		if l.Given && (l.NotKnown || len(l.Labels) >= k.Min) {
			a.SetList(k, l)
		}
	}
	missing, unknown := upTo(3), upTo(3)
	for _, q := range p.Questions {
		for s := range a.Subjects(q.About) {
			if upTo(7) < missing {
				continue
			}
			a.Set(q, s, drawAnswer(q, upTo, upTo(7) < unknown))
		}
	}
	return a
}

func drawAnswer(q *procedure.Question, upTo func(int) int, unknown bool) answers.Value {
	v := answers.Value{Given: true, NotKnown: unknown && !q.RefusesNotKnown}
	switch {
	case q.Type == procedure.Many:
		v.Options = procedure.Set(upTo(int(q.All())))
	case v.NotKnown:
	case q.Type == procedure.DateType:
		v.Date = day
	case q.Type == procedure.FreeText:
		v.Text = "In words"
	default:
		v.Options = 1 << upTo(len(q.Options)-1)
	}
	return v
}
