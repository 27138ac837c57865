package procedure

import (
	"fmt"

	"safeguard/internal/field"
	"safeguard/internal/yamldoc"
)

var actionFields = []row[Action]{
	textField("do", "what is to be done", func(a *Action) *Text { return &a.Do }),
	textField("do-not", "what is not to be done", func(a *Action) *Text { return &a.DoNot }),
	textField("until", "what ends a do-not", func(a *Action) *Text { return &a.Until }),
	plainField("by", "who does it", func(a *Action) *string { return &a.By }),
	enumField("duty", "the source's own strength", dutyWords, func(a *Action) *Duty { return &a.Duty }),
	flagField("urgent", "true where it comes before everything else", func(a *Action) *bool { return &a.Urgent }),
	enumField("basis", "practice where today's practice adds it", basisWords, func(a *Action) *Basis { return &a.Basis }),
	field.New("when", conditionShape, "kept where this is true; there an answer not given counts as not known", func(r *reader, n *yamldoc.Node, a *Action) {
		r.last(func() { a.When = r.condition(n, commonTo(a.raisedFor)) })
	}),
	field.New("due", field.TableShape("within, unit and of", "due"), "the deadline, counted from a date", func(r *reader, n *yamldoc.Node, a *Action) {
		r.last(func() { a.Due = r.due(n, a) })
	}),
	citeField("the paragraph it rests on", func(a *Action) *[]*Paragraph { return &a.Cite }),
}

func (r *reader) actionsSection(n *yamldoc.Node) {
	r.p.Actions = define(r, n, "action", func(key, value *yamldoc.Node) *Action {
		a := &Action{
			Written: Written{key.Place, value}, ID: key.Value, Index: len(r.actionIDs),
			Duty: NoDuty, raisedFor: map[*Kind]bool{},
		}
		wrong := readMapping(r, a.Written, fmt.Sprintf("action %q", a.ID), actionFields, a)
		r.checkActionForm(a, wrong)
		r.last(func() {
			a.Reads.Add(a.When)
			if a.Due != nil {
				a.Reads.question(a.Due.Of)
			}
			for _, t := range []Text{a.Do, a.DoNot, a.Until} {
				r.checkText(t, commonTo(a.raisedFor))
			}
		})
		return a
	}, r.actions, &r.actionIDs)
}

// checkActionForm reports an action that is neither a "do" with who does it nor
// a "do-not" with what ends it.
func (r *reader) checkActionForm(a *Action, wrong field.Misspelt) {
	if a.node.Kind != yamldoc.Mapping {
		return
	}
	has := func(key string) bool { return wrong.Tried(a.node, key) }
	switch {
	case has("do") && has("do-not"):
		r.Reportf(a.keyPlace("do-not"), "action-form", `action %q has both "do" and "do-not", where one is wanted`, a.ID)
	case !has("do") && !has("do-not"):
		r.Reportf(a.At, "missing-key", `action %q has neither "do" nor "do-not"`, a.ID)
	case has("do-not") && !has("until"):
		r.Reportf(a.At, "missing-key", `action %q has no "until": a do-not says what ends it`, a.ID)
	case has("do") && has("until"):
		r.Report(a.keyPlace("until"), "action-form", fmt.Sprintf(`action %q has "until", which belongs to a "do-not"`, a.ID),
			`write "do-not" for what nobody may do until then`)
	}
	if has("do") && !has("do-not") && !has("until") && !has("by") {
		r.Reportf(a.At, "missing-key", `action %q has no "by": say who does it`, a.ID)
	}
}

var dueFields = []row[Due]{
	field.Need(field.Number[*reader]("within", "how many", 1, 3660, func(d *Due) *int { return &d.Within })),
	field.Need(unitField()),
	field.Need(field.New("of", field.IDShape("the id of a date question"), "the date that is day 0", func(r *reader, n *yamldoc.Node, d *Due) {
		if w, ok := field.ReadWord(r, n, "of"); ok {
			d.Of = lookup(r, w, "question", r.p.questions, r.questionIDs)
		}
	})),
}

func (r *reader) due(n *yamldoc.Node, a *Action) *Due {
	d := &Due{}
	readMapping(r, Written{n.Place, n}, `"due"`, dueFields, d)
	if d.Of == nil || d.Within == 0 {
		return nil
	}
	at := Written{n.Place, n}.PlaceOf("of")
	switch q := d.Of; {
	case !q.hasType():
	case q.Type != DateType:
		r.Reportf(at, "wrong-type", "question %q is of type %s, where a date is wanted", q.ID, q.Type)
	case q.About != nil && !commonTo(a.raisedFor).holds(q.About):
		r.Reportf(at, "not-bound", "question %q is about each %s, and action %q is not always about one", q.ID, q.About.ID, a.ID)
	default:
		return d
	}
	return nil
}

// unitField is the unit of a deadline. What is counted in hours has no date of
// its own.
func unitField() row[Due] {
	f := enumField("unit", "counted in", unitWords, func(d *Due) *Unit { return &d.Unit })
	read := f.Read
	f.Read = func(r *reader, n *yamldoc.Node, into *Due) {
		if n.Value == "hours" || n.Value == "minutes" {
			r.Report(n.Place, "unknown-word", fmt.Sprintf("\"unit\" is %q, where %s is wanted", n.Value, field.OneOf(unitWords)),
				`a deadline is a day: say the hours in the words of the action, and set "urgent: true"`)
			return
		}
		read(r, n, into)
	}
	return f
}
