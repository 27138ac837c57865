package report

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"safeguard/internal/compare"
	"safeguard/internal/fault"
	"safeguard/internal/procedure"
	"safeguard/internal/prove"
)

// A Comparison is two versions of a procedure, compared, with the names of their
// files and the saved answers that were tried under both.
type Comparison struct {
	*compare.Comparison
	OldPath, NewPath string
	Cases            []compare.Case
}

// Differs reports whether anything changes for people.
func (c *Comparison) Differs() bool {
	for i := range c.Cases {
		if c.Cases[i].Differs() {
			return true
		}
	}
	return c.Comparison.Differs()
}

// Compared writes a comparison as a page: what becomes less protective comes
// first.
func Compared(w io.Writer, c *Comparison, looks Looks) error {
	b := &comparedBuilder{
		c: c, weaker: c.changes(c.Turned(compare.Weaker)), stronger: c.changes(c.Turned(compare.Stronger)),
		wording: c.changes(c.Wording()), other: c.changes(c.Turned(compare.Level)),
	}
	b.head()
	b.trees("Less protective", c.Directed(prove.LessProtective))
	b.trees("Not decided", c.Undecided())
	b.trees("More protective", c.Directed(prove.MoreProtective))
	b.trees("Other outcomes", c.Directed(prove.Otherwise))
	b.differences("What weakens protection", "", b.weaker)
	b.differences("What strengthens protection", "", b.stronger)
	b.differences("Words that changed", "This program cannot tell what words mean, nor whether these still say what they said. Read each, the old beside the new.", b.wording)
	b.differences("Other changes", "", b.other)
	b.misfits()
	b.cases()
	return b.text(w, looks)
}

type comparedBuilder struct {
	page
	c                                *Comparison
	weaker, stronger, wording, other []told
}

func (b *comparedBuilder) head() {
	b.heading(1, b.headline())
	b.blocks[0].loud = len(b.c.Directed(prove.LessProtective))+len(b.c.Undecided())+len(b.weaker) > 0 || slices.ContainsFunc(b.wording, func(d told) bool { return d.Urgent })
	b.paragraph("Old: " + versionWords(b.c.Old, b.c.OldPath) + "\nNew: " + versionWords(b.c.New, b.c.NewPath))
	switch {
	case b.c.SameFile():
		b.paragraph("The two files are the same, byte for byte.")
	case !b.c.Comparison.Differs():
		b.paragraph("Only the writing differs: comments, layout or the order of sections.")
	default:
		b.paragraph(b.summary())
		b.notes()
	}
}

// headline says first what matters most, and never without what a reader has to
// judge.
func (b *comparedBuilder) headline() string {
	if !b.c.Comparison.Differs() {
		return "Nothing differs for people"
	}
	line := b.worst()
	if n := len(b.wording); n > 0 {
		line += "; " + countOf(n, "changed wording") + verb(n, " is", " are") + " for you to judge"
	}
	return line
}

func (b *comparedBuilder) worst() string {
	less, undecided, weaker := len(b.c.Directed(prove.LessProtective)), len(b.c.Undecided()), len(b.weaker)
	weaken := countOf(weaker, "change") + verb(weaker, " weakens", " weaken") + " protection"
	switch {
	case less > 0:
		return countOf(less, "tree") + verb(less, " becomes", " become") + " less protective"
	case undecided > 0:
		return countOf(undecided, "tree") + " may become less protective: not decided within the budget"
	case weaker > 0 && len(b.c.Trees) > 0:
		return weaken + " (no tree becomes less protective)"
	case weaker > 0:
		return weaken + " (the trees stay as they are)"
	}
	return "No tree becomes less protective"
}

func verb(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

func versionWords(p *procedure.Procedure, path string) string {
	return fmt.Sprintf("%s, edition %s (%s)", p.ID, p.Edition, fault.ShowPath(path))
}

// summary counts everything, also what there is none of.
func (b *comparedBuilder) summary() string {
	c := b.c
	trees := fmt.Sprintf("Trees: %d less protective, %d more protective, %d otherwise different",
		len(c.Directed(prove.LessProtective)), len(c.Directed(prove.MoreProtective)), len(c.Directed(prove.Otherwise)))
	if n := len(c.Undecided()); n > 0 {
		trees += fmt.Sprintf(", %d not decided", n)
	}
	weaker, stronger := len(b.weaker), len(b.stronger)
	return fmt.Sprintf("%s.\nChanges in the file: %d %s protection, %d %s it, %s for you to judge, %d other.\nSaved answers that no longer fit: %d.",
		trees, weaker, verb(weaker, "weakens", "weaken"), stronger, verb(stronger, "strengthens", "strengthen"),
		countOf(len(b.wording), "changed wording"), len(b.other), len(c.Misfits))
}

// notes say how to read what follows, where that is needed.
func (b *comparedBuilder) notes() {
	if slices.ContainsFunc(b.c.Trees, func(t compare.TreeChange) bool { return t.Sets != nil }) {
		b.paragraph("Combinations of answers are counted over one subject of each kind, with every choice, yes-no and many question answered, not known included. They are those that both versions take.")
	}
	if slices.ContainsFunc(slices.Concat(b.weaker, b.stronger, b.wording, b.other), b.isMarked) {
		b.paragraph("What only one of two texts says is in [brackets].")
	}
}

func (b *comparedBuilder) isMarked(d told) bool {
	old, new := d.sides()
	return b.said(&d) == "" && strings.ContainsAny(old+new, "[]") && !strings.ContainsAny(d.Old+d.New, "[]")
}

func (b *comparedBuilder) misfits() {
	if len(b.c.Misfits) == 0 {
		return
	}
	b.heading(2, "Saved answers that no longer fit")
	for _, m := range b.c.Misfits {
		b.item(0, upperFirst(m.Says))
	}
}
