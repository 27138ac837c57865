package wizard

import (
	"fmt"
	"slices"
	"strings"

	"safeguard/internal/decide"
	"safeguard/internal/interview"
	"safeguard/internal/procedure"
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
		switch {
		case reply.Act == Change && reply.Target >= 0 && reply.Target < len(lines):
			err = t.askFrom(lines[reply.Target].Item)
		case reply.Act == Finish:
			err = t.showPath()
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

func (t *talk) reviewScreen(lines []interview.Line) Screen {
	answered, toGo := t.interview.Progress()
	s := Screen{
		Form: Review, Title: "Look over the answers",
		Progress: fmt.Sprintf("%d answered, %d to go", answered, toGo),
		Help:     "Choose a line to change it, or see the outcome path. What is not answered stays open on the page.",
		CanBack:  toGo > 0,
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

const (
	agree  = "agree"
	differ = "differ"
	end    = "end"
	change = "change"
)

// showPath shows the outcome path and asks whether the person agrees. It gives
// nil where they go back to change something.
func (t *talk) showPath() error {
	t.result.Finished = true
	reply, err := t.ask(Screen{
		Form: Read, Title: "Where the chapter points. Do you agree?",
		Text: t.Page(t.interview.Path(), t.words),
		Options: []Option{
			{ID: agree, Label: "I agree with where this points"},
			{ID: differ, Label: "I differ, and say why"},
			{ID: end, Label: "End without saying"},
			{ID: change, Label: "Back, to change an answer"},
		},
	})
	if err != nil || reply.Act != Answered || len(reply.Chosen) != 1 {
		return err
	}
	switch reply.Chosen[0] {
	case agree:
		t.words.Agrees, t.words.Differs = true, ""
		return errFinished
	case end:
		return errFinished
	case differ:
		return t.differ()
	}
	return nil
}

func (t *talk) differ() error {
	reply, err := t.ask(Screen{
		Form: Words, Title: "Where do you differ, and why?", Optional: true, CanBack: true,
		Help:    "Say what you would do, for whom, and what you rest it on. It stands on the page beside the path. Nothing is blocked by it.",
		Earlier: Reply{Text: t.words.Differs}, HasReply: t.words.Differs != "",
	})
	switch {
	case err != nil:
		return err
	case reply.Act != Answered:
		return t.showPath()
	}
	t.words.Agrees, t.words.Differs = false, strings.TrimSpace(reply.Text)
	return errFinished
}

// viewsBefore asks, once, what the practitioner would do: before the first
// question of the last stage, for each subject that a tree of that stage is
// worked for, and for the case.
func (t *talk) viewsBefore(next decide.Item) error {
	last := t.lastStage()
	if last == nil || interview.StageOf(next) != last || t.begun(last) {
		return nil
	}
	for _, k := range t.Answers.Procedure().Kinds {
		trees := treesFor(last, k)
		if len(trees) == 0 {
			continue
		}
		for _, label := range t.Answers.List(k).Labels {
			if err := t.askView(last, label, trees); err != nil {
				return err
			}
		}
	}
	return t.askView(last, "", nil)
}

// begun tells whether a question of a stage is answered.
func (t *talk) begun(s *procedure.Stage) bool {
	return slices.ContainsFunc(t.interview.Lines(), func(l interview.Line) bool { return l.Stage == s && l.Given })
}

// lastStage is the last stage that settles something.
func (t *talk) lastStage() *procedure.Stage {
	stages := t.Answers.Procedure().Stages
	for i := len(stages) - 1; i > 0; i-- {
		if len(stages[i].Trees) > 0 {
			return stages[i]
		}
	}
	return nil
}

func treesFor(s *procedure.Stage, k *procedure.Kind) []*procedure.Tree {
	var trees []*procedure.Tree
	for _, tree := range s.Trees {
		if tree.For == k {
			trees = append(trees, tree)
		}
	}
	return trees
}

const ownWords = "own-words"

// askView asks for a view in free words or, for a subject, one of the routes in
// the order of the alphabet, which points to none of them.
func (t *talk) askView(stage *procedure.Stage, label string, trees []*procedure.Tree) error {
	if t.viewed[label] {
		return nil
	}
	about := label
	if about == "" {
		about = "the case as a whole"
	}
	s := Screen{
		Stage: stage.Title, Subject: label, Optional: true, CanLeave: true,
		Title: fmt.Sprintf("Before the %s: what would you do about %s?", stage.Title, about),
		Help:  "Your own view, before the page says where the chapter points. It is printed on the page as you say it, changes nothing in the path, and may be left. It is not part of the answers file.",
		Form:  Words,
	}
	for _, tree := range trees {
		for _, o := range tree.Leaves {
			s.Options = append(s.Options, Option{ID: o.ID, Label: o.Title.Fill(label)})
		}
	}
	if len(s.Options) > 0 {
		slices.SortFunc(s.Options, func(a, b Option) int { return strings.Compare(a.Label, b.Label) })
		s.Form = ChooseOne
		s.Options = append(s.Options, Option{ID: ownWords, Label: "Something else, in my own words"})
	}
	reply, err := t.ask(s)
	if err != nil {
		return err
	}
	if reply.Act == Answered && len(reply.Chosen) == 1 && reply.Chosen[0] == ownWords {
		s.Form, s.Options = Words, nil
		if reply, err = t.ask(s); err != nil {
			return err
		}
	}
	t.viewed[label] = true
	t.keepView(label, s.Options, reply)
	return nil
}

func (t *talk) keepView(label string, options []Option, reply Reply) {
	words := strings.TrimSpace(reply.Text)
	for _, o := range options {
		if slices.Contains(reply.Chosen, o.ID) {
			words = o.Label
		}
	}
	if reply.Act == Answered && words != "" {
		t.words.Views = append(t.words.Views, View{About: label, Words: words})
	}
}
