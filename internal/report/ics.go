package report

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"safeguard/internal/calendar"
	"safeguard/internal/decide"
	"safeguard/internal/procedure"
	"safeguard/internal/safetext"
)

// Calendar writes the deadlines of a path as an iCalendar file: one event of a
// whole day for each action and date, with an alarm at nine in the morning of the
// day before. Calendars are shared, so an event names the reference and the
// action in the procedure's own words, and nothing else of the case. An event
// keeps its identity when its date moves, as long as the case has a reference. A
// stamp without a time gives the first moment of 1970, which iCalendar has to
// have. Nothing is written unless all of it could be.
func Calendar(w io.Writer, p *decide.Path, s Stamp) error {
	return writeCalendar(w, s, pathDeadlines(p, s))
}

// A deadline is one event of a calendar.
type deadline struct {
	uid   string
	due   calendar.Date
	what  string
	about []string // lines of the description
}

// pathDeadlines gives the dated actions of a path; those of one id and date are
// one, whoever they are about.
func pathDeadlines(p *decide.Path, s Stamp) []deadline {
	type group struct {
		id  string
		due calendar.Date
	}
	var list []deadline
	seen := map[group]bool{}
	for i := range p.Actions {
		a := &p.Actions[i]
		g := group{a.ID(), a.Due}
		if a.Due.IsZero() || seen[g] {
			continue
		}
		seen[g] = true
		list = append(list, deadline{
			uid:   uidOf(caseSeed(p, s), a.ID(), subjectSeed(a.Subject)),
			due:   a.Due,
			what:  genericAction(a),
			about: aboutDeadline(p.Procedure, citesOf(a), s),
		})
	}
	return list
}

// genericAction says what is to be done, of "the child" and not of Child A.
func genericAction(a *decide.Action) string {
	switch {
	case a.Do == nil && a.FindOut.List != nil:
		return "Find out: " + a.FindOut.List.Ask
	case a.Do == nil:
		return "Find out: " + generic(a.FindOut.Question.Ask, a.FindOut.Question.About)
	case a.Do.Forbids():
		return "Do not: " + generic(a.Do.DoNot, a.Subject.Kind) + ". Until: " + generic(a.Do.Until, a.Subject.Kind)
	}
	return generic(a.Do.Do, a.Subject.Kind)
}

func citesOf(a *decide.Action) []*procedure.Paragraph {
	if a.Do != nil {
		return a.Do.Cite
	}
	return nil
}

func aboutDeadline(p *procedure.Procedure, cite []*procedure.Paragraph, s Stamp) []string {
	lines := []string{aid, fmt.Sprintf("Procedure %s, edition %s", p.ID, p.Edition), "File: " + p.Digest}
	if len(cite) > 0 {
		lines = append(lines, "Rests on: "+strings.Trim(cites(cite), " []"))
	}
	if s.Head != "" {
		lines = append(lines, fmt.Sprintf("Record: %s, %s", countOf(s.Events, "event"), s.Head))
	}
	if !s.AsAt.IsZero() {
		lines = append(lines, "As at "+timeWords(s.AsAt))
	}
	return lines
}

// caseSeed tells cases apart: by their reference, or by all that was said.
func caseSeed(p *decide.Path, s Stamp) string {
	if s.Reference != "" {
		return "reference " + s.Reference
	}
	return "answers " + string(p.Answers.YAML())
}

// subjectSeed tells subjects apart without their labels.
func subjectSeed(s decide.Subject) string {
	if s.Kind == nil {
		return ""
	}
	return fmt.Sprintf("%s %d", s.Kind.ID, s.Index)
}

// uidOf gives an identity that says nothing of what it is made of. The date is
// no part of it: an event that moves takes the place of the old one.
func uidOf(parts ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return hex.EncodeToString(sum[:16]) + "@safeguard.invalid"
}

func writeCalendar(w io.Writer, s Stamp, deadlines []deadline) error {
	c := &icalendar{}
	c.line("BEGIN", "VCALENDAR")
	c.line("VERSION", "2.0")
	c.line("PRODID", "-//safeguard//outcome path//EN")
	c.line("CALSCALE", "GREGORIAN")
	for _, d := range deadlines {
		c.event(d, s)
	}
	if len(deadlines) == 0 {
		c.nothing()
	}
	c.line("END", "VCALENDAR")
	_, err := w.Write(c.b.Bytes())
	return err
}

// An icalendar is an iCalendar file (RFC 5545) as it grows.
type icalendar struct{ b bytes.Buffer }

func (c *icalendar) event(d deadline, s Stamp) {
	summary := safetext.Line(d.what)
	if s.Reference != "" {
		summary = safetext.Line(s.Reference) + ": " + summary
	}
	next, ok := d.due.AddDays(1)
	c.line("BEGIN", "VEVENT")
	c.line("UID", d.uid)
	c.line("DTSTAMP", icsTime(s))
	c.line("SEQUENCE", fmt.Sprint(s.Events))
	c.line("DTSTART;VALUE=DATE", icsDate(d.due))
	if ok { // no day follows the last of the calendar; an event then lasts its day
		c.line("DTEND;VALUE=DATE", icsDate(next))
	}
	c.line("SUMMARY", icsText(summary))
	c.line("DESCRIPTION", icsText(strings.Join(d.about, "\n")))
	c.line("TRANSP", "TRANSPARENT")
	c.line("CLASS", "PRIVATE")
	c.line("BEGIN", "VALARM")
	c.line("ACTION", "DISPLAY")
	c.line("TRIGGER", "-PT15H")
	c.line("DESCRIPTION", icsText(summary))
	c.line("END", "VALARM")
	c.line("END", "VEVENT")
}

// nothing keeps a calendar without a deadline valid: it has to hold something,
// and a time zone puts nothing into anyone's diary.
func (c *icalendar) nothing() {
	for _, l := range [][2]string{
		{"BEGIN", "VTIMEZONE"},
		{"TZID", "UTC"},
		{"BEGIN", "STANDARD"},
		{"DTSTART", "19700101T000000"},
		{"TZOFFSETFROM", "+0000"},
		{"TZOFFSETTO", "+0000"},
		{"END", "STANDARD"},
		{"END", "VTIMEZONE"},
	} {
		c.line(l[0], l[1])
	}
}

// maxLine is how many octets a line may have, its end apart.
const maxLine = 75

// line writes a property, folded between runes.
func (c *icalendar) line(name, value string) {
	text := name + ":" + value
	for room := maxLine; len(text) > room; room = maxLine - 1 {
		cut := room
		for !utf8.RuneStart(text[cut]) {
			cut--
		}
		c.b.WriteString(text[:cut] + "\r\n ")
		text = text[cut:]
	}
	c.b.WriteString(text + "\r\n")
}

var icsEscapes = strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\n", `\n`, "\t", " ")

func icsText(s string) string { return icsEscapes.Replace(safetext.Clean(s)) }

func icsDate(d calendar.Date) string { return strings.ReplaceAll(d.String(), "-", "") }

func icsTime(s Stamp) string {
	if s.AsAt.IsZero() {
		return "19700101T000000Z"
	}
	return s.AsAt.UTC().Format("20060102T150405Z")
}
