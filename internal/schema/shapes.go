package schema

import "safeguard/internal/field"

const (
	idSays      = "An id is lower-case words joined by hyphens, and begins with a letter."
	textPattern = `\S` // some words, not only blanks
	datePattern = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
)

// shapeNode is the schema of what stands under a key.
func shapeNode(s field.Shape) *node {
	switch s.Form {
	case field.ScalarForm:
		return &node{Type: []string{"string", "number", "boolean"}}
	case field.TextForm:
		return &node{Type: "string", Pattern: textPattern, Says: "Some words are wanted here."}
	case field.IDForm:
		return &node{Type: "string", Pattern: field.IDPattern, Says: idSays, Not: barred(s.Bars)}
	case field.DateForm:
		return &node{Type: "string", Pattern: datePattern, Says: "A date is written as year-month-day, such as 2026-11-23."}
	case field.FlagForm:
		return &node{Type: "boolean"}
	case field.NumberForm:
		return &node{Type: "integer", Minimum: &s.Least, Maximum: &s.Most}
	case field.WordForm:
		return &node{Type: "string", Words: s.Words}
	case field.ListForm:
		return listNode(s)
	case field.MapForm, field.KeyMapForm:
		return &node{Type: "object", Names: namesNode(s), MinKeys: s.Least, MaxKeys: s.Most, Others: shapeNode(s.Of[0])}
	case field.TableForm:
		return &node{Ref: "#/$defs/" + s.Table, MinKeys: s.Least}
	case field.EitherForm:
		return eitherNode(s.Of)
	}
	return &node{}
}

// eitherNode tells shapes apart by how they are built, so that an editor speaks
// only of the one that was begun. The first is what is meant where nothing says
// otherwise.
func eitherNode(choices []field.Shape) *node {
	n := shapeNode(choices[0])
	for _, choice := range choices[1:] {
		n = &node{If: &node{Type: built(choice)}, Then: shapeNode(choice), Else: n}
	}
	return n
}

func built(s field.Shape) string {
	switch s.Form {
	case field.ListForm:
		return "array"
	case field.MapForm, field.KeyMapForm, field.TableForm:
		return "object"
	}
	return "string"
}

// listNode is a list; what is one word must not stand in it twice.
func listNode(s field.Shape) *node {
	of := s.Of[0]
	isWord := of.Form == field.TextForm || of.Form == field.IDForm || of.Form == field.WordForm
	return &node{Type: "array", Items: shapeNode(of), MinItems: s.Least, Unique: isWord}
}

// namesNode says which keys a map may hold; nil where any.
func namesNode(s field.Shape) *node {
	if s.Form == field.KeyMapForm {
		return nil
	}
	return &node{Pattern: field.IDPattern, Says: idSays, Not: barred(s.Bars)}
}

func barred(words []string) *node {
	if len(words) == 0 {
		return nil
	}
	return &node{Words: words}
}
