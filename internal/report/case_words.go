package report

import (
	"encoding/json"
	"strings"

	"safeguard/internal/answers"
	"safeguard/internal/field"
	"safeguard/internal/procedure"
	"safeguard/internal/record"
)

// A saidAnew is something said, in words: what was asked, what stood there
// before, and what stands there now.
type saidAnew struct{ asked, before, now string }

// sayWords puts an event that changes the answers into words; ok is false for
// any other.
func sayWords(p *procedure.Procedure, body record.Body) (s saidAnew, ok bool) {
	switch b := body.(type) {
	case record.Listed:
		s = saidAnew{asked: b.Kind, now: answers.List{Labels: b.Labels, NotKnown: b.NotKnown}.Words()}
		if k := p.Kind(b.Kind); k != nil {
			s.asked = k.Ask
		}
		if b.Was != nil {
			s.before = listWas(b.Was)
		}
		if len(b.Removed) > 0 {
			s.now += "\nNo longer listed, and what was answered about them with them: " + field.And(b.Removed)
		}
	case record.Answered:
		s = saidAnew{asked: askWords(p, b.Question, b.Subject), now: givenWords(p, b.Question, b.Subject, b.Answer)}
		if b.Was != nil {
			s.before = givenWords(p, b.Question, b.Subject, b.Was)
		}
		if b.Note != "" {
			s.now += "\nNoted: " + b.Note
		}
	case record.Noted:
		s = saidAnew{asked: askWords(p, b.Question, b.Subject), now: "Noted: " + b.Note}
		if b.Note == "" {
			s.now = "The note was taken away"
		}
		if b.Was != nil {
			s.before = "Noted: " + textOf(b.Was)
		}
	default:
		return s, false
	}
	return s, true
}

// askWords is a question in words, with whom it is about where it does not say.
func askWords(p *procedure.Procedure, id, label string) string {
	q := p.Question(id)
	if q == nil {
		return id
	}
	return answers.Asked(q, label)
}

// givenWords is an answer in words, from how a record writes it.
func givenWords(p *procedure.Procedure, id, label string, raw json.RawMessage) string {
	if string(raw) == "null" {
		return "Not answered"
	}
	q := p.Question(id)
	if q == nil {
		return string(raw)
	}
	v, err := answers.ParseValue(q, raw)
	if err != nil {
		return string(raw)
	}
	return strings.Join(v.Words(q, label), ", ")
}

func listWas(raw json.RawMessage) string {
	var labels []string
	if err := json.Unmarshal(raw, &labels); err != nil {
		return string(raw)
	}
	l := answers.List{Labels: labels}
	if n := len(labels); n > 0 && labels[n-1] == procedure.NotKnown {
		l = answers.List{Labels: labels[:n-1], NotKnown: true}
	}
	return l.Words()
}

func textOf(raw json.RawMessage) string {
	var text string
	if err := json.Unmarshal(raw, &text); err != nil {
		return string(raw)
	}
	return text
}

// pathActionWords gives an action of the procedure in its own words by the id it
// has on a path; "" where there is none.
func pathActionWords(p *procedure.Procedure, id string) string {
	for _, a := range p.Actions {
		if a.ID == id {
			return genericDo(a, kindInAction(p, a))
		}
	}
	of, isFindOut := strings.CutPrefix(id, "find-out-")
	if !isFindOut {
		return ""
	}
	if q := p.Question(of); q != nil {
		return "Find out: " + generic(q.Ask, q.About)
	}
	if k := p.Kind(of); k != nil {
		return "Find out: " + k.Ask
	}
	return ""
}

// kindInAction gives the kind that the texts of an action name.
func kindInAction(p *procedure.Procedure, a *procedure.Action) *procedure.Kind {
	for _, k := range p.Kinds {
		if text := a.Do.String() + a.DoNot.String() + a.Until.String(); strings.Contains(text, "{"+k.ID+"}") {
			return k
		}
	}
	return nil
}
