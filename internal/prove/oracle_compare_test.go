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
	"outcome-without-its-action":   regexp.MustCompile(`tree "([^"]+)"`),
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
	return append(list, patternsDiffer(got.Patterns, w.counted(want.shows))...)
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
