package wizard

import (
	"fmt"

	"safeguard/internal/decide"
	"safeguard/internal/interview"
)

// review shows every question with its answer, until the person has ended or,
// with nil, until there is something to ask again.
func (t *talk) review() error {
	for {
		lines := t.interview.Lines()
		_, pending := t.interview.Next()
		reply, err := t.ask(t.reviewScreen(lines))
		if err != nil {
			return err
		}
		t.arrived = false
		switch {
		case reply.Act == Change && reply.Target >= 0 && reply.Target < len(lines):
			err = t.askFrom(lines[reply.Target].Item)
		case reply.Act == Finish:
			err = t.finish()
		case reply.Act == GoBeside:
			_, err = t.beside()
		case reply.Act == Back:
			t.interview.TakeUp()
		}
		if err != nil {
			return err
		}
		_, more := t.interview.Next()
		if more && (reply.Act == Back || reply.Act == Change && !pending) {
			return nil
		}
	}
}

// finish shows the outcome path, once nothing has arrived that was not told; where
// something had, the person gets to look over the answers first.
func (t *talk) finish() error {
	if _, err := t.news(decide.Item{}, false); err != nil || t.arrived {
		return err
	}
	return t.showPath()
}

func (t *talk) reviewScreen(lines []interview.Line) Screen {
	answered, toGo := t.interview.Progress()
	s := Screen{
		Form: Review, Title: "Look over the answers",
		Progress: fmt.Sprintf("%d answered, %d to go", answered, toGo),
		Help:     "Choose a line to change it, or see the outcome path. What is not answered stays open on the page.",
		CanBack:  toGo > 0,
		Beside:   t.shown && t.theCase() != nil, // its actions are those of the path
	}
	if t.arrived {
		s.Title += ": news has arrived"
		s.Help = "News has arrived since the answers were given. The outcome path is there when you ask for it. " + s.Help
	}
	for _, line := range lines {
		l := ReviewLine{
			Stage:    line.Stage.Title,
			Subject:  line.Of().Label(t.Answers),
			Question: askOf(t.Answers, line.Item),
			Answer:   answerText(t.Answers, line.Item),
			SetAside: line.SetAside,
		}
		if !line.Given {
			l.Answer = ""
		}
		if line.Question != nil {
			l.Note = t.Answers.Value(line.Question, line.Subject).Note
		}
		s.Lines = append(s.Lines, l)
	}
	return s
}
