package report

import (
	"bytes"
	"encoding/json"
	"io"
	"strings"
	"time"

	"safeguard/internal/decide"
	"safeguard/internal/record"
	"safeguard/internal/safetext"
)

// CaseJSON writes a case as one indented JSON document. Under "outcome-path"
// stand the bytes that JSON gives of the path, and under "record" what the
// record adds. Keys are never left out. What may not be shown stands in a string
// by its number, so that nothing is lost.
func CaseJSON(w io.Writer, v CaseView) error {
	if v.Case == nil {
		return errNoCase
	}
	path := decide.Decide(v.Case.Answers)
	var b bytes.Buffer
	b.WriteString("{\n  \"outcome-path\": ")
	if err := JSON(&b, path); err != nil {
		return err
	}
	b.Truncate(b.Len() - len("\n"))
	b.WriteString(",\n  \"record\": ")
	j := &caseJSON{v: v, c: v.Case}
	j.record()
	if j.err != nil {
		return j.err
	}
	if err := json.Indent(&b, j.b, "  ", "  "); err != nil {
		return err
	}
	b.WriteString("\n}\n")
	_, err := w.Write(b.Bytes())
	return err
}

// A caseJSON writes what a record adds to a path. It keeps the first error.
type caseJSON struct {
	jsonWriter
	v   CaseView
	c   *record.Case
	err error
}

func (j *caseJSON) record() {
	c, s := j.c, j.v.Stamp
	j.open('{')
	j.key("format").raw("1")
	j.key("reference").exact(j.v.reference())
	j.key("state").string(c.State().String())
	j.key("as-at").string(jsonTime(s.AsAt))
	j.key("tool").exact(s.Tool)
	j.key("head").exact(s.Head)
	j.key("events").int(s.Events)
	j.key("aid").string(aid)
	j.key("procedure")
	p := c.Procedure
	j.raw(members("id", p.ID, "title", p.Title, "edition", p.Edition, "digest", p.Digest).object())
	j.key("opened").string(jsonTime(c.Began()))
	j.key("retention").date(c.Retain)
	j.damage()
	j.torn()
	j.key("problem").exact(j.v.Problem)
	j.beside()
	j.changed()
	last := c.LastPath()
	j.key("changed-since-last-path").bool(last != nil && c.ChangedSince(last))
	j.paths()
	j.newer()
	j.handedOn()
	j.history()
	j.close('}')
}

// jsonTime writes a time in UTC; "" for none.
func jsonTime(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}

func (j *caseJSON) damage() {
	j.key("damage")
	d := j.v.Damage
	if d == nil {
		j.raw("null")
		return
	}
	j.open('{')
	j.key("event").int(d.Event)
	j.key("why").exact(d.Why)
	j.key("unread-bytes").int(j.v.Unread)
	j.close('}')
}

func (j *caseJSON) torn() {
	j.key("torn")
	j.open('{')
	j.key("bytes").int(j.v.Torn)
	list(&j.jsonWriter, "set-aside", j.c.Torn, func(t *record.Entry[record.Torn]) {
		j.event(t.Event)
		j.key("file").exact(t.Said.File)
		j.key("bytes").int(t.Said.Bytes)
		j.key("digest").exact(t.Said.Digest)
	})
	j.close('}')
}

// event appends which event says something.
func (j *caseJSON) event(e record.Event) {
	j.key("event").int(e.Number)
	j.key("at").string(jsonTime(e.At))
	j.by(e.By)
}

func (j *caseJSON) by(w record.Who) {
	j.key("by")
	j.open('{')
	j.key("role").exact(w.Role)
	j.key("agency").exact(w.Agency)
	j.close('}')
}

// strings appends keys and texts, one after the other.
func (j *caseJSON) strings(pairs ...string) {
	for i := 0; i < len(pairs); i += 2 {
		j.key(pairs[i]).exact(pairs[i+1])
	}
}

// entries appends a list of entries, with what took them back.
func entries[B record.Body](j *caseJSON, key string, all []record.Entry[B], one func(B)) {
	list(&j.jsonWriter, key, all, func(e *record.Entry[B]) {
		j.event(e.Event)
		one(e.Said)
		j.key("withdrawn")
		if e.Withdrawn == 0 {
			j.raw("null")
			return
		}
		why := ""
		if w, ok := j.c.Events[e.Withdrawn-1].Body.(record.Withdrawn); ok {
			why = w.Why
		}
		j.open('{')
		j.key("event").int(e.Withdrawn)
		j.key("why").exact(why)
		j.close('}')
	})
}

func (j *caseJSON) beside() {
	entries(j, "participants", j.c.Participants, func(p record.Participant) {
		j.strings("agency", p.Agency, "role", p.Role, "presence", p.Presence)
	})
	entries(j, "information", j.c.Information, func(i record.Information) {
		j.strings("agency", i.Agency, "standing", i.Standing, "about", i.About, "words", i.Words)
	})
	entries(j, "safety-plan", j.c.SafetyPlan, func(s record.SafetyPlan) {
		j.strings("about", s.About, "words", s.Words)
	})
	entries(j, "taken-up", j.c.TakenUp, func(t record.TakenUp) {
		j.strings("action", t.Action, "about", t.About, "do", t.Do, "owner", t.Owner)
		j.key("by-when").date(t.By)
		j.strings("check", t.Check)
	})
	entries(j, "dissent", j.c.Dissent, func(d record.Dissent) {
		j.strings("agency", d.Agency, "would", d.Would, "why", d.Why, "escalation", d.Escalation)
	})
	entries(j, "views", j.c.Views, func(v record.Viewed) {
		j.strings("about", v.About, "words", v.Words)
	})
	list(&j.jsonWriter, "verdicts", j.c.Verdicts, func(e *record.Verdict) {
		j.event(e.Event)
		differed, differs := e.Said.(record.Differed)
		j.key("agrees").bool(!differs)
		j.strings("words", differed.Words)
		of := 0
		if e.Of != nil {
			of = e.Of.Event.Number
		}
		j.key("path-event").int(of)
	})
	list(&j.jsonWriter, "reopened", j.c.Reopened, func(e *record.Entry[record.Reopened]) {
		j.event(e.Event)
		j.strings("why", e.Said.Why)
	})
}

// changed appends what was said anew after a path was shown, as data and in
// words.
func (j *caseJSON) changed() {
	list(&j.jsonWriter, "changed-after-path", j.c.Changed, func(e *record.Changed) {
		s, _ := sayWords(j.c.Procedure, e.Said)
		j.event(e.Event)
		j.strings("what", e.Event.What(), "asked", s.asked, "before", s.before, "now", s.now, "why", e.Why)
		j.key("data")
		j.body(e.Said)
	})
}

func (j *caseJSON) paths() {
	list(&j.jsonWriter, "paths", j.c.Paths, func(one **record.Path) {
		p := *one
		j.event(p.Event)
		j.strings("tool", p.Tool)
		j.key("same").bool(sameAnew(p))
		j.key("path")
		if len(p.Stored) == 0 {
			j.raw("null")
		} else {
			j.raw(safetext.JSON(string(p.Stored)))
		}
	})
}

func (j *caseJSON) handedOn() {
	list(&j.jsonWriter, "exports", j.c.Exports, func(e *record.Entry[record.Exported]) {
		j.event(e.Event)
		j.strings("format", e.Said.Format, "digest", e.Said.Digest)
	})
}

func (j *caseJSON) history() {
	list(&j.jsonWriter, "history", j.c.Events, func(e *record.Event) {
		j.key("number").int(e.Number)
		j.key("at").string(jsonTime(e.At))
		j.by(e.By)
		j.strings("what", e.What())
		j.key("data")
		j.body(e.Body)
		j.strings("hash", e.Hash)
	})
}

// body appends what an event says, with the keys it has in the record.
func (j *caseJSON) body(body record.Body) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(body); err != nil && j.err == nil {
		j.err = err
	}
	j.raw(safetext.JSON(strings.TrimSuffix(b.String(), "\n")))
}
