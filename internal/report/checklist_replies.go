package report

import (
	"slices"
	"strings"

	"safeguard/internal/interview"
	"safeguard/internal/procedure"
)

// A checkReply is a reply that can be ticked.
type checkReply struct {
	label, help string
	alerts      []*procedure.Action
}

func repliesOf(q *procedure.Question) []checkReply {
	var replies []checkReply
	for _, o := range q.Options {
		replies = append(replies, checkReply{generic(o.Label, q.About), generic(o.Help, q.About), o.Alerts})
	}
	if q.Type == procedure.Many {
		replies = append(replies, checkReply{label: "None of these"})
	}
	if !q.RefusesNotKnown {
		replies = append(replies, checkReply{label: "Not known", alerts: q.NotKnownAlerts})
	}
	return replies
}

// withMore gives the replies of which there is more to say than their words.
func withMore(replies []checkReply) []checkReply {
	return slices.DeleteFunc(slices.Clone(replies), func(r checkReply) bool { return len(r.alerts) == 0 && r.help == "" })
}

// inLine puts replies side by side; a box and its words are never parted.
func inLine(replies []checkReply) string {
	var ticks []string
	for _, r := range replies {
		ticks = append(ticks, box+"\u00A0"+strings.ReplaceAll(r.label, " ", "\u00A0"))
	}
	return strings.Join(ticks, "\u2003 ")
}

// replies lists replies with their help and what they raise at once.
func (b *checklistBuilder) replies(q *procedure.Question, replies []checkReply, mark string) {
	if mark == box && q.Type == procedure.Many {
		b.paragraph("Tick all that apply:")
	}
	for _, r := range replies {
		b.marked(0, mark, r.label)
		if r.help != "" {
			b.item(1, r.help)
			b.last().small = true
		}
		for _, a := range r.alerts {
			b.item(1, "At once: "+genericDo(a, q.About)+cites(a.Cite))
			b.last().loud = a.Urgent
		}
	}
}

func genericDo(a *procedure.Action, k *procedure.Kind) string {
	if a.Forbids() {
		return "Do not: " + generic(a.DoNot, k) + ". Until: " + generic(a.Until, k)
	}
	return generic(a.Do, k)
}

// empty is a cell to write in, two lines high in any program.
const empty = "\u00A0\n\u00A0"

// fewReplies is how many replies are still easily ticked in one cell.
const fewReplies = 4

// forEach is where a question about each child or person is answered: a row for
// each of them or, where there are many replies, a column.
func (b *checklistBuilder) forEach(q *procedure.Question, replies []checkReply) {
	labels := []string{interview.OfferLabel(q.About, 0), interview.OfferLabel(q.About, 1), interview.OfferLabel(q.About, 2), q.About.Label + " ..."}
	var rows []row
	if len(replies) <= fewReplies {
		var ticks []string
		for _, r := range replies {
			ticks = append(ticks, box+" "+r.label)
		}
		for _, label := range labels {
			rows = append(rows, row{cells: []string{label, strings.Join(ticks, "\n"), empty}})
		}
		b.table("One row for each "+strings.ToLower(q.About.Label), []string{q.About.Label, "Reply", strings.TrimSuffix(reasonWords(q), ":")}, rows)
		return
	}
	for _, r := range replies {
		rows = append(rows, row{cells: []string{r.label, box, box, box, box}})
	}
	rows = append(rows, row{cells: []string{reasonWords(q), empty, empty, empty, empty}})
	b.table("Tick in the column of each "+strings.ToLower(q.About.Label), append([]string{"Reply"}, labels...), rows)
}
