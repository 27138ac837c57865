package decide

import (
	"cmp"
	"slices"

	"safeguard/internal/calendar"
	"safeguard/internal/procedure"
)

// alerts gathers what each answer raises, set aside or not: an alert stands as
// long as its answer does.
func (w *work) alerts() {
	for _, item := range w.order {
		if item.List != nil {
			continue
		}
		v := w.a.At(item.Question, item.Subject)
		if !v.Given {
			continue
		}
		from := len(w.raised)
		for i, o := range item.Question.Options {
			if v.Options.Has(i) {
				w.raise(item, o.Alerts, from)
			}
		}
		if v.NotKnown {
			w.raise(item, item.Question.NotKnownAlerts, from)
		}
	}
	for _, alert := range w.raised {
		if w.keeps(alert.Action, alert.Subject) {
			w.path.Alerts = append(w.path.Alerts, alert)
		}
	}
}

// raise adds alerts of one answer, each action once; from is where those of the
// answer begin.
func (w *work) raise(item Item, actions []*procedure.Action, from int) {
	for _, a := range actions {
		if !slices.ContainsFunc(w.raised[from:], func(have Alert) bool { return have.Action == a }) {
			w.raised = append(w.raised, Alert{a, item.Of(), item})
		}
	}
}

// keeps tells whether an action's when is true for a subject.
func (w *work) keeps(a *procedure.Action, s Subject) bool {
	if a.When == nil {
		return true
	}
	if s.Kind != nil {
		w.bind[s.Kind.Index] = s.Index
	}
	return w.evalIn(unansweredCounts, a.When) == True
}

// A candidate is an action from one source, with what its place depends on.
type candidate struct {
	Action
	rank    rank
	dated   dated
	late    int // 0, or the interview position of a task of finding out: last of its date
	stage   int
	tree    int // 0 for an alert
	subject int
	inFile  int
}

type rank int8

const (
	urgentAlert rank = iota
	urgent
	forbids
	ordinary
)

type dated int8

const (
	undatedMust dated = iota
	withDate
	undated
)

func (c *candidate) compare(d *candidate) int {
	if c.rank != d.rank {
		return int(c.rank - d.rank)
	}
	if c.dated != d.dated {
		return int(c.dated - d.dated)
	}
	return cmp.Or(c.Due.Compare(d.Due), c.late-d.late, c.stage-d.stage, c.tree-d.tree, c.subject-d.subject, c.inFile-d.inFile)
}

// actions makes one list of what alerts and decisions bring, with the tasks of
// finding out, no action twice for one subject.
func (w *work) actions() {
	w.candidates, w.findOuts, w.offsets = w.candidates[:0], cleared(w.findOuts, len(w.positions)), w.subjectOffsets(w.offsets[:0])
	l := &actionList{work: w, pointers: make([]*Decision, len(w.path.Decisions))}
	for _, alert := range w.path.Alerts {
		l.addAlert(alert)
	}
	for i := range w.path.Decisions {
		l.pointers[i] = &w.path.Decisions[i]
		l.addDecision(l.pointers[i : i+1 : i+1])
	}
	w.path.Actions = l.inOrder()
}

// An actionList gathers candidates: those of the Decider; its findOuts, for each
// item the number of its candidate, from 1; and its offsets, by kind the number of
// its first subject and last how many numbers there are.
type actionList struct {
	*work
	pointers []*Decision // one to each decision of the path, in order
}

// subjectOffsets numbers the subjects: the case 0, then kind by kind those
// listed and the one not listed.
func (w *work) subjectOffsets(offsets []int) []int {
	next := 1
	for _, k := range w.p.Kinds {
		offsets = append(offsets, next)
		next += w.a.Subjects(k) + 1
	}
	return append(offsets, next)
}

func (l *actionList) number(s Subject) int {
	switch {
	case s.Kind == nil:
		return 0
	case s.Index == Unlisted:
		return l.offsets[s.Kind.Index] + l.a.Subjects(s.Kind)
	}
	return l.offsets[s.Kind.Index] + s.Index
}

func (l *actionList) addAlert(alert Alert) {
	q := alert.Item.Question
	c := l.candidate(alert.Action, alert.Subject)
	c.stage = q.Stage.Index
	c.BecauseAnswered = []*procedure.Question{q}
	if alert.Action.Urgent {
		c.rank = urgentAlert
	}
	if missing, ok := l.missingDate(alert.Action, alert.Subject); ok {
		l.findOut(missing, nil, calendar.Date{})
	}
}

// candidate makes one of an action for a subject, with its date.
func (l *actionList) candidate(a *procedure.Action, s Subject) *candidate {
	c := l.make(candidate{Action: Action{Do: a, Subject: s}, rank: ordinary, subject: l.number(s), inFile: a.Index})
	switch {
	case a.Urgent:
		c.rank = urgent
	case a.Forbids():
		c.rank = forbids
	}
	c.Due, c.DueIfFirstDay, c.DueNote = l.due(a, s)
	switch {
	case !c.Due.IsZero():
		c.dated = withDate
	case a.Duty != procedure.Must:
		c.dated = undated
	}
	return c
}

// make keeps a candidate; where it is, is good until the next one.
func (l *actionList) make(c candidate) *candidate {
	l.candidates = append(l.candidates, c)
	return &l.candidates[len(l.candidates)-1]
}

// addDecision adds what a decision brings: all actions of the outcome it
// settled on; of an open one, those that every outcome still possible brings
// and the "do not"s that any of them does; and a task of finding out for each
// thing it awaits.
// one holds the decision alone.
func (l *actionList) addDecision(one []*Decision) {
	d := one[0]
	soonest := l.soonest(d, func(*procedure.Outcome) bool { return true })
	for i, o := range d.Possible {
		for _, a := range o.Actions {
			if !brings(d, i, a) || !l.keeps(a, d.Subject) {
				continue
			}
			c := l.candidate(a, d.Subject)
			c.stage, c.tree = d.Tree.Stage.Index, d.Tree.Index+1
			c.Because = one
			if missing, ok := l.missingDate(a, d.Subject); ok {
				l.findOut(missing, one, l.soonest(d, func(o *procedure.Outcome) bool { return slices.Contains(o.Actions, a) }))
			}
		}
	}
	for _, await := range d.Awaiting {
		l.findOut(await.Item, one, soonest)
	}
}

// soonest is the earliest date that the outcomes meant would bring.
func (l *actionList) soonest(d *Decision, meant func(*procedure.Outcome) bool) (soonest calendar.Date) {
	for _, o := range d.Possible {
		for _, a := range o.Actions {
			if !meant(o) || !l.keeps(a, d.Subject) {
				continue
			}
			if due, _, _ := l.due(a, d.Subject); !due.IsZero() && (soonest.IsZero() || due.Compare(soonest) < 0) {
				soonest = due
			}
		}
	}
	return soonest
}

// brings tells whether a decision brings an action of its i-th possible
// outcome, and none before it has brought it.
func brings(d *Decision, i int, a *procedure.Action) bool {
	for _, earlier := range d.Possible[:i] {
		if slices.Contains(earlier.Actions, a) {
			return false
		}
	}
	if a.Forbids() {
		return true
	}
	for _, o := range d.Possible {
		if !slices.Contains(o.Actions, a) {
			return false
		}
	}
	return true
}

// findOut adds a task of finding something out, or another reason for one. Its
// date is the soonest of all its reasons.
func (l *actionList) findOut(item Item, because []*Decision, soonest calendar.Date) {
	at := &l.findOuts[l.at.index(item)]
	if *at == 0 {
		l.make(candidate{Action: Action{FindOut: item, Subject: item.Of()}, rank: ordinary, dated: undated, late: 1 + l.at.of(item)})
		*at = int32(len(l.candidates))
	}
	c := &l.candidates[*at-1]
	if !soonest.IsZero() && (c.Due.IsZero() || soonest.Compare(c.Due) < 0) {
		c.Due, c.dated = soonest, withDate
	}
	c.Because = union(c.Because, because)
}

// inOrder sorts the candidates and makes one of those that are the same action
// for the same subject: it takes its earliest place and has all their reasons.
func (l *actionList) inOrder() []Action {
	l.sorted = l.sorted[:0]
	for i := range l.candidates {
		l.sorted = append(l.sorted, i)
	}
	slices.SortFunc(l.sorted, func(i, j int) int { return cmp.Or(l.candidates[i].compare(&l.candidates[j]), i-j) })
	list := make([]Action, 0, len(l.candidates))
	subjects := l.offsets[len(l.offsets)-1]
	l.placed = cleared(l.placed, len(l.p.Actions)*subjects)
	for _, i := range l.sorted {
		c := &l.candidates[i]
		if c.Do == nil {
			list = append(list, c.Action)
			continue
		}
		subject := c.subject
		if c.Subject.Index == Unlisted {
			subject = 0 // the case and whoever is not listed have no label
		}
		key := c.Do.Index*subjects + subject
		if at := l.placed[key]; at > 0 {
			have := &list[at-1]
			have.Because = union(have.Because, c.Because)
			have.BecauseAnswered = union(have.BecauseAnswered, c.BecauseAnswered)
			continue
		}
		list = append(list, c.Action)
		l.placed[key] = int32(len(list))
	}
	return list
}

// union gives what is in either list, each once; it writes to neither.
func union[T comparable](list, more []T) []T {
	if len(list) == 0 {
		return more
	}
	for _, m := range more {
		if !slices.Contains(list, m) {
			list = append(list[:len(list):len(list)], m)
		}
	}
	return list
}
