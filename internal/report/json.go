package report

import (
	"bytes"
	"encoding/json"
	"io"
	"slices"
	"unicode/utf8"

	"safeguard/internal/answers"
	"safeguard/internal/calendar"
	"safeguard/internal/decide"
	"safeguard/internal/fault"
	"safeguard/internal/procedure"
	"safeguard/internal/safetext"
)

// JSON writes an outcome path as one indented JSON document.
func JSON(w io.Writer, p *decide.Path) error {
	return indented(w, AppendJSON(nil, p))
}

// indented writes a document set out for a person to read.
func indented(w io.Writer, document []byte) error {
	var b bytes.Buffer
	if err := json.Indent(&b, document, "", "  "); err != nil {
		return err
	}
	b.WriteByte('\n')
	_, err := w.Write(b.Bytes())
	return err
}

// AppendJSON appends a single outcome path as an Encoder does.
func AppendJSON(b []byte, p *decide.Path) []byte { return NewEncoder(p.Procedure).Append(b, p) }

// Append appends an outcome path as one compact line of JSON, without a line
// break. Keys are never left out, and the same path gives the same bytes.
func (e *Encoder) Append(b []byte, p *decide.Path) []byte {
	j := jsonWriter{b: b, p: p, Encoder: e}
	j.open('{')
	j.key("format").raw("1")
	j.key("procedure").raw(e.procedure)
	list(&j, "decisions", p.Decisions, j.decision)
	list(&j, "alerts", p.Alerts, j.alert)
	list(&j, "actions", p.Actions, j.action)
	list(&j, "outstanding", p.Outstanding, j.outstanding)
	list(&j, "set-aside", p.SetAside, j.setAside)
	list(&j, "tensions", p.Tensions, j.tension)
	list(&j, "interpretations", p.Interpretations, func(i **procedure.Interpretation) { j.member(e.interpretations[(*i).Index]) })
	list(&j, "currency", p.Currency, func(c **procedure.Currency) { j.member(e.currency[*c]) })
	j.close('}')
	return j.b
}

// AppendFaults appends what stands in place of the path of a faulty case, as
// one compact line of JSON without a line break. number counts the cases of a
// stream from 1.
func AppendFaults(b []byte, number int, faults []fault.Fault) []byte {
	j := jsonWriter{b: b}
	j.open('{')
	j.key("format").raw("1")
	j.key("case").int(number)
	list(&j, "faults", faults, func(f *fault.Fault) {
		j.key("line").int(f.Line)
		j.key("column").int(f.Column)
		j.key("rule").string(f.Rule)
		message := f.Message
		if f.Hint != "" {
			message += "; " + f.Hint
		}
		j.key("message").string(safetext.Line(message))
	})
	j.close('}')
	return j.b
}

// A jsonWriter appends JSON, with the commas.
type jsonWriter struct {
	*Encoder
	b     []byte
	p     *decide.Path
	first bool // nothing stands yet in the innermost bracket
}

func (j *jsonWriter) comma() {
	if !j.first {
		j.b = append(j.b, ',')
	}
	j.first = false
}

func (j *jsonWriter) open(bracket byte) {
	j.b = append(j.b, bracket)
	j.first = true
}

func (j *jsonWriter) close(bracket byte) {
	j.b = append(j.b, bracket)
	j.first = false
}

// key appends a key; its value follows.
func (j *jsonWriter) key(k string) *jsonWriter {
	j.comma()
	j.b = append(j.b, '"')
	j.b = append(j.b, k...)
	j.b = append(j.b, '"', ':')
	return j
}

func (j *jsonWriter) raw(s string) { j.b = append(j.b, s...) }

func (j *jsonWriter) bool(v bool) {
	if v {
		j.raw("true")
	} else {
		j.raw("false")
	}
}

func (j *jsonWriter) int(n int) { j.raw(string(appendInt(nil, n))) }

func (j *jsonWriter) string(s string) { j.b = appendString(j.b, s) }

func (j *jsonWriter) date(d calendar.Date) {
	j.b = append(j.b, '"')
	j.b = d.AppendTo(j.b)
	j.b = append(j.b, '"')
}

// list appends a key with a list of objects.
func list[T any](j *jsonWriter, key string, items []T, one func(*T)) {
	j.key(key)
	j.open('[')
	for i := range items {
		j.comma()
		j.open('{')
		one(&items[i])
		j.close('}')
	}
	j.close(']')
}

// words appends a key with a list of strings.
func words[T any](j *jsonWriter, key string, items []T, word func(T) string) {
	j.key(key)
	j.open('[')
	for _, item := range items {
		j.comma()
		j.string(word(item))
	}
	j.close(']')
}

func outcomeID(o *procedure.Outcome) string { return o.ID }

func treeID(t *procedure.Tree) string { return t.ID }

func itself(s string) string { return s }

// member appends keys with their values, written before.
func (j *jsonWriter) member(written string) {
	j.comma()
	j.raw(written)
}

// filled appends keys with their values, written before but for a label.
func (j *jsonWriter) filled(t template, label string) {
	j.comma()
	j.raw(t[0])
	for _, literal := range t[1:] {
		j.b = appendEscaped(j.b, label)
		j.raw(literal)
	}
}

func (j *jsonWriter) decision(d *decide.Decision) {
	j.filled(j.trees[d.Tree.Index], d.Subject.Name(j.p.Answers))
	j.key("subject").string(d.Subject.Label(j.p.Answers))
	j.key("applies").string(d.Applies.String())
	j.key("status").string(d.Status.String())
	j.key("provisional").bool(d.Provisional)
	if o := d.Outcome(); o != nil {
		j.key("outcome").string(o.ID)
		j.key("duty").string(o.Duty.String())
		j.key("opens").bool(o.Opens)
	} else {
		j.key("outcome").string("")
		j.key("duty").string("")
		j.key("opens").raw("null")
	}
	words(j, "possible", d.Possible, outcomeID)
	if o := d.Outcome(); o != nil {
		j.member(j.outcomeCites[o.Index])
	} else {
		j.member(noCite)
	}
	words(j, "interpretations", d.Interpretations, func(i *procedure.Interpretation) string { return i.ID })
	list(j, "trace", d.Trace, j.step)
	list(j, "awaiting", d.Awaiting, j.await)
	list(j, "would-change", d.WouldChange, j.change)
}

// item appends the question, or the kind, and the subject of an item.
func (j *jsonWriter) item(i decide.Item) {
	j.key("question").string(i.ID())
	j.key("subject").string(i.Of().Label(j.p.Answers))
}

func (j *jsonWriter) step(i *decide.Item) {
	j.item(*i)
	if i.List != nil {
		j.listAnswer(j.p.Answers.List(i.List))
		j.key("note").string("")
		j.member(noCite)
		return
	}
	v := j.p.Answers.Value(i.Question, i.Subject)
	j.answer(*i, v)
	j.key("note").string(safetext.Clean(v.Note))
	j.member(j.questionCites[i.Question.Index])
}

func (j *jsonWriter) listAnswer(l answers.List) {
	words(j, "answer", l.IDs(), itself)
}

// answer appends a reply: a list for a question that takes many options, else
// one string.
func (j *jsonWriter) answer(i decide.Item, v answers.Value) {
	said := replyParts(i.Question, v)
	switch {
	case i.Question.Type == procedure.Many:
		words(j, "answer", said, itself)
	case len(said) == 0:
		j.key("answer").string("")
	default:
		j.key("answer").string(said[0])
	}
}

func (j *jsonWriter) await(w *decide.Await) {
	j.item(w.Item)
	j.key("leads-to")
	j.open('{')
	for _, lead := range w.Leads {
		words(j, lead.Reply, lead.Possible, outcomeID)
	}
	j.close('}')
}

func (j *jsonWriter) change(c *decide.Change) {
	j.item(c.Item)
	j.answer(c.Item, c.Answer)
	words(j, "leads-to", c.Possible, outcomeID)
}

func (j *jsonWriter) alert(a *decide.Alert) {
	j.key("action").string(a.Action.ID)
	j.key("subject").string(a.Subject.Label(j.p.Answers))
	j.key("question").string(a.Item.ID())
	j.member(j.actionCites[a.Action.Index])
}

func (j *jsonWriter) action(a *decide.Action) {
	j.key("id").string(a.ID())
	j.key("subject").string(a.Subject.Label(j.p.Answers))
	if a.Do != nil {
		j.filled(j.actions[a.Do.Index], a.Subject.Name(j.p.Answers))
	} else {
		j.member(actionMembers(viewFindOut(j.p.Answers, a.FindOut)))
	}
	j.key("due").date(a.Due)
	j.key("due-if-first-day-counts").date(a.DueIfFirstDay)
	j.key("due-note").string(a.DueNote)
	j.key("because")
	j.open('[')
	for _, q := range a.BecauseAnswered {
		j.comma()
		j.string(q.ID)
	}
	for i, d := range a.Because {
		if !slices.ContainsFunc(a.Because[:i], func(e *decide.Decision) bool { return e.Tree == d.Tree }) {
			j.comma()
			j.string(d.Tree.ID)
		}
	}
	j.close(']')
	if a.Do != nil {
		j.member(j.actionCites[a.Do.Index])
	} else {
		j.member(noCite)
	}
}

func (j *jsonWriter) outstanding(o *decide.Outstanding) {
	j.item(o.Item)
	reason := "not-answered"
	if o.NotKnown {
		reason = procedure.NotKnown
	}
	j.key("reason").string(reason)
	words(j, "decides", o.Decides, treeID)
	words(j, "actions", o.Actions, func(a *procedure.Action) string { return a.ID })
}

func (j *jsonWriter) setAside(s *decide.SetAside) {
	j.item(s.Item)
	j.answer(s.Item, j.p.Answers.Value(s.Item.Question, s.Item.Subject))
	words(j, "because", s.Because, itself)
}

func (j *jsonWriter) tension(t *decide.Tension) {
	j.key("id").string(t.Tension.ID)
	j.key("subject").string(t.Subject.Label(j.p.Answers))
	j.filled(j.tensions[t.Tension], t.Subject.Name(j.p.Answers))
}

func appendInt(b []byte, n int) []byte {
	if n >= 10 {
		b = appendInt(b, n/10)
	}
	return append(b, byte('0'+n%10))
}

const hexDigits = "0123456789abcdef"

// appendString appends s as a JSON string.
func appendString(b []byte, s string) []byte {
	return append(appendEscaped(append(b, '"'), s), '"')
}

// appendEscaped appends s as it stands inside a JSON string. What is not valid
// UTF-8 becomes U+FFFD.
func appendEscaped(b []byte, s string) []byte {
	start := 0
	for i := 0; i < len(s); {
		c := s[i]
		if c >= 0x20 && c < utf8.RuneSelf && c != '"' && c != '\\' {
			i++
			continue
		}
		if c >= utf8.RuneSelf {
			r, size := utf8.DecodeRuneInString(s[i:])
			if r == utf8.RuneError && size == 1 {
				b = append(append(b, s[start:i]...), "\uFFFD"...)
				start = i + 1
			}
			i += size
			continue
		}
		b = appendControl(append(b, s[start:i]...), c)
		i++
		start = i
	}
	return append(b, s[start:]...)
}

func appendControl(b []byte, c byte) []byte {
	switch c {
	case '"', '\\':
		return append(b, '\\', c)
	case '\n':
		return append(b, '\\', 'n')
	case '\t':
		return append(b, '\\', 't')
	}
	return append(b, '\\', 'u', '0', '0', hexDigits[c>>4], hexDigits[c&15])
}
