package report

import (
	"fmt"
	"strings"

	"safeguard/internal/compare"
	"safeguard/internal/fault"
)

// noPlace means a file as a whole.
var noPlace = fault.Place{}

func (b *comparedBuilder) differences(heading string, list []compare.Difference) {
	if len(list) == 0 {
		return
	}
	b.heading(2, heading)
	for i := range list {
		b.difference(&list[i])
	}
}

// difference writes what stood there and what stands there now, one below the
// other. What only one of them says is in brackets.
func (b *comparedBuilder) difference(d *compare.Difference) {
	text := differenceName(d)
	old, new := d.Old, d.New
	if canMark(d) {
		old, new = markWords(d.Old, d.New)
	}
	if d.Fate != compare.Came {
		text += "\nOld: " + sideWords(old, b.c.OldPath, d.OldAt)
	}
	if d.Fate != compare.Went {
		text += "\nNew: " + sideWords(new, b.c.NewPath, d.NewAt)
	}
	b.item(0, text)
}

// canMark reports whether brackets would be taken for marks and nothing else.
func canMark(d *compare.Difference) bool { return !strings.ContainsAny(d.Old+d.New, "[]") }

func differenceName(d *compare.Difference) string {
	name := upperFirst(d.What)
	if d.ID != "" {
		name += " " + d.ID
	}
	if d.Field != "" {
		name += ", " + d.Field
	}
	switch {
	case d.Fate == compare.Went:
		name += " is gone"
	case d.Fate == compare.Came:
		name += " is new"
	}
	if d.Note != "" {
		name += ": " + d.Note
	}
	return name + renamedWords(d)
}

// renamedWords asks whether something has another id; it does not know.
func renamedWords(d *compare.Difference) string {
	switch {
	case d.Renamed == "":
		return ""
	case d.New == "" || d.Fate == compare.Went:
		return ". Renamed to " + d.Renamed + "?"
	}
	return ". Renamed from " + d.Renamed + "?"
}

func sideWords(words, path string, at fault.Place) string {
	if words == "" {
		words = "nothing"
	}
	if at == noPlace {
		return words
	}
	return words + " (" + where(path, at) + ")"
}

// cases says of each saved file whether it still loads, and what comes out
// differently.
func (b *comparedBuilder) cases() {
	if len(b.c.Cases) == 0 {
		return
	}
	b.heading(2, "The answers files")
	for i := range b.c.Cases {
		b.savedCase(&b.c.Cases[i])
	}
}

func (b *comparedBuilder) savedCase(c *compare.Case) {
	path := fault.ShowPath(c.Path)
	if c.Fits() {
		b.item(0, fmt.Sprintf("%s: loads under both; %s and %s differ", path, countOf(len(c.Decisions), "decision"), countOf(len(c.Actions), "action")))
	} else {
		b.item(0, path+": "+loadsUnder(c))
	}
	for _, f := range c.OldFaults {
		b.item(1, "Old: "+f.String())
	}
	for _, f := range c.NewFaults {
		b.item(1, "New: "+f.String())
	}
	for _, d := range c.Decisions {
		b.item(1, fmt.Sprintf("Tree %s%s\nWas: %s\nNow: %s", d.Tree, whomWords(d.Whom), leafWords(b.c.Old, d.Was), leafWords(b.c.New, d.Now)))
	}
	for _, a := range c.Actions {
		b.item(1, fmt.Sprintf("Action %s%s: %s", a.Action, whomWords(a.Whom), actionChange(a)))
	}
}

func loadsUnder(c *compare.Case) string {
	if len(c.OldFaults) == 0 {
		return "no longer loads"
	}
	return "loads under the new version only, so nothing can be compared"
}

func whomWords(w compare.Whom) string {
	switch {
	case w.Subject != "":
		return ", " + w.Subject
	case w.About != "":
		return ", each " + w.About + " not listed yet"
	}
	return ""
}

func actionChange(a compare.CaseAction) string {
	switch a.Fate {
	case compare.Went:
		return "no longer on the list"
	case compare.Came:
		return "new on the list" + dueWords(", due ", a.Now, "")
	}
	return "was due " + dueWords("", a.Was, "undated") + ", now " + dueWords("", a.Now, "undated")
}

func dueWords(before, date, none string) string {
	if date == "" {
		return none
	}
	return before + date
}
