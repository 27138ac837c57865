package wizard

import (
	"fmt"
	"strings"

	"safeguard/internal/record"
)

// shortest is how long an entry may be where several stand on a line.
const shortest = 60

// An entry that can be taken back.
type entry struct {
	event int
	text  string
}

// entries gives all that can be taken back, in the order of the page, then the
// views.
func entries(c *record.Case) []entry {
	var all []entry
	all = append(all, listed("Took part", c.Participants, participantText)...)
	all = append(all, listed("Information", c.Information, informationText)...)
	all = append(all, listed("Safety plan", c.SafetyPlan, safetyPlanText)...)
	all = append(all, listed("Taken up", c.TakenUp, takenUpText)...)
	all = append(all, listed("Dissent", c.Dissent, dissentText)...)
	return append(all, listed("View", c.Views, viewText)...)
}

func listed[B record.Body](what string, of []record.Entry[B], text func(B) string) []entry {
	var list []entry
	for _, e := range record.Standing(of) {
		list = append(list, entry{e.Event.Number, what + ": " + short(text(e.Said), 100)})
	}
	return list
}

// inShort counts the entries of a section and gives them; "" where there is none.
func inShort[B record.Body](of []record.Entry[B], text func(B) string) (int, string) {
	var list []string
	for _, e := range record.Standing(of) {
		list = append(list, short(text(e.Said), shortest))
	}
	if len(list) == 0 {
		return 0, ""
	}
	return len(list), fmt.Sprintf("So far %d: %s.", len(list), strings.TrimRight(strings.Join(list, "; "), "."))
}

func participants(c *record.Case) (int, string) { return inShort(c.Participants, participantText) }
func information(c *record.Case) (int, string)  { return inShort(c.Information, informationText) }
func safetyPlan(c *record.Case) (int, string)   { return inShort(c.SafetyPlan, safetyPlanText) }
func takenUp(c *record.Case) (int, string)      { return inShort(c.TakenUp, takenUpText) }
func dissent(c *record.Case) (int, string)      { return inShort(c.Dissent, dissentText) }

func retention(c *record.Case) (int, string) {
	if c.Retain.IsZero() {
		return 0, ""
	}
	return 0, "Now " + c.Retain.Long() + ". Nothing is deleted by itself."
}

// toTakeBack counts what can be taken back.
func toTakeBack(c *record.Case) (int, string) {
	n := len(entries(c))
	if n == 0 {
		return 0, ""
	}
	return n, fmt.Sprintf("So far %d. What is taken back stays in the record, marked so.", n)
}

func participantText(p record.Participant) string {
	return join(", ", p.Agency, p.Role) + " (" + p.Presence + ")"
}

func informationText(i record.Information) string {
	return i.Agency + ", " + i.Standing + ", " + about(i.About, i.Words)
}

func safetyPlanText(s record.SafetyPlan) string { return about(s.About, s.Words) }

func takenUpText(t record.TakenUp) string {
	by := ""
	if !t.By.IsZero() {
		by = "by " + t.By.String()
	}
	return join(", ", t.Owner, by) + ": " + doText(t)
}

// doText is what is to be done, and for whom. What an action of the path says
// mostly names them.
func doText(t record.TakenUp) string {
	if t.Action != "" && strings.Contains(t.Do, t.About) {
		return t.Do
	}
	return about(t.About, t.Do)
}

func dissentText(d record.Dissent) string { return d.Agency + ": " + d.Would }

func viewText(v record.Viewed) string { return about(v.About, v.Words) }

// about puts the label of whom a text is about before it; "" is the case.
func about(label, text string) string {
	if label == "" {
		return text
	}
	return label + ": " + text
}
