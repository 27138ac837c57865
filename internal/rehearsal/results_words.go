package rehearsal

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"

	"safeguard/internal/answers"
	"safeguard/internal/decide"
	"safeguard/internal/procedure"
	"safeguard/internal/safetext"
)

// Asked is the question of a line in words, with whom it is about where the
// question does not say.
func (l *Line) Asked() string {
	if l.List != nil {
		return l.List.Ask
	}
	return answers.Asked(l.Question, l.Label)
}

// Brings gives what each side has at the parting that the other has not, in
// words: decisions, then actions; what is to be found out is left aside.
func (p *Parting) Brings() (panels, theirs []string) {
	if p.Differs == nil {
		return nil, nil
	}
	for _, c := range p.Differs.Decisions {
		panels = addOnce(panels, decisionBrought(c.Before, p.Before))
		theirs = addOnce(theirs, decisionBrought(c.After, p.After))
	}
	for _, c := range p.Differs.Alerts {
		panels = addOnce(panels, alertBrought(c.Before, p.Before))
		theirs = addOnce(theirs, alertBrought(c.After, p.After))
	}
	for _, c := range p.Differs.Actions {
		moved := c.Before != nil && c.After != nil
		panels = addOnce(panels, actionBrought(c.Before, p.Before, moved))
		theirs = addOnce(theirs, actionBrought(c.After, p.After, moved))
	}
	return panels, theirs
}

// addOnce leaves out what is no words, and what stands there already: an alert
// is an action of the path too.
func addOnce(list []string, words string) []string {
	if words == "" || slices.Contains(list, words) {
		return list
	}
	return append(list, words)
}

func decisionBrought(d *decide.Decision, p *decide.Path) string {
	if d == nil {
		return ""
	}
	return DecisionTitle(d, p) + ": " + DecisionWords(d, p)
}

// DecisionTitle names a decision of a path, with whom it is about: "The finding
// for Child A", "The finding for a child not listed yet".
func DecisionTitle(d *decide.Decision, p *decide.Path) string {
	name := nameOf(d.Subject, p)
	return begun(about(d.Tree.Title.Fill(name), name), d.Subject)
}

// nameOf is how a subject of a path is called within a sentence.
func nameOf(s decide.Subject, p *decide.Path) string {
	if s.Kind == nil || s.Index != decide.Unlisted {
		return s.Name(p.Answers)
	}
	article := "a "
	if one := s.Kind.Label; one != "" && strings.Contains("aeiouAEIOU", one[:1]) {
		article = "an "
	}
	return article + strings.ToLower(s.Kind.Label) + " not listed yet"
}

// begun gives words about a subject a capital where they begin with one who is not
// listed yet. What somebody typed stays as it is.
func begun(words string, s decide.Subject) string {
	if s.Kind != nil && s.Index == decide.Unlisted && (strings.HasPrefix(words, "a ") || strings.HasPrefix(words, "an ")) {
		return "A" + words[1:]
	}
	return words
}

// DecisionWords says how a decision of a path came out, in short.
func DecisionWords(d *decide.Decision, p *decide.Path) string {
	var titles []string
	for _, o := range d.Possible {
		titles = append(titles, o.Title.Fill(d.Subject.Name(p.Answers)))
	}
	words := "not reached, which does not mean safe"
	switch d.Status {
	case decide.Open:
		words = "still open: " + strings.Join(titles, "; or: ")
	case decide.Settled:
		words = strings.Join(titles, "")
	}
	if d.Provisional {
		words += " (provisional)"
	}
	return words
}

func alertBrought(a *decide.Alert, p *decide.Path) string {
	if a == nil {
		return ""
	}
	return actionBrought(&decide.Action{Do: a.Action, Subject: a.Subject}, p, false)
}

func actionBrought(a *decide.Action, p *decide.Path, dated bool) string {
	if a == nil || a.Do == nil {
		return ""
	}
	name := nameOf(a.Subject, p)
	words := a.Do.Do.Fill(name)
	if a.Do.Forbids() {
		words = "Do not: " + a.Do.DoNot.Fill(name) + ". Until: " + a.Do.Until.Fill(name)
	}
	words = begun(about(words, name), a.Subject)
	switch {
	case !dated:
	case a.Due.IsZero():
		words += ", without a date yet"
	default:
		words += ", by " + a.Due.Long()
	}
	return words
}

// about puts a name before words that do not hold it.
func about(words, name string) string {
	if name == "" || strings.Contains(words, name) {
		return words
	}
	return name + ": " + words
}

// valueWords is an answer in words. What was typed is left out: no debrief quotes
// it, and no results file holds it. Semicolons stand between the parts, as commas
// stand in labels.
func valueWords(q *procedure.Question, name string, v answers.Value) string {
	v.Text = ""
	return strings.Join(v.Words(q, name), "; ")
}

// marshal writes a label or several as JSON; strings always can be written.
func marshal[T string | []string](labels T) json.RawMessage {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	_ = e.Encode(labels)
	return bytes.TrimSuffix(b.Bytes(), []byte("\n"))
}

// valid is a text as JSON can hold it.
func valid(s string) string { return strings.ToValidUTF8(s, string(safetext.Replacement)) }
