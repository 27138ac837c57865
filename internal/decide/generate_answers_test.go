package decide_test

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"pgregory.net/rapid"

	"safeguard/internal/calendar"
)

// A said is what was said of one case. What is not in a map was not said.
type said struct {
	lists   map[string]list
	answers map[slot]answer
	notes   map[slot]string
}

type list struct {
	labels   []string
	notKnown bool
}

// A slot is a question about a subject; "" is the case.
type slot struct{ question, subject string }

// An answer holds what is ticked (one option of a yes-no question or a choice),
// not known alone or beside it, or a text or a date.
type answer struct {
	ticks    []string
	notKnown bool
	text     string
	date     string
}

func (c *said) clone() *said {
	return &said{maps.Clone(c.lists), maps.Clone(c.answers), maps.Clone(c.notes)}
}

// slots are all questions about all listed subjects.
func (s *sheet) slots(c *said) []slot {
	var all []slot
	for _, q := range s.asked {
		for _, subject := range s.subjects(c, q.about) {
			all = append(all, slot{q.id, subject})
		}
	}
	return all
}

// subjects are the labels of a kind; the case is one subject without a label.
func (s *sheet) subjects(c *said, kind string) []string {
	if kind == "" {
		return []string{""}
	}
	return c.lists[kind].labels
}

// drawSaid draws what was said; how much of it, and how much is not known,
// differs from case to case.
func drawSaid(t *rapid.T, s *sheet) *said {
	d := &draft{sheet: s, T: t}
	c := &said{map[string]list{}, map[slot]answer{}, map[slot]string{}}
	for _, k := range s.kinds {
		labels := []string{k.label + " A", k.label + " B"}
		if l := (list{labels[:d.upTo(0, 2)], d.chance(2)}); !d.chance(1) && (k.min == 0 || l.notKnown || len(l.labels) > 0) {
			c.lists[k.id] = l
		}
	}
	given, unknown := pick(d, []int{4, 6, 7, 8}), pick(d, []int{0, 2, 4})
	for _, at := range s.slots(c) {
		if d.chance(given) {
			c.answers[at] = drawAnswer(d, s.question(at.question), unknown)
		}
		if d.chance(1) {
			c.notes[at] = "Said by " + at.question
		}
	}
	return c
}

func drawAnswer(d *draft, q *question, unknown int) answer {
	if !q.refuses && d.chance(unknown) {
		if q.kind == "many" && d.chance(4) {
			return answer{ticks: some(d, q.options, 1), notKnown: true}
		}
		return answer{notKnown: true}
	}
	switch q.kind {
	case "many":
		return answer{ticks: some(d, q.options, 0)}
	case "text":
		return answer{text: "In words"}
	case "date":
		return answer{date: drawDate(d)}
	}
	return answer{ticks: []string{pick(d, q.options)}}
}

// drawDate draws dates near the ends of months, of the years of bank holidays
// held, and of all dates there are.
func drawDate(d *draft) string {
	near := pick(d, []string{"2026-11-23", "2026-12-20", "2028-01-27", "2018-12-27", "2028-12-10", "2028-12-27", "2019-01-01", "9999-12-20", "2027-03-20"})
	day, err := calendar.ParseDate(near)
	if err != nil {
		d.Fatal(err)
	}
	after, ok := day.AddDays(d.upTo(0, 11))
	if !ok {
		d.Fatalf("no date follows %s", near)
	}
	return after.String()
}

// yaml writes the answers file; reorder puts keys and ticks in another order.
func (c *said) yaml(s *sheet, reorder func([]string) []string) string {
	var lists, answers, notes []string
	for _, k := range s.kinds {
		if l, ok := c.lists[k.id]; ok {
			labels := quotedAll(l.labels)
			if l.notKnown {
				labels = append(labels, "not-known")
			}
			lists = append(lists, fmt.Sprintf("%s: [%s]", k.id, strings.Join(labels, ", ")))
		}
	}
	for _, q := range s.asked {
		var said, noted []string
		for _, subject := range s.subjects(c, q.about) {
			prefix := q.id + ": "
			if subject != "" {
				prefix = strconv.Quote(subject) + ": "
			}
			if a, ok := c.answers[slot{q.id, subject}]; ok {
				said = append(said, prefix+a.yaml(q, reorder))
			}
			if n, ok := c.notes[slot{q.id, subject}]; ok {
				noted = append(noted, prefix+n)
			}
		}
		answers, notes = append(answers, bySubject(q, reorder(said))...), append(notes, bySubject(q, reorder(noted))...)
	}
	sections := reorder([]string{
		"procedure: drawn",
		"subjects: {" + strings.Join(reorder(lists), ", ") + "}",
		"answers: {" + strings.Join(reorder(answers), ", ") + "}",
		"notes: {" + strings.Join(reorder(notes), ", ") + "}",
	})
	return strings.Join(sections, "\n") + "\n"
}

// bySubject puts what was said of subjects under its question.
func bySubject(q *question, said []string) []string {
	if q.about == "" || len(said) == 0 {
		return said
	}
	return []string{fmt.Sprintf("%s: {%s}", q.id, strings.Join(said, ", "))}
}

func (a answer) yaml(q *question, reorder func([]string) []string) string {
	ticks := quotedAll(a.ticks)
	if a.notKnown {
		ticks = append(ticks, "not-known")
	}
	switch {
	case q.kind == "many":
		return "[" + strings.Join(reorder(ticks), ", ") + "]"
	case len(ticks) > 0:
		return ticks[0]
	}
	return a.text + a.date
}

func quotedAll(list []string) []string {
	var all []string
	for _, w := range list {
		all = append(all, strconv.Quote(w))
	}
	return all
}

func asWritten(list []string) []string { return slices.Clone(list) }
