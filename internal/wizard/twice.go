package wizard

import (
	"errors"
	"slices"
	"strings"

	"safeguard/internal/interview"
)

// twice asks a screen until check accepts the reply or the person gives the same
// one again in the face of its warning. A check that gives an error is never
// passed over. A note is looked at also where it goes with no answer.
func (t *talk) twice(s Screen, check func(Reply) (warning string, err error)) (Reply, error) {
	began := s.Earlier
	var held *Reply // the reply that was not taken
	for {
		reply, err := t.ask(s)
		if err != nil && !errors.Is(err, errQuit) {
			return reply, t.letGo(s, held, reply, err)
		}
		warning, bad := doubtNote(reply.Note, began.Note), error(nil)
		if reply.Act == Answered {
			var doubt string
			doubt, bad = check(reply)
			warning = strings.TrimSpace(doubt + " " + warning)
			if outgrew(reply.Text, began.Text) || outgrew(reply.Note, began.Note) {
				bad = errors.New(tooLong)
			}
		}
		if bad == nil && (warning == "" || s.Again && sameReply(*held, reply)) {
			return reply, t.letGo(s, held, reply, err)
		}
		held = &reply
		s = t.warned(s, warning, reply, bad)
	}
}

// warned gives a screen that is shown once more, with what was replied to it and
// why that was not taken.
func (t *talk) warned(s Screen, warning string, reply Reply, bad error) Screen {
	s.Warning, s.Again = warning+" To go on all the same, give the same reply again.", true
	switch {
	case bad != nil:
		s.Warning, s.Again = bad.Error(), false
	case reply.Act != Answered:
		s.Warning = warning + " To go on all the same, do that again."
		t.result.Draft = ""
		t.keepDraft(s, reply)
		return s
	}
	s.Earlier, s.HasReply, s.Held = reply, true, true
	return s
}

// letGo sees to it that words that were written and not taken are there when the
// person comes back or, where the talk ends, can be told.
func (t *talk) letGo(s Screen, held *Reply, reply Reply, err error) error {
	switch {
	case held == nil || held.Text == "" || reply.Draft != "":
	case err != nil:
		t.result.Draft = held.Text
	case reply.Act != Answered:
		t.drafts[keyOf(s)] = Reply{Draft: held.Text, Note: reply.Note}
	}
	return err
}

// outgrew tells of a text that is longer than may be given, and was not there
// before.
func outgrew(text, was string) bool { return len(text) > mostReply && text != was }

func sameReply(a, b Reply) bool {
	return a.Text == b.Text && a.NotKnown == b.NotKnown && a.Note == b.Note && slices.Equal(a.Chosen, b.Chosen)
}

// askWords asks a screen whose words may be left out, and warns of words that
// may identify someone.
func (t *talk) askWords(s Screen) (Reply, error) {
	was := s.Earlier.Text
	reply, err := t.twice(s, func(r Reply) (string, error) { return doubtWords(r.Text, was), nil })
	reply.Text = strings.TrimSpace(reply.Text)
	return reply, err
}

// doubtWords warns of words that may identify someone, unless they were there
// before.
func doubtWords(text, was string) string { return doubt("This", text, was) }

func doubtNote(note, was string) string { return doubt("The note", note, was) }

func doubt(which, text, was string) string {
	what := interview.DoubtText(text)
	if what == "" || strings.TrimSpace(text) == strings.TrimSpace(was) {
		return ""
	}
	return which + " looks as if it holds " + what + " (best effort). Nothing here needs it."
}
