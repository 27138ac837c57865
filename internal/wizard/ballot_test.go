package wizard_test

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"safeguard/internal/record"
	"safeguard/internal/wizard"
)

const (
	riskAsk    = "immediate risk"
	handOver   = "Hand over to: "
	sideBySide = "side by side"
	groupAsk   = "The group's answer: "
)

var fourAgencies = []string{"police", "school", "health visitor", "social worker"}

// group gives a story that is voted on, in a case about one child.
func group(k *keeper, voted ...string) *fable {
	f := newFable(k.c)
	f.agencies, f.voted = fourAgencies, voted
	return f
}

// toVotes are the steps that lead to the first agency, with more behind them.
func toVotes(steps ...step) []step {
	return append([]step{{"suspected or known", chosen("grooming")}, {"Which children", written("1")}}, steps...)
}

// votes are the steps in which an agency answers, and says what it rests on.
func votes(agency, id, why string) []step {
	return []step{
		{handOver + agency, chosen("keyboard")},
		{"For " + agency + " alone: ", chosen(id)},
		{"What is that based on? (For " + agency, written(why)},
	}
}

func allFour() []step {
	return slices.Concat(votes("police", "no", "nobody has rung"), votes("school", "not-known", ""),
		votes("health visitor", "yes", "seen bruised"), votes("social worker", "not-known", "no visit yet"))
}

// said gives the votes of a record: who, what and why.
func votesIn(c *record.Case) []string {
	var list []string
	for _, v := range c.Votes {
		list = append(list, strings.TrimSpace(fmt.Sprintf("%s %s %s", v.Said.Agency, v.Said.Answer, v.Said.Why)))
	}
	return list
}

func TestEachAgencyAnswersByItselfAndTheAnswersAreShownSideBySide(t *testing.T) {
	k := rehearsed(t)
	s, _ := tellTo(t, k, group(k, "immediate-risk"), toVotes(append(allFour(),
		step{sideBySide, wizard.Reply{}},
		step{groupAsk, chosen("not-known")},
		step{"What is that based on? (", written("Two of four.")},
		step{"to meet", act(wizard.Quit)})...)...)
	want := []string{
		`police "no"`, `police "no" nobody has rung`, `school "not-known"`, `health visitor "yes"`,
		`health visitor "yes" seen bruised`, `social worker "not-known"`, `social worker "not-known" no visit yet`,
	}
	if got := votesIn(k.c); !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	page := s.titled(sideBySide)[0]
	for _, text := range []string{"No\n  police: nobody has rung\n", "Not known\n  school\n  social worker: no visit yet\n", "Yes\n  health visitor: seen bruised"} {
		if !strings.Contains(page.Text, text) {
			t.Errorf("no %q in\n%s", text, page.Text)
		}
	}
	group := s.titled(groupAsk)[0]
	recall := strings.Join(group.Recall, "; ")
	if !strings.Contains(recall, "health visitor answered: Yes (seen bruised)") || !strings.Contains(recall, "school answered: Not known") || group.HasReply {
		t.Errorf("beside the group's answer stands %q", recall)
	}
}

// No screen of one agency may hold anything of another's answer, wherever on the
// screen, in its help or in the story.
func TestNoAgencySeesTheAnswerOfAnother(t *testing.T) {
	k := rehearsed(t)
	answers := map[string][2]string{ // of each agency, what nobody else says
		"police": {"no", "ZEBRA"}, "school": {"yes", "GIRAFFE"}, "health visitor": {"not-known", "OKAPI"}, "social worker": {"no", "TAPIR"},
	}
	var steps []step
	for _, agency := range fourAgencies {
		steps = append(steps, votes(agency, answers[agency][0], answers[agency][1])...)
	}
	// In the middle the person looks over the answers, and goes on.
	steps = slices.Insert(steps, 5, step{"What is that based on? (For school", act(wizard.GoReview)}, step{"Look over", act(wizard.Back)},
		step{handOver + "health visitor", act(wizard.Back)}, step{handOver + "school", chosen("keyboard")}, step{"For school alone", chosen("yes")})
	s, _ := tellTo(t, k, group(k, "immediate-risk"), toVotes(append(steps, step{sideBySide, act(wizard.Quit)})...)...)
	from := slices.IndexFunc(s.shown, func(s wizard.Screen) bool { return strings.HasPrefix(s.Title, handOver) })
	to := slices.IndexFunc(s.shown, func(s wizard.Screen) bool { return strings.Contains(s.Title, sideBySide) })
	for _, screen := range s.shown[from:to] {
		for agency, a := range answers {
			own := strings.Contains(screen.Title, "For "+agency+" alone")
			if !own && strings.Contains(everything(screen), a[1]) {
				t.Errorf("%q holds the words of %s", screen.Title, agency)
			}
		}
		if strings.HasPrefix(screen.Title, "For ") && (screen.HasReply || len(screen.Earlier.Chosen) > 0 || screen.CanNote) {
			t.Errorf("%q holds a reply: %+v", screen.Title, screen.Earlier)
		}
		if screen.Form == wizard.Review && strings.Contains(everything(screen), "immediate risk of significant harm? Yes") {
			t.Errorf("the review holds a vote")
		}
	}
}

// Whatever comes behind the screen of one agency is shown with nothing before it
// in sight.
func TestWhatOneAgencySaidIsPushedOutOfSight(t *testing.T) {
	k := rehearsed(t)
	s, _ := tellTo(t, k, group(k, "immediate-risk"), toVotes(slices.Concat(
		votes("police", "no", "x"),
		[]step{{handOver + "school", chosen("keyboard")}, {"For school alone", act(wizard.GoReview)}, {"Look over", act(wizard.Quit)}})...)...)
	for i, screen := range s.shown {
		behind := i > 0 && strings.Contains(s.shown[i-1].Title, " alone: ") && !strings.Contains(screen.Title, " alone: ")
		if want := behind || strings.HasPrefix(screen.Title, handOver); screen.Fresh != want {
			t.Errorf("%q: fresh is %v", screen.Title, screen.Fresh)
		}
	}
	for _, clears := range []bool{false, true} {
		k := rehearsed(t)
		var out bytes.Buffer
		lines := wizard.NewLines(strings.NewReader("grooming\n:leave\n:leave\n:leave\n1\n1\n1\nno\nOKAPI\n:stop\n"), &out, &out, 80, true)
		if clears {
			lines.ClearsTerminal()
		}
		if _, err := wizard.Talk(t.Context(), lines, storyOptions(k, group(k, "immediate-risk"))); err != nil {
			t.Fatal(err)
		}
		if n := strings.Count(out.String(), "\x1b[3J"); clears && n != 2 { // at each page that hands over, and nowhere else
			t.Errorf("cleared %d times", n)
		}
		last := strings.LastIndex(out.String(), "Hand over to: school")
		seen := out.String()[strings.LastIndex(out.String()[:last], "\x1b[3J")+1 : last]
		if held := strings.Contains(seen, "You replied"); held == clears || strings.Contains(out.String(), "\x1b[3J") != clears {
			t.Errorf("clears %v: in sight is\n%s", clears, seen)
		}
	}
}

func TestAPaperVoteIsKeyedInAndAnAgencyMayNotAnswer(t *testing.T) {
	k := rehearsed(t)
	s, _ := tellTo(t, k, group(k, "immediate-risk"), toVotes(
		step{handOver + "police", chosen("paper")},
		step{"For police alone", chosen("yes")},
		step{basisTitle, written("On paper.")},
		step{handOver + "school", chosen("silent")},
		step{handOver + "health visitor", chosen("silent")},
		step{handOver + "social worker", act(wizard.Back)},
		step{handOver + "health visitor", chosen("keyboard")},
		step{"For health visitor alone", chosen("not-known")},
		step{basisTitle, written("")},
		step{handOver + "social worker", chosen("silent")},
		step{sideBySide, wizard.Reply{}},
		step{groupAsk, act(wizard.Quit)})...)
	if text := s.titled(sideBySide)[0].Text; !strings.HasSuffix(text, "Yes\n  police: On paper.\n\nNot known\n  health visitor\n\nNot answered by: school, social worker") {
		t.Errorf("got\n%s", text)
	}
}

func TestWhereNobodyAnswersTheGroupIsAskedAtOnce(t *testing.T) {
	k := rehearsed(t)
	var steps []step
	for _, agency := range fourAgencies {
		steps = append(steps, step{handOver + agency, chosen("silent")})
	}
	s, _ := tellTo(t, k, group(k, "immediate-risk"), toVotes(append(steps, step{riskAsk, act(wizard.Quit)})...)...)
	if len(s.titled(sideBySide))+len(s.titled(groupAsk)) > 0 || len(k.c.Votes) > 0 {
		t.Errorf("shown were %q", s.titles())
	}
}

func TestAnAgencyCanAnswerAnewUntilTheGroupDoes(t *testing.T) {
	k := rehearsed(t)
	s, _ := tellTo(t, k, group(k, "immediate-risk"), toVotes(slices.Concat(votes("police", "no", "A slip."), []step{
		{handOver + "school", act(wizard.Back)},
		{handOver + "police", chosen("keyboard")},
		{"For police alone", act(wizard.Back)},
		{handOver + "police", chosen("stands")},
		{handOver + "school", act(wizard.Back)},
		{handOver + "police", chosen("keyboard")},
		{"For police alone", chosen("yes")},
		{basisTitle, act(wizard.Back)},
		{"For police alone", chosen("not-known")},
		{basisTitle, written("Nobody has looked.")},
		{handOver + "school", act(wizard.Quit)},
	})...)...)
	want := []string{`police "no"`, `police "no" A slip.`, `police "yes"`, `police "not-known"`, `police "not-known" Nobody has looked.`}
	if got := votesIn(k.c); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if o := s.titled(handOver + "police")[0].Options[2]; o.ID != "silent" {
		t.Errorf("offered is %+v", o)
	}
}

func TestASittingBrokenOffAmongTheVotesGoesOnWithWhoeverIsLeft(t *testing.T) {
	told := errors.New("told to stop")
	for _, end := range []struct {
		at    string
		reply wizard.Reply
		err   error
		votes int // agencies that have answered
		next  int // the agency that the next sitting begins with
	}{
		{handOver + "school", act(wizard.Quit), nil, 1, 1},
		{handOver + "school", wizard.Reply{}, wizard.ErrInterrupted, 1, 1},
		{"For school alone", act(wizard.Quit), nil, 1, 1},
		{"For school alone", wizard.Reply{}, wizard.ErrEnded, 1, 1},
		{"What is that based on? (For school", act(wizard.Quit), nil, 2, 1},
		{"What is that based on? (For school", wizard.Reply{}, told, 2, 1},
		{sideBySide, act(wizard.Quit), nil, 4, 4},
		{sideBySide, wizard.Reply{}, wizard.ErrInterrupted, 4, 4},
		{groupAsk, act(wizard.Quit), nil, 4, 4},
	} {
		k := rehearsed(t)
		s := &failing{script: &script{t: t, steps: toVotes(append(allFour(), step{sideBySide, wizard.Reply{}})...)}, at: end.at, reply: end.reply, err: end.err}
		_, _ = wizard.Talk(t.Context(), s, storyOptions(k, group(k, "immediate-risk")))
		answered := map[string]bool{}
		for _, v := range k.c.Votes {
			answered[v.Said.Agency] = true
		}
		if len(answered) != end.votes {
			t.Errorf("%s: %d agencies have answered, want %d", end.at, len(answered), end.votes)
		}
		// The next sitting leaves all that comes before the votes.
		next := step{sideBySide, act(wizard.Quit)}
		if end.next < 4 {
			next = step{handOver + fourAgencies[end.next], act(wizard.Quit)}
		}
		again, _ := tellTo(t, k, group(k, "immediate-risk"), next)
		if n := len(again.titled(handOver)); n > 1 {
			t.Errorf("%s: asked again were %q", end.at, again.titles())
		}
	}
}

func TestLeavingAVoteLeavesTheQuestionAndWhatWasVotedStays(t *testing.T) {
	for _, at := range []string{handOver + "school", "For school alone", "What is that based on? (For school"} {
		k := rehearsed(t)
		steps := votes("police", "no", "x")
		for _, s := range votes("school", "yes", "") {
			if strings.HasPrefix(s.title, at) {
				steps = append(steps, step{s.title, act(wizard.Leave)})
				break
			}
			steps = append(steps, s)
		}
		s, _ := tellTo(t, k, group(k, "immediate-risk"), toVotes(append(steps,
			step{"to meet", act(wizard.GoReview)},
			step{"Look over", act(wizard.Back)},
			step{handOver, act(wizard.Quit)})...)...)
		if last := s.shown[len(s.shown)-1].Title; strings.Contains(last, "police") {
			t.Errorf("left at %q: the police are asked again", at)
		}
	}
}

func TestWhatTheGroupHasAnsweredIsNotVotedOn(t *testing.T) {
	k := rehearsed(t)
	_, _ = tellTo(t, k, newFable(k.c), step{"suspected or known", chosen("grooming")}, step{"family already know", act(wizard.Quit)})
	_, _ = tellTo(t, k, group(k, "concern"),
		step{"family already know", act(wizard.Back)},
		step{"suspected or known", chosen("exposure")},
		step{"family already know", act(wizard.GoReview)},
		step{"Look over", wizard.Reply{Act: wizard.Change}},
		step{"suspected or known", act(wizard.Quit)})
	if len(k.c.Votes) > 0 {
		t.Errorf("votes are %q", votesIn(k.c))
	}
}

func TestGoingBackFromTheFirstAgencyLeadsToTheQuestionBefore(t *testing.T) {
	k := rehearsed(t)
	_, _ = tellTo(t, k, group(k, "immediate-risk"), toVotes(
		step{handOver + "police", act(wizard.Back)},
		step{"persons of concern", act(wizard.Quit)})...)
}

func TestAMinorityWithoutAReasonIsAskedForItOnce(t *testing.T) {
	k := rehearsed(t)
	f := group(k, "immediate-risk")
	s, _ := tellTo(t, k, f, toVotes(slices.Concat(
		votes("police", "no", ""), votes("school", "yes", ""), votes("health visitor", "no", "A visit."), votes("social worker", "not-known", ""),
		[]step{
			{sideBySide, wizard.Reply{}},
			{groupAsk, wizard.Reply{Chosen: []string{"yes"}, Note: "All told."}},
			{"police answered: No. What is that based on?", act(wizard.Back)},
			{groupAsk, wizard.Reply{Chosen: []string{"yes"}, Note: "All told."}},
			{"police answered: No. What is that based on?", written("The log.")},
			{"social worker answered: Not known. What is that based on?", written("")},
			{"to meet", act(wizard.Back)},
			{groupAsk, wizard.Reply{Chosen: []string{"no"}, Note: "All told again."}},
			{basisTitle, act(wizard.Leave)},
			{"to meet", act(wizard.Back)},
			{groupAsk, wizard.Reply{Chosen: []string{"yes"}, Note: "All told once more."}},
			{basisTitle, act(wizard.Leave)},
			{"to meet", act(wizard.Quit)},
		})...)...)
	if got := votesIn(k.c); got[len(got)-1] != `police "no" The log.` {
		t.Errorf("got %q", got)
	}
	if n := len(s.titled("school answered")); n != 0 {
		t.Errorf("an agency that agreed was asked for its reason, %d times, once the group thought again", n)
	}
	if n := len(s.titled("social worker answered")); n != 1 {
		t.Errorf("one agency was asked for its reason %d times", n)
	}
	if n := len(s.titled(handOver)); n != 4 {
		t.Errorf("%d times handed over: a revision is no vote", n)
	}
}

func TestAMinorityIsNotAskedAgainInALaterSitting(t *testing.T) {
	k := rehearsed(t)
	f := group(k, "concern")
	f.agencies = []string{"police"}
	_, _ = tellTo(t, k, f,
		step{handOver + "police", chosen("keyboard")}, step{"For police alone", chosen("none")}, step{basisTitle, written("")},
		step{sideBySide, wizard.Reply{}},
		step{groupAsk, chosen("grooming")},
		step{"police answered: None of these", written("")},
		step{"family already know", act(wizard.Quit)})
	later := group(k, "concern")
	later.agencies = f.agencies
	s, _ := tellTo(t, k, later,
		step{"family already know", act(wizard.Back)},
		step{groupAsk, chosen("exposure")},
		step{"family already know", act(wizard.Quit)})
	if n := len(s.titled("police answered")); n > 0 {
		t.Errorf("asked again %d times", n)
	}
	if recall := strings.Join(s.titled(groupAsk)[0].Recall, ""); !strings.Contains(recall, "police answered: None of these") {
		t.Errorf("beside the group's answer stands %q", recall)
	}
}

func TestAnswersInWordsAreAllShown(t *testing.T) {
	k := rehearsed(t)
	f := group(k, "forensic-timescale")
	f.agencies = []string{"police", "school", "hospital"}
	s, _ := tellTo(t, k, f,
		step{"suspected or known", chosen("grooming")},
		step{handOver + "police", chosen("keyboard")}, step{"For police alone", written("Six weeks, they say.")}, step{basisTitle, written("The unit.")},
		step{handOver + "school", chosen("keyboard")}, step{"For school alone", wizard.Reply{NotKnown: true}}, step{basisTitle, written("")},
		step{handOver + "hospital", chosen("keyboard")}, step{"For hospital alone", written("Too long.")}, step{basisTitle, written("")},
		step{sideBySide, wizard.Reply{}},
		step{groupAsk, written("Six weeks.")},
		step{"school answered: Not known", written("")},
		step{"delay in the criminal", act(wizard.Quit)})
	text := s.titled(sideBySide)[0].Text
	for _, want := range []string{"police: Six weeks, they say.\n  The unit.\n", "school: Not known\n", "hospital: Too long."} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
}

// A vote may say as little of who somebody is as any other answer.
func TestWordsThatMayIdentifySomebodyAreWarnedOfInAVote(t *testing.T) {
	k := rehearsed(t)
	f := group(k, "forensic-timescale")
	s, _ := tellTo(t, k, f,
		step{"suspected or known", chosen("grooming")},
		step{handOver + "police", chosen("keyboard")},
		step{"For police alone", written("Ring 07700 900123.")},
		step{"For police alone", written("")},
		step{"For police alone", act(wizard.Quit)})
	w := warnings(s, "For police alone")
	if !strings.Contains(w[1], "phone number") || !strings.Contains(w[2], "write an answer") || len(k.c.Votes) > 0 {
		t.Errorf("warnings %q, votes %v", w, k.c.Votes)
	}
}
