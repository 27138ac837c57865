package scenario

import (
	"fmt"
	"strconv"

	"safeguard/internal/decide"
	"safeguard/internal/fault"
	"safeguard/internal/yamldoc"
)

const (
	ruleInjectSetAside = "inject-set-aside"
	ruleAnswerSetAside = "answer-set-aside"
)

// SetAside gives a fault for each answer that counts for nothing: of the start, one
// whose question applies at no point of the story; of an inject, at none from then
// on. Such a scenario can be played and tested all the same.
func SetAside(s *Scenario) []fault.Fault {
	t := newTiming(&reader{Sheet: fault.Sheet{Path: s.Path}, p: s.Procedure}, s)
	for n, inject := range s.Injects {
		t.answersCount(inject.answers, n+1, ruleInjectSetAside, fmt.Sprintf("inject %q answers", inject.ID), "from then on")
	}
	t.answersCount(s.answers, 0, ruleAnswerSetAside, "the scenario answers", "at any point of the story")
	return t.All()
}

// answersCount reports each answer of a block whose question does not apply, from
// a point on to the end: it would be put down and set aside.
func (t *timing) answersCount(block *yamldoc.Node, from int, rule, who, when string) {
	if block == nil {
		return
	}
	for _, at := range answered(t.s, block) {
		if t.counts(at.item, from) {
			continue
		}
		whom := ""
		if label := at.item.Of().Label(t.s.Start()); label != "" {
			whom = " about " + strconv.Quote(label)
		}
		t.Report(at.Place, rule, fmt.Sprintf("%s %q%s, which does not apply %s", who, at.item.ID(), whom, when),
			notAsked(t.s.points[from], at.item)+"; leave the answer out, or change what it hangs on")
	}
}

// counts tells whether a question applies, or may, at some point from one on.
func (t *timing) counts(item decide.Item, from int) bool {
	for point := from; point < len(t.s.points); point++ {
		if !t.leftOut(point)[item] {
			return true
		}
	}
	return false
}
