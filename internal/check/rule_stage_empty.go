package check

var stageEmpty = Rule{
	ID:       "stage-empty",
	Severity: Warning,
	Finds:    "a stage in which nobody is listed, nothing is asked and nothing is settled",
	Why:      "People are led to a stage of the procedure where there is nothing to do, and take it for done.",
	Mend:     `Give the stage its "subjects", "checklist" or "trees", or take it out.`,
	look:     lookStageEmpty,
}

func lookStageEmpty(l *look) {
	for _, s := range l.p.Stages {
		if len(s.Kinds)+len(s.Checklist)+len(s.Trees) == 0 {
			l.report(s.PlaceOf("id"), quoted("stage", s.ID)+" lists nobody, asks nothing and settles nothing",
				`give it "subjects", a "checklist" or "trees", or take it out`)
		}
	}
}
