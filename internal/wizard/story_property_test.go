package wizard_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"safeguard/internal/record"
	"safeguard/internal/wizard"
)

// A stroller does whatever a screen allows, until they have had enough; then
// they answer whatever is asked.
type stroller struct {
	t     *rapid.T
	wild  int // screens on which they do as they please
	shown int
	fresh map[string]int  // how often the news of each id was shown
	laid  map[string]bool // what the answers to were laid side by side
	last  string          // the title of the screen shown last
}

func (p *stroller) Close() error { return nil }

// mostShown bounds a talk: no sitting may go round in circles.
const mostShown = 1500

func (p *stroller) Ask(_ context.Context, s wizard.Screen) (wizard.Reply, error) {
	if p.shown++; p.shown > mostShown {
		p.t.Fatalf("the talk goes round in circles at %q", s.Title)
	}
	if s.Mark != "FICTITIOUS" {
		p.t.Fatalf("%q bears no mark", s.Title)
	}
	p.last = s.Title
	if s.Title == "What each agency answered, side by side" {
		question, _, _ := strings.Cut(s.Text, "\n")
		p.laid[s.Subject+question] = true
	}
	if _, question, ok := strings.Cut(s.Title, " alone: "); ok && p.laid[s.Subject+question] {
		p.t.Fatalf("%q is asked where the answers were shown", s.Title)
	}
	if strings.HasPrefix(s.Title, "News") {
		p.fresh[s.Text]++
	}
	if p.wild > 0 {
		p.wild--
		if reply, err, done := p.wander(s); done {
			return reply, err
		}
	}
	return p.answer(s), nil
}

// wander goes elsewhere, half of the time.
func (p *stroller) wander(s wizard.Screen) (reply wizard.Reply, err error, done bool) {
	ways := []func() (wizard.Reply, error){
		func() (wizard.Reply, error) { return act(wizard.Quit), nil },
		func() (wizard.Reply, error) { return wizard.Reply{Draft: "half"}, wizard.ErrInterrupted },
	}
	add := func(allowed bool, a wizard.Act) {
		if allowed {
			ways = append(ways, func() (wizard.Reply, error) { return act(a), nil }, func() (wizard.Reply, error) { return act(a), nil })
		}
	}
	add(s.CanBack, wizard.Back)
	add(s.CanLeave, wizard.Leave)
	add(s.Form != wizard.Review && (s.Form != wizard.Read || s.Told), wizard.GoReview)
	add(s.Form == wizard.Review, wizard.Finish)
	add(s.Beside, wizard.GoBeside)
	if len(s.Lines) > 0 {
		at := rapid.IntRange(0, len(s.Lines)-1).Draw(p.t, "line")
		ways = append(ways, func() (wizard.Reply, error) { return wizard.Reply{Act: wizard.Change, Target: at}, nil })
	}
	way := rapid.IntRange(0, 2*len(ways)-1).Draw(p.t, "way")
	if way >= len(ways) {
		return reply, nil, false
	}
	reply, err = ways[way]()
	return reply, err, true
}

// answer answers a screen as it wants.
func (p *stroller) answer(s wizard.Screen) wizard.Reply {
	pick := func() string { return s.Options[rapid.IntRange(0, len(s.Options)-1).Draw(p.t, "option")].ID }
	switch {
	case s.Form == wizard.Review && p.wild == 0 && s.CanBack && p.shown%2 == 0:
		return act(wizard.Back)
	case s.Form == wizard.Review:
		return act(wizard.Finish)
	case len(s.Options) > 0 && (strings.Contains(s.Title, "Do you agree?") || strings.Contains(s.Title, "beside the path")):
		if p.wild == 0 {
			return chosen(s.Options[0].ID)
		}
		return chosen(pick())
	case s.Form == wizard.Read && len(s.Options) == 0:
		return wizard.Reply{}
	case len(s.Options) > 0:
		return chosen(pick())
	case strings.Contains(s.Title, "Which children") || strings.Contains(s.Title, "persons of concern"):
		return written(rapid.SampledFrom([]string{"1", "2", "Child B", "not known"}).Draw(p.t, "list"))
	case s.NotKnown:
		return wizard.Reply{NotKnown: true}
	case s.Optional:
		return written(rapid.SampledFrom([]string{"", "Some words."}).Draw(p.t, "words"))
	case strings.Contains(s.Help, "year-month-day"):
		return written("2026-11-23")
	}
	return written("Some words.")
}

func TestWhateverAPersonDoesTheStoryIsToldOnceAndEnds(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		k := rehearsed(t)
		due := [][2]string{{"concern", "first"}, {"immediate-risk", "second"}, {"immediate-risk", "third"}, {"continuing-risk", "last"}}
		seen, unseen := map[string]int{}, 0
		for sitting := 0; ; sitting++ {
			f := newFable(k.c, due...)
			if rapid.Bool().Draw(r, "group") {
				f.agencies, f.voted = fourAgencies[:3], []string{"concern", "immediate-risk", "review-arrangements"}
			}
			p := &stroller{t: r, fresh: seen, laid: map[string]bool{}}
			if sitting < 6 {
				p.wild = rapid.IntRange(0, 60).Draw(r, "screens of wandering")
			}
			result, err := wizard.Talk(t.Context(), p, storyOptions(k, f))
			if err != nil && !errors.Is(err, wizard.ErrInterrupted) {
				r.Fatal(err)
			}
			if err != nil {
				unseen++
			}
			if strings.Contains(p.last, " alone: ") && result.Draft != "" {
				r.Fatalf("told is %q, half typed at %q", result.Draft, p.last)
			}
			checkTold(r, k.c)
			if result.Finished && !result.Quit && err == nil {
				break
			}
		}
		if got := toldIn(k.c); len(got) != len(due) {
			r.Fatalf("the path was agreed to, and told were only %v", got)
		}
		for news, times := range seen { // twice only where a sitting broke off at it
			if times > 1+unseen {
				r.Fatalf("%q was shown %d times, and %d sittings broke off", news, times, unseen)
			}
		}
	})
}

// checkTold sees to it that the record tells all news once, and that agencies vote
// only before the group first answers: behind that they only give reasons.
func checkTold(r *rapid.T, c *record.Case) {
	told := toldIn(c)
	slices.Sort(told)
	if len(slices.Compact(slices.Clone(told))) != len(told) {
		r.Fatalf("told twice: %v", told)
	}
	answered := map[[2]string]bool{}
	for _, e := range c.Events {
		switch b := e.Body.(type) {
		case record.Answered:
			answered[[2]string{b.Question, b.Subject}] = true
		case record.Listed:
			for at := range answered {
				if slices.Contains(b.Removed, at[1]) {
					delete(answered, at)
				}
			}
		case record.Voted:
			if answered[[2]string{b.Question, b.Subject}] && b.Why == "" {
				r.Fatalf("%s voted on %s about %q behind the group", b.Agency, b.Question, b.Subject)
			}
		}
	}
}
