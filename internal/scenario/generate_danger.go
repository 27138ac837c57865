package scenario

import (
	"slices"

	"safeguard/internal/answers"
	"safeguard/internal/decide"
	"safeguard/internal/procedure"
)

// redraws bounds how often one answer is drawn anew so that it plays nothing
// down.
const redraws = 12

// answer draws an answer, anew while it sits beside another that it plays down,
// or that plays it down. Where nothing else is open to it the case is given up
// later: see works.
func (m *maker) answer(item decide.Item) {
	for range redraws {
		v := m.drawn(item)
		v.Given = true
		m.end.Set(item.Question, item.Subject, v)
		if !playsDown(m.end, item.Of()) {
			return
		}
	}
}

// anyPlayedDown tells whether the danger to anybody is played down.
func anyPlayedDown(a *answers.Answers) bool {
	return slices.ContainsFunc(decide.Order(a), func(i decide.Item) bool { return playsDown(a, i.Of()) })
}

// playsDown tells whether one answer about somebody raises what is urgent while
// another says outright that nothing is: a model answer that says both would
// teach a room to be calm. Not known beside it plays nothing down.
func playsDown(a *answers.Answers, somebody decide.Subject) bool {
	if somebody.Kind == nil {
		return false
	}
	raised, denied := false, false
	for _, q := range a.Procedure().Questions {
		urgent := urgentReplies(q)
		if q.About != somebody.Kind || urgent == 0 {
			continue
		}
		v := a.Value(q, somebody.Index)
		raised = raised || v.Options&urgent != 0
		denied = denied || v.Known() && v.Options&urgent == 0
	}
	return raised && denied
}

// urgentReplies gives the replies to a question that raise something urgent.
func urgentReplies(q *procedure.Question) procedure.Set {
	var urgent procedure.Set
	for i, o := range q.Options {
		if slices.ContainsFunc(o.Alerts, func(a *procedure.Action) bool { return a.Urgent }) {
			urgent |= 1 << i
		}
	}
	return urgent
}
