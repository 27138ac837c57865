package check

var interpretationNotShown = Rule{
	ID:       "interpretation-not-shown",
	Severity: Warning,
	Finds:    "an interpretation that is shown with nothing",
	Why:      "Where the source can be read in more than one way, people have to see which reading was taken, so that they can disagree. One that is shown nowhere is a decision taken for them in silence.",
	Mend:     `Name the outcomes, trees or questions that rest on it under "shown-with".`,
	look:     lookInterpretationNotShown,
}

func lookInterpretationNotShown(l *look) {
	for _, i := range l.p.Interpretations {
		if len(i.Outcomes)+len(i.Trees)+len(i.Questions) == 0 {
			l.report(i.At, quoted("interpretation", i.ID)+" is shown with no outcome, tree or question, so nobody sees it",
				`say where under "shown-with"`)
		}
	}
}
