package wizard

import (
	"fmt"
	"strings"

	"safeguard/internal/answers"
	"safeguard/internal/decide"
)

// itemKey names an item by id and label, which outlive a change of the list.
type itemKey struct{ id, label string }

func (t *talk) keyOfItem(item decide.Item) itemKey {
	return itemKey{item.ID(), item.Of().Label(t.Answers)}
}

// unbase takes the note from an answer that replaces another one and has the
// note of that one still: it was written for what is no longer said. It stays in
// sight until a basis for the new answer has been asked for.
func (t *talk) unbase(item decide.Item, value *answers.Value, before answers.Value) {
	if before.Note != "" && value.Note == before.Note {
		value.Note = ""
		t.unbased[t.keyOfItem(item)] = before.Note
	}
}

// wantsBasis tells whether to ask what an answer is based on: a judgement that
// is new or has no note, and an answer that lost the note of the one before it.
func (t *talk) wantsBasis(item decide.Item, value answers.Value, changed bool) bool {
	if value.Note != "" {
		delete(t.unbased, t.keyOfItem(item))
		return item.Question.Judgement && changed
	}
	return item.Question.Judgement || t.unbased[t.keyOfItem(item)] != ""
}

// askBasis asks what an answer is based on. The answer stands already; an empty
// reply is accepted, and takes away nothing.
func (t *talk) askBasis(item decide.Item, value answers.Value) (Act, error) {
	reply, err := t.askWords(t.basisScreen(item, value))
	if err != nil {
		return Answered, err
	}
	switch reply.Act {
	case Back:
		return t.askQuestion(item)
	case Answered:
		if basis := basisOf(reply.Text, value.Note); basis != value.Note {
			value.Note = basis
			t.record(func() { t.interview.Record(item, value) })
		}
		delete(t.unbased, t.keyOfItem(item))
	case Leave:
		delete(t.unbased, t.keyOfItem(item))
	}
	return reply.Act, nil
}

func (t *talk) basisScreen(item decide.Item, value answers.Value) Screen {
	s := t.screen(item)
	s.Form, s.Optional, s.CanBack = Words, true, true
	s.Title = fmt.Sprintf("What is that based on? (%s %s)", s.Title, short(answerText(t.Answers, item), 100))
	s.Rests, s.Recall = nil, nil
	empty := "an empty reply is accepted"
	if value.Note != "" {
		empty = "an empty reply keeps what stands, and \"none\" takes it away"
		s.Earlier, s.HasReply = Reply{Text: value.Note}, true
	} else if before := t.unbased[t.keyOfItem(item)]; before != "" {
		s.Recall = []string{fmt.Sprintf("the answer before this one was based on: %s", before)}
	}
	s.Help = "Write who saw or said what, and when. A few words are enough; " + empty + ". Write no names."
	return s
}

// basisOf gives the basis that a reply leaves, where one may stand already.
func basisOf(text, stands string) string {
	switch {
	case text == "":
		return stands
	case stands != "" && answers.MeansNone(strings.Trim(text, " .!")):
		return ""
	}
	return text
}
