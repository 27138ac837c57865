package wizard

import (
	"safeguard/internal/record"
)

// The replies to an outcome path.
const (
	agree  = "agree"
	differ = "differ"
	end    = "end"
	amend  = "change"
)

// showPath shows the outcome path and asks whether the person agrees, then what
// belongs beside it. It gives nil where they go back to change something.
func (t *talk) showPath() error {
	t.result.Finished = true
	path := t.interview.Path()
	if path != t.last { // the interview gives the same one until something is said
		t.keep(func(k Keeper) error { return k.Path(path) })
		t.last, t.shown = path, true
	}
	for {
		reply, err := t.ask(t.pathScreen())
		if err != nil || reply.Act != Answered || len(reply.Chosen) != 1 || reply.Chosen[0] == amend {
			return err
		}
		act, err := t.verdict(reply.Chosen[0])
		if err == nil && act == Answered {
			act, err = t.beside()
		}
		switch {
		case err != nil:
			return err
		case act == Answered:
			t.entry(record.Ended{})
			return errFinished
		case act == GoReview:
			return nil
		}
	}
}

// pathScreen is the outcome path, with what was said of it already.
func (t *talk) pathScreen() Screen {
	s := Screen{
		Form: Read, Title: "Where the chapter points. Do you agree?",
		Text: t.Page(t.interview.Path(), t.words),
		Options: []Option{
			{ID: agree, Label: "I agree with where this points"},
			{ID: differ, Label: "I differ, and say why"},
			{ID: end, Label: "End without saying"},
			{ID: amend, Label: "Back, to change an answer"},
		},
	}
	switch {
	case t.words.Differs != "":
		s.Title += " (You said earlier that you differ.)"
	case t.words.Agrees:
		s.Title += " (You said earlier that you agree.)"
	default:
		return s
	}
	s.Options[2].Label = "End; what I said stands"
	return s
}

// verdict writes down what the person says of the outcome path. Any act but
// Answered leads elsewhere, and nothing is written.
func (t *talk) verdict(id string) (Act, error) {
	switch id {
	case agree:
		t.words.Agrees, t.words.Differs = true, ""
		t.entry(record.Agreed{})
	case differ:
		return t.differ()
	}
	return Answered, nil
}

func (t *talk) differ() (Act, error) {
	reply, err := t.askWords(Screen{
		Form: Words, Title: "Where do you differ, and why?", Optional: true, CanBack: true,
		Help:    "Say what you would do, for whom, and what you rest it on. It stands on the page beside the path. Nothing is blocked by it.",
		Earlier: Reply{Text: t.words.Differs}, HasReply: t.words.Differs != "",
	})
	if err == nil && reply.Act == Answered {
		t.words.Agrees, t.words.Differs = false, reply.Text
		t.entry(record.Differed{Words: reply.Text})
	}
	return reply.Act, err
}
