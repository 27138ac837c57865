package check

import "fmt"

var pointsOnPage = Rule{
	ID:       "points-on-page",
	Severity: Note,
	Finds:    "a text that points to a place on a page, such as \"see above\"",
	Why:      "One question stands on the screen at a time, and a screen reader has no above: what the text points to is not there.",
	Mend:     "Name what is meant, or list it under recall so that its answer is shown beside the question.",
	look: func(l *look) {
		for t := range l.texts(asks | helps | labels) {
			if !t.speaksOf(aboutPages) {
				continue
			}
			if phrase := phraseIn(wordsOf(t.words), pointing()); phrase != "" {
				l.report(t.at, fmt.Sprintf("%s says %q, and on the screen nothing else stands there", t.of(), phrase), "name what is meant, or list the earlier question under recall")
			}
		}
	},
}

func pointing() []string {
	return []string{
		"see above", "see below", "as above", "question above", "questions above", "question below", "questions below", "answer above", "answers above",
		"mentioned above", "listed above", "listed below", "described above", "described below", "the box below", "the box above", "previous page", "next page", "on the left", "on the right", "overleaf",
	}
}
