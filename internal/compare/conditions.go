package compare

import (
	"slices"
	"strings"

	"safeguard/internal/procedure"
)

// when writes a condition in the words of the file, with a group's name where
// its options are meant; "" for none.
func when(c *procedure.Condition) string { return writing{groups: true}.condition(c) }

// whenInFull writes a condition with every option named, so that two that read
// alike but mean other options differ.
func whenInFull(c *procedure.Condition) string { return writing{}.condition(c) }

// A writing is how conditions are written.
type writing struct{ groups bool }

func (w writing) condition(c *procedure.Condition) string {
	switch {
	case c == nil:
		return ""
	case c.Op == procedure.Is:
		return "{" + w.comparison(c) + "}"
	case c.Op == procedure.NoneListed:
		return "{none: " + c.Kind.ID + "}"
	case c.Op == procedure.Some:
		return "{some: " + c.Kind.ID + ", where: " + w.condition(c.Where) + "}"
	case c.Op == procedure.Every:
		return "{every: " + c.Kind.ID + ", where: " + w.condition(c.Where) + "}"
	case c.Op == procedure.AnyOf:
		return "{any: [" + w.join(c.Parts, w.condition) + "]}"
	case isPlainMapping(c.Parts):
		return "{" + w.join(c.Parts, w.comparison) + "}"
	}
	return "{all: [" + w.join(c.Parts, w.condition) + "]}"
}

func (w writing) join(parts []*procedure.Condition, write func(*procedure.Condition) string) string {
	words := make([]string, len(parts))
	for i, p := range parts {
		words[i] = write(p)
	}
	return strings.Join(words, ", ")
}

// isPlainMapping reports whether parts can stand as the keys of one mapping:
// comparisons of questions, each once.
func isPlainMapping(parts []*procedure.Condition) bool {
	var seen []string
	for _, p := range parts {
		if p.Op != procedure.Is || slices.Contains(seen, p.Question.ID) {
			return false
		}
		seen = append(seen, p.Question.ID)
	}
	return true
}

func (w writing) comparison(c *procedure.Condition) string {
	replies := w.replies(c)
	if len(replies) == 1 {
		return c.Question.ID + ": " + replies[0]
	}
	return c.Question.ID + ": [" + strings.Join(replies, ", ") + "]"
}

func (w writing) replies(c *procedure.Condition) []string {
	switch {
	case c.None:
		return []string{"none"}
	case isAnyOption(c) && !c.NotKnown:
		return []string{"any-option"}
	}
	replies := optionsIn(c)
	if name := w.wordFor(c); name != "" {
		replies = []string{name}
	}
	if c.NotKnown {
		replies = append(replies, procedure.NotKnown)
	}
	return replies
}

// wordFor gives the group that means the options compared with, or "".
func (w writing) wordFor(c *procedure.Condition) string {
	name := ""
	for group, set := range c.Question.Groups {
		if w.groups && set == c.Options && (name == "" || group < name) {
			name = group
		}
	}
	return name
}

// isAnyOption reports whether anything ticked makes a comparison true.
func isAnyOption(c *procedure.Condition) bool {
	return c.Question.Type == procedure.Many && c.Options == c.Question.All()
}

// optionsIn gives the ids of the options that a comparison names.
func optionsIn(c *procedure.Condition) []string {
	var ids []string
	for i, o := range c.Question.Options {
		if c.Options.Has(i) {
			ids = append(ids, o.ID)
		}
	}
	return ids
}
