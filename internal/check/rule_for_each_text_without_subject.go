package check

import (
	"fmt"

	"safeguard/internal/fault"
	"safeguard/internal/procedure"
)

var forEachTextWithoutSubject = Rule{
	ID:       "for-each-text-without-subject",
	Severity: Warning,
	Finds:    "a text that is shown for each child or person and does not say for which",
	Why:      "With two children the same sentence stands there twice, and an answer or a task meant for one can be taken for the other's.",
	Mend:     "Name the subject in the text by its kind in braces, as in \"Is {child} safe?\".",
	look:     lookForEachTextWithoutSubject,
}

func lookForEachTextWithoutSubject(l *look) {
	for _, q := range l.p.Questions {
		l.namesSubject(quoted("question", q.ID), q.PlaceOf("ask"), q.About, q.Ask)
	}
	for _, t := range l.p.Trees {
		l.namesSubject(quoted("tree", t.ID), t.PlaceOf("title"), t.For, t.Title)
	}
	for _, t := range l.p.Tensions {
		l.namesSubject(quoted("tension", t.ID), t.PlaceOf("says"), t.For, t.Says)
	}
}

func (l *look) namesSubject(who string, at fault.Place, k *procedure.Kind, text procedure.Text) {
	// Any placeholder that can stand here is that of the kind.
	if k != nil && len(text.Literals()) == 1 {
		l.report(at, fmt.Sprintf("%s is about each %s, and its words do not say which", who, k.ID), fmt.Sprintf("write {%s} where the label should stand", k.ID))
	}
}
