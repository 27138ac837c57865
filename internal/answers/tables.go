package answers

import (
	"safeguard/internal/field"
	"safeguard/internal/procedure"
)

// Tables gives the keys of an answers file as far as they do not depend on the
// procedure: which ids there are, and what answers them, the procedure tells.
func Tables() []field.Table {
	return []field.Table{{Name: "answers", Of: "the file", Rows: []field.Row{
		{Key: "procedure", Shape: field.IDShape("the id of a procedure"), About: "the procedure these answers belong to"},
		{Key: "subjects", Shape: SubjectsShape(), About: "who is listed of each kind; a kind left out is not listed yet"},
		{Key: "answers", Shape: AnswersShape(), About: "what was answered, by question; about a subject: by label"},
		{Key: "notes", Shape: NotesShape(), About: "the reason or evidence behind an answer"},
	}}}
}

var fileKeys = Tables()[0].Keys()

// SubjectsShape is who is listed of each kind.
func SubjectsShape() field.Shape {
	return field.MapShape("subject kinds with lists of labels", field.EitherShape("a list of labels",
		field.ListShape("a list of labels", field.TextShape("a label")), field.WordShape([]string{procedure.NotKnown})))
}

// AnswersShape is what was answered, by question.
func AnswersShape() field.Shape {
	answer := field.EitherShape("an answer", scalar, field.ListShape("a list of option ids", field.IDShape("an option id")))
	return byQuestion("question ids with answers", answer)
}

// NotesShape is what an answer rests on, by question.
func NotesShape() field.Shape { return byQuestion("question ids with notes", scalar) }

var scalar = field.Shape{Says: "a text, a date or an option id", Form: field.ScalarForm}

// byQuestion is what stands behind each question: one, or one for each label.
func byQuestion(says string, one field.Shape) field.Shape {
	return field.MapShape(says, field.EitherShape(one.Says, one, field.KeyMapShape("labels with the same", one)))
}
