package prove_test

import (
	"encoding/binary"
	"fmt"
	"math/bits"
	"slices"

	"safeguard/internal/answers"
	"safeguard/internal/decide"
	"safeguard/internal/procedure"
)

// A world is every set of answers that a procedure can be given, and what the
// engine of decisions makes of each.
type world struct {
	p       *procedure.Procedure
	decider decide.Decider
	known   map[string][]verdict // what each set of answers leads to
	more    int                  // so many subjects beyond those that are enough
}

func newWorld(p *procedure.Procedure) *world { return &world{p: p, known: map[string][]verdict{}} }

// A verdict is a decision in short: bit i for the i-th leaf of its tree.
type verdict struct {
	possible uint64
	waits    bool // something is awaited
}

func (v verdict) reached() bool { return v.possible != 0 }
func (v verdict) settled() bool { return bits.OnesCount64(v.possible) == 1 }
func (v verdict) open() bool    { return bits.OnesCount64(v.possible) > 1 }

// most is the place of the first leaf that is possible.
func (v verdict) most() int { return bits.TrailingZeros64(v.possible) }

func (v verdict) has(t *procedure.Tree, o *procedure.Outcome) bool {
	return v.possible&(1<<slices.Index(t.Leaves, o)) != 0
}

// opens reports whether an outcome that opens a route is possible.
func (v verdict) opens(t *procedure.Tree) bool {
	for i, o := range t.Leaves {
		if o.Opens && v.possible&(1<<i) != 0 {
			return true
		}
	}
	return false
}

// verdicts gives the decisions of one set of answers: tree after tree, subject
// after subject, without those of nobody listed.
func (w *world) verdicts(a *answers.Answers) []verdict {
	key := keyOf(a)
	list, has := w.known[key]
	if !has {
		list = verdictsOf(w.decider.Decide(a))
		w.known[key] = list
	}
	return list
}

func verdictsOf(path *decide.Path) []verdict {
	var list []verdict
	for i := range path.Decisions {
		d := &path.Decisions[i]
		if d.Subject.Index == decide.Unlisted {
			continue
		}
		v := verdict{waits: len(d.Awaiting) > 0}
		for _, o := range d.Possible {
			v.possible |= 1 << slices.Index(d.Tree.Leaves, o)
		}
		list = append(list, v)
	}
	return list
}

// keyOf tells one set of answers from another.
func keyOf(a *answers.Answers) string {
	var key []byte
	for _, k := range a.Procedure().Kinds {
		key = binary.AppendUvarint(key, uint64(len(a.List(k).Labels))<<2|bit(a.List(k).Given)|bit(a.List(k).NotKnown)<<1)
	}
	for _, q := range a.Procedure().Questions {
		for s := range a.Subjects(q.About) {
			v := a.At(q, s)
			key = binary.AppendUvarint(key, uint64(v.Options)<<2|bit(v.Given)|bit(v.NotKnown)<<1)
		}
	}
	return string(key)
}

func bit(set bool) uint64 {
	if set {
		return 1
	}
	return 0
}

// lists gives every list of a kind that is looked at.
func (w *world) lists(k *procedure.Kind) []answers.List {
	all := []answers.List{{}}
	for n := range enough(w.p, k) + w.more + 1 {
		var labels []string
		for i := range n {
			labels = append(labels, fmt.Sprintf("%s %c", k.Label, 'A'+i))
		}
		all = append(all, answers.List{Given: true, NotKnown: true, Labels: labels})
		if n >= k.Min {
			all = append(all, answers.List{Given: true, Labels: labels})
		}
	}
	return all
}

// size is how many sets of answers there are, or more than most.
func (w *world) size(most int) int {
	total := 0
	w.eachListing(0, answers.New(w.p), func(a *answers.Answers) {
		n := 1
		for _, q := range w.p.Questions {
			for range a.Subjects(q.About) {
				n = min(n*(1+len(answersTo(q))), most+1)
			}
		}
		total = min(total+n, most+1)
	})
	return total
}

func (w *world) eachListing(kind int, a *answers.Answers, visit func(*answers.Answers)) {
	if kind == len(w.p.Kinds) {
		visit(a)
		return
	}
	k := w.p.Kinds[kind]
	for _, l := range w.lists(k) {
		a.SetList(k, l)
		w.eachListing(kind+1, a, visit)
	}
	a.SetList(k, answers.List{})
}

// each visits every set of answers there is.
func (w *world) each(visit func(*scene)) {
	w.eachListing(0, answers.New(w.p), func(a *answers.Answers) {
		w.answering(a, w.p.Questions, []answers.Value{{}}, answersTo, visit)
	})
}

// eachCounted visits the sets of answers that are counted: one subject of each
// kind, everything answered.
func (w *world) eachCounted(visit func(*scene)) {
	a := answers.New(w.p)
	for _, k := range w.p.Kinds {
		a.SetList(k, answers.List{Given: true, Labels: []string{k.Label + " A"}})
	}
	w.answering(a, w.p.Questions, nil, countedAnswersTo, visit)
}

// answering visits every choice of answers to some questions about all who are
// listed; besides is what each can be besides what choices gives.
func (w *world) answering(a *answers.Answers, questions []*procedure.Question, besides []answers.Value, choices func(*procedure.Question) []answers.Value, visit func(*scene)) {
	type slot struct {
		question *procedure.Question
		subject  int
	}
	var slots []slot
	options := map[*procedure.Question][]answers.Value{}
	for _, q := range questions {
		options[q] = append(slices.Clone(besides), choices(q)...)
		for s := range a.Subjects(q.About) {
			slots = append(slots, slot{q, s})
		}
	}
	var next func(int)
	next = func(i int) {
		if i == len(slots) {
			visit(w.scene(a))
			return
		}
		for _, v := range options[slots[i].question] {
			a.Set(slots[i].question, slots[i].subject, v)
			next(i + 1)
		}
		a.Set(slots[i].question, slots[i].subject, answers.Value{})
	}
	next(0)
}
