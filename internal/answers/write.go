package answers

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"safeguard/internal/procedure"
	"safeguard/internal/safetext"
)

// YAML writes the answers as an answers file, in the order of the procedure.
// Reading it back gives the same answers.
func (a *Answers) YAML() []byte {
	var b strings.Builder
	fmt.Fprintf(&b, "procedure: %s\n", key(a.p.ID))
	a.writeLists(&b)
	a.writeValues(&b, "answers", func(q *procedure.Question, s int) (string, bool) {
		v := a.At(q, s)
		return words(q, v), v.Given
	})
	a.writeValues(&b, "notes", func(q *procedure.Question, s int) (string, bool) {
		v := a.At(q, s)
		return quote(v.Note), v.Note != ""
	})
	return []byte(b.String())
}

func (a *Answers) writeLists(b *strings.Builder) {
	heading := "subjects:\n"
	for _, k := range a.p.Kinds {
		l := a.lists[k.Index]
		if !l.Given {
			continue
		}
		items := make([]string, 0, len(l.Labels)+1)
		for _, label := range l.Labels {
			items = append(items, quote(label))
		}
		if l.NotKnown {
			items = append(items, procedure.NotKnown)
		}
		fmt.Fprintf(b, "%s  %s: [%s]\n", heading, key(k.ID), strings.Join(items, ", "))
		heading = ""
	}
}

// writeValues writes one section, with a line for each value there is.
func (a *Answers) writeValues(b *strings.Builder, section string, value func(*procedure.Question, int) (string, bool)) {
	heading := section + ":\n"
	for _, q := range a.p.Questions {
		question := "  " + key(q.ID) + ":\n"
		for s := range a.Subjects(q.About) {
			text, has := value(q, s)
			if !has {
				continue
			}
			b.WriteString(heading)
			heading = ""
			if q.About == nil {
				fmt.Fprintf(b, "  %s: %s\n", key(q.ID), text)
				continue
			}
			fmt.Fprintf(b, "%s    %s %s\n", question, labelKey(a.Label(q.About, s)), text)
			question = ""
		}
	}
}

// words writes one answer as a YAML value.
func words(q *procedure.Question, v *Value) string {
	ids := v.IDs(q)
	for i, id := range ids {
		if id != procedure.NotKnown { // no option has that id
			ids[i] = strconv.Quote(id)
		}
	}
	switch {
	case q.Type == procedure.Many:
		return "[" + strings.Join(ids, ", ") + "]"
	case len(ids) > 0:
		return ids[0]
	case q.Type == procedure.DateType:
		return v.Date.String()
	}
	return quote(v.Text)
}

// key writes an id, in quotes where YAML, or an older reader of it, would take it
// for something else.
func key(id string) string {
	switch id {
	case "true", "false", "null", "yes", "no", "on", "off", "y", "n":
		return quote(id)
	}
	return id
}

// longestKey is how many characters of a key may stand before its colon: YAML
// reads on for 1024 and then takes it for no key.
const longestKey = 1000

// labelKey writes a label as a key, up to its colon.
func labelKey(label string) string {
	quoted := quote(label)
	if utf8.RuneCountInString(quoted) > longestKey {
		return "? " + quoted + "\n    :"
	}
	return quoted + ":"
}

// quote writes a text in double quotes, so that nothing in it means anything to
// YAML. What cannot be shown is written by its number.
func quote(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for i, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteRune('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case r == utf8.RuneError && !strings.HasPrefix(s[i:], "\uFFFD"):
			b.WriteRune(safetext.Replacement)
		case !safetext.Hidden(r) && unicode.IsGraphic(r):
			b.WriteRune(r)
		case r > 0xFFFF:
			fmt.Fprintf(&b, `\U%08X`, r)
		default:
			fmt.Fprintf(&b, `\u%04X`, r)
		}
	}
	b.WriteByte('"')
	return b.String()
}
