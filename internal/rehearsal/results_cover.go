package rehearsal

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"safeguard/internal/answers"
	"safeguard/internal/procedure"
	"safeguard/internal/record"
)

// A cover takes from a debrief what somebody typed: labels that the scenario does
// not have. Labels are the same where they differ in case and blanks alone.
type cover struct {
	known  map[string]string // as the scenario writes them, by what they are compared by
	others map[string]string // what stands in their place
	order  map[string]int    // of what stands for a label, from 1: the scenario's own first
	all    []string          // every label, the longest first
}

func comparable(label string) string { return strings.ToLower(strings.TrimSpace(label)) }

// cover looks through all that was ever listed in the sitting.
func (d *Debrief) cover() *cover {
	c := &cover{known: map[string]string{}, others: map[string]string{}, order: map[string]int{}}
	p := d.Case.Procedure
	for _, k := range p.Kinds {
		for _, label := range slices.Concat(d.Scenario.End().List(k).Labels, d.Known.List(k).Labels) {
			if c.order[label] == 0 {
				c.known[comparable(label)] = label
				c.order[label] = len(c.order) + 1
				c.all = append(c.all, label)
			}
		}
	}
	count := map[*procedure.Kind]int{}
	for _, e := range d.Case.Events {
		if listed, ok := e.Body.(record.Listed); ok {
			if k := p.Kind(listed.Kind); k != nil {
				c.hide(k, count, listed.Labels)
			}
		}
	}
	for _, k := range p.Kinds {
		c.hide(k, count, d.Case.Answers.List(k).Labels)
	}
	slices.SortStableFunc(c.all, func(a, b string) int { return len(b) - len(a) })
	return c
}

func (c *cover) hide(k *procedure.Kind, count map[*procedure.Kind]int, labels []string) {
	for _, label := range labels {
		key := comparable(label)
		if c.known[key] != "" || key == "" {
			continue
		}
		if c.others[key] == "" {
			count[k]++
			c.others[key] = "another " + strings.ToLower(k.Label)
			if n := count[k]; n > 1 {
				c.others[key] += fmt.Sprintf(" %d", n)
			}
			c.order[c.others[key]] = len(c.order) + 1
		}
		if !slices.Contains(c.all, label) {
			c.all = append(c.all, label)
		}
	}
}

// hides tells whether a label is one that the scenario does not have.
func (c *cover) hides(label string) bool { return c.others[comparable(label)] != "" }

// label gives what stands for a label.
func (c *cover) label(label string) string {
	key := comparable(label)
	if known := c.known[key]; known != "" {
		return known
	}
	if other := c.others[key]; other != "" {
		return other
	}
	return valid(label)
}

func (c *cover) texts(texts []string) []string {
	list := []string{}
	for _, t := range texts {
		list = append(list, c.text(t))
	}
	return list
}

// text gives a text with each label that is hidden replaced where it stands as a
// word of its own.
func (c *cover) text(text string) string {
	if len(c.others) == 0 {
		return text
	}
	var b strings.Builder
	inWord := false
	for len(text) > 0 {
		if label := c.labelAt(text); label != "" && !inWord {
			b.WriteString(c.label(label))
			text = text[len(label):]
			inWord = true
			continue
		}
		r, size := utf8.DecodeRuneInString(text)
		inWord = unicode.IsLetter(r) || unicode.IsDigit(r)
		b.WriteString(text[:size])
		text = text[size:]
	}
	return b.String()
}

// labelAt gives the longest label that a text begins with, as a word.
func (c *cover) labelAt(text string) string {
	for _, label := range c.all {
		if !strings.HasPrefix(text, label) {
			continue
		}
		if r, size := utf8.DecodeRuneInString(text[len(label):]); size == 0 || !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return label
		}
	}
	return ""
}

// said gives what a line says, whether it is a list or an answer.
func (c *cover) said(l *Line, v answers.Value, list answers.List) Said {
	if l.List == nil {
		return c.value(l, v)
	}
	if !list.Given {
		return notSaid()
	}
	labels := []string{}
	for _, label := range list.Labels {
		labels = append(labels, c.label(label))
	}
	slices.SortFunc(labels, func(a, b string) int { return c.order[a] - c.order[b] })
	covered := answers.List{Labels: labels, NotKnown: list.NotKnown}
	return Said{marshal(covered.IDs()), covered.Words()}
}

func (c *cover) value(l *Line, v answers.Value) Said {
	q := l.Question
	switch {
	case !v.Given:
		return notSaid()
	case q.Type == procedure.FreeText && !v.NotKnown:
		return Said{json.RawMessage("true"), "Answered in words"}
	}
	return Said{answers.FormatValue(q, v), valueWords(q, c.label(l.Label), v)}
}

func notSaid() Said { return Said{json.RawMessage("null"), "Not answered"} }
