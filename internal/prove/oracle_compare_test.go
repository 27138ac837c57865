package prove_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"safeguard/internal/answers"
	"safeguard/internal/fault"
	"safeguard/internal/procedure"
	"safeguard/internal/prove"
)

// disagreements says where the engine and the oracle differ about a procedure.
func disagreements(p *procedure.Procedure) []string {
	w := newWorld(p)
	want := w.judge()
	got := prove.Prove(p, prove.Limits{})
	list := verdictsDiffer(got, want)
	for _, g := range got {
		if g.Verdict != prove.Fails {
			continue
		}
		if g.At.Line == 0 || g.Message == "" || strings.ContainsAny(g.Message+g.Hint, "\n") || strings.HasSuffix(g.Message, ".") {
			list = append(list, fmt.Sprintf("%s has no place, or no message on one line: %v %q %q", placedBy(g), g.At, g.Message, g.Hint))
		}
		i := slices.IndexFunc(want, func(c *claim) bool { return c.fails() && placed(c) == placedBy(g) })
		if i < 0 {
			continue // said already
		}
		for _, d := range w.caseInPointDiffers(g, want[i]) {
			list = append(list, fmt.Sprintf("%s: %s", placedBy(g), d))
		}
	}
	return list
}

// severalOfOne are the rules that can find several things of one id, told apart
// by their place.
var severalOfOne = []string{"unreachable-branch", "asked-where-it-does-not-apply", "read-where-not-asked", "redundant-part"}

func placed(c *claim) string { return where(c.rule, c.of, c.by, c.at) }

// byOther finds in the words of some claims what else they are about.
var byOther = map[string]*regexp.Regexp{
	"not-known-less-serious":       regexp.MustCompile(`question "([^"]+)"`),
	"when-reads-what-is-not-asked": regexp.MustCompile(`question "([^"]+)"`),
	"do-and-do-not":                regexp.MustCompile(`and "([^"]+)"`),
}

func placedBy(c prove.Claim) string {
	by := ""
	if words := byOther[c.Rule]; words != nil {
		by = words.FindStringSubmatch(c.Says)[1]
	}
	return where(c.Rule, c.Of, by, c.At)
}

func where(rule, of, by string, at fault.Place) string {
	switch {
	case by != "":
		return fmt.Sprintf("%s of %s by %s", rule, of, by)
	case slices.Contains(severalOfOne, rule):
		return fmt.Sprintf("%s of %s at %d:%d", rule, of, at.Line, at.Column)
	}
	return rule + " of " + of
}

func verdictsDiffer(got []prove.Claim, want []*claim) []string {
	failed := map[string]bool{}
	var list []string
	for _, g := range got {
		switch {
		case g.Verdict == prove.Undecided:
			list = append(list, placedBy(g)+" is not decided")
		case g.Verdict == prove.Fails && failed[placedBy(g)]:
			list = append(list, placedBy(g)+" is said twice")
		case g.Verdict == prove.Fails:
			failed[placedBy(g)] = true
		}
	}
	for _, c := range want {
		if c.fails() && !failed[placed(c)] {
			list = append(list, placed(c)+": the engine says nothing, the oracle that it fails")
		}
		if c.fails() {
			delete(failed, placed(c))
		}
	}
	for place := range failed {
		list = append(list, place+": the engine says that it fails, the oracle that it holds")
	}
	return list
}

// caseInPointDiffers says what is wrong with the case in point of a claim that
// fails, and with the count and the patterns of its sets of answers.
func (w *world) caseInPointDiffers(got prove.Claim, want *claim) []string {
	if want.wantsOne {
		if got.Witness != nil || got.Sets != nil || got.In != nil || got.Patterns != nil {
			return []string{"there is no case in point, and one is given"}
		}
		return nil
	}
	if got.Witness == nil {
		return []string{"no case in point is given"}
	}
	var list []string
	s := w.scene(got.Witness)
	if !want.shows(s) {
		list = append(list, "the case in point does not show it:\n"+string(got.Witness.YAML()))
	}
	if named := byOther["not-known-less-serious"].FindStringSubmatch(got.Message); want.showsOf != nil && !want.showsOf(s, w.p.Question(named[1])) {
		list = append(list, fmt.Sprintf("%s, which is not so of the case in point:\n%s", got.Message, got.Witness.YAML()))
	}
	if whole := w.completeCase(want); whole != "" && !s.complete() {
		list = append(list, fmt.Sprintf("the case in point is not complete:\n%swhere this one is:\n%s", got.Witness.YAML(), whole))
	}
	list = append(list, roundTripDiffers(w.p, got.Witness)...)
	sets, in := w.count(want)
	if got.Sets == nil || got.In == nil || got.Sets.Int64() != sets || got.In.Int64() != in {
		list = append(list, fmt.Sprintf("%v of %v sets of answers, where the oracle counts %d of %d", got.Sets, got.In, sets, in))
	}
	if listed := mostListed(got.Witness); sets > 0 && listed > 1 {
		list = append(list, fmt.Sprintf("the case in point lists %d of a kind, where one shows it", listed))
	}
	return append(list, w.patternsDiffer(got.Patterns, want.shows)...)
}

func mostListed(a *answers.Answers) int {
	most := 0
	for _, k := range a.Procedure().Kinds {
		most = max(most, a.Subjects(k))
	}
	return most
}

// completeCase gives a case with everything answered that shows a claim to fail;
// "" where only something not answered does.
func (w *world) completeCase(c *claim) string {
	found := ""
	w.each(func(s *scene) {
		if found == "" && s.complete() && c.shows(s) {
			found = string(s.a.YAML())
		}
	})
	return found
}

func roundTripDiffers(p *procedure.Procedure, a *answers.Answers) []string {
	back, faults := answers.Load(p, "witness.yaml", a.YAML())
	if faults.Len() > 0 {
		return []string{fmt.Sprintf("the case in point is no answers file: %v\n%s", faults.All(), a.YAML())}
	}
	if keyOf(back) != keyOf(a) {
		return []string{"the case in point is another one when it is read back:\n" + string(a.YAML())}
	}
	return nil
}

// andOthers ends a list of patterns that would be too long to read.
const andOthers = "and others"

// patternsDiffer says which sets of answers are described by no pattern or by
// several, or by one though the claim does not fail of them.
func (w *world) patternsDiffer(patterns []string, shows func(*scene) bool) []string {
	var list []string
	patterns, more := patternsOf(patterns)
	for _, line := range strings.Split(strings.Join(patterns, "; "), "; ") {
		if w.saysNothing(line) {
			list = append(list, fmt.Sprintf("a pattern says nothing with %q", line))
		}
	}
	missed := 0
	w.eachCounted(func(s *scene) {
		described, wanted := 0, 0
		if shows(s) {
			wanted = 1
		}
		for _, p := range patterns {
			if s.meets(p) {
				described++
			}
		}
		switch {
		case more && described < wanted:
			missed++
		case described != wanted && len(list) == 0:
			list = append(list, fmt.Sprintf("%d patterns describe these answers, where %d should:\n%s%s", described, wanted, s.a.YAML(), strings.Join(patterns, "\n")))
		}
	})
	if more && missed == 0 && len(list) == 0 {
		list = append(list, "the patterns end with others, and there are none")
	}
	return list
}

// saysNothing reports whether a line of a pattern holds of every answer.
func (w *world) saysNothing(line string) bool {
	every := line != ""
	w.eachCounted(func(s *scene) { every = every && s.meets(line) })
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
// "question: a or b; other: not-known; another: with a; another: without b",
// describes.
func (s *scene) meets(pattern string) bool {
	if pattern == "" {
		return true
	}
	for line := range strings.SplitSeq(pattern, "; ") {
		id, words, _ := strings.Cut(line, ": ")
		q := s.p.Question(id)
		if q == nil {
			panic(fmt.Sprintf("no question is called %q, in the pattern %q", id, pattern))
		}
		if !slices.ContainsFunc(strings.Split(words, " or "), func(w string) bool { return s.answeredSo(q, w) }) {
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
	form, option, _ := strings.Cut(words, " ")
	if form != "with" && form != "without" || option != procedure.NotKnown && q.Option(option) < 0 {
		panic(fmt.Sprintf("what does %q mean in a pattern", words))
	}
	return slices.Contains(said, option) == (form == "with")
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
