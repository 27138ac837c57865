package prove_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"safeguard/internal/answers"
	"safeguard/internal/procedure"
	"safeguard/internal/prove"
)

// Two versions of a procedure, the second a small change of the first, against
// the oracle.
func TestTheChangesAreThoseOfTheOracle(t *testing.T) {
	drawn, thrownAway := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		drawn++
		file := drawProcedure(t, shape{kinds: 1})
		changed := drawChange(t, file)
		before, faults := procedure.Load("old.yaml", []byte(file))
		after, more := procedure.Load("new.yaml", []byte(changed))
		if faults.Len()+more.Len() > 0 || newPair(before, after).size(*mostSets) > *mostSets {
			thrownAway++
			return
		}
		for _, d := range changesDiffer(before, after) {
			t.Errorf("%s", d)
		}
		if t.Failed() {
			t.Fatalf("from\n%s\nto\n%s", file, changed)
		}
	})
	if thrownAway > drawn/2 {
		t.Errorf("%d of %d drawn procedures were of no use, where most should be", thrownAway, drawn)
	}
}

// edits are what is changed: what a pattern finds becomes one of these.
var edits = []struct {
	find    *regexp.Regexp
	replace []string
}{
	{regexp.MustCompile(`: o[0-3]\b`), []string{": o0", ": o1", ": o2"}},
	{regexp.MustCompile(`, not-known: o[0-3]\b`), []string{""}},
	{regexp.MustCompile(`: "(yes|no)"`), []string{`: "yes"`, `: "no"`, `: ["yes", "not-known"]`}},
	{regexp.MustCompile(`, when: \{q0: "(yes|no)"\}`), []string{"", `, when: {q0: ["yes", "no"]}`}},
	{regexp.MustCompile(`\bany\b`), []string{"all"}},
	{regexp.MustCompile(`\ball\b`), []string{"any"}},
	{regexp.MustCompile(`\bsome\b`), []string{"every"}},
	{regexp.MustCompile(`, not-known: refuse`), []string{""}},
	{regexp.MustCompile(`type: yes-no, cite`), []string{"type: yes-no, not-known: refuse, cite"}},
	{regexp.MustCompile(`opens: true`), []string{"opens: false"}},
	{regexp.MustCompile(`opens: false`), []string{"opens: true"}},
	{regexp.MustCompile(`protective-order: \[[^]]*\], `), []string{""}},
}

// drawChange changes one place of a procedure file, or has it ask something
// else.
func drawChange(t *rapid.T, file string) string {
	switch rapid.IntRange(0, 11).Draw(t, "change") {
	case 11:
		return strings.ReplaceAll(file, "q1", "q8")
	case 10:
		asked := strings.Replace(file, "questions:\n", "questions:\n  q9: {ask: What is known, type: yes-no, cite: [\"1\"]}\n", 1)
		return strings.Replace(asked, ": o0", `: {ask: q9, answers: {"yes": o0, "no": o1}}`, 1)
	}
	e := rapid.SampledFrom(edits).Draw(t, "edit")
	places := e.find.FindAllStringIndex(file, -1)
	if len(places) == 0 {
		return file
	}
	at := rapid.SampledFrom(places).Draw(t, "place")
	return file[:at[0]] + rapid.SampledFrom(e.replace).Draw(t, "with") + file[at[1]:]
}

// A difference is what changes of one tree in one direction, for one answer set
// or another.
type difference struct {
	tree      string
	direction prove.Direction
}

func changesDiffer(before, after *procedure.Procedure) []string {
	p := newPair(before, after)
	want := map[difference]bool{}
	p.each(func(was, now *scene) {
		for d := range between(was, now) {
			want[d] = true
		}
	})
	var list []string
	for _, c := range prove.Compare(before, after, prove.Limits{}) {
		d := difference{c.Tree, c.Direction}
		name := fmt.Sprintf("the change of %s, %v", c.Tree, c.Direction)
		switch {
		case c.Verdict != prove.Fails:
			list = append(list, name+" is not decided")
		case !want[d]:
			list = append(list, name+" is not there, or is said twice")
		default:
			for _, say := range p.changeDiffers(c, d) {
				list = append(list, name+": "+say)
			}
		}
		delete(want, d)
	}
	for d := range want {
		list = append(list, fmt.Sprintf("the change of %s, %v, is not found", d.tree, d.direction))
	}
	return list
}

// between gives what differs for one answer set, as it stands under both
// versions.
func between(before, after *scene) map[difference]bool {
	list := map[difference]bool{}
	for _, was := range before.p.Trees {
		now := treeOf(after.p, was.ID)
		for s := range before.a.Subjects(was.For) {
			v, w := before.verdict(was, s), after.verdict(now, s)
			if !slices.Equal(idsOf(was, v), idsOf(now, w)) {
				list[difference{was.ID, direction(was, v, now, w)}] = true
			}
		}
	}
	return list
}

func treeOf(p *procedure.Procedure, id string) *procedure.Tree {
	return p.Trees[slices.IndexFunc(p.Trees, func(t *procedure.Tree) bool { return t.ID == id })]
}

// idsOf gives the ids of what is possible, sorted.
func idsOf(t *procedure.Tree, v verdict) []string {
	var ids []string
	for _, o := range t.Leaves {
		if v.has(t, o) {
			ids = append(ids, o.ID)
		}
	}
	slices.Sort(ids)
	return ids
}

// direction says what a difference means for people: by the protective order of
// the new version, or by whether a route is opened.
func direction(was *procedure.Tree, v verdict, now *procedure.Tree, w verdict) prove.Direction {
	before, after := []int{closed(was, v)}, []int{closed(now, w)}
	if now.Ordered && v.reached() && w.reached() {
		before, after = ranks(now, idsOf(was, v)), ranks(now, idsOf(now, w))
	}
	better, worse := false, false
	for i := range before {
		better, worse = better || after[i] < before[i], worse || after[i] > before[i]
	}
	switch {
	case worse && !better:
		return prove.LessProtective
	case better && !worse:
		return prove.MoreProtective
	}
	return prove.Otherwise
}

// ranks gives the places in the protective order of the most and the least
// protective of some outcomes.
func ranks(t *procedure.Tree, ids []string) []int {
	var places []int
	for _, id := range ids {
		i := slices.IndexFunc(t.Leaves, func(o *procedure.Outcome) bool { return o.ID == id })
		if i < 0 {
			i = len(t.Leaves)
		}
		places = append(places, i)
	}
	return []int{slices.Min(places), slices.Max(places)}
}

// closed tells how far a decision is from opening a route: 0 where all that is
// possible does, 1 where some of it does, 2 where nothing does.
func closed(t *procedure.Tree, v verdict) int {
	all := v.reached()
	for _, o := range t.Leaves {
		all = all && (o.Opens || !v.has(t, o))
	}
	switch {
	case all:
		return 0
	case v.opens(t):
		return 1
	}
	return 2
}

// changeDiffers says what is wrong with one change: its case in point, its
// count, its patterns.
func (p pair) changeDiffers(c prove.Change, d difference) []string {
	if c.Witness == nil || c.NewWitness == nil {
		return []string{"no case in point is given"}
	}
	var list []string
	before, after := p.before.scene(c.Witness), p.after.scene(c.NewWitness)
	if !between(before, after)[d] || contradict(c.Witness, c.NewWitness) {
		list = append(list, fmt.Sprintf("the case in point does not show it:\n%s%s", c.Witness.YAML(), c.NewWitness.YAML()))
	}
	if !before.complete() || !after.complete() {
		if whole := p.completeCase(d); whole != "" {
			list = append(list, fmt.Sprintf("the case in point is not complete:\n%s%swhere this one is:\n%s", c.Witness.YAML(), c.NewWitness.YAML(), whole))
		}
	}
	list = append(list, roundTripDiffers(p.before.p, c.Witness)...)
	list = append(list, roundTripDiffers(p.after.p, c.NewWitness)...)
	if !p.possibleAs(c) {
		list = append(list, fmt.Sprintf("it is not from %v to %v:\n%s", c.Was, c.Now, c.Witness.YAML()))
	}
	sets, in := 0, 0
	p.counted(d)(func(shown bool, _ ...*scene) {
		in++
		sets += int(bit(shown))
	})
	if c.Sets == nil || c.In == nil || c.Sets.Int64() != int64(sets) || c.In.Int64() != int64(in) {
		list = append(list, fmt.Sprintf("%v of %v sets of answers, where the oracle counts %d of %d", c.Sets, c.In, sets, in))
	}
	return append(list, patternsDiffer(c.Patterns, p.counted(d))...)
}

// contradict reports whether something is answered in one way and in another.
func contradict(a, b *answers.Answers) bool {
	for _, k := range a.Procedure().Kinds {
		if l, m := a.List(k), b.List(b.Procedure().Kind(k.ID)); l.Given != m.Given || l.NotKnown != m.NotKnown || !slices.Equal(l.Labels, m.Labels) {
			return true
		}
	}
	for _, q := range a.Procedure().Questions {
		other := sameQuestion(q, b.Procedure())
		for s := range a.Subjects(q.About) {
			if v := a.Value(q, s); other != nil && v.Given && b.Value(other, s).Given && !v.Same(b.Value(other, s)) {
				return true
			}
		}
	}
	return false
}

// completeCase gives a case with everything answered under both versions that
// shows a difference; "" where there is none.
func (p pair) completeCase(d difference) string {
	found := ""
	p.each(func(was, now *scene) {
		if found == "" && was.complete() && now.complete() && between(was, now)[d] {
			found = string(was.a.YAML())
		}
	})
	return found
}

// possibleAs reports whether some subject of the case in point has the outcomes
// named before and after.
func (p pair) possibleAs(c prove.Change) bool {
	was, now := treeOf(p.before.p, c.Tree), treeOf(p.after.p, c.Tree)
	before, after := p.before.scene(c.Witness), p.after.scene(c.NewWitness)
	sorted := func(ids []string) string { return strings.Join(slices.Sorted(slices.Values(ids)), " ") }
	for s := range c.Witness.Subjects(was.For) {
		if sorted(c.Was) == sorted(idsOf(was, before.verdict(was, s))) && sorted(c.Now) == sorted(idsOf(now, after.verdict(now, s))) {
			return true
		}
	}
	return false
}
