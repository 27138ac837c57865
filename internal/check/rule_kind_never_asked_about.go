package check

import (
	"slices"

	"safeguard/internal/procedure"
)

var kindNeverAskedAbout = Rule{
	ID:       "kind-never-asked-about",
	Severity: Warning,
	Finds:    "a kind of subject that is listed and then never asked about",
	Why:      "People are listed one by one, and after that nothing is asked or settled about any of them. Somebody on the list looks as if they had been considered.",
	Mend:     "Ask a question about the kind or work a tree for each of them, or take the kind out.",
	look:     lookKindNeverAskedAbout,
}

func lookKindNeverAskedAbout(l *look) {
	_, read := readAnywhere(l.p)
	for _, k := range l.p.Kinds {
		asked := slices.ContainsFunc(l.p.Questions, func(q *procedure.Question) bool { return q.About == k })
		worked := slices.ContainsFunc(l.p.Trees, func(t *procedure.Tree) bool { return t.For == k })
		if !asked && !worked && !read[k] {
			l.report(k.At, "each "+k.ID+" is listed, and no question, tree or condition is about them",
				"ask about them or work a tree for each of them, or take the kind out")
		}
	}
}
