// Package report writes what people and programs read: the outcome path and the
// record of a case as text, Markdown, HTML, JSON and a calendar, and a procedure
// laid open as text, JSON, a diagram or a blank checklist. It is given data and a
// writer. It never decides anything, and it explains only by what the engine
// found.
package report

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"safeguard/internal/answers"
	"safeguard/internal/calendar"
	"safeguard/internal/decide"
	"safeguard/internal/procedure"
	"safeguard/internal/safetext"
)

// An actionView is the words of an action, be it of the file or a task of
// finding out.
type actionView struct {
	Do, DoNot, Until, By, Duty string
	Urgent, Practice           bool
	Cite                       []*procedure.Paragraph
}

func viewAction(p *decide.Path, a *decide.Action) actionView {
	if a.Do == nil {
		return viewFindOut(p.Answers, a.FindOut)
	}
	name := a.Subject.Name(p.Answers)
	return actionView{
		Do: a.Do.Do.Fill(name), DoNot: a.Do.DoNot.Fill(name), Until: a.Do.Until.Fill(name),
		By: a.Do.By, Duty: a.Do.Duty.String(), Urgent: a.Do.Urgent,
		Practice: a.Do.Basis == procedure.Practice, Cite: a.Do.Cite,
	}
}

func viewFindOut(a *answers.Answers, i decide.Item) actionView {
	v := actionView{Do: "Find out: " + askOf(a, i), Duty: procedure.NoDuty.String()}
	if q := i.Question; q != nil {
		v.By = q.KnownBy.Fill(i.Of().Name(a))
	}
	return v
}

// askOf is the question an item asks, in words.
func askOf(a *answers.Answers, i decide.Item) string {
	if i.List != nil {
		return i.List.Ask
	}
	return i.Question.Ask.Fill(i.Of().Name(a))
}

// replyParts gives the parts of an answer as files write them: ids, or a text or a
// date as its one part.
func replyParts(q *procedure.Question, v answers.Value) []string {
	switch {
	case v.Text != "":
		return []string{safetext.Clean(v.Text)}
	case !v.Date.IsZero():
		return []string{v.Date.String()}
	}
	return v.IDs(q)
}

func longDate(d calendar.Date) string { return d.Long() }

func cites(list []*procedure.Paragraph) string {
	if len(list) == 0 {
		return ""
	}
	ids := make([]string, len(list))
	for i, p := range list {
		ids[i] = p.ID
	}
	return " [" + strings.Join(ids, ", ") + "]"
}

func upperFirst(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	if size == 0 {
		return s
	}
	return string(unicode.ToUpper(r)) + s[size:]
}
