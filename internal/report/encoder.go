package report

import (
	"strconv"

	"safeguard/internal/procedure"
)

// An Encoder writes the outcome paths of one procedure as JSON. Nearly all of
// such a line is the procedure's own words, so they are made ready once, and the
// lines are put together by hand, without reflection: a stream of cases passes
// here.
type Encoder struct {
	procedure       string
	trees           []template // these by Index
	actions         []template
	tensions        map[*procedure.Tension]template
	interpretations []string
	currency        map[*procedure.Currency]string
	outcomeCites    []string
	questionCites   []string
	actionCites     []string
}

// A template is JSON with gaps between its literals, each for the label of the
// subject in hand.
type template []string

const noCite = `"cite":[]`

// NewEncoder makes ready what a procedure says.
func NewEncoder(p *procedure.Procedure) *Encoder {
	return &Encoder{
		procedure: members("id", p.ID, "title", p.Title, "edition", p.Edition, "review-by", p.ReviewBy.String(), "digest", p.Digest).object(),
		trees:     each(p.Trees, treeTemplate),
		actions:   each(p.Actions, actionTemplate),
		tensions: ready(p.Tensions, func(t *procedure.Tension) template {
			return new(filling).text("says", t.Says).literal("," + citeMember(t.Cite)).template()
		}),
		interpretations: each(p.Interpretations, func(i *procedure.Interpretation) string {
			return string(members("id", i.ID, "says", i.Says)) + "," + citeMember(i.Cite)
		}),
		currency: ready(p.Currency, func(c *procedure.Currency) string {
			return citeMember(c.Cite) + "," + string(members("then", c.Then, "now", c.Now, "source", c.Source, "as-at", c.AsAt.String()))
		}),
		outcomeCites:  each(p.Outcomes, func(o *procedure.Outcome) string { return citeMember(o.Cite) }),
		questionCites: each(p.Questions, func(q *procedure.Question) string { return citeMember(q.Cite) }),
		actionCites:   each(p.Actions, func(a *procedure.Action) string { return citeMember(a.Cite) }),
	}
}

func ready[K comparable, V any](list []K, f func(K) V) map[K]V {
	m := make(map[K]V, len(list))
	for _, k := range list {
		m[k] = f(k)
	}
	return m
}

// written is keys with their values, as they stand between the braces of an
// object.
type written string

// members writes keys and values, one after the other, as JSON.
func members(pairs ...string) written {
	var b []byte
	for i, s := range pairs {
		switch {
		case i%2 == 1:
			b = append(b, ':')
		case i > 0:
			b = append(b, ',')
		}
		b = appendString(b, s)
	}
	return written(b)
}

func (w written) object() string { return "{" + string(w) + "}" }

func citeMember(list []*procedure.Paragraph) string {
	b := []byte(`"cite":[`)
	for i, p := range list {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendString(b, p.ID)
	}
	return string(append(b, ']'))
}

// A filling puts a template together.
type filling struct {
	done template
	now  []byte
}

func (f *filling) literal(s string) *filling {
	f.now = append(f.now, s...)
	return f
}

// text adds a key with a text, and a gap for each place of the label.
func (f *filling) text(key string, t procedure.Text) *filling {
	f.now = append(f.now, `"`+key+`":"`...)
	for i, literal := range t.Literals() {
		if i > 0 {
			f.done = append(f.done, string(f.now))
			f.now = nil
		}
		f.now = appendEscaped(f.now, literal)
	}
	f.now = append(f.now, '"')
	return f
}

func (f *filling) template() template { return append(f.done, string(f.now)) }

func treeTemplate(t *procedure.Tree) template {
	return new(filling).
		literal(string(members("stage", t.Stage.ID, "tree", t.ID))+",").
		text("title", t.Title).
		literal("," + string(members("about", idOf(t.For)))).
		template()
}

func actionTemplate(a *procedure.Action) template {
	return new(filling).
		text("do", a.Do).literal(",").
		text("do-not", a.DoNot).literal(",").
		text("until", a.Until).literal("," + actionFacts(a.By, a.Duty, a.Urgent)).
		template()
}

func actionFacts(by string, duty procedure.Duty, urgent bool) string {
	return string(members("by", by, "duty", duty.String())) + `,"urgent":` + strconv.FormatBool(urgent)
}

// actionMembers writes a task of finding out with the keys that an action has.
func actionMembers(v actionView) string {
	return string(members("do", v.Do, "do-not", "", "until", "")) + "," + actionFacts(v.By, procedure.NoDuty, false)
}
