package check

import (
	"fmt"
)

var shouting = Rule{
	ID:       "shouting",
	Severity: Note,
	Finds:    "words in capitals that are no abbreviation",
	Why:      "Capitals are harder to read, a screen reader may spell them out, and where much is shouted nothing stands out.",
	Mend:     "Write it in small letters. What must come first is urgent: true on an action.",
	look: func(l *look) {
		for t := range l.texts(readInRoom) {
			for _, word := range capitalWords(t.words) {
				if isShouted(word) {
					l.report(t.at, fmt.Sprintf("%s has %q in capitals, and small letters were wanted", t.of(), word), "urgent: true on an action puts it first on the page")
					break
				}
			}
		}
	},
}

// longestShort is how long an abbreviation is at most.
const longestShort = 7

// isShouted reports whether a word, which is in capitals, is no abbreviation.
func isShouted(word string) bool {
	switch word {
	case "NOT", "NEVER", "MUST", "ONLY", "ALWAYS", "URGENT", "STOP", "WARNING", "NOW", "ALL", "ANY", "DO", "AND", "OR", "NO", "YES", "PLEASE", "CALL", "TELL", "READ", "FIRST", "BEFORE", "AFTER", "CHILD", "POLICE", "THE", "THIS", "THAT", "IS", "ARE", "TO", "IF", "NOTE", "VERY", "EVERY", "CANNOT":
		return true
	}
	return len(word) > longestShort
}
