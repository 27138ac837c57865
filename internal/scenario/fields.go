package scenario

import (
	"fmt"

	"safeguard/internal/answers"
	"safeguard/internal/field"
	"safeguard/internal/yamldoc"
)

type row[T any] = field.Field[*reader, T]

// Tables gives the keys of every mapping of a scenario file, in the order of the
// page. The first is that of the whole file.
func Tables() []field.Table {
	return []field.Table{
		field.TableOf("scenario", "a scenario file", scenarioFields),
		field.TableOf("inject", "an inject", injectFields),
		field.TableOf("after", "when an inject arrives (after), counted in minutes", afterFields),
		field.TableOf("expect", "what is expected (expect)", expectFields),
		field.TableOf("view", "a view of the panel", viewFields),
	}
}

// ofShape is what stands where the label of a subject does.
const ofShape = "labels, case or not-listed"

// scenarioFields stands in the order in which a file is read: the answers come
// before what is expected of them.
var scenarioFields = []row[Scenario]{
	field.Need(formatField()),
	field.Need(idField("id", "the id of the scenario", func(s *Scenario) *string { return &s.ID })),
	field.Need(field.New("procedure", field.IDShape("the id of a procedure"), "the procedure that it plays", (*reader).procedure)),
	field.Need(field.New("edition", field.TextShape("a text"), "the edition of the procedure that it was written for, in quotes", (*reader).edition)),
	field.Need(field.Text[*reader]("title", "what it is called", func(s *Scenario) *string { return &s.Title })),
	field.New("level", field.WordShape(levelWords), "for a first training, a further one, or a hard one", (*reader).level),
	field.New("aims", field.ListShape("a list of texts", field.TextShape("a text")), "what people should take away", (*reader).aims),
	textField("welfare", "what it mentions, and what anyone may do who finds it hard", func(s *Scenario) *Text { return &s.Welfare }),
	field.Need(textField("opening", "what everybody knows at the start", func(s *Scenario) *Text { return &s.Opening })),
	field.New("roles", field.MapShape("role ids with texts", field.TextShape("a text")), "what only one agency knows at the start", (*reader).roles),
	field.New("subjects", answers.SubjectsShape(), "who is listed, as in an answers file", func(_ *reader, n *yamldoc.Node, s *Scenario) { s.subjects = n }),
	field.Need(field.New("answers", answers.AnswersShape(), "what is known before any inject", func(_ *reader, n *yamldoc.Node, s *Scenario) { s.answers = n })),
	field.New("notes", answers.NotesShape(), "the reason or evidence behind an answer", func(_ *reader, n *yamldoc.Node, s *Scenario) { s.notes = n }),
	field.New("injects", field.ListShape("a list", field.TableShape("an inject", "inject")), "news that arrives while it is played, in order", (*reader).injects),
	field.Need(field.New("expect", field.TableShape("keys with values", "expect"), "what is expected after the last inject", (*reader).expect)),
	field.New("panel", field.ListShape("a list", field.TableShape("a view", "view")), "reasoned views, several where the source is ambiguous", (*reader).panel),
	field.New("pair", field.IDShape("the id of a scenario"), "the scenario that differs by one thing", (*reader).pair),
	textField("facilitator", "notes for the trainer", func(s *Scenario) *Text { return &s.Facilitator }),
}

var injectFields = []row[Inject]{
	field.Need(idField("id", "the id of the inject", func(i *Inject) *string { return &i.ID })),
	field.Need(field.New("after", field.EitherShape("the id of a stage or question, or {minutes: N}", field.IDShape("the id of a stage or question"), field.TableShape("{minutes: N}", "after")),
		"when it arrives; an id that is both means the stage", (*reader).after)),
	field.Need(textField("tell", "the news, in words", func(i *Inject) *Text { return &i.Tell })),
	field.New("answers", answers.AnswersShape(), "the answers that it changes; the others stand", func(_ *reader, n *yamldoc.Node, i *Inject) { i.answers = n }),
}

var afterFields = []row[After]{
	field.Need(field.Number[*reader]("minutes", "how many after the start", 1, 600, func(a *After) *int { return &a.Minutes })),
}

var expectFields = []row[Expect]{
	field.New("decisions", field.MapShape("tree ids with "+ofShape+" and what is possible", field.KeyMapShape(ofShape, field.ListShape("a list of outcome ids", field.IDShape("an outcome id")))),
		"what each tree named here holds possible, exactly; [] where it is not reached. Under case stands a tree that is about the case, under not-listed whoever may not be listed yet", (*reader).decisions),
	field.New("alerts", field.ListShape("a list of action ids", field.IDShape("an action id")), "exactly the actions that answers raise; [] for none; left out: not compared", (*reader).alerts),
	field.New("due", field.MapShape("action ids with "+ofShape+" and dates", field.KeyMapShape(ofShape, field.Shape{Says: "a date", Form: field.DateForm})), "the day by which an action is due", (*reader).due),
	field.New("never", field.ListShape("a list of outcome ids", field.IDShape("an outcome id")), "outcomes that no decision may still hold possible", (*reader).never),
}

var viewFields = []row[View]{
	field.Need(textField("view", "what somebody could decide", func(v *View) *Text { return &v.View })),
	field.Need(textField("because", "the reasons for it", func(v *View) *Text { return &v.Because })),
	field.New("cite", field.ListShape("a list of paragraph ids", field.TextShape("a paragraph id")), "the paragraphs that it rests on", (*reader).cite),
}

func formatField() row[Scenario] {
	shape := field.Shape{Says: "the number 1", Form: field.NumberForm, Least: Format, Most: Format}
	return field.New("format", shape, "the version of the file format", func(r *reader, n *yamldoc.Node, _ *Scenario) {
		if n.Kind != yamldoc.Scalar || n.Value != fmt.Sprint(Format) {
			r.Reportf(n.Place, "unsupported-format", "format is %s, where %d is wanted: the only format there is", n.Describe(), Format)
		}
	})
}

func idField[T any](key, about string, at func(*T) *string) row[T] {
	return field.New(key, field.IDShape("an id"), about, func(r *reader, n *yamldoc.Node, into *T) {
		if w, ok := field.ReadWord(r, n, key); ok {
			r.checkID(w, key)
			*at(into) = w.ID
		}
	})
}

// textField keeps the place of the words beside them.
func textField[T any](key, about string, at func(*T) *Text) row[T] {
	return field.New(key, field.TextShape("a text"), about, func(r *reader, n *yamldoc.Node, into *T) {
		*at(into), _ = r.text(n, key)
	})
}
