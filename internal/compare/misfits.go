package compare

import (
	"fmt"

	"safeguard/internal/procedure"
)

// A Misfit is an answer that a saved file may hold and that the new version does
// not take.
type Misfit struct {
	Rule string // stable: "question-gone"
	What string // "question"
	ID   string // of an option: "question/option"
	Says string // what a file may hold and why it no longer fits, in words
}

// misfits gives every kind of answer that was taken and is no longer.
func misfits(old, new *procedure.Procedure) []Misfit {
	var list []Misfit
	if old.ID != new.ID {
		list = append(list, Misfit{"other-procedure", "procedure", old.ID, fmt.Sprintf("a file that names its procedure says %s, and this is %s", old.ID, new.ID)})
	}
	for _, k := range old.Kinds {
		list = append(list, kindMisfits(k, new)...)
	}
	for _, q := range old.Questions {
		is := new.Question(q.ID)
		if is == nil {
			list = append(list, Misfit{"question-gone", "question", q.ID, fmt.Sprintf("an answer to %s: the question is gone", q.ID)})
			continue
		}
		list = append(list, questionMisfits(q, is)...)
	}
	return list
}

func kindMisfits(k *procedure.Kind, new *procedure.Procedure) []Misfit {
	is := new.Kind(k.ID)
	switch {
	case is == nil:
		return []Misfit{{"kind-gone", "subject kind", k.ID, fmt.Sprintf("a list of each %s: the kind is gone", k.ID)}}
	case is.Min > k.Min:
		return []Misfit{{"min-raised", "subject kind", k.ID, fmt.Sprintf("a list of each %s with fewer than %d: at least %d had to be listed before", k.ID, is.Min, k.Min)}}
	}
	return nil
}

func questionMisfits(was, is *procedure.Question) []Misfit {
	var list []Misfit
	add := func(rule, format string, args ...any) {
		list = append(list, Misfit{rule, "question", was.ID, fmt.Sprintf(format, args...)})
	}
	if kindID(was.About) != kindID(is.About) {
		add("about-changed", "an answer to %s: it was asked %s, and is now asked %s", was.ID, asked(was.About), asked(is.About))
	}
	if was.RefusesNotKnown != is.RefusesNotKnown && is.RefusesNotKnown {
		add("not-known-refused", "the answer not-known to %s: the question no longer takes it", was.ID)
	}
	if shape(was.Type) != shape(is.Type) {
		add("type-changed", "an answer to %s: it was of type %s, and is now of type %s", was.ID, was.Type, is.Type)
		return list
	}
	for _, o := range was.Options {
		if is.Option(o.ID) < 0 {
			list = append(list, Misfit{"option-gone", "option", was.ID + "/" + o.ID, fmt.Sprintf("the answer %s to %s: the option is gone", o.ID, was.ID)})
		}
	}
	return list
}

func asked(about *procedure.Kind) string {
	if about == nil {
		return "once for the case"
	}
	return "about each " + about.ID
}

// shape is what a reply looks like in a file: one option, whatever the type that
// offers it.
func shape(t procedure.Type) procedure.Type {
	if t == procedure.YesNo {
		return procedure.Choice
	}
	return t
}
