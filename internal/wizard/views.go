package wizard

import (
	"fmt"
	"slices"
	"strings"

	"safeguard/internal/decide"
	"safeguard/internal/interview"
	"safeguard/internal/procedure"
	"safeguard/internal/record"
)

// viewsBefore asks, once, what the practitioner would do: before the first
// question of the last stage, for each subject that a tree of that stage is
// worked for, and for the case. The act GoReview tells that the person wants to
// look over the answers first; the view is asked again then.
func (t *talk) viewsBefore(next decide.Item) (Act, error) {
	last := t.lastStage()
	if last == nil || interview.StageOf(next) != last || t.begun(last) {
		return Answered, nil
	}
	for _, k := range t.Answers.Procedure().Kinds {
		trees := treesFor(last, k)
		if len(trees) == 0 {
			continue
		}
		for _, label := range t.Answers.List(k).Labels {
			if act, err := t.askView(last, label, trees); err != nil || act == GoReview {
				return act, err
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
func (t *talk) askView(stage *procedure.Stage, label string, trees []*procedure.Tree) (Act, error) {
	if t.viewed[label] {
		return Answered, nil
	}
	about := label
	if about == "" {
		about = "the case as a whole"
	}
	s := Screen{
		Stage: stage.Title, Subject: label, Optional: true, CanLeave: true,
		Title: fmt.Sprintf("Before the %s: what would you do about %s?", stage.Title, about),
		Help:  "Your own view, before the page says where the chapter points. It is printed on the page as you say it, changes nothing in the path, and may be left." + t.whereViewsGo(),
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
	reply, err := t.askWords(s)
	if err == nil && reply.Act == Answered && len(reply.Chosen) == 1 && reply.Chosen[0] == ownWords {
		s.Form, s.Options, s.of = Words, nil, ownWords
		reply, err = t.askWords(s)
	}
	if err != nil || reply.Act == GoReview {
		return reply.Act, err
	}
	t.viewed[label] = true
	t.keepView(label, s.Options, reply)
	return reply.Act, nil
}

// whereViewsGo says of a talk without a record that views are not kept.
func (t *talk) whereViewsGo() string {
	if t.theCase() != nil {
		return ""
	}
	return " It is not part of the answers file."
}

// keepView keeps a view that was given.
func (t *talk) keepView(label string, options []Option, reply Reply) {
	words := strings.TrimSpace(reply.Text)
	for _, o := range options {
		if slices.Contains(reply.Chosen, o.ID) {
			words = o.Label
		}
	}
	if reply.Act == Answered && words != "" {
		t.words.Views = append(t.words.Views, View{About: label, Words: words})
		t.entry(record.Viewed{About: label, Words: words})
	}
}
