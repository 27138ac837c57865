package scenario

import (
	"slices"

	"safeguard/internal/answers"
	"safeguard/internal/decide"
	"safeguard/internal/procedure"
)

// news is one inject in the making: an answer that was another at first, and the
// question after which it is told.
type news struct {
	item   decide.Item
	before answers.Value
	after  *procedure.Question
}

// begin takes back up to two of the answers at the end, which news then brings.
func (m *maker) begin() {
	m.start = m.end
	wanted := m.lot.below(5)
	if wanted > 2 {
		wanted -= 2 // none once in five times, and one or two in four
	}
	for range wanted {
		if one, found := m.drawNews(); found {
			m.news = append(m.news, one)
			m.start = m.without(m.news)
		}
	}
	slices.SortStableFunc(m.news, func(a, b news) int { return a.comes(m.order) - b.comes(m.order) })
	for len(m.news) > 0 && !m.newsHolds() {
		m.news = m.news[:len(m.news)-1]
	}
	m.start = m.without(m.news)
}

func (n news) comes(order []decide.Item) int {
	return (&Inject{After: After{Question: n.after}}).comesBehind(order)
}

// without gives the answers at the end with those in their place that stood
// before some news.
func (m *maker) without(list []news) *answers.Answers {
	a := m.end.Clone()
	for _, n := range list {
		a.Set(n.item.Question, n.item.Subject, n.before)
	}
	return a
}

// newsTried bounds how many answers are tried as news.
const newsTried = 40

// drawNews draws one answer that news is to bring: of several that fit, one that
// makes a difference to a decision.
func (m *maker) drawNews() (news, bool) {
	var (
		first news
		found bool
		tried int
	)
	now := decide.Decide(m.start)
	for _, item := range shuffled(m.lot, m.order) {
		one, ok := m.newsOf(item)
		if !ok {
			continue
		}
		if tried++; tried > newsTried {
			break
		}
		then := decide.Decide(m.without(append(slices.Clone(m.news), one)))
		if !m.fitting(now, then) {
			continue
		}
		if differs(now, then) {
			return one, true
		}
		if !found {
			first, found = one, true
		}
	}
	return first, found
}

// newsOf makes news of one answer: most often one that nobody knew at first.
func (m *maker) newsOf(item decide.Item) (news, bool) {
	if item.List != nil || !m.end.At(item.Question, item.Subject).Known() || len(item.Question.Options) == 0 || !item.Question.InChecklist {
		return news{}, false
	}
	if slices.ContainsFunc(m.news, func(n news) bool { return n.item == item }) {
		return news{}, false
	}
	q, v := item.Question, m.end.Value(item.Question, item.Subject)
	before := answers.Value{Given: true, NotKnown: true}
	if others := q.All() &^ v.Options; others != 0 && (q.RefusesNotKnown || m.lot.oneIn(3)) {
		before = answers.Value{Given: true, Options: m.lot.option(others)}
	} else if q.RefusesNotKnown {
		return news{}, false
	}
	after := m.askedBehind(item)
	return news{item, before, after}, after != nil
}

// askedBehind draws a question which is asked with the one or soon behind it, of
// somebody: the news then comes when the answer has been given.
func (m *maker) askedBehind(item decide.Item) *procedure.Question {
	const near = 4
	from := news{after: item.Question}.comes(m.order)
	var list []*procedure.Question
	for _, other := range m.order[from:] {
		q := other.Question
		if other.List != nil || !q.InChecklist || !m.end.At(q, other.Subject).Given || slices.Contains(list, q) {
			continue
		}
		namesAStage := slices.ContainsFunc(m.p.Stages, func(s *procedure.Stage) bool { return s.ID == q.ID })
		if !namesAStage && len(list) < near {
			list = append(list, q)
		}
	}
	if len(list) == 0 {
		return nil
	}
	return list[m.lot.below(len(list))]
}

// fitting tells whether what was known before some news may be the beginning of
// this story: the same is asked, nobody's danger is played down, and nothing pulls
// apart unless that is wanted.
func (m *maker) fitting(now, then *decide.Path) bool {
	if !m.tension && len(then.Tensions) > 0 || anyPlayedDown(then.Answers) {
		return false
	}
	return len(then.SetAside) == 0 && slices.Equal(decide.LeftOut(now.Answers), decide.LeftOut(then.Answers))
}

// newsHolds tells whether it still fits after each of the injects.
func (m *maker) newsHolds() bool {
	end := decide.Decide(m.end)
	for n := range m.news {
		if !m.fitting(end, decide.Decide(m.without(m.news[n:]))) {
			return false
		}
	}
	return true
}

// differs tells whether two paths over the same people hold other outcomes
// possible.
func differs(a, b *decide.Path) bool {
	return !slices.EqualFunc(a.Decisions, b.Decisions, func(x, y decide.Decision) bool { return sameSet(x.Possible, y.Possible) })
}
