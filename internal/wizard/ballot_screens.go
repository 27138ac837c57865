package wizard

import (
	"fmt"
	"slices"
	"strings"

	"safeguard/internal/answers"
	"safeguard/internal/decide"
	"safeguard/internal/procedure"
	"safeguard/internal/safetext"
)

// The replies to a page that hands over.
const (
	atKeyboard = "keyboard"
	onPaper    = "paper"
	silent     = "silent"
	stands     = "stands"
)

// handOver is the page between two agencies: it holds nobody's answer.
func (t *talk) handOver(item decide.Item, agency string) Screen {
	s := t.screen(item)
	s.Help = "Each agency answers by itself before the group does: " + s.Title + "\n\nThe answers are shown side by side once all have been asked."
	s.Form, s.Title = ChooseOne, fmt.Sprintf("Hand over to: %s. The others look away.", agency)
	s.Rests, s.Recall = nil, nil
	s.CanBack, s.Fresh, s.of = true, true, "hand over to "+agency
	s.Options = []Option{
		{ID: atKeyboard, Label: "We are at the keyboard"},
		{ID: onPaper, Label: "Key in from a paper vote"},
		{ID: silent, Label: "This agency does not answer"},
	}
	if _, voted := t.poll(item).vote(agency); voted {
		s.Options[2] = Option{ID: stands, Label: "It has answered, and that stands"}
	}
	return s
}

// voteScreen is a question as one agency answers it: nothing of what another one
// answered is on it, and nothing of what this one answered before.
func (t *talk) voteScreen(item decide.Item, agency string) Screen {
	s := t.questionScreen(item)
	s.Title = fmt.Sprintf("For %s alone: %s", agency, s.Title)
	s.CanBack, s.private, s.of = true, true, "vote of "+agency
	return s
}

func (t *talk) voteBasis(item decide.Item, v vote) Screen {
	s := t.voteScreen(item, v.agency)
	s.Title = fmt.Sprintf("What is that based on? (%s %s)", s.Title, short(valueText(t.Answers, item, v.value), 100))
	s.Help = "Write who saw or said what, and when. A few words are enough; an empty reply is accepted. It is shown beside your answer once all have been asked. Write no names."
	s.Form, s.Options, s.NotKnown, s.Optional = Words, nil, false, true
	s.Rests, s.Recall = nil, nil
	s.Earlier, s.HasReply = Reply{Text: v.why}, v.why != ""
	return s
}

// sideBySide is what the agencies answered, minorities among them. Back from it
// leads to the question before: the votes are closed.
func (t *talk) sideBySide(item decide.Item) Screen {
	s := t.screen(item)
	p := t.poll(item)
	text := []string{s.Title, ""}
	if item.Question.Type == procedure.FreeText {
		text = append(text, t.inWords(item, p.votes)...)
	} else {
		text = append(text, t.byAnswer(item, p.votes)...)
	}
	if len(p.silent) > 0 {
		text = append(text, "Not answered by: "+strings.Join(p.silent, ", "))
	}
	s.Form, s.Told, s.Fresh = Read, true, true
	s.Title, s.Help, s.Rests, s.Recall = "What each agency answered, side by side", "", nil, nil
	s.Text = strings.TrimSpace(strings.Join(text, "\n"))
	return s
}

// byAnswer gives each answer with the agencies that gave it, in the order in
// which it first came up: none is larger for being given more often.
func (t *talk) byAnswer(item decide.Item, votes []vote) []string {
	var lines []string
	var done []answers.Value
	for _, v := range votes {
		if slices.ContainsFunc(done, v.value.Same) {
			continue
		}
		done = append(done, v.value)
		lines = append(lines, valueText(t.Answers, item, v.value))
		for _, w := range votes {
			if w.value.Same(v.value) {
				lines = append(lines, "  "+join(": ", w.agency, safetext.Line(w.why)))
			}
		}
		lines = append(lines, "")
	}
	return lines
}

// inWords gives all that was answered in words.
func (t *talk) inWords(item decide.Item, votes []vote) []string {
	var lines []string
	for _, v := range votes {
		lines = append(lines, v.agency+": "+safetext.Line(valueText(t.Answers, item, v.value)))
		if v.why != "" {
			lines = append(lines, "  "+safetext.Line(v.why))
		}
		lines = append(lines, "")
	}
	return lines
}

// withVotes says, where agencies have answered by themselves, that the group
// answers now, and puts their answers beside it.
func (t *talk) withVotes(item decide.Item, s Screen) Screen {
	p := t.polls[t.keyOfItem(item)]
	if p == nil || len(p.votes) == 0 {
		return s
	}
	s.Title = "The group's answer: " + s.Title
	var lines []string
	for _, v := range p.votes {
		line := v.agency + " answered: " + valueText(t.Answers, item, v.value)
		if v.why != "" {
			line += " (" + v.why + ")"
		}
		lines = append(lines, line)
	}
	s.Recall = append(lines, s.Recall...)
	return s
}

func (t *talk) minorityScreen(item decide.Item, v vote) Screen {
	s := t.screen(item)
	s.Form, s.Optional, s.CanBack, s.CanLeave = Words, true, true, false
	s.Help = "The group answered: " + short(answerText(t.Answers, item), 100) + ". What another agency saw or thought stays beside it. A few words are enough; an empty reply is accepted. Write no names."
	s.Title = fmt.Sprintf("%s answered: %s. What is that based on?", v.agency, short(valueText(t.Answers, item, v.value), 100))
	s.Rests, s.Recall, s.of = nil, nil, "minority "+v.agency+" "+s.Title
	return s
}
