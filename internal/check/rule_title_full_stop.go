package check

import (
	"fmt"
	"strings"
)

var titleFullStop = Rule{
	ID:       "title-full-stop",
	Severity: Note,
	Finds:    "a title that ends in a full stop",
	Why:      "Titles stand inside sentences of the page, where a full stop cuts the sentence in two.",
	Mend:     "Take the full stop away; a title that needs two sentences needs to be shorter.",
	look: func(l *look) {
		for t := range l.texts(titles) {
			if strings.HasSuffix(t.words, ".") && !strings.HasSuffix(t.words, "etc.") {
				l.report(t.at, fmt.Sprintf("the title of %s ends in a full stop, and none was wanted", t.of()), "")
			}
		}
	},
}
