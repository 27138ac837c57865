package compare

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"safeguard/internal/fault"
	"safeguard/internal/procedure"
)

var questionSection = section[*procedure.Question]{
	what: "question",
	id:   questionID,
	says: func(q *procedure.Question) string { return q.Ask.String() },
	loss: always[*procedure.Question],
	fields: []field[*procedure.Question]{
		{key: "about", words: func(q *procedure.Question) string { return kindID(q.About) }},
		{key: "type", words: func(q *procedure.Question) string { return q.Type.String() }},
		{key: "ask", words: func(q *procedure.Question) string { return q.Ask.String() }, prose: true},
		{key: "help", words: func(q *procedure.Question) string { return q.Help.String() }, prose: true},
		{key: procedure.NotKnown, words: refuses, turn: reversed(kept(refuses))},
		{key: "judgement", words: func(q *procedure.Question) string { return strconv.FormatBool(q.Judgement) }},
		{key: "recall", words: func(q *procedure.Question) string { return strings.Join(idsOf(q.Recall, questionID), ", ") }},
		{key: "known-by", words: func(q *procedure.Question) string { return q.KnownBy.String() }, prose: true},
		{key: "basis", words: func(q *procedure.Question) string { return basis(q.Basis) }},
		{
			key: "when", words: func(q *procedure.Question) string { return when(q.When) }, full: func(q *procedure.Question) string { return whenInFull(q.When) },
			turn: conditionTurn("asked", func(q *procedure.Question) *procedure.Condition { return q.When }),
		},
		{key: "stage", words: func(q *procedure.Question) string { return stageID(q.Stage) }},
		{
			key: "checklist", words: func(q *procedure.Question) string { return strconv.FormatBool(q.InChecklist) },
			turn: holds(func(q *procedure.Question) bool { return q.InChecklist }),
		},
		{key: "cite", words: func(q *procedure.Question) string { return cites(q.Cite) }},
	},
	more: func(d *differ, id string, old, new *procedure.Question) {
		compareIn(d, optionSection, id+"/", optionsOf(old), optionsOf(new))
		d.groups(id, old, new)
		d.alerts(id, old, new)
	},
}

func questionID(q *procedure.Question) string { return q.ID }

func refuses(q *procedure.Question) string {
	if q.RefusesNotKnown {
		return "refuse"
	}
	return ""
}

func basis(b procedure.Basis) string {
	if b == procedure.Practice {
		return "practice"
	}
	return "chapter"
}

// An option knows its own place only.
type option struct{ *procedure.Option }

func (o option) PlaceOf(string) fault.Place { return o.At }

// optionsOf gives the options that a file writes down: those of a yes-no
// question follow from its type.
func optionsOf(q *procedure.Question) []option {
	if q.Type == procedure.YesNo {
		return nil
	}
	options := make([]option, len(q.Options))
	for i, o := range q.Options {
		options[i] = option{o}
	}
	return options
}

var optionSection = section[option]{
	what:    "option",
	id:      func(o option) string { return o.ID },
	says:    func(o option) string { return o.Label.String() },
	ordered: true,
	fields: []field[option]{
		{key: "label", words: func(o option) string { return o.Label.String() }, prose: true},
		{key: "help", words: func(o option) string { return o.Help.String() }, prose: true},
	},
}

// groups reports groups that came or went, and options that a group lost or
// gained.
func (d *differ) groups(id string, old, new *procedure.Question) {
	both := maps.Clone(old.Groups)
	if both == nil {
		both = map[string]procedure.Set{}
	}
	maps.Copy(both, new.Groups)
	for _, group := range slices.Sorted(maps.Keys(both)) {
		was, is := groupOptions(old, group), groupOptions(new, group)
		about := Difference{What: "group", ID: id + "/" + group, Field: "options", OldAt: old.PlaceOf("groups"), NewAt: new.PlaceOf("groups")}
		switch {
		case is == nil:
			about.Fate, about.Field, about.Old, about.NewAt = Went, "", strings.Join(was, ", "), fault.Place{}
			d.add(about)
		case was == nil:
			about.Fate, about.Field, about.New, about.OldAt = Came, "", strings.Join(is, ", "), fault.Place{}
			d.add(about)
		default:
			d.members(about, was, is, Level)
		}
	}
}

func groupOptions(q *procedure.Question, group string) []string {
	set := q.Groups[group]
	var ids []string
	for i, o := range q.Options {
		if set.Has(i) {
			ids = append(ids, o.ID)
		}
	}
	return ids
}

// alerts reports each action that a reply no longer raises, or raises now.
func (d *differ) alerts(id string, old, new *procedure.Question) {
	was, is := raised(old), raised(new)
	about := Difference{What: "question", ID: id, Field: "alerts", OldAt: old.PlaceOf("alerts"), NewAt: new.PlaceOf("alerts")}
	d.actions(about, was, is)
}

// raised gives each reply to a question with each action that it raises.
func raised(q *procedure.Question) []string {
	var list []string
	for _, o := range q.Options {
		for _, a := range o.Alerts {
			list = append(list, o.ID+": "+a.ID)
		}
	}
	for _, a := range q.NotKnownAlerts {
		list = append(list, procedure.NotKnown+": "+a.ID)
	}
	return list
}
