package scenario

import (
	"slices"

	"safeguard/internal/answers"
	"safeguard/internal/decide"
)

// A Skeleton is a scenario that would reach what none does yet: its answers and
// expectations are complete, its words are to be written.
type Skeleton struct {
	ID      string
	Answers *answers.Answers
	Reaches []Gap // what it reaches that nothing before it does
}

// The work that is put into one thing to be reached: when it is looked for on
// its own, and when it is to go along with others.
const (
	stepsAlone = 20_000
	stepsAlong = 500
	seedsTried = 12 // at each turn, before the best is taken

	mostSubjects = 3 // of each kind, where no more have to be
)

// Suggest looks for the fewest scenarios that would close the gaps of a
// coverage: it takes, turn by turn, the case that closes most of those left, and
// does so in several ways of which the one with the fewest cases is given; fewer
// still may do. Beside them it gives the gaps that it found no answers for, which
// does not mean that there are none. taken tells which ids are in use.
func (c *Coverage) Suggest(taken func(id string) bool) (skeletons []Skeleton, unreached []Gap) {
	found, given := c.fewest()
	number := 0
	for _, f := range found {
		number = free(taken, number)
		skeletons = append(skeletons, Skeleton{ID: skeletonID(number), Answers: f.answers, Reaches: c.ledger.gaps(f.gains)})
	}
	return skeletons, c.ledger.gaps(given)
}

// largest is how many things there may be to reach for more than one way to be
// tried: for a person who waits the work on a large procedure is long enough.
const largest = 1500

// fewest searches in several ways: from the first gap on, from the last, and as
// if nothing were reached yet.
func (c *Coverage) fewest() (fewest []candidate, given []int) {
	ways := []search{{ledger: c.ledger, hit: slices.Clone(c.hit)}}
	if len(c.hit) <= largest {
		ways = append(ways,
			search{ledger: c.ledger, hit: slices.Clone(c.hit), backwards: true},
			search{ledger: c.ledger, hit: make([]bool, len(c.hit))})
	}
	for i := range ways {
		found, left := ways[i].run(c.hit)
		if i == 0 || len(left) < len(given) || len(left) == len(given) && len(found) < len(fewest) {
			fewest, given = found, left
		}
	}
	return fewest, given
}

// A search is the work on one coverage.
type search struct {
	*ledger
	backwards bool // beginning with the last gap
	hit       []bool
	left      []int // the items still to be reached, in the order of the ledger
	given     []int // those given up
}

// run gives cases that reach what was not reached before, and what it found no
// case for.
func (w *search) run(before []bool) ([]candidate, []int) {
	for at := range w.items {
		if !w.hit[at] {
			w.left = append(w.left, at)
		}
	}
	var found []candidate
	for len(w.left) > 0 {
		if best, ok := w.best(); ok {
			found = append(found, best)
			w.take(best)
		}
	}
	found = w.needed(found, before)
	return found, slices.DeleteFunc(w.given, func(at int) bool {
		return before[at] || slices.ContainsFunc(found, func(c candidate) bool { return c.hit[at] })
	})
}

// A candidate is a case with all that it reaches.
type candidate struct {
	answers *answers.Answers
	hit     []bool
	gains   []int
}

// best gives the case that reaches most of what is left; false where there is
// none, and what cannot be reached has been given up.
func (w *search) best() (candidate, bool) {
	var (
		best  candidate
		tried int
	)
	seeds := slices.Clone(w.left)
	if w.backwards {
		slices.Reverse(seeds)
	}
	for _, seed := range seeds {
		if tried == seedsTried {
			break
		}
		found := false
		for subjects := 1; subjects <= mostSubjects; subjects++ {
			c, ok := w.grow(seed, subjects)
			found = found || ok
			if ok && len(c.gains) > len(best.gains) {
				best = c
			}
		}
		if found {
			tried++
		} else {
			w.giveUp(seed)
		}
	}
	return best, len(best.gains) > 0
}

// grow makes a case, of so many subjects of each kind at the most, that reaches
// one item and as many of the others as go with it.
func (w *search) grow(seed, subjects int) (candidate, bool) {
	s := newSolver(w.p, subjects, stepsAlone)
	if !s.try(w.items[seed].reach(s)) {
		return candidate{}, false
	}
	for _, other := range w.inOrder() {
		if other != seed {
			s.steps = stepsAlong
			s.try(w.items[other].reach(s))
		}
	}
	c := candidate{hit: make([]bool, len(w.items))}
	c.answers = (&filler{search: w, solver: s, reached: slices.Clone(w.hit)}).fill()
	w.mark(decide.Decide(c.answers), c.hit)
	for _, at := range w.left {
		if c.hit[at] {
			c.gains = append(c.gains, at)
		}
	}
	return c, c.hit[seed]
}

// inOrder gives what is left, the single replies last: there are many, and most
// find room wherever there is some.
func (w *search) inOrder() []int {
	first := make([]int, 0, len(w.left))
	for _, at := range w.left {
		if w.items[at].Of != ofOptions {
			first = append(first, at)
		}
	}
	for _, at := range w.left {
		if w.items[at].Of == ofOptions {
			first = append(first, at)
		}
	}
	return first
}

func (w *search) take(c candidate) {
	for _, at := range c.gains {
		w.hit[at] = true
	}
	w.left = slices.DeleteFunc(w.left, func(at int) bool { return w.hit[at] })
}

func (w *search) giveUp(at int) {
	w.given = append(w.given, at)
	w.left = slices.DeleteFunc(w.left, func(other int) bool { return other == at })
}

// needed leaves out each case whose part the others do as well, and tells of
// each that stays what it adds to those before it.
func (w *search) needed(found []candidate, before []bool) []candidate {
	for i := len(found) - 1; i >= 0; i-- {
		rest := slices.Delete(slices.Clone(found), i, i+1)
		if len(added(found[i].hit, before, rest)) == 0 {
			found = rest
		}
	}
	for i := range found {
		found[i].gains = added(found[i].hit, before, found[:i])
	}
	return found
}

// added gives what is reached and was not before, nor by other cases.
func added(hit, before []bool, others []candidate) []int {
	var list []int
	for at := range hit {
		if hit[at] && !before[at] && !slices.ContainsFunc(others, func(c candidate) bool { return c.hit[at] }) {
			list = append(list, at)
		}
	}
	return list
}

func (l *ledger) gaps(items []int) []Gap {
	var gaps []Gap
	for _, at := range items {
		gaps = append(gaps, l.items[at].Gap)
	}
	return gaps
}
