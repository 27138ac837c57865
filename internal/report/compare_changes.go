package report

import (
	"fmt"
	"strings"

	"safeguard/internal/compare"
	"safeguard/internal/fault"
	"safeguard/internal/field"
)

// noPlace means a file as a whole.
var noPlace = fault.Place{}

func (b *comparedBuilder) differences(heading, intro string, list []told) {
	if len(list) == 0 {
		return
	}
	b.heading(2, heading)
	if intro != "" {
		b.paragraph(intro)
	}
	for i := range list {
		b.difference(&list[i])
	}
}

// difference writes a sentence, or what stood there and what stands there now,
// one below the other. What only one of them says is in brackets.
func (b *comparedBuilder) difference(d *told) {
	if text := b.said(d); text != "" {
		b.item(0, text+b.seeWords(d))
		return
	}
	text := differenceName(d)
	old, new := d.sides()
	if d.Fate != compare.Came {
		text += "\nOld: " + sideWords(old, b.c.OldPath, d.OldAt)
	}
	switch {
	case d.came != nil:
		text += "\nNew: " + sideWords(new, b.c.NewPath, d.came.NewAt)
	case d.Fate != compare.Went:
		text += "\nNew: " + sideWords(new, b.c.NewPath, d.NewAt)
	}
	b.item(0, text)
}

// sides gives what stands in both versions, with marks where they can be told
// from the words.
func (d *told) sides() (old, new string) {
	old, new = d.Old, d.New
	if d.came != nil {
		new = d.came.New
	}
	if strings.ContainsAny(old+new, "[]") {
		return old, new
	}
	return markWords(old, new)
}

// seeWords says where a difference stands in both files, on a line of its own.
func (b *comparedBuilder) seeWords(d *told) string {
	var places []string
	if d.OldAt != noPlace {
		places = append(places, where(b.c.OldPath, d.OldAt))
	}
	if d.NewAt != noPlace {
		places = append(places, where(b.c.NewPath, d.NewAt))
	}
	if len(places) == 0 {
		return ""
	}
	return "\nSee " + field.And(places)
}

func differenceName(d *told) string {
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
	switch {
	case d.Note == "":
		return name + renamedWords(d)
	case d.Renamed != "":
		return name + renamedWords(d) + " " + upperFirst(d.Note)
	}
	return name + ": " + d.Note
}

// renamedWords asks whether something has another id; it does not know.
func renamedWords(d *told) string {
	switch {
	case d.Renamed == "":
		return ""
	case isGone(&d.Difference):
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
