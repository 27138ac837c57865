package answers

import (
	"slices"
	"strings"

	"safeguard/internal/procedure"
	"safeguard/internal/safetext"
)

// Asked is a question as people read it, with whom it is about before it where
// its own words do not say. The label of the case is "".
func Asked(q *procedure.Question, label string) string {
	ask := q.Ask.Fill(label)
	if label == "" || strings.Contains(ask, label) {
		return ask
	}
	return label + ": " + ask
}

// IDs gives an answer as files write it: the ids of its options in the order of
// the question, then not-known. A text and a date have no ids.
func (v Value) IDs(q *procedure.Question) []string {
	var ids []string
	for i, o := range q.Options {
		if v.Options.Has(i) {
			ids = append(ids, o.ID)
		}
	}
	if v.NotKnown {
		ids = append(ids, procedure.NotKnown)
	}
	return ids
}

// Words gives an answer as people read it, in parts: the labels of its options
// with the name of whom they are about, what was typed, cleaned, or the date, then
// "Not known". There is always one: where nothing applies, "None of these". Whether
// the question was answered at all is for the caller to ask.
func (v Value) Words(q *procedure.Question, name string) []string {
	var words []string
	for i, o := range q.Options {
		if v.Options.Has(i) {
			words = append(words, o.Label.Fill(name))
		}
	}
	if v.Text != "" {
		words = append(words, safetext.Clean(v.Text))
	}
	if !v.Date.IsZero() {
		words = append(words, v.Date.Long())
	}
	if v.NotKnown {
		words = append(words, "Not known")
	}
	if len(words) == 0 {
		return []string{"None of these"}
	}
	return words
}

// Words gives a list as people read it: "Child A, Child B, others not known", or
// "None". Whether it was given at all is for the caller to ask.
func (l List) Words() string {
	words := slices.Clone(l.Labels)
	if l.NotKnown {
		words = append(words, "others not known")
	}
	if len(words) == 0 {
		return "None"
	}
	return strings.Join(words, ", ")
}

// IDs gives a list as files write it: its labels, then not-known.
func (l List) IDs() []string {
	if l.NotKnown {
		return append(slices.Clone(l.Labels), procedure.NotKnown)
	}
	return l.Labels
}
