package report

import (
	"io"

	"safeguard/internal/check"
)

// RulesJSON writes rules, without their examples, as one JSON document.
func RulesJSON(w io.Writer, rules []*check.Rule) error {
	j := jsonWriter{}
	j.open('{')
	j.key("format").raw("1")
	list(&j, "rules", rules, func(r **check.Rule) { j.rule(*r) })
	j.close('}')
	return indented(w, j.b)
}

// RuleJSON writes one rule with its examples and what is found in them.
func RuleJSON(w io.Writer, r *check.Rule) error {
	j := jsonWriter{}
	j.open('{')
	j.key("format").raw("1")
	j.key("rule")
	j.open('{')
	j.rule(r)
	j.key("no-example").string(check.NoExample(r.ID))
	list(&j, "examples", check.Examples(r.ID), j.example)
	j.close('}')
	j.close('}')
	return indented(w, j.b)
}

func (j *jsonWriter) rule(r *check.Rule) {
	why, _ := check.CanDisable(r.ID)
	j.key("id").string(r.ID)
	j.key("severity").string(r.Severity.String())
	j.key("finds").string(r.Finds)
	j.key("why").string(r.Why)
	j.key("mend").string(r.Mend)
	j.key("can-be-disabled").bool(why == "")
}

func (j *jsonWriter) example(e *check.Example) {
	j.key("name").string(e.Name)
	j.key("bad").bool(e.Bad)
	j.key("kind").string(e.Kind.String())
	j.key("today").string(e.Today.String())
	j.key("text").exact(string(e.Data))
	list(j, "findings", e.Findings(), func(f *check.Finding) { j.finding(f, "") })
}
