package wizard

import (
	"fmt"

	"safeguard/internal/record"
	"safeguard/internal/safetext"
)

// A change is something said that is about to be put down.
type change struct {
	changed       bool   // something else was given before
	what, was, is string // in words
	put           func()
	about         record.Reasoned // what a reason would be given for
}

// recordChange puts down what was said, at once. Where something else was given
// before, an outcome path was shown or news was told by then, and there is a
// record, it then asks why: whatever happens at that screen, the change stands.
// Back wants the question asked again.
func (t *talk) recordChange(s Screen, c change) (Act, error) {
	t.record(c.put)
	if !c.changed || !t.shown && !t.newsTold || t.theCase() == nil {
		return Answered, nil
	}
	why, err := t.askWhy(s, c)
	if err == nil && why.Act == Answered && why.Text != "" {
		c.about.Why = why.Text
		t.entry(c.about)
	}
	return why.Act, err
}

// askWhy asks for the reason of a change; an empty reply is accepted.
func (t *talk) askWhy(s Screen, c change) (Reply, error) {
	return t.askWords(Screen{
		Form: Words, Stage: s.Stage, Subject: s.Subject, Progress: s.Progress, Optional: true, CanBack: true,
		Title: fmt.Sprintf("Why is this %s changed? (it was: %s)", c.what, short(c.was, 100)),
		Help:  fmt.Sprintf("%s It is: %s\n\n%s before this change. The change is put down already; its reason goes beside it. A few words are enough; an empty reply is accepted. Both stay in the record. No names: agency and role.", s.Title, short(c.is, 100), t.sinceWhen()),
		of:    s.Title,
	})
}

// sinceWhen says what came before a change that a reason is asked for.
func (t *talk) sinceWhen() string {
	switch {
	case t.shown && t.newsTold:
		return "News arrived, and an outcome path was shown,"
	case t.newsTold:
		return "News arrived"
	}
	return "An outcome path was shown"
}

// replied gives in words what a reply to a screen says.
func replied(s Screen, r Reply) string {
	s.Earlier = r
	return now(s)
}

// short gives a text on one line of at most most characters.
func short(text string, most int) string {
	text = safetext.Line(text)
	if runes := []rune(text); len(runes) > most {
		return string(runes[:most-3]) + "..."
	}
	return text
}
