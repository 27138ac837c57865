package check

import (
	"fmt"

	"safeguard/internal/procedure"
)

var scoresRisk = Rule{
	ID:       "scores-risk",
	Severity: Note,
	Finds:    "options that are steps of a scale, such as low, medium and high",
	Why:      "Two people call the same child low and high. Once there is a scale, the step is passed on and the reasons are not.",
	Mend:     "Let the options say what was seen, or ask yes or no with help on what counts.",
	look: func(l *look) {
		for _, q := range l.p.Questions {
			if q.Type == procedure.YesNo {
				continue
			}
			steps := 0
			for _, o := range q.Options {
				if o.Help.Empty() && isStep(normal(o.Label.String())) {
					steps++
				}
			}
			if steps > 1 {
				l.report(q.PlaceOf("options"), fmt.Sprintf("question %q is answered by %d steps of a scale, and options that say what was seen were wanted", q.ID, steps), "say in each option, or in its help, what it takes")
			}
		}
	},
}

func isStep(label string) bool {
	switch label {
	case "low", "medium", "moderate", "high", "very high", "very low", "low risk", "medium risk", "moderate risk", "high risk", "very high risk",
		"red", "amber", "green", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10":
		return true
	}
	return false
}
