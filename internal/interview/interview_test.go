package interview_test

import (
	"slices"
	"strings"
	"testing"

	"safeguard/internal/answers"
	"safeguard/internal/decide"
	"safeguard/internal/interview"
)

const (
	oneOfEach = "subjects: {child: [Child A], person: [Person 1]}\n"
	images    = oneOfEach + "answers: {concern: [accessing-images]}\n"
)

func TestItBeginsWithTheFirstQuestionOfTheFirstStage(t *testing.T) {
	v := begin(t, "{}")
	v.wantNext("concern")
	if _, ok := v.Before(v.item("concern")); ok {
		t.Error("something stands before the first question")
	}
}

func TestWhoIsListedIsAskedBeforeTheQuestionsAboutThem(t *testing.T) {
	v := begin(t, "answers: {concern: [grooming], family-aware: \"no\", family-plan-agreed: \"no\", strategy-discussion: planned}\n")
	v.wantNext("child")
	v.say("child", "2")
	v.wantNext("person")
	v.say("person", "not known")
	v.wantNext("immediate-risk of Child A")
}

func TestQuestionsAboutAKindAreAskedSubjectBySubject(t *testing.T) {
	v := begin(t, "subjects: {child: [Child A, Child B], person: [not-known]}\nanswers: {concern: [grooming], strategy-discussion: planned}\n")
	about := func(label string) []string {
		var list []string
		for _, id := range []string{"immediate-risk", "meeting-planned", "child-connection", "impact", "carer-protective", "support-networks"} {
			list = append(list, id+" of "+label)
		}
		return list
	}
	got := v.review()
	want := slices.Concat(
		[]string{"* concern", "family-aware", "family-plan-agreed", "* strategy-discussion", "* child", "* person"},
		about("Child A"), about("Child B"),
		[]string{"visiting-children", "organised", "forensic-timescale", "delay-implications", "review-arrangements"},
	)
	same(t, "the review", got, want)
}

func TestAnUnknownNeverHidesAQuestion(t *testing.T) {
	v := begin(t, "{}")
	asked := v.goThrough(func(i decide.Item) string {
		switch {
		case i.List != nil:
			return "1, not known"
		default:
			return "not-known"
		}
	})
	for _, q := range v.p.Questions {
		name := q.ID
		if q.About != nil {
			name += " of " + v.Answers().Label(q.About, 0)
		}
		if !slices.Contains(asked, name) {
			t.Errorf("%q was not asked", name)
		}
	}
	for _, line := range v.Lines() {
		if line.SetAside {
			t.Errorf("%q is set aside", v.name(line.Item))
		}
	}
}

func TestAQuestionLeftForNowHidesNothingEither(t *testing.T) {
	v := begin(t, "{}")
	var asked []string
	for name := v.next(); name != ""; name = v.next() {
		asked = append(asked, name)
		if i := v.item(name); i.List != nil {
			v.say(name, "1")
		} else {
			v.Leave(i)
		}
	}
	for _, q := range v.p.Questions {
		if !slices.ContainsFunc(asked, func(name string) bool { return strings.HasPrefix(name, q.ID) }) {
			t.Errorf("%q was not asked", q.ID)
		}
	}
}

func TestNoneOfTheseEndsTheTalkAfterOneQuestion(t *testing.T) {
	v := begin(t, "{}")
	v.say("concern", "none")
	v.wantNext("")
	v.wantProgress(1, 0)
}

func TestAnotherConcernLaterSetsAnswersAsideAndTheTalkGoesOn(t *testing.T) {
	v := begin(t, images)
	v.say("family-aware", "no")
	v.say("strategy-discussion", "held")
	v.say("immediate-risk of Child A", "yes")
	v.say("images-identified", "no")
	v.say("continuing-risk of Child A", "yes")
	before := v.review()
	v.wantNext("family-plan-agreed")

	v.say("concern", "none")
	same(t, "the review", v.review(), []string{
		"* concern", "- family-aware", "- strategy-discussion", "- immediate-risk of Child A", "- images-identified", "- continuing-risk of Child A",
	})
	v.wantNext("")
	v.wantProgress(1, 0)
	if back, ok := v.Before(v.item("images-identified")); !ok || v.name(back) != "concern" {
		t.Errorf("what is set aside is asked again: %q", v.name(back))
	}

	// Only the question about images no longer applies to grooming alone.
	v.say("concern", "grooming")
	if got := v.review(); !slices.Contains(got, "- images-identified") || !slices.Contains(got, "* immediate-risk of Child A") {
		t.Errorf("got %q", got)
	}
	v.wantNext("family-plan-agreed")

	v.say("concern", "accessing-images")
	same(t, "the review as it was", v.review(), before)
}

func TestAQuestionThatOnlyATreeAsksIsAskedWhileItsTreeAwaitsIt(t *testing.T) {
	v := begin(t, "subjects: {child: [Child A, Child B], person: [not-known]}\nanswers: {concern: [grooming], strategy-discussion: held}\n")
	has := func(name string) bool { return slices.Contains(v.review(), name) }
	if !has("substantiated of Child A") || !has("substantiated of Child B") {
		t.Errorf("substantiated is awaited as long as continuing risk is open, got %q", v.review())
	}
	v.say("continuing-risk of Child A", "yes")
	if has("substantiated of Child A") || !has("substantiated of Child B") {
		t.Errorf("Child A's finding no longer depends on it, got %q", v.review())
	}
	v.say("continuing-risk of Child A", "no")
	if !has("substantiated of Child A") {
		t.Error("Child A's finding depends on it again")
	}
	v.say("substantiated of Child A", "no")
	v.say("continuing-risk of Child A", "yes")
	if !has("* substantiated of Child A") {
		t.Error("the answer stays in the review although nothing awaits it")
	}
	for name := v.next(); name != ""; name = v.next() {
		if name == "substantiated of Child A" {
			t.Fatal("it is asked again")
		}
		v.Leave(v.item(name))
	}
}

func TestWhatIsLeftForNowIsNotAskedUntilItIsTakenUp(t *testing.T) {
	v := begin(t, "{}")
	v.Leave(v.item("concern"))
	v.wantNext("family-aware")
	v.say("family-aware", "no")
	v.wantNext("family-plan-agreed")
	v.TakeUp()
	v.wantNext("concern")
	v.say("concern", "grooming")
	v.wantNext("family-plan-agreed")
}

func TestLeavingAnAnswerKeepsIt(t *testing.T) {
	v := begin(t, images)
	v.Leave(v.item("concern"))
	if !v.Given(v.item("concern")) {
		t.Error("the answer is gone")
	}
	v.say("concern", "grooming")
	v.say("concern", "exposure")
	if got := v.Answers().Value(v.p.Question("concern"), 0).Options; got != 1<<v.p.Question("concern").Option("exposure") {
		t.Errorf("got %b", got)
	}
}

func TestWhatIsLeftForNowIsLeftAboutThatLabelWhateverTheList(t *testing.T) {
	v := begin(t, "subjects: {child: [Child A, Child B], person: [not-known]}\nanswers: {concern: [grooming], family-aware: \"no\", family-plan-agreed: \"no\", strategy-discussion: planned}\n")
	v.Leave(v.item("immediate-risk of Child B"))
	v.say("child", "Child B, Child A")
	v.wantNext("meeting-planned of Child B")
	v.say("child", "Child A")
	v.wantNext("immediate-risk of Child A")
}

func TestGoingBackPassesOverWhatIsSetAside(t *testing.T) {
	v := begin(t, images)
	v.say("family-aware", "no")
	v.say("images-identified", "no")
	steps := []struct{ from, want string }{
		{"family-aware", "concern"},
		{"child", "strategy-discussion"},
		{"immediate-risk of Child A", "person"},
		{"meeting-planned of Child A", "immediate-risk of Child A"},
		{"visiting-children", "support-networks of Child A"},
		{"forensic-timescale", "images-identified"},
	}
	for _, s := range steps {
		got, ok := v.Before(v.item(s.from))
		if !ok || v.name(got) != s.want {
			t.Errorf("before %q: got %q, want %q", s.from, v.name(got), s.want)
		}
	}
	v.say("concern", "grooming")
	if got, _ := v.Before(v.item("forensic-timescale")); v.name(got) != "organised" {
		t.Errorf("got %q, though images-identified is set aside", v.name(got))
	}
}

func TestGoingBackFromTheEndGivesTheLastItem(t *testing.T) {
	v := begin(t, "{}")
	v.say("concern", "none")
	if got, ok := v.Before(decide.Item{}); !ok || v.name(got) != "concern" {
		t.Errorf("got %q", v.name(got))
	}
}

func TestEachLineOfTheReviewKnowsItsStage(t *testing.T) {
	v := begin(t, images)
	v.say("strategy-discussion", "held")
	var stages []string
	for _, line := range v.Lines() {
		if n := len(stages); n == 0 || stages[n-1] != line.Stage.ID {
			stages = append(stages, line.Stage.ID)
		}
	}
	same(t, "the stages", stages, []string{"referral", "strategy-discussion", "assessment"})
}

func TestProgressCountsWhatIsAnsweredAndWhatIsStillToBeAsked(t *testing.T) {
	v := begin(t, "{}")
	_, atFirst := v.Progress()
	v.wantProgress(0, atFirst)
	v.say("concern", "grooming")
	v.say("family-aware", "not-known")
	answered, toGo := v.Progress()
	if answered != 2 || toGo >= atFirst {
		t.Errorf("got %d answered and %d to go, of %d at first", answered, toGo, atFirst)
	}
	v.say("child", "2")
	if _, now := v.Progress(); now <= toGo {
		t.Errorf("two children add no question: %d to go, %d before", now, toGo)
	}
	for v.next() != "" {
		i, _ := v.Next()
		if i.List != nil {
			v.say(v.next(), "not known")
		} else {
			v.say(v.next(), "not-known")
		}
	}
	if _, left := v.Progress(); left != 0 {
		t.Errorf("%d to go, though nothing is asked", left)
	}
}

func TestAnAlertIsNewOnce(t *testing.T) {
	v := begin(t, "subjects: {child: [Child A, Child B], person: [not-known]}\nanswers: {concern: [grooming]}\n")
	tell := func(name, reply string) []string {
		before := v.Path()
		v.say(name, reply)
		return alerts(interview.NewAlerts(before, v.Path()), v.Answers())
	}
	steps := []struct {
		name, reply string
		want        []string
	}{
		{"immediate-risk of Child A", "yes", []string{"protect-now of Child A"}},
		{"meeting-planned of Child A", "no", nil},
		{"immediate-risk of Child B", "yes", []string{"protect-now of Child B"}},
		{"immediate-risk of Child A", "not-known", []string{"establish-immediate-risk of Child A"}},
		{"immediate-risk of Child A", "yes", []string{"protect-now of Child A"}},
		{"visiting-children", "not-known", []string{"establish-visiting-children"}},
		{"child-connection of Child A", "in-image, contacted-online", []string{"consider-therapy of Child A"}},
		{"child-connection of Child A", "in-image", nil},
	}
	for _, s := range steps {
		same(t, s.name+": "+s.reply, tell(s.name, s.reply), s.want)
	}

	// A label that moves in its list keeps its alert, and it is not new.
	before := v.Path()
	v.say("child", "Child B, Child A")
	if got := alerts(interview.NewAlerts(before, v.Path()), v.Answers()); got != nil {
		t.Errorf("got %q after the list changed its order", got)
	}
}

func TestThePathIsThatOfTheAnswersAsTheyStand(t *testing.T) {
	v := begin(t, "{}")
	first := v.Path()
	if v.Path() != first {
		t.Error("it is worked out anew although nothing changed")
	}
	v.say("concern", "none")
	if v.Path() == first {
		t.Error("it is the one from before the answer")
	}
	second := v.Path()
	v.RecordList(v.p.Kind("child"), answers.List{})
	if v.Path() == second || !v.Given(v.item("child")) {
		t.Error("it is the one from before the list")
	}
}
