package wizard

import (
	"fmt"

	"safeguard/internal/safetext"
)

// A change is something said that is about to be put down.
type change struct {
	changed       bool   // something else was given before
	what, was, is string // in words
	put           func()
	again         func() (Act, error) // asks it once more
}

// recordChange puts down what was said. Where it changes what was given before
// an outcome path was shown, and there is a record, it first asks why. Whatever
// happens at that screen the change is kept, unless the person goes back.
func (t *talk) recordChange(s Screen, reply Reply, c change) (Act, error) {
	var why Reply
	var err error
	if c.changed && t.shown && t.theCase() != nil {
		why, err = t.askWhy(s, c)
	}
	if err == nil && why.Act == Back {
		t.keepDraft(s, Reply{Act: Back, Draft: reply.Text, Note: reply.Note})
		return c.again()
	}
	t.record(why.Text, c.put)
	return why.Act, err
}

// askWhy asks for the reason of a change; an empty reply is accepted.
func (t *talk) askWhy(s Screen, c change) (Reply, error) {
	reply, err := t.askWords(Screen{
		Form: Words, Stage: s.Stage, Subject: s.Subject, Progress: s.Progress, Optional: true, CanBack: true,
		Title: fmt.Sprintf("Why is this %s changed? (it was: %s)", c.what, short(c.was, 100)),
		Help:  fmt.Sprintf("%s It is: %s\n\nAn outcome path was shown before this change. A few words are enough; an empty reply is accepted. Both stay in the record. No names: agency and role.", s.Title, short(c.is, 100)),
		of:    s.Title,
	})
	if err != nil || reply.Act != Answered {
		reply.Text = ""
	}
	return reply, err
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
