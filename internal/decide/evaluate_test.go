package decide_test

import (
	"slices"
	"testing"

	"safeguard/internal/decide"
)

func TestEvaluateTellsWhetherAConditionHoldsOfASubject(t *testing.T) {
	// The conditions stand in tensions, where each is about a child or the case.
	const tensions = visit + `tensions:
  - {id: at-risk, for-each: child, when: {risk: "yes"}, says: one}
  - {id: online, when: {concern: online}, says: two}
  - {id: anyone-works, when: {some: person, where: {works: "yes"}}, says: three}
  - {id: told-or-not-known, when: {told: ["yes", not-known]}, says: four}
`
	const listed = "subjects: {child: [A, B], person: [P, Q]}\n"
	tests := []struct {
		name, said, tension string
		subject             int
		want                decide.Truth
	}{
		{"true of the subject in hand", listed + `answers: {risk: {A: "no", B: "yes"}}`, "at-risk", 1, decide.True},
		{"false of another", listed + `answers: {risk: {A: "no", B: "yes"}}`, "at-risk", 0, decide.False},
		{"unknown where nothing was said", listed, "at-risk", 0, decide.Unknown},
		{"unknown where it is not known", listed + `answers: {risk: {A: not-known}}`, "at-risk", 0, decide.Unknown},
		{"a group stands for its options", `answers: {concern: [grooming]}`, "online", 0, decide.True},
		{"some of a kind", listed + `answers: {works: {P: "no", Q: "yes"}}`, "anyone-works", 0, decide.True},
		{"some of a kind not listed yet", `{}`, "anyone-works", 0, decide.Unknown},
		{"not known where it is listed", `answers: {concern: [grooming], told: not-known}`, "told-or-not-known", 0, decide.True},
		{"not given where not known is listed", `answers: {concern: [grooming]}`, "told-or-not-known", 0, decide.Unknown},
		{"a question that does not apply", `answers: {concern: [], told: "yes"}`, "told-or-not-known", 0, decide.False},
	}
	p := loadProcedure(t, header+tensions)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			for _, tension := range p.Tensions {
				if tension.ID != tt.tension {
					continue
				}
				got := decide.Evaluate(loadAnswers(t, p, tt.said), tension.When, decide.Subject{Kind: tension.For, Index: tt.subject})
				if got != tt.want {
					t.Errorf("got %v, want %v", got, tt.want)
				}
			}
		})
	}
}

func TestNoConditionHolds(t *testing.T) {
	p := loadProcedure(t, header+visit)
	if got := decide.Evaluate(loadAnswers(t, p, "{}"), nil, decide.Subject{}); got != decide.True {
		t.Errorf("got %v", got)
	}
}

func TestOneTreeAloneGivesWhatItGivesAmongAll(t *testing.T) {
	p := loadProcedure(t, header+visit)
	a := loadAnswers(t, p, "subjects: {child: [A, B], person: [P]}\nanswers: {concern: [grooming], risk: {A: \"yes\", B: not-known}}")
	for _, want := range decide.Decide(a).Decisions {
		got := decide.One(a, want.Tree, want.Subject)
		if got.Status != want.Status || !slices.Equal(got.Possible, want.Possible) {
			t.Errorf("%s: got %v %v, want %v %v", want.Tree.ID, got.Status, got.Possible, want.Status, want.Possible)
		}
	}
}

func TestWhatIsLeftOutIsWhatDoesNotApply(t *testing.T) {
	p := loadProcedure(t, header+visit)
	a := loadAnswers(t, p, "subjects: {child: [A], person: [P]}\nanswers: {concern: [], told: \"yes\"}")
	left := decide.LeftOut(a)
	if len(left) == 0 {
		t.Fatal("nothing is left out of a case without a concern")
	}
	for _, i := range decide.Order(a) {
		if got, want := slices.Contains(left, i), i.List == nil && decide.Applies(a, i) == decide.False; got != want {
			t.Errorf("%s: got %v, want %v", i.ID(), got, want)
		}
	}
}
