package scenario

import (
	"strings"

	"safeguard/internal/decide"
	"safeguard/internal/procedure"
)

// of names whom a decision or an action is about, behind its id.
func of(path *decide.Path, s decide.Subject) string {
	switch {
	case s.Kind == nil:
		return ""
	case s.Index == decide.Unlisted:
		return " of a " + s.Kind.ID + " not listed yet"
	}
	return " of " + s.Label(path.Answers)
}

// key is what stands in a scenario for whom a decision or an action is about.
func key(path *decide.Path, s decide.Subject) string {
	switch {
	case s.Kind == nil:
		return Case
	case s.Index == decide.Unlisted:
		return NotListed
	}
	return s.Label(path.Answers)
}

// said tells what was answered to an item: "work-contact of Person 1 is no".
func said(path *decide.Path, i decide.Item) string {
	name := i.ID() + of(path, i.Of())
	if i.List != nil {
		return listed(path, i.List)
	}
	v := path.Answers.At(i.Question, i.Subject)
	if !v.Given {
		return name + " is not answered"
	}
	words := v.IDs(i.Question)
	switch {
	case !v.Date.IsZero():
		words = append(words, v.Date.String())
	case v.Text != "":
		words = append(words, "answered in words")
	case i.Question.Type == procedure.Many && len(words) == 0:
		words = append(words, "none")
	}
	return name + " is " + strings.Join(words, ", ")
}

// listed tells who is listed of a kind.
func listed(path *decide.Path, k *procedure.Kind) string {
	l := path.Answers.List(k)
	switch {
	case !l.Given:
		return "the list of each " + k.ID + " is not given"
	case l.NotKnown:
		return "the list of each " + k.ID + " holds not-known"
	case len(l.Labels) == 0:
		return "the list of each " + k.ID + " is empty"
	}
	return "listed of each " + k.ID + ": " + strings.Join(l.Labels, ", ")
}

func ids(list []*procedure.Outcome) []string {
	words := make([]string, len(list))
	for i, o := range list {
		words[i] = o.ID
	}
	return words
}
