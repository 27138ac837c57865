package scenario_test

import (
	"slices"
	"strings"
	"testing"

	"safeguard/internal/answers"
	"safeguard/internal/decide"
	"safeguard/internal/procedure"
	"safeguard/internal/scenario"
)

// outlines are the eighteen stories that trainers asked for, each with the
// scenarios that tell it and the answers at their end on which the routes turn.
// A story is plural where the source can be read in more than one way.
var outlines = []struct {
	story  string
	plural bool
	told   map[string][]said
}{
	{"the child in the image lives in the home", true, map[string][]said{"child-in-the-image": {
		{"child-connection", "Child A", "in-image"},
		{"child-connection", "Child A", "in-household"},
		{"continuing-risk", "Child A", "yes"},
		{"images-identified", "", "no"},
	}}},
	{"a teacher without children", true, map[string][]said{"teacher-without-children": {
		{"work-contact", "Person 1", "yes"}, {"images-identified", "", "no"},
	}}},
	{"moved out, and the other parent protects", true, map[string][]said{"partner-who-protects": {
		{"left-household", "Person 1", "left"}, {"carer-protective", "Child A", "yes"}, {"continuing-risk", "Child A", "no"},
	}}},
	{"moved out on paper, and the other parent does not believe it", false, map[string][]said{"partner-in-doubt": {
		{"left-household", "Person 1", "lives-there"}, {"carer-protective", "Child A", "no"}, {"continuing-risk", "Child A", "yes"},
	}}},
	{"the person of concern is 14", true, map[string][]said{"downloads-at-fourteen": {
		{"person-age", "Person 1", "child"},
		{"continuing-risk", "Child A", "yes"},
		{"substantiated", "Child B", "no"},
		{"substantiated", "Child C", "yes"},
	}}},
	{"looked into, and not borne out", true, map[string][]said{"open-router": {
		{"continuing-risk", "Child A", "no"}, {"substantiated", "Child A", "no"},
	}}},
	{"nobody has looked yet", true, map[string][]said{"router-in-the-queue": {
		{"continuing-risk", "Child A", "not-known"}, {"substantiated", "Child A", "not-known"},
	}}},
	{"a meeting tomorrow", true, map[string][]said{"meeting-tomorrow": {
		{"immediate-risk", "Child A", "yes"}, {"meeting-planned", "Child A", "yes"}, {"person-age", "Person 1", "not-known"},
	}}},
	{"no child connected", false, map[string][]said{"no-child-on-the-list": {
		{"work-contact", "Person 1", "no"}, {"trust-contact", "Person 1", "no"},
	}}},
	{"organised abuse", true, map[string][]said{"drama-group": {
		{"organised", "", "yes"}, {"trust-contact", "Person 1", "yes"}, {"continuing-risk", "Child A", "yes"}, {"images-identified", "", "no"},
	}}},
	{"two children, one at risk", true, map[string][]said{"two-children-one-at-risk": {
		{"continuing-risk", "Child A", "yes"}, {"continuing-risk", "Child B", "no"},
	}}},
	{"a volunteer coach with a child at home", true, map[string][]said{"coach-with-children": {
		{"work-contact", "Person 1", "no"},
		{"trust-contact", "Person 1", "yes"},
		{"child-connection", "Child A", "in-household"},
		{"continuing-risk", "Child A", "yes"},
	}}},
	{"the workplace is not known", false, map[string][]said{"workplace-unknown": {
		{"work-contact", "Person 1", "not-known"}, {"trust-contact", "Person 1", "not-known"}, {"images-identified", "", "no"},
	}}},
	{"images among young people", true, map[string][]said{"passed-on": {
		{"person-age", "Person 1", "child"}, {"concern", "", "distributing-images"}, {"images-identified", "", "yes"},
	}}},
	{"children who visit: the visits stop, or go on", true, map[string][]said{
		"visits-stopped": {{"child-connection", "Child A", "regular-contact"}, {"continuing-risk", "Child A", "no"}},
		"visits-go-on":   {{"child-connection", "Child A", "regular-contact"}, {"continuing-risk", "Child A", "yes"}},
	}},
	{"a foster home, and nobody knows who it was", false, map[string][]said{"foster-home": {
		{"work-contact", "Person 1", "yes"},
		{"trust-contact", "Person 2", "not-known"},
		{"child-connection", "Child A", "in-household"},
		{"continuing-risk", "Child A", "yes"},
	}}},
	{"a young leader of 17", true, map[string][]said{"young-leader": {
		{"person-age", "Person 1", "child"}, {"trust-contact", "Person 1", "yes"}, {"substantiated", "Child A", "yes"},
	}}},
	{"images that a program made", false, map[string][]said{"made-with-a-program": {
		{"concern", "", "creating-images"},
		{"work-contact", "Person 1", "yes"},
		{"images-identified", "", "no"},
		{"continuing-risk", "Child A", "yes"},
	}}},
}

// said is an answer as a file gives it: of a question with many options, one of
// those that are ticked; of a question about the case, of nobody.
type said struct{ question, of, reply string }

// pairs are the scenarios that differ by one answer, and the question that it is
// an answer to. Where no question is named they differ in who is listed.
var pairs = []struct{ one, other, by string }{
	{"partner-who-protects", "partner-in-doubt", "continuing-risk"},
	{"open-router", "router-in-the-queue", "substantiated"},
	{"no-child-on-the-list", "workplace-unknown", "work-contact"},
	{"visits-stopped", "visits-go-on", "continuing-risk"},
	{"teacher-without-children", "coach-with-children", ""},
}

func TestEveryOutlineIsToldByAScenarioThatTurnsOnWhatDecidesIt(t *testing.T) {
	if len(outlines) != 18 {
		t.Errorf("there are %d outlines, where 18 were asked for", len(outlines))
	}
	pack := packed(t)
	for _, outline := range outlines {
		for id, decides := range outline.told {
			s := pack[id]
			if s == nil {
				t.Errorf("%s: no scenario is called %s", outline.story, id)
				continue
			}
			for _, want := range decides {
				if got := repliesAtEnd(s, want.question, want.of); !slices.Contains(got, want.reply) {
					t.Errorf("%s: %s of %q is %q at the end, where %s decides", id, want.question, want.of, got, want.reply)
				}
			}
			if outline.plural && len(s.Panel) < 2 {
				t.Errorf("%s has %d views of the panel, where the source can be read in more than one way", id, len(s.Panel))
			}
		}
	}
}

func TestThePairsNameEachOtherAndDifferInWhatTheyAreAbout(t *testing.T) {
	pack := packed(t)
	paired := 0
	for _, s := range pack {
		if s.Pair != "" {
			paired++
		}
	}
	if want := 2 * len(pairs); paired != want {
		t.Errorf("%d scenarios name a pair, where %d do", paired, want)
	}
	for _, pair := range pairs {
		one, other := pack[pair.one], pack[pair.other]
		if one == nil || other == nil || one.Pair != pair.other || other.Pair != pair.one {
			t.Errorf("%s and %s do not name each other", pair.one, pair.other)
			continue
		}
		if pair.by == "" {
			child := one.Procedure.Kind("child")
			if len(one.Start().List(child).Labels) > 0 || len(other.Start().List(child).Labels) == 0 {
				t.Errorf("%s lists no child and %s lists one, or ought to", pair.one, pair.other)
			}
			continue
		}
		for _, of := range one.Start().List(one.Procedure.Question(pair.by).About).Labels[:1] {
			if slices.Equal(repliesAtEnd(one, pair.by, of), repliesAtEnd(other, pair.by, of)) {
				t.Errorf("%s and %s end with the same answer to %s of %s", pair.one, pair.other, pair.by, of)
			}
		}
	}
}

func TestEveryScenarioHasAllThatATrainerNeeds(t *testing.T) {
	for id, s := range packed(t) {
		for _, need := range []struct {
			what string
			met  bool
		}{
			{"an opening that says FICTITIOUS first", strings.HasPrefix(s.Opening.Words, "FICTITIOUS. ")},
			{"a level", s.Level != scenario.NoLevel},
			{"aims", len(s.Aims) > 0},
			{"a welfare note that lets anyone step out", strings.Contains(s.Welfare.Words, "Anyone may step out")},
			{"two role cards", len(s.Roles) >= 2},
			{"an inject", len(s.Injects) >= 1},
			{"a view of the panel", len(s.Panel) >= 1},
			{"a reason and a paragraph for each view", !slices.ContainsFunc(s.Panel, func(v scenario.View) bool { return v.Because.Words == "" || len(v.Cite) == 0 })},
			{"notes for the trainer", s.Facilitator.Words != ""},
			{"what alerts are expected", s.Expect.Alerts != nil},
			{"what may never come out", len(s.Expect.Never) > 0},
		} {
			if !need.met {
				t.Errorf("%s has not %s", id, need.what)
			}
		}
	}
}

func TestEveryDecisionAtTheEndOfAScenarioIsExpected(t *testing.T) {
	for id, s := range packed(t) {
		expected := map[string]bool{}
		for _, d := range s.Expect.Decisions {
			expected[d.Tree.ID+" of "+d.Of] = true
		}
		for _, d := range decide.Decide(s.End()).Decisions {
			of := d.Subject.Label(s.End())
			if d.Subject.Kind == nil {
				of = scenario.Case
			}
			if d.Applies == decide.True && of != "" && !expected[d.Tree.ID+" of "+of] {
				t.Errorf("%s does not say what to expect of %s of %s", id, d.Tree.ID, of)
			}
		}
	}
}

func TestThePackReachesEveryInterpretationAndTension(t *testing.T) {
	pack := packed(t)
	p := pack["drama-group"].Procedure
	var all []*answers.Answers
	for _, s := range pack {
		all = append(all, s.Points()...)
	}
	if len(p.Interpretations) != 9 {
		t.Errorf("there are %d interpretations, where nine were counted on", len(p.Interpretations))
	}
	for _, tally := range scenario.Cover(p, all).Kinds {
		for _, gap := range tally.Missing {
			t.Errorf("of the %s nothing reaches %s", tally.Of, gap.Name)
		}
	}
}

func TestEveryTreeIsLeftOpenAtTheEndOfSomeScenario(t *testing.T) {
	pack := packed(t)
	open := map[*procedure.Tree]bool{}
	for _, s := range pack {
		for _, d := range decide.Decide(s.End()).Decisions {
			if d.Status == decide.Open && d.Applies == decide.True {
				open[d.Tree] = true
			}
		}
	}
	for _, tree := range pack["drama-group"].Procedure.Trees {
		if !open[tree] {
			t.Errorf("%s is settled at the end of every scenario", tree.ID)
		}
	}
}

// packed gives the scenarios that come with the chapter, by id. One whose news
// comes out of order, or to nobody, is refused when it is read.
func packed(t *testing.T) map[string]*scenario.Scenario {
	t.Helper()
	_, list := bundled(t)
	pack := map[string]*scenario.Scenario{}
	for _, s := range list {
		pack[s.ID] = s
	}
	return pack
}

// repliesAtEnd gives what a question is answered with at the end of a scenario:
// the options that are chosen, and not-known.
func repliesAtEnd(s *scenario.Scenario, question, of string) []string {
	q, subject := s.Procedure.Question(question), 0
	if q.About != nil {
		subject = slices.Index(s.End().List(q.About).Labels, of)
	}
	v := s.End().Value(q, subject)
	var replies []string
	for i, o := range q.Options {
		if v.Options.Has(i) {
			replies = append(replies, o.ID)
		}
	}
	if v.Given && v.NotKnown {
		replies = append(replies, procedure.NotKnown)
	}
	return replies
}
