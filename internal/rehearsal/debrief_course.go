package rehearsal

import (
	"slices"

	"safeguard/internal/answers"
	"safeguard/internal/decide"
	"safeguard/internal/procedure"
	"safeguard/internal/record"
	"safeguard/internal/scenario"
)

// A course is a sitting as it went, beside what the panel knew meanwhile. Items
// are those of the panel's answers; somebody is the same where the labels differ
// in blanks and in capital letters alone.
type course struct {
	s    *scenario.Scenario
	p    *procedure.Procedure
	c    *record.Case // under the scenario's procedure
	you  voice
	done bool // an outcome path was shown

	// By how much news had been told.
	news  []news
	known []*answers.Answers
	panel []*decide.Path

	moments []moment
	said    map[itemKey][]statement
	lists   map[string][]statement
	last    int // the number of the last event
}

// news is an inject that was told.
type news struct {
	*scenario.Inject
	moment  int
	changes []decide.Item
}

// A moment is what stood after an event that said or told something.
type moment struct {
	event record.Event
	told  int // how much news had been told by then
	said  bool
	of    itemKey
	now   *answers.Answers
	path  *decide.Path
}

// itemKey names what was said by id and label.
type itemKey struct{ id, label string }

// A statement is one time that something was said.
type statement struct {
	event record.Event
	told  int
	value answers.Value
	list  answers.List
}

// courseOf goes through a case as it was recorded. What does not fit the
// scenario's procedure, and what stands behind it, is left out.
func courseOf(c *record.Case, s *scenario.Scenario) *course {
	k := &course{
		s: s, p: s.Procedure, c: emptyCase(c.Reference, s.Procedure), done: len(c.Paths) > 0, you: voiceOf(c),
		said: map[itemKey][]statement{}, lists: map[string][]statement{},
	}
	k.tell()
	for _, e := range c.Events {
		if k.c.Add(e) != nil {
			break
		}
		k.last = e.Number
		k.take(e)
	}
	return k
}

func (k *course) take(e record.Event) {
	switch b := e.Body.(type) {
	case record.Told:
		k.told(e, b)
	case record.Listed:
		key := itemKey{b.Kind, ""}
		k.lists[b.Kind] = append(k.lists[b.Kind], statement{event: e, told: len(k.news), list: k.c.Answers.List(k.p.Kind(b.Kind))})
		k.moment(e, key)
	case record.Answered:
		key := itemKey{b.Question, comparable(b.Subject)}
		q := k.p.Question(b.Question)
		v := k.c.Answers.Value(q, max(find(k.c.Answers, q.About, b.Subject), 0))
		k.said[key] = append(k.said[key], statement{event: e, told: len(k.news), value: v})
		k.moment(e, key)
	}
}

func (k *course) moment(e record.Event, of itemKey) {
	now := k.c.Answers.Clone()
	k.moments = append(k.moments, moment{e, len(k.news), true, of, now, decide.Decide(now)})
}

// told takes news: each once, and of this scenario.
func (k *course) told(e record.Event, b record.Told) {
	i := injectOf(k.s, b.Inject)
	if i == nil || slices.ContainsFunc(k.news, func(n news) bool { return n.Inject == i }) {
		return
	}
	k.news = append(k.news, news{i, len(k.moments), k.s.Changes(i)})
	k.tell()
	now := k.c.Answers.Clone()
	path := decide.Decide(now)
	k.moments = append(k.moments, moment{event: e, told: len(k.news), now: now, path: path})
}

// tell works out what the panel knows by now.
func (k *course) tell() {
	known := k.s.Known(func(i *scenario.Inject) bool {
		return slices.ContainsFunc(k.news, func(n news) bool { return n.Inject == i })
	})
	k.known = append(k.known, known)
	k.panel = append(k.panel, decide.Decide(known))
}

// end is how much news was told in all.
func (k *course) end() int { return len(k.news) }

// wentOn tells whether anything was said or shown after news: who broke off when
// it came had no time to act on it.
func (k *course) wentOn(n int) bool {
	if k.done && len(k.c.Paths) > 0 && k.c.LastPath().Event.Number > k.moments[k.news[n].moment].event.Number {
		return true
	}
	for _, m := range k.moments[k.news[n].moment+1:] {
		if m.said {
			return true
		}
	}
	return false
}

// find gives the place of somebody in the list of a kind, 0 for the case, and -1
// for nobody.
func find(a *answers.Answers, k *procedure.Kind, label string) int {
	if k == nil {
		return 0
	}
	return slices.IndexFunc(a.List(k).Labels, func(l string) bool { return comparable(l) == comparable(label) })
}

// key names an item of the panel's answers.
func (k *course) key(i decide.Item) itemKey {
	return itemKey{i.ID(), comparable(i.Of().Label(k.known[0]))}
}

// at gives what was said of an item of the panel's by some answers.
func (k *course) at(a *answers.Answers, i decide.Item) answers.Value {
	if s := find(a, i.Question.About, i.Of().Label(k.known[0])); s >= 0 {
		return a.Value(i.Question, s)
	}
	return answers.Value{}
}

// ours gives the panel's item for one of the trainee's; false where the panel
// does not list whom it is about.
func (k *course) ours(a *answers.Answers, i decide.Item) (decide.Item, bool) {
	if i.List != nil || i.Question.About == nil {
		return i, true
	}
	i.Subject = find(k.known[0], i.Question.About, a.Label(i.Question.About, i.Subject))
	return i, i.Subject >= 0
}

// item gives the panel's item for what was said; false where there is none.
func (k *course) item(of itemKey) (decide.Item, bool) {
	if kind := k.p.Kind(of.id); kind != nil && of.label == "" {
		return decide.Item{List: kind}, true
	}
	q := k.p.Question(of.id)
	if q == nil {
		return decide.Item{}, false
	}
	s := find(k.known[0], q.About, of.label)
	return decide.Item{Question: q, Subject: s}, s >= 0
}

// counts tells whether an item is one to compare: the panel has an answer, and it
// comes up on the panel's path.
func (k *course) counts(told int, i decide.Item) bool {
	a := k.known[told]
	if i.List != nil && !a.List(i.List).Given || i.List == nil && !a.Value(i.Question, i.Subject).Given {
		return false
	}
	return asked(k.panel[told], i)
}

// same tells whether two answers come to the same. Of an answer in words it only
// counts whether there is one.
func same(q *procedure.Question, v, w answers.Value) bool {
	if q.Type == procedure.FreeText {
		return v.Given == w.Given && v.NotKnown == w.NotKnown
	}
	return v.Same(w)
}

// missing gives the labels of the panel's list that another has not.
func missing(panel, theirs answers.List) []string {
	var gone []string
	for _, label := range panel.Labels {
		if !slices.ContainsFunc(theirs.Labels, func(l string) bool { return comparable(l) == comparable(label) }) {
			gone = append(gone, label)
		}
	}
	return gone
}

// sameList leaves out of account whom only the trainee lists.
func sameList(panel, theirs answers.List) bool {
	return panel.Given == theirs.Given && panel.NotKnown == theirs.NotKnown && len(missing(panel, theirs)) == 0
}

// withValue gives what follows from what the panel knew, but for one answer.
func (k *course) withValue(told int, i decide.Item, v answers.Value) *decide.Path {
	a := k.known[told].Clone()
	v.Given = true
	a.Set(i.Question, i.Subject, v)
	return decide.Decide(a)
}

// withList gives what follows from what the panel knew with those of its list
// whom another lists too, and who may be missing as that one says.
func (k *course) withList(told int, kind *procedure.Kind, theirs answers.List) *decide.Path {
	a := k.known[told].Clone()
	panel := a.List(kind)
	gone := missing(panel, theirs)
	l := answers.List{Given: true, NotKnown: theirs.NotKnown}
	for _, label := range panel.Labels {
		if !slices.Contains(gone, label) {
			l.Labels = append(l.Labels, label)
		}
	}
	a.SetList(kind, l)
	return decide.Decide(a)
}
