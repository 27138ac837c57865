package report

import (
	"safeguard/internal/decide"
	"safeguard/internal/record"
	"safeguard/internal/safetext"
)

// newer appends the other edition that is at hand; null where there is none.
func (j *caseJSON) newer() {
	j.key("newer-edition")
	n := j.v.Newer
	if n == nil {
		j.raw("null")
		return
	}
	j.open('{')
	j.strings("edition", n.Edition, "digest", n.Digest)
	j.key("faults").exactList(n.Faults)
	j.key("outcome-path")
	if n.Path == nil {
		j.raw("null")
	} else {
		j.raw(safetext.JSON(string(AppendJSON(nil, n.Path))))
	}
	j.key("differs")
	if n.Path == nil || n.Differs == nil {
		j.raw("null")
	} else {
		j.differences(n.Differs, decide.Decide(j.c.Answers), n.Path)
	}
	j.close('}')
}

// differences appends what differs between two paths. What is not there is null.
func (j *caseJSON) differences(d *record.Differences, was, is *decide.Path) {
	j.open('{')
	list(&j.jsonWriter, "decisions", d.Decisions, func(c *record.DecisionChange) {
		one, of := c.After, is
		if one == nil {
			one, of = c.Before, was
		}
		j.strings("tree", one.Tree.ID, "subject", one.Subject.Label(of.Answers))
		j.key("before").decided(c.Before)
		j.key("after").decided(c.After)
	})
	list(&j.jsonWriter, "alerts", d.Alerts, func(c *record.AlertChange) {
		one, of, fate := c.After, is, "raised"
		if one == nil {
			one, of, fate = c.Before, was, "gone"
		}
		j.strings("action", one.Action.ID, "subject", one.Subject.Label(of.Answers), "fate", fate)
	})
	list(&j.jsonWriter, "actions", d.Actions, func(c *record.ActionChange) {
		one, of, fate := c.After, is, "moved"
		switch {
		case c.After == nil:
			one, of, fate = c.Before, was, "gone"
		case c.Before == nil:
			fate = "new"
		}
		j.strings("action", one.ID(), "subject", one.Subject.Label(of.Answers), "fate", fate)
		j.key("due-before").due(c.Before)
		j.key("due-after").due(c.After)
	})
	j.close('}')
}

func (j *jsonWriter) decided(d *decide.Decision) {
	if d == nil {
		j.raw("null")
		return
	}
	j.open('{')
	j.key("status").string(d.Status.String())
	j.key("provisional").bool(d.Provisional)
	words(j, "possible", d.Possible, outcomeID)
	j.close('}')
}

func (j *jsonWriter) due(a *decide.Action) {
	if a == nil {
		j.raw("null")
		return
	}
	j.date(a.Due)
}
