package wizard

import (
	"errors"
	"fmt"
	"strings"

	"safeguard/internal/calendar"
)

// A form asks the screens of one entry in turn. Once the person has gone
// elsewhere, or the talk has broken off, it asks nothing more and gives empty
// replies.
type form struct {
	t    *talk
	name string
	said []filled
	act  Act
	err  error
}

// filled is a screen of a form that was answered.
type filled struct {
	key     draftKey
	typed   string // "" of a choice
	inWords string
}

var errChooseOne = errors.New("choose one answer")

// ask shows a screen of the form until check takes the reply.
func (f *form) ask(s Screen, check func(Reply) (string, error)) Reply {
	if f.act != Answered || f.err != nil {
		return Reply{}
	}
	s.Stage, s.CanBack = f.name, true
	s.Help = strings.TrimSpace(s.Help + " " + noNames)
	reply, err := f.t.twice(s, check)
	f.act, f.err = reply.Act, err
	if err != nil || reply.Act != Answered {
		return Reply{}
	}
	reply.Text = strings.TrimSpace(reply.Text)
	f.said = append(f.said, filled{keyOf(s), reply.Text, replied(s, reply)})
	return reply
}

// broken keeps what was filled in of an entry that was not written: for when the
// person comes back or, where the talk ends, to be told.
func (f *form) broken() {
	var words []string
	for _, one := range f.said {
		if one.inWords != "" {
			words = append(words, one.inWords)
		}
		if one.typed != "" && f.err == nil {
			f.t.drafts[one.key] = Reply{Draft: one.typed}
		}
	}
	if f.err == nil || len(words) == 0 {
		return
	}
	if draft := f.t.result.Draft; draft != "" {
		words = append(words, draft)
	}
	f.t.result.Draft = f.name + ": " + strings.Join(words, ", ")
}

// text asks for words, on one line or on many. Where they may be left out an
// empty reply is accepted.
func (f *form) text(s Screen) string {
	if s.Optional {
		s.Help = strings.TrimSpace(s.Help + " It may be left empty.")
	}
	return f.ask(s, func(r Reply) (string, error) {
		if strings.TrimSpace(r.Text) == "" && !s.Optional {
			return "", errors.New("write an answer, or go back")
		}
		return doubtWords(r.Text, ""), nil
	}).Text
}

// date asks for a date; the zero date where it may be left out, and is.
func (f *form) date(title, help string, optional bool) calendar.Date {
	s := Screen{Form: Line, Title: title, Help: join(" ", help, "Write the date as year-month-day, such as 2026-11-23."), Optional: optional}
	if optional {
		s.Help += " It may be left empty."
	}
	var date calendar.Date
	f.ask(s, func(r Reply) (_ string, err error) {
		date = calendar.Date{}
		if strings.TrimSpace(r.Text) == "" && optional {
			return "", nil
		}
		date, err = parseDate(r.Text)
		return "", err
	})
	return date
}

// choose asks for one of some options, and gives its place; -1 where there is no
// reply.
func (f *form) choose(s Screen) int {
	s.Form = ChooseOne
	place := -1
	f.ask(s, func(r Reply) (string, error) {
		for i, o := range s.Options {
			if len(r.Chosen) == 1 && r.Chosen[0] == o.ID {
				place = i
				return "", nil
			}
		}
		return "", errChooseOne
	})
	return place
}

// oneOf asks for one of some words.
func (f *form) oneOf(title, help string, words []string) string {
	s := Screen{Title: title, Help: help}
	for _, w := range words {
		s.Options = append(s.Options, Option{ID: strings.ReplaceAll(w, " ", "-"), Label: upperFirst(w)})
	}
	if i := f.choose(s); i >= 0 {
		return words[i]
	}
	return ""
}

// about asks whom an entry is about: a label, or "" for the case.
func (f *form) about() string {
	labels := []string{""}
	s := Screen{Title: "About whom?", Options: []Option{{ID: "the-case", Label: "The case as a whole"}}}
	for _, k := range f.t.Answers.Procedure().Kinds {
		for i, label := range f.t.Answers.List(k).Labels {
			labels = append(labels, label)
			s.Options = append(s.Options, Option{ID: fmt.Sprintf("%s-%d", k.ID, i+1), Label: label})
		}
	}
	if len(labels) == 1 {
		return ""
	}
	return labels[max(0, f.choose(s))]
}

func upperFirst(s string) string { return strings.ToUpper(s[:1]) + s[1:] }
