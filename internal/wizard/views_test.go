package wizard_test

import (
	"slices"
	"strings"
	"testing"

	"safeguard/internal/wizard"
)

func toViews(steps ...step) []step {
	return append([]step{
		{"suspected or known", chosen("grooming")},
		{"Strategy Discussion got to", chosen("held")},
		{"Which children", written("1")},
	}, steps...)
}

// Looking over the answers is no way of leaving a view out.
func TestAViewIsAskedAgainAfterTheReview(t *testing.T) {
	for name, steps := range map[string][]step{
		"from the list":         {{"about Child A", act(wizard.GoReview)}},
		"from their own words":  {{"about Child A", chosen("own-words")}, {"about Child A", wizard.Reply{Act: wizard.GoReview, Draft: "Stay cl"}}},
		"after a change of one": {{"about Child A", act(wizard.GoReview)}, {"Look over", wizard.Reply{Act: wizard.Change, Target: 0}}, {"suspected or known", chosen("grooming")}},
	} {
		s, _, result, _ := play(t, toViews(append(steps,
			step{"Look over", act(wizard.Back)},
			step{"about Child A", chosen("own-words")},
			step{"about Child A", written("Stay close.")},
			step{"the case as a whole", act(wizard.Leave)})...)...)
		if want := []wizard.View{{About: "Child A", Words: "Stay close."}}; !slices.Equal(result.Words.Views, want) {
			t.Errorf("%s: got %+v", name, result.Words.Views)
		}
		if last := s.titled("about Child A"); name == "from their own words" && last[len(last)-1].Earlier.Draft != "Stay cl" {
			t.Errorf("the words begun are gone: %+v", last[len(last)-1].Earlier)
		}
	}
}

func TestAViewThatIsLeftIsNotAskedAgain(t *testing.T) {
	s, _, _, _ := play(t, toViews(
		step{"about Child A", act(wizard.Leave)},
		step{"the case as a whole", act(wizard.GoReview)},
		step{"Look over", act(wizard.Back)})...)
	if len(s.titled("about Child A")) != 1 || len(s.titled("the case as a whole")) != 2 {
		t.Error("asked again")
	}
}

// Who goes back to correct something goes forward the way they came, past each
// answer that they leave as it is.
func TestGoingOnFromAnAnswerThatStandsGoesForwardOneByOne(t *testing.T) {
	back := []step{
		{"suspected or known", chosen("grooming")},
		{"family already know", chosen("no")},
		{"told?", chosen("no")},
		{"Strategy Discussion got to", act(wizard.Back)},
		{"told?", act(wizard.Back)},
		{"family already know", act(wizard.Back)},
	}
	titles := func(s *script) (list []string) {
		for _, screen := range s.shown[7:10] {
			list = append(list, screen.Title)
		}
		return list
	}
	s, _, _, _ := play(t, append(slices.Clone(back), step{"suspected or known", chosen("grooming")}, step{"family already know", chosen("no")}, step{"told?", chosen("no")})...)
	for i, want := range []string{"suspected or known", "family already know", "told?"} {
		if got := titles(s)[i]; !strings.Contains(got, want) {
			t.Errorf("screen %d is %q, want %q", i, got, want)
		}
	}
	s, _, _, _ = play(t, append(slices.Clone(back), step{"suspected or known", chosen("exposure")})...)
	if got := titles(s)[1]; !strings.Contains(got, "Strategy Discussion got to") {
		t.Errorf("a changed answer leads to %q", got)
	}
}
