package check

import (
	"fmt"
	"slices"
	"strconv"

	"safeguard/internal/fault"
	"safeguard/internal/procedure"
)

var citesApart = Rule{
	ID:       "cites-apart",
	Severity: Warning,
	Finds:    "an outcome and its actions that rest on no paragraph in common",
	Why:      "The route is shown with one paragraph and what is to be done with others. One of them is most likely a slip, and whoever checks it against the source finds something else.",
	Mend:     "Look both up in the source, and let the outcome and the action that carries it out cite the paragraph that asks for them.",
	look:     lookCitesApart,
}

func lookCitesApart(l *look) {
	for _, o := range l.p.Outcomes {
		if !o.Opens || len(o.Cite) == 0 || !slices.ContainsFunc(o.Actions, func(a *procedure.Action) bool { return a.Duty <= o.Duty || !hasDuty(a.Duty) }) {
			continue // where none of them carries it out, that is what is wrong
		}
		steps := citingSteps(o)
		if len(steps) == 0 || slices.ContainsFunc(steps, func(a *procedure.Action) bool { return sharesParagraph(a.Cite, o.Cite) }) {
			continue
		}
		l.reportWith(o.PlaceOf("cite"), fault.Also{Place: steps[0].PlaceOf("cite"), Says: "what the first of them cites"},
			fmt.Sprintf("%s shares no paragraph with %s: it cites %s, and %q cites %s", quoted("outcome", o.ID), stepsOf(o), paragraphIDs(o.Cite), steps[0].ID, paragraphIDs(steps[0].Cite)),
			"let it and the action that carries it out cite the same paragraph")
	}
}

// stepsOf names the actions that an outcome is compared with.
func stepsOf(o *procedure.Outcome) string {
	if slices.ContainsFunc(o.Actions, func(a *procedure.Action) bool { return sharesParagraph(a.Cite, o.Cite) }) {
		return "those of its actions that the source asks for"
	}
	return "its actions"
}

// citingSteps gives the actions of an outcome that cite something: those that
// the source asks for, or all where it asks for none.
func citingSteps(o *procedure.Outcome) []*procedure.Action {
	var chapter, all []*procedure.Action
	for _, a := range o.Actions {
		if len(a.Cite) == 0 {
			continue
		}
		all = append(all, a)
		if a.Basis == procedure.Chapter {
			chapter = append(chapter, a)
		}
	}
	if len(chapter) > 0 {
		return chapter
	}
	return all
}

func sharesParagraph(one, other []*procedure.Paragraph) bool {
	return slices.ContainsFunc(one, func(p *procedure.Paragraph) bool { return slices.Contains(other, p) })
}

// paragraphIDs gives `"4.1"`, or `"3.1", "4.1" and "4.2"`.
func paragraphIDs(cite []*procedure.Paragraph) string {
	ids := ""
	for i, p := range cite {
		switch {
		case i == 0:
		case i == len(cite)-1:
			ids += " and "
		default:
			ids += ", "
		}
		ids += strconv.Quote(p.ID)
	}
	return ids
}
