package decide

import (
	"slices"

	"safeguard/internal/answers"
	"safeguard/internal/procedure"
)

// Decide works out the outcome path of a set of answers.
func Decide(a *answers.Answers) *Path { return new(Decider).Decide(a) }

// A Decider decides one case after the other and uses its working memory again
// for each, as a stream of many needs it. The zero value is ready. It is for one
// goroutine. The paths it gives share nothing with it.
type Decider struct {
	memos      []memo
	bound      []int
	stack      []assumed
	order      []Item
	positions  []int32
	awaitedBy  [][]*procedure.Tree
	waiting    [][]*procedure.Action
	raised     []Alert
	candidates []candidate
	findOuts   []int32
	sorted     []int
	placed     []int32
	offsets    []int
}

// Decide works out the outcome path of a set of answers.
func (d *Decider) Decide(a *answers.Answers) *Path {
	w := d.newWork(a)
	w.decisions()
	w.alerts()
	w.actions()
	w.outstanding()
	w.setAside()
	w.tensions()
	w.interpretations()
	w.currency()
	return w.path
}

// cleared gives a slice of n zero values, in the memory of list where it is
// large enough.
func cleared[T any](list []T, n int) []T {
	if cap(list) < n {
		return make([]T, n)
	}
	list = list[:n]
	clear(list)
	return list
}

// Applies tells for one question and subject whether it applies: a question is
// left out only where this is False.
func Applies(a *answers.Answers, i Item) Truth { return newEngine(a, new(Decider)).itemApplies(i) }

// itemApplies tells whether a question or, by its stage, a list applies.
func (e *engine) itemApplies(i Item) Truth {
	if i.List != nil {
		return e.stageApplies(i.List.Stage)
	}
	return e.applies(i.Question, i.Subject)
}

// work is a path in the making.
type work struct {
	*engine
	*Decider
	path *Path
	at   positions

	steps   []Item // of every trace, one after the other
	changes []Change
}

func (d *Decider) newWork(a *answers.Answers) *work {
	items := a.Slots() + len(a.Procedure().Kinds)
	d.order = appendOrder(d.order[:0], a)
	d.positions = cleared(d.positions, items)
	d.awaitedBy = cleared(d.awaitedBy, items)
	d.waiting = cleared(d.waiting, items)
	d.raised = d.raised[:0]
	return &work{
		engine:  newEngine(a, d),
		Decider: d,
		path:    &Path{Procedure: a.Procedure(), Answers: a},
		at:      positionsOf(a, d.order, d.positions),
	}
}

// decisions decides every tree: in stage order, then tree order, then subject
// order, the one with no subject last.
func (w *work) decisions() {
	count := 0
	for _, t := range w.p.Trees {
		count += w.a.Subjects(t.For) + 1
	}
	w.path.Decisions = make([]Decision, 0, count)
	for _, t := range w.p.Trees {
		for s := range w.a.Subjects(t.For) {
			w.add(w.decide(t, Subject{t.For, s}))
		}
		if t.For != nil && !w.a.List(t.For).Complete() {
			w.add(w.decide(t, Subject{t.For, Unlisted}))
		}
	}
}

func (w *work) add(d Decision) {
	w.path.Decisions = append(w.path.Decisions, d)
	for _, await := range d.Awaiting {
		i := w.at.index(await.Item)
		if !slices.Contains(w.awaitedBy[i], d.Tree) {
			w.awaitedBy[i] = append(w.awaitedBy[i], d.Tree)
		}
	}
}

func (w *work) decide(t *procedure.Tree, s Subject) Decision {
	d := Decision{Tree: t, Subject: s, Applies: w.stageApplies(t.Stage)}
	if t.For != nil {
		w.bind[t.For.Index] = s.Index
	}
	tr := tracer{steps: w.steps, from: len(w.steps)}
	var now leaves
	switch {
	case d.Applies == False:
		d.Status = NotReached
		w.traceRead(t.Stage.When, &tr)
	case s.Index == Unlisted:
		d.Status, now = Open, allLeaves(t)
		d.Awaiting = []Await{{Item: Item{List: t.For}}}
	default:
		now = w.walk(t, t.Root, &tr)
		if now&(now-1) != 0 {
			d.Status = Open
			d.Awaiting = w.awaiting(t, s, now)
		}
	}
	d.Possible = now.of(t)
	w.steps = tr.steps
	d.Trace = part(tr.steps, tr.from)
	d.WouldChange = w.wouldChange(t, s, d.Trace, now)
	d.Provisional = d.Status == Settled && (d.Applies == Unknown || tr.rests || w.restsOnWhen(t, d.Trace))
	return d
}

// part gives what has been added to a list since it was from long, so that
// adding more leaves it alone; nil where that is nothing.
func part[T any](list []T, from int) []T {
	if from == len(list) {
		return nil
	}
	return list[from:len(list):len(list)]
}

// restsOnWhen tells whether the stage, or a question on the trace, applies only
// by a when that lists not known.
func (w *work) restsOnWhen(t *procedure.Tree, trace []Item) bool {
	if w.onlyByNotKnown(t.Stage.When) {
		return true
	}
	for _, step := range trace {
		q := step.Question
		if q == nil {
			continue
		}
		if q.About != nil {
			w.bind[q.About.Index] = step.Subject
		}
		if w.onlyByNotKnown(q.Stage.When) || w.onlyByNotKnown(q.When) {
			return true
		}
	}
	return false
}

func (w *work) onlyByNotKnown(c *procedure.Condition) bool {
	return c != nil && w.evalAsWritten(c) == True && w.evalIn(unlistedNotKnown, c) != True
}

// awaiting gives what is not yet known and would narrow the decision, in
// interview order.
func (w *work) awaiting(t *procedure.Tree, s Subject, now leaves) []Await {
	var list []Await
	for _, q := range t.Reads.Questions {
		from, to := 0, w.a.Subjects(q.About)
		if q.About != nil && q.About == t.For {
			from, to = s.Index, s.Index+1
		}
		for subject := from; subject < to; subject++ {
			if leads := w.leads(t, s, q, subject, now); leads != nil {
				list = append(list, Await{Item{Question: q, Subject: subject}, leads})
			}
		}
	}
	for _, k := range t.Reads.Kinds {
		if !w.a.List(k).Complete() {
			list = append(list, Await{Item: Item{List: k}})
		}
	}
	slices.SortFunc(list, func(a, b Await) int { return w.at.of(a.Item) - w.at.of(b.Item) })
	return list
}

// leads gives what each reply to a question leads to, or nil where it is known
// or no reply would narrow what is possible.
func (w *work) leads(t *procedure.Tree, s Subject, q *procedure.Question, subject int, now leaves) []Lead {
	v := w.a.At(q, subject)
	if v.Known() || w.applies(q, subject) == False {
		return nil
	}
	var (
		list    []Lead
		narrows bool
	)
	try := func(reply string, v answers.Value) {
		then := w.possibleIf(t, s, q, subject, v)
		narrows = narrows || then != now && then&^now == 0
		list = append(list, Lead{reply, then.of(t)})
	}
	for i, o := range q.Options {
		if !v.Options.Has(i) {
			try(o.ID, answers.Value{Options: v.Options | 1<<i})
		}
	}
	if q.Type == procedure.Many {
		try("none", answers.Value{Options: v.Options})
	}
	if t.BranchesOnNotKnown(q) {
		try(procedure.NotKnown, answers.Value{NotKnown: true})
	}
	if !narrows {
		return nil
	}
	return list
}

func (w *work) possibleIf(t *procedure.Tree, s Subject, q *procedure.Question, subject int, v answers.Value) leaves {
	w.assume(q, subject, v)
	then := w.possible(t, s)
	w.release()
	return then
}

// wouldChange gives, for each answer on the trace, the other replies that give
// something else.
func (w *work) wouldChange(t *procedure.Tree, s Subject, trace []Item, now leaves) []Change {
	from := len(w.changes)
	for _, step := range trace {
		if step.List != nil {
			continue
		}
		eachOtherReply(step.Question, w.a.At(step.Question, step.Subject), func(other answers.Value) {
			if then := w.possibleIf(t, s, step.Question, step.Subject, other); then != now {
				w.changes = append(w.changes, Change{step, other, then.of(t)})
			}
		})
	}
	return part(w.changes, from)
}

// eachOtherReply calls f with each reply beside v that names what is known: each
// other option or, where several may be ticked, those ticked with one more or
// one less, and none.
func eachOtherReply(q *procedure.Question, v *answers.Value, f func(answers.Value)) {
	for i := range q.Options {
		other := procedure.Set(1) << i
		if q.Type == procedure.Many {
			other ^= v.Options
		} else if v.Options.Has(i) {
			continue
		}
		if other != 0 {
			f(answers.Value{Given: true, Options: other})
		}
	}
	if q.Type == procedure.Many && (v.Options != 0 || v.NotKnown) {
		f(answers.Value{Given: true})
	}
}
