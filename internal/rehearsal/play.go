package rehearsal

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"safeguard/internal/decide"
	"safeguard/internal/interview"
	"safeguard/internal/procedure"
	"safeguard/internal/record"
	"safeguard/internal/scenario"
	"safeguard/internal/wizard"
)

// Fictitious stands on every screen and page of a rehearsal.
const Fictitious = "FICTITIOUS"

// AllQuestions, as the only entry of Options.Votes, has every question voted on.
const AllQuestions = "all"

// Options are how a scenario is played.
type Options struct {
	Case     func() *record.Case // what was told already, and since when; nil where nothing keeps it
	Now      func() time.Time    // nil: no clock, so that no minutes pass by themselves
	Agencies []string            // the agencies of a group; none for one person
	Votes    []string            // ids of questions that agencies answer by themselves; nil: every judgement
}

// A Play tells a scenario while its questions are asked. It is for one sitting,
// and for one goroutine.
type Play struct {
	scenario *scenario.Scenario
	Options
	began time.Time // where nothing keeps the sitting
	told  []string  // ids of news, in the order in which it was told
}

var _ wizard.Story = (*Play)(nil)

// New begins to play a scenario. News that the case has been told already is not
// told again.
func New(s *scenario.Scenario, o Options) *Play {
	p := &Play{scenario: s, Options: o}
	if o.Now != nil {
		p.began = o.Now()
	}
	return p
}

// Mark gives the word that stands on every screen.
func (p *Play) Mark() string { return Fictitious }

// Opening gives the welfare note, what everybody knows, and what each agency
// brings: on one page, as it is shared at the table.
func (p *Play) Opening() []wizard.Tale {
	return append([]wizard.Tale{{Title: "Before you begin", Text: p.welfare()}}, p.basics()...)
}

// steppingOut is what every welfare note says, in these words or its own.
const steppingOut = "Anyone may step out at any time, without giving a reason."

func (p *Play) welfare() string {
	words := p.scenario.Welfare.Words
	if strings.Contains(words, "step out") {
		return words
	}
	return strings.TrimSpace(words + " " + steppingOut)
}

// basics gives what is known before any news.
func (p *Play) basics() []wizard.Tale {
	tales := []wizard.Tale{{Title: p.scenario.Title, Text: p.scenario.Opening.Words}}
	if cards := p.cards(); cards != "" {
		tales = append(tales, wizard.Tale{Title: "What each agency brings", Text: cards})
	}
	return tales
}

func (p *Play) cards() string {
	var cards []string
	for _, r := range p.scenario.Roles {
		cards = append(cards, RoleName(r.ID)+": "+r.Knows.Words)
	}
	return strings.Join(cards, "\n\n")
}

// News gives the news that is there by now and has not been told, in the order
// of the file.
func (p *Play) News(v *interview.Interview, next decide.Item, more bool) []wizard.Tale {
	var news []wizard.Tale
	told := p.toldIDs()
	for _, i := range p.scenario.Injects {
		if slices.Contains(told, i.ID) || !i.Arrives(v.Answers(), next, more) && !p.isTime(i) {
			continue
		}
		p.told = append(p.told, i.ID)
		news = append(news, tale(i))
	}
	return news
}

// isTime tells whether news that is counted in minutes is there.
func (p *Play) isTime(i *scenario.Inject) bool {
	return i.After.Minutes > 0 && p.elapsed() >= time.Duration(i.After.Minutes)*time.Minute
}

func tale(i *scenario.Inject) wizard.Tale {
	return wizard.Tale{Inject: i.ID, Title: "News: " + NewsTitle(i.ID), Text: i.Tell.Words}
}

// Told gives the opening, what each agency brings, and the news so far in the
// order in which it was told.
func (p *Play) Told() []wizard.Tale {
	tales := p.basics()
	for _, id := range p.toldIDs() {
		if i := injectOf(p.scenario, id); i != nil {
			tales = append(tales, tale(i))
		}
	}
	return tales
}

// toldIDs gives what the case was told, then what this play told besides: it may
// not be kept yet, or not at all.
func (p *Play) toldIDs() []string {
	var ids []string
	if c := p.theCase(); c != nil {
		for _, t := range c.Told {
			ids = append(ids, t.Said.Inject)
		}
	}
	for _, id := range p.told {
		if !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	return ids
}

func (p *Play) theCase() *record.Case {
	if p.Case == nil {
		return nil
	}
	return p.Case()
}

func injectOf(s *scenario.Scenario, id string) *scenario.Inject {
	for _, i := range s.Injects {
		if i.ID == id {
			return i
		}
	}
	return nil
}

// Clock says how many minutes of the estimated ones have passed in this sitting
// and those before it; nothing where there is no clock.
func (p *Play) Clock() string {
	if p.Now == nil {
		return ""
	}
	n := int(p.elapsed() / time.Minute)
	words := "minutes"
	if n == 1 {
		words = "minute"
	}
	return fmt.Sprintf("%d %s of about %d", n, words, p.scenario.Minutes())
}

// elapsed is how long has been played, the time between sittings left out.
func (p *Play) elapsed() time.Duration {
	if p.Now == nil {
		return 0
	}
	now, c := p.Now(), p.theCase()
	if c == nil || len(c.Events) == 0 {
		return max(now.Sub(p.began), 0)
	}
	since := c.Last() // events are cut to whole seconds, and may be of another sitting
	if p.began.After(since) {
		since = p.began
	}
	return played(c.Events) + max(now.Sub(since), 0)
}

// played is how long the events took, the time before each sitting left out. A
// clock that was set back takes nothing away.
func played(events []record.Event) time.Duration {
	var sum time.Duration
	for i, e := range events[min(1, len(events)):] {
		if !beginsSitting(e) {
			sum += max(e.At.Sub(events[i].At), 0)
		}
	}
	return sum
}

// beginsSitting tells whether an event is the first of a sitting.
func beginsSitting(e record.Event) bool {
	switch e.Body.(type) {
	case record.Opened, record.Resumed, record.Reopened:
		return true
	}
	return false
}

// Agencies gives those of the group where a question is one that they answer by
// themselves first.
func (p *Play) Agencies(q *procedure.Question) []string {
	voted := q.Judgement
	if p.Votes != nil {
		voted = slices.Contains(p.Votes, q.ID) || len(p.Votes) == 1 && p.Votes[0] == AllQuestions
	}
	if !voted {
		return nil
	}
	return p.Options.Agencies
}
