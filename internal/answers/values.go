package answers

import (
	"fmt"
	"strings"

	"safeguard/internal/calendar"
	"safeguard/internal/procedure"
	"safeguard/internal/yamldoc"
)

// value reads what stands behind a question, or a label, by the question's type.
func (r *reader) value(q *procedure.Question, n *yamldoc.Node) (v Value, ok bool) {
	if isNotKnown(n) {
		if q.RefusesNotKnown {
			r.Reportf(n.Place, "not-known-refused", "%q is answered not-known, which this question does not take", q.ID)
		}
		return Value{NotKnown: true}, !q.RefusesNotKnown
	}
	switch q.Type {
	case procedure.Many:
		return r.ticks(q, n)
	case procedure.FreeText:
		v.Text, ok = r.words(q, n)
	case procedure.DateType:
		v.Date, ok = r.date(q, n)
	default:
		var i int
		i, ok = r.option(q, n)
		v.Options = 1 << max(i, 0)
	}
	return v, ok
}

// isNotKnown takes not-known alone and [not-known] for the same.
func isNotKnown(n *yamldoc.Node) bool {
	if n.Kind == yamldoc.Sequence && len(n.Items) == 1 {
		n = n.Items[0]
	}
	return saysNotKnown(n)
}

func saysNotKnown(n *yamldoc.Node) bool {
	return n.Kind == yamldoc.Scalar && n.Tag == yamldoc.Text && n.Value == procedure.NotKnown
}

func (r *reader) ticks(q *procedure.Question, n *yamldoc.Node) (v Value, ok bool) {
	if n.Kind != yamldoc.Sequence {
		r.Report(n.Place, "wrong-kind", fmt.Sprintf("%q is %s, where a list of options is wanted", q.ID, n.Describe()), "write [one, two], or [] for none of these")
		return v, false
	}
	ok = true
	for _, item := range n.Items {
		if saysNotKnown(item) {
			if v.NotKnown {
				r.Reportf(item.Place, "named-twice", "not-known stands twice in the answer to %q", q.ID)
			}
			if q.RefusesNotKnown {
				r.Reportf(item.Place, "not-known-refused", "%q is answered not-known, which this question does not take", q.ID)
			}
			ok, v.NotKnown = ok && !v.NotKnown && !q.RefusesNotKnown, true
			continue
		}
		i, found := r.option(q, item)
		switch {
		case !found:
			ok = false
		case v.Options.Has(i):
			r.Reportf(item.Place, "named-twice", "option %q stands twice in the answer to %q", item.Value, q.ID)
			ok = false
		default:
			v.Options |= 1 << i
		}
	}
	return v, ok
}

func (r *reader) option(q *procedure.Question, n *yamldoc.Node) (int, bool) {
	if n.Kind != yamldoc.Scalar || n.Tag != yamldoc.Text {
		r.Report(n.Place, "wrong-kind", fmt.Sprintf("%q is %s, where one of its options is wanted", q.ID, n.Describe()), optionsOf(q))
		return -1, false
	}
	if i := q.Option(n.Value); i >= 0 {
		return i, true
	}
	hint := r.didYouMean(n.Value, optionWords(q))
	if hint == "" {
		hint = optionsOf(q)
	}
	r.Report(n.Place, "unknown-option", fmt.Sprintf("question %q has no option %q", q.ID, n.Value), hint)
	return -1, false
}

// words reads a free text: any scalar as it is written.
func (r *reader) words(q *procedure.Question, n *yamldoc.Node) (string, bool) {
	switch {
	case n.Kind != yamldoc.Scalar:
		r.Reportf(n.Place, "wrong-kind", "%q is %s, where a text is wanted", q.ID, n.Describe())
	case n.Tag == yamldoc.Null || strings.TrimSpace(n.Value) == "":
		r.Report(n.Place, "empty-value", fmt.Sprintf("%q has no words", q.ID), "leave out what is not answered")
	default:
		return n.Value, true
	}
	return "", false
}

func (r *reader) date(q *procedure.Question, n *yamldoc.Node) (calendar.Date, bool) {
	if n.Kind != yamldoc.Scalar || n.Tag != yamldoc.Date && n.Tag != yamldoc.Text {
		r.Reportf(n.Place, "wrong-kind", "%q is %s, where a date such as 2026-11-23 is wanted", q.ID, n.Describe())
		return calendar.Date{}, false
	}
	d, err := calendar.ParseDate(n.Value)
	if err != nil {
		r.Reportf(n.Place, "bad-date", "%q: %v", q.ID, err)
		return calendar.Date{}, false
	}
	return d, true
}

func optionWords(q *procedure.Question) []string {
	var words []string
	for _, o := range q.Options {
		words = append(words, o.ID)
	}
	if !q.RefusesNotKnown {
		words = append(words, procedure.NotKnown)
	}
	return words
}

func optionsOf(q *procedure.Question) string {
	return "its options: " + strings.Join(optionWords(q), ", ")
}
