package wizard_test

import (
	"errors"
	"strings"
	"testing"

	"safeguard/internal/wizard"
)

const basisTitle = "What is that based on?"

// A note that was written for "no" must not stand beside "yes".
func TestAChangedAnswerLosesTheNoteOfTheOneBefore(t *testing.T) {
	for name, change := range map[string]step{
		"one of a list":  {"family already know", wizard.Reply{Chosen: []string{"yes"}, Note: "The school said so."}},
		"some of a list": {"suspected or known", wizard.Reply{Chosen: []string{"exposure"}, Note: "The school said so."}},
		"words":          {"forensic examination", wizard.Reply{Text: "Four months.", Note: "The school said so."}},
		"a date":         {"last Strategy Discussion", wizard.Reply{Text: "2026-11-24", Note: "The school said so."}},
	} {
		before := map[string]wizard.Reply{
			"one of a list": chosen("no"), "some of a list": chosen("grooming"), "words": written("Six weeks."), "a date": written("2026-11-23"),
		}[name]
		before.Note = "The school said so."
		steps := []step{{change.title, before}, {"", act(wizard.Back)}, change, {basisTitle, written("An aunt rang.")}}
		if name != "some of a list" {
			steps = append([]step{{"suspected or known", chosen("grooming")}}, steps...)
		}
		s, said, _, _ := play(t, steps...)
		screens := s.titled(basisTitle)
		if len(screens) != 1 || strings.Join(screens[0].Recall, "") != "the answer before this one was based on: The school said so." || screens[0].HasReply {
			t.Errorf("%s: asked for a basis: %+v", name, screens)
		}
		if text := string(said.YAML()); !strings.Contains(text, "An aunt rang.") || strings.Contains(text, "The school") {
			t.Errorf("%s: got\n%s", name, text)
		}
	}
}

func TestAChangedAnswerKeepsANoteOfItsOwn(t *testing.T) {
	s, said, _, _ := play(t,
		step{"suspected or known", wizard.Reply{Chosen: []string{"grooming"}, Note: "The school said so."}},
		step{"family already know", act(wizard.Back)},
		step{"suspected or known", wizard.Reply{Chosen: []string{"exposure"}, Note: "The school wrote."}})
	if note := said.Value(said.Procedure().Question("concern"), 0).Note; note != "The school wrote." || len(s.titled(basisTitle)) > 0 {
		t.Errorf("note %q, asked %d times", note, len(s.titled(basisTitle)))
	}
}

// The note of the answer before stays in sight until the basis was asked for,
// also where the person goes back from there.
func TestGoingBackFromTheBasisForgetsNothing(t *testing.T) {
	s, _, _, _ := play(t,
		step{"suspected or known", wizard.Reply{Chosen: []string{"grooming"}, Note: "The school said so."}},
		step{"family already know", act(wizard.Back)},
		step{"suspected or known", wizard.Reply{Chosen: []string{"exposure"}, Note: "The school said so."}},
		step{basisTitle, act(wizard.Back)},
		step{"suspected or known", chosen("exposure")},
		step{basisTitle, written("The police wrote.")})
	screens := s.titled(basisTitle)
	if len(screens) != 2 || len(screens[1].Recall) != 1 {
		t.Errorf("got %+v", screens)
	}
}

func TestABasisThatWasLeftIsNotAskedForAgain(t *testing.T) {
	s, _, _, _ := play(t,
		step{"suspected or known", wizard.Reply{Chosen: []string{"grooming"}, Note: "The school said so."}},
		step{"family already know", act(wizard.Back)},
		step{"suspected or known", wizard.Reply{Chosen: []string{"exposure"}, Note: "The school said so."}},
		step{basisTitle, act(wizard.Leave)},
		step{"", act(wizard.Back)},
		step{"suspected or known", chosen("exposure")})
	if n := len(s.titled(basisTitle)); n != 1 {
		t.Errorf("asked %d times", n)
	}
}

func TestAnEmptyReplyKeepsTheBasisThatStands(t *testing.T) {
	for typed, want := range map[string]string{"": "Seen today.", "none": "", "None.": "", "Seen by a nurse.": "Seen by a nurse."} {
		s, said, _, _ := play(t,
			step{"suspected or known", chosen("grooming")},
			step{"Which children", written("1")},
			step{"immediate risk", chosen("no")},
			step{basisTitle, act(wizard.Back)},
			step{"immediate risk", wizard.Reply{Chosen: []string{"yes"}, Note: "Seen today."}},
			step{basisTitle, written(typed)})
		if note := said.Value(said.Procedure().Question("immediate-risk"), 0).Note; note != want {
			t.Errorf("%q left the basis %q, want %q", typed, note, want)
		}
		if help := s.titled(basisTitle)[1].Help; !strings.Contains(help, `"none" takes it away`) {
			t.Errorf("help %q", help)
		}
	}
}

// Where no basis stands "none" is a basis in words, like any other.
func TestNoneIsAWordWhereNoBasisStands(t *testing.T) {
	_, said, _, _ := play(t,
		step{"suspected or known", chosen("grooming")},
		step{"Which children", written("1")},
		step{"immediate risk", chosen("no")},
		step{basisTitle, written("None")})
	if note := said.Value(said.Procedure().Question("immediate-risk"), 0).Note; note != "None" {
		t.Errorf("note %q", note)
	}
}

func TestTheBasisIsTypedAndKeptWithAnEmptyLine(t *testing.T) {
	said, talk, _, err := typed(t, "grooming\n:leave\n:leave\n:leave\n1\n:leave\nno\nA visit.\n:back\n:note Seen today.\nyes\n\n:stop\n")
	if note := said.Value(said.Procedure().Question("immediate-risk"), 0).Note; note != "Seen today." || errors.Is(err, wizard.ErrEnded) {
		t.Errorf("note %q, %v\n%s", note, err, talk)
	}
}
