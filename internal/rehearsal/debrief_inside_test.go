package rehearsal

import (
	"strings"
	"testing"

	"safeguard/internal/answers"
	"safeguard/internal/procedure"
)

func TestAThemeHoldsTwelvePointsAndCountsTheRest(t *testing.T) {
	var points []Point
	for range 20 {
		points = append(points, Point{Kind: NoReason, Theme: Information, Says: "One."}, Point{Kind: UnknownAsNo, Theme: Information, Says: "Two."})
	}
	points = append(points, Point{Kind: NotListed, Theme: OtherChildren, Says: "Three."})
	got := (&course{}).inOrder(points, nil)
	if len(got) != 13 || got[0].Theme != OtherChildren {
		t.Fatalf("got %d points, the first of %s", len(got), got[0].Theme)
	}
	for _, p := range got[1:] {
		if p.Kind != UnknownAsNo {
			t.Errorf("%s stands where a heavier point is wanted", p.Kind)
		}
	}
	if !strings.HasSuffix(got[12].Says, "There are 28 more points like these; each stands among the answers.") {
		t.Errorf("got %q", got[12].Says)
	}
}

func TestEveryKindThatStandsOutHasItsWeight(t *testing.T) {
	for _, kind := range []Kind{
		UnknownAsNo, UnknownAsKnown, AnsweredEarly, KnownAsUnknown, AnsweredOtherwise, NotListed, NotSingly, RouteNotOpened, RouteOnlyTheirs,
		NeverPossible, RiskPassedOver, RiskSeenLate, NotRevisited, Unanswered, NothingOfTheirOwn, NoReason, OneVoice,
	} {
		if weight(kind) < 0 {
			t.Errorf("%s has none", kind)
		}
	}
}

func TestOfWordsItOnlyCountsWhetherThereAreAny(t *testing.T) {
	words := func(text string) answers.Value { return answers.Value{Given: true, Text: text} }
	q := &procedure.Question{Type: procedure.FreeText}
	if !same(q, words("One."), words("Another.")) || same(q, words("One."), answers.Value{Given: true, NotKnown: true}) || same(q, words("One."), answers.Value{}) {
		t.Error("words are held against words")
	}
}

func TestWhatWasTypedIsNotPutIntoTheWordsOfADebrief(t *testing.T) {
	typed := answers.Value{Given: true, NotKnown: true, Text: "Sleeps at the neighbour's."}
	if got := valueWords(&procedure.Question{Type: procedure.FreeText}, "Child A", typed); got != "Not known" {
		t.Errorf("got %q", got)
	}
}
