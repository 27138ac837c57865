package report

import (
	"strings"

	"safeguard/internal/answers"
	"safeguard/internal/decide"
	"safeguard/internal/procedure"
)

// answersFile appends answers as an answers file; null for none.
func (j *jsonWriter) answersFile(a *answers.Answers) {
	if a == nil {
		j.raw("null")
		return
	}
	p := a.Procedure()
	j.open('{')
	j.key("procedure").string(p.ID)
	j.key("subjects")
	j.open('{')
	for _, k := range p.Kinds {
		if l := a.List(k); l.Given {
			j.key(k.ID)
			j.exactList(l.IDs())
		}
	}
	j.close('}')
	j.section(a, "answers", func(i decide.Item, v answers.Value) bool { return v.Given }, j.reply)
	j.section(a, "notes", func(i decide.Item, v answers.Value) bool { return v.Note != "" }, func(_ decide.Item, v answers.Value) { j.exact(v.Note) })
	j.close('}')
}

// section appends a value for each question about the case, and a mapping from
// labels to values for each about a kind.
func (j *jsonWriter) section(a *answers.Answers, key string, has func(decide.Item, answers.Value) bool, value func(decide.Item, answers.Value)) {
	j.key(key)
	j.open('{')
	for _, q := range a.Procedure().Questions {
		opened := false
		for s := range a.Subjects(q.About) {
			i, v := decide.Item{Question: q, Subject: s}, a.Value(q, s)
			if !has(i, v) {
				continue
			}
			if !opened {
				j.key(q.ID)
				opened = true
				if q.About != nil {
					j.open('{')
				}
			}
			if q.About != nil {
				j.comma()
				j.exact(a.Label(q.About, s))
				j.raw(":")
			}
			value(i, v)
		}
		if opened && q.About != nil {
			j.close('}')
		}
	}
	j.close('}')
}

// reply appends one answer: a list for a question that takes many options, else
// one string.
func (j *jsonWriter) reply(i decide.Item, v answers.Value) {
	said := replyParts(i.Question, v)
	switch {
	case i.Question.Type == procedure.FreeText && !v.NotKnown:
		j.exact(v.Text) // whole, as an answers file holds it
	case i.Question.Type != procedure.Many:
		j.string(strings.Join(said, ""))
	default:
		j.exactList(said)
	}
}
