package check

import (
	"fmt"
	"slices"

	"safeguard/internal/procedure"
)

var helpMissing = Rule{
	ID:       "help-missing",
	Severity: Note,
	Finds:    "a question without help whose reply leads somewhere in a tree",
	Why:      "A route then hangs on how each reader takes the words of the question.",
	Mend:     "Say in help what counts as each reply, and when to answer not known.",
	look: func(l *look) {
		for _, q := range l.p.Questions {
			if hasHelp(q) || q.Judgement || !readByTree(l.p, q) {
				continue
			}
			l.report(q.At, fmt.Sprintf("question %q decides in a tree and has no help, and help was wanted", q.ID), "say what counts as each reply, and when to answer not known")
		}
	},
}

// hasHelp reports whether the question or each of its options has help.
func hasHelp(q *procedure.Question) bool {
	if !q.Help.Empty() {
		return true
	}
	return len(q.Options) > 0 && !slices.ContainsFunc(q.Options, func(o *procedure.Option) bool { return o.Help.Empty() })
}

func readByTree(p *procedure.Procedure, q *procedure.Question) bool {
	return slices.ContainsFunc(p.Trees, func(t *procedure.Tree) bool { return t.Reads.HasQuestion(q) })
}
