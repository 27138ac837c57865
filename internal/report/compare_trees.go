package report

import (
	"fmt"
	"slices"
	"strings"

	"safeguard/internal/check"
	"safeguard/internal/compare"
	"safeguard/internal/field"
	"safeguard/internal/procedure"
	"safeguard/internal/prove"
)

func (b *comparedBuilder) trees(heading string, changes []compare.TreeChange) {
	if len(changes) == 0 {
		return
	}
	b.heading(2, heading)
	for i := range changes {
		b.tree(&changes[i])
	}
}

func (b *comparedBuilder) tree(t *compare.TreeChange) {
	b.item(0, b.treeName(t)+": "+treeWords(t))
	for _, p := range t.Patterns {
		b.item(1, patternWords(p))
	}
	if t.Witness == nil {
		return
	}
	b.example(t)
	b.item(1, "Was: "+leafWords(b.c.Old, t.Was)+"\nNow: "+leafWords(b.c.New, t.Now))
}

// patternWords says which combinations of answers a pattern means. The last one may say only
// that there are others.
func patternWords(p string) string {
	if strings.Contains(p, ":") {
		return "Where " + p
	}
	return upperFirst(p)
}

func (b *comparedBuilder) treeName(t *compare.TreeChange) string {
	p := b.c.New
	if t.Fate == compare.Went {
		p = b.c.Old
	}
	for _, tree := range p.Trees {
		if tree.ID == t.Tree {
			return fmt.Sprintf("%s (%s)", upperFirst(generic(tree.Title, tree.For)), t.Tree)
		}
	}
	return t.Tree
}

func treeWords(t *compare.TreeChange) string {
	switch {
	case t.Fate != compare.Changed:
		return wholeTreeWords(t)
	case t.Verdict == prove.Undecided:
		return "given up at the budget; it may come out differently, also for the worse"
	case t.Sets == nil || t.In == nil:
		return "it comes out differently"
	}
	return fmt.Sprintf("%s of %s combinations of answers come out differently", groupedBig(t.Sets), groupedBig(t.In))
}

// wholeTreeWords says of a tree that only one version has, or works for that
// kind of subject, what it did or will do.
func wholeTreeWords(t *compare.TreeChange) string {
	fate, opens := "gone", "it could open a route"
	if t.Fate == compare.Came {
		fate, opens = "new", "it can open a route"
	}
	if t.Direction == prove.Otherwise {
		opens = "it never opens a route"
	}
	whom := "once for the case"
	if t.About != "" {
		whom = "for each " + t.About
	}
	return fmt.Sprintf("%s (worked %s); %s", fate, whom, opens)
}

// example writes the case that shows a change, and what of it can be said under
// the new version alone.
func (b *comparedBuilder) example(t *compare.TreeChange) {
	lines := witnessWords(check.Finding{Witness: t.Witness, Patterns: t.Patterns})
	b.item(1, "For example:\n"+strings.Join(cutLines(lines), "\n"))
	if t.NewWitness == nil {
		return
	}
	var more []string
	for _, line := range witnessWords(check.Finding{Witness: t.NewWitness, Patterns: t.Patterns}) {
		if !slices.Contains(lines, line) {
			more = append(more, line)
		}
	}
	if len(more) > 0 {
		b.item(1, "Under the new version also:\n"+strings.Join(cutLines(more), "\n"))
	}
}

// cutLines gives the first lines of a case, and says how many there are besides.
func cutLines(lines []string) []string {
	if len(lines) <= witnessLines+1 {
		return lines
	}
	return append(slices.Clip(lines[:witnessLines]), "and "+countOf(len(lines)-witnessLines, "more answer"))
}

// leafWords names outcomes by title and id.
func leafWords(p *procedure.Procedure, ids []string) string {
	if len(ids) == 0 {
		return "not reached"
	}
	var words []string
	for _, id := range ids {
		name := id
		for _, o := range p.Outcomes {
			if o.ID == id {
				name = fmt.Sprintf("%s (%s)", o.Title, id)
			}
		}
		words = append(words, name)
	}
	return field.Or(words)
}
