package prove_test

import (
	"fmt"
	"slices"
	"strings"

	"safeguard/internal/answers"
	"safeguard/internal/procedure"
)

// andOthers ends a list of patterns that would be too long to read.
const andOthers = "and others"

// A tally visits the sets of answers that are counted, each as it stands under
// one version or several, with whether it is one of those that are described.
type tally func(visit func(shown bool, under ...*scene))

func (w *world) counted(shows func(*scene) bool) tally {
	return func(visit func(bool, ...*scene)) {
		w.eachCounted(func(s *scene) { visit(shows(s), s) })
	}
}

// patternsDiffer says which sets of answers are described by no pattern or by
// several, or by one though they are none of those meant.
func patternsDiffer(patterns []string, all tally) []string {
	var list []string
	patterns, more := patternsOf(patterns)
	for _, line := range strings.Split(strings.Join(patterns, "; "), "; ") {
		if saysNothing(line, all) {
			list = append(list, fmt.Sprintf("a pattern says nothing with %q", line))
		}
	}
	missed := 0
	all(func(shown bool, under ...*scene) {
		described, wanted := 0, int(bit(shown))
		for _, p := range patterns {
			described += int(bit(meets(p, under)))
		}
		switch {
		case more && described < wanted:
			missed++
		case described != wanted && len(list) == 0:
			list = append(list, fmt.Sprintf("%d patterns describe these answers, where %d should:\n%s%s", described, wanted, under[0].a.YAML(), strings.Join(patterns, "\n")))
		}
	})
	if more && missed == 0 && len(list) == 0 {
		list = append(list, "the patterns end with others, and there are none")
	}
	return list
}

// saysNothing reports whether a line of a pattern holds of every answer.
func saysNothing(line string, all tally) bool {
	every := line != ""
	all(func(_ bool, under ...*scene) { every = every && meets(line, under) })
	return every
}

// patternsOf gives the patterns that are written out, and whether there are more.
func patternsOf(all []string) (written []string, more bool) {
	if last := len(all) - 1; last >= 0 && all[last] == andOthers {
		return all[:last], true
	}
	return all, false
}

// meets reports whether a set of answers is one of those that a pattern, as
// "question: a or b; other: not-known; another: with a, b; another: any of c, d",
// describes.
func meets(pattern string, under []*scene) bool {
	if pattern == "" {
		return true
	}
	for line := range strings.SplitSeq(pattern, "; ") {
		id, words, _ := strings.Cut(line, ": ")
		i := slices.IndexFunc(under, func(s *scene) bool { return s.p.Question(id) != nil })
		if i < 0 {
			panic(fmt.Sprintf("no question is called %q, in the pattern %q", id, pattern))
		}
		q := under[i].p.Question(id)
		if !slices.ContainsFunc(strings.Split(words, " or "), func(w string) bool { return under[i].answeredSo(q, w) }) {
			return false
		}
	}
	return true
}

// answeredSo reports whether a question is answered with the words of a pattern.
func (s *scene) answeredSo(q *procedure.Question, words string) bool {
	said := saidOf(q, s.a.Value(q, 0))
	if q.Type != procedure.Many {
		return said[0] == words
	}
	form, list := cutForm(words)
	options := strings.Split(list, ", ")
	for _, option := range options {
		if form == "" || option != procedure.NotKnown && q.Option(option) < 0 {
			panic(fmt.Sprintf("what does %q mean in a pattern", words))
		}
	}
	is := func(option string) bool { return slices.Contains(said, option) }
	isNot := func(option string) bool { return !is(option) }
	switch form {
	case "any of ":
		return slices.ContainsFunc(options, is)
	case "with ":
		return !slices.ContainsFunc(options, isNot)
	}
	return !slices.ContainsFunc(options, is)
}

// cutForm takes apart how options are spoken of and which.
func cutForm(words string) (form, list string) {
	for _, form := range []string{"any of ", "without ", "with "} {
		if list, ok := strings.CutPrefix(words, form); ok {
			return form, list
		}
	}
	return "", words
}

// saidOf gives the words of an answer.
func saidOf(q *procedure.Question, v answers.Value) []string {
	var words []string
	for i, o := range q.Options {
		if v.Options.Has(i) {
			words = append(words, o.ID)
		}
	}
	if v.NotKnown {
		words = append(words, procedure.NotKnown)
	}
	return words
}
