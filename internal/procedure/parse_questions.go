package procedure

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"safeguard/internal/field"
	"safeguard/internal/yamldoc"
)

var kindFields = []row[Kind]{
	field.Need(plainField("label", `what each is called, as in "Child A"`, func(k *Kind) *string { return &k.Label })),
	field.Need(plainField("ask", "asks who is to be listed", func(k *Kind) *string { return &k.Ask })),
	plainField("help", "who counts and who does not", func(k *Kind) *string { return &k.Help }),
	field.Number[*reader]("min", "how many there are at the least", 0, 20, func(k *Kind) *int { return &k.Min }),
}

func (r *reader) subjects(n *yamldoc.Node) {
	r.p.Kinds = define(r, n, "subject kind", func(key, value *yamldoc.Node) *Kind {
		k := &Kind{Written: Written{key.Place, value}, ID: key.Value, Index: len(r.kindIDs)}
		readMapping(r, k.Written, fmt.Sprintf("subject kind %q", k.ID), kindFields, k)
		if strings.ContainsAny(k.Label, "\n\t\uFFFD") { // no list takes what is made of it, as in "Child A"
			r.Reportf(k.PlaceOf("label"), "wrong-value", "the label of subject kind %q holds a line break, a tab or a character that cannot be shown, where words on one line are wanted", k.ID)
		}
		return k
	}, r.p.kinds, &r.kindIDs)
}

// questionFields begins with what the other keys of a question depend on.
var questionFields = []row[Question]{
	field.New("about", field.IDShape("the id of a subject kind"), "asked for each subject of this kind; left out: about the case", func(r *reader, n *yamldoc.Node, q *Question) {
		if w, ok := field.ReadWord(r, n, "about"); ok {
			q.About = lookup(r, w, "subject kind", r.p.kinds, r.kindIDs)
		}
	}),
	field.Need(enumField("type", "what kind of reply it takes", typeWords, func(q *Question) *Type { return &q.Type })),
	field.New("options", optionsShape(), "the replies of a choice or many question", func(r *reader, n *yamldoc.Node, q *Question) { r.options(n, q) }),
	field.New("groups", groupsShape(), "a word for several options, usable in conditions", func(r *reader, n *yamldoc.Node, q *Question) { r.groups(n, q) }),
	field.Need(textField("ask", "the question", func(q *Question) *Text { return &q.Ask })),
	textField("help", "what it wants, and what does not count as an answer", func(q *Question) *Text { return &q.Help }),
	field.New(NotKnown, field.WordShape([]string{"refuse"}), "refuse: not known is no answer to it", func(r *reader, n *yamldoc.Node, q *Question) {
		if w, ok := field.ReadWord(r, n, NotKnown); ok && w.ID != "refuse" {
			field.Wanted(r, n, NotKnown, `"refuse"`)
		} else {
			q.RefusesNotKnown = ok
		}
	}),
	flagField("judgement", "true where it also asks what the reply is based on", func(q *Question) *bool { return &q.Judgement }),
	field.New("recall", field.ListShape("a list of question ids", field.IDShape("a question id")), "earlier answers shown beside it", func(r *reader, n *yamldoc.Node, q *Question) {
		r.later(func() { q.Recall = r.recall(n, q) })
	}),
	textField("known-by", "who could know, said when it is not known", func(q *Question) *Text { return &q.KnownBy }),
	enumField("basis", "practice where today's practice adds it", basisWords, func(q *Question) *Basis { return &q.Basis }),
	whenField("left out where this is known to be false", func(q *Question) **Condition { return &q.When }, func(r *reader, q *Question) binding { return r.bindingOf(q.Written, q.About) }),
	field.New("alerts", field.MapShape("replies with lists of action ids", actionsShape), "actions raised the moment it is answered so", func(r *reader, n *yamldoc.Node, q *Question) {
		r.later(func() { r.alerts(n, q) })
	}),
	field.Need(citeField("the paragraph it rests on or, for practice, serves", func(q *Question) *[]*Paragraph { return &q.Cite })),
}

func (r *reader) questions(n *yamldoc.Node) {
	r.p.Questions = define(r, n, "question", func(key, value *yamldoc.Node) *Question {
		q := &Question{Written: Written{key.Place, value}, ID: key.Value, Index: len(r.questionIDs)}
		if k := r.p.kinds[q.ID]; k != nil {
			r.Reportf(key.Place, "duplicate-id", "question %q has the id of a subject kind (line %d); the two share their ids", q.ID, k.At.Line)
		}
		wrong := readMapping(r, q.Written, fmt.Sprintf("question %q", q.ID), questionFields, q)
		r.noteVague(q.Written, "about", wrong, q.About)
		r.checkOptions(q, wrong)
		texts := []Text{q.Ask, q.Help, q.KnownBy}
		for _, o := range q.Options {
			texts = append(texts, o.Label, o.Help)
		}
		for _, t := range texts {
			r.checkText(t, r.bindingOf(q.Written, q.About))
		}
		return q
	}, r.p.questions, &r.questionIDs)
}

// checkOptions gives a yes-no question its two options, and reports options
// where there should be none, or none where there should be some.
func (r *reader) checkOptions(q *Question, wrong field.Misspelt) {
	if !q.hasType() {
		return
	}
	given, takes := wrong.Tried(q.node, "options"), q.takesOptions()
	switch {
	case takes && !given:
		r.Reportf(q.At, "missing-key", "question %q has no \"options\", which a %s question needs", q.ID, q.Type)
	case !takes && given && !wrong["options"]:
		r.Reportf(q.keyPlace("options"), "wrong-type", "question %q is of type %s, which has no options of its own", q.ID, q.Type)
	}
	if q.Type == YesNo {
		q.Options = []*Option{
			{At: q.At, ID: "yes", Label: newText("Yes", q.At)},
			{At: q.At, ID: "no", Label: newText("No", q.At)},
		}
	}
}

// hasType reports whether the file gives q a type that there is.
func (q *Question) hasType() bool {
	t := q.node.Lookup("type")
	return t != nil && slices.Contains(typeWords, t.Value)
}

func (q *Question) takesOptions() bool { return q.Type == Choice || q.Type == Many }

// isBlurred reports whether the type or the options of q have a fault, so that
// nothing can be said of replies to it.
func (q *Question) isBlurred() bool {
	if !q.hasType() {
		return true
	}
	if q.takesOptions() {
		return len(q.Options) == 0 || len(q.Options) > MaxOptions
	}
	return q.node.Lookup("options") != nil
}

func optionsShape() field.Shape {
	shape := definitions(field.EitherShape("a label", field.TextShape("a label"), field.TableShape("a label with help", "option")))
	shape.Says, shape.Least, shape.Most = "option ids with their labels", 1, MaxOptions
	return shape
}

func groupsShape() field.Shape {
	shape := definitions(field.ListShape("a list of option ids", field.IDShape("an option id")).Filled())
	shape.Says = "group ids with lists of options"
	return shape
}

var actionsShape = field.ListShape("a list of action ids", field.IDShape("an action id"))

var optionFields = []row[Option]{
	field.Need(textField("label", "the reply in words", func(o *Option) *Text { return &o.Label })),
	textField("help", "what counts as this", func(o *Option) *Text { return &o.Help }),
}

func (r *reader) options(n *yamldoc.Node, q *Question) {
	known := map[string]*Option{}
	q.Options = define(r, n, "option", func(key, value *yamldoc.Node) *Option {
		o := &Option{At: key.Place, ID: key.Value}
		if value.Kind == yamldoc.Mapping && !value.LooksLikePlaceholder() {
			readMapping(r, Written{key.Place, value}, fmt.Sprintf("option %q", o.ID), optionFields, o)
		} else {
			o.Label = r.text(value, o.ID)
		}
		return o
	}, known, new([]string))
	switch {
	case n.Kind == yamldoc.Mapping && len(q.Options) == 0:
		r.Reportf(n.Place, "empty-value", `"options" has no option`)
	case len(q.Options) > MaxOptions:
		r.Reportf(q.Options[MaxOptions].At, "too-many-options", "question %q has %d options, where %d are the most", q.ID, len(q.Options), MaxOptions)
	}
	r.checkLabels(q)
}

// checkLabels reports two options that a person could not tell apart.
func (r *reader) checkLabels(q *Question) {
	first := map[string]*Option{}
	for _, o := range q.Options {
		label := o.Label.String()
		if twin := first[label]; twin != nil && label != "" {
			r.Reportf(o.At, "same-label", "option %q reads %q, as option %q does", o.ID, label, twin.ID)
		}
		first[label] = o
	}
}

func (r *reader) groups(n *yamldoc.Node, q *Question) {
	q.Groups = map[string]Set{}
	if q.hasType() && !q.takesOptions() {
		r.Reportf(q.keyPlace("groups"), "wrong-type", "question %q is of type %s, which has no groups of options", q.ID, q.Type)
		return
	}
	if !field.IsMapping(r, n, `"groups"`) {
		return
	}
	for _, pair := range n.Pairs {
		r.checkID(pair.Key, "group")
		if q.Option(pair.Key.Value) >= 0 {
			r.Reportf(pair.Key.Place, "duplicate-id", "group %q has the id of an option", pair.Key.Value)
		}
		if pair.Value.Kind == yamldoc.Sequence && len(pair.Value.Items) == 0 {
			r.Reportf(pair.Value.Place, "empty-value", "group %q holds no option", pair.Key.Value)
		}
		var set Set
		for _, w := range field.ReadWords(r, pair.Value, pair.Key.Value) {
			if i := q.Option(w.ID); i >= 0 {
				set |= 1 << i
			} else {
				r.unknownOption(w, q, optionIDs(q))
			}
		}
		q.Groups[pair.Key.Value] = set
	}
}

func optionIDs(q *Question) []string {
	ids := make([]string, len(q.Options))
	for i, o := range q.Options {
		ids[i] = o.ID
	}
	return ids
}

// unknownOption reports a reply that q does not have; known is what could stand
// there.
func (r *reader) unknownOption(w field.Word, q *Question, known []string) {
	if q.isBlurred() || r.excused(w.ID, "option", "group") {
		return
	}
	message := fmt.Sprintf("question %q has no option %q", q.ID, w.ID)
	if len(q.Options) == 0 {
		message = fmt.Sprintf("question %q is of type %s and has no option %q", q.ID, q.Type, w.ID)
	}
	hint := field.DidYouMean(r, w.ID, known)
	if hint == "" && len(known) > 0 {
		hint = "what can stand here: " + field.OneOf(known)
	}
	r.Report(w.At, "unknown-option", message, hint)
}

func (r *reader) recall(n *yamldoc.Node, q *Question) []*Question {
	var list []*Question
	for _, w := range field.ReadWords(r, n, "recall") {
		earlier := lookup(r, w, "question", r.p.questions, r.questionIDs)
		if earlier == nil {
			continue
		}
		if earlier.About != nil && !r.bindingOf(q.Written, q.About).holds(earlier.About) {
			r.Reportf(w.At, "not-bound", "question %q cannot recall %q, which is about each %s", q.ID, w.ID, earlier.About.ID)
			continue
		}
		list = append(list, earlier)
	}
	return list
}

func (r *reader) alerts(n *yamldoc.Node, q *Question) {
	if !field.IsMapping(r, n, `"alerts"`) {
		return
	}
	for _, pair := range n.Pairs {
		reply := pair.Key
		actions := r.actionList(pair.Value, strconv.Quote(reply.Value))
		if !r.vague[q.node] {
			for _, a := range actions {
				a.raisedFor[q.About] = true
			}
		}
		switch i := q.Option(reply.Value); {
		case i >= 0:
			q.Options[i].Alerts = actions
		case reply.Value != NotKnown:
			r.unknownOption(field.WordOf(reply), q, replyIDs(q))
		case q.RefusesNotKnown:
			r.Reportf(reply.Place, "unknown-option", "question %q refuses not-known, so nothing is raised by it", q.ID)
		default:
			q.NotKnownAlerts = actions
		}
	}
}

func (r *reader) actionList(n *yamldoc.Node, key string) []*Action {
	var list []*Action
	for _, w := range field.ReadWords(r, n, key) {
		if a := lookup(r, w, "action", r.actions, r.actionIDs); a != nil {
			list = append(list, a)
		}
	}
	return list
}
