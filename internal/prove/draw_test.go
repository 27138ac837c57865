package prove_test

import (
	"fmt"
	"slices"
	"strings"

	"pgregory.net/rapid"
)

// A shape says what the drawn procedures hold besides questions and trees.
type shape struct {
	kinds   int  // of subjects, at most
	actions bool // actions, alerts, tensions and readings
}

// A drawing is a procedure file in the making: small, and mostly without a
// fault.
type drawing struct {
	*rapid.T
	shape
	kinds     []string
	questions []*drawnQuestion
	outcomes  []string
	actions   []string
	stages    int
	dates     []string
}

type drawnQuestion struct {
	id, kind, about string
	stage           int
	options         []string
	group           []string
	refuses         bool
	when            string
	loose           bool // in no checklist where a tree asks it
}

// chance is true in that many cases of eight, and shrinks to false.
func (d *drawing) chance(eighths int) bool { return d.upTo(0, 7) >= 8-eighths }

func (d *drawing) upTo(least, most int) int { return rapid.IntRange(least, most).Draw(d.T, "n") }

func pick[T any](d *drawing, list ...T) T { return rapid.SampledFrom(list).Draw(d.T, "pick") }

// drawProcedure draws the text of a procedure file.
func drawProcedure(t *rapid.T, s shape) string {
	d := &drawing{T: t, shape: s, stages: 1}
	if d.chance(3) {
		d.stages = 2
	}
	d.kinds = []string{"child", "person"}[:d.upTo(0, s.kinds)]
	for i := range d.upTo(2, 4) {
		d.outcomes = append(d.outcomes, fmt.Sprintf("o%d", i))
	}
	if s.actions {
		for i := range d.upTo(1, 3) {
			d.actions = append(d.actions, fmt.Sprintf("a%d", i))
		}
	}
	d.drawQuestions()
	trees, guarantees := d.drawTrees()
	var b strings.Builder
	b.WriteString("format: 1\nid: drawn\ntitle: Drawn\nedition: \"1\"\nsource: {title: Drawn, paragraphs: {\"1\": {gist: One}}}\n")
	b.WriteString(d.section("subjects", d.kinds, func(k string) string {
		return fmt.Sprintf("{label: %s, ask: Who is listed, min: %d}", k, flagOf(d, 1))
	}))
	b.WriteString("questions:\n")
	for _, q := range d.questions {
		fmt.Fprintf(&b, "  %s: %s\n", q.id, d.question(q))
	}
	b.WriteString(trees)
	b.WriteString(d.section("outcomes", d.outcomes, func(string) string {
		return fmt.Sprintf("{title: An outcome, duty: must, opens: %t, cite: [\"1\"], actions: [%s]}", d.chance(4), strings.Join(d.some(d.actions, 3), ", "))
	}))
	b.WriteString(d.section("actions", d.actions, d.action))
	b.WriteString(guarantees)
	if s.actions {
		b.WriteString(d.remarks())
	}
	return b.String()
}

func flagOf(d *drawing, eighths int) int {
	if d.chance(eighths) {
		return 1
	}
	return 0
}

func (d *drawing) section(key string, ids []string, one func(string) string) string {
	text := ""
	for i, id := range ids {
		if i == 0 {
			text = key + ":\n"
		}
		text += fmt.Sprintf("  %s: %s\n", id, one(id))
	}
	return text
}

// some draws a part of a list.
func (d *drawing) some(list []string, eighths int) []string {
	var part []string
	for _, item := range list {
		if d.chance(eighths) {
			part = append(part, item)
		}
	}
	return part
}

// drawQuestions draws what is asked, in the order of its turns; the first
// question is one that every tree can ask.
func (d *drawing) drawQuestions() {
	stage, replies := 0, 1
	for i := range d.upTo(2, 4) {
		q := &drawnQuestion{id: fmt.Sprintf("q%d", i), kind: "yes-no"}
		if i > 0 {
			q.kind = pick(d, "yes-no", "yes-no", "yes-no", "choice", "choice", "many", "many", "date", "text")
			if len(d.kinds) > 0 && d.chance(5) {
				q.about = pick(d, d.kinds...)
			}
			if stage+1 < d.stages && d.chance(4) {
				stage++
			}
		}
		q.stage = stage
		switch q.kind {
		case "yes-no":
			q.options = []string{"yes", "no"}
		case "choice":
			q.options = []string{"a", "b", "c"}[:d.upTo(2, 3)]
		case "many":
			q.options = []string{"a", "b"}[:d.upTo(1, 2)]
			if d.chance(3) {
				q.group = q.options
			}
		case "date":
			d.dates = append(d.dates, q.id)
		}
		if replies *= len(q.options) + 2; replies > 300 {
			break
		}
		q.refuses = d.chance(1)
		q.loose = d.chance(3)
		if i > 0 && d.chance(3) {
			q.when = d.when(d.before(q.about, q.stage, d.questions))
		}
		d.questions = append(d.questions, q)
	}
}

// before gives what a condition may read where a subject of a kind is in hand.
func (d *drawing) before(about string, stage int, asked []*drawnQuestion) reach {
	r := reach{about: about, kinds: d.kinds}
	for _, q := range asked {
		if q.stage <= stage {
			r.asked = append(r.asked, q)
		}
	}
	return r
}

func (d *drawing) question(q *drawnQuestion) string {
	text := "{ask: What is known, type: " + q.kind + ", cite: [\"1\"]"
	if q.about != "" {
		text += ", about: " + q.about
	}
	if q.kind == "choice" || q.kind == "many" {
		var options []string
		for _, o := range q.options {
			options = append(options, o+": Option "+o)
		}
		text += ", options: {" + strings.Join(options, ", ") + "}"
	}
	if len(q.group) > 0 {
		text += ", groups: {both: [" + strings.Join(q.group, ", ") + "]}"
	}
	if q.refuses {
		text += ", not-known: refuse"
	}
	if q.when != "" {
		text += ", when: " + q.when
	}
	return text + d.alerts(q) + "}"
}

func (d *drawing) alerts(q *drawnQuestion) string {
	var list []string
	for _, reply := range d.replies(q) {
		if actions := d.some(d.actions, 1); len(actions) > 0 {
			list = append(list, fmt.Sprintf("%q: [%s]", reply, strings.Join(actions, ", ")))
		}
	}
	if len(list) == 0 {
		return ""
	}
	return ", alerts: {" + strings.Join(list, ", ") + "}"
}

func (d *drawing) replies(q *drawnQuestion) []string {
	if q.refuses {
		return q.options
	}
	return append(slices.Clone(q.options), "not-known")
}

func (d *drawing) action(id string) string {
	words := pick(d, "Tell them", "Tell them", "tell, them!", "Wait")
	text := fmt.Sprintf("{do: %q, by: Somebody", words)
	if d.chance(4) {
		text += ", duty: must"
	}
	if d.chance(2) {
		text += ", urgent: true"
	}
	if d.chance(3) {
		text = fmt.Sprintf("{do-not: %q, until: It holds", words)
	}
	if d.chance(4) {
		about := ""
		if d.chance(4) {
			about = pick(d, append(d.kinds, "")...)
		}
		if c := d.when(d.before(about, d.stages, d.questions)); c != "" {
			text += ", when: " + c
		}
	}
	if len(d.dates) > 0 && d.chance(5) {
		text += fmt.Sprintf(", due: {within: 3, unit: days, of: %s}", pick(d, d.dates...))
	}
	return text + "}"
}

func (d *drawing) remarks() string {
	text := ""
	about := pick(d, append(d.kinds, "")...)
	if c := d.when(d.before(about, d.stages, d.questions)); c != "" && d.chance(4) {
		each := ""
		if about != "" {
			each = "for-each: " + about + ", "
		}
		text += fmt.Sprintf("tensions:\n  - {id: x0, %swhen: %s, says: It pulls apart}\n", each, c)
	}
	if c := d.when(d.before("", d.stages, d.questions)); c != "" && d.chance(4) {
		text += fmt.Sprintf("interpretations:\n  r0: {says: Read so, when: %s}\n", c)
	}
	return text
}
