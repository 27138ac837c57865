package check

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"safeguard/internal/procedure"
)

var compoundQuestion = Rule{
	ID:       "compound-question",
	Severity: Warning,
	Finds:    "a question that asks two things and takes one reply",
	Why:      "Where one thing is so and the other is not, no reply is right, and a worry can vanish behind a no.",
	Mend:     "Ask two questions. A condition or a tree can put the replies together again.",
	look: func(l *look) {
		for t := range l.texts(asks) {
			if t.question == nil || t.question.Type == procedure.FreeText {
				continue // free words can answer several things
			}
			if sign := twoInOne(t.question.Type, t.words); sign != "" {
				l.report(t.at, fmt.Sprintf("%s asks two things (%s) and takes one reply, and one thing was wanted", t.of(), sign), "ask each as a question of its own")
			}
		}
	},
}

// twoInOne gives what shows that a question asks two things, or "". An "and" or
// "or" inside a question is usual and no sign: "Have the Police and the school
// agreed?" But an auxiliary behind ", and" begins a second question, and so does
// one with a subject of its own behind a plain "and". Behind ", or" it does too
// where yes or no is to answer both; options can tell the two apart.
func twoInOne(takes procedure.Type, ask string) string {
	words := strings.Fields(strings.ToLower(ask))
	switch {
	case strings.Contains(strings.ToLower(ask), "and/or"):
		return `"and/or"`
	case strings.Count(ask, "?") > 1:
		return "two question marks"
	case len(words) == 0 || !isAuxiliary(words[0]):
		return ""
	}
	for i, w := range words {
		if strings.HasSuffix(w, ",") && i+2 < len(words) && words[i+1] == "and" && isAuxiliary(words[i+2]) {
			return fmt.Sprintf(`", and %s"`, words[i+2])
		}
	}
	first, _, _ := strings.Cut(ask, "?")
	return secondVerb(takes, strings.Fields(first))
}

// secondVerb gives the "and" or ", or" behind which a question begins anew with
// a verb and its subject, or "".
func secondVerb(takes procedure.Type, words []string) string {
	isClause := false // within one that "who" or the like began
	for i, w := range words {
		isClause = isClause || opensClause(strings.ToLower(w)) || i > 0 && isCondition(words, i)
		isOr := w == "or" && i > 0 && strings.HasSuffix(words[i-1], ",") && takes == procedure.YesNo
		if i < 3 || i+2 >= len(words) || w != "and" && !isOr {
			continue // "Is there and has there been" asks one thing of two times
		}
		verb := strings.ToLower(words[i+1])
		if isOr && !strings.EqualFold(verb, words[0]) && strings.EqualFold(words[i+2], words[1]) {
			continue // and so does "Is {child} missing, or was {child} missing"
		}
		if !isAuxiliary(verb) || goesOn(words, i+1) || !isSubject(words[i+1:], isClause) {
			continue
		}
		if isOr {
			return fmt.Sprintf(`", or %s"`, verb)
		}
		return fmt.Sprintf(`"and %s"`, verb)
	}
	return ""
}

// goesOn reports whether the verb at i may go on from that of the question, as
// in "Does {person} live alone and have a car?": a second question needs a verb
// behind its subject as well.
func goesOn(words []string, i int) bool {
	first, verb := strings.ToLower(words[0]), strings.ToLower(words[i])
	if verb != "have" && verb != "do" || first == "is" || first == "are" || first == "was" || first == "were" || first == "has" || first == "have" || first == "had" {
		return false
	}
	behind := words[i+2:]
	return !slices.ContainsFunc(behind[:min(len(behind), 5)], func(w string) bool {
		w = strings.TrimRight(w, ".,?")
		return w == "been" || w == "had" || verb == "have" && strings.HasSuffix(w, "ed") || verb == "do" && (w == "know" || w == "have" || w == "live")
	})
}

// isSubject reports whether words are a verb and what it can be asked of. Within
// a clause, as in "someone who knows the child and has a key", most are not its
// subject, so that only {child} or "they" is taken for one.
func isSubject(words []string, isClause bool) bool {
	word := strings.TrimRight(strings.ReplaceAll(words[1], "\u2019", "'"), ".,")
	lower := strings.ToLower(word)
	switch lower {
	case "they", "he", "she", "anyone", "anybody", "somebody", "everyone":
		return true
	}
	if isClause {
		has := strings.HasPrefix(strings.ToLower(words[0]), "ha")
		return !has && strings.HasPrefix(word, "{") && strings.HasSuffix(word, "}")
	}
	switch lower {
	case "it", "there", "other", "another", "both":
		return true
	case "always", "sometimes", "perhaps":
		return false
	}
	isPlural := len(lower) > 3 && strings.HasSuffix(lower, "s")
	return isDeterminer(lower) || isPerson(lower) || isOfPerson(lower) || isPlural || unicode.IsUpper([]rune(word + " ")[0])
}
