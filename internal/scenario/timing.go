package scenario

import (
	"fmt"
	"strconv"

	"safeguard/internal/answers"
	"safeguard/internal/decide"
	"safeguard/internal/fault"
	"safeguard/internal/field"
	"safeguard/internal/procedure"
)

// checkTiming reports news that comes too late or to nobody. It needs every point
// of time, and so a scenario without any other fault.
func (r *reader) checkTiming(s *Scenario) {
	if r.Len() > 0 {
		return
	}
	t := newTiming(r, s)
	t.injectsCome()
	t.injectsInOrder()
}

func newTiming(r *reader, s *Scenario) *timing {
	return &timing{reader: r, s: s, order: decide.Order(s.Start()), left: make([]map[decide.Item]bool, len(s.points))}
}

// timing is the work on one scenario. Who is listed never changes in it, so that
// one order holds for all of its points.
type timing struct {
	*reader
	s     *Scenario
	order []decide.Item
	left  []map[decide.Item]bool // by point: what does not apply; nil until it is needed
}

// leftOut gives the questions that do not apply at a point. A point at which
// nothing has changed has those of the one before.
func (t *timing) leftOut(point int) map[decide.Item]bool {
	for point > 0 && t.s.points[point] == t.s.points[point-1] {
		point--
	}
	if t.left[point] == nil {
		t.left[point] = map[decide.Item]bool{}
		for _, item := range decide.LeftOut(t.s.points[point]) {
			t.left[point][item] = true
		}
	}
	return t.left[point]
}

// injectsCome reports an inject that waits for what nobody is asked by then: not
// before this news, which cannot open its own way.
func (t *timing) injectsCome() {
	for n, inject := range t.s.Injects {
		if inject.After.Minutes > 0 || t.isAsked(inject, n) {
			continue
		}
		what, id := "question", ""
		if inject.After.Stage != nil {
			what, id = "stage", inject.After.Stage.ID
		} else {
			id = inject.After.Question.ID
		}
		t.Report(inject.PlaceOf("after"), "inject-never-comes",
			fmt.Sprintf("inject %q waits for %s %q, which nobody is asked by then", inject.ID, what, id), t.whyUnasked(inject, n))
	}
}

// isAsked tells whether what an inject waits for applies, or may, at a point.
func (t *timing) isAsked(inject *Inject, point int) bool {
	a := t.s.points[point]
	if st := inject.After.Stage; st != nil {
		for _, item := range t.order {
			if inject.isAfter(item) && !t.isLeftOut(item, a, point) {
				return true
			}
		}
		return t.mayListMore(st.Checklist, a) && decide.Evaluate(a, st.When, decide.Subject{}) != decide.False
	}
	q := inject.After.Question
	for subject := range a.Subjects(q.About) {
		if !t.leftOut(point)[decide.Item{Question: q, Subject: subject}] {
			return true
		}
	}
	return t.mayListMore([]*procedure.Question{q}, a) && decide.Evaluate(a, q.Stage.When, decide.Subject{}) != decide.False
}

// isLeftOut tells of a question or, by its stage, of a list whether it does not
// apply.
func (t *timing) isLeftOut(item decide.Item, a *answers.Answers, point int) bool {
	if item.List != nil {
		return decide.Evaluate(a, item.List.Stage.When, decide.Subject{}) == decide.False
	}
	return t.leftOut(point)[item]
}

// mayListMore tells whether a question could be about somebody not listed yet.
func (t *timing) mayListMore(questions []*procedure.Question, a *answers.Answers) bool {
	for _, q := range questions {
		if q.About != nil && !a.List(q.About).Complete() {
			return true
		}
	}
	return false
}

// whyUnasked tells what keeps a question or stage from being asked.
func (t *timing) whyUnasked(inject *Inject, point int) string {
	a := t.s.points[point]
	for _, item := range t.order {
		if item.List == nil && inject.isAfter(item) {
			return notAsked(a, item)
		}
	}
	if q := inject.After.Question; q != nil && q.About != nil {
		return fmt.Sprintf("no %s is listed; let it arrive after something that is asked", q.About.ID)
	}
	return "nothing in it is asked of anybody; let it arrive after something that is asked"
}

// notAsked names what makes a question not apply.
func notAsked(a *answers.Answers, item decide.Item) string {
	tried := a.Clone()
	if v := tried.Value(item.Question, item.Subject); !v.Given {
		v.Given, v.NotKnown = true, true
		tried.Set(item.Question, item.Subject, v)
	}
	path := decide.Decide(tried)
	for _, aside := range path.SetAside {
		if aside.Item != item || len(aside.Because) == 0 {
			continue
		}
		var list []string
		for _, id := range aside.Because {
			list = append(list, strconv.Quote(id))
		}
		return "it does not apply because of what is said to " + field.And(list)
	}
	return "it does not apply with what is known at that point"
}

// injectsInOrder reports an inject that arrives before the one that stands before
// it in the file. Those that are counted in minutes are compared among
// themselves: how fast people answer, no file can say.
func (t *timing) injectsInOrder() {
	var earlier, counted *Inject
	for _, inject := range t.s.Injects {
		if inject.After.Minutes > 0 {
			if counted != nil && inject.After.Minutes < counted.After.Minutes {
				t.outOfOrder(inject, counted)
			}
			counted = inject
			continue
		}
		if earlier != nil && inject.comesBehind(t.order) < earlier.comesBehind(t.order) {
			t.outOfOrder(inject, earlier)
		}
		earlier = inject
	}
}

func (t *timing) outOfOrder(inject, earlier *Inject) {
	hint := "put injects in the order in which they arrive"
	if st := earlier.After.Stage; st != nil && t.p.Question(st.ID) != nil {
		hint = fmt.Sprintf("%q means the stage there, all of which has to lie behind, and not the question: name the question or stage before it, or put injects in the order in which they arrive", st.ID)
	}
	t.Add(fault.Fault{
		Path: t.Path, Place: inject.PlaceOf("after"), Rule: "inject-out-of-order",
		Message: fmt.Sprintf("inject %q arrives earlier than inject %q, which stands before it in the file", inject.ID, earlier.ID),
		Hint:    hint,
		Also:    fault.Also{Place: earlier.PlaceOf("after"), Says: "this comes later"},
	})
}
