package check

import (
	"fmt"
	"slices"
	"strings"

	"safeguard/internal/procedure"
)

var notKnownAsOption = Rule{
	ID:       "not-known-as-option",
	Severity: Warning,
	Finds:    "an option that stands for not knowing",
	Why:      "Not known is built into every question and keeps routes open. As an option it is one more answer: the route closes, and nobody is sent to find out.",
	Mend:     "Remove the option. Whoever does not know answers not known, and a tree may give not-known a branch of its own.",
	look: func(l *look) {
		for _, q := range l.p.Questions {
			for _, o := range q.Options {
				if q.Type != procedure.YesNo && standsForNotKnown(q, o) {
					l.report(o.At, fmt.Sprintf("option %q of question %q stands for not knowing, which is built in as not-known and keeps routes open", o.ID, q.ID), "remove the option; a tree may give not-known a branch of its own")
				}
			}
		}
	},
}

func standsForNotKnown(q *procedure.Question, o *procedure.Option) bool {
	label := normal(o.Label.String())
	return saysNotKnown(strings.ReplaceAll(o.ID, "-", " ")) || saysNotKnown(label) ||
		saysAwaited(strings.Fields(label)) || saysNotFoundOut(strings.Fields(label), normal(q.Ask.String()))
}

// saysAwaited reports whether words say of an answer, and of nothing else, that
// it is still to come. "Trial pending" and "Planned, not yet held" are answers.
func saysAwaited(words []string) bool {
	awaited := false
	for _, w := range words {
		switch w {
		case "pending", "awaited", "awaiting":
			awaited = true
		case "result", "results", "outcome", "answer", "reply", "response", "information", "confirmation", "check", "checks", "assessment", "finding", "findings", "enquiries",
			"still", "yet", "is", "are", "the", "an", "a", "from", "police", "lab":
		default:
			return false
		}
	}
	return awaited
}

// saysNotFoundOut reports whether words say that nobody has looked, where ask
// does not ask whether somebody has.
func saysNotFoundOut(words []string, ask string) bool {
	for len(words) > 0 && slices.Contains([]string{"this", "it", "has", "still", "is"}, words[0]) {
		words = words[1:]
	}
	if len(words) < 2 || words[0] != "not" {
		return false
	}
	words = words[1:]
	for len(words) > 0 && (words[0] == "yet" || words[0] == "been") {
		words = words[1:]
	}
	for _, way := range [][]string{{"assessed"}, {"checked"}, {"asked"}, {"known"}, {"established"}, {"looked", "into"}} {
		stem := strings.TrimSuffix(way[0], "ed")
		if startsAt(words, 0, way...) && isOnlyTime(words[len(way):]) && !strings.Contains(" "+ask, " "+stem) {
			return true
		}
	}
	return false
}

// isOnlyTime is true of no words, and of such as "so far".
func isOnlyTime(words []string) bool {
	switch strings.Join(words, " ") {
	case "", "yet", "so far", "at this time", "by anyone", "by anybody":
		return true
	}
	return false
}

func saysNotKnown(s string) bool {
	switch s {
	case "unknown", "not known", "not yet known", "unknown yet", "unknown at this time", "not known at this time",
		"don't know", "dont know", "do not know", "i don't know", "we don't know", "nobody knows", "no idea",
		"unsure", "not sure", "uncertain", "not certain", "unclear", "not clear", "can't say", "cannot say", "can't tell", "cannot tell":
		return true
	}
	return false
}
