package check

import (
	"fmt"

	"safeguard/internal/fault"
)

var titleTwice = Rule{
	ID:       "title-twice",
	Severity: Warning,
	Finds:    "two outcomes, two trees or two stages with the same title",
	Why:      "On the page nobody can tell which of the two was reached, though their duties and actions differ.",
	Mend:     "Say in each title what sets it apart, or keep only one.",
	look: func(l *look) {
		first := map[[2]string]fault.Place{}
		for t := range l.texts(titles) {
			key := [2]string{t.what, normal(t.words)}
			if at, twice := first[key]; twice {
				l.reportWith(t.at, fault.Also{Place: at, Says: "the same title stands here"},
					fmt.Sprintf("%s has the title of another %s, and a title of its own was wanted", t.of(), t.what), "say in the title what sets it apart")
				continue
			}
			first[key] = t.at
		}
	},
}
