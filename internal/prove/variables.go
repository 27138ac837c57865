package prove

import (
	"cmp"
	"slices"

	"safeguard/internal/procedure"
)

// A variable is one thing that can be said: an answer, whether an option of many
// is ticked, or a list. Its values, from 0:
//
//	answer  not given, each option, not-known (unless refused)
//	entry   (a text or date whose not-known raises an alert) not given, given, not-known
//	given   (of a question that takes many) not given, complete, with not-known
//	tick    no, yes; nothing is ticked where the answer is not given
//	list    not given, complete with its least number and more, not-known beside none and more
//
// Conditions read no text and no date, so others of those have no variable.
type variable struct {
	about       about
	question    *procedure.Question
	subject     int // of the question's kind; 0 for the case
	option      int // of a tick
	kind        *procedure.Kind
	least, most int // of a list
	size        int
	barred      uint64 // the values that only one of two versions knows, a bit each; see compare
}

type about uint8

const (
	anAnswer about = iota
	aGiven
	aTick
	aList
	anEntry
)

// notGiven is the first value of every variable but a tick.
const notGiven = 0

// The other values of an entry, and of whether a question that takes many is
// answered.
const (
	givenComplete = 1 + iota
	givenNotKnown
)

// listed tells what a value of a list says: how many are on it, and whether it
// is given and complete.
func (v *variable) listed(value int) (count int, given, complete bool) {
	if value == notGiven {
		return 0, false, false
	}
	if count = value - 1 + v.least; count <= v.most {
		return count, true, true
	}
	return count - v.most - 1, true, false
}

// complete gives the value of a list that is complete with so many.
func (v *variable) complete(count int) int { return 1 + count - v.least }

// A slot is where the variables of a question are.
type slot struct {
	levels   []int32 // by subject; of many, that of whether it is given, the ticks behind it
	options  []int   // by option: which value, less one, or which tick
	notKnown int     // its value; -1 where it is refused
}

// variables gives everything that can be said of a procedure a level of its own,
// in the order of the interview: what decides together stands together.
type variables struct {
	all   []variable // by level
	slots []slot     // by question
	lists []int32    // by kind: the level
	most  []int      // by kind: the most subjects that are looked at

	barred bool // some values are
}

// A place is where a variable stands among all.
type place struct{ turn, subject, index int }

func (a place) compare(b place) int {
	return cmp.Or(a.turn-b.turn, a.subject-b.subject, a.index-b.index)
}

// newVariables lays out what can be said of a procedure, with at most so many
// subjects of each kind.
func newVariables(p *procedure.Procedure, most []int) *variables {
	v := emptyVariables(p, most)
	var blocks []block
	for _, k := range p.Kinds {
		blocks = append(blocks, block{place{k.Stage.Turn, 0, k.Index}, func() { v.lists[k.Index] = v.addList(k, k.Min, most[k.Index]) }})
	}
	for _, q := range p.Questions {
		s := &v.slots[q.Index]
		*s = newSlot(q)
		for subject := range subjectsOf(q.About, most) {
			blocks = append(blocks, block{place{q.Turn, subject, q.Index}, func() {
				s.levels = append(s.levels, v.addQuestion(q, subject, len(q.Options), s.notKnown >= 0))
			}})
		}
	}
	addInOrder(blocks)
	return v
}

func emptyVariables(p *procedure.Procedure, most []int) *variables {
	return &variables{most: most, lists: make([]int32, len(p.Kinds)), slots: make([]slot, len(p.Questions))}
}

// A block is variables that stand together, with what adds them.
type block struct {
	place
	add func()
}

func addInOrder(blocks []block) {
	slices.SortStableFunc(blocks, func(a, b block) int { return a.compare(b.place) })
	for _, b := range blocks {
		b.add()
	}
}

func isChoice(q *procedure.Question) bool {
	return q.Type == procedure.YesNo || q.Type == procedure.Choice
}

func newSlot(q *procedure.Question) slot {
	s := slot{options: make([]int, len(q.Options)), notKnown: -1}
	for i := range s.options {
		s.options[i] = i
	}
	switch {
	case q.RefusesNotKnown:
	case isChoice(q):
		s.notKnown = 1 + len(q.Options)
	default:
		s.notKnown = givenNotKnown
	}
	return s
}

// subjectsOf is of how many subjects a question is asked; the case is one.
func subjectsOf(k *procedure.Kind, most []int) int {
	if k == nil {
		return 1
	}
	return most[k.Index]
}

func (v *variables) add(x variable) int32 {
	v.all = append(v.all, x)
	return int32(len(v.all) - 1)
}

func (v *variables) addList(k *procedure.Kind, least, most int) int32 {
	return v.add(variable{about: aList, kind: k, least: least, most: most, size: 1 + (most - least + 1) + (most + 1)})
}

// addQuestion gives a question about a subject its variables, the level of the
// first, or -1 where it needs none. notKnown tells whether not known is among
// the replies.
func (v *variables) addQuestion(q *procedure.Question, subject, options int, notKnown bool) int32 {
	x := variable{question: q, subject: subject}
	switch q.Type {
	case procedure.YesNo, procedure.Choice:
		x.about, x.size = anAnswer, 1+options
	case procedure.Many:
		x.about, x.size = aGiven, 1+givenComplete
	default:
		if len(q.NotKnownAlerts) == 0 {
			return -1
		}
		x.about, x.size = anEntry, 1+givenComplete
	}
	if notKnown {
		x.size++
	}
	level := v.add(x)
	for i := 0; q.Type == procedure.Many && i < options; i++ {
		v.add(variable{about: aTick, question: q, subject: subject, option: i, size: 2})
	}
	return level
}

func (v *variables) sizes() []int {
	list := make([]int, len(v.all))
	for i := range v.all {
		list[i] = v.all[i].size
	}
	return list
}
