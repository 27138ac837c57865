// Package rego writes a procedure as a module for Open Policy Agent, which then
// works it as safeguard does: three-valued, with not known never taken for no. It
// reads no file and decides nothing itself.
package rego

import (
	_ "embed"
	"fmt"
	"strings"

	"safeguard/internal/procedure"
)

// shared is the part that is the same for every procedure.
//
//go:embed shared.rego
var shared string

// Module gives a procedure as one Rego v1 module of the package
// data.safeguard[ID], whose rule "path" is the outcome path of an answers file
// given as input. The same procedure gives the same bytes.
func Module(p *procedure.Procedure) []byte {
	w := &writer{p: p}
	w.head()
	w.tables()
	w.stages()
	w.questions()
	w.trees()
	w.dispatch()
	w.b.WriteString("\n" + shared)
	return []byte(w.b.String())
}

// A writer puts a module together.
type writer struct {
	p *procedure.Procedure
	b strings.Builder
}

// rule writes one rule after an empty line.
func (w *writer) rule(format string, args ...any) {
	fmt.Fprintf(&w.b, "\n"+format+"\n", args...)
}

// comment writes a comment of one line, whatever stands in the words.
func (w *writer) comment(words string) {
	fmt.Fprintf(&w.b, "\n# %s\n", strings.Join(strings.Fields(words), " "))
}

func (w *writer) head() {
	fmt.Fprintf(&w.b, `# %s, edition %s, as a module for Open Policy Agent.
# Made by "safeguard export --format rego" from the procedure file with the digest
# %s: edit that file, and export it again.
#
# data.safeguard[%s].path is the outcome path of an answers file given as input,
# with the keys of "safeguard decide --format json". What is NOT here, and has to be asked of
# safeguard itself: the list of actions with their dates, what is outstanding,
# interpretations, what has been overtaken since, and texts. It supports judgement and
# decides nothing.
package safeguard[%s]
`, line(w.p.Title), line(w.p.Edition), w.p.Digest, quote(w.p.ID), quote(w.p.ID))
}

func line(words string) string { return strings.Join(strings.Fields(words), " ") }

// name makes an id part of a name in Rego; no id holds a low line.
func name(id string) string { return strings.ReplaceAll(id, "-", "_") }

func nameOf(what, id string) string { return what + "__" + name(id) }
