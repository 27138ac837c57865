package wizard

import (
	"errors"
	"slices"
	"strings"

	"safeguard/internal/decide"
	"safeguard/internal/record"
)

const (
	invented = "This case is invented, to learn from. Nobody in it is real, and nothing that is said here goes into a real case. What is told of it can be read again at any screen."
	soFar    = "The story so far"
	goOn     = "go-on"
	lookOver = "look-over"
)

// remember takes over from the record what was told and voted in earlier
// sittings.
func (t *talk) remember() {
	c := t.theCase()
	if t.Story == nil || c == nil {
		return
	}
	t.newsTold = len(c.Told) > 0
	t.rememberVotes(c)
}

// dress puts on a screen what every screen of a story bears. It is the one place
// where that is done.
func (t *talk) dress(s Screen) Screen {
	s.Fresh = s.Fresh || t.private && !s.private
	t.private = s.private
	if t.Story == nil {
		return s
	}
	s.Mark = t.Story.Mark()
	s.Progress = join(clockAfter, s.Progress, t.Story.Clock())
	s.Story = t.storySoFar()
	return s
}

// storySoFar gives the story as far as the person has seen it.
func (t *talk) storySoFar() []Tale {
	waits := func(tale Tale) bool {
		return tale.Inject != "" && slices.ContainsFunc(t.waiting, func(w Tale) bool { return w.Inject == tale.Inject })
	}
	return slices.DeleteFunc(slices.Clone(t.Story.Told()), waits)
}

// tellOpening tells the story up to the first question, a page for each tale. To
// whoever comes back it is told on one page, as far as it had got.
func (t *talk) tellOpening() error {
	tales := t.Story.Opening()
	if told := t.storySoFar(); t.cameBack() && len(told) > 0 {
		tales = []Tale{{Title: soFar, Text: inOne(told)}}
	}
	for i := 0; i < len(tales); {
		reply, err := t.ask(Screen{Form: Read, Title: tales[i].Title, Text: tales[i].Text, CanBack: i > 0})
		switch {
		case err != nil:
			return err
		case reply.Act == Back && i > 0:
			i--
		default:
			i++
		}
	}
	return nil
}

// cameBack tells whether anything was said in an earlier sitting.
func (t *talk) cameBack() bool { return t.Answers.Count() > 0 || t.newsTold || len(t.polls) > 0 }

func inOne(tales []Tale) string {
	var text []string
	for _, tale := range tales {
		text = append(text, strings.TrimSpace(tale.Title+"\n\n"+tale.Text))
	}
	return strings.Join(text, "\n\n")
}

// news tells what has arrived by the time an item is asked or, where there is no
// more to ask, before the outcome path: a page each. The act GoReview tells that
// the person wants to look over the answers first; what else has arrived waits
// then.
func (t *talk) news(next decide.Item, more bool) (Act, error) {
	if t.Story == nil {
		return Answered, nil
	}
	t.waiting = append(t.waiting, t.Story.News(t.interview, next, more)...)
	for len(t.waiting) > 0 {
		tale := t.waiting[0]
		t.waiting = t.waiting[1:]
		reply, err := t.ask(newsScreen(tale))
		if err == nil || errors.Is(err, errQuit) { // else it may not have been seen: it is told again
			t.heard(tale)
		}
		if err != nil || reply.Act == GoReview || slices.Equal(reply.Chosen, []string{lookOver}) {
			return GoReview, err
		}
	}
	return Answered, nil
}

// heard writes down that news was told.
func (t *talk) heard(tale Tale) {
	t.newsTold, t.arrived = true, true
	if tale.Inject != "" {
		t.entry(record.Told{Inject: tale.Inject})
	}
}

// newsScreen is a page of news. It says nothing of the answers that it may
// change.
func newsScreen(tale Tale) Screen {
	s := Screen{
		Form: Read, Told: true, Title: tale.Title, Text: tale.Text, of: tale.Inject,
		Options: []Option{
			{ID: goOn, Label: "Go on"},
			{ID: lookOver, Label: "Look over the answers first"},
		},
	}
	if !strings.HasPrefix(s.Title, "News") {
		s.Title = join(": ", "News", s.Title)
	}
	return s
}
