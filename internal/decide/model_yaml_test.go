package decide_test

import (
	"fmt"
	"strconv"
	"strings"
)

// The text of a procedure file. Everything is quoted that could be read as
// anything but text.

func (s *sheet) yaml() string {
	var b strings.Builder
	b.WriteString("format: 1\nid: drawn\ntitle: Drawn\nedition: \"1\"\ncalendar: " + s.calendar + "\n")
	b.WriteString("source: {title: Drawn, paragraphs: {\"1\": {gist: One}, \"2\": {gist: Two}, \"3\": {gist: Three}}}\n")
	section(&b, "subjects", s.kinds, func(k *kind) (string, string) {
		return k.id, fmt.Sprintf("{label: %s, ask: Who is listed, min: %d}", k.label, k.min)
	})
	section(&b, "questions", s.asked, func(q *question) (string, string) { return q.id, q.yaml() })
	b.WriteString("stages:\n")
	for _, st := range s.stages {
		b.WriteString("  - " + flow("id", st.id, "title", "Stage", "when", st.when, "subjects", st.kinds, "checklist", st.checklist, "trees", st.trees) + "\n")
	}
	section(&b, "trees", s.trees, func(t *tree) (string, string) {
		title := "For the case"
		if t.each != "" {
			title = "For {" + t.each + "}"
		}
		return t.id, flow(append([]any{"title", quoted(title), "for-each", t.each, "protective-order", t.order}, t.root.pairs()...)...)
	})
	section(&b, "outcomes", s.outcomes, func(o *outcome) (string, string) {
		return o.id, flow("title", "Outcome", "duty", o.duty, "opens", fmt.Sprint(o.opens), "cite", o.cite, "actions", o.actions)
	})
	section(&b, "actions", s.actions, func(a *action) (string, string) { return a.id, a.yaml() })
	if len(s.tensions) > 0 {
		b.WriteString("tensions:\n")
	}
	for _, x := range s.tensions {
		says := "Pull apart"
		if x.each != "" {
			says = "{" + x.each + "} is pulled apart"
		}
		b.WriteString("  - " + flow("id", x.id, "for-each", x.each, "when", x.when, "says", quoted(says), "cite", x.cite) + "\n")
	}
	section(&b, "interpretations", s.readings, func(r *reading) (string, string) {
		return r.id, flow("says", "Read so", "cite", r.cite, "shown-with", r.shownWith, "when", r.when)
	})
	if len(s.overtaken) > 0 {
		b.WriteString("currency:\n")
	}
	for _, n := range s.overtaken {
		b.WriteString("  - " + flow("cite", n.cite, "now", n.now) + "\n")
	}
	return b.String()
}

// section writes a mapping of ids to definitions, one a line; none where it
// would be empty.
func section[T any](b *strings.Builder, key string, list []*T, one func(*T) (id, text string)) {
	for i, item := range list {
		if i == 0 {
			b.WriteString(key + ":\n")
		}
		id, text := one(item)
		fmt.Fprintf(b, "  %s: %s\n", id, text)
	}
}

// flow writes a mapping on one line from keys and values. A value that is
// empty is left out with its key.
func flow(pairs ...any) string {
	var b strings.Builder
	b.WriteByte('{')
	for i := 0; i < len(pairs); i += 2 {
		var text string
		switch v := pairs[i+1].(type) {
		case string:
			text = v
		case []string:
			text = words(v)
		case *cond:
			text = v.yaml()
		}
		if text == "" {
			continue
		}
		if b.Len() > 1 {
			b.WriteString(", ")
		}
		fmt.Fprintf(&b, "%s: %s", pairs[i], text)
	}
	b.WriteByte('}')
	return b.String()
}

// quoted keeps braces from being read as a mapping.
func quoted(s string) string { return strconv.Quote(s) }

func words(list []string) string {
	if list == nil {
		return ""
	}
	all := make([]string, len(list))
	for i, w := range list {
		all[i] = strconv.Quote(w)
	}
	return "[" + strings.Join(all, ", ") + "]"
}

func (q *question) yaml() string {
	options, groups, alerts, refuses := "", "", "", ""
	if q.kind == "choice" || q.kind == "many" {
		options = joined(q.options, func(o string) string { return o + ": Option " + o })
	}
	if len(q.groups) > 0 {
		groups = joined(q.groups, func(g group) string { return g.id + ": " + words(g.options) })
	}
	if len(q.alerts) > 0 {
		alerts = joined(q.alerts, func(r raised) string { return strconv.Quote(r.reply) + ": " + words(r.actions) })
	}
	if q.refuses {
		refuses = "refuse"
	}
	return flow("about", q.about, "ask", "What is known", "type", q.kind, "options", options, "groups", groups, "not-known", refuses,
		"known-by", q.knownBy, "when", q.when, "alerts", alerts, "cite", q.cite)
}

func joined[T any](list []T, one func(T) string) string {
	all := make([]string, len(list))
	for i, item := range list {
		all[i] = one(item)
	}
	return "{" + strings.Join(all, ", ") + "}"
}

func (b *branch) yaml() string {
	if b.outcome != "" {
		return b.outcome
	}
	return flow(b.pairs()...)
}

// pairs are the keys and values of a branch that is no leaf.
func (b *branch) pairs() []any {
	if b.ask == "" {
		return []any{"if", b.test, "then", b.yes.yaml(), "else", b.no.yaml()}
	}
	answers := joined(b.replies, func(r reply) string { return strconv.Quote(r.id) + ": " + r.to.yaml() })
	return []any{"ask", b.ask, "answers", answers}
}

func (a *action) yaml() string {
	urgent, deadline, text := "", "", "Act"
	if a.urgent {
		urgent = "true"
	}
	if a.names != "" {
		text = "Act for {" + a.names + "}"
	}
	if a.due != nil {
		deadline = fmt.Sprintf("{within: %d, unit: %s, of: %s}", a.due.within, a.due.unit, a.due.of)
	}
	if a.doNot {
		return flow("do-not", quoted(text), "until", "It holds", "duty", a.duty, "urgent", urgent, "when", a.when, "due", deadline, "cite", a.cite)
	}
	return flow("do", quoted(text), "by", "Somebody", "duty", a.duty, "urgent", urgent, "when", a.when, "due", deadline, "cite", a.cite)
}

func (c *cond) yaml() string {
	if c == nil {
		return ""
	}
	list := func() string {
		text := joined(c.parts, (*cond).yaml)
		return "[" + text[1:len(text)-1] + "]"
	}
	switch {
	case c.form == "is" && c.alone:
		return fmt.Sprintf("{%s: %q}", c.question, c.replies[0])
	case c.form == "is":
		return fmt.Sprintf("{%s: %s}", c.question, words(c.replies))
	case c.spread:
		return joined(c.parts, func(p *cond) string { text := p.yaml(); return text[1 : len(text)-1] })
	case c.form == "all" || c.form == "any":
		return fmt.Sprintf("{%s: %s}", c.form, list())
	case c.form == "none":
		return fmt.Sprintf("{none: %s}", c.kind)
	}
	return fmt.Sprintf("{%s: %s, where: %s}", c.form, c.kind, c.where.yaml())
}
