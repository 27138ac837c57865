package record

import (
	"encoding/json"
	"fmt"
	"slices"

	"safeguard/internal/answers"
	"safeguard/internal/procedure"
)

// said takes an event that changes the answers.
func (c *Case) said(e Event) error {
	var change Change
	var err error
	switch b := e.Body.(type) {
	case Listed:
		change, err = b.Change, c.listed(b)
	case Answered:
		change, err = b.Change, c.answered(b)
	case Noted:
		change, err = b.Change, c.noted(b)
	}
	if err == nil && (change.AfterPath || change.AfterNews) {
		c.Changed = append(c.Changed, Changed{e, e.Body, ""})
	}
	return err
}

// reasoned puts a reason to the last change that it is given for.
func (c *Case) reasoned(b Reasoned) error {
	for i := len(c.Changed) - 1; i >= 0; i-- {
		if changed := &c.Changed[i]; isAbout(b, changed.Said) {
			changed.Why = b.Why
			return nil
		}
	}
	return fmt.Errorf("it gives a reason for a change that was not made")
}

func isAbout(b Reasoned, said Body) bool {
	switch said := said.(type) {
	case Listed:
		return b.Kind == said.Kind && b.Question == ""
	case Answered:
		return b.Question == said.Question && b.Subject == said.Subject
	case Noted:
		return b.Question == said.Question && b.Subject == said.Subject
	}
	return false
}

func (c *Case) listed(b Listed) error {
	k := c.Procedure.Kind(b.Kind)
	if k == nil {
		return fmt.Errorf("the procedure has no kind %q", b.Kind)
	}
	c.Answers.SetList(k, answers.List{Given: true, NotKnown: b.NotKnown, Labels: b.Labels})
	return nil
}

func (c *Case) answered(b Answered) error {
	q, s, err := c.find(b.Question, b.Subject)
	if err != nil {
		return err
	}
	v := answers.Value{}
	if string(b.Answer) != "null" {
		if v, err = answers.ParseValue(q, b.Answer); err != nil {
			return err
		}
		v.Given = true
	}
	v.Note = b.Note
	c.Answers.Set(q, s, v)
	return nil
}

func (c *Case) noted(b Noted) error {
	q, s, err := c.find(b.Question, b.Subject)
	if err != nil {
		return err
	}
	v := c.Answers.Value(q, s)
	v.Note = b.Note
	c.Answers.Set(q, s, v)
	return nil
}

// find gives the question and the place of the subject that an event names.
func (c *Case) find(question, label string) (*procedure.Question, int, error) {
	q := c.Procedure.Question(question)
	switch {
	case q == nil:
		return nil, 0, fmt.Errorf("the procedure has no question %q", question)
	case q.About == nil && label == "":
		return q, 0, nil
	case q.About != nil:
		if s := slices.Index(c.Answers.List(q.About).Labels, label); s >= 0 {
			return q, s, nil
		}
	}
	return nil, 0, fmt.Errorf("question %q is not asked about %q", question, label)
}

// Say gives the events that lead from what has been said to now.
func (c *Case) Say(now *answers.Answers) []Body { return Say(c.Answers, now, c.After()) }

// Say gives the events that lead from one set of answers to another under the
// same procedure, in the order in which they can be replayed. after tells what had
// been shown and told by then.
func Say(from, now *answers.Answers, after Change) []Body {
	var bodies []Body
	a := from.Clone()
	for _, k := range a.Procedure().Kinds {
		was, is := a.List(k), now.List(k)
		if sameList(was, is) {
			continue
		}
		b := Listed{Kind: k.ID, Labels: slices.Clone(is.Labels), NotKnown: is.NotKnown, Added: missing(is.Labels, was.Labels), Removed: missing(was.Labels, is.Labels)}
		if b.Labels == nil {
			b.Labels = []string{}
		}
		b.Change = after
		if was.Given {
			b.Was, _ = marshal(labelsOf(was)) // strings always can be written
		}
		bodies = append(bodies, b)
		a.SetList(k, is)
	}
	for _, q := range a.Procedure().Questions {
		for s := range now.Subjects(q.About) {
			was, is := a.Value(q, s), now.Value(q, s)
			if was != is {
				bodies = append(bodies, sayOne(q, now.Label(q.About, s), was, is, after))
			}
		}
	}
	return bodies
}

// sayOne gives the event that leads from one answer to another.
func sayOne(q *procedure.Question, label string, was, is answers.Value, change Change) Body {
	if was.Same(is) {
		if was.Note != "" {
			change.Was, _ = marshal(was.Note)
		}
		return Noted{q.ID, label, is.Note, change}
	}
	if was.Given {
		change.Was = answers.FormatValue(q, was)
	}
	answer := json.RawMessage("null")
	if is.Given {
		answer = answers.FormatValue(q, is)
	}
	return Answered{q.ID, label, answer, is.Note, change}
}

func sameList(a, b answers.List) bool {
	return a.Given == b.Given && a.NotKnown == b.NotKnown && slices.Equal(a.Labels, b.Labels)
}

func labelsOf(l answers.List) []string {
	labels := append([]string{}, l.Labels...)
	if l.NotKnown {
		labels = append(labels, procedure.NotKnown)
	}
	return labels
}

// missing gives what the first list has and the second has not.
func missing(labels, other []string) []string {
	var gone []string
	for _, label := range labels {
		if !slices.Contains(other, label) {
			gone = append(gone, label)
		}
	}
	return gone
}

// voted takes what one agency answered by itself.
func (c *Case) voted(e Event, b Voted) error {
	q, _, err := c.find(b.Question, b.Subject)
	if err == nil {
		_, err = answers.ParseValue(q, b.Answer)
	}
	if err == nil {
		c.Votes = append(c.Votes, Entry[Voted]{e, b, 0})
	}
	return err
}
